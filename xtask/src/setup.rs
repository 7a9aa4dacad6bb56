//! Brings what the commands need onto a machine that has rustup's cargo, git and apt; what is there is left alone.
//!
//! Versions are exact: other versions of these tools build pages that do not start.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::Context;
use serde_json::Value;

use crate::process::{self, command, output_of, root};

/// Trunk, which turns the crate into a page. Later versions need a later Rust.
const TRUNK: &str = "0.21.14";
/// Binaryen, whose `wasm-opt` makes the WebAssembly smaller. Debian's is too old: its pages die at start.
const BINARYEN: &str = "132";
/// Terser, which makes the JavaScript beside it smaller.
const TERSER: &str = "5.44.1";
/// The target of the app.
const WASM: &str = "wasm32-unknown-unknown";
/// The longest a tool may take to build.
const INSTALL_LIMIT: Duration = Duration::from_secs(60 * 60);

/// Where tools are built that are not on the path in the right version.
pub fn tools_dir() -> PathBuf {
    root().join("target/tools")
}

/// What building the site needs.
pub fn for_build() -> anyhow::Result<()> {
    wasm_target()?;
    standard_library()?;
    trunk()?;
    wasm_bindgen()?;
    node()?;
    npm_tools()?;
    fonts()
}

/// What all the tests need: what the build needs, a browser, and programs that read our files.
pub fn for_test() -> anyhow::Result<()> {
    rust_components()?;
    for_build()?;
    browser()?;
    readers()
}

/// What measuring needs: what the build needs, and a browser.
pub fn for_bench() -> anyhow::Result<()> {
    for_build()?;
    browser()
}

fn wasm_target() -> anyhow::Result<()> {
    let sysroot = output_of(command("rustc").args(["--print", "sysroot"])).context("rustc does not run")?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    announce(&format!("the Rust target {WASM}"), "a few seconds");
    process::run(command("rustup").args(["target", "add", WASM]), INSTALL_LIMIT)
}

/// The source of the standard library, which is built for size together with the app.
fn standard_library() -> anyhow::Result<()> {
    let sysroot = output_of(command("rustc").args(["--print", "sysroot"])).context("rustc does not run")?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust/library/std").is_dir() {
        return Ok(());
    }
    announce("the source of Rust's standard library", "a few seconds");
    process::run(command("rustup").args(["component", "add", "rust-src"]), INSTALL_LIMIT)
}

/// The format and lint tools; the minimal profile of rustup leaves them out.
fn rust_components() -> anyhow::Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if output_of(command(program).arg("--version")).is_none() {
            announce(&format!("the Rust component {component}"), "a few seconds");
            process::run(command("rustup").args(["component", "add", component]), INSTALL_LIMIT)?;
        }
    }
    Ok(())
}

fn trunk() -> anyhow::Result<()> {
    if says_version("trunk", TRUNK) {
        return Ok(());
    }
    announce(&format!("trunk {TRUNK}"), "about seven minutes on two cores");
    cargo_install(&[&format!("trunk@{TRUNK}"), "--no-default-features", "--locked"])
}

/// The version must be exactly that of the crate in Cargo.lock.
fn wasm_bindgen() -> anyhow::Result<()> {
    let version = locked_version("wasm-bindgen")?;
    if says_version("wasm-bindgen", &version) {
        return Ok(());
    }
    announce(&format!("wasm-bindgen-cli {version}"), "about two minutes on two cores");
    // Its own lock file names a crate version that is no longer to be had, so not `--locked`.
    cargo_install(&[&format!("wasm-bindgen-cli@{version}")])
}

fn cargo_install(arguments: &[&str]) -> anyhow::Result<()> {
    let mut install = process::cargo();
    install.arg("install").args(arguments).arg("--root").arg(tools_dir());
    // A target folder of its own: flags and settings of this project do not concern the tools.
    install.env("CARGO_TARGET_DIR", tools_dir().join("build")).env_remove("RUSTFLAGS");
    process::run(&mut install, INSTALL_LIMIT)?;
    // Only the programs are needed any more.
    Ok(std::fs::remove_dir_all(tools_dir().join("build")).or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })?)
}

fn node() -> anyhow::Result<()> {
    let missing = |program: &str| output_of(command(program).arg("--version")).is_none();
    match (missing("node"), missing("npm")) {
        (false, false) => Ok(()),
        (true, true) => apt_install(&["nodejs", "npm"]),
        (true, false) => apt_install(&["nodejs"]),
        (false, true) => apt_install(&["npm"]),
    }
}

