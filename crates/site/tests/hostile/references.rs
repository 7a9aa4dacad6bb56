//! References to nothing, in circles, to the wrong kind, and things that are there twice.

use crate::case::*;
use std::path::Path;

const PLACE: &str = "\"id\": \"north-town\",";
const ROW: &str = "\"case\": \"weekly-case\",";

pub fn cases() -> Vec<Case> {
    [dangling(), circles(), doubled(), languages()].into_iter().flatten().collect()
}

fn dangling() -> Vec<Case> {
    vec![
        refuse(
            "an unknown person",
            (EVENTS, "\"ben-yip\"", "\"ben-yipp\""),
            "events/2021.json:86: unknown person `ben-yipp`",
        ),
        refuse(
            "a person in capitals",
            (EVENTS, "\"ben-yip\"", "\"Ben-Yip\""),
            "events/2021.json:86: unknown person `Ben-Yip`",
        ),
        refuse(
            "a place as person",
            (EVENTS, "\"ben-yip\"", "\"north-town\""),
            "events/2021.json:86: unknown person `north-town`",
        ),
        refuse(
            "a former id as person",
            (EVENTS, "\"ben-yip\"", "\"ada\""),
            "events/2021.json:86: unknown person `ada`",
        ),
        refuse(
            "a path as place",
            (EVENTS, "\"place\": \"north-town\"", "\"place\": \"../site\""),
            "events/2021.json:84: unknown place `../site`",
        ),
        refuse(
            "a text that acts as place",
            (EVENTS, "\"place\": \"north-town\"", "\"place\": \"\\u001b[2J\\u202e\""),
            "events/2021.json:84: unknown place `\\u{1b}[2J\\u{202e}`",
        ),
        refuse(
            "an unknown organization",
            (EVENTS, "\"harbor-weekly\"", "\"harbour-weekly\""),
            "events/2021.json:20: unknown organization",
        ),
        refuse(
            "an unknown case",
            (PEOPLE, ROW, "\"case\": \"weekly\","),
            "people.json:20: unknown case `weekly`",
        ),
        refuse(
            "a place within nothing",
            (PLACES, PLACE, "\"id\": \"north-town\", \"within\": \"nowhere\","),
            "places.json:13: unknown place `nowhere`",
        ),
        refuse(
            "a place within another country",
            (PLACES, PLACE, "\"id\": \"north-town\", \"within\": \"harbor-city\","),
            "places.json:13: the place `harbor-city` is in another country",
        ),
        refuse(
            "a step that is no event",
            (CASES, "\"since\"", "\"steps\": [\"2021-03-01\"], \"since\""),
            "cases.json:3: unknown event `2021-03-01`",
        ),
        refuse(
            "nine steps",
            (
                CASES,
                "\"since\"",
                &format!(
                    "\"steps\": [{}\"2021-03-01-editor-arrested\"], \"since\"",
                    "\"2021-03-01-editor-arrested\", ".repeat(8)
                ),
            ),
            "cases.json:2: 9 steps are pinned",
        ),
        refuse(
            "custody for an unknown case",
            (PEOPLE, "\"state\": \"held\"", "\"state\": \"elsewhere\", \"case\": \"other\""),
            "people.json:33: unknown case `other`",
        ),
    ]
}

fn circles() -> Vec<Case> {
    vec![
        refuse(
            "a place within itself",
            (PLACES, PLACE, "\"id\": \"north-town\", \"within\": \"north-town\","),
            "places.json:13: the place `north-town` is within itself",
        ),
        folder(
            "places within each other",
            |dir| {
                replace(dir, PLACES, PLACE, "\"id\": \"north-town\", \"within\": \"harbor-city\",");
                replace(
                    dir,
                    PLACES,
                    "\"id\": \"harbor-city\",",
                    "\"id\": \"harbor-city\", \"within\": \"north-town\",",
                );
                replace(dir, PLACES, "\"country\": \"HK\"", "\"country\": \"GB\"");
            },
            Expected::Refused("places.json:3: the place"),
        ),
        refuse(
            "a sentence after itself",
            (PEOPLE, ROW, "\"case\": \"weekly-case\", \"consecutive_to\": \"weekly-case\","),
            "people.json:20: the sentence follows itself",
        ),
        folder(
            "sentences after each other",
            two_cases,
            Expected::Refused("people.json:20: the sentence follows that of"),
        ),
    ]
}

