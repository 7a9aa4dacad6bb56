//! Given a term: which documents have it, and where in them? The term dictionary, its posting lists and its positions.
//!
//! Terms are sorted and cut into blocks, one file each; [`block_table`] says which block has a term.

pub(crate) mod block_table;
pub(crate) mod facet_lists;
pub(crate) mod position_table;
pub(crate) mod positions;
pub(crate) mod posting_list;
pub(crate) mod term_block;
pub(crate) mod terms;
pub(crate) mod word_list;