/// What tools/package.json names.
fn npm_tools() -> anyhow::Result<()> {
    let tools = [("wasm-opt", BINARYEN), ("terser", TERSER)];
    let has_tools = tools.iter().all(|(program, version)| says_version(program, version));
    if has_tools && has_packages(&root().join("tools"))? {
        return Ok(());
    }
    announce(
        &format!("wasm-opt {BINARYEN}, terser {TERSER} and what the page's scripts use"),
        "a few seconds",
    );
    let mut npm = command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(root().join("tools"));
    process::run(&mut npm, INSTALL_LIMIT)?;
    for (program, version) in tools {
        anyhow::ensure!(says_version(program, version), "{program} {version} was installed and does not run");
    }
    Ok(())
}

/// What tests/readers/package.json names.
fn readers() -> anyhow::Result<()> {
    // The HTML checker is written in Java.
    if output_of(command("java").arg("--version")).is_none() {
        apt_install(&["default-jre-headless"])?;
    }
    let folder = root().join("tests/readers");
    if has_packages(&folder)? {
        return Ok(());
    }
    announce("the programs that read our files in tests", "a few seconds");
    let mut npm = command("npm");
    // Without scripts: one package would fetch a Java of its own.
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder);
    process::run(&mut npm, INSTALL_LIMIT)
}

/// Whether every package that a folder's package.json names is installed there in that version.
fn has_packages(folder: &Path) -> anyhow::Result<bool> {
    let read = |path: PathBuf| -> anyhow::Result<Value> {
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(serde_json::from_str(&text)?)
    };
    let wanted = read(folder.join("package.json"))?;
    let wanted = wanted["dependencies"].as_object().cloned().unwrap_or_default();
    Ok(wanted.iter().all(|(name, version)| {
        let installed = read(folder.join("node_modules").join(name).join("package.json"));
        installed.is_ok_and(|package| package["version"] == *version)
    }))
}

fn browser() -> anyhow::Result<()> {
    let mut packages = Vec::new();
    for (program, package) in [("chromium", "chromium"), ("chromedriver", "chromium-driver")] {
        if output_of(command(program).arg("--version")).is_none() {
            packages.push(package);
        }
    }
    if packages.is_empty() { Ok(()) } else { apt_install(&packages) }
}

/// Letters of both scripts, for cards and for the browser.
fn fonts() -> anyhow::Result<()> {
    let fonts = output_of(command("dpkg-query").args(["-W", "-f", "${Status}", "fonts-noto-cjk"]));
    if fonts.is_some_and(|status| status.contains("ok installed")) {
        Ok(())
    } else {
        apt_install(&["fonts-noto-cjk"])
    }
}

/// Installs Debian packages; the lists are fetched only when the packages are not in those at hand.
fn apt_install(packages: &[&str]) -> anyhow::Result<()> {
    announce(&packages.join(", "), "a minute or so, with apt");
    if apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat()).is_ok() {
        return Ok(());
    }
    println!("Fetching apt's lists and trying again");
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat()).with_context(|| {
        format!("apt could not install {}; install by hand and try again", packages.join(", "))
    })
}

fn apt(arguments: &[&str]) -> anyhow::Result<()> {
    let is_root = rustix::process::geteuid().is_root();
    let mut apt = if is_root { command("apt-get") } else { command("sudo") };
    if !is_root {
        // sudo may ask for a password, so it stays in the foreground; it clears the environment by itself.
        apt.arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get").stdin(Stdio::inherit());
    }
    let status =
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments).status().context("cannot start apt")?;
    anyhow::ensure!(status.success(), "apt-get {} ended with {status}", arguments.join(" "));
    Ok(())
}

fn announce(what: &str, time: &str) {
    println!("Setting up {what} ({time}, only once)");
}

/// Whether the program is there and names this version, as in `trunk 0.21.14` or `wasm-opt version 132 (…)`.
fn says_version(program: &str, version: &str) -> bool {
    let said = output_of(Command::arg(&mut command(program), "--version")).unwrap_or_default();
    said.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

/// The version of a crate in Cargo.lock.
fn locked_version(name: &str) -> anyhow::Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    version_in(&lock, name).with_context(|| format!("Cargo.lock does not name {name}"))
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n[[package]]\nname = \"web-sys\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
        assert_eq!(version_in(lock, "web-sys"), None);
    }
}
