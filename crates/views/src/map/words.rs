//! Messages and accessible names on the map.

/// A message with its places filled: `{name}` and `{n}`.
pub(super) fn fill(message: &str, name: &str, n: &str) -> String {
    let mut filled = String::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        filled.extend([before, if place == "n" { n } else { name }]);
        rest = after;
    }
    filled + rest
}

/// The name of a circle for assistive technology, which begins with the text that is seen: the number in the circle, after
/// its name if there is room for that. `press` is the effect of a press, if it does not show events.
pub(super) fn accessible(name: &str, is_named: bool, count: &str, press: Option<&str>) -> String {
    let (first, second) = if is_named { (name, count) } else { (count, name) };
    let (separator, press) = press.map_or(("", ""), |press| (", ", press));
    [first, " ", second, separator, press].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_filled_at_their_places() {
        assert_eq!(fill("{name} and {n} more", "London", "3"), "London and 3 more");
        assert_eq!(fill("{name}及另外{n}處", "倫敦", "3"), "倫敦及另外3處");
    }

    #[test]
    fn an_accessible_name_begins_with_what_is_seen() {
        assert_eq!(accessible("Canada", true, "7", None), "Canada 7");
        assert_eq!(accessible("Canada", false, "7", None), "7 Canada");
        assert_eq!(
            accessible("Norway and 2 more", false, "7", Some("Zoom in")),
            "7 Norway and 2 more, Zoom in"
        );
    }
}
