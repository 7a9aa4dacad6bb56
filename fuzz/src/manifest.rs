//! The manifest, by whose numbers searches allocate and loop.

use crate::questions::ask;
use crate::small_index::{FINE, SMALL};
use serde_json::{from_slice, to_vec};
use vigil_index::{Facet, Index, Manifest};

/// A manifest: it is written as it was read, and an index by it answers everything.
pub fn manifest(bytes: &[u8]) -> bool {
    let Ok(manifest) = from_slice::<Manifest>(bytes) else { return false };
    let written = to_vec(&manifest).expect("a manifest can be written");
    assert_eq!(from_slice::<Manifest>(&written).ok().as_ref(), Some(&manifest));
    assert!(manifest.shard_count() <= manifest.documents);
    assert!(manifest.day_span().is_none_or(|(first, last)| first <= last));
    let count = |facet| manifest.facet(facet).map_or(0, |summary| summary.top.len());
    assert!(Facet::ALL.map(count).iter().all(|count| *count <= bytes.len()));
    let Ok(mut index) = Index::new(manifest, str::to_lowercase) else { return false };
    for (resource, file) in &SMALL.files {
        // A file that does not fit the manifest is missing.
        let _ = index.insert(resource, file);
    }
    ask(&mut index);
    true
}

/// The manifests of the small indexes.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    [&SMALL, &FINE].map(|small| to_vec(small.index.manifest()).expect("a manifest can be written")).to_vec()
}
