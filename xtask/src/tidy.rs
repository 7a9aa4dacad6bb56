//! What keeps the tree tidy.
