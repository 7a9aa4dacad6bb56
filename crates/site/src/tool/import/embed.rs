//! The addresses of a cell for media: an address, several, or the code that embeds a video, a post or a picture.

use super::address;
use super::html::attribute;
use html5gum::{Token, Tokenizer};

/// Attributes with the address of what an element embeds or quotes, the likeliest first.
const EMBEDS: [(&[u8], &[&[u8]]); 9] = [
    (b"iframe", &[b"src", b"data-src", b"data-lazy-src"]),
    (b"embed", &[b"src", b"data-src"]),
    (b"object", &[b"data"]),
    (b"video", &[b"src", b"data-src"]),
    (b"audio", &[b"src", b"data-src"]),
    (b"source", &[b"src", b"data-src"]),
    (b"blockquote", &[b"cite", b"data-instgrm-permalink"]),
    (b"a", &[b"href"]),
    (b"img", &[b"src", b"data-src"]),
];

/// The address of embed code: of its frame or player, else of its quotation, its first link, or its picture.
fn embedded(code: &str) -> Vec<String> {
    let mut found: Option<(usize, String)> = None;
    for Ok(token) in Tokenizer::new(code) {
        let Token::StartTag(element) = token else { continue };
        let name = element.name.to_ascii_lowercase();
        let Some(rank) = EMBEDS.iter().position(|(embed, _)| **embed == *name) else { continue };
        let attributes = EMBEDS.get(rank).into_iter().flat_map(|(_, attributes)| attributes.iter());
        let address = attributes.filter_map(|name| address::whole(&attribute(&element, name)?)).next();
        if let Some(address) = address
            && found.as_ref().is_none_or(|(before, _)| rank < *before)
        {
            found = Some((rank, address));
        }
    }
    found.into_iter().map(|(_, address)| address).collect()
}

/// The addresses of a cell: one, several between spaces, or those of embed code, the one of what is embedded first.
pub fn of_cell(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.contains('<') {
        return embedded(text);
    }
    let of_line = |line: &str| -> Vec<String> {
        let words: Option<Vec<String>> = line.split_whitespace().map(address::whole).collect();
        words.unwrap_or_else(|| address::whole(line).into_iter().collect())
    };
    text.lines().flat_map(of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_in_any_form() {
        for (cell, addresses) in [
            ("https://example.org/a", &["https://example.org/a"][..]),
            ("HTTPS://Example.org/A", &["https://example.org/A"]),
            ("Http://example.org", &["http://example.org"]),
            ("//example.org/a", &["https://example.org/a"]),
            ("www.example.org/a", &["https://www.example.org/a"]),
            ("WWW.Example.org", &["https://www.example.org"]),
            ("youtu.example/abc", &["https://youtu.example/abc"]),
            (" https://example.org/my photo.jpg ", &["https://example.org/my%20photo.jpg"]),
            (
                "https://example.org/a\nhttps://example.net/b",
                &["https://example.org/a", "https://example.net/b"],
            ),
            (
                "https://example.org/a\nhttps://example.org/my b",
                &["https://example.org/a", "https://example.org/my%20b"],
            ),
            ("<iframe width=\"5\" src=\"https://v.example/1\"></iframe>", &["https://v.example/1"]),
            ("<IFRAME SRC='//v.example/1'></IFRAME>", &["https://v.example/1"]),
            ("<iframe src=\"\" data-src=\"https://v.example/1\"></iframe>", &["https://v.example/1"]),
            ("<img src=www.example.org/a.jpg>", &["https://www.example.org/a.jpg"]),
            (
                "<blockquote cite='https://s.example/2'><p>We</p><a href=\"https://s.example/1\">post</a></blockquote>\
                 <script src=\"https://s.example/w.js\"></script>",
                &["https://s.example/2"],
            ),
            (
                "<blockquote><p>We</p>&mdash; <a href='https://s.example/1'>post</a></blockquote>",
                &["https://s.example/1"],
            ),
            (
                "<a href=\"https://e.example/x?a=1&amp;b=2\"><img src=\"//e.example/t.jpg\"></a>",
                &["https://e.example/x?a=1&b=2"],
            ),
            ("<blockquote>Words alone</blockquote>", &[]),
            ("demo_001.jpg", &[]),
            ("media/photo.jpg", &[]),
            ("photo.jpg/x", &[]),
            ("spotify:track:1OT1", &[]),
            ("ftp://example.org/a", &[]),
            ("javascript:alert(1)", &[]),
            ("A photograph", &[]),
            ("https://", &[]),
            ("", &[]),
        ] {
            assert_eq!(of_cell(cell), addresses, "{cell}");
        }
    }
}
