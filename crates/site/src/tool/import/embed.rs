//! The addresses of a cell for media: an address, several, or the code that embeds a video, a post or a picture.

use super::address;
use super::html::{self, attribute};
use super::worded::Worded;
use html5gum::{StartTag, Token, Tokenizer};

/// Attributes with the address of what an element embeds or quotes, the likeliest first.
const EMBEDS: [(&[u8], &[&[u8]]); 10] = [
    (b"iframe", &[b"src", b"data-src", b"data-lazy-src"]),
    (b"embed", &[b"src", b"data-src"]),
    (b"object", &[b"data"]),
    (b"video", &[b"src", b"data-src"]),
    (b"audio", &[b"src", b"data-src"]),
    (b"source", &[b"src", b"data-src"]),
    (b"param", &[b"value"]),
    (b"blockquote", &[b"cite", b"data-instgrm-permalink"]),
    (b"a", &[b"href"]),
    (b"img", &[b"src", b"data-src"]),
];
/// Attributes of any element by which a script finds the post that it shows.
const POSTS: [&[u8]; 4] = [b"data-href", b"data-url", b"data-permalink", b"data-src"];
/// What stands between several addresses.
const BETWEEN: [char; 3] = [',', ';', '|'];

/// How likely an address of embed code is the one of what is embedded: the least is the likeliest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// The place of the element in [`EMBEDS`].
    element: usize,
    /// Whether it is a link in the words that are quoted, such as a hashtag, and not the one to the post.
    is_quoted: bool,
}

/// The addresses of embed code, with how likely they are.
#[derive(Default)]
struct Embeds {
    /// Those of the best rank: several of frames, else one.
    found: Vec<(Rank, String)>,
    /// Whether the last of several links is the one to the post, as after the name of its author.
    takes_last: bool,
    is_in_quotation: bool,
    is_in_paragraph: bool,
}

