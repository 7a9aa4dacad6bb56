//! Files that are not JSON, or JSON of another shape.

use crate::case::*;

const TITLE: &str = "\"Editor charged with sedition\"";

/// A change of an event's title.
fn title(to: &str) -> (&'static str, &'static str, String) {
    (EVENTS, TITLE, to.to_owned())
}

fn refuse_title(name: &'static str, to: &str, at: &'static str) -> Case {
    let (file, from, to) = title(to);
    refuse(name, (file, from, &to), at)
}

pub fn cases() -> Vec<Case> {
    [syntax(), shapes(), encodings(), sizes()].into_iter().flatten().collect()
}

fn syntax() -> Vec<Case> {
    vec![
        refuse_file("an empty file", EVENTS, "", "events/2021.json:1: expected a list"),
        refuse_file("white space", EVENTS, " \r\n\t\n", "events/2021.json:3: expected a list"),
        refuse_file("an open list", EVENTS, "[", "events/2021.json:1: the file ends"),
        refuse_file("two lists", EVENTS, "[]\n[]", "events/2021.json:2: text after the end of the data"),
        refuse_file(
            "YAML",
            EVENTS,
            "- id: 2021-01-06-a\n  date: 2021-01-06\n",
            "events/2021.json:1: expected a list",
        ),
        refuse_file("TOML", EVENTS, "[[event]]\nid = \"2021-01-06-a\"\n", "events/2021.json:1: expected"),
        refuse_file("a script", EVENTS, "callback([]);", "events/2021.json:1: expected a list"),
        refuse_file("a line each", EVENTS, "{}\n{}\n", "events/2021.json:1: expected a list"),
        refuse_file("a comment first", EVENTS, "// events\n[]", "events/2021.json:1: expected a list"),
        refuse_title("a comment within", "/* a */ \"A\"", "events/2021.json:49: expected a value"),
        refuse_title("single quotes", "'A'", "events/2021.json:49: expected a value"),
        refuse_title("no quotes", "A", "events/2021.json:49: expected a value"),
        refuse_title("an unknown escape", "\"\\x41\"", "events/2021.json:49: an unknown escape"),
        refuse_title("half of a pair", "\"\\ud83d\"", "events/2021.json:49: half of a `\\u` pair"),
        refuse_title("a turned pair", "\"\\udca9\\ud83d\"", "events/2021.json:49: half of a `\\u` pair"),
        refuse_title("a code with a sign", "\"\\u+041\"", "events/2021.json:49: expected four hexadecimal"),
        refuse_title("a code that is cut", "\"\\u00", "events/2021.json:49: expected four hexadecimal"),
        refuse_title("a line break in a text", "\"A\nB\"", "events/2021.json:49: a text that is not closed"),
        refuse_title("a tab in a text", "\"A\tB\"", "events/2021.json:49: a control character"),
        refuse_title("a NUL in a text", "\"A\0B\"", "events/2021.json:49: a control character"),
        refuse_title("a comma too many", "\"A\",,", "events/2021.json:49: expected a field's name"),
        refuse_title("NaN", "NaN", "events/2021.json:49: expected a value"),
        refuse("a hexadecimal number", (PLACES, "22.3", "0x16"), "places.json:9: expected `,` or `}`"),
        refuse("an octal number", (PLACES, "22.3", "022"), "places.json:9: a number that begins with 0"),
        refuse("a plus sign", (PLACES, "22.3", "+22.3"), "places.json:9: expected a value"),
        refuse("a number that is cut", (PLACES, "22.3", "22.e1"), "places.json:9: expected a digit"),
        refuse("infinity", (PLACES, "22.3", "-Infinity"), "places.json:9: expected a digit"),
    ]
}

fn shapes() -> Vec<Case> {
    vec![
        refuse_file("null", EVENTS, "null", "events/2021.json:1: expected a list"),
        refuse_file("a text", PEOPLE, "\"[]\"", "people.json:1: expected a list"),
        refuse_file("an object of events", EVENTS, "{\"events\": []}", "events/2021.json:1: expected a list"),
        refuse_file(
            "a list of lists",
            EVENTS,
            "[[]]",
            "events/2021.json:1: expected an event: an object, found a list",
        ),
        refuse_file(
            "a list of null",
            PEOPLE,
            "[null]",
            "people.json:1: expected a person: an object, found null",
        ),
        refuse_file("a list as site", SITE, "[]", "site.json:1: expected an object, found a list"),
        refuse_title("null as text", "null", "events/2021.json:49: expected a text, found null"),
        refuse_title("a number as text", "1e3", "events/2021.json:49: expected a text, found a number"),
        refuse_title("an object as text", "{}", "events/2021.json:49: expected a text, found an object"),
        refuse(
            "a word as truth",
            (SITE, "\"default_locale\"", "\"private_search\": \"false\", \"default_locale\""),
            "site.json:18: expected true or false",
        ),
        refuse("a text as number", (PLACES, "22.3", "\"22.3\""), "places.json:9: expected a number"),
        refuse(
            "a key given twice",
            (EVENTS, "\"kind\": \"charge\"", "\"kind\": \"charge\", \"kind\": \"arrest\""),
            "events/2021.json:47: the field `kind` is given twice",
        ),
        refuse(
            "a key given twice, once escaped",
            (EVENTS, "\"kind\": \"charge\"", "\"kind\": \"charge\", \"k\\u0069nd\": \"arrest\""),
            "events/2021.json:47: the field `kind` is given twice",
        ),
        refuse(
            "a key of JavaScript",
            (EVENTS, "\"kind\": \"charge\"", "\"kind\": \"charge\", \"__proto__\": {}"),
            "events/2021.json:47: unknown field `__proto__`",
        ),
        refuse(
            "a key that acts in a terminal",
            (EVENTS, "\"kind\": \"charge\"", "\"kind\": \"charge\", \"\\u001b]0;owned\\u0007\": 1"),
            "events/2021.json:47: unknown field `\\u{1b}]0;owned\\u{7}`",
        ),
        refuse(
            "an empty key",
            (EVENTS, "\"kind\": \"charge\"", "\"kind\": \"charge\", \"\": 1"),
            "events/2021.json:47: unknown field ``",
        ),
        refuse(
            "a language given twice",
            (EVENTS, TITLE, "\"A\", \"en\": \"B\""),
            "events/2021.json:49: the field `en` is given twice",
        ),
    ]
}

