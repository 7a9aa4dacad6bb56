//! The places of the map, and the names and addresses of their circles.

use super::merge::{Spot, Symbol};
use super::projection::At;
use crate::input::{MapInput, MapPlace};
use crate::text::{decimal, joined};

/// The maximum number of places in the tooltip of a circle.
const LISTED: usize = 12;

/// A place that has events and coordinates.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) id: String,
    label: String,
    count: u32,
    pub(super) at: At,
}

/// The places of an input, with the names and addresses of circles.
#[derive(Default)]
pub(super) struct Places {
    input: MapInput,
    /// Ordered by id.
    places: Vec<Place>,
    chosen: Vec<String>,
}

impl Places {
    /// The places of an input that have events and, by `at`, coordinates.
    pub(super) fn new(mut input: MapInput, at: &dyn Fn(&str) -> Option<At>) -> Places {
        let listed = std::mem::take(&mut input.places).into_iter().filter(|place| place.count > 0);
        let placed = listed.filter_map(|MapPlace { id, label, count }| {
            let at = at(&id)?;
            Some(Place { id, label, count, at })
        });
        let mut places: Vec<Place> = placed.collect();
        places.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        let chosen = std::mem::take(&mut input.chosen);
        Places { input, places, chosen }
    }

    /// Each place at its projected point, in pixels.
    pub(super) fn spots(&self, to: &dyn Fn(At) -> (f64, f64)) -> Vec<Spot> {
        let spot = |(place, Place { count, at, .. }): (usize, &Place)| {
            let (x, y) = to(*at);
            Spot { place, x, y, count: *count }
        };
        self.places.iter().enumerate().map(spot).collect()
    }

    /// Whether a spot is in the inset.
    pub(super) fn is_in_inset(&self, spot: &Spot) -> bool {
        self.places.get(spot.place).is_some_and(|place| place.at.is_in_inset())
    }

    /// The places of a symbol, by count.
    fn of<'a>(&'a self, symbol: &'a Symbol) -> impl Iterator<Item = &'a Place> {
        symbol.places().filter_map(|place| self.places.get(place))
    }

    /// The ids of a symbol's places, by count.
    pub(super) fn ids<'a>(&'a self, symbol: &'a Symbol) -> Vec<&'a str> {
        self.of(symbol).map(|place| place.id.as_str()).collect()
    }

    /// The name of a symbol: its place with the most events, and the number of the others. If `is_world`, the places of the
    /// inset count as one place with the name of the inset.
    pub(super) fn name(&self, symbol: &Symbol, is_world: bool) -> String {
        let words = &self.input.words;
        let inset = || self.of(symbol).filter(|place| is_world && place.at.is_in_inset());
        let (joined, first_inside) = (inset().count(), inset().next());
        let is_joined = joined > 1;
        let first = self.of(symbol).next();
        let is_inside = |place: &Place| first_inside.is_some_and(|inside| inside.id == place.id);
        let name = match first {
            Some(first) if is_joined && is_inside(first) => &words.inset,
            Some(first) => &first.label,
            None => return String::new(),
        };
        let others = symbol.spots.len() - 1 - if is_joined { joined - 1 } else { 0 };
        if others == 0 {
            return name.clone();
        }
        fill(&words.more, name, &decimal(others as u32, 1))
    }

    /// The largest places of a symbol with their counts, one per line.
    pub(super) fn detail(&self, symbol: &Symbol) -> String {
        let mut lines = String::new();
        for place in self.of(symbol).take(LISTED) {
            let separator = if lines.is_empty() { "" } else { "\n" };
            lines.extend([separator, &place.label, " ", &decimal(place.count, 1)]);
        }
        lines
    }

    /// Whether the view is filtered to a place of a symbol.
    pub(super) fn is_chosen(&self, symbol: &Symbol) -> bool {
        self.of(symbol).any(|place| self.has_chosen(place))
    }

    fn has_chosen(&self, place: &Place) -> bool {
        self.chosen.contains(&place.id)
    }

    /// The address that adds all places of a symbol to the chosen ones, or removes them if all are chosen.
    pub(super) fn address(&self, symbol: &Symbol) -> String {
        let own = self.ids(symbol);
        let all = self.of(symbol).all(|place| self.has_chosen(place));
        let kept = self.chosen.iter().map(String::as_str).filter(|id| !own.contains(id));
        let mut ids: Vec<&str> = kept.collect();
        if !all {
            ids.extend(&own);
        }
        ids.sort_unstable();
        let address = &self.input.address;
        if ids.is_empty() {
            return address.without.clone();
        }
        [&address.before, joined(&ids, ",").as_str(), &address.after].concat()
    }
}

