//! The order and the groups of the rows of a table, by the pressed buttons.

use crate::input::{HeldRow, HeldTable};
use crate::places;
use std::cmp::{Ordering, Reverse};

/// A sorted column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sorted {
    /// The index of the column.
    pub(crate) column: usize,
    /// Whether the largest is first.
    pub(crate) is_descending: bool,
}

/// The pressed heading and the pressed grouping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arrangement {
    /// The sorted column; the order of the table without one.
    pub(crate) sorted: Option<Sorted>,
    /// The index of the pressed grouping button.
    pub(crate) grouped: Option<usize>,
}

/// Rows below one heading.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Group<'t> {
    /// The common word; `None` if the rows are not grouped.
    pub(crate) name: Option<&'t str>,
    /// The indexes of the rows in the table, in order.
    pub(crate) rows: Vec<usize>,
    /// The number of rows that are shown.
    pub(crate) shown: usize,
}

impl Arrangement {
    /// The arrangement in which the generator draws a table.
    pub(crate) fn of(table: &HeldTable) -> Arrangement {
        let mut arrangement = Arrangement::default();
        if let Some(column) = table.sorted {
            arrangement.press_column(table, column as usize);
        }
        arrangement
    }

    /// Sorts by a column, or reverses the order if it is sorted by that already.
    pub(crate) fn press_column(&mut self, table: &HeldTable, column: usize) {
        let first = table.is_descending.get(column).copied().unwrap_or(false);
        let is_descending = match self.sorted {
            Some(sorted) if sorted.column == column => !sorted.is_descending,
            _ => first,
        };
        self.sorted = Some(Sorted { column, is_descending });
    }

    /// Groups the rows, or ungroups them if they are grouped in that way already.
    pub(crate) fn press_grouping(&mut self, grouping: usize) {
        self.grouped = Some(grouping).filter(|pressed| self.grouped != Some(*pressed));
    }

    /// The rows of a table in groups: the group with most shown rows first, that without a known word last.
    pub(crate) fn groups<'t>(
        &self,
        table: &'t HeldTable,
        is_shown: impl Fn(usize) -> bool,
    ) -> Vec<Group<'t>> {
        let mut groups: Vec<Group<'t>> = Vec::new();
        for place in self.ordered(&table.rows) {
            let name = self.grouped.map(|grouping| word(table, place, grouping));
            let shown = usize::from(is_shown(place));
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => {
                    group.rows.push(place);
                    group.shown += shown;
                }
                None => groups.push(Group { name, rows: vec![place], shown }),
            }
        }
        let is_unknown = |group: &Group<'_>| group.name == Some(table.unknown.as_str());
        groups.sort_unstable_by_key(|group| {
            (is_unknown(group), Reverse(group.shown), group.rows.first().copied())
        });
        groups
    }

    /// The indexes of the rows in order. Rows without a number are last in both directions, equal ones sorted by name.
    fn ordered(&self, rows: &[HeldRow]) -> Vec<usize> {
        let number = |place: usize, column: usize| rows.get(place)?.keys.get(column).copied().flatten();
        places::sorted(rows.len(), &|one, other| {
            let Some(Sorted { column, is_descending }) = self.sorted else { return Ordering::Equal };
            let order = match (number(one, column), number(other, column)) {
                (Some(a), Some(b)) if is_descending => b.total_cmp(&a),
                (Some(a), Some(b)) => a.total_cmp(&b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
            let by_name = number(one, 0).partial_cmp(&number(other, 0));
            order.then(by_name.unwrap_or(Ordering::Equal))
        })
    }
}

/// The word of a row by which it is grouped.
fn word(table: &HeldTable, place: usize, grouping: usize) -> &str {
    let word = table.rows.get(place).and_then(|row| row.groups.get(grouping));
    word.filter(|word| !word.is_empty()).unwrap_or(&table.unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a name's rank, a term and a plea.
    fn table(rows: &[(f64, Option<f64>, &str)]) -> HeldTable {
        let row = |&(rank, term, plea): &(f64, Option<f64>, &str)| HeldRow {
            keys: vec![Some(rank), term],
            groups: vec![plea.to_owned()],
            ..HeldRow::default()
        };
        HeldTable {
            rows: rows.iter().map(row).collect(),
            is_descending: vec![false, true],
            sorted: Some(1),
            unknown: "not known".to_owned(),
            ..HeldTable::default()
        }
    }

    fn ranks(table: &HeldTable, arrangement: &Arrangement) -> Vec<f64> {
        let groups = arrangement.groups(table, |_| true);
        groups.iter().flat_map(|group| &group.rows).map(|row| table.rows[*row].keys[0].unwrap()).collect()
    }

    #[test]
    fn rows_without_a_number_are_last_in_both_directions() {
        let table = table(&[(2.0, None, ""), (1.0, Some(7.0), ""), (0.0, None, ""), (3.0, Some(9.0), "")]);
        let mut arrangement = Arrangement::of(&table);
        assert_eq!(ranks(&table, &arrangement), [3.0, 1.0, 0.0, 2.0]);
        arrangement.press_column(&table, 1);
        assert_eq!(ranks(&table, &arrangement), [1.0, 3.0, 0.0, 2.0]);
        arrangement.press_column(&table, 0);
        assert_eq!(ranks(&table, &arrangement), [0.0, 1.0, 2.0, 3.0]);
        arrangement.press_column(&table, 0);
        assert_eq!(ranks(&table, &arrangement), [3.0, 2.0, 1.0, 0.0]);
    }

    #[test]
    fn equal_rows_are_by_name_in_both_directions() {
        let table = table(&[(2.0, Some(7.0), ""), (0.0, Some(7.0), ""), (1.0, Some(7.0), "")]);
        let mut arrangement = Arrangement::of(&table);
        assert_eq!(ranks(&table, &arrangement), [0.0, 1.0, 2.0]);
        arrangement.press_column(&table, 1);
        assert_eq!(ranks(&table, &arrangement), [0.0, 1.0, 2.0]);
    }

    #[test]
    fn the_largest_group_is_first_and_the_unknown_one_last() {
        let rows = [(0.0, None, ""), (1.0, None, ""), (2.0, None, "not guilty"), (3.0, None, "guilty")];
        let mut table = table(&[&rows[..], &[(4.0, None, "guilty"), (5.0, None, "")]].concat());
        table.sorted = None;
        let mut arrangement = Arrangement::of(&table);
        assert_eq!(arrangement.groups(&table, |_| true).len(), 1);
        arrangement.press_grouping(0);
        let groups = arrangement.groups(&table, |_| true);
        let named: Vec<_> = groups.iter().map(|group| (group.name.unwrap(), group.rows.as_slice())).collect();
        assert_eq!(named, [("guilty", &[3, 4][..]), ("not guilty", &[2]), ("not known", &[0, 1, 5])]);
        let shown: Vec<_> =
            arrangement.groups(&table, |place| place == 2).iter().map(|group| group.shown).collect();
        assert_eq!(shown, [1, 0, 0], "a group of hidden rows is after the others");
        arrangement.press_grouping(0);
        let whole = Group { name: None, rows: (0..6).collect(), shown: 2 };
        assert_eq!(arrangement.groups(&table, |place| place < 2), [whole]);
    }
}
