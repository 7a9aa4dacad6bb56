//! The facet values that map and table are drawn from.

use crate::data::loaded::{Loaded, load};
use crate::data::page_data::FacetValue;
use crate::timeline::answers::Answers;
use crate::url::ViewState;
use vigil_index::Facet;

/// Loads all values of a facet among the events of each answer, after the counts of the answer. `of` is the view whose events
/// are counted.
pub(super) fn values_of_view(
    answers: Answers,
    facet: Facet,
    of: fn(&ViewState) -> ViewState,
) -> Loaded<Vec<FacetValue>> {
    let key = move || {
        let results = answers.results.ready().filter(|_| answers.counts.is_settled())?;
        Some((results.0.turn, of(&results.0.state)))
    };
    load(None, key, move |(_, state)| answers.all_values(facet, state))
}
