//! `vigil verify`: whether a copy of a site, in a folder or on the web, has all its files unchanged, and no others.

use crate::output::verify::{Difference, Found, Summary, verify, verify_mirror};
use crate::source::read::shown;
use anyhow::anyhow;
use minisign_verify::PublicKey;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `vigil verify`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder that holds the copy, with the `SHA256SUMS` of the site; or the address of a mirror, with `https://`.
    #[arg(value_name = "DIR|URL")]
    site: PathBuf,
    /// The publisher's minisign key, or a file that holds it: the list must be signed with it, in `SHA256SUMS.minisig`.
    #[arg(long, value_name = "KEY|FILE")]
    key: Option<String>,
}

/// A key as minisign prints it, or the file that it writes.
fn key(given: &str) -> anyhow::Result<PublicKey> {
    PublicKey::from_base64(given).or_else(|_| PublicKey::from_file(given)).map_err(|_| {
        anyhow!(
            "`{}` is neither a key of minisign, 56 characters, nor a file that holds one",
            given.escape_debug()
        )
    })
}

/// The address of a mirror; `None` for a folder.
fn address(site: &Path) -> Option<&str> {
    site.to_str().filter(|site| site.starts_with("https://") || site.starts_with("http://"))
}

/// Prints each difference, a line each, and counts them. Fails if there is any.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    let mut differences = 0;
    let key = args.key.as_deref().map(key).transpose()?;
    let found: Found<'_> = &mut |path, difference| {
        differences += 1;
        Ok(writeln!(out, "{}", line(path, &difference))?)
    };
    let address = address(&args.site);
    let Summary { files, forms, list } = match address {
        Some(address) => verify_mirror(address, key.as_ref(), found)?,
        None => verify(&args.site, key.as_ref(), found)?,
    };
    out.flush()?;
    if differences > 0 {
        let noun = if differences == 1 { "difference" } else { "differences" };
        eprintln!("{differences} {noun} from the {files} files of SHA256SUMS");
        return Ok(ExitCode::FAILURE);
    }
    writeln!(
        out,
        "All {files} files are as SHA256SUMS lists them, and {forms} compressed forms are theirs."
    )?;
    if address.is_some() {
        writeln!(
            out,
            "A server cannot be asked for files that are not on the list, and may answer others differently."
        )?;
    }
    match key {
        Some(_) => writeln!(out, "The list is signed with the key given.")?,
        None => writeln!(
            out,
            "That is the list of this copy. Compare its SHA-256 with the one that the publisher gives:\n{list}"
        )?,
    }
    Ok(ExitCode::SUCCESS)
}

fn line(path: &Path, difference: &Difference) -> String {
    let path = shown(path);
    match difference {
        Difference::Missing => format!("missing: {path}"),
        Difference::Changed => format!("changed: {path}"),
        Difference::Added => format!("added: {path}"),
        Difference::OtherForm => format!("does not decompress to the listed file: {path}"),
        Difference::Outside => format!("leads out of the folder, not read: {path}"),
        Difference::NoFile => format!("a folder, pipe or device instead of a file: {path}"),
        Difference::Unreadable(reason) => format!("cannot be read: {path}: {}", shown(Path::new(reason))),
    }
}
