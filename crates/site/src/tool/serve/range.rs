//! The `Range` header (RFC 9110, 14.2), brought into the one form that `ServeDir` reads as the standard means it.

/// The range that a header asks of a file of `size` bytes: `bytes=<first>-<last>` with a first byte that exists, or one
/// that `ServeDir` answers with 416.
///
/// `None` for several ranges, other units and malformed headers: they are ignored and the whole file is sent, where
/// `ServeDir` itself would answer 416.
pub(super) fn canonical(header: &str, size: u64) -> Option<String> {
    let (first, last) = header.trim().strip_prefix("bytes=")?.trim().split_once('-')?;
    let (start, end) = match (number(first), number(last)) {
        (Some(start), None) if last.is_empty() => (start, u64::MAX),
        (Some(start), Some(end)) if start <= end => (start, end),
        (None, Some(count)) if first.is_empty() => (size.saturating_sub(count), u64::MAX),
        _ => return None,
    };
    // One more than the size, because `ServeDir` finds a byte 0 in an empty file.
    let start = if start < size { start } else { size.saturating_add(1) };
    Some(format!("bytes={start}-{end}"))
}

fn number(digits: &str) -> Option<u64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}
