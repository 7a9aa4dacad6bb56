//! Builds the whole site, app and pages, and serves it.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::{app, machine, setup};
use vigil_process::{self as process, cargo, command, root};

/// The longest a step of the build may take.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// How the generator is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// As for tests: with optimized dependencies, which tests and sites share, so that a first build compiles them once.
    Dev,
    /// For measuring it, and for others: without a path of this machine.
    Release,
}

impl Profile {
    /// The arguments of cargo. The selection decides the features of the dependencies: all packages and one test, the smallest,
    /// give those of `cargo test --workspace`; the generator alone would compile nearly all dependencies a second time.
    fn build_arguments(self) -> &'static [&'static str] {
        match self {
            Profile::Dev => &["build", "--locked", "--workspace", "--bin", "vigil", "--test", "messages"],
            Profile::Release => &["build", "--locked", "--release", "-p", "vigil-site", "--bin", "vigil"],
        }
    }

    fn folder(self) -> &'static str {
        if self == Profile::Dev { "debug" } else { "release" }
    }
}

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
        OsStr::new(["none", "cases", "all"][*self as usize])
    }
}

/// Builds the site from the data in `data` into `out`, for an address if one is given, with an app compiled with `flags`.
pub fn build(
    data: &Path,
    out: &Path,
    cards: Cards,
    base_url: Option<&str>,
    flags: app::Flags,
) -> anyhow::Result<()> {
    setup::ensure(setup::Purpose::Build)?;
    let start = Instant::now();
    build_programs(flags, Profile::Dev)?;
    heading("The pages");
    let name = out.file_name().unwrap_or(OsStr::new("dist"));
    let kept = root().join("target/cards").join(name);
    let mut options = vec!["--cards".as_ref(), cards.as_ref(), "--card-cache".as_ref(), kept.as_os_str()];
    options.push("--single-file".as_ref());
    options.extend(base_url.into_iter().flat_map(|address| ["--base-url".as_ref(), OsStr::new(address)]));
    build_pages(data, out, flags, &options)?;
    let cache = root().join("target/compressed").join(name);
    process::run(vigil_command(Profile::Dev).arg("compress").arg(out).arg("--cache").arg(cache), LIMIT)?;
    println!("Built {} in {:.0} s", out.display(), start.elapsed().as_secs_f32());
    Ok(())
}

/// Builds a site of made-up events into `out`, for the tests: without the pages of single events, of which there would
/// be twice as many as events, and without compressed forms, which take the longest.
pub fn build_large(count: u32, out: &Path) -> anyhow::Result<()> {
    let data = root().join("target/large-data");
    process::run(vigil_command(Profile::Dev).args(["synth", &count.to_string(), "--out"]).arg(&data), LIMIT)?;
    build_pages(&data, out, app::Flags::Small, &["--lists-only".as_ref()])
}

/// Writes the pages with an app that is built.
fn build_pages(data: &Path, out: &Path, flags: app::Flags, options: &[&OsStr]) -> anyhow::Result<()> {
    process::run(pages_command(data, out, flags).args(options), LIMIT)
}

/// The command that writes the pages.
pub fn pages_command(data: &Path, out: &Path, flags: app::Flags) -> Command {
    let mut pages = vigil_command(Profile::Dev);
    pages.arg("build").arg("--data").arg(data).arg("--app").arg(flags.dir());
    pages.arg("--locales").arg(root().join("locales")).arg("--out").arg(out);
    pages
}

/// Builds the app and the generator at the same time: they share only the processor, and the last step of the app uses one core.
pub fn build_programs(flags: app::Flags, profile: Profile) -> anyhow::Result<()> {
    heading("The app and the generator");
    process::both(|| app::build(flags), || build_generator(profile))
}

/// Builds the generator and runs one of its commands.
pub fn vigil(arguments: &[&OsStr]) -> anyhow::Result<()> {
    build_generator(Profile::Dev)?;
    process::run(vigil_command(Profile::Dev).args(arguments), LIMIT)
}

/// Serves a development build and watches; `arguments` are those of the development server.
pub fn serve(arguments: &[OsString]) -> anyhow::Result<()> {
    run_package("vigil-dev-server", arguments)
}

/// Builds everything for measuring and runs the bench; `arguments` are its own, and its help needs no build.
pub fn bench(arguments: &[OsString]) -> anyhow::Result<()> {
    if !arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        setup::ensure(setup::Purpose::Bench)?;
        build_programs(app::Flags::Small, Profile::Release)?;
    }
    run_package("vigil-bench", arguments)
}

/// Runs a program of the workspace, which limits the time of its commands itself.
fn run_package(name: &str, arguments: &[OsString]) -> anyhow::Result<()> {
    let mut run = cargo();
    run.args(["run", "--quiet", "--locked", "--package", name, "--"]).args(arguments);
    run.env("VIGIL_PROGRAM", generator_path(Profile::Release)).env("VIGIL_APP", app::Flags::Small.dir());
    process::run(&mut run, Duration::MAX)
}

/// Builds the generator. One for others holds no path of this machine; one for development would have to be compiled again
/// with its dependencies, because tests are compiled without these flags.
pub fn build_generator(profile: Profile) -> anyhow::Result<()> {
    let mut cargo = cargo();
    cargo.args(profile.build_arguments());
    if profile == Profile::Dev {
        return process::run(&mut cargo, LIMIT);
    }
    machine::set_flags(&mut cargo)?;
    process::run(&mut cargo, LIMIT)?;
    machine::refuse_paths(&generator_path(profile))
}

/// A command of the built generator.
pub fn vigil_command(profile: Profile) -> Command {
    command(generator_path(profile))
}

/// The path of the generator.
pub fn generator_path(profile: Profile) -> PathBuf {
    process::target_dir().join(profile.folder()).join("vigil")
}

fn heading(text: &str) {
    println!("\n== {text}");
}
