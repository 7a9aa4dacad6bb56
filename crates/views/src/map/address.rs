//! The addresses of circles.

use crate::input::{COUNTRIES_MARK, PLACES_MARK};
use crate::text::joined;

/// An address in which ids replace the value `mark`. Leaves out the other mark, and without ids both.
pub(super) fn filtered(address: &str, mark: &str, ids: &[&str]) -> String {
    let Some((path, mut rest)) = address.split_once('?') else { return address.to_owned() };
    let (mut filtered, mut separator) = (path.to_owned(), "?");
    while !rest.is_empty() {
        let (pair, after) = rest.split_once('&').unwrap_or((rest, ""));
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        rest = after;
        let own = if value == mark { joined(ids, ",") } else { String::new() };
        let is_mark = value == COUNTRIES_MARK || value == PLACES_MARK;
        if is_mark && own.is_empty() {
            continue;
        }
        filtered.extend([separator, key, "=", if is_mark { &own } else { value }]);
        separator = "&";
    }
    filtered
}

#[cfg(test)]
mod tests {
    use super::filtered;

    #[test]
    fn ids_replace_their_mark_and_the_other_mark_is_left_out() {
        let address = "./?category=rally&country=COUNTRIES&place=PLACES&view=map";
        assert_eq!(filtered(address, "PLACES", &["a", "b"]), "./?category=rally&place=a,b&view=map");
        assert_eq!(filtered(address, "COUNTRIES", &["GB"]), "./?category=rally&country=GB&view=map");
        assert_eq!(filtered(address, "COUNTRIES", &[]), "./?category=rally&view=map");
        assert_eq!(filtered("embed/?place=PLACES", "PLACES", &[]), "embed/");
    }
}
