//! The file of the map: where its places are, and its words in one language.

use std::collections::BTreeMap;
use vigil_app::locale::Locale;
use vigil_model::Dataset;
use vigil_views::input::{MapFile, MapWords};

/// The country whose places are also on the map's inset.
const INSET: &str = "HK";

/// The file of the map in a language.
pub(crate) fn map_file(dataset: &Dataset, locale: &Locale) -> MapFile {
    let country = |code: &str| locale.label("country", code);
    let mut places = BTreeMap::new();
    let mut countries = BTreeMap::new();
    for place in dataset.places() {
        let code = place.country.to_string();
        countries.entry(code.clone()).or_insert_with(|| country(&code));
        places.insert(place.id.to_string(), (place.lon, place.lat, code));
    }
    let word = |name: &str| locale.label("map", name);
    let words = MapWords {
        label: word("label"),
        more: word("more"),
        inset: country(INSET),
        closer: word("closer"),
        farther: word("farther"),
        whole: word("whole"),
    };
    MapFile { places, countries, words }
}
