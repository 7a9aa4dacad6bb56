//! The seal of a file: its last sixteen bytes, a hash of its path and its content.
//!
//! Each file that the browser fetches as data has one, whatever its kind, and is read only if the seal is right. The path
//! contains the edition, so a file that was cut, changed, exchanged for another one, left over from another build or
//! replaced by a page of errors is noticed before anything of it is shown. The hash is FNV-1a with 64 bits, which needs no
//! table in the WebAssembly: it guards against broken hosts and caches. Against a host that lies no hash of its own files
//! helps; readers compare `SHA256SUMS`.

/// The number of bytes of a seal: hexadecimal digits, so that it can end a text as well.
const LENGTH: usize = 16;

/// Computes the seal of a content that comes in pieces.
#[derive(Clone, Copy, Debug)]
pub struct Sealing(u64);

impl Sealing {
    /// Of no content yet, at a path relative to the root of the site.
    pub fn at(path: &str) -> Sealing {
        let mut sealing = Sealing(0xCBF2_9CE4_8422_2325);
        sealing.add(path.as_bytes());
        // No path has a zero byte, so no other path and content make the same bytes.
        sealing.add(&[0]);
        sealing
    }

    /// Adds a piece.
    pub fn add(&mut self, piece: &[u8]) {
        let add = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        self.0 = piece.iter().fold(self.0, add);
    }

    /// The seal.
    pub fn seal(self) -> [u8; LENGTH] {
        std::array::from_fn(|place| {
            let digit = (self.0 >> (60 - 4 * place)) as u8 & 15;
            if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }
        })
    }
}

/// The seal of a content at a path relative to the root of the site.
pub fn of(path: &str, content: &[u8]) -> [u8; LENGTH] {
    let mut sealing = Sealing::at(path);
    sealing.add(content);
    sealing.seal()
}

/// The file of a content: the content and its seal, which is a line of its own after JSON.
pub fn close(path: &str, mut content: Vec<u8>) -> Vec<u8> {
    if path.ends_with(".json") {
        content.push(b'\n');
    }
    let seal = of(path, &content);
    content.extend_from_slice(&seal);
    content
}

/// The content of a file; `None` if its seal is not that of this path and content.
pub fn open<'f>(path: &str, file: &'f [u8]) -> Option<&'f [u8]> {
    let (content, seal) = file.split_last_chunk::<LENGTH>()?;
    (*seal == of(path, content)).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PATH: &str = "data/0123456789/terms/1.bin";

    #[test]
    fn the_hash_is_that_of_its_specification() {
        // The empty text and "a" of the reference: here the text is the path and one zero byte.
        let hash = |text: &str| String::from_utf8(of(text, b"").to_vec()).unwrap();
        assert_eq!(hash(""), "af63bd4c8601b7df", "one zero byte");
        assert_eq!(hash("a"), "089be207b544f1e4", "a, zero byte");
    }

    #[test]
    fn the_seal_of_json_is_a_line_of_its_own() {
        let file = String::from_utf8(close("a.json", b"{\"a\":1}".to_vec())).unwrap();
        let (json, seal) = file.split_once('\n').unwrap();
        assert_eq!((json, seal.len()), ("{\"a\":1}", LENGTH));
        assert_eq!(open("a.json", file.as_bytes()), Some(&b"{\"a\":1}\n"[..]));
    }

    #[test]
    fn what_hosts_answer_instead_of_a_file_is_no_file() {
        for answer in ["", "Not found", "<!doctype html><title>404</title>", "{}", "[]", "null"] {
            assert_eq!(open(PATH, answer.as_bytes()), None, "{answer}");
        }
    }

    proptest! {
        #[test]
        fn a_file_opens_at_its_own_path_only(
            content in proptest::collection::vec(any::<u8>(), 0..200),
            (path, other) in ("[a-z]{1,6}", "[a-z]{1,6}"),
        ) {
            let file = close(&path, content.clone());
            prop_assert!(open(&path, &file).unwrap().starts_with(&content));
            prop_assert_eq!(open(&other, &file).is_some(), path == other);
        }

        #[test]
        fn any_change_is_noticed(
            content in proptest::collection::vec(any::<u8>(), 0..200),
            place in any::<prop::sample::Index>(),
            flip in 1_u8..,
            added in proptest::collection::vec(any::<u8>(), 1..20),
        ) {
            let file = close(PATH, content);
            let place = place.index(file.len());
            prop_assert!(open(PATH, &file[..place]).is_none(), "cut");
            let mut flipped = file.clone();
            flipped[place] ^= flip;
            prop_assert!(open(PATH, &flipped).is_none(), "flipped");
            let mut without = file.clone();
            without.remove(place);
            prop_assert!(open(PATH, &without).is_none(), "a byte less");
            prop_assert!(open(PATH, &[file.as_slice(), &added].concat()).is_none(), "more at the end");
            prop_assert!(open(PATH, &[added.as_slice(), &file].concat()).is_none(), "more at the beginning");
        }

        #[test]
        fn parts_of_two_files_are_no_file(
            one in proptest::collection::vec(any::<u8>(), 20..99),
            other in proptest::collection::vec(any::<u8>(), 20..99),
            place in 1_usize..20,
        ) {
            let (one, other) = (close(PATH, one), close(PATH, other));
            let mixed = [&one[..place], &other[place..]].concat();
            prop_assert_eq!(open(PATH, &mixed).is_some(), mixed == other);
        }
    }
}
