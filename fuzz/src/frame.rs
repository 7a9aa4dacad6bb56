//! The frame of the index's files, which is checked before anything else: version and kind. Without it a changed file would
//! mostly test these two.

/// The bytes of version and kind.
const HEAD: usize = 2;

/// A body in the frame of a file.
pub(crate) fn framed(file: &[u8], body: &[u8]) -> Vec<u8> {
    file.iter().take(HEAD).chain(body).copied().collect()
}

/// The body of a file.
pub(crate) fn body(file: &[u8]) -> &[u8] {
    file.get(HEAD..).unwrap_or_default()
}
