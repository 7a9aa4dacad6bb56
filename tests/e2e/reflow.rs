//! Enlarged to 200 and 400 %, on a screen of 320 pixels, or with its letters spaced apart, every kind of page keeps its
//! words: none is cut off, covered by another or beside the page (WCAG 2.2, 1.4.4, 1.4.10, 1.4.12).

use crate::browser::on_site;
use crate::kinds::{LOCALES, arrive, pages, resize};
use crate::page::Page;
use serde_json::{Value, json};

/// The sizes of the window: 1280 pixels at 200 and 400 %, a small phone, a phone.
const SIZES: [(u32, u32); 4] = [(640, 400), (320, 256), (320, 740), (360, 740)];

/// Spaces letters, words, lines and paragraphs as a reader may (WCAG 2.2, 1.4.12).
const SPACE: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
";

/// A line for each fault of the page as it stands.
const FAULTS: &str = "
    const faults = [];
    const width = document.documentElement.clientWidth;
    const name = element => `${element.parentElement?.className} > ${element.tagName} ${element.className}`;
    const turnOf = element => {
        const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
        const has = (...ways) => [ways.includes(overflowX), ways.includes(overflowY)];
        return { cuts: has('hidden', 'clip'), scrolls: has('auto', 'scroll'), isShortened: webkitLineClamp !== 'none' };
    };
    // What is only spoken is a point, cut to nothing.
    const isSpoken = element => element !== document.documentElement && (getComputedStyle(element).clipPath === 'inset(50%)' || isSpoken(element.parentElement));
    const isSeen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && !element.closest('.skip, script, style, option, svg') && !isSpoken(element);
    // The boxes around an element up to the one it scrolls in: by which a line is cut, and where it is seen at all.
    const around = element => {
        const boxes = [];
        for (let box = element; box && box !== document.body; box = box.parentElement) {
            const { cuts, scrolls, isShortened } = turnOf(box);
            if (isShortened) return null;
            if (scrolls.includes(true)) return { boxes, scroller: box.getBoundingClientRect() };
            if (cuts.includes(true)) boxes.push([box, cuts, box.getBoundingClientRect()]);
        }
        return { boxes };
    };
    if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const element of document.body.querySelectorAll('*')) {
        if (!isSeen(element)) continue;
        const [across, along] = turnOf(element).scrolls;
        const isLarger = across && element.scrollWidth > element.clientWidth + 1 || along && element.scrollHeight > element.clientHeight + 1;
        const isReached = element.tabIndex >= 0 || element.querySelector('a[href], button, input, summary, [tabindex=\"0\"]');
        if (isLarger && !isReached) faults.push(`${name(element)} scrolls, and is not reached by keyboard`);
    }
    const lines = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const known = new Map();
    for (let text; (text = texts.nextNode()); ) {
        const element = text.parentElement;
        if (!text.data.trim()) continue;
        if (!known.has(element)) known.set(element, isSeen(element) ? around(element) : null);
        const place = known.get(element);
        if (!place) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const words = `${name(element)} «${text.data.trim().slice(0, 30)}»`;
        for (const box of range.getClientRects()) {
            if (box.width < 2) continue;
            // Letters do not fill their line.
            const air = box.height * .22;
            const cutter = place.boxes.find(([, [across, along], edge]) =>
                across && (box.left < edge.left - 1 || box.right > edge.right + 1)
                || along && (box.top + air < edge.top - 1 || box.bottom - air > edge.bottom + 1));
            if (cutter) faults.push(`${words} is cut by ${name(cutter[0])}`);
            const { left, right, top, bottom } = place.scroller ?? { left: 0, right: width, top: -Infinity, bottom: Infinity };
            if (!place.scroller && (box.left < -1 || box.right > width + 1)) faults.push(`${words} is beside the page`);
            const seen = [Math.max(box.left, left), Math.max(box.top + air, top), Math.min(box.right, right), Math.min(box.bottom - air, bottom)];
            if (seen[2] - seen[0] > 2 && seen[3] - seen[1] > 2) lines.push({ seen, text, words });
        }
    }
    lines.sort((one, other) => one.seen[1] - other.seen[1]);
    lines.forEach((one, place) => {
        for (const other of lines.slice(place + 1)) {
            if (other.seen[1] >= one.seen[3]) break;
            const shared = axis => Math.min(one.seen[axis + 2], other.seen[axis + 2]) - Math.max(one.seen[axis], other.seen[axis]);
            if (one.text !== other.text && shared(0) > 2 && shared(1) > 2) faults.push(`${one.words} and ${other.words} overlap`);
        }
    });
    // What stays at the upper edge of a page that is scrolled.
    scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' });
    let covered = 0;
    while (covered < innerHeight && document.elementFromPoint(width / 2, covered)?.closest('.finder, .top')) covered += 1;
    scrollTo({ top: 0, behavior: 'instant' });
    if (covered > innerHeight / 3) faults.push(`${covered} of ${innerHeight} pixels are covered by what stays`);
    return faults.slice(0, 8);
";

async fn faults(page: &Page, look: &str, found: &mut Vec<String>) {
    let faults = page.browser.run(FAULTS, Vec::new()).await;
    found.extend(faults.as_array().unwrap().iter().map(|fault| format!("{look}: {fault}")));
}

#[test]
fn no_word_is_lost_when_pages_are_enlarged_or_spaced() {
    on_site(async |page| {
        let mut found = Vec::new();
        for path in
            LOCALES.iter().flat_map(|prefix| pages().into_iter().map(move |path| format!("{prefix}{path}")))
        {
            resize(page, 1280, 900, false).await;
            arrive(page, &path).await;
            for (width, height) in SIZES {
                resize(page, width, height, false).await;
                faults(page, &format!("{path:?} at {width}×{height}"), &mut found).await;
            }
            page.browser.run(SPACE, Vec::new()).await;
            faults(page, &format!("{path:?} spaced on a phone"), &mut found).await;
            resize(page, 1280, 900, false).await;
            faults(page, &format!("{path:?} spaced"), &mut found).await;
        }
        page.open("404.html").await;
        resize(page, 320, 740, false).await;
        faults(page, "the page for what is not there", &mut found).await;
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
fn a_word_that_is_lost_is_found() {
    on_site(async |page| {
        arrive(page, "about/").await;
        let wrongs = [
            ("is cut by", "overflow: hidden; inline-size: 2em; white-space: nowrap"),
            (
                "beside the page",
                "position: absolute; inset-inline-start: calc(100vw - 1em); white-space: nowrap",
            ),
            ("overlap", "margin-block: -1em !important; padding-block: 0 !important"),
        ];
        for (fault, rule) in wrongs {
            let wrong = "const sheet = new CSSStyleSheet();
                sheet.replaceSync(`main * { ${arguments[0]} }`);
                document.adoptedStyleSheets = [sheet];";
            page.browser.run(wrong, vec![json!(rule)]).await;
            let found: Value = page.browser.run(FAULTS, Vec::new()).await;
            assert!(found.to_string().contains(fault), "{fault}: {found}");
        }
    });
}
