//! Texts that are invisible, turn writing around, act in a terminal, or are code of something.

use crate::case::*;

const TITLE: &str = "Editor charged with sedition";

fn refuse_text(name: &'static str, text: &str, at: &'static str) -> Case {
    refuse(name, (EVENTS, TITLE, text), at)
}

/// A title that is accepted and shows as it is written.
fn shows(name: &'static str, text: &str, effect: fn(&crate::built::Built)) -> Case {
    accept(name, (EVENTS, TITLE, text), effect)
}

pub fn cases() -> Vec<Case> {
    let invisible = "events/2021.json:49: an invisible character";
    let control = "events/2021.json:49: a control character";
    let turned = "events/2021.json:49: a character that changes the direction";
    let empty = "events/2021.json:49: the text is empty";
    vec![
        refuse_text("no letters", "", empty),
        refuse_text("spaces", "   ", empty),
        refuse_text("a space that does not break", "\u{a0}", empty),
        refuse_text("a wide space", "\u{3000}\u{2003}", empty),
        refuse_text("a space without a width", "Ed\u{200b}itor", invisible),
        refuse_text("a joiner without a side", "Editor\u{200d}", invisible),
        refuse_text("a joiner between Latin letters", "Ed\u{200c}itor", invisible),
        refuse_text("a word joiner", "Ed\u{2060}itor", invisible),
        refuse_text("an invisible plus", "Ed\u{2064}itor", invisible),
        refuse_text("a soft hyphen", "Ed\u{ad}itor", invisible),
        refuse_text("a joiner of graphemes", "Ed\u{34f}itor", invisible),
        refuse_text("a vowel separator", "Ed\u{180e}itor", invisible),
        refuse_text("a mark from left to right", "Editor\u{200e}", invisible),
        refuse_text("a mark from right to left", "Editor\u{200f}", invisible),
        refuse_text("an Arabic mark", "Editor\u{61c}", invisible),
        refuse_text("a filler", "\u{3164}", invisible),
        refuse_text("a narrow filler", "\u{ffa0}", invisible),
        refuse_text("an empty pattern of Braille", "\u{2800}", invisible),
        refuse_text("a note between lines", "\u{fff9}a\u{fffa}b\u{fffb}", invisible),
        refuse_text("tags", "Editor\u{e0041}\u{e007f}", invisible),
        refuse_text("turned writing", "Editor \u{202e}detrahc", turned),
        refuse_text("embedded writing", "\u{202b}Editor\u{202c}", turned),
        refuse_text("isolated writing", "\u{2067}Editor\u{2069}", turned),
        refuse_text("an escape sequence", "\\u001b[31mEditor", control),
        refuse_text("a control sequence in one character", "\u{9b}31mEditor", control),
        refuse_text("a NUL by its code", "Ed\\u0000itor", control),
        refuse_text("a delete", "Editor\u{7f}", control),
        refuse_text("a bell and a backspace", "Editor\\u0007\\b", control),
        refuse_text("a next line", "Editor\u{85}", control),
        refuse_text("a line by its code", "Editor\\r\\nX-HOSTILE:1", control),
        refuse_text("a line separator", "Editor\u{2028}", "events/2021.json:49: a line separator"),
        refuse_text("a byte order mark within", "Edi\u{feff}tor", "events/2021.json:49: a byte order mark"),
        refuse_text("a replacement", "Edi\u{fffd}tor", "events/2021.json:49: a replacement character"),
        refuse_text(
            "the place of an object",
            "Editor\u{fffc}",
            "events/2021.json:49: the place of an object",
        ),
        refuse_text(
            "a private character",
            "Editor\u{f8ff}",
            "events/2021.json:49: a character without a meaning",
        ),
        refuse_text(
            "a far private character",
            "Editor\u{10fffd}",
            "events/2021.json:49: a character without a meaning",
        ),
        refuse_text("no character", "Editor\u{fdd0}", "events/2021.json:49: a code that is no character"),
        refuse_text(
            "no character by a pair",
            "Editor\\ud83f\\udfff",
            "events/2021.json:49: a code that is no character",
        ),
        warn(
            "a Cyrillic letter in a name",
            (PEOPLE, "Ada Lam\"", "Ad\u{430} Lam\""),
            "people.json:8: the Cyrillic letter `а` (U+0430) in a Latin word",
        ),
        warn(
            "a Greek letter in a title",
            (EVENTS, TITLE, "\u{395}ditor charged"),
            "events/2021.json:49: the Greek letter",
        ),
        shows("Cyrillic and Greek words", "Правда и \u{394}\u{3b7}\u{3bc}\u{3bf}\u{3c2}", |site| {
            site.has("events.csv", "Правда")
        }),
        shows("a family", "👩\u{200d}👩\u{200d}👧 می\u{200c}خواهم", |site| {
            site.has("events.json", "👩\u{200d}👩\u{200d}👧")
        }),
        shows("many marks on one letter", &format!("a{}", "\u{301}".repeat(150)), |site| {
            site.has("events.json", "\u{301}\u{301}");
        }),
        shows("a word without a place to break", &"x".repeat(200), |site| {
            site.has("events.csv", "xxxxxxxxxx")
        }),
    ]
}

