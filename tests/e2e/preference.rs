//! What readers set in their system: less motion, and colors of their own.

use crate::browser::on_site;
use crate::kinds::{arrive, pages};
use crate::page::Page;
use serde_json::json;

async fn prefer(page: &Page, feature: &str, value: &str) {
    let features = json!({ "features": [{ "name": feature, "value": value }] });
    page.browser.devtools("Emulation.setEmulatedMedia", features).await;
}

/// What moves, or would: animations of more than a moment or without an end, and rules that glide.
const MOTION: &str = "
    const moving = document.getAnimations({ subtree: true }).filter(({ effect }) => {
        const { duration, iterations } = effect.getComputedTiming();
        return iterations !== 1 || duration > 10;
    }).map(({ animationName, transitionProperty }) => animationName ?? transitionProperty);
    const seconds = text => Math.max(...text.split(',').map(parseFloat));
    const gliding = [...document.querySelectorAll('*')].filter(element => {
        const { scrollBehavior, transitionDuration } = getComputedStyle(element);
        return scrollBehavior === 'smooth' || seconds(transitionDuration) > .01;
    }).map(element => `${element.tagName} ${element.className}`);
    return [...moving, ...gliding];
";

#[test]
fn nothing_moves_by_itself_where_less_motion_is_asked_for() {
    on_site(async |page| {
        prefer(page, "prefers-reduced-motion", "reduce").await;
        for path in pages() {
            arrive(page, &path).await;
            let moving = page.browser.run(MOTION, Vec::new()).await;
            assert_eq!(moving, json!([]), "{path}");
        }
        // A frame after a button the chart and the map stand as they will stay.
        for (view, button, seen) in [
            ("chart", "[data-zoom=in]", "document.querySelector('figure.chart').dataset.drawn"),
            (
                "map",
                "[data-map-action=closer]",
                "document.querySelector('.world .land').getAttribute('transform')",
            ),
        ] {
            arrive(page, &format!("?view={view}")).await;
            let script = format!(
                "const done = arguments[0], seen = () => {seen}, before = seen();
                const frames = (left, then) => requestAnimationFrame(() => left ? frames(left - 1, then) : then());
                document.querySelector('{button}').click();
                frames(1, () => {{ const first = seen(); frames(20, () => done([before !== first, first === seen()])); }});"
            );
            let jumps = page.browser.client.execute_async(&script, Vec::new()).await.unwrap();
            assert_eq!(jumps, json!([true, true]), "{view}: another view at once, and no other after it");
        }
        // What is waited for stands still, too.
        page.open_timeline("").await;
        page.browser.run("document.documentElement.toggleAttribute('data-slow')", Vec::new()).await;
        assert!(page.is_visible(".skeleton").await);
        assert_eq!(page.browser.run(MOTION, Vec::new()).await, json!([]), "the skeleton");
    });
}

/// What is left of an element's look where the reader's colors replace those of the page.
const LOOK: &str = "
    const look = element => {
        const { color, backgroundColor, outlineStyle, outlineWidth, outlineColor, fontWeight, textDecorationLine, borderColor, fill, stroke, strokeWidth, strokeDasharray, boxShadow } = getComputedStyle(element);
        const outline = outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineColor}`;
        return JSON.stringify([color, backgroundColor, outline, fontWeight, textDecorationLine, borderColor, fill, stroke, strokeWidth, strokeDasharray, boxShadow]);
    };
";

/// Fails unless two elements look different.
async fn assert_differ(page: &Page, one: &str, other: &str) {
    let script = format!(
        "{LOOK} const [one, other] = [...arguments].map(selector => document.querySelector(selector));
        return [one && look(one), other && look(other)];"
    );
    let looks = page.browser.run(&script, vec![json!(one), json!(other)]).await;
    assert!(looks[0].is_string() && looks[1].is_string(), "{one} and {other}: {looks}");
    assert_ne!(looks[0], looks[1], "{one} looks like {other}");
}

/// Fails unless an element, or what is around or in it, looks different while it has the keyboard's focus.
async fn assert_focus_is_seen(page: &Page, selector: &str) {
    let script = format!(
        "{LOOK} const [selector] = arguments, element = document.querySelector(selector);
        const parts = [element, element.closest('form') ?? element, ...element.querySelectorAll('*')];
        const looks = () => parts.map(look).join();
        document.activeElement.blur();
        const before = looks();
        element.focus({{ focusVisible: true }});
        return document.activeElement === element && looks() !== before;"
    );
    let is_seen = page.browser.run(&script, vec![json!(selector)]).await;
    assert_eq!(is_seen, json!(true), "the focus on {selector} is not seen");
}

#[test]
fn what_is_chosen_and_where_the_focus_is_are_seen_in_the_readers_own_colors() {
    on_site(async |page| {
        prefer(page, "forced-colors", "active").await;
        arrive(page, "?category=rally&from=2020&to=2022").await;
        let other = ":not([aria-current])";
        for of in [".view a", ".top nav a", ".facet li a"] {
            assert_differ(page, &format!("{of}[aria-current]"), &format!("{of}{other}")).await;
        }
        assert_differ(page, ".histogram path:not(.whole, .span, .handle path)", ".histogram .whole").await;
        assert_differ(page, ".histogram .span", ".histogram .whole").await;
        for stop in [
            ".search input",
            ".chip",
            ".view a",
            ".facet li a",
            "li[data-event] h3 a",
            ".histogram a",
            "[role=slider]",
            ".timespan input",
            "summary",
        ] {
            assert_focus_is_seen(page, stop).await;
        }
        arrive(page, "?category=rally&place=london&view=map").await;
        assert_differ(page, ".world .symbol[aria-current] .place", &format!(".world .symbol{other} .place"))
            .await;
        assert_differ(page, ".world .land", &format!(".world .symbol{other} .place")).await;
        assert_focus_is_seen(page, ".world .symbol").await;
        assert_focus_is_seen(page, "[data-map-action=closer]").await;
        arrive(page, "case/hk47/").await;
        let parts = [
            ".bar rect.served",
            ".bar rect.held",
            ".bar .unrecorded",
            ".bar rect.ahead",
            ".bar .bail",
            ".bar .tick",
        ];
        for (place, one) in parts.iter().enumerate() {
            for other in &parts[place + 1..] {
                assert_differ(page, one, other).await;
            }
        }
        arrive(page, "?view=chart").await;
        assert_focus_is_seen(page, "figure.chart canvas").await;
        // What is drawn is seen: other pixels than the canvas's own color, and signs are told by their shape.
        let drawn = "(() => {
            const canvas = document.querySelector('figure.chart canvas');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const shade = at => data[at] + data[at + 1] + data[at + 2];
            const paper = getComputedStyle(canvas).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
            let count = 0;
            for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200 && Math.abs(shade(at) - paper) > 300) count += 1;
            return count;
        })()";
        let drawn = page.value(drawn).await.as_u64().unwrap();
        assert!(drawn > 2000, "{drawn} pixels of the chart are seen");
    });
}
