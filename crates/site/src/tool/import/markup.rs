//! HTML as people leave it in cells, mended so that its parser drops no text: a `<` that begins no element, a tag that is cut,
//! an element without end whose content would not be read.

use std::borrow::Cow;

/// The elements of HTML, those of older versions, and those that embed pictures.
const ELEMENTS: &str = "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink \
    blockquote body br button canvas caption center circle cite code col colgroup datalist dd defs \
    del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame \
    frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend \
    li link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup \
    option output p param path picture polygon pre progress q rb rect rp rt rtc ruby s samp script \
    search section select slot small source span strike strong style sub summary sup svg table \
    tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xml";
/// Elements whose content is no text.
pub const SILENT: [&str; 5] = ["script", "style", "iframe", "template", "noscript"];

/// The HTML with every `<` that begins no markup as a character, and with the tags closed that are cut.
pub fn mended(html: &str) -> Cow<'_, str> {
    if !html.contains('<') {
        return Cow::Borrowed(html);
    }
    let mut ends = Ends { lower: html.to_ascii_lowercase(), absent: Vec::new() };
    let mut mended = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(start) = html.get(at..).and_then(|rest| rest.find('<')).map(|start| at + start) {
        mended.push_str(html.get(at..start).unwrap_or_default());
        let part = |from: usize, length: usize| html.get(start + from..start + length).unwrap_or_default();
        at = start
            + match markup(html, start, &mut ends) {
                Markup::As(length) => {
                    mended.push_str(part(0, length));
                    length
                }
                Markup::Cut { length, quote } => {
                    mended.push_str(part(0, length));
                    mended.extend([quote, '>']);
                    length + 1
                }
                Markup::Address(length) => {
                    mended.push_str(part(1, length));
                    length + 1
                }
                Markup::Left(length) => length,
                Markup::No => {
                    mended.push_str("&lt;");
                    1
                }
            };
    }
    mended.push_str(html.get(at..).unwrap_or_default());
    Cow::Owned(mended)
}

/// Finds the ends of markup. One that is not found is not looked for again, because a cell may have a million beginnings.
struct Ends {
    /// The HTML in small letters.
    lower: String,
    absent: Vec<String>,
}

impl Ends {
    /// Where an end begins, from a byte on.
    fn find(&mut self, end: &str, from: usize) -> Option<usize> {
        if self.absent.iter().any(|absent| absent == end) {
            return None;
        }
        let found = self.lower.get(from..).and_then(|rest| rest.find(end)).map(|at| from + at);
        if found.is_none() {
            self.absent.push(end.to_owned());
        }
        found
    }
}

/// The kind of markup that a `<` begins, with its length in bytes.
enum Markup {
    /// Markup as the parser reads it.
    As(usize),
    /// A tag up to the `>` before which its quotation mark is missing.
    Cut { length: usize, quote: char },
    /// A web address up to its `>`.
    Address(usize),
    /// The tag of an element without end.
    Left(usize),
    /// Nothing.
    No,
}

fn markup(html: &str, start: usize, ends: &mut Ends) -> Markup {
    let from = html.get(start..).unwrap_or_default();
    let after = from.get(1..).unwrap_or_default();
    if after.starts_with(['!', '?']) {
        let end = if after.starts_with("!--") { "-->" } else { ">" };
        return ends.find(end, start).map_or(Markup::No, |at| Markup::As(at + end.len() - start));
    }
    let is_end = after.starts_with('/');
    let name = after.strip_prefix('/').unwrap_or(after);
    let name = name.split(|letter: char| letter.is_whitespace() || "<>/\"'=@".contains(letter)).next();
    let name = name.unwrap_or_default().to_ascii_lowercase();
    if ["http:", "https:"].contains(&name.as_str()) {
        let end = after.find(['<', '>', ' ']).filter(|end| after.get(*end..*end + 1) == Some(">"));
        return end.map_or(Markup::No, |end| Markup::Address(end + 1));
    }
    // Word processors and pages of components have their own, such as `o:p`.
    let is_foreign = name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.contains([':', '-']);
    if !is_foreign && !ELEMENTS.split(' ').any(|known| known == name) {
        return Markup::No;
    }
    match tag(from) {
        Markup::As(length) if !is_end && SILENT.contains(&name.as_str()) => {
            if from.get(..length).is_some_and(|tag| tag.ends_with("/>")) {
                return Markup::As(length);
            }
            let end = ends.find(&format!("</{name}"), start + length);
            end.map_or(Markup::Left(length), |end| Markup::As(end - start))
        }
        markup => markup,
    }
}

/// The tag at the beginning of a text. A value with a `>` and a `<` in it has taken in what follows its tag.
fn tag(from: &str) -> Markup {
    let mut quote = None;
    let mut first_end = None;
    let mut before = ' ';
    for (at, letter) in from.char_indices().skip(1) {
        match (letter, quote) {
            ('"' | '\'', None) if before == '=' => quote = Some(letter),
            ('>', None) => return Markup::As(at + 1),
            ('<', None) => return Markup::No,
            ('>', Some(_)) => first_end = first_end.or(Some(at)),
            ('<', Some(quote)) if let Some(length) = first_end => return Markup::Cut { length, quote },
            (letter, Some(open)) if letter == open => (quote, first_end) = (None, None),
            _ => {}
        }
        if !letter.is_whitespace() {
            before = letter;
        }
    }
    match (quote, first_end) {
        (Some(quote), Some(length)) => Markup::Cut { length, quote },
        _ => Markup::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_beginnings_take_no_time() {
        for beginning in ["<!--", "<style>", "<!", "<https:", "<a b=\"", "<iframe src='>"] {
            mended(&beginning.repeat(200_000));
            mended(&(beginning.repeat(200_000) + "</style> -->"));
        }
    }

    #[test]
    fn no_text_is_taken_for_markup() {
        for (html, expected) in [
            ("Plain", "Plain"),
            ("1 < 2, <5 and x<y>z", "1 &lt; 2, &lt;5 and x&lt;y>z"),
            ("Fined <amount unknown> dollars", "Fined &lt;amount unknown> dollars"),
            ("mail <ann@b.example>", "mail &lt;ann@b.example>"),
            ("See <https://a.example/x> now", "See https://a.example/x now"),
            ("<p class=\"a>b\">One</p><br/>", "<p class=\"a>b\">One</p><br/>"),
            ("<o:p></o:p><!-- a < b -->", "<o:p></o:p><!-- a < b -->"),
            ("a <!-- b", "a &lt;!-- b"),
            ("a <b", "a &lt;b"),
            ("a <p then <b>b</b>", "a &lt;p then <b>b</b>"),
            ("<a href=\"https://a.example/x>A</a> b", "<a href=\"https://a.example/x\">A</a> b"),
            ("<a href='x>A</a> <a href='y'>B</a>", "<a href='x'>A</a> <a href='y'>B</a>"),
            ("A <style>p{} b", "A p{} b"),
            ("A <iframe src=x></iframe> b <IFRAME src=y> c", "A <iframe src=x></iframe> b  c"),
            ("A <iframe src=x /> b", "A <iframe src=x /> b"),
        ] {
            assert_eq!(mended(html), expected, "{html}");
        }
    }
}
