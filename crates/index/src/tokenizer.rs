//! Tokens.

/// Unicode normalization of one word.
///
/// NFKD, combining marks stripped, lower-cased. Words of ASCII letters and Han characters outside the compatibility
/// blocks never come here. The generator passes one made of Unicode tables, the browser its own `normalize`.
pub type Fold = fn(&str) -> String;
