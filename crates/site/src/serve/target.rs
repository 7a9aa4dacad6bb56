//! From the path of a URL to a file: decoding, directory indexes, the slash that is missing, and nothing outside.

use std::path::{Path, PathBuf};

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file.
    File(PathBuf),
    /// The same path with a slash at its end, which relative links need.
    AddSlash,
    /// Nothing; the page to show instead is the nearest `404.html`, if there is one.
    Missing(Option<PathBuf>),
}

/// Finds what lies at `path` (percent-encoded, counted from the site's root, without its leading slash) below `root`.
pub(super) async fn find(root: &Path, path: &str) -> Target {
    let Some(parts) = parts(path) else { return Target::Missing(nearest_404(root, &[]).await) };
    let mut file = root.to_owned();
    file.extend(&parts);
    let wants_folder = path.is_empty() || path.ends_with('/');
    match tokio::fs::metadata(&file).await {
        Ok(found) if found.is_dir() => {
            let index = file.join("index.html");
            match is_file(&index).await {
                true if wants_folder => return inside(root, index).await,
                true => return Target::AddSlash,
                false => {}
            }
        }
        Ok(_) if !wants_folder => return inside(root, file).await,
        _ => {}
    }
    Target::Missing(nearest_404(root, &parts).await)
}

/// The decoded parts of a path; `None` for one that no file can have or that leads out of the site.
fn parts(path: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = percent_encoding::percent_decode_str(part).decode_utf8().ok()?.into_owned();
        let odd = part == "." || part == ".." || part.contains(['/', '\\', '\0']);
        // `_headers` and hidden files are for the host, not for readers.
        if odd || part == "_headers" || (part.starts_with('.') && part != ".well-known") {
            return None;
        }
        parts.push(part);
    }
    Some(parts)
}

/// The file, unless a symbolic link leads it out of the site.
async fn inside(root: &Path, file: PathBuf) -> Target {
    match tokio::fs::canonicalize(&file).await {
        Ok(real) if real.starts_with(root) => Target::File(file),
        _ => Target::Missing(None),
    }
}

/// The `404.html` of the deepest folder on the way that has one, so that each language has its own.
async fn nearest_404(root: &Path, parts: &[String]) -> Option<PathBuf> {
    for depth in (0..=parts.len()).rev() {
        let mut page = root.to_owned();
        page.extend(&parts[..depth]);
        page.push("404.html");
        if is_file(&page).await {
            return Some(page);
        }
    }
    None
}

async fn is_file(path: &Path) -> bool {
    tokio::fs::metadata(path).await.is_ok_and(|found| found.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        for (path, expected) in [
            ("", Some(vec![])),
            ("a//b/", Some(vec!["a", "b"])),
            ("%E9%A6%99.txt", Some(vec!["香.txt"])),
            ("a%20b", Some(vec!["a b"])),
            (".well-known/security.txt", Some(vec![".well-known", "security.txt"])),
            ("../secret", None),
            ("a/%2e%2e/secret", None),
            ("a%2fb", None),
            ("a%5Cb", None),
            ("a%00b", None),
            ("%FF", None),
            (".git/config", None),
            ("_headers", None),
        ] {
            let expected = expected.map(|parts| parts.into_iter().map(str::to_owned).collect());
            assert_eq!(parts(path), expected, "{path}");
        }
    }
}
