//! Places within others: each names another place of the same country, and no place is around itself.

use super::cross::{Position, Positions};
use super::reader::FILE_LIMIT;
use super::shown::shown;
use crate::{Fault, Place};
use std::collections::{HashMap, HashSet};

/// Reports places that are within an unknown place, within one of another country, or within themselves. `is_partial`: some
/// places could not be read, so unknown ones are no fault.
pub(super) fn misplaced(places: &[Place], positions: &Positions, is_partial: bool) -> Vec<Fault> {
    let by_id: HashMap<&str, &Place> = places.iter().map(|place| (place.id.as_str(), place)).collect();
    let mut settled: HashSet<&str> = HashSet::new();
    let mut faults = Vec::new();
    for place in places {
        let Some(around) = &place.within else { continue };
        let Some(position) = positions.get(place.id.as_str()) else { continue };
        if faults.len() >= FILE_LIMIT {
            break;
        }
        match by_id.get(around.as_str()) {
            None if is_partial => {}
            None => {
                let message = format!("unknown place `{}`", shown(around.as_str()));
                faults.push(fault(position, place, message, "add it to places.json, or correct the id"));
            }
            Some(other) if other.country != place.country => {
                let message = format!("the place `{}` is in another country", other.id);
                faults.push(fault(position, place, message, "correct the id or one of the countries"));
            }
            Some(_) => {
                let circle = circle_from(place, &by_id, &mut settled);
                let found = circle.and_then(|place| Some((place, positions.get(place.id.as_str())?)));
                faults.extend(found.map(|(place, position)| {
                    let message = format!("the place `{}` is within itself", place.id);
                    fault(position, place, message, "leave out one `within` of the circle")
                }));
            }
        }
    }
    faults
}

fn fault(position: &Position, place: &Place, message: String, help: &str) -> Fault {
    position.fault(place.id.as_str(), "within", message, help.to_owned())
}

/// A place of the circle in which the way outwards from a place ends; `None` without one, or if it was returned before.
/// `settled` has the places of all ways gone before, so that all of them together cost one step a place.
fn circle_from<'a>(
    place: &'a Place,
    by_id: &HashMap<&str, &'a Place>,
    settled: &mut HashSet<&'a str>,
) -> Option<&'a Place> {
    let mut way: HashSet<&str> = HashSet::new();
    let mut next = Some(place);
    while let Some(here) = next {
        if !way.insert(here.id.as_str()) {
            settled.extend(way);
            return Some(here);
        }
        if settled.contains(here.id.as_str()) {
            break;
        }
        next = here.within.as_ref().and_then(|id| by_id.get(id.as_str()).copied());
    }
    settled.extend(way);
    None
}
