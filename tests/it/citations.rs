//! Citations of pages, as text in three styles and as files for reference managers.

use crate::site_test::{two_years, with_base_url};
use expect_test::expect;

#[test]
fn a_page_shows_its_citation_in_three_styles() {
    with_base_url().check_html(
        "event/2021-06-04-vigil-at-the-harbor/index.html",
        ("<details class=\"cite\"", "</details>"),
        expect![[r##"
            <details class="cite" id="cite">
            <summary>Cite this</summary>
            <dl>
            <dt>APA</dt>
            <dd>
            <span id="cite-apa">
            <i>Vigil at the harbor</i>. (n.d.). Lantern. Retrieved June 5, 2021, from https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/</span> <button class="button scripted" type="button" data-action="copy" data-value="#cite-apa" aria-label="Copy APA">Copy</button>
            </dd>
            <dt>MLA</dt>
            <dd>
            <span id="cite-mla">“Vigil at the Harbor.” <i>Lantern</i>, https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/. Accessed 5 June 2021.</span> <button class="button scripted" type="button" data-action="copy" data-value="#cite-mla" aria-label="Copy MLA">Copy</button>
            </dd>
            <dt>Chicago</dt>
            <dd>
            <span id="cite-chicago">Lantern. “Vigil at the Harbor.” Accessed June 5, 2021. https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/.</span> <button class="button scripted" type="button" data-action="copy" data-value="#cite-chicago" aria-label="Copy Chicago">Copy</button>
            </dd>
            <dt>Wikipedia</dt>
            <dd>
            <span id="cite-wikipedia">{{cite web |url=https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/ |title=Vigil at the harbor |website=Lantern |access-date=2021-06-05}}</span> <button class="button scripted" type="button" data-action="copy" data-value="#cite-wikipedia" aria-label="Copy Wikipedia">Copy</button>
            </dd>
            </dl>
            <p>For reference managers: <a href="event/2021-06-04-vigil-at-the-harbor/cite.bib" download>BibTeX</a>, <a href="event/2021-06-04-vigil-at-the-harbor/cite.ris" download>RIS</a>, <a href="event/2021-06-04-vigil-at-the-harbor/cite.json" download>CSL-JSON</a>
            </p>
            <p class="meta">The date of access given here is that of this edition, 5 June 2021: the day of the newest change to the data. Put the day on which you read the page in its place where your style asks for it.</p>
        "##]],
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
          url = {https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/},
          urldate = {2021-06-05},
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
        Y2  - 2021/06/05/
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
            "accessed": {
              "date-parts": [
                [
                  2021,
                  6,
                  5
                ]
              ]
            },
            "container-title": "Lantern",
            "id": "2021-06-04-vigil-at-the-harbor",
            "language": "en",
            "title": "Vigil at the harbor",
            "type": "webpage"
          }
        ]
    "#]],
    );
}
