//! The counts next to the list of a view: the bars of the histogram and the values of the facets. Pure: all files that
//! the index lacks are returned at once, so that they are fetched in parallel.

use crate::data::page_data::{FacetData, FacetValue, MonthData, TimelineData};
use crate::leaf::facets::VALUES_SHOWN;
use crate::locale::Locale;
use crate::timeline::answer::{Bars, Counts, request};
use crate::timeline::facets::facet_labels::{grouped, labelled};
use crate::url::view_state::ViewState;
use vigil_index::{Facet, Hits, Index, Need, Query, Request, Resource, Values};

/// From how many values on a facet is counted by its top values only while the view changes.
const COUNT_ALL_UP_TO: u32 = 1_000;

/// From how many days on a span looked at closely has bars of months.
const DAYS_SHOWN: i32 = 100;

/// The view to count for, with the language of labels and the data of the page.
pub struct Counting<'a> {
    /// The view.
    pub state: &'a ViewState,
    /// The page's language.
    pub locale: &'a Locale,
    /// The data the page came with.
    pub data: &'a TimelineData,
}

impl Counting<'_> {
    /// All counts next to the list.
    pub fn counts(&self, index: &Index, is_close: bool) -> Result<Counts, Need> {
        let query = Query::parse(&self.state.text);
        let request = request(self.state, &query);
        let mut lacking = Vec::new();
        let bars = found(self.bars(index, &request, is_close), &mut lacking).unwrap_or_default();
        let facets = self.data.facets.iter();
        let facets =
            facets.filter_map(|facet| found(self.facet(index, &request, facet), &mut lacking)).collect();
        if lacking.is_empty() {
            Ok(Counts { state: self.state.clone(), bars, facets })
        } else {
            lacking.sort_unstable();
            lacking.dedup();
            Err(Need(lacking))
        }
    }

    /// All values of a facet, with their words.
    pub fn all_values(&self, index: &Index, facet: Facet) -> Result<Vec<FacetValue>, Need> {
        let query = Query::parse(&self.state.text);
        let counts = index.facet_counts(&request(self.state, &query), facet, Values::All)?;
        let values = labelled(index, self.locale, facet, counts)?;
        if facet == Facet::Person { grouped(index, self.locale, values) } else { Ok(values) }
    }

    /// The bars: of days where a short span is looked at closely, else of months.
    fn bars(&self, index: &Index, request: &Request<'_>, is_close: bool) -> Result<Bars, Need> {
        let hits = index.search(request)?.hits;
        let whole = index.manifest().day_span().filter(|_| is_close);
        let days = whole.and_then(|(first, last)| self.state.days(first..=last));
        if let Some(days) = days.clone().filter(|days| days.end().0 - days.start().0 < DAYS_SHOWN) {
            let whole = index.histogram_of_days(&Hits::All(self.data.event_count), days.clone())?;
            let own = index.histogram_of_days(&hits, days.clone())?;
            return Ok(Bars::of_days(*days.start(), &whole, &own));
        }
        let months: Vec<_> = index.histogram(&hits)?.into_iter().map(MonthData::from).collect();
        let bars = Bars::of_months(&self.data.months, &months);
        Ok(match days {
            Some(days) => bars.within(&days),
            None => bars,
        })
    }

    /// The top values of a facet, and those that are chosen.
    fn facet(&self, index: &Index, request: &Request<'_>, of: &FacetData) -> Result<FacetData, Need> {
        let values = if of.value_count <= COUNT_ALL_UP_TO { Values::All } else { Values::Top };
        let counts = index.facet_counts(request, of.facet, values)?;
        let value_count = counts.len() as u32;
        let (mut counts, others): (Vec<_>, Vec<_>) =
            counts.into_iter().partition(|(value, _)| self.state.has(of.facet, value));
        counts.extend(others);
        counts.truncate(VALUES_SHOWN.max(self.state.chosen(of.facet).count()));
        Ok(FacetData {
            facet: of.facet,
            value_count,
            values: labelled(index, self.locale, of.facet, counts)?,
        })
    }
}

/// The counts that were found. The files that were lacking instead are added to `lacking`.
fn found<T>(answer: Result<T, Need>, lacking: &mut Vec<Resource>) -> Option<T> {
    answer.map_err(|Need(need)| lacking.extend(need)).ok()
}
