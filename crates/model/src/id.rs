//! Permanent ids: slugs in URLs, feeds and files, which never change.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(
            feature = "schema",
            derive(schemars::JsonSchema),
            schemars(extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength" = 100))
        )]
        pub struct $name(pub String);

        impl $name {
            /// The slug.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(slug: &str) -> $name {
                $name(slug.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(slug: String) -> $name {
                $name(slug)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

slug!(
    /// An event's id: its date, then words of its title (`2021-01-06-police-arrest-53-over-primaries`).
    EventId
);
slug!(
    /// A person's id (`benny-tai`).
    PersonId
);
slug!(
    /// A place's id (`west-kowloon-court`).
    PlaceId
);
slug!(
    /// An organization's id (`cecc`).
    OrganizationId
);
slug!(
    /// A case's id (`hk47`).
    CaseId
);

slug!(
    /// The id of a term of the glossary (`national-security-law`).
    TermId
);

/// Whether a text is a valid id: 1 to 100 lower-case ASCII letters and digits, in words joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    text.len() <= 100
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}
