//! Builds the whole site, app and pages, and serves it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::process::{self, cargo, command, root};
use crate::{app, features, setup};

/// The longest a step of the build may take.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// Which pages get a card, as `vigil build --cards` takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Cards {
    /// None.
    None,
    /// The front page, years, cases, people, those in prison and numbers.
    Cases,
    /// Those, and every event.
    All,
}

impl AsRef<OsStr> for Cards {
    fn as_ref(&self) -> &OsStr {
        OsStr::new(match self {
            Cards::None => "none",
            Cards::Cases => "cases",
            Cards::All => "all",
        })
    }
}

/// Builds the site from the data in `data` into `out`, with an app compiled with `flags`.
pub fn build(data: &Path, out: &Path, cards: Cards, flags: app::Flags) -> anyhow::Result<()> {
    setup::for_build()?;
    let start = Instant::now();
    build_programs(flags)?;
    heading("The pages");
    let name = out.file_name().unwrap_or(OsStr::new("dist"));
    let kept = root().join("target/cards").join(name);
    let options = ["--cards".as_ref(), cards.as_ref(), "--card-cache".as_ref(), kept.as_os_str()];
    build_pages(data, out, flags, &options)?;
    let cache = root().join("target/compressed").join(name);
    process::run(vigil_command().arg("compress").arg(out).arg("--cache").arg(cache), LIMIT)?;
    println!("Built {} in {:.0} s", out.display(), start.elapsed().as_secs_f32());
    Ok(())
}

/// Builds a site of made-up events into `out`, for the tests: without the pages of single events, of which there would
/// be twice as many as events, and without compressed forms, which take the longest.
pub fn build_large(count: u32, out: &Path) -> anyhow::Result<()> {
    let data = root().join("target/large-data");
    process::run(vigil_command().args(["synth", &count.to_string(), "--out"]).arg(&data), LIMIT)?;
    build_pages(&data, out, app::Flags::Small, &["--lists-only".as_ref()])
}

fn build_pages(data: &Path, out: &Path, flags: app::Flags, options: &[&OsStr]) -> anyhow::Result<()> {
    let mut pages = vigil_command();
    pages.arg("build").arg("--data").arg(data).arg("--app").arg(flags.dir());
    pages.arg("--locales").arg(root().join("locales")).arg("--out").arg(out).args(options);
    process::run(&mut pages, LIMIT)
}

/// Builds the app and the generator.
pub fn build_programs(flags: app::Flags) -> anyhow::Result<()> {
    features::check()?;
    // The two builds share nothing but the processor, and the last step of the app's uses one core only.
    let (generator, app) = std::thread::scope(|scope| {
        let generator = scope.spawn(build_generator);
        heading("The app");
        let app = app::build(flags);
        (generator.join(), app)
    });
    app?;
    generator.unwrap_or_else(|_| Err(anyhow::anyhow!("the build of the generator panicked")))
}

/// Serves a built site until it is ended.
pub fn serve(out: &Path, port: u16) -> anyhow::Result<()> {
    let mut serve = vigil_command();
    serve.arg("serve").arg(out).arg("--port").arg(port.to_string());
    process::run(&mut serve, Duration::MAX)
}

/// Builds the generator and runs one of its commands.
pub fn vigil(arguments: &[&OsStr]) -> anyhow::Result<()> {
    build_generator()?;
    process::run(vigil_command().args(arguments), LIMIT)
}

fn build_generator() -> anyhow::Result<()> {
    process::run(
        cargo().args(["build", "--release", "--locked", "-p", "vigil-site", "--bin", "vigil"]),
        LIMIT,
    )
}

/// A command of the generator, which must be built.
pub fn vigil_command() -> Command {
    command(generator_path())
}

/// Where the generator is.
pub fn generator_path() -> PathBuf {
    process::target_dir().join("release/vigil")
}

fn heading(text: &str) {
    println!("\n== {text}");
}
