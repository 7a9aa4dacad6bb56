//! How long a file may be kept, by its path below the root; a rule of `_headers` for the same path has precedence.

/// The `Cache-Control` of everything that may change.
pub(super) const REVALIDATE: &str = "no-cache";

/// The value of `Cache-Control`: files with a hash of their content in the name of the file or its folder never change, all
/// others, pages first of all, are to be revalidated at every use.
pub(super) fn cache_control(path: &str) -> &'static str {
    if is_immutable(path) { "public, max-age=31536000, immutable" } else { REVALIDATE }
}

fn is_immutable(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    is_of_edition(path) || stem.rsplit_once(['-', '.']).is_some_and(|(_, hash)| is_hash(hash, 10))
}

/// Whether the file is in `data/<edition>/`.
fn is_of_edition(path: &str) -> bool {
    let below = path.strip_prefix("data/").and_then(|path| path.split_once('/'));
    below.is_some_and(|(edition, _)| is_hash(edition, 8))
}

/// Whether a text is a hash of at least so many hexadecimal digits; fewer could be a number or a date.
fn is_hash(text: &str, least: usize) -> bool {
    text.len() >= least && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_made_of_content_are_kept_for_ever() {
        for (path, expected) in [
            ("vigil-app-0123456789abcdef.js", true),
            ("vigil-app-0123456789abcdef_bg.wasm", true),
            ("page-0123456789.js", true),
            ("data/9f86d081884c/manifest.json", true),
            ("data/9f86d081884c/zh-Hant/events/3.json", true),
            ("data/index.html", false),
            ("index.html", false),
            ("event/2021-01-06-arrests/index.html", false),
            ("embed.js", false),
        ] {
            assert_eq!(is_immutable(path), expected, "{path}");
        }
    }
}
