//! Citations of pages, as text in three styles and as files for reference managers.

use crate::site_test::{two_years, with_base_url};
use expect_test::expect;

#[test]
fn a_page_shows_its_citation_in_three_styles() {
    with_base_url().check_html(
        "event/2021-06-04-vigil-at-the-harbor/index.html",
        ("<details class=\"share cite\"", "</details>"),
        expect![[r#"
            <details class="share cite" data-page="event/2021-06-04-vigil-at-the-harbor/">
            <summary class="button">Cite</summary>
            <dl>
            <dt>In a text</dt>
            <dd data-style="plain">
            <span>“Vigil at the harbor” [event of 4 June 2021], Lantern, edition EDITION of 5 June 2021, <span>https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/</span>
            <span data-reading hidden>, read on <span data-form="{day} {month} {year}" data-months="January|February|March|April|May|June|July|August|September|October|November|December">
            </span>
            </span>.</span> <button class="button scripted" type="button" data-action="copy" data-done="The citation is copied." aria-label="Copy In a text">Copy</button>
            </dd>
            <dt>APA</dt>
            <dd data-style="apa">
            <span>Lantern. (2021, June 5). <i>Vigil at the harbor</i> [event of 4 June 2021] (edition EDITION).<span data-reading hidden> Retrieved <span data-form="{month} {day}, {year}" data-months="January|February|March|April|May|June|July|August|September|October|November|December">
            </span>, from</span> <span>https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/</span>
            </span> <button class="button scripted" type="button" data-action="copy" data-done="The citation is copied." aria-label="Copy APA">Copy</button>
            </dd>
            <dt>MLA</dt>
            <dd data-style="mla">
            <span>“Vigil at the Harbor [event of 4 June 2021].” <i>Lantern</i>, edition EDITION, 5 June 2021, <span>https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/</span>.<span data-reading hidden> Accessed <span data-form="{day} {month} {year}" data-months="Jan.|Feb.|Mar.|Apr.|May|June|July|Aug.|Sept.|Oct.|Nov.|Dec.">
            </span>.</span>
            </span> <button class="button scripted" type="button" data-action="copy" data-done="The citation is copied." aria-label="Copy MLA">Copy</button>
            </dd>
            <dt>Chicago</dt>
            <dd data-style="chicago">
            <span>Lantern. “Vigil at the Harbor [event of 4 June 2021].” Edition EDITION, June 5, 2021.<span data-reading hidden> Accessed <span data-form="{month} {day}, {year}" data-months="January|February|March|April|May|June|July|August|September|October|November|December">
            </span>.</span> <span>https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/</span>.</span> <button class="button scripted" type="button" data-action="copy" data-done="The citation is copied." aria-label="Copy Chicago">Copy</button>
            </dd>
            <dt>Wikipedia</dt>
            <dd data-style="wikipedia">
            <span>{{cite web |url=<span>https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/</span> |title=Vigil at the harbor |date=2021-06-05 |website=Lantern<span data-reading hidden> |access-date=<span data-form="{year}-{mm}-{dd}">
            </span>
            </span>}}</span> <button class="button scripted" type="button" data-action="copy" data-done="The citation is copied." aria-label="Copy Wikipedia">Copy</button>
            </dd>
            </dl>
            <p>
            <b>And the reports it rests on</b>
            </p>
            <ol>
            <li>
            <span>Lantern Times: “Candles”, 5 June 2021. https://times.example/candles</span> <button class="button scripted" type="button" data-action="copy" data-done="The citation is copied." aria-label="Copy 1">Copy</button>
            </li>
            </ol>
            <p>For reference managers: <a href="event/2021-06-04-vigil-at-the-harbor/cite.bib" download>BibTeX</a>, <a href="event/2021-06-04-vigil-at-the-harbor/cite.ris" download>RIS</a>, <a href="event/2021-06-04-vigil-at-the-harbor/cite.json" download>CSL-JSON</a>
            </p>
            <p aria-live="polite">
            </p>
            <p class="meta">5 June 2021 is the day of this edition, the newest change to its data. It is not the day on which you read the page; where that is missing and your style asks for it, add it.</p>
        "#]],
    );
}

#[test]
fn every_event_has_files_for_reference_managers() {
    two_years().check_files(
        "event/2022-02-10-editor-convicted/*",
        expect![[r#"
        event/2022-02-10-editor-convicted/cite.bib
        event/2022-02-10-editor-convicted/cite.json
        event/2022-02-10-editor-convicted/cite.ris
        event/2022-02-10-editor-convicted/embed/index.html
        event/2022-02-10-editor-convicted/event.ics
        event/2022-02-10-editor-convicted/index.html
        event/2022-02-10-editor-convicted/poster/index.html
    "#]],
    );
}

#[test]
fn files_for_reference_managers_have_title_day_and_address() {
    with_base_url().check_file(
        "event/2021-06-04-vigil-at-the-harbor/cite.bib",
        expect![[r#"
            @online{2021-06-04-vigil-at-the-harbor,
              title = {{Vigil at the harbor}},
              organization = {Lantern},
              titleaddon = {4 June 2021},
              date = {2021-06-05},
              year = {2021},
              version = {EDITION},
              url = {https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/},
              langid = {english},
            }
        "#]],
    );
    with_base_url().check_file(
        "zh-Hant/event/2021-06-04-vigil-at-the-harbor/cite.ris",
        expect![[r#"
            TY  - ELEC
            ID  - 2021-06-04-vigil-at-the-harbor
            TI  - 港邊悼念
            T2  - 守燈
            PY  - 2021
            DA  - 2021/06/05/
            ET  - EDITION
            N1  - 2021年6月4日
            UR  - https://example.org/lantern/zh-Hant/event/2021-06-04-vigil-at-the-harbor/
            LA  - zh-Hant
            ER  - 
        "#]],
    );
    with_base_url().check_json(
        "event/2021-06-04-vigil-at-the-harbor/cite.json",
        "",
        expect![[r#"
            [
              {
                "URL": "https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/",
                "container-title": "Lantern",
                "id": "2021-06-04-vigil-at-the-harbor",
                "issued": {
                  "date-parts": [
                    [
                      2021,
                      6,
                      5
                    ]
                  ]
                },
                "language": "en",
                "note": "4 June 2021",
                "title": "Vigil at the harbor",
                "type": "webpage",
                "version": "EDITION"
              }
            ]
        "#]],
    );
}
