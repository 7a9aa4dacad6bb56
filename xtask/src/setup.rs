//! Installs what the commands need on a machine that has rustup's cargo, git and apt, and leaves alone what is there.
//!
//! `missing` decides what to install and `install` does it: apt and npm run while cargo compiles.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use serde::Deserialize;

use vigil_process::{self as process, command, output_of, root, tools_dir};

/// The exact versions of tools.
const VERSIONS: &str = "tools/versions.toml";
/// The target of the app.
const WASM: &str = "wasm32-unknown-unknown";
/// The longest a tool may take to build.
const INSTALL_LIMIT: Duration = Duration::from_secs(60 * 60);
/// How long apt waits for another apt, such as the unattended upgrades of a fresh machine.
const LOCK_SECONDS: u64 = 600;
/// Programs with their Debian packages, and who needs them. The HTML checker of the tests is written in Java.
const DEBIAN: &[(&str, &str, &[Purpose])] = &[
    ("node", "nodejs", ALL),
    ("npm", "npm", ALL),
    ("chromium", "chromium", &[Purpose::Bench, Purpose::Test, Purpose::AllBrowsers]),
    ("chromedriver", "chromium-driver", TESTS),
    ("java", "default-jre-headless", TESTS),
    ("pdftoppm", "poppler-utils", TESTS),
    ("firefox-esr", "firefox-esr", &[Purpose::AllBrowsers]),
];
/// Debian packages without a program that tells its version: the font of both scripts, for cards and for the browser, and
/// WebKitGTK with the screen that it needs.
const QUIET_DEBIAN: &[(&str, &[Purpose])] = &[
    ("fonts-noto-cjk", ALL),
    ("webkit2gtk-driver", &[Purpose::AllBrowsers]),
    ("xvfb", &[Purpose::AllBrowsers]),
];
/// Folders with a package.json, and who needs their packages.
const NPM_FOLDERS: &[(&str, &[Purpose])] =
    &[("tools", ALL), ("tests/readers", TESTS), ("bench", &[Purpose::Bench])];
/// How tools are compiled: quickly, since they run for seconds. The release profile of Trunk links on one core for minutes, and
/// the same settings for all let them share their dependencies.
const TOOL_PROFILE: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_PANIC", "unwind"),
];

/// A use of the machine. Measuring and testing include building the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Building the site.
    Build,
    /// Measuring it in a browser.
    Bench,
    /// All the tests.
    Test,
    /// All the tests, those of the browser in each engine.
    AllBrowsers,
}

const ALL: &[Purpose] = &[Purpose::Build, Purpose::Bench, Purpose::Test, Purpose::AllBrowsers];
const TESTS: &[Purpose] = &[Purpose::Test, Purpose::AllBrowsers];

/// The versions in `tools/versions.toml`.
#[derive(Deserialize)]
struct Versions {
    cargo: BTreeMap<String, String>,
    cargo_of_tests: BTreeMap<String, String>,
    cargo_of_browsers: BTreeMap<String, String>,
    npm: BTreeMap<String, String>,
}

