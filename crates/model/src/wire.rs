//! The model's words in the JSON that the browser reads: each is a string there.
//!
//! The browser reads with `miniserde`, whose code is a quarter of the size of `serde_json`'s; it has no derive for types
//! that are one string, so they stand here.

use crate::{Category, EventDate, EventId, Kind};
use miniserde::de::{Deserialize, Visitor};
use miniserde::ser::{Fragment, Serialize};
use miniserde::{Error, make_place};

make_place!(Place);

/// Implements both ways for a type that is one string in JSON.
macro_rules! string_in_json {
    ($name:ident, $read:expr, $write:expr) => {
        impl Visitor for Place<$name> {
            fn string(&mut self, text: &str) -> miniserde::Result<()> {
                self.out = Some($read(text).ok_or(Error)?);
                Ok(())
            }
        }

        impl Deserialize for $name {
            fn begin(out: &mut Option<$name>) -> &mut dyn Visitor {
                Place::new(out)
            }
        }

        impl Serialize for $name {
            fn begin(&self) -> Fragment<'_> {
                Fragment::Str($write(self))
            }
        }
    };
}

string_in_json!(EventDate, |text: &str| text.parse().ok(), |date: &EventDate| date.to_string().into());
string_in_json!(EventId, |text: &str| Some(EventId::from(text)), |id: &'_ EventId| id.0.clone().into());
string_in_json!(Category, Category::from_word, |category: &Category| category.as_str().into());
string_in_json!(Kind, Kind::from_word, |kind: &Kind| kind.as_str().into());

#[cfg(test)]
mod tests {
    use super::*;
    use miniserde::json;

    #[test]
    fn words_are_strings_both_ways() {
        let date: EventDate = "2021-01~".parse().unwrap();
        assert_eq!(json::to_string(&date), "\"2021-01~\"");
        assert_eq!(json::from_str::<EventDate>("\"2021-01~\"").unwrap(), date);
        assert_eq!(json::from_str::<Kind>("\"trial-opens\"").unwrap(), Kind::TrialOpens);
        assert_eq!(json::to_string(&EventId::from("2021-01-06-arrests")), "\"2021-01-06-arrests\"");
    }

    #[test]
    fn what_is_no_such_word_is_an_error() {
        for text in ["\"party\"", "1", "null", "\"\""] {
            assert!(json::from_str::<Category>(text).is_err(), "{text}");
        }
        assert!(json::from_str::<EventDate>("\"2021-13\"").is_err());
    }
}
