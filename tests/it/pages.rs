//! Pages, their parts, and which pages there are.

use crate::site_test::{SiteTest, two_years, with_base_url};
use expect_test::expect;

#[test]
fn every_person_case_year_and_event_has_a_page_in_every_language() {
    two_years().check_files(
        "*index.html",
        expect![[r#"
        about/index.html
        case/weekly-case/index.html
        case/weekly-case/poster/index.html
        case/weekly-editors/index.html
        cases/index.html
        country/gb/index.html
        country/hk/index.html
        data/index.html
        embed/builder/index.html
        embed/card/ada-lam/index.html
        embed/counter/case/weekly-case/index.html
        embed/counter/index.html
        embed/counter/person/ada-lam/index.html
        embed/index.html
        event/2021-03-01-editor-arrested/embed/index.html
        event/2021-03-01-editor-arrested/index.html
        event/2021-03-01-editor-arrested/poster/index.html
        event/2021-03-03-editor-charged/embed/index.html
        event/2021-03-03-editor-charged/index.html
        event/2021-03-03-editor-charged/poster/index.html
        event/2021-06-04-vigil-in-north-town/embed/index.html
        event/2021-06-04-vigil-in-north-town/index.html
        event/2021-06-04-vigil-in-north-town/poster/index.html
        event/2022-02-10-editor-convicted/embed/index.html
        event/2022-02-10-editor-convicted/index.html
        event/2022-02-10-editor-convicted/poster/index.html
        event/2022-02-24-editor-sentenced-to-20-months/embed/index.html
        event/2022-02-24-editor-sentenced-to-20-months/index.html
        event/2022-02-24-editor-sentenced-to-20-months/poster/index.html
        event/2022-02-editor-sentenced/embed/index.html
        event/2022-02-editor-sentenced/index.html
        event/2022-03-report-on-the-press/embed/index.html
        event/2022-03-report-on-the-press/index.html
        event/2022-03-report-on-the-press/poster/index.html
        follow/index.html
        glossary/index.html
        index.html
        inside/index.html
        numbers/index.html
        people/index.html
        person/ada-lam/index.html
        person/ada-lam/poster/index.html
        person/ada/index.html
        person/ben-yip/index.html
        year/2021/index.html
        year/2022/index.html
        zh-Hant/about/index.html
        zh-Hant/case/weekly-case/index.html
        zh-Hant/case/weekly-case/poster/index.html
        zh-Hant/case/weekly-editors/index.html
        zh-Hant/cases/index.html
        zh-Hant/country/gb/index.html
        zh-Hant/country/hk/index.html
        zh-Hant/data/index.html
        zh-Hant/embed/builder/index.html
        zh-Hant/embed/card/ada-lam/index.html
        zh-Hant/embed/counter/case/weekly-case/index.html
        zh-Hant/embed/counter/index.html
        zh-Hant/embed/counter/person/ada-lam/index.html
        zh-Hant/embed/index.html
        zh-Hant/event/2021-03-01-editor-arrested/embed/index.html
        zh-Hant/event/2021-03-01-editor-arrested/index.html
        zh-Hant/event/2021-03-01-editor-arrested/poster/index.html
        zh-Hant/event/2021-03-03-editor-charged/embed/index.html
        zh-Hant/event/2021-03-03-editor-charged/index.html
        zh-Hant/event/2021-03-03-editor-charged/poster/index.html
        zh-Hant/event/2021-06-04-vigil-in-north-town/embed/index.html
        zh-Hant/event/2021-06-04-vigil-in-north-town/index.html
        zh-Hant/event/2021-06-04-vigil-in-north-town/poster/index.html
        zh-Hant/event/2022-02-10-editor-convicted/embed/index.html
        zh-Hant/event/2022-02-10-editor-convicted/index.html
        zh-Hant/event/2022-02-10-editor-convicted/poster/index.html
        zh-Hant/event/2022-02-24-editor-sentenced-to-20-months/embed/index.html
        zh-Hant/event/2022-02-24-editor-sentenced-to-20-months/index.html
        zh-Hant/event/2022-02-24-editor-sentenced-to-20-months/poster/index.html
        zh-Hant/event/2022-02-editor-sentenced/embed/index.html
        zh-Hant/event/2022-02-editor-sentenced/index.html
        zh-Hant/event/2022-03-report-on-the-press/embed/index.html
        zh-Hant/event/2022-03-report-on-the-press/index.html
        zh-Hant/event/2022-03-report-on-the-press/poster/index.html
        zh-Hant/follow/index.html
        zh-Hant/glossary/index.html
        zh-Hant/index.html
        zh-Hant/inside/index.html
        zh-Hant/numbers/index.html
        zh-Hant/people/index.html
        zh-Hant/person/ada-lam/index.html
        zh-Hant/person/ada-lam/poster/index.html
        zh-Hant/person/ada/index.html
        zh-Hant/person/ben-yip/index.html
        zh-Hant/year/2021/index.html
        zh-Hant/year/2022/index.html
    "#]],
    );
}

#[test]
fn a_build_without_a_base_url_prints_its_pages_and_a_warning() {
    SiteTest::from_fixture("one-event").build().check_printed(expect![[r#"
        Wrote 15 pages of 1 events to DIR in TIME, edition EDITION
        warning: neither site.json nor --base-url has the address where the site is published; canonical links, the addresses and pictures of link previews, absolute links in feeds and calendars, and sitemap.xml are left out
    "#]]);
}

#[test]
fn the_front_page_has_a_row_for_each_event_from_the_newest() {
    let page = two_years().text("index.html");
    let rows = page.split("<li class=\"row\" data-event=\"").skip(1);
    let events: Vec<&str> = rows.filter_map(|row| row.split('"').next()).collect();
    expect![[r#"
        [
            "2022-03-report-on-the-press",
            "2022-02-24-editor-sentenced-to-20-months",
            "2022-02-10-editor-convicted",
            "2021-06-04-vigil-in-north-town",
            "2021-03-03-editor-charged",
            "2021-03-01-editor-arrested",
        ]
    "#]]
    .assert_debug_eq(&events);
}

#[test]
fn an_event_has_heading_summary_and_sources() {
    let page = "event/2021-03-01-editor-arrested/index.html";
    two_years().check_html(
        page,
        ("<div class=\"record-head\">", "<div class=\"record-body\">"),
        expect![[r#"
            <div class="record-head">
            <p class="meta">
            <span class="kind">
            <svg class="glyph arrest" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 1 15 15H1Z">
            </path>
            </svg>Arrests · Arrest</span> <time datetime="2021-03-01">Monday, 1 March 2021</time>
            </p>
            <h1>Editor of Harbor Weekly arrested</h1>
            <p class="summary">Police arrested Ada Lam on suspicion of sedition. She was <a class="term" href="glossary/#remand">remanded</a>.</p>
            </div>
            <dl>
            <dt>Place</dt>
            <dd>
            <a href="./?place=harbor-city">Harbor City</a>, <a href="country/hk/">Hong Kong</a>
            </dd>
            <dt>Cases</dt>
            <dd>
            <a href="case/weekly-case/">Harbor Weekly case</a>
            </dd>
            <dt>Defendants</dt>
            <dd>
            <ul class="named">
            <li>
            <a href="person/ada-lam/">Ada Lam</a> <span class="status" data-status="in-prison">
            <svg class="glyph status-glyph" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" data-status="in-prison">
            <path class="fill" d="M1 1h14v14H1Z">
            </path>
            </svg> In prison</span>
            </li>
            </ul>
            </dd>
            <dt>Organizations</dt>
            <dd>
            <a href="./?org=harbor-weekly">Harbor Weekly</a>
            </dd>
            </dl>
        "#]],
    );
    two_years().check_html(page, ("<section class=\"sources\"", "</section>"), expect![[r#"
        <section class="sources" id="sources">
        <h2>Sources</h2>
        <ol>
        <li>
        <a href="https://times.example/editor-arrested" lang="en" hreflang="en" rel="noopener noreferrer">Editor arrested</a>
        <span class="source-meta"> · Lantern Times · <time datetime="2021-03-01">1 March 2021</time> · <a href="https://web.archive.org/web/20210301000000/https://times.example/editor-arrested" rel="noopener noreferrer">archived copy</a>
        </span>
        </li>
        <li>
        <a href="https://post.example/night?id=1&amp;lang=en" lang="en" hreflang="en" rel="noopener noreferrer">A night at the station</a>
        <span class="source-meta"> · Evening Post · <time datetime="2021-03-02">2 March 2021</time>
        </span>
        </li>
        </ol>
    "#]]);
}

#[test]
fn an_event_and_the_log_say_what_was_changed() {
    two_years().check_html(
        "event/2022-02-24-editor-sentenced-to-20-months/index.html",
        ("<dt>Entry last changed", "</dl>"),
        expect![[r#"
            <dt>Entry last changed</dt>
            <dd>5 March 2022</dd>
            <dt>What was changed</dt>
            <dd>
            <ul class="history">
            <li>
            <time datetime="2022-03-05">5 March 2022</time>: <span>The term was given as 21 months; it is 20.</span>
            </li>
            <li>
            <time datetime="2022-03-01">1 March 2022</time>: <span>The place was missing.</span>
            </li>
            </ul>
            </dd>
        "#]],
    );
    two_years().check_html("about/index.html", ("<h3 id=\"log\"", "</ul>"), expect![[r#"
        <h3 id="log">Log of corrections</h3>
        <p>Entries that were changed after they were published, by the day of the last change:</p>
        <ul>
        <li>
        <time datetime="2022-03-05">5 March 2022</time>: <a href="event/2022-02-24-editor-sentenced-to-20-months/">Editor sentenced to 20 months</a>. <span>The term was given as 21 months; it is 20.</span>
        </li>
    "#]]);
}

#[test]
fn a_text_without_a_translation_is_marked_with_its_language() {
    let page = "zh-Hant/event/2021-06-04-vigil-in-north-town/index.html";
    two_years().check_html(
        page,
        ("<h1", "</h1>"),
        expect![[r#"
        <h1 lang="en">Vigil in North Town
    "#]],
    );
}

#[test]
fn a_person_has_status_time_and_facts() {
    two_years().check_html(
        "person/ada-lam/index.html",
        ("<div class=\"masthead", "<p class=\"summary\""),
        expect![[r#"
            <div class="masthead portrait">
            <p class="han" lang="zh-Hant">林雅達</p>
            <div>
            <div class="named">
            <h1>Ada Lam</h1>
            <span class="status" data-status="in-prison">
            <svg class="glyph status-glyph" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" data-status="in-prison">
            <path class="fill" d="M1 1h14v14H1Z">
            </path>
            </svg> In prison</span>
            </div>
            <p class="say">In prison since 1 March 2021; sentenced to 1 year 8 months on 24 February 2022; earliest end October 2022.</p>
            <p class="told">
            <b>365 days</b> to 1 March 2022, if still held. As of 1 March 2022: no release is recorded; terms are counted in full, without remission. <span class="deciding">Sources for this: <a href="person/ada-lam/#source-1">1</a>
            </span>
            </p>
        "#]],
    );
    two_years().check_html(
        "person/ada-lam/index.html",
        ("<div class=\"fact-lists\">", "<p class=\"presumption\">"),
        expect![[r#"
            <div class="fact-lists">
            <div>
            <h3>
            <a href="case/weekly-case/">Harbor Weekly case</a>
            </h3>
            <dl>
            <div>
            <dt>Charge</dt>
            <dd>sedition</dd>
            </div>
            <div>
            <dt>Arrested</dt>
            <dd>1 Mar 2021</dd>
            </div>
            <div>
            <dt>Charged</dt>
            <dd>3 Mar 2021</dd>
            </div>
            <div>
            <dt>Plea</dt>
            <dd>not guilty</dd>
            </div>
            <div>
            <dt>Verdict</dt>
            <dd>convicted, 10 Feb 2022</dd>
            </div>
            <div>
            <dt>Sentence</dt>
            <dd>1 year 8 months, 24 Feb 2022</dd>
            </div>
            <div>
            <dt>Released</dt>
            <dd>none recorded</dd>
            </div>
            </dl>
            </div>
            </div>
        "#]],
    );
}

#[test]
fn a_case_has_a_bar_for_each_person() {
    two_years().check_html(
        "case/weekly-case/index.html",
        ("<tr data-id=\"ada-lam\"", "</tr>"),
        expect![[r#"
            <tr data-id="ada-lam">
            <th scope="row">
            <a href="person/ada-lam/">Ada Lam</a> <small lang="zh-Hant">林雅達</small>
            </th>
            <td class="standing">
            <svg class="glyph status-glyph" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" data-status="in-prison">
            <path class="fill" d="M1 1h14v14H1Z">
            </path>
            </svg> <span>In prison</span>
            </td>
            <td class="term">1 year 8 months</td>
            <td class="days">365 days</td>
            <td class="time" data-label="2021–2022">
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
            </td>
        "#]],
    );
}

#[test]
fn a_row_of_a_year_has_day_title_summary_and_links() {
    let row = "<li class=\"row\" data-event=\"2021-03-01-editor-arrested\"";
    two_years().check_html("zh-Hant/year/2021/index.html", (row, "</li>"), expect![[r#"
        <li class="row" data-event="2021-03-01-editor-arrested">
        <div class="year" data-top>
        <h2>2021年</h2>
        <small>3宗事件</small>
        </div>
        <h3 class="month" data-top>3月 <small>2宗事件</small>
        </h3>
        <article class="event arrest">
        <time datetime="2021-03-01">
        <b>3月1日</b>
        <span class="visually-hidden"> 2021年 </span>
        <span>星期一</span>
        </time>
        <span class="spine">
        <svg class="glyph arrest" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1 15 15H1Z">
        </path>
        </svg>
        </span>
        <div class="body">
        <h3>
        <a href="zh-Hant/event/2021-03-01-editor-arrested/">港灣週刊編輯被捕</a>
        </h3>
        <p class="summary">警方以涉嫌煽動拘捕林雅達，她被還押。</p>
        <div class="meta" data-marks="來源 1, 2">
        <span class="kind" title="拘捕">拘捕</span>
        <a href="zh-Hant/?place=harbor-city">港城</a>
        <a href="zh-Hant/case/weekly-case/">港灣週刊案</a>
        <span>
        <a href="zh-Hant/person/ada-lam/">林雅達</a>
        </span>
        <a href="zh-Hant/event/2021-03-01-editor-arrested/#sources" data-action="open" data-value="2021-03-01-editor-arrested">2個來源</a>
        </div>
        </div>
        </article>
    "#]]);
}

#[test]
fn people_are_listed_by_role() {
    two_years().check_html(
        "people/index.html",
        ("<section class=\"role\"", "</section>"),
        expect![[r#"
            <section class="role" aria-labelledby="defendant">
            <h2 id="defendant">Charged or jailed <small>1</small>
            </h2>
            <ul class="directory">
            <li>
            <a href="person/ada-lam/">Ada Lam</a> <small lang="zh-Hant">林雅達</small>
            <p>
            <svg class="glyph status-glyph" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" data-status="in-prison">
            <path class="fill" d="M1 1h14v14H1Z">
            </path>
            </svg> In prison · <a href="case/weekly-case/">Harbor Weekly case</a>
            </p>
            </li>
            </ul>
        "#]],
    );
}

#[test]
fn the_glossary_has_name_definition_and_source() {
    two_years().check_html(
        "glossary/index.html",
        ("<section class=\"chapter\">", "</section>"),
        expect![[r#"
            <section class="chapter">
            <h2 id="remand">Remand</h2>
            <div class="prose">
            <p>Prison before a verdict.</p>
            <p>Also: remanded</p>
            <p>Source: <a href="https://times.example/remand" lang="en" hreflang="en" rel="noopener noreferrer">Remand explained</a>
            <span class="source-meta"> · Lantern Times</span>
            </p>
            <p class="scripted">
            <a href="./?q=Remand">Events with this word</a>
            </p>
            </div>
        "#]],
    );
}

#[test]
fn the_page_of_numbers_leads_with_people() {
    two_years().check_html(
        "numbers/index.html",
        ("<dl class=\"tally people-tally\"", "</dl>"),
        expect![[r#"
            <dl class="tally people-tally">
            <div>
            <dt>charged</dt>
            <dd>
            <a href="numbers/#standing-charged">1</a>
            </dd>
            </div>
            <div>
            <dt>convicted</dt>
            <dd>
            <a href="numbers/#standing-convicted">1</a>
            </dd>
            </div>
            <div>
            <dt>in prison or in custody, as of <time datetime="2022-03-01">1 March 2022</time>
            </dt>
            <dd>
            <a href="inside/">1</a>
            </dd>
            </div>
            <div>
            <dt>longest term</dt>
            <dd>
            <a href="numbers/#terms-1">1 year 8 months</a>
            </dd>
            </div>
            <div>
            <dt>year of prison terms, added up</dt>
            <dd>
            <a href="numbers/#terms-sum">1</a>
            </dd>
            </div>
        "#]],
    );
}

#[test]
fn the_page_of_a_country_begins_with_its_years_and_places() {
    two_years().check_html(
        "country/gb/index.html",
        ("<div class=\"wide panels\"", "<details"),
        expect![[r#"
            <div class="wide panels">
            <section aria-labelledby="years">
            <h2 id="years">Events by year</h2>
            <ol class="hbars">
            <li>
            <a href="./?country=GB&amp;from=2021&amp;to=2021">
            <span class="label">2021</span>
            <svg width="100%" height="18" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <rect class="rally" x="0" width="1" height="1">
            <title>Rallies 1</title>
            </rect>
            </svg>
            <b>1</b>
            </a>
            </li>
            </ol>
            <ul class="legend" aria-label="Colors">
            <li>
            <svg class="glyph rally" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z">
            </path>
            </svg>Rallies</li>
            </ul>
        "#]],
    );
}

#[test]
fn the_page_of_numbers_links_each_count() {
    two_years().check_html(
        "numbers/index.html",
        ("<table>", "</table>"),
        expect![[r#"
        <table>
        <thead>
        <tr>
        <th scope="col">Outcome</th>
        <th scope="col">People</th>
        <th scope="col">Names</th>
        </tr>
        </thead>
        <tbody>
        <tr id="standing-charged">
        <th scope="row">charged</th>
        <td>1</td>
        <td>
        <a href="person/ada-lam/">Ada Lam</a>
        </td>
        </tr>
        <tr id="standing-convicted">
        <th scope="row">convicted</th>
        <td>1</td>
        <td>
        <a href="person/ada-lam/">Ada Lam</a>
        </td>
        </tr>
        </tbody>
    "#]],
    );
}

#[test]
fn a_missing_page_leads_to_the_front_page() {
    two_years().check_html("404.html", ("<main", "</main>"), expect![[r#"
        <main id="main" tabindex="-1">
        <div class="masthead lost">
        <h1>There is no such page</h1>
        <p>The address may be misspelt, or the page may have gone. Everything is on the timeline.</p>
        </div>
        <div class="wide lost">
        <form class="search" role="search" action="./">
        <input type="search" name="q" enterkeyhint="search" aria-label="Search the timeline" placeholder="Search people, places, cases, words… 搜尋">
        </form>
        <p class="ways">
        <a class="button" href="./">Timeline</a>
        <a class="button" href="inside/">In prison</a>
        <a class="button" href="cases/">Cases</a>
        <a class="button" href="people/">People</a>
        <a class="button" href="numbers/">Numbers</a>
        </p>
        </div>
    "#]]);
}

#[test]
fn a_poster_without_a_base_url_has_a_placeholder_for_its_code() {
    let page = "event/2021-03-01-editor-arrested/poster/index.html";
    two_years().check_html(
        page,
        ("<header>", "<div class=\"middle\">"),
        expect![[r#"
            <header>
            <p class="kind">
            <svg class="glyph arrest" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 1 15 15H1Z">
            </path>
            </svg> Arrests · Arrest</p>
            <h1>Editor of Harbor Weekly arrested</h1>
            <p class="measure">Monday, 1 March 2021</p>
            </header>
            <p class="summary">Police arrested Ada Lam on suspicion of sedition. She was remanded.</p>
        "#]],
    );
    two_years().check_html(page, ("<footer>", "</footer>"), expect![[r#"
        <footer>
        <div>
        <p class="address" data-page="event/2021-03-01-editor-arrested/" data-label="QR code of {address}">Read more on Lantern: event/2021-03-01-editor-arrested/</p>
        <p class="cited">Sources: <cite lang="en">Editor arrested</cite>, Lantern Times, 1 March 2021; <cite lang="en">A night at the station</cite>, Evening Post, 2 March 2021</p>
        <p>As of 1 March 2022 · Everyone charged is presumed innocent until a court decides otherwise. A conviction under these laws is a fact about the court, not a judgment of this site.</p>
        </div>
    "#]]);
}

#[test]
fn a_poster_with_a_base_url_has_a_code_and_an_address() {
    let page = "event/2021-06-04-vigil-at-the-harbor/poster/index.html";
    with_base_url().check_html(page, ("<svg class=\"code\"", "<path"), expect![[r#"
        <svg class="code" width="160" height="160" viewBox="0 0 37 37" role="img" aria-label="QR code of https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/">
    "#]]);
    with_base_url().check_html(
        page,
        ("<p class=\"address\"", "</p>"),
        expect![[r#"
        <p class="address">https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/
    "#]],
    );
}
