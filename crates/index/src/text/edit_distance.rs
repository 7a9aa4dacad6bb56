//! The distance of two words in typing errors.

/// The number of insertions, deletions, replacements and swaps of neighbors that turn `left` into `right` (optimal string
/// alignment), or `None` above `limit`. O(length of left × length of right); stops early once a row exceeds the limit.
pub(crate) fn distance_within(left: &[char], right: &[char], limit: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut last_left = None;
    for (place, &letter) in left.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(place + 1);
        let mut last_right = None;
        let mut diagonal = place;
        for (column, &other) in right.iter().enumerate() {
            let above = row.get(column + 1).copied().unwrap_or(usize::MAX - 1);
            let left_of = next.last().copied().unwrap_or(usize::MAX - 1);
            let mut best = (diagonal + usize::from(letter != other)).min(above + 1).min(left_of + 1);
            if last_left == Some(other)
                && last_right == Some(letter)
                && let Some(swapped) = column.checked_sub(1).and_then(|column| before.get(column))
            {
                best = best.min(swapped + 1);
            }
            next.push(best);
            diagonal = above;
            last_right = Some(other);
        }
        if next.iter().all(|&cost| cost > limit) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
        last_left = Some(letter);
    }
    row.last().copied().filter(|&distance| distance <= limit)
}

/// The number of typing errors allowed in a word of `n` letters. Short words have too many neighbors to guess.
pub(crate) fn errors_allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The distance computed with the full table of its definition.
    pub(crate) fn naive(left: &[char], right: &[char]) -> usize {
        let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
        for i in 0..=left.len() {
            for j in 0..=right.len() {
                table[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => {
                        let replaced = table[i - 1][j - 1] + usize::from(left[i - 1] != right[j - 1]);
                        let mut best = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                        if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                            best = best.min(table[i - 2][j - 2] + 1);
                        }
                        best
                    }
                };
            }
        }
        table[left.len()][right.len()]
    }

    #[test]
    fn a_swap_of_neighbors_is_one_error() {
        let distance = |left: &str, right: &str| {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            distance_within(&letters(left), &letters(right), 2)
        };
        assert_eq!(distance("hydrofiol", "hydrofoil"), Some(1));
        assert_eq!(distance("saxaphone", "saxophone"), Some(1));
        assert_eq!(distance("beny", "benny"), Some(1));
        assert_eq!(distance("ca", "abc"), None, "no letter is edited twice");
    }

    proptest! {
        #[test]
        fn the_distance_agrees_with_its_definition(left in "[a-c]{0,7}", right in "[a-c]{0,7}", limit in 0..4_usize) {
            let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
            let expect = naive(&left, &right);
            prop_assert_eq!(distance_within(&left, &right, limit), (expect <= limit).then_some(expect));
        }
    }
}
