//! Names and addresses of the circles of some places.

use super::*;

const MORE: &str = "{name} and {n} more";

fn country(code: &str) -> Country {
    Country { code: code.into(), name: ["Land of ", code].concat() }
}

/// Aachen and Bonn in one country and Oslo in another, with chosen ids.
fn places(chosen: &[&str]) -> Places {
    let place = |id: &str, count| MapPlace { id: id.into(), label: id.to_uppercase(), count };
    let input = MapInput {
        places: vec![
            place("bonn", 5),
            place("aachen", 2),
            place("nowhere", 3),
            place("rome", 0),
            place("oslo", 1),
        ],
        chosen: chosen.iter().map(|id| (*id).to_owned()).collect(),
        address: "?category=rally&country=COUNTRIES&place=PLACES&view=map".into(),
        ..MapInput::default()
    };
    let at = |id: &str| {
        let at = At { longitude: 7.0, latitude: 50.0 };
        (id != "nowhere").then(|| (at, country(if id == "oslo" { "NO" } else { "DE" })))
    };
    Places::new(input, &at)
}

/// A symbol of the places with some ids.
fn symbol(places: &Places, ids: &[&str]) -> Symbol {
    let spots = places.spots(&|_| (0.0, 0.0)).into_iter();
    let mut spots: Vec<Spot> =
        spots.filter(|spot| ids.contains(&places.places[spot.place].id.as_str())).collect();
    spots.sort_by_key(|spot| std::cmp::Reverse(spot.count));
    Symbol { x: 0.0, y: 0.0, count: spots.iter().map(|spot| spot.count).sum(), spots }
}

#[test]
fn a_part_of_a_country_is_chosen_by_its_places() {
    let address = |chosen: &[&str]| {
        let places = places(chosen);
        places.describe(&symbol(&places, &["bonn"]), Extent::World, MORE).1.unwrap()
    };
    assert_eq!(address(&[]), "?category=rally&place=bonn&view=map");
    assert_eq!(address(&["aachen", "rome"]), "?category=rally&place=aachen,bonn,rome&view=map");
    assert_eq!(address(&["aachen", "bonn"]), "?category=rally&place=aachen&view=map");
    assert_eq!(address(&["bonn"]), "?category=rally&view=map");
    assert_eq!(address(&["NO"]), "?category=rally&place=bonn&view=map", "a country gives way to a place");
}

#[test]
fn a_whole_country_is_chosen_as_a_country() {
    let address = |chosen: &[&str], extent| {
        let places = places(chosen);
        places.describe(&symbol(&places, &["aachen", "bonn"]), extent, MORE).1.unwrap()
    };
    assert_eq!(address(&[], Extent::Countries), "?category=rally&country=DE&view=map");
    assert_eq!(address(&["NO", "oslo"], Extent::World), "?category=rally&country=DE,NO&view=map");
    assert_eq!(address(&["DE", "NO"], Extent::Countries), "?category=rally&country=NO&view=map");
    assert_eq!(address(&["DE"], Extent::Countries), "?category=rally&view=map");
    assert_eq!(address(&[], Extent::Inset), "?category=rally&place=aachen,bonn&view=map");
}

#[test]
fn several_countries_have_no_address() {
    let places = places(&[]);
    assert_eq!(places.describe(&symbol(&places, &["bonn", "oslo"]), Extent::Countries, MORE).1, None);
}

#[test]
fn a_symbol_has_the_name_of_its_country_or_of_its_largest_place() {
    let places = places(&["aachen"]);
    let name = |ids: &[&str], extent| places.describe(&symbol(&places, ids), extent, MORE).0;
    assert_eq!(name(&["aachen", "bonn"], Extent::Countries), "Land of DE");
    assert_eq!(name(&["aachen", "bonn"], Extent::World), "Land of DE");
    assert_eq!(name(&["aachen", "bonn"], Extent::Inset), "BONN and 1 more");
    assert_eq!(name(&["aachen"], Extent::World), "AACHEN");
    assert_eq!(name(&["oslo"], Extent::World), "OSLO");
    assert_eq!(name(&["oslo"], Extent::Countries), "Land of NO");
    assert_eq!(name(&["aachen", "bonn", "oslo"], Extent::Countries), "Land of DE and 1 more");
    let both = symbol(&places, &["aachen", "bonn"]);
    assert_eq!(places.ids(&both), ["bonn", "aachen"], "places without events or coordinates are left out");
    assert_eq!(places.detail(&both), "BONN 5\nAACHEN 2");
    assert_eq!(places.highest(), 7);
    assert!(places.is_chosen(&both) && !places.is_chosen(&symbol(&places, &["oslo"])));
}
