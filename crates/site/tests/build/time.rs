//! Time in custody as pages draw it, the status on pages of people, and posters.

use crate::sites::*;
use vigil_views::input::HeldTable;

/// The row of a person in a table of time.
fn time_row<'p>(page: &'p str, person: &str) -> &'p str {
    let (_, row) =
        page.split_once(&format!("data-id=\"{person}\"")).unwrap_or_else(|| panic!("no row of {person}"));
    row.split_once("</tr>").unwrap().0
}

/// The words of markup, without its tags and the titles of its drawings.
fn words(markup: &str) -> String {
    let untitled: String = markup
        .split("<title>")
        .map(|part| part.split_once("</title>").map_or(part, |(_, rest)| rest))
        .collect();
    let words = untitled.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    words.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a cell.
fn cell(row: &str, class: &str) -> String {
    let (_, rest) = row.split_once(&format!("<td class=\"{class}\">")).unwrap();
    words(rest.split_once("</td>").unwrap().0)
}

/// The words between two marks of a page.
fn between(page: &str, from: &str, to: &str) -> String {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    words(rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0)
}

/// The rows of a table for its view: ids, and the numbers by which they are sorted. They are those of the drawn table.
fn keys(table: &HeldTable, html: &str) -> Vec<(String, Vec<Option<f64>>)> {
    let drawn = html.split("<tr data-id=\"").skip(1).map(|row| row.split_once('"').unwrap().0);
    assert!(drawn.eq(table.rows.iter().map(|row| row.id.as_str())), "rows are paired by position");
    table.rows.iter().map(|row| (row.id.clone(), row.keys.clone())).collect()
}

/// The table of the people of a page.
fn held(page: &str) -> HeldTable {
    view_data(page).held.unwrap().table.unwrap()
}

#[test]
fn the_table_of_a_case_has_its_people_sorted_by_days() {
    for page in ["case/hk47/index.html", "zh-Hant/case/hk47/index.html"] {
        let page = text(real_site(), page);
        let keys = keys(&held(page), page);
        assert_eq!(keys.len(), 47);
        // Name, status, term, days, beginning.
        let days: Vec<f64> = keys.iter().map(|(_, keys)| keys[3].unwrap()).collect();
        assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
        let terms: Vec<f64> = keys
            .iter()
            .filter(|(_, keys)| keys[3] == Some(1840.0))
            .map(|(_, keys)| keys[2].unwrap())
            .collect();
        assert!(terms.len() > 5 && terms.is_sorted_by(|one, other| one >= other), "{terms:?}");
        assert_eq!(
            page.matches("preserveAspectRatio=\"none\" role=\"img\"><title>").count(),
            47,
            "each bar has words"
        );
    }
}

#[test]
fn days_are_never_a_range() {
    for page in ["case/hk47/index.html", "zh-Hant/case/hk47/index.html"] {
        for row in text(real_site(), page).split("<td class=\"days\">").skip(1) {
            let days = words(row.split_once("</td>").unwrap().0);
            assert!(
                !days.is_empty() && !days.contains(['–', '-', '~', '至']) || days.starts_with("至少"),
                "{days}"
            );
        }
    }
    let page = text(real_site(), "case/hk47/index.html");
    for (person, days) in [
        // A night in January 2021; 288 from 28 February to 13 December 2021, 1,072 in prison for another case up to the
        // sentence of 19 November 2024, 479 since.
        ("gwyneth-ho", "1,840 days"),
        // 1 in January 2021, 114 to 22 June 2021, 794 from 12 January 2022 to 16 March 2024, 248 in prison for rioting,
        // 479 since the sentence.
        ("owen-chow", "1,636 days"),
        // Released on a day of 2025 that no source gives.
        ("andy-chui", "at least 1,404 days"),
        // 1 in January 2021 and 5 from 28 February to 5 March 2021; acquitted on bail.
        ("lawrence-lau", "6 days"),
    ] {
        assert_eq!(cell(time_row(page, person), "days"), days, "{person}");
    }
    assert_eq!(cell(time_row(page, "owen-chow"), "term"), "7 years 9 months, after another term");
    assert_eq!(cell(time_row(page, "claudia-mo"), "standing"), "Released 29 Apr 2025");
    assert_eq!(cell(time_row(page, "andrew-wan"), "standing"), "Release not recorded");
    assert_eq!(cell(time_row(page, "gwyneth-ho"), "standing"), "In prison");
}

#[test]
fn a_case_draws_time_of_other_cases_pale() {
    let page = text(real_site(), "case/hk47/index.html");
    let (_, legend) = page.split_once("class=\"meta legend\"").unwrap();
    let legend = legend.split_once("</p>").unwrap().0;
    assert_eq!(legend.matches("<span>").count(), 5, "{legend}");
    assert!(page.contains("Bars are of this case; time in another case is pale."));
    assert!(page.contains(">Mar 2026</text>") && page.contains("data-label=\"2021–2032\""));
    let elsewhere = time_row(page, "gwyneth-ho");
    for told in
        ["<rect class=\"held\"", "<rect class=\"other\"", "<rect class=\"served\"", "<rect class=\"ahead\""]
    {
        assert!(elsewhere.contains(told), "{told} in {elsewhere}");
    }
    let released = time_row(page, "claudia-mo");
    assert!(released.contains("released 29 April 2025") && !released.contains("ahead"), "{released}");
    assert!(
        time_row(page, "andy-chui").contains("<line class=\"unrecorded\""),
        "a year of release is not a day"
    );
    let tally = between(page, "<dl class=\"tally\">", "</dl>");
    assert_eq!(tally, "people 47 In prison 23 Release not recorded 4 Released 18 Acquitted 2");
    assert!(
        page.contains("?case=hk47&amp;person=lawrence-lau,lee-yue-shun&amp;view=bars\">2</a>"),
        "a total leads to its people"
    );
}

#[test]
fn each_case_has_a_table_of_time_of_its_own() {
    let files = real_site();
    for case in dataset().cases() {
        let end = format!("/en/bars/{}.json", case.id);
        assert_eq!(files.keys().filter(|path| path.ends_with(&end)).count(), 1, "{end}");
    }
    let path = files.keys().find(|path| path.ends_with("/en/bars/hk47.json")).unwrap();
    let table: HeldTable = serde_json::from_str(text(files, path)).unwrap();
    assert_eq!(keys(&table, &table.html).len(), 47);
    assert!(table.rows.iter().all(|row| row.groups.len() == 2), "by plea and by verdict");
    let path = files.keys().find(|path| path.ends_with("/en/bars.json")).unwrap();
    assert!(text(files, path).contains("Bars are of all cases of a person"));
}

#[test]
fn the_page_of_a_person_begins_with_their_status() {
    let head = |page: &str| {
        between(text(real_site(), page), "<div class=\"masthead portrait\">", "<p class=\"summary\"")
    };
    for (page, told) in [
        (
            "person/gwyneth-ho/index.html",
            "何桂藍 Gwyneth Ho In prison In prison since 28 February 2021; sentenced to 7 years on 19 November 2024; \
             earliest end February 2028. 1,839 days to 13 March 2026, if still held, and 1 day in earlier stretches. As of \
             13 March 2026: no release is recorded; terms are counted in full, without remission. Sources for this: 1",
        ),
        (
            "zh-Hant/person/gwyneth-ho/index.html",
            "何桂藍 Gwyneth Ho 在囚 2021年2月28日起在囚；2024年11月19日判囚7年；最早於2028年2月刑滿。 1,839日 計至2026年3月13日，\
             若仍在囚；另有較早的1日。 截至2026年3月13日：未見獲釋紀錄；刑期全數計算，不計行為良好的扣減。 有關來源： 1",
        ),
        // 1,866 from 31 December 2020 to the sentence of 9 February 2026, 32 since; 2 in August and 20 in December 2020.
        (
            "person/jimmy-lai/index.html",
            "黎智英 Jimmy Lai In prison In prison since 31 December 2020; sentenced to 20 years on 9 February 2026; earliest \
             end December 2040. 1,898 days to 13 March 2026, if still held, and 22 days in earlier stretches.",
        ),
        (
            "zh-Hant/person/jimmy-lai/index.html",
            "黎智英 Jimmy Lai 在囚 2020年12月31日起在囚；2026年2月9日判囚20年；",
        ),
        (
            "person/claudia-mo/index.html",
            "毛孟靜 Claudia Mo Released Released 29 April 2025. 1,522 days behind bars in all. As of 13 March 2026.",
        ),
        (
            "zh-Hant/person/claudia-mo/index.html",
            "毛孟靜 Claudia Mo 已獲釋 2025年4月29日獲釋。 1,522日 合計被羈押或在囚。",
        ),
        (
            "person/lawrence-lau/index.html",
            "劉偉聰 Lawrence Lau Acquitted Acquitted 30 May 2024. 6 days behind bars in all. As of 13 March 2026.",
        ),
        ("zh-Hant/person/lawrence-lau/index.html", "劉偉聰 Lawrence Lau 無罪 2024年5月30日獲判無罪。"),
        // 9 from the plea of 23 November to the sentence of 2 December 2020, 192 to the release of 12 June 2021.
        (
            "person/agnes-chow/index.html",
            "周庭 Agnes Chow Wanted, abroad Wanted, abroad, since 6 February 2024. 201 days behind bars in all. As of 13 \
             March 2026. Sources for this: 3",
        ),
        (
            "zh-Hant/person/agnes-chow/index.html",
            "周庭 Agnes Chow 遭通緝，身在海外 2024年2月6日起遭通緝，身在海外。",
        ),
    ] {
        let head = head(page);
        assert!(head.starts_with(told), "{page}:\n{head}\n{told}");
    }
}

#[test]
fn the_page_of_a_person_has_time_court_key_events_officials_and_sources_in_this_order() {
    let page = text(real_site(), "person/gwyneth-ho/index.html");
    let parts = [
        ">Time</h2>",
        ">In court</h2>",
        ">Key events <small>12 of 22, oldest first<",
        ">Officials named in these events</h2>",
        ">Sources</h2>",
    ];
    let places: Vec<usize> =
        parts.iter().map(|part| page.find(part).unwrap_or_else(|| panic!("no {part}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    let court = between(page, "<div class=\"fact-lists\">", "<p class=\"presumption\">");
    assert!(
        court.starts_with(
            "Hong Kong 47 Charge conspiracy to commit subversion Arrested 6 Jan 2021 Charged 28 Feb 2021"
        ),
        "{court}"
    );
    assert!(
        court.contains("Verdict convicted, 30 May 2024 Sentence 7 years, 19 Nov 2024 Released none recorded"),
        "{court}"
    );
    assert!(court.ends_with("Not recorded date of the arrest, date of the charge, release"), "{court}");
    let events = between(page, "<ol class=\"key\">", "</ol>");
    assert!(
        events.starts_with("6 Jan 2021 Police arrest 53")
            && events.contains("23 Feb 2026 Court of Appeal dismisses"),
        "{events}"
    );
    let officials = between(page, "<div class=\"officials\">", "<div class=\"detail\">");
    assert!(officials.starts_with("Judges") && officials.contains("Andrew Chan 陳慶偉"), "{officials}");
    assert!(page.contains("href=\"person/gwyneth-ho/#source-1\"") && page.contains("<li id=\"source-1\">"));
    assert!(page.contains("href=\"person/gwyneth-ho/poster/\""));
}

#[test]
fn people_of_no_case_have_a_plain_page() {
    let dataset = dataset();
    for person in dataset.people().iter().filter(|person| !person.is_followed()) {
        let page = text(real_site(), &format!("person/{}/index.html", person.id));
        assert!(!page.contains("class=\"status\"") && !page.contains("poster/"), "{}", person.id);
    }
}

#[test]
fn a_person_has_one_bar_of_all_time_and_one_for_each_case() {
    let page = text(real_site(), "zh-Hant/person/jimmy-lai/index.html");
    assert_eq!(
        page.matches("preserveAspectRatio=\"none\" role=\"img\"><title>").count(),
        7,
        "all, and six cases"
    );
    assert!(page.contains("2020年12月31日至2026年2月9日羈押"));
    // Held in two cases from December 2020 on, and counted once: 1,898 days and 22 before them.
    assert!(page.contains("截至2026年3月13日羈押日數：1,920日"));
}

#[test]
fn the_poster_of_a_person_has_both_names_charge_term_days_and_bar() {
    let sheet = text(real_site(), "zh-Hant/person/jimmy-lai/poster/index.html");
    for told in [
        ">黎智英</h1>",
        ">Jimmy Lai</p>",
        "判囚20年",
        "<b>1,898日</b>",
        "conspiracy to collude",
        "<rect class=\"ahead\"",
        "<svg class=\"bar\" width=\"100%\" height=\"16\" viewBox=\"",
    ] {
        assert!(sheet.contains(told), "{told}");
    }
}

#[test]
fn posters_have_a_code_and_a_canonical_page_if_the_site_has_a_base_url() {
    let dataset = dataset();
    let sheets = |files: &Files| files.keys().filter(|path| path.ends_with("poster/index.html")).count();
    let people = dataset.people().iter().filter(|person| person.is_followed()).count();
    assert_eq!(sheets(real_site()), 2 * (dataset.events().len() + dataset.cases().len() + people));
    let unknown = text(real_site(), "case/hk47/poster/index.html");
    assert!(unknown.contains("Read more on Vigil: case/hk47/") && !unknown.contains("class=\"code\""));

    let known = files(&build(changed(|site, _| site.base_url = Some("https://example.org/t/".to_owned()))));
    let sheet = text(&known, "zh-Hant/case/hk47/poster/index.html");
    for told in [
        "<title>香港47人案（民主派初選案） · 海報 · Vigil 守望</title>",
        "<link rel=\"canonical\" href=\"https://example.org/t/zh-Hant/case/hk47/\">",
        "<base href=\"../../../../\">",
        "aria-label=\"https://example.org/t/zh-Hant/case/hk47/的QR碼\"",
        ">https://example.org/t/zh-Hant/case/hk47/</p>",
    ] {
        assert!(sheet.contains(told), "{told}");
    }
    assert!(
        sheet.contains("<svg class=\"code\" width=\"160\" height=\"160\" viewBox=\"0 0 ")
            && !sheet.contains("<script")
    );
    assert_eq!(
        sheet.matches("preserveAspectRatio=\"none\" role=\"img\"><title>").count(),
        47,
        "a bar for each person"
    );
    assert!(!text(&known, "sitemap.xml").contains("poster"), "posters are not for search engines");
    assert!(text(&known, "zh-Hant/case/hk47/index.html").contains("href=\"zh-Hant/case/hk47/poster/\""));
}

#[test]
fn bars_follow_the_link_to_their_sheet() {
    let is_page = |path: &str| path.ends_with("index.html") && !path.ends_with("poster/index.html");
    let pages = real_site().keys().filter(|path| is_page(path)).map(|path| (path, text(real_site(), path)));
    let drawn: Vec<_> = pages
        .filter_map(|(path, page)| Some((path, page, page.find("<svg class=\"bar\"")?)))
        .filter(|(path, ..)| path.contains("person/") || path.contains("case/"))
        .collect();
    assert!(drawn.len() > 200, "{}", drawn.len());
    for (path, page, bar) in drawn {
        let sheets = page.matches("href=\"bars.css\"").count();
        assert_eq!(sheets, 1, "{path}");
        assert!(page.find("href=\"bars.css\"").unwrap() < bar, "{path}");
    }
}
