//! The real place of a path, without links and `..`, and its relation to the folders a build reads.

use crate::output::refusal::Refusal;
use anyhow::{Context, bail};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder a build needs, which a site must not replace.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name in messages.
    pub name: &'static str,
    /// Its path.
    pub folder: &'a Path,
    /// Whether all files below it are read, so that a site inside it would be its own input.
    pub is_read: bool,
}

/// Where a site is written. Temporary files and folders get hidden names next to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The folder of the site. Only its last part may be a link.
    pub target: PathBuf,
    /// The folder in which it is.
    pub parent: PathBuf,
    name: OsString,
}

impl Place {
    /// The place that a path means; nothing of it needs to be there yet.
    pub fn of(path: &Path) -> anyhow::Result<Place> {
        let absolute = std::path::absolute(path).context("the folder to write needs a name")?;
        let target = match (absolute.parent(), absolute.file_name()) {
            (Some(parent), Some(name)) => real_path(parent)?.join(name),
            // It ends in `..`.
            _ => real_path(&absolute)?,
        };
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(Refusal::MountPoint { folder: target }.into());
        };
        Ok(Place { parent: parent.to_owned(), name: name.to_owned(), target })
    }

    /// A hidden path next to the folder, for a temporary file or folder of this program.
    pub fn sibling(&self, ending: &str) -> PathBuf {
        let name: OsString =
            [OsStr::new("."), &self.name, OsStr::new(".vigil-"), OsStr::new(ending)].into_iter().collect();
        self.parent.join(name)
    }

    /// Refuses a place at, above or inside an input, and one that could not be renamed.
    pub fn check(&self, inputs: &[Input<'_>]) -> anyhow::Result<()> {
        if self.parent.exists() && !self.parent.is_dir() {
            return Err(Refusal::NoFolder { path: self.parent.clone() }.into());
        }
        let folder = || self.target.clone();
        for Input { name, folder: input, is_read } in inputs.iter().copied() {
            let input = real_path(input)?;
            if input.starts_with(&self.target) {
                return Err(Refusal::HoldsInput { folder: folder(), name, input }.into());
            }
            if is_read && self.target.starts_with(&input) {
                return Err(Refusal::InsideInput { folder: folder(), name, input }.into());
            }
        }
        let working = std::env::current_dir().and_then(fs::canonicalize);
        if working.is_ok_and(|working| working.starts_with(&self.target)) {
            return Err(Refusal::WorkingFolder { folder: folder() }.into());
        }
        if is_mount_point(&self.target, &self.parent) {
            return Err(Refusal::MountPoint { folder: folder() }.into());
        }
        Ok(())
    }
}

/// Refuses a folder that is a site or inside one: the next build would find files there that no build has written.
pub fn refuse_inside(folder: &Path, site: &Path) -> anyhow::Result<()> {
    if real_path(folder)?.starts_with(site) {
        bail!("{} is inside the site {}; name a folder outside it", folder.display(), site.display());
    }
    Ok(())
}

/// The path without links, `.` and `..`, of which the last parts need not be there yet.
fn real_path(path: &Path) -> anyhow::Result<PathBuf> {
    let absolute = std::path::absolute(path).context("a folder needs a name")?;
    let mut existing = absolute.as_path();
    let mut missing = Vec::new();
    loop {
        match fs::canonicalize(existing) {
            Ok(real) => return Ok(missing.iter().rev().fold(real, |path, name| path.join(name))),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("cannot find {}", path.display())),
        }
        match (existing.parent(), existing.file_name()) {
            (Some(parent), Some(name)) => {
                missing.push(name);
                existing = parent;
            }
            _ => bail!("{} goes up from a folder that is not there", path.display()),
        }
    }
}

/// Whether a folder is the root of another file system. A folder mounted from the same one is not found.
#[cfg(unix)]
fn is_mount_point(folder: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::symlink_metadata(path).map(|metadata| metadata.dev());
    device(folder).is_ok_and(|device_of_folder| device(parent).is_ok_and(|parent| parent != device_of_folder))
}

