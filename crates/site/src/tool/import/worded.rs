//! A short cell of words with addresses in it, as people write whom a picture is of and where it is from.

use super::address;
use super::html::{self, Link};
use std::ops::Range;

/// The signs at the ends of words whose address was taken out.
const ENDS: [char; 13] = [' ', ',', ';', ':', '|', '/', '·', '–', '—', '-', '(', '[', '<'];

/// How many addresses are taken out of a cell; more stay among its words.
const ADDRESSES: usize = 100;

/// The words of a cell, and its addresses.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Worded {
    /// The words without the addresses.
    pub words: String,
    /// The addresses, each with the words that are its link.
    pub links: Vec<Link>,
}

impl Worded {
    /// Reads a cell: HTML, a link of Markdown, or plain text.
    pub fn of(cell: &str) -> Worded {
        if cell.is_empty() {
            return Worded::default();
        }
        let told = html::read(cell);
        let mut worded = Worded { words: told.text, links: told.links };
        let mut places = address::places(&worded.words);
        places.truncate(ADDRESSES);
        for (bytes, url) in places.into_iter().rev() {
            let title = worded.take_out(&bytes);
            if worded.links.iter().all(|link| link.url != url) {
                worded.links.insert(0, Link { url, title, ..Link::default() });
            }
        }
        for link in &mut worded.links {
            // The words of a link may be its address.
            if !address::within(&link.title).is_empty() {
                link.title = String::new();
            }
        }
        worded
    }

    /// Takes an address out of the words; the words of a link of Markdown stay, and are returned.
    fn take_out(&mut self, bytes: &Range<usize>) -> String {
        let [before, after] =
            [self.words.get(..bytes.start), self.words.get(bytes.end..)].map(Option::unwrap_or_default);
        let markdown = before.strip_suffix("](").and_then(|before| before.rsplit_once('['));
        if let (Some((before, title)), Some(after)) = (markdown, after.strip_prefix(')')) {
            let title = title.to_owned();
            self.words = format!("{}{title}{after}", before.trim_end_matches('!'));
            return title;
        }
        let before = before.trim_end_matches(ENDS);
        let after = after.trim_start_matches([')', ']', '>']);
        let between = if after.starts_with(char::is_alphanumeric) { " " } else { "" };
        let words = format!("{before}{between}{after}");
        self.words =
            words.trim_matches(|letter| ENDS.contains(&letter) && !"([<".contains(letter)).to_owned();
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_addresses_are_told_apart() {
        for (cell, words, links) in [
            ("Ann Lee", "Ann Lee", &[][..]),
            ("(Ann Lee)", "(Ann Lee)", &[]),
            (
                "Ann Lee / Example News, https://a.example/story",
                "Ann Lee / Example News",
                &[("https://a.example/story", "")],
            ),
            (
                "Police (https://a.example/2) at the bridge",
                "Police at the bridge",
                &[("https://a.example/2", "")],
            ),
            (
                "Walk. www.a.example/1, www.b.example/2",
                "Walk.",
                &[("https://www.a.example/1", ""), ("https://www.b.example/2", "")],
            ),
            (
                "[Example News](https://a.example/story)",
                "Example News",
                &[("https://a.example/story", "Example News")],
            ),
            (
                "By <a href='https://a.example/b'>Ann</a> / <em>Ex</em> &amp; Co",
                "By Ann / Ex & Co",
                &[("https://a.example/b", "Ann")],
            ),
            ("<a href='https://a.example/b'>https://a.example/b</a>", "", &[("https://a.example/b", "")]),
            ("https://a.example/b (archived)", "(archived)", &[("https://a.example/b", "")]),
            ("https://a.example/b", "", &[("https://a.example/b", "")]),
        ] {
            let worded = Worded::of(cell);
            let found: Vec<(&str, &str)> =
                worded.links.iter().map(|link| (link.url.as_str(), link.title.as_str())).collect();
            assert_eq!((worded.words.as_str(), found.as_slice()), (words, links), "{cell}");
        }
    }
}
