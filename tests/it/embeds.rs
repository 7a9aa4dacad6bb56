//! Frames for other sites' pages: events, counters, cards of people, oEmbed, and the script of the element.

use crate::site_test::{two_years, with_base_url};
use expect_test::expect;

#[test]
fn every_event_person_and_case_can_be_embedded() {
    two_years().check_files(
        "embed/*",
        expect![[r#"
        embed/builder/index.html
        embed/card/ada-lam/index.html
        embed/counter/case/weekly-case/index.html
        embed/counter/index.html
        embed/counter/person/ada-lam/index.html
        embed/index.html
    "#]],
    );
    two_years().check_files(
        "event/*/embed/index.html",
        expect![[r#"
        event/2021-03-01-editor-arrested/embed/index.html
        event/2021-03-03-editor-charged/embed/index.html
        event/2021-06-04-vigil-in-north-town/embed/index.html
        event/2022-02-10-editor-convicted/embed/index.html
        event/2022-02-24-editor-sentenced-to-20-months/embed/index.html
        event/2022-02-editor-sentenced/embed/index.html
        event/2022-03-report-on-the-press/embed/index.html
    "#]],
    );
}

#[test]
fn the_frame_of_an_event_links_to_its_page() {
    let page = "event/2021-06-04-vigil-in-north-town/embed/index.html";
    two_years().check_html(
        page,
        ("<h1", "</h1>"),
        expect![[r#"
        <h1>Vigil in North Town
    "#]],
    );
    two_years().check_html(
        page,
        ("<footer class=\"credit\"", "</footer>"),
        expect![[r#"
        <footer class="credit">
        <div class="region" data-part="credit">
        <div class="region">
        <a href="event/2021-06-04-vigil-in-north-town/" rel="noopener">Read on Lantern</a>
        </div>
        </div>
        <span>As of 1 March 2022</span>
    "#]],
    );
}

#[test]
fn a_counter_shows_days_and_the_day_of_the_data() {
    two_years().check_html(
        "embed/counter/person/ada-lam/index.html",
        ("<article", "</article>"),
        expect![[r#"
            <article class="counter">
            <h1 class="tell">
            <span class="before">Day</span> <b data-days="365" data-as-of="2022-03-01" data-until="2022-10-29" data-group=",">365</b> <span>in prison, if still held: <a href="person/ada-lam/" rel="noopener">
            <span>Ada Lam</span> <span class="han" lang="zh-Hant">林雅達</span>
            </a>, since 1 March 2021</span>
            </h1>
            <p class="gap" data-counted hidden>Days after 1 March 2022 are counted by your browser’s calendar, not told by a source.</p>
            <p class="gap" data-from="2022-10-29" hidden>The term may have ended since October 2022; no release is recorded here.</p>
            <footer>
            <time datetime="2022-03-01">As of 1 Mar 2022</time>
            <a href="person/ada-lam/" rel="noopener">Read more</a>
            <a class="wordmark" href="./" rel="noopener">
            <svg width="16" height="22" viewBox="0 0 16 22" aria-hidden="true">
            <path class="flame" d="M8 0c1 4 5 6 5 11a5 5 0 0 1-10 0c0-3 3-5 5-11Z">
            </path>
            <path d="M5 17h6v5H5Z">
            </path>
            </svg>Lantern</a>
            </footer>
        "#]],
    );
    two_years().check_html(
        "zh-Hant/embed/counter/case/weekly-case/index.html",
        ("<h1", "</h1>"),
        expect![[r#"
            <h1 class="tell">
            <span class="before">本案1人中</span> <b>1</b> <span>人在囚：<a href="zh-Hant/case/weekly-case/" rel="noopener">港灣週刊案</a>
            </span>
        "#]],
    );
}

#[test]
fn the_card_of_a_person_has_status_and_bar() {
    two_years().check_html("embed/card/ada-lam/index.html", ("<article", "</article>"), expect![[r#"
        <article class="counter person" data-upright="">
        <h1 class="name">
        <a href="person/ada-lam/" rel="noopener">
        <span>Ada Lam</span> <span class="han" lang="zh-Hant">林雅達</span>
        </a>
        </h1>
        <p>
        <span class="status" data-status="in-prison">
        <svg class="glyph status-glyph" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" data-status="in-prison">
        <path class="fill" d="M1 1h14v14H1Z">
        </path>
        </svg> In prison</span>
        </p>
        <p class="say">In prison since 1 March 2021; sentenced to 1 year 8 months on 24 February 2022; earliest end October 2022.</p>
        <p class="gap" data-from="2022-10-29" hidden>The term may have ended since October 2022; no release is recorded here.</p>
        <svg class="bar" width="100%" height="16" viewBox="18628 0 730 16" preserveAspectRatio="none" role="img">
        <title>arrested 1 March 2021; charged 3 March 2021; held from 1 March 2021 to 24 February 2022; verdict 10 February 2022; sentenced 24 February 2022; earliest end of the term October 2022; days held as of 1 March 2022: 365 days</title>
        <path class="tick" d="M18628 0v16M18993 0v16M19358 0v16">
        </path>
        <rect class="held" x="18687" y="2.4" width="360" height="11.2">
        </rect>
        <rect class="served" x="19047" y="2.4" width="5" height="11.2">
        </rect>
        <rect class="ahead" x="19052" y="2.4" width="242" height="11.2">
        </rect>
        <line class="now" x1="19052" x2="19052" y2="16">
        </line>
        </svg>
        <footer>
        <time datetime="2022-03-01">As of 1 Mar 2022</time>
        <a href="person/ada-lam/" rel="noopener">Read more</a>
        <a class="wordmark" href="./" rel="noopener">
        <svg width="16" height="22" viewBox="0 0 16 22" aria-hidden="true">
        <path class="flame" d="M8 0c1 4 5 6 5 11a5 5 0 0 1-10 0c0-3 3-5 5-11Z">
        </path>
        <path d="M5 17h6v5H5Z">
        </path>
        </svg>Lantern</a>
        </footer>
    "#]]);
}

#[test]
fn the_script_of_the_element_gets_name_keys_and_languages() {
    two_years().check_file("embed.js", expect![[r#"
        const site = JSON.parse('{\u0022keys\u0022:[\u0022q\u0022,\u0022category\u0022,\u0022kind\u0022,\u0022case\u0022,\u0022person\u0022,\u0022place\u0022,\u0022org\u0022,\u0022country\u0022,\u0022status\u0022,\u0022from\u0022,\u0022to\u0022,\u0022sort\u0022,\u0022view\u0022,\u0022lanes\u0022,\u0022event\u0022],\u0022locales\u0022:{\u0022en\u0022:\u0022\u0022,\u0022zh-Hant\u0022:\u0022zh-Hant/\u0022},\u0022name\u0022:\u0022Lantern\u0022,\u0022root\u0022:null}');
    "#]]);
    // In a bundle of another site the script has no other way to its own.
    let script = with_base_url().text("embed.js");
    assert!(script.contains("\\u0022root\\u0022:\\u0022https://example.org/lantern/\\u0022"), "{script}");
}

#[test]
fn the_builder_offers_every_name_in_both_scripts() {
    for (list, expected) in [
        (
            "person",
            expect![[r#"
            <datalist id="builder-person-names">
            <option value="Ada Lam 林雅達">
            </option>
            <option value="Ben Yip 葉本">
            </option>
        "#]],
        ),
        (
            "case",
            expect![[r#"
            <datalist id="builder-case-names">
            <option value="Harbor Weekly case">
            </option>
        "#]],
        ),
        (
            "event",
            expect![[r#"
            <datalist id="builder-event-names">
            <option value="about Mar 2022 · Report on the press published">
            </option>
            <option value="24 Feb 2022 · Editor sentenced to 20 months">
            </option>
            <option value="10 Feb 2022 · Editor convicted">
            </option>
            <option value="4 Jun 2021 · Vigil in North Town">
            </option>
            <option value="3 Mar 2021 · Editor charged with sedition">
            </option>
            <option value="1 Mar 2021 · Editor of Harbor Weekly arrested">
            </option>
        "#]],
        ),
    ] {
        two_years().check_html(
            "embed/builder/index.html",
            (&format!("<datalist id=\"builder-{list}-names\""), "</datalist>"),
            expected,
        );
    }
}

#[test]
fn oembed_describes_the_frame_of_each_page_if_the_site_has_a_base_url() {
    with_base_url().check_files(
        "oembed/*",
        expect![[r#"
        oembed/event/2021-06-04-vigil-at-the-harbor.json
        oembed/timeline.json
        oembed/zh-Hant/event/2021-06-04-vigil-at-the-harbor.json
        oembed/zh-Hant/timeline.json
    "#]],
    );
    with_base_url().check_json("oembed/event/2021-06-04-vigil-at-the-harbor.json", "", expect![[r#"
        {
          "cache_age": 86400,
          "height": 360,
          "html": "<iframe src=\"https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/embed/\" title=\"Vigil at the harbor\" width=\"640\" height=\"360\" frameborder=\"0\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>",
          "provider_name": "Lantern",
          "provider_url": "https://example.org/lantern/",
          "title": "Vigil at the harbor",
          "type": "rich",
          "version": "1.0",
          "width": 640
        }
    "#]]);
    two_years().check_files("oembed/*", expect![[""]]);
}
