//! Builds the app: Trunk makes the WebAssembly, its JavaScript and the style sheets, and writes them to `target/app`, or to
//! `target/app-plain` when only stable flags are used.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context;

use crate::process::{self, command, output_of, root};

/// The longest a build of the app may take.
const LIMIT: Duration = Duration::from_secs(40 * 60);

/// The profile and the target of the app and of the modules next to it.
const PROFILE: &str = "release-wasm";
const TARGET: &str = "wasm32-unknown-unknown";

/// All that the app is made of.
const SOURCES: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "crates/views",
    "crates/index",
    "crates/json",
    "crates/model",
    "locales",
    "public",
    "script",
    "src",
    "style",
    "tools/outline.mjs",
    "tools/projection.mjs",
    "tools/shake.mjs",
    "tools/package-lock.json",
];

/// Builds the standard library with the app, for size: its ready-made form brings the formatting of panics and sorting
/// unrolled for speed, together an eighth of the WebAssembly. Cargo and the compiler count this as unstable, so they have
/// to be told that it is meant.
const STANDARD_LIBRARY: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_WASM_PANIC", "immediate-abort"),
];

/// Scripts next to the app, which are inlined in pages or loaded by them, with the names they get. The QR
/// codes are those of the npm package `lean-qr`.
const SCRIPTS: &[(&str, &str)] = &[
    ("script/start.js", "start.js"),
    ("script/page.js", "page.js"),
    ("script/share.js", "share.js"),
    ("script/embed.js", "embed.js"),
    ("script/counter.js", "counter.js"),
    ("script/poster.js", "poster.js"),
    ("tools/node_modules/lean-qr/index.mjs", "qr.js"),
    ("tools/node_modules/lean-qr/extras/svg.mjs", "qr-svg.js"),
];

/// WebAssembly modules next to the app, each loaded when one of its views is opened: the package, and the name of its files.
const MODULES: &[(&str, &str)] = &[("vigil-views", "views")];

/// What browsers of the last years know of WebAssembly, and the compiler makes use of.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The order that gives the fewest bytes: loops and branches are found anew between rounds for size, and what can never
/// have other values is looked for in the whole module.
const PASSES: &[&str] = &[
    // The lowest kilobyte is the end of the stack, which no program here reaches: what is added to an address becomes the
    // offset of the load or store.
    "--low-memory-unused",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--gufa",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// The flags that the app is compiled with. Each kind has its own folders, so that two kinds never mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flags {
    /// The fewest bytes: with [`STANDARD_LIBRARY`] and the unstable flags that silence panics. The published kind.
    Small,
    /// Stable flags only, for a compiler without the unstable ones; the same source and `panic = "abort"`.
    Plain,
}

impl Flags {
    /// Where the built app lies.
    pub fn dir(self) -> PathBuf {
        root().join("target").join(self.folder())
    }

    fn folder(self) -> &'static str {
        match self {
            Flags::Small => "app",
            Flags::Plain => "app-plain",
        }
    }

    /// Where WebAssembly is compiled: not where other builds are, whose flags differ and whose locks would be waited for.
    fn wasm_dir(self) -> PathBuf {
        process::target_dir().join(match self {
            Flags::Small => "wasm",
            Flags::Plain => "wasm-plain",
        })
    }

    /// The flags of the compiler.
    fn of_rustc(self) -> anyhow::Result<Vec<String>> {
        let mut flags = remapped_paths()?;
        if self == Flags::Small {
            // Panics end the app without a word, so neither their places nor their texts are needed.
            flags.extend(["-Zlocation-detail=none", "-Zfmt-debug=none"].map(str::to_owned));
        }
        Ok(flags)
    }

    fn variables(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Flags::Small => STANDARD_LIBRARY,
            Flags::Plain => &[],
        }
    }

    /// Sets the variables by which cargo compiles with these flags.
    fn set(self, command: &mut Command) -> anyhow::Result<()> {
        command.env("CARGO_TARGET_DIR", self.wasm_dir());
        command.env("CARGO_ENCODED_RUSTFLAGS", self.of_rustc()?.join("\u{1f}")).env_remove("RUSTFLAGS");
        for (name, _) in STANDARD_LIBRARY {
            command.env_remove(name);
        }
        command.envs(self.variables().iter().copied());
        Ok(())
    }
}

/// Builds the app, unless it is there and nothing it is made of has changed.
pub fn build(flags: Flags) -> anyhow::Result<()> {
    let print = fingerprint(flags)?;
    let dir = flags.dir();
    let stamp = dir.with_extension("stamp");
    if dir.is_dir() && std::fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == print) {
        println!("The app is built and up to date");
        return Ok(());
    }
    // A build that fails half-way must not pass for a finished one.
    let _ = std::fs::remove_file(&stamp);
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--cargo-profile", PROFILE, "--locked"]);
    trunk.args(["--no-sri", "--dist"]).arg(&dir);
    flags.set(&mut trunk)?;
    process::run(&mut trunk, LIMIT)?;
    for (package, name) in MODULES {
        let mut cargo = process::cargo();
        cargo.args(["build", "--profile", PROFILE, "--locked", "--target", TARGET]);
        cargo.args(["--package", package, "--features", "module"]);
        flags.set(&mut cargo)?;
        process::run(&mut cargo, LIMIT)?;
        bind(flags, package, name)?;
    }
    for (from, name) in SCRIPTS {
        let (from, to) = (root().join(from), dir.join(name));
        std::fs::copy(&from, &to)
            .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    }
    // The outlines the map is drawn on, out of the npm package `world-atlas`.
    let mut outline = command("node");
    outline.arg(root().join("tools/outline.mjs")).arg(dir.join("outline.json"));
    process::run(&mut outline, LIMIT)?;
    children(&dir)
        .iter()
        .filter(|file| file.to_string_lossy().ends_with("_bg.wasm"))
        .try_for_each(|module| shrink(module))?;
    scripts(&dir).iter().try_for_each(|script| minify(script))?;
    std::fs::write(&stamp, print).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Makes the script of a compiled module.
