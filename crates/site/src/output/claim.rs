//! The right to write a site to a folder: every reason against it is found before any work is done, and no other process
//! writes there until the claim is dropped.

use crate::output::folder::{Found, MARK, is_marked, look, remove_ours};
use crate::output::lock::Lock;
use crate::output::parents::Parents;
use crate::output::place::{Input, Place};
use crate::output::refusal::Refusal;
use crate::output::swap;
use anyhow::Context;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that only this process writes to.
#[derive(Debug)]
pub struct Claim {
    place: Place,
    _lock: Lock,
    // Dropped after the lock, whose file is in the innermost of them.
    _parents: Parents,
}

impl Claim {
    /// Claims `target` for a build that needs the inputs, and recovers from an earlier build of `target` that was killed.
    ///
    /// Fails with a `Refusal`, and changes nothing, if the site would replace anything that no build has written.
    pub fn take(target: &Path, inputs: &[Input<'_>]) -> anyhow::Result<Claim> {
        let place = Place::of(target)?;
        place.check(inputs)?;
        look(&place.target)?;
        let parents = Parents::make(&place.parent)?;
        let lock = Lock::take(&place.sibling("lock"), &place.target)?;
        let claim = Claim { place, _lock: lock, _parents: parents };
        swap::restore(&claim.place.target, &claim.aside())?;
        remove_ours(&claim.staging())?;
        // Again, because another build may have changed it before the lock was taken.
        look(&claim.place.target)?;
        Ok(claim)
    }

    /// The folder of the site.
    pub fn target(&self) -> &Path {
        &self.place.target
    }

    /// The folder in which the new site is written.
    pub fn staging(&self) -> PathBuf {
        self.place.sibling("new")
    }

    /// The temporary name of the old site, if the two cannot be exchanged.
    fn aside(&self) -> PathBuf {
        self.place.sibling("old")
    }

    /// Puts the finished site in its place, and returns where the one before is now, if there was one.
    ///
    /// Killed at any moment, this leaves the old or the new site at the target. Only where the system cannot exchange folders
    /// may the old site be left under a temporary name, from which the next build restores it.
    pub fn fulfill(&self) -> anyhow::Result<Option<PathBuf>> {
        let (staging, target) = (self.staging(), &self.place.target);
        let context = || format!("cannot put the site at {}", target.display());
        // Somebody may have added files during the build.
        match look(target)? {
            Found::Nothing | Found::Empty => {
                // Only Unix renames a folder onto an empty one.
                if cfg!(not(unix)) {
                    let _ = fs::remove_dir(target);
                }
                fs::rename(&staging, target).with_context(context)?;
                Ok(None)
            }
            Found::Site => swap::replace(&staging, target, &self.aside()).map(Some).with_context(context),
        }
    }
}

/// Claims a site that a build has written, for a command that adds to it.
pub fn claim_site(dir: &Path) -> anyhow::Result<(PathBuf, Lock)> {
    let folder =
        fs::canonicalize(dir).with_context(|| format!("cannot open the folder {}", dir.display()))?;
    if !is_marked(&folder) {
        return Err(Refusal::NoSite { folder, mark: MARK }.into());
    }
    let place = Place::of(&folder)?;
    let lock = Lock::take(&place.sibling("lock"), &folder)?;
    Ok((folder, lock))
}
