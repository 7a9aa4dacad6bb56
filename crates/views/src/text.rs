//! Numbers as text, without the four kilobytes of `core::fmt`.

/// A number in decimal digits, with zeros before it up to some width.
pub(crate) fn decimal(value: u32, width: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = value;
    while rest > 0 || digits.len() < width.max(1) {
        digits.push(b'0' + (rest % 10) as u8);
        rest /= 10;
    }
    digits.into_iter().rev().map(char::from).collect()
}

/// Texts with a separator between them.
pub(crate) fn joined(texts: &[&str], separator: &str) -> String {
    let mut joined = String::new();
    for (place, text) in texts.iter().enumerate() {
        joined.extend([if place == 0 { "" } else { separator }, text]);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{decimal, joined};

    #[test]
    fn texts_are_joined_with_separators_only_between_them() {
        assert_eq!(joined(&["a", "b", "c"], ", "), "a, b, c");
        assert_eq!(joined(&[], ","), "");
    }

    #[test]
    fn numbers_are_written_with_zeros_up_to_a_width() {
        let written = [(0, 1), (0, 0), (7, 2), (2019, 4), (516, 1), (u32::MAX, 3)]
            .map(|(value, width)| decimal(value, width));
        assert_eq!(written, ["0", "0", "07", "2019", "516", "4294967295"]);
    }
}
