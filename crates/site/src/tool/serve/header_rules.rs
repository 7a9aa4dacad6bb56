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
