//! Faults in the terms of the glossary.

use super::check;
use expect_test::expect;

#[test]
fn terms_need_every_language_an_https_source_and_names_of_their_own() {
    check(
        "terms.json",
        &[
            ("\"id\": \"boat-law\",", ""),
            (", \"zh-Hant\": \"船法\"", ""),
            (", \"zh-Hant\": \"有關船隻的法例。\"", ""),
            ("\"also\": { \"en\": [\"BL\"] }", "\"also\": { \"fr\": [\"BL\"] }"),
            ("\"also\": { \"en\": [\"BL\"] }", "\"also\": { \"en\": [] }"),
            ("\"also\": { \"en\": [\"BL\"] }", "\"also\": [\"BL\"]"),
            ("https://example.org/law", "http://example.org/law"),
            ("\"name\": { \"en\": \"Mooring\"", "\"name\": { \"en\": \"bl\""),
            ("\"mooring\"", "\"boat-law\""),
            ("\"definition\"", "\"meaning\""),
        ],
        expect![[r#"
            terms.json:2:2 [ id] the field `id` is missing (give it a short permanent name, as in national-security-law)
            terms.json:4:11 [boat-law name.zh-Hant] no text in zh-Hant (write it: this text must be in every language of the site)
            terms.json:6:17 [boat-law definition.zh-Hant] no text in zh-Hant (write it: this text must be in every language of the site)
            terms.json:5:13 [boat-law also.fr] `fr` is not one of the site's languages (the site's languages are en, zh-Hant (site.json))
            terms.json:5:19 [boat-law also.en] no names (leave out a list that has none)
            terms.json:5:11 [boat-law also] expected an object of lists by language, found a list (see the fields in data/README.md)
            terms.json:7:54 [boat-law source.url] the address is not `https` (give the address that begins with `https:`, or another source)
            terms.json:10:9 [mooring name.en] the term `boat-law` also has the name `bl` (keep the name at one of them)
            terms.json:10:9 [boat-law id] the id `boat-law` is taken (it is already at terms.json:3; an id is never used twice)
            terms.json:2:2 [boat-law definition] the field `definition` is missing (write it as in {"en": "…", "zh-Hant": "…"})
            terms.json:6:3 [boat-law meaning] unknown field `meaning` (the fields here are id, name, also, definition, source)
        "#]],
    );
}
