//! The content type of a file, by its name. Text is always UTF-8, and the type says so.

use std::path::Path;

/// The value of `Content-Type` for a file; `application/octet-stream` for unknown names.
pub(super) fn media_type(path: &str) -> String {
    let extension = Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let extension = extension.to_ascii_lowercase();
    let media_type = match extension.as_str() {
        // A file without an extension is a list for people or machines: SHA256SUMS, LICENSE, CNAME.
        "" => "text/plain",
        "bib" => "application/x-bibtex",
        "jsonl" => "application/x-ndjson",
        "map" => "application/json",
        "mjs" => "text/javascript",
        "otf" => "font/otf",
        "woff" => "font/woff",
        "xml" => "application/xml",
        known => mime_guess::from_ext(known).first_raw().unwrap_or("application/octet-stream"),
    };
    if is_text(media_type) { format!("{media_type}; charset=utf-8") } else { media_type.to_owned() }
}

fn is_text(media_type: &str) -> bool {
    match media_type.split_once('/') {
        Some(("text", _)) => true,
        Some(("application", subtype)) => {
            ["json", "xml", "bibtex", "info-systems"].iter().any(|end| subtype.ends_with(end))
        }
        _ => false,
    }
}
