//! The seal of a page: a comment after the part that the app takes of its document, from header to data, with the hash of
//! that part and of the page's path ([`vigil_index::seal`]). Pure.
//!
//! A host may add to the head and to the end of a document without breaking the seal.

use vigil_index::seal;

/// Where the part begins.
const START: &str = "<div id=\"app\">";
/// The beginning of the comment. Texts have no `<` in HTML, nor has the JSON of the page.
const COMMENT: &str = "<!--seal ";

/// A part of a document with its seal. `path` is the path of the page as in its data.
pub fn sealed(path: &str, part: &str) -> String {
    let seal = seal::of(path, part.as_bytes());
    [part, COMMENT, &String::from_utf8_lossy(&seal), "-->"].concat()
}

/// Whether a document is the page at a path, with the part as it was written.
pub(crate) fn is_right(path: &str, document: &[u8]) -> bool {
    let found = std::str::from_utf8(document).ok().and_then(|document| {
        let (part, comment) = document.get(document.find(START)?..)?.split_once(COMMENT)?;
        Some(comment.as_bytes().starts_with(&seal::of(path, part.as_bytes())))
    });
    found == Some(true)
}

#[cfg(test)]
mod tests {
    use super::{is_right, sealed};
    use proptest::prelude::*;

    const PART: &str =
        "<div id=\"app\"><main>Ada Lam</main></div><script>{\"path\":\"person/ada-lam/\"}</script>";

    fn document(part: &str) -> String {
        format!("<html><head></head><body>{part}</body></html>")
    }

    #[test]
    fn a_page_is_right_at_its_own_path_only() {
        let page = document(&sealed("person/ada-lam/", PART));
        assert!(is_right("person/ada-lam/", page.as_bytes()));
        assert!(!is_right("person/ben-so/", page.as_bytes()));
        assert!(!is_right("zh-Hant/person/ada-lam/", page.as_bytes()));
        let added = page
            .replace("</head>", "<script src=x></script></head>")
            .replace("</body>", "<!-- cdn --></body>");
        assert!(is_right("person/ada-lam/", added.as_bytes()), "around the part");
    }

    #[test]
    fn what_hosts_answer_instead_of_a_page_is_none() {
        for answer in ["", "<!doctype html>", "<div id=\"app\">", "<!--seal -->", &document(PART)] {
            assert!(!is_right("person/ada-lam/", answer.as_bytes()), "{answer}");
        }
    }

    proptest! {
        #[test]
        fn any_change_of_the_part_is_noticed(place in 0..PART.len(), flip in 1_u8..) {
            let page = sealed("x/", PART).into_bytes();
            let mut flipped = page.clone();
            flipped[place] ^= flip;
            prop_assert!(!is_right("x/", &flipped));
            prop_assert!(!is_right("x/", &page[..PART.len() + place % 20]), "cut");
        }
    }
}
