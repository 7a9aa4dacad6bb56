//! `vigil compress`: compressed forms next to the files of a site.

use crate::output::compress::{Level, Signed, compress, list_forms};
use crate::output::{claim_site, refuse_inside};
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `vigil compress`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder that holds the site, as `vigil build` has written it.
    dir: PathBuf,
    /// How hard to try.
    #[arg(long, value_enum, default_value = "balanced")]
    level: Level,
    /// Where compressed forms are kept between runs, so that what did not change costs nothing.
    #[arg(long)]
    cache: Option<PathBuf>,
}

/// Compresses the folder, lists the compressed forms in `SHA256SUMS`, and prints the counts.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    // Held to the end: a build that puts another site there meanwhile would get the compressed forms of this one.
    let (dir, _lock) = claim_site(&args.dir)?;
    if let Some(cache) = &args.cache {
        refuse_inside(cache, &dir)?;
    }
    let summary = compress(&dir, args.level, args.cache.as_deref())?;
    if list_forms(&dir)? == Signed::Outdated {
        eprintln!("warning: SHA256SUMS has other compressed forms than when it was signed; sign it again");
    }
    println!(
        "Compressed {} files ({} from the cache): {} kB, as Brotli {} kB, as gzip {} kB",
        summary.files,
        summary.cached,
        summary.plain_bytes / 1000,
        summary.brotli_bytes / 1000,
        summary.gzip_bytes / 1000,
    );
    Ok(ExitCode::SUCCESS)
}