fn encodings() -> Vec<Case> {
    let utf16: Vec<u8> = "\u{feff}[]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf32: Vec<u8> = "[]".chars().flat_map(|one| u32::from(one).to_be_bytes()).collect();
    vec![
        refuse_file(
            "a byte order mark",
            EVENTS,
            "\u{feff}[]",
            "events/2021.json:1: the file begins with a byte order mark",
        ),
        refuse_file("UTF-16", EVENTS, utf16, "events/2021.json:1: the file is not UTF-8"),
        refuse_file("UTF-32", EVENTS, utf32, "events/2021.json:1: expected a list"),
        refuse_file("Latin-1", EVENTS, *b"[\n\"caf\xe9\"]", "events/2021.json:2: the file is not UTF-8"),
        refuse_file("Big5", PEOPLE, *b"[{\"id\": \"\xa7\xda\"}]", "people.json:1: the file is not UTF-8"),
        refuse_file(
            "a long form of a slash",
            EVENTS,
            *b"[\n\n\"\xc0\xaf\"]",
            "events/2021.json:3: the file is not UTF-8",
        ),
        refuse_file(
            "a surrogate in UTF-8",
            EVENTS,
            *b"[\"\xed\xa0\x80\"]",
            "events/2021.json:1: the file is not UTF-8",
        ),
        refuse_file("a character that is cut", ORGS, *b"[\"\xe8\xab", "orgs.json:1: the file is not UTF-8"),
        refuse_file(
            "gzip",
            EVENTS,
            *b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
            "events/2021.json:1: the file is not UTF-8",
        ),
        refuse_file("a picture", SITE, *b"\x89PNG\r\n\x1a\n", "site.json:1: the file is not UTF-8"),
        accept("ends of lines of Windows", (EVENTS, "\n  \"date\"", "\r\n  \"date\""), |site| {
            site.has("events.json", "2021-03-01-editor-arrested");
        }),
    ]
}

fn sizes() -> Vec<Case> {
    let lists = "[".repeat(500_000);
    let objects = "{\"a\":".repeat(200_000);
    let closed = format!("{}0{}", "[".repeat(5_000), "]".repeat(5_000));
    let million = format!("[{}\"a\"]", "\"a\",".repeat(300_000));
    let fields: String = (0..100_000).map(|at| format!("\"f{at}\": 1, ")).collect();
    let empty = format!("[{}{{}}]", "{},".repeat(100_000));
    let broken = format!("[\n{}]", " {\"id\" 1},\n".repeat(50_000));
    vec![
        refuse_title(
            "lists without an end",
            &lists,
            "events/2021.json:49: lists and objects are nested too deep",
        ),
        refuse_title(
            "objects without an end",
            &objects,
            "events/2021.json:49: lists and objects are nested too deep",
        ),
        refuse_file(
            "deep lists that are closed",
            EVENTS,
            closed,
            "events/2021.json:1: lists and objects are nested too deep",
        ),
        refuse(
            "a list of 300,001 people",
            (EVENTS, "[\n   \"ada-lam\"\n  ]", &million),
            "events/2021.json:16: 300,001 are listed",
        ),
        refuse(
            "a list of 1,001 people",
            (EVENTS, "[\n   \"ada-lam\"\n  ]", &format!("[{}\"ada-lam\"]", "\"ada-lam\",".repeat(1_000))),
            "events/2021.json:16: 1,001 are listed",
        ),
        refuse(
            "100,000 unknown fields",
            (EVENTS, "\"kind\": \"charge\"", &format!("{fields}\"kind\": \"charge\"")),
            "events/2021.json:47: unknown field `f0`",
        ),
        refuse(
            "a key of a million letters",
            (EVENTS, "\"kind\": \"charge\"", &format!("\"{}\": 1", "k".repeat(1_000_000))),
            "events/2021.json:47: unknown field `kkkk",
        ),
        refuse_title(
            "a text of a million letters",
            &format!("\"{}\"", "歌".repeat(1_000_000)),
            "events/2021.json:49: 1,000,000 characters, at most 200",
        ),
        refuse_title(
            "a text of one letter too many",
            &format!("\"{}\"", "a".repeat(201)),
            "events/2021.json:49: 201 characters",
        ),
        refuse_file("100,001 empty objects", PEOPLE, empty, "people.json:1: the field `id` is missing"),
        refuse_file("50,000 faults of syntax", PEOPLE, broken, "people.json:2: expected `:`"),
        refuse(
            "a number of 300,000 digits",
            (PLACES, "22.3", &"9".repeat(300_000)),
            "places.json:9: the number is not between -90 and 90",
        ),
    ]
}

#[test]
fn files_of_another_structure_are_refused_at_their_place() {
    run(cases());
}