impl Embeds {
    fn open(&mut self, element: &StartTag<()>) {
        let name = element.name.to_ascii_lowercase();
        match name.as_slice() {
            b"blockquote" => {
                self.is_in_quotation = true;
                self.takes_last = attribute(element, b"class").is_some_and(|class| class.contains("bluesky"));
            }
            b"p" => self.is_in_paragraph = true,
            _ => {}
        }
        let embed = EMBEDS.iter().position(|(embed, _)| **embed == *name);
        let own = embed.and_then(|at| EMBEDS.get(at)).map_or(&[][..], |(_, attributes)| attributes);
        let address =
            |names: &[&[u8]]| names.iter().find_map(|name| address::whole(&attribute(element, name)?));
        let is_quoted = name == b"a" && self.is_in_quotation && self.is_in_paragraph;
        let rank = Rank { element: embed.unwrap_or(EMBEDS.len()), is_quoted };
        if let Some(address) = address(own).or_else(|| address(&POSTS)) {
            let is_better = |(before, _): &(Rank, String)| {
                rank < *before || rank == *before && self.takes_last && name == b"a"
            };
            if self.found.first().is_none_or(is_better) {
                self.found = vec![(rank, address)];
            } else if name == b"iframe" && self.found.iter().all(|(_, before)| *before != address) {
                self.found.push((rank, address));
            }
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name.to_ascii_lowercase().as_slice() {
            b"blockquote" => self.is_in_quotation = false,
            b"p" => self.is_in_paragraph = false,
            _ => {}
        }
    }
}

/// The addresses of embed code: of its frames or its player, else of its quotation, its link, or its picture.
pub fn embedded(code: &str) -> Vec<String> {
    // Word processors turn the quotation marks of code that is pasted into them.
    let code = code.replace(['“', '”', '″'], "\"");
    let mut embeds = Embeds::default();
    for Ok(token) in Tokenizer::new(&code) {
        match token {
            Token::StartTag(element) => embeds.open(&element),
            Token::EndTag(element) => embeds.close(&element.name),
            _ => {}
        }
    }
    embeds.found.into_iter().map(|(_, address)| address).collect()
}

/// The addresses of a cell: one, several, the one of embed code, or those within a text.
pub fn of_cell(text: &str) -> Vec<String> {
    let text = address::without_invisible(text);
    let text = text.trim();
    let inner = text.strip_prefix('<').and_then(|text| text.strip_suffix('>'));
    if let Some(address) = inner.filter(|inner| !inner.contains('<')).and_then(address::whole) {
        return vec![address];
    }
    if text.contains('<') {
        return embedded(text);
    }
    if text.contains("&lt;") {
        return embedded(&html::text_of(text));
    }
    let text = text.replace("&amp;", "&");
    let addresses: Vec<String> = text.lines().flat_map(of_line).collect();
    if addresses.is_empty() { address::within(&text) } else { addresses }
}

/// The words of a cell that are beside its addresses; those of code and formulas are none.
pub fn words_beside(text: &str) -> String {
    let is_bare = !text.contains(|letter: char| letter.is_whitespace() || letter == '[');
    if is_bare {
        return String::new();
    }
    let is_code = text.contains('<') || text.starts_with('=');
    let addresses = address::within(&text.replace("&amp;", "&"));
    if is_code || addresses.is_empty() || text.contains("&lt;") || of_cell(text) != addresses {
        return String::new();
    }
    let words = Worded::of(text).words;
    // One such as `and` says nothing.
    if words.chars().filter(|letter| letter.is_alphanumeric()).count() > 3 { words } else { String::new() }
}

/// The addresses of a line. A space is part of one only in the name of a file.
fn of_line(line: &str) -> Vec<String> {
    let spaced = BETWEEN.iter().fold(line.to_owned(), |line, between| {
        line.replace(&format!("{between}http"), &format!("{between} http"))
    });
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let is_list = words.len() > 1;
    let plain = words.iter().map(|word| if is_list { word.trim_end_matches(BETWEEN) } else { word });
    let addresses: Option<Vec<String>> = plain.filter(|word| !word.is_empty()).map(address::whole).collect();
    addresses.unwrap_or_else(|| {
        let is_one = !line.trim().contains(char::is_whitespace) || address::ends_like_a_file(line);
        if is_one { address::whole(line).into_iter().collect() } else { address::within(line) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[(&str, &[&str])]) {
        for (cell, addresses) in cells {
            assert_eq!(of_cell(cell), *addresses, "{cell}");
        }
    }

    #[test]
    fn an_address_is_known_however_it_was_copied() {
        check(&[
            (
                "<blockquote class=\"twitter-tweet\"><p lang=\"en\">We <a href=\"https://s.example/tag/x\">#x</a>\
                 <a href=\"https://t.example/p\">pic</a></p>&mdash; A (@a) <a href=\"https://s.example/a/status/1\">4 March</a>\
                 </blockquote> <script async src=\"https://s.example/w.js\"></script>",
                &["https://s.example/a/status/1"],
            ),
            (
                "<blockquote class=\"bluesky-embed\" data-bluesky-uri=\"at://d/p/1\"><p>We <a href=\"https://s.example/tag/x\">#x</a>\
                 </p>&mdash; A (<a href=\"https://s.example/a\">@a</a>) <a href=\"https://s.example/a/1\">4 March</a></blockquote>",
                &["https://s.example/a/1"],
            ),
            (
                "<blockquote class=\"reddit-embed-bq\"><a href=\"https://s.example/1\">Post</a><br> by <a href=\"https://s.example/u\">u\
                 </a></blockquote>",
                &["https://s.example/1"],
            ),
            (
                "<div class=\"fb-post\" data-href=\"https://s.example/posts/1\"></div>",
                &["https://s.example/posts/1"],
            ),
            ("<object><param name=\"movie\" value=\"//v.example/v/1\"></object>", &["https://v.example/v/1"]),
            ("<iframe src=“https://v.example/1”></iframe>", &["https://v.example/1"]),
            ("&lt;iframe src=&quot;https://v.example/1&quot;&gt;&lt;/iframe&gt;", &["https://v.example/1"]),
            ("<https://example.org/a>", &["https://example.org/a"]),
            ("[Walk](https://example.org/a)", &["https://example.org/a"]),
            ("Photo: https://example.org/a.", &["https://example.org/a"]),
            ("=HYPERLINK(\"https://example.org/a\";\"walk\")", &["https://example.org/a"]),
            ("\u{200b}https://example.org/a\u{200e}\u{feff}", &["https://example.org/a"]),
            ("https://https://example.org/a", &["https://example.org/a"]),
            ("http://HTTPS://example.org/a", &["https://example.org/a"]),
            (
                "https://archive.example/1/https://example.org/a",
                &["https://archive.example/1/https://example.org/a"],
            ),
            (
                "https://example.org/a, https://example.org/b",
                &["https://example.org/a", "https://example.org/b"],
            ),
            (
                "https://example.org/a;https://example.org/b",
                &["https://example.org/a", "https://example.org/b"],
            ),
            (
                "https://example.org/a | www.example.org",
                &["https://example.org/a", "https://www.example.org"],
            ),
            ("https://example.org/D.C.", &["https://example.org/D.C."]),
        ]);
    }

    #[test]
    fn words_beside_an_address_are_found() {
        for (cell, words) in [
            ("https://example.org/1 - Example News, 4 March", "Example News, 4 March"),
            ("[Walk](https://example.org/a)", "Walk"),
            ("https://example.org/1 and https://example.org/2", ""),
            ("https://example.org/my photo.jpg", ""),
            ("walk.jpg", ""),
            ("=HYPERLINK(\"https://example.org/a\";\"walk\")", ""),
            ("<a href='https://example.org/a'>walk</a>", ""),
            ("https://example.org/a, https://example.org/b", ""),
        ] {
            assert_eq!(words_beside(cell), words, "{cell}");
        }
    }

    #[test]
    fn an_address_is_known_in_any_form() {
        check(&[
            ("https://example.org/a", &["https://example.org/a"]),
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
                "https://example.org/a\nhttps://example.org/my b.pdf",
                &["https://example.org/a", "https://example.org/my%20b.pdf"],
            ),
            ("https://example.org/1 (archived)", &["https://example.org/1"]),
            ("https://example.org/1 - Example News, 4 March", &["https://example.org/1"]),
            (
                "https://example.org/1 and https://example.org/2",
                &["https://example.org/1", "https://example.org/2"],
            ),
            (
                "<iframe src='https://v.example/1'></iframe> <iframe src='https://v.example/2'></iframe>",
                &["https://v.example/1", "https://v.example/2"],
            ),
            ("https://example.org/?a=1&amp;b=2", &["https://example.org/?a=1&b=2"]),
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
        ]);
    }
}
