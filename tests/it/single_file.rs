//! The whole timeline in one file.

use crate::site_test::{BuiltSite, SiteTest};
use expect_test::expect;
use std::sync::OnceLock;

/// The site of six events of two years with its single files; built once for all tests.
fn site() -> &'static BuiltSite {
    static SITE: OnceLock<BuiltSite> = OnceLock::new();
    SITE.get_or_init(|| SiteTest::from_fixture("two-years").with_single_file().build())
}

#[test]
fn there_is_a_single_file_in_each_language() {
    site().check_files(
        "vigil-*.html",
        expect![[r#"
        vigil-en.html
        vigil-zh-Hant.html
    "#]],
    );
}

#[test]
fn an_event_of_the_single_file_has_all_that_its_page_has() {
    let event = "<li id=\"event-2022-02-24-editor-sentenced-to-20-months\"";
    site().check_html("vigil-en.html", (event, "</article>"), expect![[r##"
        <li id="event-2022-02-24-editor-sentenced-to-20-months" data-year="2022" data-category="trial" data-cases="weekly-case" data-names="林雅達 Ada Lam Nga-tat">
        <article class="event trial">
        <time datetime="2022-02-24">
        <b>24 Feb 2022</b> <span>Thursday</span>
        </time>
        <span class="spine">
        <svg class="glyph trial" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M1 1h14v14H1Z">
        </path>
        </svg>
        </span>
        <div class="body">
        <h3>Editor sentenced to 20 months</h3>
        <p class="summary">Ada Lam was sentenced to 20 months in prison.</p>
        <p class="meta">
        <span class="kind">Trials · Sentence</span> <span>Harbor City</span> <a href="#case-weekly-case">Harbor Weekly case</a> </p>
        <p class="named">
        <b>Defendants</b>: <a href="#person-ada-lam">Ada Lam</a> (In prison)</p>
        <ul class="sources">
        <li>
        <a href="https://times.example/twenty-months" lang="en" hreflang="en" rel="noopener noreferrer">Twenty months</a>
        <span class="source-meta"> · Lantern Times · <time datetime="2022-02-24">24 February 2022</time>
        </span>
        </li>
        </ul>
        </div>
    "##]]);
}

#[test]
fn a_person_of_the_single_file_has_status_outcomes_and_sources() {
    site().check_html("vigil-en.html", ("<li id=\"person-ada-lam\"", "<li id="), expect![[r##"
        <li id="person-ada-lam">
        <h4>Ada Lam</h4>
        <p class="note">
        <span lang="zh-Hant">林雅達</span>, <span>Ada Lam Nga-tat</span>
        </p>
        <p class="standing">
        <svg class="glyph status-glyph" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" data-status="in-prison">
        <path class="fill" d="M1 1h14v14H1Z">
        </path>
        </svg> In prison since 1 March 2021; sentenced to 1 year 8 months on 24 February 2022; earliest end October 2022.</p>
        <p class="about">Editor of Harbor Weekly.</p>
        <ul class="outcomes">
        <li>
        <a href="#case-weekly-case">Harbor Weekly case</a>: <span>sedition</span> — <b>1 year 8 months</b>
        </li>
        </ul>
        <p class="live">
        <a href="#q=Ada%20Lam">Events with this name</a>
        </p>
        <ul class="sources">
        <li>
        <a href="https://times.example/ada-lam" lang="en" hreflang="en" rel="noopener noreferrer">Who is Ada Lam</a>
        <span class="source-meta"> · Lantern Times · <time datetime="2021-03-04">4 March 2021</time>
        </span>
        </li>
        </ul>
        </li>
        </ul>
        <h3 class="role">Campaigners <small>1</small>
        </h3>
        <ul class="entries">
    "##]]);
}

#[test]
fn a_case_of_the_single_file_has_the_standings_of_its_people() {
    site().check_html("vigil-zh-Hant.html", ("<li id=\"case-weekly-case\"", "</section>"), expect![[r##"
        <li id="case-weekly-case">
        <h3>港灣週刊案</h3>
        <p class="about">兩名編輯因2021年的文章被起訴。</p>
        <p class="standing">
        <span class="status">
        <svg class="glyph status-glyph" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" data-status="in-prison">
        <path class="fill" d="M1 1h14v14H1Z">
        </path>
        </svg> 1人在囚</span> </p>
        <p class="note">2021–2022年 · 1人 · 4宗事件</p>
        <p class="live">
        <a href="#case=weekly%2Dcase">此案的事件</a>
        </p>
        <ul class="sources">
        <li>
        <a href="https://times.example/editors-charged" lang="en" hreflang="en" rel="noopener noreferrer">Editors charged</a>
        <span class="source-meta"> · Lantern Times · <time datetime="2021-03-03">2021年3月3日</time>
        </span>
        </li>
        </ul>
        </li>
        </ul>
    "##]]);
}

#[test]
fn the_single_file_begins_with_its_day_and_a_filter() {
    site().check_html("vigil-en.html", ("<header", "<section"), expect![[r##"
        <header class="masthead">
        <h1>A harbor city, day by day</h1>
        <p>A timeline of arrests, trials, reports and rallies for Hong Kong’s political prisoners. Each event is told in a few neutral sentences and names the sources that say so. Dates are given as exactly as the sources give them, and no more exactly.</p>
        <p>The whole timeline in one file. It needs no network and no server, so it can be kept, copied and passed on.</p>
        <p class="note">6 events, 2 people, 1 case. Nothing after 1 March 2022 is recorded here. The status next to a name is that of 1 March 2022, not of the event.</p>
        <nav aria-label="On this page">
        <a href="#year-2021">2021</a> <a href="#year-2022">2022</a> <a href="#people">People</a> <a href="#cases">Cases</a> <a href="#glossary">Glossary</a> </nav>
        </header>
        <main>
        <form class="find live" role="search" autocomplete="off" data-forms="葉叶達达">
        <label class="words">
        <span>Search</span>
        <input type="search" name="q" spellcheck="false">
        </label>
        <label>
        <span>Category</span>
        <select name="category">
        <option value="">All</option>
        <option value="arrest">Arrests</option>
        <option value="trial">Trials</option>
        <option value="report">Reports</option>
        <option value="rally">Rallies</option>
        <option value="law">Laws</option>
        </select>
        </label>
        <label>
        <span>Case</span>
        <select name="case">
        <option value="">All</option>
        <option value="weekly-case">Harbor Weekly case</option>
        </select>
        </label>
        <label>
        <span>From</span>
        <select name="from">
        <option value="">All</option>
        <option value="2021">2021</option>
        <option value="2022">2022</option>
        </select>
        </label>
        <label>
        <span>To</span>
        <select name="to">
        <option value="">All</option>
        <option value="2021">2021</option>
        <option value="2022">2022</option>
        </select>
        </label>
        <button type="reset">See all events</button>
        </form>
        <p class="count wide" role="status" aria-live="polite" data-words="{shown} of 6 events">6 of 6 events</p>
    "##]]);
}

#[test]
fn the_data_page_has_the_sizes_of_the_single_files() {
    site().check_html("data/index.html", ("<h2 id=\"take-along\"", "</section>"), expect![[r#"
        <h2 id="take-along">Take the site along</h2>
        <div class="prose">
        <p>The whole timeline in one file: every event with its sources, every person and case, and the glossary. It opens in any browser from a disk, a phone or a USB stick, asks no server for anything, filters events and can be printed. It shows the state of this edition.</p>
        <ul>
        <li>
        <a href="vigil-en.html" hreflang="en" download>vigil-en.html</a> · <span lang="en">English</span> · 32 kB</li>
        <li>
        <a href="vigil-zh-Hant.html" hreflang="zh-Hant" download>vigil-zh-Hant.html</a> · <span lang="zh-Hant">繁體中文</span> · 32 kB</li>
        </ul>
        </div>
    "#]]);
}

#[test]
fn a_page_opened_from_a_disk_leads_to_the_single_file() {
    let line = ("<p class=\"failed\" id=\"app-on-disk\"", "</p>");
    site().check_html("zh-Hant/about/index.html", line, expect![[r#"
        <p class="failed" id="app-on-disk" role="alert" hidden>此頁從磁碟開啟，瀏覽器無法搜尋，也不能跟隨連結。請把網站資料夾放到網頁伺服器上，或在其中執行「python3 -m http.server」，再開啟 http://localhost:8000/ 。 <a href="vigil-zh-Hant.html">整條時間線合成的檔案可從磁碟開啟。</a>
    "#]]);
}

#[test]
fn a_single_file_links_to_a_site_that_knows_its_address() {
    let site = SiteTest::from_fixture("two-years").with_single_file().at("https://example.org/t/").build();
    site.check_html(
        "vigil-zh-Hant.html",
        ("<a href=\"https://example.org/", "</a>"),
        expect![[r#"
        <a href="https://example.org/t/zh-Hant/" rel="noopener noreferrer">https://example.org/t/zh-Hant/
    "#]],
    );
}
