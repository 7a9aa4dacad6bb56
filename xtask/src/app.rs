//! Builds the app: Trunk compiles the WebAssembly and its JavaScript and copies the style sheets; `tools/app.toml` lists the
//! rest. The result is in `target/app`, or for other flags in `target/app-plain` and `target/app-fast`.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context;
use serde::Deserialize;

use crate::machine::{self, children};
use vigil_process::{self as process, command, output_of, root};

/// The longest a build of the app may take.
const LIMIT: Duration = Duration::from_secs(40 * 60);

/// The target of the app and of the modules next to it.
const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles the standard library for size together with the app: the precompiled one formats panics and unrolls sorting for
/// speed, an eighth of the WebAssembly. Cargo and the compiler allow this only as unstable features.
const STANDARD_LIBRARY: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_WASM_PANIC", "immediate-abort"),
];

/// The lists of `tools/app.toml`, which explains them.
#[derive(Deserialize)]
struct Recipe {
    sources: Vec<String>,
    features: Vec<String>,
    passes: Vec<String>,
    modules: BTreeMap<String, String>,
    scripts: BTreeMap<String, String>,
}

/// The flags of the compiler. Each kind has its own folders, so that two kinds never mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flags {
    /// The fewest bytes: with the standard library compiled for size and the unstable flags that silence panics. The published kind.
    Small,
    /// Stable flags only, for a compiler without the unstable ones; the same source and `panic = "abort"`.
    Plain,
    /// The quickest build, for development: stable flags, little optimization, incremental, nothing made smaller afterwards.
    Fast,
}

impl Flags {
    /// The folder of the built app.
    pub fn dir(self) -> PathBuf {
        root().join("target").join(self.folder())
    }

    fn folder(self) -> &'static str {
        match self {
            Flags::Small => "app",
            Flags::Plain => "app-plain",
            Flags::Fast => "app-fast",
        }
    }

    /// The target folder for WebAssembly, apart from other builds, whose flags differ and whose locks it would wait for.
    fn wasm_dir(self) -> PathBuf {
        process::target_dir().join(match self {
            Flags::Small => "wasm",
            Flags::Plain => "wasm-plain",
            Flags::Fast => "wasm-fast",
        })
    }

    /// The profile in `Cargo.toml`.
    fn profile(self) -> &'static str {
        match self {
            Flags::Small | Flags::Plain => "release-wasm",
            Flags::Fast => "dev-wasm",
        }
    }

    /// The flags of the compiler.
    fn of_rustc(self) -> anyhow::Result<Vec<String>> {
        let mut flags = machine::flags()?;
        if self == Flags::Small {
            // Panics end the app silently, so neither their places nor their texts are needed.
            flags.extend(["-Zlocation-detail=none", "-Zfmt-debug=none"].map(str::to_owned));
        }
        Ok(flags)
    }

    fn variables(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Flags::Small => STANDARD_LIBRARY,
            Flags::Plain | Flags::Fast => &[],
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
    let recipe: Recipe = process::read_toml("tools/app.toml")?;
    let print = fingerprint(flags, &recipe.sources)?;
    let dir = flags.dir();
    let stamp = dir.with_extension("stamp");
    if dir.is_dir() && std::fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == print) {
        println!("The app is built and up to date");
        return Ok(());
    }
    // A build that fails halfway must not pass for a finished one.
    let _ = std::fs::remove_file(&stamp);
    let mut trunk = command("trunk");
    trunk.args(["build", "--cargo-profile", flags.profile(), "--locked", "--no-sri", "--dist"]).arg(&dir);
    if flags != Flags::Fast {
        trunk.arg("--release");
    }
    flags.set(&mut trunk)?;
    process::run(&mut trunk, LIMIT)?;
    for (package, name) in &recipe.modules {
        let mut cargo = process::cargo();
        cargo.args(["build", "--profile", flags.profile(), "--locked", "--target", TARGET]);
        cargo.args(["--package", package, "--features", "module"]);
        flags.set(&mut cargo)?;
        process::run(&mut cargo, LIMIT)?;
        bind(flags, package, name)?;
    }
    for (name, from) in &recipe.scripts {
        let (from, to) = (root().join(from), dir.join(name));
        std::fs::copy(&from, &to)
            .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    }
    // The outlines the map is drawn on, out of the npm package `world-atlas`.
    let mut outline = command("node");
    outline.arg(root().join("tools/outline.mjs")).arg(dir.join("outline.json"));
    process::run(&mut outline, LIMIT)?;
    if flags != Flags::Fast {
        let files = children(&dir);
        let mut modules = files.iter().filter(|file| file.to_string_lossy().ends_with("_bg.wasm"));
        modules.try_for_each(|module| shrink(module, &recipe))?;
        scripts(&dir).iter().try_for_each(|script| minify(script))?;
        children(&dir)
            .iter()
            .filter(|file| file.is_file())
            .try_for_each(|file| machine::refuse_paths(file))?;
    }
    std::fs::write(&stamp, print).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Makes the script of a compiled module.
fn bind(flags: Flags, package: &str, name: &str) -> anyhow::Result<()> {
    let compiled = flags
        .wasm_dir()
        .join(TARGET)
        .join(flags.profile())
        .join(package.replace('-', "_"))
        .with_extension("wasm");
    let mut bindgen = command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"])
        .arg(flags.dir())
        .arg(compiled);
    process::run(&mut bindgen, LIMIT)
}

/// Makes a module smaller: removes exports that its script does not use, then optimizes the rest.
fn shrink(module: &Path, recipe: &Recipe) -> anyhow::Result<()> {
    let name = module.to_string_lossy();
    let script = PathBuf::from(name.replace("_bg.wasm", ".js"));
    let mut shake = command("node");
    shake.arg(root().join("tools/shake.mjs")).arg(script).arg(module).args(&recipe.features);
    process::run(&mut shake, LIMIT)?;
    let mut optimize = command("wasm-opt");
    optimize.args(&recipe.features).args(&recipe.passes).arg("--output").arg(module).arg(module);
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

/// A hash of the compiler, the flags and every source file.
fn fingerprint(flags: Flags, sources: &[String]) -> anyhow::Result<String> {
    let mut hasher = DefaultHasher::new();
    output_of(command("rustc").arg("-vV")).hash(&mut hasher);
    (flags.of_rustc()?, flags.variables()).hash(&mut hasher);
    for source in sources {
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
