//! On a phone everything that is pressed is large enough to be pressed (WCAG 2.2, 2.5.8), and what is pressed most is as
//! large as a thumb.

use crate::browser::on_site;
use crate::kinds::{LOCALES, arrive, pages, resize};
use crate::page::Page;
use serde_json::json;

/// What is pressed most.
const PRIMARY: &str = ".search input, .button, .chip, .clear, .view a, .language, .top nav a, .facet li a, .facet-all li a, \
     .more, .timespan input, [data-zoom], [data-map-action], .map-list ol a, .timed th button, .empty a";

/// A line for each target that is too small. A small one may stand alone: a circle of 24 pixels around its middle then
/// meets no other. Links in a line of text are as high as the line. The bars of the histogram have their dates in fields
/// below, which do the same.
const TOO_SMALL: &str = "
    const isSpoken = element => element !== document.documentElement && (getComputedStyle(element).clipPath === 'inset(50%)' || isSpoken(element.parentElement));
    const isSeen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && !element.closest('.skip, .histogram svg') && !isSpoken(element);
    const name = element => `${element.parentElement.className} > ${element.tagName} «${element.textContent.trim().slice(0, 25)}»`;
    const targets = [...document.querySelectorAll('a[href], button, input, select, summary, [role=slider], [tabindex=\"0\"]')]
        .filter(isSeen)
        .map(element => ({ element, box: (element.querySelector('.hit') ?? element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && box.height > 0);
    const isInLine = element => getComputedStyle(element).display === 'inline' && !element.closest('svg')
        && [...element.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isSmall = ({ element, box }) => Math.min(box.width, box.height) < 23.9 && !isInLine(element) && !element.disabled;
    const middle = box => [box.left + box.width / 2, box.top + box.height / 2];
    const isNear = (one, other) => {
        const [x, y] = middle(one.box), [otherX, otherY] = middle(other.box);
        const across = Math.max(other.box.left - x, 0, x - other.box.right), along = Math.max(other.box.top - y, 0, y - other.box.bottom);
        return Math.hypot(across, along) < 11.9 || isSmall(other) && Math.hypot(otherX - x, otherY - y) < 23.9;
    };
    const small = targets.filter(isSmall).flatMap(one => {
        const isOther = other => other !== one && !other.element.contains(one.element) && !one.element.contains(other.element);
        const near = targets.find(other => isOther(other) && isNear(one, other));
        return near ? [`${name(one.element)} is ${one.box.width.toFixed(1)}×${one.box.height.toFixed(1)} beside ${name(near.element)}`] : [];
    });
    // Words of two Chinese characters are as wide as they are.
    const thin = [...document.querySelectorAll(arguments[0])].filter(isSeen).flatMap(element => {
        const { width, height } = element.getBoundingClientRect();
        return Math.min(width, height) < 43.9 ? [`${name(element)} is ${width.toFixed(1)}×${height.toFixed(1)}`] : [];
    });
    return [...small, ...thin].slice(0, 8);
";

async fn check(page: &Page, look: &str, found: &mut Vec<String>) {
    let small = page.browser.run(TOO_SMALL, vec![json!(PRIMARY)]).await;
    found.extend(small.as_array().unwrap().iter().map(|line| format!("{look}: {line}")));
}

#[test]
fn what_is_pressed_is_large_enough() {
    on_site(async |page| {
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        page.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await;
        resize(page, 360, 740, true).await;
        let mut found = Vec::new();
        for path in
            LOCALES.iter().flat_map(|prefix| pages().into_iter().map(move |path| format!("{prefix}{path}")))
        {
            arrive(page, &path).await;
            // A poster is paper.
            if !path.ends_with("poster/") {
                check(page, &path, &mut found).await;
            }
        }
        page.open_timeline("?category=rally").await;
        page.click(".facets-open").await;
        check(page, "the sheet", &mut found).await;
        page.click(".facet[data-facet=person] .more").await;
        page.until("all people", "document.querySelector('.facet-all li a')").await;
        check(page, "all people", &mut found).await;
        assert!(found.is_empty(), "{found:#?}");
    });
}
