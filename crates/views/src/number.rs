//! Whole numbers in words.

/// A number with its digits in groups of three.
pub(crate) fn grouped(number: u32, separator: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// The parts of a message before and after its place in braces.
pub(crate) fn parts(message: &str) -> (&str, &str) {
    let (before, rest) = message.split_once('{').unwrap_or((message, ""));
    (before, rest.split_once('}').map_or("", |(_, after)| after))
}

/// A message with a number at its place.
pub(crate) fn filled(message: &str, number: u32, separator: &str) -> String {
    let (before, after) = parts(message);
    [before, &grouped(number, separator), after].concat()
}

#[cfg(test)]
mod tests {
    use super::{filled, grouped};

    #[test]
    fn digits_are_in_groups_of_three() {
        assert_eq!([0, 999, 1_839, 1_234_567].map(|n| grouped(n, ",")), ["0", "999", "1,839", "1,234,567"]);
        assert_eq!(grouped(1_839, ""), "1839");
    }

    #[test]
    fn a_number_replaces_the_placeholder_of_its_message() {
        assert_eq!(filled("{shown} of 1,000", 36, ","), "36 of 1,000");
        assert_eq!(filled("1,000人中的{shown}人", 1_000, ","), "1,000人中的1,000人");
        assert_eq!(filled("none", 1, ","), "none1");
    }
}
