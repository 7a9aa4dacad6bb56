//! Every kind of page passes axe-core's rules of WCAG 2.2 AA, in both languages, light and dark, wide and narrow.

use crate::browser::on_site;
use crate::kinds::{LOCALES, arrive, pages, resize};
use crate::page::Page;
use serde_json::json;
use std::path::Path;

/// How pages are looked at: the reader's colors and the width of the window.
const LOOKS: [(&str, u32); 4] = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)];

/// The program, to be run in a page.
pub fn axe() -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&script).unwrap_or_default();
    assert!(!axe.is_empty(), "{} is missing: `cargo xtask test` installs it", script.display());
    axe
}

/// Checks what the page shows now.
async fn check(page: &Page, what: &str) {
    let broken = page.probe("axeFaults", ()).await;
    assert_eq!(broken, json!([]), "{what}");
}

/// Checks what the page shows now in every look.
async fn check_looks(page: &Page, what: &str) {
    for (scheme, width) in LOOKS {
        look(page, scheme, width).await;
        check(page, &format!("{what} ({scheme}, {width} px)")).await;
    }
}

async fn look(page: &Page, scheme: &str, width: u32) {
    let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    page.browser.devtools("Emulation.setEmulatedMedia", scheme).await;
    resize(page, width, 900, false).await;
    // Drawings follow the window a frame later.
    page.probe("twoFrames", ()).await;
}

#[test]
fn every_kind_of_page_passes_axe() {
    let axe = axe();
    on_site(async |page| {
        for prefix in LOCALES {
            for path in pages() {
                let path = format!("{prefix}{path}");
                arrive(page, &path).await;
                page.browser.run_program(&axe).await;
                check_looks(page, &path).await;
            }
        }
    });
}

#[test]
fn dialogs_suggestions_and_open_details_pass_axe() {
    let axe = axe();
    on_site(async |page| {
        for prefix in LOCALES {
            let open = async |path: &str, (scheme, width): (&str, u32)| {
                look(page, scheme, width).await;
                arrive(page, &format!("{prefix}{path}")).await;
                page.browser.run_program(&axe).await;
            };
            open("?event=2021-01-06-police-arrest-53-over-primaries", LOOKS[0]).await;
            page.until_exists("the event", "dialog.event-opened[open] h1").await;
            check_looks(page, "an opened event").await;
            open("", LOOKS[0]).await;
            page.click(".facet[data-facet=person] .more").await;
            page.until_exists("the names", ".facet-all[open] li a").await;
            check_looks(page, "all values of a facet").await;
            open("?case=hk47", LOOKS[3]).await;
            page.click(".facets-open").await;
            for look_at in &LOOKS[2..] {
                look(page, look_at.0, look_at.1).await;
                check(page, &format!("the sheet of filters, {}", look_at.0)).await;
            }
            open("", LOOKS[0]).await;
            page.search("jimmy").await;
            page.until_exists("suggestions", "#suggestions:not([hidden]) [role=option]").await;
            check_looks(page, "suggestions").await;
            open("event/2021-01-06-police-arrest-53-over-primaries/", LOOKS[0]).await;
            page.probe("openDetails", ()).await;
            check_looks(page, "all that is folded away").await;
        }
    });
}
