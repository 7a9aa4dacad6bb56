//! Citations of an entry with and without what can be missing.

use super::citation::{Citation, PieceContent};
use super::formats;
use super::styles;
use super::work::Work;
use crate::source::{language, read};
use expect_test::{Expect, expect};
use std::path::Path;
use vigil_app::locale::Locale;

fn work() -> Work {
    Work {
        key: "2021-01-06-arrests".to_owned(),
        is_dataset: false,
        title: "53 arrested | “50% & more_”".to_owned(),
        happened: Some("6 January 2021".to_owned()),
        site: "Vigil".to_owned(),
        edition: "59a7e2b82a".to_owned(),
        edition_day: Some("2026-03-13".parse().unwrap()),
        issued: Some("2026-02".parse().unwrap()),
        url: Some("https://example.org/event/a_b/".to_owned()),
        language: "en".to_owned(),
    }
}

fn locale(tag: &str) -> Locale {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let site = read::load(&root.join("data")).unwrap().dataset.site().clone();
    let locales = language::locales(&root.join("locales"), &site).unwrap();
    locales.into_iter().find(|locale| locale.tag == tag).unwrap()
}

/// A citation as text: italics between `_`, what is about the day of reading between `|`, and the places that a page fills.
fn shown(citation: &Citation) -> String {
    let piece = |content: &PieceContent| match content {
        PieceContent::Text(text) => text.clone(),
        PieceContent::Italic(text) => format!("_{text}_"),
        PieceContent::Address => "<address>".to_owned(),
        PieceContent::Today(form) => format!("<{}>", form.pattern),
    };
    let parts = citation.pieces.chunk_by(|one, other| one.is_of_reading == other.is_of_reading);
    let parts = parts.map(|part| {
        let words: String = part.iter().map(|one| piece(&one.content)).collect();
        if part[0].is_of_reading { format!("|{words}|") } else { words }
    });
    parts.collect()
}

fn check_styles(work: &Work, expected: &Expect) {
    let citations = styles::cite(&locale(&work.language), work);
    let lines = citations.iter().map(|citation| format!("{}: {}\n", citation.style, shown(citation)));
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn a_page_is_cited_in_each_style_with_its_date_and_its_edition() {
    check_styles(
        &work(),
        &expect![[r#"
        plain: “53 arrested | “50% & more_”” [event of 6 January 2021], Vigil, edition 59a7e2b82a of 13 March 2026, <address>|, read on <{day} {month} {year}>|.
        apa: Vigil. (2026, March 13). _53 arrested | “50% & more_”_ [event of 6 January 2021] (edition 59a7e2b82a).| Retrieved <{month} {day}, {year}>, from| <address>
        mla: “53 Arrested | “50% & More_” [event of 6 January 2021].” _Vigil_, edition 59a7e2b82a, 13 Mar. 2026, <address>.| Accessed <{day} {month} {year}>.|
        chicago: Vigil. “53 Arrested | “50% & More_” [event of 6 January 2021].” Edition 59a7e2b82a, March 13, 2026.| Accessed <{month} {day}, {year}>.| <address>.
    "#]],
    );
}

#[test]
fn a_page_of_a_site_without_events_is_cited_without_dates() {
    check_styles(
        &Work { happened: None, edition_day: None, ..work() },
        &expect![[r#"
            plain: “53 arrested | “50% & more_””, Vigil, edition 59a7e2b82a of no date, <address>|, read on <{day} {month} {year}>|.
            apa: Vigil. (no date). _53 arrested | “50% & more_”_ (edition 59a7e2b82a).| Retrieved <{month} {day}, {year}>, from| <address>
            mla: “53 Arrested | “50% & More_”.” _Vigil_, edition 59a7e2b82a, no date, <address>.| Accessed <{day} {month} {year}>.|
            chicago: Vigil. “53 Arrested | “50% & More_”.” Edition 59a7e2b82a, no date.| Accessed <{month} {day}, {year}>.| <address>.
        "#]],
    );
}

#[test]
fn a_chinese_page_is_cited_in_chinese() {
    let (title, happened) = ("53人被捕".to_owned(), Some("2021年1月6日".to_owned()));
    check_styles(
        &Work { title, happened, language: "zh-Hant".to_owned(), ..work() },
        &expect![[r#"
        plain: 〈53人被捕〉（2021年1月6日的事件），《Vigil》，版本59a7e2b82a，2026年3月13日，<address>|，瀏覽日期：<{year}年{month}{day}日>|。
        apa: Vigil（2026年3月13日）。_53人被捕_（2021年1月6日的事件）（版本59a7e2b82a）。|<{year}年{month}{day}日>，取自|<address>
        mla: 「53人被捕（2021年1月6日的事件）」。_Vigil_，版本59a7e2b82a，2026年3月13日，<address>。|<{year}年{month}{day}日>瀏覽。|
        chicago: Vigil。「53人被捕（2021年1月6日的事件）」。版本59a7e2b82a，2026年3月13日。|<{year}年{month}{day}日>瀏覽。|<address>。
    "#]],
    );
}

#[test]
fn only_the_day_of_reading_is_left_to_the_browser() {
    for tag in ["en", "zh-Hant"] {
        for citation in styles::cite(&locale(tag), &work()) {
            let shown = shown(&citation);
            assert!(shown.contains("59a7e2b82a") && shown.contains("<address>"), "{shown}");
            assert_eq!(shown.matches("6 January 2021").count(), 1, "{shown}");
            for piece in &citation.pieces {
                assert!(piece.is_of_reading || !matches!(piece.content, PieceContent::Today(_)), "{shown}");
            }
        }
    }
}

#[test]
fn bibtex_has_nothing_latex_would_take_for_its_own() {
    expect![[r#"
        @online{2021-01-06-arrests,
          title = {{53 arrested | “50\% \& more\_”}},
          organization = {Vigil},
          titleaddon = {6 January 2021},
          date = {2026-02},
          year = {2026},
          version = {59a7e2b82a},
          url = {https://example.org/event/a_b/},
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
        TI  - 53 arrested | “50% & more_”↵
        T2  - Vigil↵
        PY  - 2026↵
        DA  - 2026/02//↵
        ET  - 59a7e2b82a↵
        N1  - 6 January 2021↵
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
            "note": "6 January 2021",
            "title": "53 arrested | “50% & more_”",
            "type": "webpage",
            "version": "59a7e2b82a"
          }
        ]
    "#]]
    .assert_eq(&formats::csl_json(&work()));
}

#[test]
fn wikipedia_s_template_keeps_its_bars() {
    expect!["{{cite web |url=<address> |title=53 arrested &#124; “50% & more_” |date=2026-02 |website=Vigil| |access-date=<{year}-{mm}-{dd}>|}}"].assert_eq(&shown(&formats::wikipedia(&work())));
}
