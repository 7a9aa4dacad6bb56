//! Counts of a view: the bars of the histogram and the values of the facets. Pure. All files that the index lacks are
//! returned together, so that they are fetched in parallel.

use crate::data::page_data::{FacetData, FacetValue, MonthData, TimelineData};
use crate::leaf::facets::VALUES_SHOWN;
use crate::locale::Locale;
use crate::timeline::answer::{Bars, Counts, request};
use crate::timeline::facets::facet_labels::{grouped, labelled};
use crate::url::view_state::ViewState;
use vigil_index::{Facet, Hits, Index, Need, Request, Resource, Values};

/// The largest number of values of a facet that are all counted while the view changes. Of larger facets only the top
/// values are counted.
const COUNT_ALL_UP_TO: u32 = 1_000;

/// The largest number of bars of days; a longer span has bars of months.
const DAYS_SHOWN: i32 = 100;

/// The inputs of counts.
pub(crate) struct Counting<'a> {
    /// The view to count.
    pub state: &'a ViewState,
    /// The language of labels.
    pub locale: &'a Locale,
    /// The data of the page.
    pub data: &'a TimelineData,
}

impl Counting<'_> {
    /// The counts next to the list; `is_zoomed` limits the histogram to the span of the view.
    pub(crate) fn counts(&self, index: &Index, is_zoomed: bool) -> Result<Counts, Need> {
        let query = index.parse(&self.state.text);
        let request = request(self.state, &query);
        let mut lacking = Vec::new();
        let bars = found(self.bars(index, &request, is_zoomed), &mut lacking).unwrap_or_default();
        let all_facets = self.data.facets.iter();
        let facets =
            all_facets.filter_map(|facet| found(self.facet(index, &request, facet), &mut lacking)).collect();
        if lacking.is_empty() {
            Ok(Counts { state: self.state.clone(), bars, facets })
        } else {
            lacking.sort_unstable();
            lacking.dedup();
            Err(Need(lacking))
        }
    }

    /// All values of a facet with labels, people in groups ([`grouped`]).
    pub(crate) fn all_values(&self, index: &Index, facet: Facet) -> Result<Vec<FacetValue>, Need> {
        let query = index.parse(&self.state.text);
        let counts = index.facet_counts(&request(self.state, &query), facet, Values::All)?;
        let values = labelled(index, self.locale, facet, counts)?;
        if facet == Facet::Person { grouped(index, self.locale, values) } else { Ok(values) }
    }

    /// The bars: of days if the histogram is limited to a short span, else of months.
    fn bars(&self, index: &Index, request: &Request<'_>, is_zoomed: bool) -> Result<Bars, Need> {
        let hits = index.search(request)?.hits;
        let zoomed_in = index.manifest().day_span().filter(|_| is_zoomed);
        let days = zoomed_in.and_then(|(first, last)| self.state.days(first..=last));
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

    /// The chosen values of a facet, followed by its top values.
    fn facet(&self, index: &Index, request: &Request<'_>, of: &FacetData) -> Result<FacetData, Need> {
        let values = if of.value_count <= COUNT_ALL_UP_TO { Values::All } else { Values::Top };
        let counts = index.facet_counts(request, of.facet, values)?;
        let value_count = counts.len() as u32;
        // Chosen values first, so that none of them is cut off.
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

/// The counts if the index has all files for them; otherwise adds the missing ones to `lacking`.
fn found<T>(answer: Result<T, Need>, lacking: &mut Vec<Resource>) -> Option<T> {
    answer.map_err(|Need(need)| lacking.extend(need)).ok()
}
