//! The rules of a `_headers` file, as several hosts of static sites read it: a path pattern, then its headers, indented.
//!
//! `*` matches anything, `:name` one part of a path. All matching rules apply; later ones override earlier ones.

use hyper::header::{HeaderMap, HeaderName, HeaderValue};

/// The rules in the order of the file.
#[derive(Debug, Default)]
pub(super) struct HeaderRules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    pattern: String,
    /// `None` removes the header.
    headers: Vec<(HeaderName, Option<HeaderValue>)>,
}

impl HeaderRules {
    /// Parses the text of the file. Malformed lines are skipped, as hosts do.
    pub(super) fn parse(text: &str) -> HeaderRules {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            let trimmed = line.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule { pattern: trimmed.to_owned(), headers: Vec::new() });
            } else if let (Some(rule), Some(header)) = (rules.last_mut(), header(trimmed)) {
                rule.headers.push(header);
            }
        }
        HeaderRules(rules)
    }

    /// Sets and removes headers of a response, by the path of the request below the site's root, with its leading slash.
    pub(super) fn apply(&self, path: &str, headers: &mut HeaderMap) {
        for rule in self.0.iter().filter(|rule| is_match(&rule.pattern, path)) {
            for (name, value) in &rule.headers {
                match value {
                    Some(value) => drop(headers.insert(name, value.clone())),
                    None => drop(headers.remove(name)),
                }
            }
        }
    }
}

fn header(line: &str) -> Option<(HeaderName, Option<HeaderValue>)> {
    if let Some(name) = line.strip_prefix('!') {
        return Some((name.trim().parse().ok()?, None));
    }
    let (name, value) = line.split_once(':')?;
    Some((name.trim().parse().ok()?, Some(value.trim().parse().ok()?)))
}

