//! The app takes over the page it finds: the same elements, the same text, no jump.

use crate::browser::on_site;
use crate::kinds::resize;
use serde_json::json;

/// Keeps every element of the page before the app is up, and what moves of it by itself.
const WATCH: &str = "
    addEventListener('DOMContentLoaded', () => {
        window.prerendered = [...document.querySelectorAll('#app *')];
    });
    window.shifts = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
            const moved = entry.sources.map(({ node, previousRect: a, currentRect: b }) =>
                [node?.outerHTML?.slice(0, 80) ?? node?.data, a.x, a.y, a.width, a.height, b.x, b.y, b.width, b.height]);
            window.shifts.push([entry.value, entry.startTime, moved]);
        }
    }).observe({ type: 'layout-shift', buffered: true });
";

/// The page as it was sent and as it is, without what the app adds: heights of spacers.
const BOTH: &str = "
    const [done] = arguments;
    const plain = root => {
        const app = root.querySelector('#app').cloneNode(true);
        for (const spacer of app.querySelectorAll('.spacer')) spacer.removeAttribute('style');
        return app.innerHTML;
    };
    fetch(location.href).then(answer => answer.text()).then(text =>
        done([plain(new DOMParser().parseFromString(text, 'text/html')), plain(document)]));
";

#[test]
fn hydration_leaves_the_page_as_it_was() {
    on_site(async |page| {
        page.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
        for path in ["", "zh-Hant/"] {
            page.open_timeline(path).await;
            let both = page.browser.client.execute_async(BOTH, Vec::new()).await.unwrap();
            let (sent, now) = (both[0].as_str().unwrap(), both[1].as_str().unwrap());
            assert_eq!(difference(sent, now), None, "{path}");
            let lost = page
                .value("window.prerendered.filter(e => !e.isConnected).map(e => e.outerHTML.slice(0, 120))");
            assert_eq!(lost.await, json!([]), "elements drawn anew");
            assert_eq!(page.value("window.shifts").await, json!([]), "the layout jumped");
        }
    });
}

#[test]
fn the_answer_to_the_address_moves_nothing() {
    on_site(async |page| {
        page.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
        for size in [(1280, 800), (390, 844)] {
            resize(page, size.0, size.1, size.0 < 400).await;
            for query in [
                "?q=subversion",
                "?q=zzzzqqq",
                "?case=hk47",
                "?person=benny-tai,joshua-wong",
                "?category=arrest&from=2021",
                "?view=chart",
                "?view=map",
                "?case=hk47&view=bars",
            ] {
                page.open_timeline(query).await;
                assert_eq!(page.value("window.shifts").await, json!([]), "{query} at {size:?}");
            }
        }
    });
}

/// The first place where two texts differ, with what is around it.
fn difference(sent: &str, now: &str) -> Option<(String, String)> {
    let same = sent.chars().zip(now.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect::<String>();
    (sent != now).then(|| (around(sent), around(now)))
}
