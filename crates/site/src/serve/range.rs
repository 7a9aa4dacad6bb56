//! The part of a file a reader asks for (RFC 9110, 14.2): one range of bytes.
//!
//! Several ranges at once, other units and what cannot be read are ignored, as the standard allows: the whole is sent.

/// What a `Range` header asks of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it.
    Whole,
    /// `len` bytes from `start` on.
    Part {
        /// The first byte.
        start: u64,
        /// How many.
        len: u64,
    },
    /// Bytes the file does not have.
    Beyond,
}

/// Reads a `Range` header for a file of `size` bytes.
pub(super) fn wanted(header: Option<&str>, size: u64) -> Wanted {
    let range = header.and_then(|header| header.trim().strip_prefix("bytes="));
    let Some((first, last)) = range.and_then(|range| range.trim().split_once('-')) else {
        return Wanted::Whole;
    };
    match (number(first), number(last)) {
        (Some(start), None) if last.is_empty() => part(start, size, size),
        (Some(start), Some(last)) if start <= last => part(start, last.saturating_add(1), size),
        (None, Some(count)) if first.is_empty() => match count.min(size) {
            0 => Wanted::Beyond,
            count => Wanted::Part { start: size - count, len: count },
        },
        _ => Wanted::Whole,
    }
}

fn number(digits: &str) -> Option<u64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn part(start: u64, end: u64, size: u64) -> Wanted {
    match end.min(size).checked_sub(start) {
        None | Some(0) => Wanted::Beyond,
        Some(len) => Wanted::Part { start, len },
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted::{Beyond, Part, Whole};
    use super::*;

    #[test]
    fn one_range_of_bytes_is_understood_and_the_rest_ignored() {
        for (header, expected) in [
            (None, Whole),
            (Some("bytes=0-0"), Part { start: 0, len: 1 }),
            (Some("bytes=2-5"), Part { start: 2, len: 4 }),
            (Some("bytes=2-"), Part { start: 2, len: 8 }),
            (Some("bytes=2-999"), Part { start: 2, len: 8 }),
            (Some("bytes=0-18446744073709551615"), Part { start: 0, len: 10 }),
            (Some("bytes=-3"), Part { start: 7, len: 3 }),
            (Some("bytes=-30"), Part { start: 0, len: 10 }),
            (Some("bytes=-0"), Beyond),
            (Some("bytes=10-"), Beyond),
            (Some("bytes=10-12"), Beyond),
            (Some("bytes=5-2"), Whole),
            (Some("bytes=+5-7"), Whole),
            (Some("bytes=0-1,4-5"), Whole),
            (Some("bytes=99999999999999999999-"), Whole),
            (Some("lines=0-1"), Whole),
            (Some("bytes=-"), Whole),
            (Some(""), Whole),
        ] {
            assert_eq!(wanted(header, 10), expected, "{header:?}");
        }
        assert_eq!(wanted(Some("bytes=0-"), 0), Beyond);
    }
}
