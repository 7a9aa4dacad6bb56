//! Hashes of content: names of builds and files, and of scripts in the content security policy.

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use sha2::{Digest, Sha256};

/// The first ten hexadecimal digits of the SHA-256 of some bytes, each part with its length: enough to name a file.
pub fn short(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of a content as in an `integrity` attribute (Subresource Integrity).
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// The same hash from a SHA-256 in hexadecimal digits.
pub fn integrity_of(digits: &str) -> String {
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Vec<u8> = digits.as_bytes().chunks(2).filter_map(byte).collect();
    format!("sha256-{}", STANDARD.encode(bytes))
}

/// A source expression of Content Security Policy level 3 that allows exactly this inline text.
pub fn csp_source(text: &str) -> String {
    format!("'{}'", integrity(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_of_a_file_follows_from_its_checksum() {
        let digits = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(super::integrity_of(digits), super::integrity(b"abc"));
    }

    #[test]
    fn the_hash_of_a_script_is_that_of_the_specification() {
        // The example of the specification, section 8.3.
        let expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(super::csp_source("alert('Hello, world.');"), expected);
    }
}
