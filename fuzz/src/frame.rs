//! The frame of the index's files, which is checked before anything else: version, kind and, at the end, a checksum. Without
//! it a changed file would only ever test the checksum.

/// The bytes of version and kind.
const HEAD: usize = 2;
/// The bytes of the checksum.
const SUM: usize = 4;

/// A body in the frame of a file.
pub(crate) fn framed(file: &[u8], body: &[u8]) -> Vec<u8> {
    let mut framed = file.iter().take(HEAD).copied().collect::<Vec<u8>>();
    framed.extend_from_slice(body);
    // FNV-1a with 32 bits, as in `crates/index/src/format/codec.rs`.
    let sum =
        framed.iter().fold(0x811C_9DC5_u32, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    framed.extend_from_slice(&sum.to_le_bytes());
    framed
}

/// The body of a file.
pub(crate) fn body(file: &[u8]) -> &[u8] {
    file.get(HEAD..file.len().saturating_sub(SUM)).unwrap_or_default()
}
