//! Ids: they are paths, names of folders, parts of addresses, and never change their meaning.

use crate::case::*;
use std::path::Path;

const TERM: &str = "\"id\": \"remand\"";
const PLACE: &str = "\"id\": \"north-town\"";
const EVENT: &str = "\"id\": \"2021-03-03-editor-charged\"";
const BEN: &str = "\"id\": \"ben-yip\"";

fn refuse_id(name: &'static str, id: &str, at: &'static str) -> Case {
    refuse(name, (TERMS, TERM, &format!("\"id\": {id}")), at)
}

pub fn cases() -> Vec<Case> {
    let no_id = "terms.json:3: `";
    let mut cases = vec![
        refuse_id("a device", "\"con\"", "terms.json:3: `con` is the name of a device"),
        refuse_id("the device of nothing", "\"nul\"", "terms.json:3: `nul` is the name of a device"),
        refuse_id("a numbered device", "\"lpt9\"", "terms.json:3: `lpt9` is the name of a device"),
        refuse_id("the folder above", "\"..\"", "terms.json:3: `..` is not an id"),
        refuse_id("this folder", "\".\"", "terms.json:3: `.` is not an id"),
        refuse_id("a path", "\"/etc/passwd\"", "terms.json:3: `/etc/passwd` is not an id"),
        refuse_id("a path of Windows", "\"c:\\\\a\"", "terms.json:3: `c:\\a` is not an id"),
        refuse_id("an escaped path", "\"%2e%2e%2fa\"", "terms.json:3: `%2e%2e%2fa` is not an id"),
        refuse_id("a file with an ending", "\"index.html\"", "terms.json:3: `index.html` is not an id"),
        refuse_id("capitals", "\"Remand\"", "terms.json:3: `Remand` is not an id"),
        refuse_id("an underscore", "\"re_mand\"", no_id),
        refuse_id("a hyphen in front", "\"-remand\"", no_id),
        refuse_id("a hyphen at the end", "\"remand-\"", no_id),
        refuse_id("two hyphens", "\"re--mand\"", no_id),
        refuse_id("no letter", "\"\"", "terms.json:3: `` is not an id"),
        refuse_id("101 letters", &format!("\"{}\"", "a".repeat(101)), no_id),
        refuse_id("a letter of another script", "\"rem\u{430}nd\"", no_id),
        refuse_id("wide digits", "\"remand１\"", no_id),
        refuse_id("a small dotless i", "\"remand-\u{131}\"", no_id),
        refuse_id("a NUL", "\"remand\\u0000\"", "terms.json:3: `remand\\u{0}` is not an id"),
        refuse_id("a line break", "\"remand\\n\"", "terms.json:3: `remand\\u{a}` is not an id"),
        refuse_id("markup", "\"<hostile>\"", "terms.json:3: `<hostile>` is not an id"),
        refuse_id("a number", "7", "terms.json:3: expected a text, found a number"),
        refuse_id("a list", "[\"remand\"]", "terms.json:3: expected a text, found a list"),
        accept("100 letters", (TERMS, TERM, &format!("\"id\": \"{}\"", "a".repeat(100))), |site| {
            site.has("glossary/index.html", &format!("id=\"{}\"", "a".repeat(100)));
        }),
    ];
    cases.extend(shared());
    cases
}

/// Ids that would mean two things.
fn shared() -> Vec<Case> {
    vec![
        refuse(
            "an id used twice",
            (PLACES, PLACE, "\"id\": \"harbor-city\""),
            "places.json:13: the id `harbor-city` is taken",
        ),
        refuse(
            "an id used in two files",
            (LATER, "\"id\": \"2022-02-10-editor-convicted\"", "\"id\": \"2021-03-01-editor-arrested\""),
            "events/2022.json:3: the id `2021-03-01-editor-arrested` is taken",
        ),
        refuse(
            "an id of another date",
            (EVENTS, EVENT, "\"id\": \"2021-03-04-editor-charged\""),
            "events/2021.json:44: the id does not begin with the date",
        ),
        refuse(
            "an id of a date alone",
            (EVENTS, EVENT, "\"id\": \"2021-03-03\""),
            "events/2021.json:44: the id does not begin with the date",
        ),
        refuse(
            "a former id that is an id",
            (PEOPLE, BEN, "\"id\": \"ben-yip\", \"former_ids\": [\"ada-lam\"]"),
            "people.json:51: the former id `ada-lam` is the id of another person",
        ),
        refuse(
            "a former id of another",
            (PEOPLE, BEN, "\"id\": \"ben-yip\", \"former_ids\": [\"ada\"]"),
            "people.json:51: the former id `ada` is listed twice",
        ),
        refuse(
            "its own id as a former one",
            (PEOPLE, BEN, "\"id\": \"ben-yip\", \"former_ids\": [\"ben-yip\"]"),
            "people.json:51: the former id `ben-yip` is the person’s own id",
        ),
        refuse(
            "a former id listed twice",
            (PEOPLE, BEN, "\"id\": \"ben-yip\", \"former_ids\": [\"ben\", \"ben\"]"),
            "people.json:51: the former id `ben` is listed twice",
        ),
        refuse(
            "a former id out of the site",
            (PEOPLE, BEN, "\"id\": \"ben-yip\", \"former_ids\": [\"../../index\"]"),
            "people.json:51: `../../index` is not an id",
        ),
        refuse(
            "a former id that is a device",
            (CASES, "\"weekly-editors\"", "\"aux\""),
            "cases.json:5: `aux` is the name of a device",
        ),
        folder(
            "ids that are names of pages",
            pages,
            Expected::Built(|site| {
                for path in ["person/poster/index.html", "person/embed/index.html", "person/index/index.html"]
                {
                    site.is_there(path);
                }
            }),
        ),
    ]
}

/// Gives a person the ids of files that every person has.
fn pages(dir: &Path) {
    replace(dir, PEOPLE, BEN, "\"id\": \"poster\", \"former_ids\": [\"embed\", \"index\"]");
    replace(dir, EVENTS, "\"ben-yip\"", "\"poster\"");
}

#[test]
fn ids_are_short_plain_words_that_mean_one_thing() {
    run(cases());
}