/// The parts to install, by installer.
#[derive(Debug, Default, PartialEq)]
struct Missing {
    /// Arguments of rustup.
    rustup: Vec<[&'static str; 3]>,
    /// Debian packages.
    debian: Vec<&'static str>,
    /// Folders of npm packages.
    npm: Vec<&'static str>,
    /// Arguments of `cargo install`, the quickest tool first.
    cargo: Vec<Vec<String>>,
}

/// The questions about the machine, which tests answer in its place.
trait Machine {
    /// The output of `program --version`; `None` if the program is absent or fails.
    fn version_of(&self, program: &str) -> Option<String>;
    /// Whether rustc's installation contains a path.
    fn has_rust_part(&self, path: &str) -> bool;
    /// Whether a Debian package is installed.
    fn has_debian_package(&self, name: &str) -> bool;
    /// Whether a folder has the packages of its package.json in their versions.
    fn has_npm_packages(&self, folder: &str) -> bool;
}

/// The machine that xtask runs on.
struct ThisMachine {
    sysroot: PathBuf,
}

/// Installs what a purpose needs and the machine lacks; quick if that is nothing.
pub fn ensure(purpose: Purpose) -> anyhow::Result<()> {
    let sysroot = output_of(command("rustc").args(["--print", "sysroot"])).context("rustc does not run")?;
    let machine = ThisMachine { sysroot: sysroot.trim().into() };
    let versions: Versions = process::read_toml(VERSIONS)?;
    install(&missing(purpose, &versions, &locked_version("wasm-bindgen")?, &machine))?;
    for (program, package) in [("wasm-opt", "binaryen"), ("terser", "terser")] {
        let version = versions.npm.get(package).with_context(|| format!("no version of {package}"))?;
        let says = machine.version_of(program).is_some_and(|said| names_version(&said, version));
        anyhow::ensure!(says, "{program} {version} is installed in tools/node_modules and does not run");
    }
    Ok(())
}

fn missing(purpose: Purpose, versions: &Versions, wasm_bindgen: &str, machine: &impl Machine) -> Missing {
    let mut missing = Missing::default();
    let mut add_rust = |is_there: bool, arguments| {
        if !is_there {
            missing.rustup.push(arguments);
        }
    };
    add_rust(machine.has_rust_part(&format!("lib/rustlib/{WASM}")), ["target", "add", WASM]);
    // The standard library is compiled for size together with the app.
    let source = "lib/rustlib/src/rust/library/std";
    add_rust(machine.has_rust_part(source), ["component", "add", "rust-src"]);
    if TESTS.contains(&purpose) {
        add_rust(machine.version_of("cargo-fmt").is_some(), ["component", "add", "rustfmt"]);
        add_rust(machine.version_of("cargo-clippy").is_some(), ["component", "add", "clippy"]);
    }
    for (program, package, purposes) in DEBIAN {
        if purposes.contains(&purpose) && machine.version_of(program).is_none() {
            missing.debian.push(package);
        }
    }
    for (package, purposes) in QUIET_DEBIAN {
        if purposes.contains(&purpose) && !machine.has_debian_package(package) {
            missing.debian.push(package);
        }
    }
    for (folder, purposes) in NPM_FOLDERS {
        if purposes.contains(&purpose) && !machine.has_npm_packages(folder) {
            missing.npm.push(folder);
        }
    }
    let is_there =
        |program, version| machine.version_of(program).is_some_and(|said| names_version(&said, version));
    if !is_there("wasm-bindgen", wasm_bindgen) {
        // Its own lock file names a crate version that was withdrawn, so not `--locked`.
        missing.cargo.push(vec![format!("wasm-bindgen-cli@{wasm_bindgen}")]);
    }
    let of_tests = versions.cargo_of_tests.iter().filter(|_| TESTS.contains(&purpose));
    let of_browsers = versions.cargo_of_browsers.iter().filter(|_| purpose == Purpose::AllBrowsers);
    for (name, version) in versions.cargo.iter().chain(of_tests).chain(of_browsers) {
        if !is_there(name, version) {
            let arguments = [&format!("{name}@{version}"), "--no-default-features", "--locked"];
            missing.cargo.push(arguments.map(str::to_owned).to_vec());
        }
    }
    missing
}

/// Installs everything. Downloads run beside the compiler; an error of one side is printed at once, and the other side
/// finishes, so that a second run has less to do.
fn install(missing: &Missing) -> anyhow::Result<()> {
    for arguments in &missing.rustup {
        announce(&format!("Rust's {}", arguments[2]), "a few seconds");
        process::run(command("rustup").args(arguments), INSTALL_LIMIT)?;
    }
    let is_root = rustix::process::geteuid().is_root();
    if !is_root && !missing.debian.is_empty() {
        // A password is typed before other output hides the question.
        let status = Command::new("sudo").arg("--validate").status().context("cannot start sudo")?;
        anyhow::ensure!(status.success(), "apt needs root or sudo to install {}", missing.debian.join(", "));
    }
    let download = || -> anyhow::Result<()> {
        if !missing.debian.is_empty() {
            apt_install(is_root, &missing.debian)?;
        }
        missing.npm.iter().try_for_each(|folder| npm_install(folder))
    };
    let download = || download().inspect_err(|error| eprintln!("error: {error:#}"));
    process::both(|| cargo_install(&missing.cargo), download)
}

fn cargo_install(tools: &[Vec<String>]) -> anyhow::Result<()> {
    for arguments in tools {
        announce(&arguments[0], "some minutes on two cores");
        process::run(&mut cargo_install_command(arguments), INSTALL_LIMIT)?;
    }
    // Kept until all tools are there, because they share dependencies.
    let build = tools_dir().join("build");
    if build.is_dir() {
        std::fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    }
    Ok(())
}

fn cargo_install_command(arguments: &[String]) -> Command {
    let mut install = process::cargo();
    install.arg("install").args(arguments).arg("--root").arg(tools_dir());
    // A target folder of its own, without the flags of this project.
    install.env("CARGO_TARGET_DIR", tools_dir().join("build")).env_remove("RUSTFLAGS");
    install.envs(TOOL_PROFILE.iter().copied());
    install
}

fn npm_install(folder: &str) -> anyhow::Result<()> {
    announce(&format!("the npm packages of {folder}"), "a few seconds");
    let mut npm = command("npm");
    // Without scripts: one package of the tests would fetch a Java of its own.
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(root().join(folder));
    process::run(&mut npm, INSTALL_LIMIT)
}

/// Installs Debian packages in one call; fetches apt's lists only if they lack a package.
fn apt_install(is_root: bool, packages: &[&str]) -> anyhow::Result<()> {
    announce(&packages.join(", "), "a minute or two, with apt");
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    if apt(is_root, &install).is_ok() {
        return Ok(());
    }
    println!("Fetching apt's lists and trying again");
    apt(is_root, &["update"])?;
    apt(is_root, &install).with_context(|| {
        format!("apt could not install {}; install by hand and try again", packages.join(", "))
    })
}

/// Fetches apt's lists.
pub fn update_lists() -> anyhow::Result<()> {
    apt(rustix::process::geteuid().is_root(), &["update"])
}

/// Runs apt-get. Its own waiting covers dpkg's lock but not those of the lists and the archive, so it is also repeated.
fn apt(is_root: bool, arguments: &[&str]) -> anyhow::Result<()> {
    let start = Instant::now();
    loop {
        let Output { status, stderr, .. } =
            apt_command(is_root, arguments).output().context("cannot start apt-get")?;
        let said = String::from_utf8_lossy(&stderr);
        if status.success() {
            return Ok(());
        }
        if !said.contains(" lock") || start.elapsed().as_secs() > LOCK_SECONDS {
            anyhow::bail!("apt-get {} ended with {status}:\n{}", arguments.join(" "), said.trim());
        }
        std::thread::sleep(Duration::from_secs(5));
    }
}

/// sudo clears the environment, so the variables are set by `env`.
fn apt_command(is_root: bool, arguments: &[&str]) -> Command {
    let mut apt = command(if is_root { "env" } else { "sudo" });
    if !is_root {
        apt.arg("env").stdin(Stdio::inherit());
    }
    apt.args(["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", "apt-get", "-o"]);
    apt.arg(format!("DPkg::Lock::Timeout={LOCK_SECONDS}")).args(arguments);
    apt
}

impl Machine for ThisMachine {
    fn version_of(&self, program: &str) -> Option<String> {
        output_of(command(program).arg("--version"))
    }