/// Texts that are code: they are shown as they are written, of which a warning tells if they look like markup.
pub fn marked() -> Vec<Case> {
    let warned = "events/2021.json:49: markup in a text";
    let has = |site: &crate::built::Built| site.has("events.json", "HOSTILE");
    vec![
        warn("an element", (EVENTS, TITLE, "<hostile onclick=alert(1)>A</hostile>"), warned),
        warn("the end of a script", (EVENTS, TITLE, "</script><hostile>"), warned),
        warn("a comment and the end of a title", (EVENTS, TITLE, "</title><!--hostile <hostile/>"), warned),
        warn("a character reference", (EVENTS, TITLE, "&lt;hostile&gt; &#x202e;A"), warned),
        shows("a quote out of an attribute", "A\\\" HOSTILE=\\\"1", has),
        shows("a single quote out of a script", "');HOSTILE('", has),
        shows("the end of a section of XML", "]]>HOSTILE<![CDATA[", has),
        shows("an opening comment", "HOSTILE <!-- --!> -->", has),
        shows("a template", "HOSTILE {{7*7}} ${7*7} <%= 7*7 %> #{7*7}", has),
        shows("places of messages", "HOSTILE {n} {name} {0} {", has),
        shows("a backslash at the end", "HOSTILE \\\\", has),
        shows("separators of a calendar", "HOSTILE\\\\nBEGIN:VEVENT;X=1,2:3\\\\", has),
        shows("a path out of the site", "../../HOSTILE/../index.html", has),
        shows("a percent escape", "HOSTILE%00%0d%0aSet-Cookie:%20a=b", has),
        shows("a formula", "=HYPERLINK(\\\"http://a.example\\\")HOSTILE", has),
        shows("a formula behind a semicolon", "HOSTILE;=1+1", has),
        warn(
            "a formula behind a space that does not break",
            (EVENTS, TITLE, "\u{a0}@HOSTILE"),
            "events/2021.json:49: white space at the beginning",
        ),
        shows("a wide formula", "＝HOSTILE()", has),
        shows("a minus behind semicolons", "HOSTILE; -1; +2;@SUM(A1)", has),
        shows("an apostrophe before a formula", "'=HOSTILE", has),
        accept(
            "a formula as publisher",
            (EVENTS, "\"publisher\": \"Evening Post\"", "\"publisher\": \"+852 HOSTILE;=1\""),
            has,
        ),
        accept("a formula as alias", (PEOPLE, "Ada Lam Nga-tat", "@HOSTILE;\u{3000}=1"), |site| {
            site.has("people.json", "HOSTILE")
        }),
    ]
}

#[test]
fn texts_that_hide_or_act_are_refused() {
    run(cases());
}

#[test]
fn code_in_texts_is_shown_as_it_is_written() {
    run(marked());
}
