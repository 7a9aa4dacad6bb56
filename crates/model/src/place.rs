//! Places of events.

use crate::{Localized, PlaceId};
use serde::{Deserialize, Serialize};

/// A city or a building of public note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The permanent id.
    pub id: PlaceId,
    /// Its name.
    pub name: Localized,
    /// Other names by which it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The place around it, such as the city of a square, in the same country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<PlaceId>,
    /// ISO 3166-1 alpha-2 code of the country or territory (`HK`, `CA`).
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[A-Z]{2}$")))]
    pub country: String,
    /// Latitude in degrees north (WGS 84), approximate.
    #[cfg_attr(feature = "schema", schemars(range(min = -90, max = 90)))]
    pub lat: f64,
    /// Longitude in degrees east (WGS 84), approximate.
    #[cfg_attr(feature = "schema", schemars(range(min = -180, max = 180)))]
    pub lon: f64,
}
