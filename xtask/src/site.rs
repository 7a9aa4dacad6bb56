//! Builds the whole site, app and pages, and serves it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::process::{self, cargo, command, root};
use crate::{app, features, setup};

/// The longest a step of the build may take.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// Builds the site from the data in `data` into `out`.
pub fn build(data: &Path, out: &Path) -> anyhow::Result<()> {
    setup::for_build()?;
    features::check()?;
    let start = Instant::now();
    // The two builds share nothing but the processor, and the last step of the app's uses one core only.
    let (generator, app) = std::thread::scope(|scope| {
        let generator = scope.spawn(build_generator);
        heading("The app");
        let app = app::build();
        (generator.join(), app)
    });
    app?;
    generator.unwrap_or_else(|_| Err(anyhow::anyhow!("the build of the generator panicked")))?;
    heading("The pages");
    let mut pages = vigil_command();
    pages.arg("build").arg("--data").arg(data).arg("--app").arg(app::dir());
    pages.arg("--locales").arg(root().join("locales")).arg("--out").arg(out);
    process::run(&mut pages, LIMIT)?;
    let name = out.file_name().unwrap_or(OsStr::new("dist"));
    let cache = root().join("target/compressed").join(name);
    process::run(vigil_command().arg("compress").arg(out).arg("--cache").arg(cache), LIMIT)?;
    println!("Built {} in {:.0} s", out.display(), start.elapsed().as_secs_f32());
    Ok(())
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

fn vigil_command() -> Command {
    command(generator_path())
}

fn generator_path() -> PathBuf {
    process::target_dir().join("release/vigil")
}

fn heading(text: &str) {
    println!("\n== {text}");
}
