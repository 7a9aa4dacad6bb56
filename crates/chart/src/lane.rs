//! The documents of a lane, from the bits in which the app hands them over.

/// The documents of a set of bits, sixty-four to a word, the first the lowest; in order, which is the order of time.
pub fn lane_docs(words: &[u64]) -> Vec<u32> {
    let mut docs = Vec::with_capacity(words.iter().map(|word| word.count_ones() as usize).sum());
    for (place, &word) in words.iter().enumerate() {
        let mut rest = word;
        while rest != 0 {
            docs.push(place as u32 * 64 + rest.trailing_zeros());
            rest &= rest - 1;
        }
    }
    docs
}

#[cfg(test)]
mod tests {
    use super::lane_docs;
    use proptest::prelude::*;
    use vigil_index::DocSet;

    proptest! {
        #[test]
        fn a_set_comes_as_it_was_handed_over(docs in proptest::collection::btree_set(0..500_u32, 0..80)) {
            let set: DocSet = docs.iter().copied().collect();
            prop_assert!(lane_docs(set.words()).into_iter().eq(docs));
        }
    }
}
