//! Enumerations whose variants are single words in files and URLs.

/// Declares an enumeration with a word for each variant, and both conversions. A word that is published must never change.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// All variants, in the order of declaration.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// All variants with their words, in the same order.
            pub const WORDS: &[(&'static str, $name)] = &[$(($word, $name::$variant)),*];

            /// The word used in files and URLs.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The variant with this word; `None` for any other text.
            pub fn from_word(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

pub(crate) use closed_list;
