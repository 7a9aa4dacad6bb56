//! The HTML of a TimelineJS slide as plain text and sources.
//!
//! A line of a list that begins with a link is a source: its text is the title, what follows the publisher, `time` the
//! date, a link with `rel="archived"` the archived copy. Every other link is a source too, and its text stays in the text;
//! so does a line of a list that goes on as a sentence.

use super::{address, markup};
use crate::publish::export::timelinejs::SEPARATOR;
use html5gum::{StartTag, Token, Tokenizer};

/// White space that is not on one line.
const LINE_BREAKS: [char; 8] = ['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
/// Elements that run on within a line.
const INLINE: [&str; 35] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "nobr",
];
/// The longest name of a publisher that follows a link without a sign between them.
const PUBLISHER: usize = 40;

/// The content of a slide's text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The text, on one line.
    pub text: String,
    /// The links.
    pub links: Vec<Link>,
}

/// A link, with what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub url: String,
    /// Its text.
    pub title: String,
    /// The rest of its line.
    pub publisher: String,
    /// The language it leads to.
    pub lang: Option<String>,
    /// When that was published.
    pub date: Option<String>,
    /// The address of an archived copy.
    pub archive: Option<String>,
}

/// Reads HTML, or plain text, which is HTML without elements.
pub fn read(html: &str) -> Told {
    let mut reader = Reader::default();
    for Ok(token) in Tokenizer::new(&*markup::mended(html)) {
        match token {
            Token::StartTag(element) => reader.open(&element),
            Token::EndTag(element) => reader.close(&name_of(&element.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.end_line();
    let mut told = reader.told;
    told.text = tidy(&told.text);
    told
}

/// The text of HTML alone.
pub fn text_of(html: &str) -> String {
    read(html).text
}

#[derive(Default)]
struct Reader {
    told: Told,
    /// The element whose content is passed over.
    silent: Option<String>,
    /// The line of a list being read.
    line: Option<Line>,
    /// Where the text of the open link goes: a link of the text.
    open_link: Option<Link>,
}

/// A line of a list.
#[derive(Default)]
struct Line {
    source: Option<Link>,
    /// All text so far.
    text: String,
    within: Within,
}

/// Which part of a source is being read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Line,
    Title,
    Date,
    Archive,
}

fn name_of(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_lowercase()
}

/// The value of an attribute.
pub fn attribute(element: &StartTag<()>, name: &[u8]) -> Option<String> {
    element.attributes.get(name).map(|value| String::from_utf8_lossy(value).trim().to_owned())
}

fn address(element: &StartTag<()>) -> Option<String> {
    attribute(element, b"href").and_then(|url| address::whole(&url))
}

impl Reader {
    fn open(&mut self, element: &StartTag<()>) {
        let name = name_of(&element.name);
        if self.silent.is_some() {
            return;
        }
        if markup::SILENT.contains(&name.as_str()) {
            self.silent = (!element.self_closing).then_some(name);
            return;
        }
        if !INLINE.contains(&name.as_str()) {
            self.space();
        }
        match name.as_str() {
            "li" => {
                self.end_line();
                self.line = Some(Line::default());
            }
            "a" => self.open_link(element),
            "time" => {
                let date = attribute(element, b"datetime");
                if let Some(line) = &mut self.line
                    && let Some(source) = &mut line.source
                    && date.is_some()
                {
                    source.date = date;
                    line.within = Within::Date;
                }
            }
            _ => {}
        }
    }

    fn open_link(&mut self, element: &StartTag<()>) {
        let Some(url) = address(element) else { return };
        let link = Link { url, lang: attribute(element, b"hreflang"), ..Link::default() };
        match &mut self.line {
            Some(line) if line.source.is_none() && line.text.trim().is_empty() => {
                line.source = Some(link);
                line.within = Within::Title;
            }
            Some(Line { source: Some(source), within, .. })
                if attribute(element, b"rel").as_deref() == Some("archived") =>
            {
                source.archive = Some(link.url);
                *within = Within::Archive;
            }
            _ => self.open_link = Some(link),
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(silent) = &self.silent {
            if silent == name {
                self.silent = None;
            }
            return;
        }
        match name {
            "li" | "ul" | "ol" => self.end_line(),
            "a" => {
                if let Some(link) = self.open_link.take() {
                    self.told.links.push(Link { title: tidy(&link.title), ..link });
                }
            }
            _ => {}
        }
        if let ("a" | "time", Some(line)) = (name, &mut self.line) {
            line.within = Within::Line;
        }
        if !INLINE.contains(&name) {
            self.space();
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent.is_none() {
            self.pass(text);
        }
    }

    /// Parts two blocks by one space.
    fn space(&mut self) {
        let before = self.line.as_ref().map_or(self.told.text.as_str(), |line| &line.text);
        if !before.is_empty() && !before.ends_with(char::is_whitespace) {
            self.pass(" ");
        }
    }

    fn pass(&mut self, text: &str) {
        if let Some(link) = &mut self.open_link {
            link.title.push_str(text);
        }
        let Some(line) = &mut self.line else {
            self.told.text.push_str(text);
            return;
        };
        line.text.push_str(text);
        match (&mut line.source, line.within) {
            (Some(source), Within::Title) => source.title.push_str(text),
            (Some(source), Within::Line) => source.publisher.push_str(text),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let Some(Line { source, text, .. }) = self.line.take() else { return };
        let is_text = source.as_ref().is_none_or(goes_on);
        if is_text {
            self.space();
            self.told.text.push_str(text.trim_start());
        }
        self.told.links.extend(source.map(|link| Link {
            title: tidy(&link.title),
            publisher: if is_text { String::new() } else { publisher(&link.publisher) },
            ..link
        }));
    }
}

/// Whether a line that begins with a link is a sentence, and not a title with its publisher.
fn goes_on(source: &Link) -> bool {
    let after = tidy(&source.publisher);
    let is_sign = |first: char| SEPARATOR.contains(first) || "|(（".contains(first);
    if source.date.is_some() || source.archive.is_some() || after.starts_with(is_sign) {
        return false;
    }
    let ends = ["。", "！", "？", ". ", "! ", "? "].iter().any(|end| after.contains(end));
    ends || after.len() > 1 && after.ends_with(['.', '!', '?']) || after.chars().count() > PUBLISHER
}

/// The text after a link, without the separator.
fn publisher(after: &str) -> String {
    let after = tidy(after);
    let dot = SEPARATOR.trim();
    if after.starts_with(dot) {
        return after.trim_matches(|letter: char| letter.is_whitespace() || dot.contains(letter)).to_owned();
    }
    let inner = after.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(&after);
    inner.trim_matches(|letter: char| letter.is_whitespace() || ",;:|–—-".contains(letter)).to_owned()
}

/// A text on one line: white space with a line break or tab in it is one space, other white space stays as it is.
/// Invisible characters that programs leave behind (zero-width spaces, soft hyphens, byte order marks) go.
fn tidy(text: &str) -> String {
    let plain = text.replace(['\u{200b}', '\u{2060}', '\u{feff}', '\u{ad}'], "");
    let mut tidied = String::with_capacity(plain.len());
    let mut rest = plain.trim();
    while let Some(start) = rest.find(char::is_whitespace) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|letter: char| !letter.is_whitespace()).unwrap_or(from.len());
        let (space, after) = from.split_at(end);
        tidied.push_str(before);
        tidied.push_str(if space.contains(LINE_BREAKS) { " " } else { space });
        rest = after;
    }
    tidied + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(url: &str, title: &str, publisher: &str) -> Link {
        Link {
            url: url.to_owned(),
            title: title.to_owned(),
            publisher: publisher.to_owned(),
            ..Link::default()
        }
    }

    fn check(html: &str, text: &str, links: Vec<Link>) {
        assert_eq!(read(html), Told { text: text.to_owned(), links }, "{html}");
    }

    #[test]
    fn markup_becomes_plain_text_on_one_line() {
        for (html, text) in [
            ("Plain &amp; simple, 1 < 2", "Plain & simple, 1 < 2"),
            ("<p>One.</p><p>Two<br>lines</p>", "One. Two lines"),
            ("Read: <ul><li>one</li><li> two</li></ul>end", "Read: one two end"),
            ("the 4<sup>th</sup>, <del>ten</del><ins>twelve</ins>", "the 4th, tentwelve"),
            ("<ruby>漢<rt>kan</rt></ruby>字 H<sub>2</sub>O", "漢kan字 H2O"),
            ("a<b>b</b>c\n\n  d", "abc d"),
            ("<script>alert(1)</script>x<style>p{}</style>", "x"),
            ("<iframe src=x>no</iframe>text", "text"),
            ("<li>not a source</li>", "not a source"),
            ("&#x202e;", "\u{202e}"),
            ("\u{feff}a\u{200b}b\u{ad}c\u{b}d\u{2028}e", "abc d e"),
        ] {
            assert_eq!(read(html).text, text, "{html}");
        }
    }

    #[test]
    fn a_line_that_begins_with_a_link_is_a_source() {
        check(
            "<p>What.</p><ul><li><a href=\"https://a.example/?x=1&amp;y=2\" hreflang=\"zh\">A &amp; B</a> · P · Q · \
             <time datetime=\"2021-02\">February 2021</time> · <a rel=\"archived\" href=\"https://c.example/\">copy</a></li>\
             <li> <a href=\"http://b.example/\">B</a>, The Paper</li><li><a href='https://d.example/'>D</a> (BBC)</ul>",
            "What.",
            vec![
                Link {
                    lang: Some("zh".to_owned()),
                    date: Some("2021-02".to_owned()),
                    archive: Some("https://c.example/".to_owned()),
                    ..link("https://a.example/?x=1&y=2", "A & B", "P · Q")
                },
                link("http://b.example/", "B", "The Paper"),
                link("https://d.example/", "D", "BBC"),
            ],
        );
    }

    #[test]
    fn a_line_that_goes_on_after_its_link_stays_in_the_text() {
        check(
            "<p>Then:</p><ul><li><a href='https://a.example/1'>Police</a> arrested 12 people on Tuesday night and took \
             them away</li><li><a href='https://a.example/2'>Courts</a> freed nine.</li></ul>",
            "Then: Police arrested 12 people on Tuesday night and took them away Courts freed nine.",
            vec![link("https://a.example/1", "Police", ""), link("https://a.example/2", "Courts", "")],
        );
        for (after, publisher) in [(" The Paper", "The Paper"), (" | The Paper. Ltd.", "The Paper. Ltd.")] {
            let html = format!("<li><a href='https://a.example/1'>A</a>{after}</li>");
            check(&html, "", vec![link("https://a.example/1", "A", publisher)]);
        }
    }

    #[test]
    fn a_link_in_the_text_is_a_source_and_its_words_stay() {
        check(
            "As <a href=\"https://a.example/\">the <i>Paper</i></a> says; <a href=\"javascript:x\">not this</a>.",
            "As the Paper says; not this.",
            vec![link("https://a.example/", "the Paper", "")],
        );
    }

    #[test]
    fn nothing_is_lost_of_unclosed_markup() {
        check("<ul><li><a href=https://a.example/>A", "", vec![link("https://a.example/", "A", "")]);
        assert_eq!(read("<p>One <b>two").text, "One two");
    }
}
