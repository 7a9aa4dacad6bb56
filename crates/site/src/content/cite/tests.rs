//! Citations of an entry with and without what can be missing.

use super::citation::Phrase;
use super::formats;
use super::styles::Styles;
use super::work::Work;
use expect_test::{Expect, expect};

fn work() -> Work {
    Work {
        key: "2021-01-06-arrests".to_owned(),
        is_dataset: false,
        title: "53 arrested | “50% & more”".to_owned(),
        site: "Vigil".to_owned(),
        issued: Some("2026-02".parse().unwrap()),
        accessed: Some("2026-11-20".parse().unwrap()),
        url: Some("https://example.org/event/a_b/".to_owned()),
        language: "en".to_owned(),
    }
}

fn check_styles(work: &Work, expected: &Expect) {
    let styles = Styles::read(["en", "zh-Hant"].into_iter());
    let mut text = String::new();
    for citation in styles.cite(work, &work.language) {
        let marked = |phrase: &Phrase| {
            if phrase.is_italic { format!("_{}_", phrase.text) } else { phrase.text.clone() }
        };
        let cited: String = citation.phrases.iter().map(marked).collect();
        text.push_str(&format!("{}: {cited}\n", citation.style));
    }
    expected.assert_eq(&text);
}

#[test]
fn a_page_is_cited_in_each_style() {
    check_styles(
        &work(),
        &expect![[r#"
        apa: _53 arrested | “50% & more”_. (2026, February). Vigil. https://example.org/event/a_b/
        mla: “53 Arrested | “50% & More.” _Vigil_, Feb. 2026, https://example.org/event/a_b/.
        chicago: Vigil. “53 Arrested | “50% & More.” February 2026. https://example.org/event/a_b/.
    "#]],
    );
}

#[test]
fn a_page_of_unknown_date_and_address_is_cited_without_them() {
    check_styles(
        &Work { issued: None, url: None, ..work() },
        &expect![[r#"
        apa: _53 arrested | “50% & more”_. (n.d.). Vigil.
        mla: “53 Arrested | “50% & More.” _Vigil_. Accessed 20 Nov. 2026.
        chicago: Vigil. “53 Arrested | “50% & More.”
    "#]],
    );
}

#[test]
fn a_chinese_page_is_cited_in_chinese() {
    let title = "53人被捕".to_owned();
    check_styles(
        &Work { title, language: "zh-Hant".to_owned(), ..work() },
        &expect![[r#"
        apa: _53人被捕_. (2026, 二月). Vigil. https://example.org/event/a_b/
        mla: 「53人被捕」. _Vigil_, 2026年2月, https://example.org/event/a_b/.
        chicago: Vigil. 「53人被捕」. 2026年2月. https://example.org/event/a_b/.
    "#]],
    );
}

#[test]
fn the_data_is_cited_as_data() {
    check_styles(
        &Work { is_dataset: true, ..work() },
        &expect![[r#"
        apa: _53 arrested | “50% & more”_. (2026). [Dataset]. Vigil. https://example.org/event/a_b/
        mla: “53 Arrested | “50% & More.” Vigil, Feb. 2026, https://example.org/event/a_b/.
        chicago: “53 Arrested | “50% & More.” Vigil, February 2026. https://example.org/event/a_b/.
    "#]],
    );
}

#[test]
fn bibtex_has_nothing_latex_would_take_for_its_own() {
    expect![[r#"
        @online{2021-01-06-arrests,
          title = {{53 arrested | “50\% \& more”}},
          organization = {Vigil},
          date = {2026-02},
          year = {2026},
          url = {https://example.org/event/a_b/},
          urldate = {2026-11-20},
          langid = {english},
        }
    "#]]
    .assert_eq(&formats::bibtex(&work()));
}

#[test]
fn ris_leaves_the_places_of_unknown_parts_empty() {
    expect![[r#"
        TY  - ELEC↵
        ID  - 2021-01-06-arrests↵
        TI  - 53 arrested | “50% & more”↵
        T2  - Vigil↵
        PY  - 2026↵
        DA  - 2026/02//↵
        Y2  - 2026/11/20/↵
        UR  - https://example.org/event/a_b/↵
        LA  - en↵
        ER  - ↵
    "#]]
    .assert_eq(&formats::ris(&work()).replace("\r\n", "↵\n"));
}

#[test]
fn csl_json_is_a_list_of_one() {
    expect![[r#"
        [
          {
            "URL": "https://example.org/event/a_b/",
            "accessed": {
              "date-parts": [
                [
                  2026,
                  11,
                  20
                ]
              ]
            },
            "container-title": "Vigil",
            "id": "2021-01-06-arrests",
            "issued": {
              "date-parts": [
                [
                  2026,
                  2
                ]
              ]
            },
            "language": "en",
            "title": "53 arrested | “50% & more”",
            "type": "webpage"
          }
        ]
    "#]]
    .assert_eq(&formats::csl_json(&work()));
}

#[test]
fn wikipedia_s_template_needs_an_address_and_keeps_its_bars() {
    expect!["{{cite web |url=https://example.org/event/a_b/ |title=53 arrested &#124; “50% & more” |date=2026-02 |website=Vigil |access-date=2026-11-20}}"].assert_eq(&formats::wikipedia(&work()).unwrap());
    assert_eq!(formats::wikipedia(&Work { url: None, ..work() }), None);
}
