//! The list of names below the search box, without the DOM: its state, and the effects of keys.
//!
//! An editable combobox with list autocomplete (<https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>): focus stays in the
//! box, the arrow keys move through the list.

use vigil_index::Suggestion;

/// The suggested names, and the active one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Offered {
    /// The names in the order of the list; empty while it is closed.
    pub names: Vec<Suggestion>,
    /// The index of the active name, which Enter chooses.
    pub active: Option<usize>,
}

/// The effect of a key in the search box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// Make the name with this index active.
    PointAt(usize),
    /// Choose the name with this index.
    Choose(usize),
    /// Close the list.
    Close,
}

/// The effect of a key on a list of `count` names; none for keys that the box itself handles.
pub(crate) fn key_move(key: &str, count: usize, active: Option<usize>) -> Option<Move> {
    match (key, active) {
        _ if count == 0 => None,
        ("ArrowDown", _) => Some(Move::PointAt(active.map_or(0, |place| (place + 1) % count))),
        ("ArrowUp", _) => Some(Move::PointAt(active.map_or(count - 1, |place| (place + count - 1) % count))),
        ("Enter", Some(place)) => Some(Move::Choose(place)),
        ("Escape", _) => Some(Move::Close),
        _ => None,
    }
}

/// The end of a text to suggest names for: the words after the last operator, phrase or exclusion.
pub(crate) fn suggestible(text: &str) -> &str {
    let special = |word: &str| word.contains([':', '"']) || word.starts_with('-') || word == "OR";
    let (mut at, mut after) = (0, 0);
    for word in text.split_inclusive(' ') {
        at += word.len();
        if special(word.trim()) {
            after = at;
        }
    }
    text.get(after..).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestible_text_begins_after_the_last_operator() {
        for (typed, name) in [
            ("benny ta", "benny ta"),
            ("category:rally tor", "tor"),
            ("-vigil \"a phrase\" joshua w", "joshua w"),
            ("toronto OR lon", "lon"),
            ("place:tor", ""),
            ("", ""),
        ] {
            assert_eq!(suggestible(typed), name, "{typed}");
        }
    }

    #[test]
    fn arrows_wrap_around_and_enter_needs_an_active_name() {
        assert_eq!(key_move("ArrowDown", 3, None), Some(Move::PointAt(0)));
        assert_eq!(key_move("ArrowDown", 3, Some(2)), Some(Move::PointAt(0)));
        assert_eq!(key_move("ArrowUp", 3, None), Some(Move::PointAt(2)));
        assert_eq!(key_move("ArrowUp", 3, Some(0)), Some(Move::PointAt(2)));
        assert_eq!(key_move("Enter", 3, Some(1)), Some(Move::Choose(1)));
        assert_eq!(key_move("Enter", 3, None), None);
        assert_eq!(key_move("Escape", 3, None), Some(Move::Close));
        assert_eq!(key_move("Escape", 0, None), None);
        assert_eq!(key_move("a", 3, Some(1)), None);
    }
}