/// Two cases, each of which has a sentence that is served after the other one.
fn two_cases(dir: &Path) {
    let other = "{ \"id\": \"monthly-case\", \"name\": { \"en\": \"B\", \"zh-Hant\": \"乙\" }, \"description\": { \"en\": \"B\", \"zh-Hant\": \"乙\" }, \
        \"sources\": [{ \"title\": \"T\", \"publisher\": \"P\", \"url\": \"https://times.example/\", \"lang\": \"en\" }] }, {";
    replace(dir, CASES, "{", other);
    let row = "\"case\": \"weekly-case\", \"consecutive_to\": \"monthly-case\", \"charge\": { \"en\": \"A\" }, \"sentence_months\": 2, \
        \"sentenced\": \"2022-02-24\" }, { \"case\": \"monthly-case\", \"consecutive_to\": \"weekly-case\",";
    replace(dir, PEOPLE, ROW, row);
}

fn doubled() -> Vec<Case> {
    vec![
        refuse(
            "a person named twice",
            (EVENTS, "\"ben-yip\"", "\"ben-yip\", \"ben-yip\""),
            "events/2021.json:86: `ben-yip` is listed twice",
        ),
        warn(
            "two people of one name",
            (PEOPLE, "\"en\": \"Ben Yip\"", "\"en\": \"ADA LAM\""),
            "people.json:51: the person `ada-lam` also has the name `ADA LAM`",
        ),
        refuse(
            "two terms of one name",
            (
                TERMS,
                "\"id\": \"remand\",",
                "\"id\": \"custody\", \"name\": { \"en\": \"Remanded\", \"zh-Hant\": \"羈押\" }, \"definition\": { \"en\": \"A\", \"zh-Hant\": \"甲\" }, \"source\": { \"title\": \"T\", \"publisher\": \"P\", \"url\": \"https://times.example/\", \"lang\": \"en\" } }, { \"id\": \"remand\",",
            ),
            "terms.json:3: the term `custody` also has the name",
        ),
        refuse(
            "a synonym alone",
            (SITE, "\"HW\",\n   \"Harbor Weekly\",\n   \"港灣週刊\"", "\"HW\""),
            "site.json:24: a word alone has no synonym",
        ),
        refuse(
            "no sources",
            (ORGS, "\"aliases\": [\n   \"HW\"\n  ]", "\"aliases\": [\"\"]"),
            "orgs.json:8: the text is empty",
        ),
    ]
}

fn languages() -> Vec<Case> {
    vec![
        refuse(
            "a language listed twice",
            (SITE, "\"zh-Hant\"\n ]", "\"zh-Hant\", \"zh-hant\"\n ]"),
            "site.json:14: a language is listed twice",
        ),
        refuse(
            "no languages",
            (SITE, "[\n  \"en\",\n  \"zh-Hant\"\n ]", "[]"),
            "site.json:15: the default language is not among",
        ),
        refuse(
            "a path as language",
            (SITE, "\"zh-Hant\"\n ]", "\"../en\"\n ]"),
            "site.json:16: `../en` is not a language tag",
        ),
        refuse(
            "a default that is none",
            (SITE, "\"default_locale\": \"en\"", "\"default_locale\": \"fr\""),
            "site.json:18: the default language is not among",
        ),
        refuse(
            "a text of another language",
            (EVENTS, "\"en\": \"Editor charged with sedition\"", "\"en\": \"A\", \"fr\": \"B\""),
            "events/2021.json:49: `fr` is not one of the site's languages",
        ),
        refuse(
            "no text of the default language",
            (EVENTS, "\"en\": \"Editor charged with sedition\"", "\"zh-Hant\": \"B\""),
            "events/2021.json:48: no text in en",
        ),
        refuse(
            "a source in no language",
            (EVENTS, "\"lang\": \"en\"", "\"lang\": \"English\""),
            "events/2021.json:31: `English` is not a language tag",
        ),
        refuse(
            "a country in words",
            (PLACES, "\"HK\"", "\"Hong Kong\""),
            "places.json:8: `Hong Kong` is not a country code",
        ),
    ]
}

#[test]
fn references_lead_to_one_thing_of_the_right_kind() {
    run(cases());
}
