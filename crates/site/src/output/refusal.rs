//! Reasons for which a folder is not written to. Each message ends with a way out.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

/// A folder that is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the doc of each variant explains its fields")]
pub enum Refusal {
    /// A symbolic link: replacing it would leave the folder it leads to as it was.
    Link { path: PathBuf },
    /// A file, a socket or another thing that is no folder.
    NoFolder { path: PathBuf },
    /// The root of a file system: nothing can be renamed there.
    MountPoint { folder: PathBuf },
    /// The folder this command runs in, or one above it.
    WorkingFolder { folder: PathBuf },
    /// A folder the build reads or keeps things in, or one above it.
    HoldsInput { folder: PathBuf, name: &'static str, input: PathBuf },
    /// A folder below one that the build reads, where the site would be read back.
    InsideInput { folder: PathBuf, name: &'static str, input: PathBuf },
    /// A folder that no build has written.
    Unmarked { folder: PathBuf, mark: &'static str },
    /// A site to which files were added; the first of them.
    Foreign { folder: PathBuf, files: Vec<String> },
    /// A file or folder that has the name of a temporary one of ours, but not its mark.
    Leftover { path: PathBuf },
    /// A folder that should be a site and is none.
    NoSite { folder: PathBuf, mark: &'static str },
    /// A site that another process writes; its id, where it could be read.
    Busy { folder: PathBuf, process: Option<u32> },
}

impl Display for Refusal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Link { path } => {
                write!(f, "{} is a symbolic link; name the folder it leads to", path.display())
            }
            Refusal::NoFolder { path } => write!(f, "{} is not a folder; name another", path.display()),
            Refusal::MountPoint { folder } => write!(
                f,
                "{} is the root of a file system and cannot be replaced as a whole; name a folder inside it",
                folder.display()
            ),
            Refusal::WorkingFolder { folder } => write!(
                f,
                "{} is, or holds, the folder this command runs in, and would be replaced; name another folder",
                folder.display()
            ),
            Refusal::HoldsInput { folder, name, input } => write!(
                f,
                "{} is, or holds, the {name} {}, and would be replaced; name another folder",
                folder.display(),
                input.display()
            ),
            Refusal::InsideInput { folder, name, input } => write!(
                f,
                "{} is inside the {name} {}, and the next build would read the site; name another folder",
                folder.display(),
                input.display()
            ),
            Refusal::Unmarked { folder, mark } => write!(
                f,
                "{} is not empty and no build has written it: it has no {mark}; name another folder, or, if nothing in \
                 it is needed, remove it by hand once",
                folder.display()
            ),
            Refusal::Foreign { folder, files } => write!(
                f,
                "{} holds files that no build has written, and would be replaced: {}; move them out of it, or name \
                 another folder (files that every site is to have belong into the folder of the app)",
                folder.display(),
                files.join(", ")
            ),
            Refusal::Leftover { path } => write!(
                f,
                "{} has the name of a temporary file or folder of this command, but no build has written it; rename it, or \
                 name another folder for the site",
                path.display()
            ),
            Refusal::NoSite { folder, mark } => write!(
                f,
                "{} is not a site that `vigil build` has written: it has no {mark}; build it, or name another folder",
                folder.display()
            ),
            Refusal::Busy { folder, process } => {
                match process {
                    Some(process) => write!(f, "process {process} is writing to {}", folder.display())?,
                    None => write!(f, "another process is writing to {}", folder.display())?,
                }
                f.write_str("; wait until it has ended, or name another folder")
            }
        }
    }
}

impl std::error::Error for Refusal {}