/// On other systems the renaming fails.
#[cfg(not(unix))]
fn is_mount_point(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: &Path, input: &Path, is_read: bool) -> Option<Refusal> {
        let place = Place::of(target).unwrap();
        let refused = place.check(&[Input { name: "data folder", folder: input, is_read }]).err()?;
        Some(refused.downcast().unwrap())
    }

    #[test]
    fn a_place_at_above_or_inside_an_input_is_refused_by_any_path() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().canonicalize().unwrap();
        let data = root.join("project/data");
        fs::create_dir_all(data.join("events")).unwrap();
        let target = |path: &str| root.join(path);
        for (path, real) in [
            ("project/data", "project/data"),
            ("project/data/", "project/data"),
            ("project/data/events/..", "project/data"),
            ("project/../project", "project"),
            ("project/data/..", "project"),
            ("", ""),
        ] {
            let folder = if real.is_empty() { root.clone() } else { target(real) };
            let expected = Refusal::HoldsInput { folder, name: "data folder", input: data.clone() };
            assert_eq!(check(&target(path), &data, true), Some(expected), "{path}");
        }
        for path in ["project/data/dist", "project/data/events", "project/data/new/dist"] {
            let input = data.clone();
            let expected = Refusal::InsideInput { folder: target(path), name: "data folder", input };
            assert_eq!(check(&target(path), &data, true), Some(expected), "{path}");
        }
        for path in ["dist", "project/dist", "project/data-dist", "new/project/data"] {
            assert_eq!(check(&target(path), &data, true), None, "{path}");
        }
        assert_eq!(check(&data.join("dist"), &data, false), None, "what is not read may hold a site");
    }

    #[cfg(unix)]
    #[test]
    fn links_on_the_way_do_not_hide_an_input() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().canonicalize().unwrap();
        let data = root.join("project/data");
        fs::create_dir_all(&data).unwrap();
        std::os::unix::fs::symlink(root.join("project"), root.join("link")).unwrap();
        std::os::unix::fs::symlink(&data, root.join("data-link")).unwrap();
        let holds =
            |folder: PathBuf| Refusal::HoldsInput { folder, name: "data folder", input: data.clone() };
        assert_eq!(check(&root.join("link/data"), &data, true), Some(holds(data.clone())));
        assert_eq!(check(&data, &root.join("data-link"), true), Some(holds(data.clone())));
        assert_eq!(
            check(&root.join("project"), &root.join("data-link"), true),
            Some(holds(root.join("project")))
        );
    }

    #[test]
    fn the_folder_the_command_runs_in_and_those_above_it_are_refused() {
        let working = std::env::current_dir().unwrap().canonicalize().unwrap();
        for folder in working.ancestors().filter(|folder| folder.parent().is_some()) {
            let refused = Place::of(folder).unwrap().check(&[]).unwrap_err();
            let expected = Refusal::WorkingFolder { folder: folder.to_owned() };
            assert_eq!(refused.downcast::<Refusal>().unwrap(), expected);
        }
        assert!(Place::of(Path::new("/")).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_root_of_a_file_system_is_refused() {
        let refused = Place::of(Path::new("/proc")).unwrap().check(&[]).unwrap_err();
        assert_eq!(refused.downcast::<Refusal>().unwrap(), Refusal::MountPoint { folder: "/proc".into() });
    }

    #[test]
    fn a_path_up_from_a_folder_that_is_not_there_is_refused() {
        let outer = tempfile::tempdir().unwrap();
        assert!(Place::of(&outer.path().join("missing/../site")).is_err());
        assert!(Place::of(Path::new("")).is_err());
    }

    #[test]
    fn temporary_names_are_hidden_and_made_of_the_name_of_the_folder() {
        let outer = tempfile::tempdir().unwrap();
        let place = Place::of(&outer.path().join("site")).unwrap();
        assert_eq!(place.sibling("new"), place.parent.join(".site.vigil-new"));
    }
}
