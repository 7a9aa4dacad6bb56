//! From the path of a URL to a file: decoding, the index of a folder, a missing slash, the page for what is missing.

use super::inside::Inside;

/// Where a path leads. Files are named by their paths below the root, decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file.
    File(String),
    /// A folder with an index, whose path lacks the slash that relative links need.
    AddSlash,
    /// Nothing; the nearest `404.html`, if there is one, is to be sent instead.
    Missing(Option<String>),
}

/// Finds the file at `path`, which is percent-encoded and counted from the root, without a slash at its beginning.
pub(super) async fn find(files: &Inside, path: &str) -> Target {
    let Some(parts) = parts(path) else { return Target::Missing(nearest_404(files, &[]).await) };
    let file = parts.join("/");
    let index = if file.is_empty() { "index.html".to_owned() } else { format!("{file}/index.html") };
    let wants_folder = path.is_empty() || path.ends_with('/');
    if !wants_folder && files.is_file(&file).await {
        return Target::File(file);
    }
    match files.is_file(&index).await {
        true if wants_folder => Target::File(index),
        true => Target::AddSlash,
        false => Target::Missing(nearest_404(files, &parts).await),
    }
}

/// The decoded parts of a path; `None` if no file can have it, if it leads out of the root or to a file that is not for
/// readers.
fn parts(path: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = percent_encoding::percent_decode_str(part).decode_utf8().ok()?.into_owned();
        let is_odd = part == "." || part == ".." || part.contains(['/', '\\', '\0']);
        // `_headers` and hidden files are for the host.
        if is_odd || part == "_headers" || (part.starts_with('.') && part != ".well-known") {
            return None;
        }
        parts.push(part);
    }
    Some(parts)
}

/// The `404.html` of the deepest folder on the path that has one, because each language has its own.
async fn nearest_404(files: &Inside, parts: &[String]) -> Option<String> {
    let (mut folder, mut nearest) = (String::new(), None);
    let mut parts = parts.iter();
    loop {
        let page = format!("{folder}404.html");
        if files.is_file(&page).await {
            nearest = Some(page);
        }
        let Some(part) = parts.next() else { return nearest };
        folder.push_str(part);
        folder.push('/');
        // From the root down, so that a path of ten thousand parts costs no more than the folders that exist.
        if !files.is_folder(&folder).await {
            return nearest;
        }
    }
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
