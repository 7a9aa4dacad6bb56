//! Every kind of page passes axe-core's rules of WCAG 2.2 AA, in both languages, light and dark, wide and narrow.

use crate::browser::on_site;
use crate::kinds::{LOCALES, PAGES, arrive};
use crate::page::Page;
use serde_json::json;
use std::path::Path;

/// Runs axe-core and gives a line for each element that breaks a rule.
const CHECK: &str = "
    const [done] = arguments;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
        found => done(found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 200)))),
        error => done([String(error)]));
";

async fn check(page: &Page, axe: &str, path: &str, look: &str) {
    arrive(page, path).await;
    page.browser.run(axe, Vec::new()).await;
    let broken = page.browser.client.execute_async(CHECK, Vec::new()).await.unwrap();
    assert_eq!(broken, json!([]), "{path} ({look})");
}

async fn look(page: &Page, scheme: &str, width: u32) {
    let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    page.browser.devtools("Emulation.setEmulatedMedia", scheme).await;
    let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    page.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
}

#[test]
fn every_kind_of_page_passes_axe() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&script).unwrap_or_default();
    assert!(!axe.is_empty(), "{} is missing: `cargo xtask test` installs it", script.display());
    on_site(async |page| {
        for (scheme, width) in [("light", 1280), ("dark", 360)] {
            look(page, scheme, width).await;
            for prefix in LOCALES {
                for path in PAGES {
                    check(page, &axe, &format!("{prefix}{path}"), &format!("{scheme}, {width} px")).await;
                }
            }
        }
    });
}
