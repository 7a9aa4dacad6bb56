//! The places of the map, and the names and addresses of their circles.

use super::address::filtered;
use super::merge::{Spot, Symbol};
use super::projection::At;
use super::words::fill;
use crate::input::{COUNTRIES_MARK, MapInput, MapPlace, PLACES_MARK};
use crate::text::decimal;

/// The maximum number of places in the tooltip of a circle.
const LISTED: usize = 12;

/// A place that has events and coordinates.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) id: String,
    label: String,
    count: u32,
    pub(super) at: At,
    /// The index of its country.
    country: usize,
}

/// A country with places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Country {
    /// The code.
    pub(super) code: String,
    /// The name.
    pub(super) name: String,
}

/// The circles of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// A circle for each country, on the world.
    Countries,
    /// Circles for places, on the world.
    World,
    /// Circles for places, on the inset, which shows a single country.
    Inset,
}

/// The places of an input, with the names and addresses of circles.
#[derive(Default)]
pub(super) struct Places {
    /// Ordered by id.
    places: Vec<Place>,
    countries: Vec<Country>,
    chosen: Vec<String>,
    address: String,
}

impl Places {
    /// The places of an input that have events and, by `at`, coordinates and a country.
    pub(super) fn new(input: MapInput, at: &dyn Fn(&str) -> Option<(At, Country)>) -> Places {
        let mut countries: Vec<Country> = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        for MapPlace { id, label, count } in input.places {
            let Some((at, country)) = at(&id).filter(|_| count > 0) else { continue };
            let known = countries.iter().position(|other| other.code == country.code);
            let country = known.unwrap_or_else(|| {
                countries.push(country);
                countries.len() - 1
            });
            places.push(Place { id, label, count, at, country });
        }
        places.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        Places { places, countries, chosen: input.chosen, address: input.address }
    }

    /// Each place at its projected point, in pixels.
    pub(super) fn spots(&self, to: &dyn Fn(At) -> (f64, f64)) -> Vec<Spot> {
        let spot = |(place, Place { count, at, country, .. }): (usize, &Place)| {
            let (x, y) = to(*at);
            Spot { place, country: *country, x, y, count: *count }
        };
        self.places.iter().enumerate().map(spot).collect()
    }

    /// The largest number of events of a country, at least 1.
    pub(super) fn highest(&self) -> u32 {
        let count = |country: usize| -> u32 {
            self.places.iter().filter(|place| place.country == country).map(|place| place.count).sum()
        };
        (0..self.countries.len()).map(count).max().unwrap_or(1)
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

    /// The country of which a symbol has all places; `None` for a part, for several countries, and for a single place among
    /// places.
    fn whole(&self, symbol: &Symbol, extent: Extent) -> Option<&Country> {
        let country = symbol.spots.first()?.country;
        let of_country = self.places.iter().filter(|place| place.country == country).count();
        let is_shown = match extent {
            Extent::Countries => true,
            Extent::World => of_country > 1,
            Extent::Inset => false,
        };
        self.countries.get(country).filter(|_| of_country == symbol.spots.len() && is_shown)
    }

    /// The name of a symbol and its address. The name is that of its country, or that of its place with the most events and the
    /// number of the others; for several countries that with the most events and the number of the others. `more` is the
    /// message for a name and a number.
    pub(super) fn describe(&self, symbol: &Symbol, extent: Extent, more: &str) -> (String, Option<String>) {
        let countries = symbol.countries();
        let of_place = || self.of(symbol).next().map(|place| &place.label);
        let (name, others, address) = if countries.len() > 1 {
            let first = countries.first().and_then(|country| self.countries.get(*country));
            (first.map(|country| &country.name), countries.len() - 1, None)
        } else if let Some(Country { code, name }) = self.whole(symbol, extent) {
            (Some(name), 0, Some(self.address(COUNTRIES_MARK, vec![code])))
        } else {
            (of_place(), symbol.spots.len() - 1, Some(self.address(PLACES_MARK, self.ids(symbol))))
        };
        let name = name.map(String::as_str).unwrap_or_default();
        let name = if others == 0 { name.to_owned() } else { fill(more, name, &decimal(others as u32, 1)) };
        (name, address)
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

    /// Whether the view is filtered to a place of a symbol, or to its country.
    pub(super) fn is_chosen(&self, symbol: &Symbol) -> bool {
        self.of(symbol).any(|place| {
            let country = self.countries.get(place.country);
            self.has_chosen(&place.id) || country.is_some_and(|country| self.has_chosen(&country.code))
        })
    }

    fn has_chosen(&self, id: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen == id)
    }

    /// The address of the events of a country or of places: adds `own` to the chosen ones of that kind, or removes them if all
    /// are chosen, and drops those of the other kind.
    fn address<'a>(&'a self, mark: &str, mut own: Vec<&'a str>) -> String {
        let all = own.iter().all(|id| self.has_chosen(id));
        // Codes of countries are capitals, which ids are not.
        let is_code = |id: &str| id.bytes().all(|letter| letter.is_ascii_uppercase());
        let kept = self.chosen.iter().map(String::as_str);
        let kept = kept.filter(|id| is_code(id) == (mark == COUNTRIES_MARK) && !own.contains(id));
        let mut ids: Vec<&str> = kept.collect();
        if !all {
            ids.append(&mut own);
        }
        ids.sort_unstable();
        filtered(&self.address, mark, &ids)
    }
}

#[cfg(test)]
mod tests;