/// Whether a path matches a pattern with `*` and `:name`.
fn is_match(pattern: &str, path: &str) -> bool {
    let Some(place) = pattern.find(['*', ':']) else { return pattern == path };
    let (literal, rest) = pattern.split_at(place);
    let Some(path) = path.strip_prefix(literal) else { return false };
    if let Some(rest) = rest.strip_prefix('*') {
        return path
            .char_indices()
            .map(|(place, _)| place)
            .chain([path.len()])
            .any(|place| is_match(rest, &path[place..]));
    }
    let name_end =
        rest[1..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(rest.len(), |end| end + 1);
    let part_end = path.find('/').unwrap_or(path.len());
    part_end > 0 && is_match(&rest[name_end..], &path[part_end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths::path_of;
    use std::path::Path;
    use vigil_app::url::route::Route;

    #[test]
    fn patterns_match_paths() {
        for (pattern, path, expected) in [
            ("/", "/", true),
            ("/", "/about/", false),
            ("/*", "/", true),
            ("/*", "/a/b.html", true),
            ("/data/*.bin", "/data/a/0.bin", true),
            ("/data/*.bin", "/data/a/0.json", false),
            ("/event/:id/", "/event/2021-01-06-arrests/", true),
            ("/event/:id/", "/event/a/b/", false),
            ("/event/:id/", "/event//", false),
            ("/*/cards/*", "/zh-Hant/cards/香港.png", true),
        ] {
            assert_eq!(is_match(pattern, path), expected, "{pattern} {path}");
        }
    }

    /// The rules of every site.
    const PUBLISHED: &str = include_str!("../../../../../public/_headers");

    /// Each kind of path of a site: whether it is kept for ever, or else asked for again (`None`: as the host likes), and
    /// whether other sites may read it.
    const PATHS: &[(&str, Option<bool>, bool)] = &[
        ("/", Some(false), false),
        ("/404.html", Some(false), false),
        ("/feed.xml", Some(false), false),
        ("/feed.css", Some(false), false),
        ("/calendar.ics", Some(false), false),
        ("/about/", Some(false), false),
        ("/cases/", Some(false), false),
        ("/case/hk47/", Some(false), false),
        ("/case/hk47/feed.xml", Some(false), false),
        ("/data/", Some(false), false),
        ("/data/cite.json", None, false),
        ("/embed/", Some(false), false),
        ("/embed/counter/case/hk47/", Some(false), false),
        ("/event/2021-01-06-arrests/", Some(false), true),
        ("/event/2021-01-06-arrests/embed/", Some(false), false),
        ("/event/2021-01-06-arrests/event.ics", Some(false), false),
        ("/follow/", Some(false), false),
        ("/inside/", Some(false), false),
        ("/person/chow-hang-tung/", Some(false), false),
        ("/person/chow-hang-tung/poster/", Some(false), false),
        ("/zh-Hant/", Some(false), false),
        ("/zh-Hant/event/2021-01-06-arrests/", Some(false), true),
        ("/zh-Hant/data/", Some(false), false),
        ("/data/59a7e2b82a/manifest.json", Some(true), true),
        ("/data/59a7e2b82a/zh-Hant/events/3.json", Some(true), true),
        ("/vigil-app-91907ac634b155e1.js", Some(true), true),
        ("/vigil-app-91907ac634b155e1_bg.wasm", Some(true), true),
        ("/page-8aac239b8d.js", Some(true), true),
        ("/share-4a566882a4.js", Some(true), true),
        ("/views-e5d3410c97.js", Some(true), true),
        ("/views_bg-da5604aa86.wasm", Some(true), true),
        ("/outline-4a28ef5232.json", Some(true), true),
        ("/style-22807c9eed.css", Some(true), false),
        ("/follow-49a4d9acc3054d64.css", Some(true), false),
        ("/person-49a4d9acc3054d64.css", Some(true), false),
        ("/print-ec1eba690b02874e.css", Some(true), false),
        ("/embed.js", None, true),
        ("/counter.js", None, true),
        ("/oembed/event/2021-01-06-arrests.json", None, true),
        ("/oembed/zh-Hant/timeline.json", None, true),
        ("/events.csv", None, true),
        ("/people.jsonl", None, true),
        ("/inside.csv", None, true),
        ("/timelinejs.json", None, true),
        ("/schemas/events.schema.json", None, true),
        ("/SHA256SUMS", None, false),
        ("/sitemap.xml", None, false),
        ("/cards/timeline.png", None, false),
    ];

    fn published(path: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        HeaderRules::parse(PUBLISHED).apply(path, &mut headers);
        headers
    }

    fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
        Some(headers.get(name)?.to_str().unwrap())
    }

    #[test]
    fn the_published_rules_keep_what_never_changes_and_open_only_embeds_and_data() {
        for (path, is_kept, is_open) in PATHS {
            let headers = published(path);
            let cache =
                is_kept.map(|kept| if kept { "public, max-age=31536000, immutable" } else { "no-cache" });
            assert_eq!(value(&headers, "cache-control"), cache, "{path}");
            assert_eq!(value(&headers, "access-control-allow-origin"), is_open.then_some("*"), "{path}");
            if let Some(cache) = cache {
                let file = if path.ends_with('/') { format!("{path}index.html") } else { (*path).to_owned() };
                assert_eq!(super::super::policy::cache_control(&file[1..]), cache, "{path}");
            }
        }
    }

    #[test]
    fn every_answer_keeps_the_reader_to_itself_and_may_be_framed() {
        for (path, ..) in PATHS {
            let headers = published(path);
            assert_eq!(value(&headers, "referrer-policy"), Some("no-referrer"), "{path}");
            assert_eq!(value(&headers, "x-content-type-options"), Some("nosniff"), "{path}");
            assert_eq!(value(&headers, "x-dns-prefetch-control"), Some("off"), "{path}");
            assert!(value(&headers, "permissions-policy").unwrap().contains("geolocation=()"), "{path}");
            assert_eq!(value(&headers, "x-frame-options"), None, "embeds are framed by other sites: {path}");
        }
    }

    #[test]
    fn the_published_rules_mean_the_same_to_hosts_that_join_values_and_that_know_one_star() {
        let HeaderRules(rules) = HeaderRules::parse(PUBLISHED);
        assert!(rules.len() <= 100, "Cloudflare Pages reads 100 rules: {}", rules.len());
        assert!(rules.iter().all(|rule| rule.pattern.matches('*').count() <= 1));
        assert!(rules.iter().all(|rule| rule.headers.iter().all(|(_, value)| value.is_some())));
        for (path, ..) in PATHS {
            let matching = rules.iter().filter(|rule| is_match(&rule.pattern, path));
            let mut names: Vec<&str> =
                matching.flat_map(|rule| &rule.headers).map(|(name, _)| name.as_str()).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{path} gets a header twice: {names:?}");
        }
    }

    #[test]
    fn every_line_of_the_published_rules_is_read() {
        let HeaderRules(rules) = HeaderRules::parse(PUBLISHED);
        let read: usize = rules.iter().map(|rule| 1 + rule.headers.len()).sum();
        let is_rule = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        assert_eq!(read, PUBLISHED.lines().filter(is_rule).count());
    }

    #[test]
    fn every_page_without_an_id_and_every_sheet_has_its_rule() {
        for route in Route::FIXED.iter().filter(|route| **route != Route::NotFound) {
            for prefix in ["", "zh-Hant/"] {
                let path = format!("/{}", path_of(prefix, route));
                assert_eq!(value(&published(&path), "cache-control"), Some("no-cache"), "{path}");
            }
        }
        let sheets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/page");
        for sheet in std::fs::read_dir(sheets).unwrap() {
            let name =
                sheet.unwrap().file_name().into_string().unwrap().replace(".css", "-0123456789abcdef.css");
            let headers = published(&format!("/{name}"));
            assert!(
                value(&headers, "cache-control").is_some_and(|cache| cache.ends_with("immutable")),
                "{name}"
            );
        }
    }

    #[test]
    fn later_rules_override_and_remove_headers() {
        let rules = HeaderRules::parse(
            "# all\n/*\n  X-Frame-Options: DENY\n  Referrer-Policy: no-referrer\n  no header\n\n\
             /embed/*\n  ! X-Frame-Options\n  Referrer-Policy: origin\n",
        );
        let headers_of = |path| {
            let mut headers = HeaderMap::new();
            rules.apply(path, &mut headers);
            headers
                .iter()
                .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
                .collect::<Vec<_>>()
        };
        assert_eq!(headers_of("/"), ["x-frame-options: DENY", "referrer-policy: no-referrer"]);
        assert_eq!(headers_of("/embed/"), ["referrer-policy: origin"]);
    }
}