    fn has_rust_part(&self, path: &str) -> bool {
        self.sysroot.join(path).is_dir()
    }

    fn has_debian_package(&self, name: &str) -> bool {
        let status = output_of(command("dpkg-query").args(["-W", "-f", "${Status}", name]));
        status.is_some_and(|status| status.contains("ok installed"))
    }

    fn has_npm_packages(&self, folder: &str) -> bool {
        has_npm_packages(&root().join(folder))
    }
}

fn has_npm_packages(folder: &Path) -> bool {
    let wanted = package(&folder.join("package.json"));
    let is_installed = |(name, version): (&String, &serde_json::Value)| {
        let installed = package(&folder.join("node_modules").join(name).join("package.json"));
        installed["version"] == *version
    };
    wanted["dependencies"].as_object().is_some_and(|wanted| wanted.iter().all(is_installed))
}

/// A package.json; null if it is absent or broken.
fn package(path: &Path) -> serde_json::Value {
    std::fs::read(path).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

/// Says that something is set up, and how long that takes.
pub fn announce(what: &str, time: &str) {
    println!("Setting up {what} ({time}, only once)");
}

/// Whether the output of `--version` names this version, as in `trunk 0.21.14` or, for `132.0.0`, `wasm-opt version 132 (…)`.
fn names_version(said: &str, version: &str) -> bool {
    let short = version.trim_end_matches(".0");
    said.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .any(|word| word == version || word == short)
}

/// The version of a crate in Cargo.lock.
fn locked_version(name: &str) -> anyhow::Result<String> {
    let lock: toml::Table = process::read_toml("Cargo.lock")?;
    let packages = lock.get("package").and_then(|packages| packages.as_array()).into_iter().flatten();
    let version = packages
        .filter(|package| package.get("name").and_then(|name| name.as_str()) == Some(name))
        .find_map(|package| package.get("version")?.as_str());
    version.map(str::to_owned).with_context(|| format!("Cargo.lock does not name {name}"))
}

#[cfg(test)]
mod tests;
