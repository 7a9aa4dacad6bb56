//! The list of checksums of a site, and its signature.

use crate::output::digits;
use crate::output::folder::{CHECKSUMS, COMPRESSED, SIGNATURE};
use anyhow::{anyhow, bail, ensure};
use minisign_verify::{PublicKey, Signature};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Component, Path};

/// The most bytes of a list: about a million files.
pub(super) const LIST_LIMIT: u64 = 1 << 27;
/// The most bytes of a signature, comments included.
pub(super) const SIGNATURE_LIMIT: u64 = 1 << 16;
/// The hexadecimal digits of a checksum.
const DIGITS: usize = 64;

/// The checksums of a site.
pub(super) struct List<'t> {
    /// By path.
    pub(super) sums: BTreeMap<&'t str, &'t str>,
    /// That of the list itself.
    pub(super) own: String,
}

impl<'t> List<'t> {
    /// The checksums by path, from lines as `sha256sum` writes them.
    pub(super) fn parse(text: &'t str) -> anyhow::Result<List<'t>> {
        let mut sums = BTreeMap::new();
        for (at, line) in (1..).zip(text.split_inclusive('\n')) {
            let entry = line.strip_suffix('\n').and_then(|line| line.split_once("  "));
            let is_sum = |sum: &str| {
                sum.len() == DIGITS && sum.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            };
            let Some((sum, path)) = entry.filter(|(sum, _)| is_sum(sum)) else {
                bail!("line {at} of {CHECKSUMS} is not a checksum and a path: the list is cut or damaged")
            };
            ensure!(is_inside(path), "line {at} of {CHECKSUMS} names no file of the folder: {path:?}");
            ensure!(
                sums.insert(path, sum).is_none(),
                "line {at} of {CHECKSUMS} names a file again: {path:?}"
            );
        }
        ensure!(!sums.is_empty(), "{CHECKSUMS} is empty");
        Ok(List { sums, own: digits(Sha256::new_with_prefix(text)) })
    }

    /// The checksum of a file.
    pub(super) fn sum_of(&self, path: &str) -> Option<&str> {
        if path == CHECKSUMS { Some(&self.own) } else { self.sums.get(path).copied() }
    }

    /// The checksum of the file that a path is a compressed form of, and the ending of the form.
    pub(super) fn form_of(&self, path: &str) -> Option<(&str, &'static str)> {
        COMPRESSED.iter().find_map(|ending| Some((self.sum_of(path.strip_suffix(ending)?)?, *ending)))
    }
}

/// Fails unless the text is a signature of the list by the owner of the key (minisign, Ed25519).
pub(super) fn check_signature(list: &str, signature: &str, key: &PublicKey) -> anyhow::Result<()> {
    let signature =
        Signature::decode(signature).map_err(|_| anyhow!("{SIGNATURE} is not a signature of minisign"))?;
    key.verify(list.as_bytes(), &signature, false).map_err(|_| {
        anyhow!("{SIGNATURE} is not a signature of this {CHECKSUMS} by this key: the list was changed, or another key signed it")
    })
}

/// Whether a path of the list leads down from the root, and is the only way to write it.
fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\0', '\\']);
    path.split('/').all(is_name)
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}