fn bind(flags: Flags, package: &str, name: &str) -> anyhow::Result<()> {
    let compiled =
        flags.wasm_dir().join(TARGET).join(PROFILE).join(package.replace('-', "_")).with_extension("wasm");
    let mut bindgen = command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"])
        .arg(flags.dir())
        .arg(compiled);
    process::run(&mut bindgen, LIMIT)
}

/// Makes a module smaller: what its script does not name goes, and the rest is written anew.
fn shrink(module: &Path) -> anyhow::Result<()> {
    let name = module.to_string_lossy();
    let script = PathBuf::from(name.replace("_bg.wasm", ".js"));
    let mut shake = command("node");
    shake.arg(root().join("tools/shake.mjs")).arg(script).arg(module).args(FEATURES);
    process::run(&mut shake, LIMIT)?;
    let mut optimize = command("wasm-opt");
    optimize.args(FEATURES).args(PASSES).arg("--output").arg(module).arg(module);
    process::run(&mut optimize, LIMIT)
}

/// Makes a script smaller, in place. Trunk tries this itself and fails on the exports that wasm-bindgen writes.
fn minify(script: &Path) -> anyhow::Result<()> {
    let mut terser = command("terser");
    // The warnings of the modules' glue are for people who write such glue by hand.
    terser
        .args(["--module", "--compress", "drop_console=true", "--mangle", "--output"])
        .arg(script)
        .arg(script);
    process::run(&mut terser, LIMIT)
}

/// The scripts below a folder.
fn scripts(dir: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) = children(dir).into_iter().partition(|child| child.is_dir());
    let inner = folders.iter().flat_map(|folder| scripts(folder));
    let is_script = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "js");
    files.into_iter().filter(is_script).chain(inner).collect()
}

/// Takes the paths of this machine out of the texts of panics, so that the bytes are the same everywhere.
fn remapped_paths() -> anyhow::Result<Vec<String>> {
    let home = std::env::var("HOME").unwrap_or_default();
    let cargo_home = std::env::var("CARGO_HOME").unwrap_or_else(|_| format!("{home}/.cargo"));
    let sysroot = output_of(command("rustc").args(["--print", "sysroot"])).context("rustc does not run")?;
    let mut paths = vec![
        (home, "home".to_owned()),
        (cargo_home.clone(), "cargo".to_owned()),
        (sysroot.trim().to_owned(), "rust".to_owned()),
    ];
    // The folders of crates are named after the registry they came from, which differs where there is a mirror.
    for registry in children(&Path::new(&cargo_home).join("registry/src")) {
        paths.push((registry.display().to_string(), "crates".to_owned()));
    }
    paths.push((root().display().to_string(), "vigil".to_owned()));
    paths.retain(|(path, _)| path.len() > 1);
    Ok(paths.into_iter().map(|(path, name)| format!("--remap-path-prefix={path}={name}")).collect())
}

/// A hash of the compiler, the flags and every source file.
fn fingerprint(flags: Flags) -> anyhow::Result<String> {
    let mut hasher = DefaultHasher::new();
    output_of(command("rustc").arg("-vV")).hash(&mut hasher);
    (flags.of_rustc()?, flags.variables(), FEATURES, PASSES).hash(&mut hasher);
    for source in SOURCES {
        hash_files(&root().join(source), &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn hash_files(path: &Path, hasher: &mut DefaultHasher) -> anyhow::Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        return children(path).iter().try_for_each(|child| hash_files(child, hasher));
    }
    if path.is_file() {
        std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(hasher);
    }
    Ok(())
}

/// What lies in a folder, in the order of names; nothing when there is no such folder.
fn children(dir: &Path) -> Vec<PathBuf> {
    let mut children: Vec<_> =
        std::fs::read_dir(dir).into_iter().flatten().flatten().map(|child| child.path()).collect();
    children.sort();
    children
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_builds_use_no_unstable_flags_and_share_no_folder() {
        let mut command = Command::new("cargo");
        command.envs(STANDARD_LIBRARY.iter().copied());
        Flags::Plain.set(&mut command).unwrap();
        let set: Vec<_> = command.get_envs().filter_map(|(name, value)| Some((name, value?))).collect();
        let names: Vec<_> = set.iter().map(|(name, _)| name.to_string_lossy()).collect();
        assert_eq!(names, ["CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_DIR"]);
        assert!(!set.iter().any(|(_, value)| value.to_string_lossy().contains("-Z")));
        assert_ne!(Flags::Plain.dir(), Flags::Small.dir());
        assert_ne!(Flags::Plain.wasm_dir(), Flags::Small.wasm_dir());
    }
}