/// A message with its places filled: `{name}` and `{n}`.
fn fill(message: &str, name: &str, n: &str) -> String {
    let mut filled = String::new();
    let mut rest = message;
    // Cut at single bytes: `str::find` with a text would be larger than the rest of this file.
    while let Some((before, after)) = cut(rest, b'{') {
        let (place, after) = cut(after, b'}').unwrap_or((after, ""));
        filled.extend([before, if place == "n" { n } else { name }]);
        rest = after;
    }
    filled + rest
}

/// The text before a byte and that after it.
fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{MapWords, PlaceAddress};

    /// Aachen and Bonn with chosen places, and a symbol of both.
    fn places(chosen: &[&str]) -> (Places, Symbol) {
        let place = |id: &str, count| MapPlace { id: id.into(), label: id.to_uppercase(), count };
        let input = MapInput {
            places: vec![place("bonn", 5), place("aachen", 2), place("nowhere", 3), place("rome", 0)],
            chosen: chosen.iter().map(|id| (*id).to_owned()).collect(),
            address: PlaceAddress {
                before: "?category=rally&place=".into(),
                after: "&view=map".into(),
                without: "?category=rally&view=map".into(),
            },
            words: MapWords { more: "{name} and {n} more".into(), ..MapWords::default() },
            ..MapInput::default()
        };
        let at = |id: &str| (id != "nowhere").then_some(At { longitude: 7.0, latitude: 50.0 });
        let places = Places::new(input, &at);
        let mut spots = places.spots(&|_| (0.0, 0.0));
        spots.reverse();
        (places, Symbol { x: 0.0, y: 0.0, count: 7, spots })
    }

    #[test]
    fn the_address_of_a_symbol_adds_its_places_or_removes_them_if_all_are_chosen() {
        let address = |chosen: &[&str]| {
            let (places, symbol) = places(chosen);
            places.address(&symbol)
        };
        assert_eq!(address(&[]), "?category=rally&place=aachen,bonn&view=map");
        assert_eq!(address(&["bonn", "rome"]), "?category=rally&place=aachen,bonn,rome&view=map");
        assert_eq!(address(&["rome", "aachen", "bonn"]), "?category=rally&place=rome&view=map");
        assert_eq!(address(&["bonn", "aachen"]), "?category=rally&view=map");
    }

    #[test]
    fn a_symbol_has_the_name_of_its_largest_place() {
        let (places, symbol) = places(&["aachen"]);
        assert_eq!(
            places.ids(&symbol),
            ["bonn", "aachen"],
            "places without events or coordinates are left out"
        );
        assert_eq!(places.name(&symbol, true), "BONN and 1 more");
        assert_eq!(places.detail(&symbol), "BONN 5\nAACHEN 2");
        assert!(places.is_chosen(&symbol));
    }

    #[test]
    fn on_the_world_the_places_of_the_inset_have_its_name() {
        let place = |id: &str, count| MapPlace { id: id.into(), label: id.to_uppercase(), count };
        let words =
            MapWords { inset: "Hong Kong".into(), more: "{name} and {n} more".into(), ..MapWords::default() };
        let listed = vec![place("a-admiralty", 9), place("b-mong-kok", 8), place("c-macao", 2)];
        let at = |id: &str| {
            let longitude = if id == "c-macao" { 113.54 } else { 114.17 };
            Some(At { longitude, latitude: 22.28 })
        };
        let places = Places::new(MapInput { places: listed, words, ..MapInput::default() }, &at);
        let spots = places.spots(&|_| (0.0, 0.0));
        let symbol = |spots: &[Spot]| Symbol { x: 0.0, y: 0.0, count: 1, spots: spots.to_vec() };
        assert_eq!(places.name(&symbol(&spots), true), "Hong Kong and 1 more");
        assert_eq!(places.name(&symbol(&spots[..2]), true), "Hong Kong");
        assert_eq!(places.name(&symbol(&spots[..1]), true), "A-ADMIRALTY");
        assert_eq!(places.name(&symbol(&spots[..2]), false), "A-ADMIRALTY and 1 more");
    }
}
