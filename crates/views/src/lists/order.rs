//! The rows of a list that match typed words, and the orders of cases and events.

use crate::input::{ListOrder, ListRow};
use crate::places;
use std::cmp::Ordering;

/// Whether the words of a row contain each typed word. Both are folded: without case and accents.
pub(crate) fn matches(row: &ListRow, typed: &str) -> bool {
    typed.split_whitespace().all(|word| row.words.contains(word))
}

/// The indexes of the rows of a list in an order. `ranks` are those of the names of all rows; the rows of this list begin
/// at `from`.
pub(crate) fn ordered(
    rows: &[ListRow],
    ranks: &[u32],
    from: usize,
    count: usize,
    order: ListOrder,
) -> Vec<usize> {
    let key = |place: usize, key: usize| rows.get(from + place).and_then(|row| row.keys.get(key));
    let most = |one: usize, other: usize, keys: [usize; 3]| {
        let orders = keys.map(|at| key(other, at).cmp(&key(one, at)));
        orders.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    };
    places::sorted(count, &|one, other| match order {
        ListOrder::Drawn => Ordering::Equal,
        ListOrder::Reversed => other.cmp(&one),
        ListOrder::Name => ranks.get(from + one).cmp(&ranks.get(from + other)),
        ListOrder::Prison => most(one, other, [0, 2, 3]),
        ListOrder::Newest => most(one, other, [1, 0, 2]),
        ListOrder::Largest => most(one, other, [2, 3, 3]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_matches_if_it_contains_each_typed_word() {
        let row =
            ListRow { words: "benny tai 戴耀廷 in prison hong kong 47".to_owned(), ..ListRow::default() };
        for typed in ["", " ", "tai benny", "戴耀", "47  prison"] {
            assert!(matches(&row, typed), "{typed}");
        }
        assert!(!matches(&row, "benny chan"));
    }

    #[test]
    fn cases_are_ordered_within_their_list() {
        // People behind bars, the year of the last event, people, events; the first row is of another list.
        let keys: [[u32; 4]; 4] = [[9, 2030, 9, 9], [0, 2026, 4, 8], [3, 2024, 5, 7], [3, 2025, 5, 9]];
        let rows = keys.map(|keys| ListRow { keys: keys.to_vec(), ..ListRow::default() });
        let places = |order| ordered(&rows, &[0, 3, 2, 1], 1, 3, order);
        assert_eq!(places(ListOrder::Prison), [2, 1, 0]);
        assert_eq!(places(ListOrder::Newest), [0, 2, 1]);
        assert_eq!(places(ListOrder::Largest), [2, 1, 0]);
        assert_eq!(places(ListOrder::Name), [2, 1, 0]);
        assert_eq!(places(ListOrder::Drawn), [0, 1, 2]);
    }

    #[test]
    fn events_are_reversed_without_rows() {
        assert_eq!(ordered(&[], &[], 0, 3, ListOrder::Reversed), [2, 1, 0]);
    }
}
