//! Sources as numbered notes, for paper. Pure; also used by the generator for its pages.

use std::collections::BTreeMap;
use vigil_model::{EventDate, Source};

/// The folder of the files with the sources of all events, below that of the build.
pub const SOURCES_FOLDER: &str = "sources";

/// A file of sources: those of each event in it, by the id of the event.
pub type SourceFile = BTreeMap<String, Vec<Source>>;

/// The name, without extension, of the file with the sources of an event: the first `letters` of the event's date.
pub fn source_file_name(date: EventDate, letters: usize) -> String {
    let mut name = date.unqualified();
    name.truncate(letters);
    name
}

/// The sources of a list of events. Each address has one number, from 1 in the order of first citation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// The sources by number, the first being number 1.
    pub sources: Vec<Source>,
    /// The numbers of each event's sources, in the order in which the events were added.
    pub numbers: Vec<Vec<usize>>,
}

impl Notes {
    /// Adds the sources of the next event. An archived copy that one event has is kept for all.
    pub fn add(&mut self, sources: &[Source]) {
        let mut numbers = Vec::new();
        for source in sources {
            // A linear search: for at most some thousand addresses a map costs more bytes than it saves time.
            let known = self.sources.iter().position(|known| known.url == source.url);
            let place = known.unwrap_or(self.sources.len());
            match self.sources.get_mut(place) {
                Some(known) if known.archive.is_none() => known.archive.clone_from(&source.archive),
                Some(_) => {}
                None => self.sources.push(source.clone()),
            }
            if !numbers.contains(&(place + 1)) {
                numbers.push(place + 1);
            }
        }
        self.numbers.push(numbers);
    }

    /// The numbers of the sources of the event with this index; empty beyond the last event.
    pub fn of(&self, place: usize) -> &[usize] {
        self.numbers.get(place).map_or(&[], Vec::as_slice)
    }
}

/// An address for paper: percent codes of letters, digits and Chinese punctuation are decoded, all others stay. Typed into
/// a browser, it opens the same page.
pub fn readable(url: &str) -> String {
    let mut shown = String::with_capacity(url.len());
    let mut rest = url;
    while let Some(at) = rest.find('%') {
        let (before, coded) = rest.split_at(at);
        shown += before;
        let (bytes, length) = decoded(coded);
        match std::str::from_utf8(&bytes) {
            Ok(text) if length > 0 => text.chars().for_each(|letter| push_letter(&mut shown, letter)),
            // An incomplete letter, or a code of ASCII, stays encoded.
            _ => shown += coded.get(..length.max(1)).unwrap_or_default(),
        }
        rest = coded.get(length.max(1)..).unwrap_or_default();
    }
    shown + rest
}

/// The bytes of the percent codes beyond ASCII at the start of a text, and the length of these codes in the text.
fn decoded(text: &str) -> (Vec<u8>, usize) {
    let digit = |letter: Option<&u8>| letter.and_then(|letter| char::from(*letter).to_digit(16));
    let code = |code: &[u8]| {
        let value = digit(code.get(1))? * 16 + digit(code.get(2))?;
        (code.first() == Some(&b'%') && value >= 0x80).then_some(value as u8)
    };
    let bytes: Vec<u8> = text.as_bytes().chunks(3).map_while(code).collect();
    let length = bytes.len() * 3;
    (bytes, length)
}

fn push_letter(shown: &mut String, letter: char) {
    let is_punctuation = matches!(letter, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}');
    if letter.is_alphanumeric() || is_punctuation {
        return shown.push(letter);
    }
    // Other characters, such as spaces and marks of direction, would be invisible on paper.
    for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
        shown.push('%');
        for half in [byte >> 4, byte & 15] {
            shown.extend(char::from_digit(half.into(), 16).map(|digit| digit.to_ascii_uppercase()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Notes, readable, source_file_name};
    use vigil_model::Source;

    fn source(url: &str, archive: Option<&str>) -> Source {
        Source {
            title: url.to_uppercase(),
            publisher: "P".to_owned(),
            url: url.to_owned(),
            date: None,
            lang: "en".to_owned(),
            archive: archive.map(str::to_owned),
        }
    }

    #[test]
    fn an_address_has_one_number_and_keeps_the_first_archived_copy() {
        let (a, b, c) = (source("a", None), source("b", None), source("c", None));
        let mut notes = Notes::default();
        notes.add(&[b.clone(), a.clone()]);
        notes.add(&[]);
        notes.add(&[a.clone(), c.clone(), source("a", Some("copy")), source("a", Some("other"))]);
        assert_eq!(notes.numbers, [vec![1, 2], vec![], vec![2, 3]]);
        assert_eq!(notes.sources, [b, source("a", Some("copy")), c]);
        assert_eq!(notes.of(2), [2, 3]);
        assert!(notes.of(3).is_empty());
    }

    #[test]
    fn a_readable_address_decodes_only_visible_characters() {
        for (url, shown) in [
            ("https://a/%E4%BA%BA%E6%A1%88%EF%BC%9F%E2%80%AEx%20y%2Fz", "https://a/人案？%E2%80%AEx%20y%2Fz"),
            ("https://a/%e4%ba%ba", "https://a/人"),
            // An incomplete letter, an incomplete code, and no code.
            ("https://a/%E4%BA", "https://a/%E4%BA"),
            ("https://a/%E4%BA%BA%E", "https://a/人%E"),
            ("https://a/100%", "https://a/100%"),
            ("https://a/%é", "https://a/%é"),
            ("https://a/?q=%C3%A9#b", "https://a/?q=é#b"),
        ] {
            assert_eq!(readable(url), shown);
        }
    }

    #[test]
    fn a_source_file_is_named_by_as_much_of_the_date_as_is_known() {
        let name = |date: &str, letters| source_file_name(date.parse().unwrap(), letters);
        assert_eq!(name("2021-02-28", 7), "2021-02");
        assert_eq!(name("2021-02-28?", 10), "2021-02-28");
        assert_eq!(name("2021~", 7), "2021");
    }
}
