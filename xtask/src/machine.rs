//! The paths of this machine in what is published: compilers write them into the texts of panics, and they differ from machine
//! to machine and may name a person.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use vigil_process::{command, output_of, root, target_dir};

/// Folders of this machine, each with the name that replaces it, those within others after them: the last one that fits counts.
fn folders() -> anyhow::Result<Vec<(String, &'static str)>> {
    let home = std::env::var("HOME").unwrap_or_default();
    let cargo_home = std::env::var("CARGO_HOME").unwrap_or_else(|_| format!("{home}/.cargo"));
    let sysroot = output_of(command("rustc").args(["--print", "sysroot"])).context("rustc does not run")?;
    let mut folders =
        vec![(home, "home"), (cargo_home.clone(), "cargo"), (sysroot.trim().to_owned(), "rust")];
    // The folders of crates are named after the registry they came from, which differs where there is a mirror.
    let registries = children(&Path::new(&cargo_home).join("registry/src"));
    folders.extend(registries.into_iter().map(|registry| (registry.display().to_string(), "crates")));
    folders.push((root().display().to_string(), "vigil"));
    // Where build scripts write code.
    if !target_dir().starts_with(root()) {
        folders.push((target_dir().display().to_string(), "target"));
    }
    folders.retain(|(path, _)| path.len() > 1);
    Ok(folders)
}

/// The flags by which the compiler leaves the paths of this machine out, so that the bytes are the same everywhere.
pub fn flags() -> anyhow::Result<Vec<String>> {
    Ok(folders()?.into_iter().map(|(path, name)| format!("--remap-path-prefix={path}={name}")).collect())
}

/// Lets cargo compile with these flags.
pub fn set_flags(command: &mut Command) -> anyhow::Result<()> {
    command.env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}")).env_remove("RUSTFLAGS");
    Ok(())
}

/// Fails if a file that is published holds a path of this machine.
pub fn refuse_paths(file: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    for (path, _) in folders()? {
        if let Some(text) = around(&bytes, &path) {
            bail!("{} holds a path of this machine: {text}", file.display());
        }
    }
    Ok(())
}

/// The text around a path in some bytes. The path must go on, so that a short one is not found in a longer word.
fn around(bytes: &[u8], path: &str) -> Option<String> {
    let wanted = [path.trim_end_matches('/'), "/"].concat();
    let at = bytes.windows(wanted.len()).position(|window| window == wanted.as_bytes())?;
    let text = bytes.get(at..bytes.len().min(at + 120)).unwrap_or_default();
    Some(text.escape_ascii().to_string())
}

/// The files and folders in a folder, by name; none if it is absent.
pub fn children(dir: &Path) -> Vec<PathBuf> {
    let mut children: Vec<_> =
        std::fs::read_dir(dir).into_iter().flatten().flatten().map(|child| child.path()).collect();
    children.sort();
    children
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_this_machine_is_found_in_bytes() {
        let project = root().display().to_string();
        let binary = [b"\0panic at ", project.as_bytes(), b"/src/a.rs:1\0"].concat();
        assert!(around(&binary, &project).is_some_and(|text| text.contains("/src/a.rs")));
        assert_eq!(around(b"/a/bc", "/a/b"), None);
        assert!(flags().unwrap().iter().any(|flag| flag.contains(&format!("={project}=vigil"))));
        let folder = std::env::temp_dir().join(format!("vigil-paths-{}", std::process::id()));
        std::fs::write(&folder, &binary).unwrap();
        let refused = refuse_paths(&folder);
        std::fs::remove_file(&folder).unwrap();
        assert!(refused.unwrap_err().to_string().contains("holds a path of this machine"));
    }
}
