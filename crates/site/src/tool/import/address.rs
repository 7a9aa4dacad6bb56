//! Web addresses in the forms in which tables and slides hold them: whole, without scheme, in capitals, or in a text.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

/// Ends of file names, which look like the ends of hosts.
const FILES: [&str; 20] = [
    "avi", "csv", "doc", "docx", "gif", "htm", "html", "jpeg", "jpg", "js", "json", "mov", "mp3", "mp4",
    "pdf", "png", "svg", "tif", "webm", "webp",
];
/// What follows an address in a sentence.
const AFTER: [char; 14] = ['.', ',', ';', ':', '!', '?', '\'', '"', '。', '，', '、', '；', '」', '”'];

/// Characters that are not seen and that programs leave around a copied address.
const INVISIBLE: [RangeInclusive<char>; 5] = [
    '\u{ad}'..='\u{ad}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{2069}',
    '\u{feff}'..='\u{feff}',
];

/// The address that a text is, in the form of the data.
pub fn whole(text: &str) -> Option<String> {
    let text = without_invisible(text);
    let text = text.trim();
    let scheme = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let (scheme, rest) = match scheme.as_str() {
        _ if scheme.starts_with("https://") => ("https", text.get(8..)?),
        _ if scheme.starts_with("http://") => ("http", text.get(7..)?),
        _ if scheme.starts_with("//") => ("https", text.get(2..)?),
        _ if begins_with_host(text) => ("https", text),
        _ => return None,
    };
    if begins_with_scheme(rest) {
        // The scheme was there already when another was typed or set before it.
        return whole(rest);
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    if host.is_empty() || host.contains(char::is_whitespace) {
        return None;
    }
    // Browsers write a space within an address so.
    let path = path.replace(char::is_whitespace, "%20");
    Some(format!("{scheme}://{}{path}", host.to_ascii_lowercase()))
}

/// A text without invisible characters.
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    let is_invisible = |letter: char| INVISIBLE.iter().any(|range| range.contains(&letter));
    if text.is_ascii() || !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(is_invisible, ""))
}

/// Whether a text begins with the scheme of a web address.
pub fn begins_with_scheme(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Whether a text without scheme is an address: `www.example.org`, or a host and a path.
fn begins_with_host(text: &str) -> bool {
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let Some((host, path)) = text.split_at_checked(end) else { return false };
    let mut labels = host.split('.');
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let last = labels.clone().next_back().unwrap_or_default().to_ascii_lowercase();
    let is_host = host.contains('.')
        && labels.all(is_label)
        && (2..=18).contains(&last.len())
        && last.chars().all(char::is_alphabetic);
    let is_www = host.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www."));
    is_host && (is_www || path.len() > 1 && !FILES.contains(&last.as_str()))
}

/// Whether a text ends like the name of a file.
pub fn ends_like_a_file(text: &str) -> bool {
    let name = text.split(['?', '#']).next().unwrap_or_default();
    name.rsplit_once('.')
        .is_some_and(|(_, end)| FILES.contains(&end.trim_end().to_ascii_lowercase().as_str()))
}

/// The addresses within a plain text.
pub fn within(text: &str) -> Vec<String> {
    places(text).into_iter().map(|(_, address)| address).collect()
}

/// The addresses within a plain text, with their places.
pub fn places(text: &str) -> Vec<(Range<usize>, String)> {
    let mut places = Vec::new();
    let lower = text.to_ascii_lowercase();
    let mut at = 0;
    while let Some(start) = next_start(&lower, at) {
        let rest = text.get(start..).unwrap_or_default();
        let ends = |letter: char| {
            letter.is_whitespace() || "<>\"「」『』（）【】“”，。；、".contains(letter) || letter.is_control()
        };
        let end = rest.find(ends).unwrap_or(rest.len());
        let word = without_closing(rest.get(..end).unwrap_or_default());
        at = start + word.len().max(1);
        let address = whole(word).filter(|address| address.contains('.'));
        places.extend(address.map(|address| (start..start + word.len(), address)));
    }
    places
}

/// Where the next address begins.
fn next_start(lower: &str, at: usize) -> Option<usize> {
    let rest = lower.get(at..)?;
    let begins_word = |start: &usize| {
        let before = rest.get(..*start).and_then(|before| before.chars().next_back());
        before.is_none_or(|letter| !letter.is_ascii_alphanumeric() && !"/.:@-".contains(letter))
    };
    let schemes = ["http://", "https://"].iter().filter_map(|scheme| rest.find(scheme));
    let www = rest.match_indices("www.").map(|(start, _)| start).find(begins_word);
    schemes.chain(www).min().map(|start| at + start)
}

/// A word without what closes its sentence, and without brackets that were opened before it.
fn without_closing(mut word: &str) -> &str {
    loop {
        let shorter = word.trim_end_matches(AFTER);
        let closes = |open: char, close: char| {
            shorter.ends_with(close) && shorter.matches(close).count() > shorter.matches(open).count()
        };
        let shorter = match () {
            () if closes('(', ')') => shorter.strip_suffix(')'),
            () if closes('[', ']') => shorter.strip_suffix(']'),
            () => Some(shorter),
        };
        let shorter = shorter.unwrap_or_default();
        if shorter.len() == word.len() {
            return word;
        }
        word = shorter;
    }
}

/// The host of an address, by which its publisher is known if by nothing else.
pub fn host(url: &str) -> String {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#']).next();
    let host = host.unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_a_text() {
        for (text, addresses) in [
            ("More at https://b.example/x.", &["https://b.example/x"][..]),
            ("(see HTTP://B.example/x)", &["http://b.example/x"]),
            (
                "[words](https://b.example/x_(y)), and www.c.example/.",
                &["https://b.example/x_(y)", "https://www.c.example/"],
            ),
            (
                "見https://b.example/x。又https://c.example/y，",
                &["https://b.example/x", "https://c.example/y"],
            ),
            ("a@www.example.org, awww.so, http://", &[]),
        ] {
            assert_eq!(within(text), addresses, "{text}");
        }
    }
}
