//! The number of elements of a page before its reader expands it; the rest is readable without scripts.

use super::*;

/// The most elements that a page may have.
const MOST: usize = 1_500;

/// The page as a browser with scripts parses it: without the content of `noscript`, `template` and `script`.
fn parsed(html: &str) -> String {
    let mut kept = html.to_owned();
    for name in ["noscript", "template", "script"] {
        let (start, end) = (format!("<{name}"), format!("</{name}>"));
        let mut parts = kept.split(&start);
        let before = parts.next().unwrap_or_default().to_owned();
        let after = parts.map(|part| part.split_once(&end).map_or(part, |(_, after)| after));
        kept = before + &after.collect::<String>();
    }
    kept
}

/// The number of start tags.
fn elements(html: &str) -> usize {
    html.split('<').skip(1).filter(|part| part.starts_with(|first: char| first.is_ascii_alphabetic())).count()
}

#[test]
fn no_page_has_more_elements_than_a_phone_draws_at_once() {
    let files = real_site();
    for path in files.keys().filter(|path| path.ends_with("index.html")) {
        let count = elements(&parsed(text(files, path)));
        assert!(count <= MOST, "{path} has {count} elements; see crates/site/src/render/part/more.rs");
    }
}

#[test]
fn rows_beyond_the_first_ones_follow_inside_noscript() {
    let files = real_site();
    for (path, row, first) in [
        ("case/hk47/index.html", "<li class=\"row\"", 10),
        ("zh-Hant/year/2021/index.html", "<li class=\"row\"", 50),
        ("numbers/index.html", "<table>", 0),
        ("case/hk47/index.html", "<table class=\"people\">", 0),
    ] {
        let html = text(files, path);
        assert_eq!(parsed(html).matches(row).count(), first, "{path}");
        assert!(html.matches(row).count() > first, "{path}");
        let nested = html.split("<noscript>").skip(1).filter(|kept| !kept.contains("</noscript>"));
        assert_eq!(nested.count(), 0, "{path}: a noscript inside another would end it");
    }
    let case = text(files, "case/hk47/index.html");
    assert!(parsed(case).contains(">Show all 115 events</button>"));
    let last = case.matches("<li class=\"row\"").count();
    assert_eq!(last, 115, "each event of the case is in its page once");
}
