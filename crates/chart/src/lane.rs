//! The documents of a lane, from the bits in which the app hands them over.

/// The documents of a set of bits, eight to a byte, the first the lowest; in order, which is the order of time.
pub fn lane_docs(bits: &[u8]) -> Vec<u32> {
    let mut docs = Vec::with_capacity(bits.iter().map(|byte| byte.count_ones() as usize).sum());
    for (place, &byte) in bits.iter().enumerate() {
        let mut rest = byte;
        while rest != 0 {
            docs.push(place as u32 * 8 + rest.trailing_zeros());
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
            prop_assert!(lane_docs(&set.to_bytes()).into_iter().eq(docs));
        }
    }
}
