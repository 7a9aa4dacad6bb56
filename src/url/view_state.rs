//! The view of the timeline, and the only parser and writer of its query string. Pure.
//!
//! Parsing never fails. Differences of form are accepted: capitals, punctuation after a pasted address, `&amp;` for `&`,
//! an address encoded twice, full-width characters, another date format. Any other unknown key or invalid value is
//! ignored and reported. Writing is canonical: keys in one order, values sorted, defaults left out.

use form_urlencoded::{byte_serialize, parse};
use std::ops::RangeInclusive;
use vigil_index::{Chosen, Facet, Order};
use vigil_model::id::is_slug;
use vigil_model::typed_date::{english_month, half_width_text, typed_date};
use vigil_model::{Category, Day, EventDate, EventId, Kind};

/// A view of the timeline. The query string contains exactly these fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// The text in the search box, as typed.
    pub text: String,
    /// The chosen values: OR within a facet, AND between facets.
    pub facets: Chosen,
    /// Only events that touch this date or a later one.
    pub from: Option<EventDate>,
    /// Only events that touch this date or an earlier one.
    pub to: Option<EventDate>,
    /// The order of the events.
    pub order: Order,
    /// The way in which events are shown.
    pub view: View,
    /// The lanes of the chart.
    pub lanes: Lanes,
    /// The event opened above the list.
    pub event: Option<EventId>,
}

/// The way in which the events of a view are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// As a list.
    #[default]
    List,
    /// As a chart over time.
    Chart,
    /// As a map of places.
    Map,
    /// As a table of the time that their people were held.
    Bars,
}

impl View {
    /// Every view, in the order of the links.
    pub const ALL: [View; 4] = [View::List, View::Chart, View::Map, View::Bars];

    /// The value of `view` in the query string.
    pub fn as_str(self) -> &'static str {
        match self {
            View::List => "list",
            View::Chart => "chart",
            View::Map => "map",
            View::Bars => "bars",
        }
    }

    /// The inverse of [`View::as_str`].
    pub(crate) fn from_word(word: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.as_str() == word)
    }
}

/// The facet whose values are the lanes of the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lanes {
    /// A lane a category.
    #[default]
    Category,
    /// A lane a case.
    Case,
    /// A lane a person.
    Person,
}

impl Lanes {
    /// Every choice, in the order of the links.
    pub(crate) const ALL: [Lanes; 3] = [Lanes::Category, Lanes::Case, Lanes::Person];

    /// The same facet as a [`Facet`].
    pub(crate) fn facet(self) -> Facet {
        match self {
            Lanes::Category => Facet::Category,
            Lanes::Case => Facet::Case,
            Lanes::Person => Facet::Person,
        }
    }

    /// The value of `lanes` in the query string.
    pub fn as_str(self) -> &'static str {
        self.facet().as_str()
    }

    /// The inverse of [`Lanes::as_str`].
    pub(crate) fn from_word(word: &str) -> Option<Lanes> {
        Lanes::ALL.into_iter().find(|lanes| lanes.as_str() == word)
    }
}

/// Every order with its value of `sort`, in the order of the links.
pub(crate) const ORDERS: [(Order, &str); 3] =
    [(Order::Newest, "newest"), (Order::Oldest, "oldest"), (Order::Best, "best")];

/// A pair of the query string that was ignored because its key is unknown or its value is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The key: as in [`URL_KEYS`] if it is known, else as written.
    pub key: String,
    /// The invalid value as written; of a list only this one.
    pub value: String,
}

impl Rejected {
    /// Whether the key limits the events shown, or may have been meant to.
    pub fn is_filter(&self) -> bool {
        let key = UrlKey::from_word(&self.key);
        let is_way = matches!(key, Some(UrlKey::Sort | UrlKey::View | UrlKey::Lanes | UrlKey::Event));
        !is_way && self.key != LAYOUT
    }
}

/// A key of the query string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlKey {
    /// [`ViewState::text`].
    Text,
    /// The chosen values of one facet, separated by commas.
    Facet(Facet),
    /// [`ViewState::from`].
    From,
    /// [`ViewState::to`].
    To,
    /// [`ViewState::order`].
    Sort,
    /// [`ViewState::view`].
    View,
    /// [`ViewState::lanes`].
    Lanes,
    /// [`ViewState::event`].
    Event,
}

/// Every key in canonical order, for parsing and writing. The generator writes them into `script/embed.js`.
pub const URL_KEYS: [UrlKey; 15] = [
    UrlKey::Text,
    UrlKey::Facet(Facet::Category),
    UrlKey::Facet(Facet::Kind),
    UrlKey::Facet(Facet::Case),
    UrlKey::Facet(Facet::Person),
    UrlKey::Facet(Facet::Place),
    UrlKey::Facet(Facet::Org),
    UrlKey::Facet(Facet::Country),
    UrlKey::Facet(Facet::Status),
    UrlKey::From,
    UrlKey::To,
    UrlKey::Sort,
    UrlKey::View,
    UrlKey::Lanes,
    UrlKey::Event,
];

impl UrlKey {
    /// The key as written.
    pub fn as_str(self) -> &'static str {
        match self {
            UrlKey::Text => "q",
            UrlKey::Facet(facet) => facet.as_str(),
            UrlKey::From => "from",
            UrlKey::To => "to",
            UrlKey::Sort => "sort",
            UrlKey::View => "view",
            UrlKey::Lanes => "lanes",
            UrlKey::Event => "event",
        }
    }

    /// The inverse of [`UrlKey::as_str`].
    pub(crate) fn from_word(word: &str) -> Option<UrlKey> {
        URL_KEYS.into_iter().find(|key| key.as_str() == word)
    }
}

/// The facets with a key in the query string, in canonical order.
pub(crate) fn url_facets() -> impl Iterator<Item = Facet> {
    URL_KEYS.into_iter().filter_map(|key| match key {
        UrlKey::Facet(facet) => Some(facet),
        _ => None,
    })
}

/// Another key for `view`, which embeds use, and its values that are documents of their own, not views.
const LAYOUT: &str = "layout";
const DOCUMENTS: [&str; 2] = ["card", "counter"];

/// Other keys for both ends of a span: the page of a year is a view of it, and a search has `on:` and `year:`.
const SPANS: [&str; 3] = ["date", "on", "year"];

/// The other keys of an embed's address that are no part of a view; `script/embed.js` writes them.
const FRAME_KEYS: [&str; 3] = ["limit", "search", "theme"];

impl ViewState {
    /// Parses a query string without its `?`.
    pub(crate) fn from_query(query: &str) -> ViewState {
        ViewState::from_query_with_rejected(query).0
    }

    /// Parses a query string without its `?`, and returns the rejected pairs.
    pub fn from_query_with_rejected(query: &str) -> (ViewState, Vec<Rejected>) {
        let mut state = ViewState::default();
        let mut rejected = Vec::new();
        // Some programs encode all of a query, its `=` too.
        let decoded = plain(query);
        let is_encoded = !query.contains('=') && decoded.contains('=');
        for (key, value) in parse(if is_encoded { &decoded } else { query }.as_bytes()) {
            let known = UrlKey::from_word(&key_form(&key));
            // A search text may have a `%41` of its own.
            let value = if known == Some(UrlKey::Text) { value } else { plain(&value).into() };
            // A search text ends as it was typed; other values may carry the punctuation of the sentence they were in.
            let is_used = match known {
                Some(UrlKey::Text) => {
                    state.text = value.clone().into_owned();
                    true
                }
                Some(UrlKey::Facet(facet)) => {
                    let unusable =
                        value.split([',', ';', '|', '、']).filter(|one| !state.choose_written(facet, one));
                    let reject =
                        |one: &str| Rejected { key: facet.as_str().to_owned(), value: one.to_owned() };
                    rejected.extend(unusable.map(reject));
                    true
                }
                Some(known) => state.read(known, value_form(&value)),
                None => state.read_unknown(&key_form(&key), &value),
            };
            if !is_used {
                let key = known.map_or_else(|| key.into_owned(), |known| known.as_str().to_owned());
                rejected.push(Rejected { key, value: value.into_owned() });
            }
        }
        (state.with_span(state.from, state.to).with_event(state.event.clone()), rejected)
    }

    /// Chooses a value of a facet from an address; false if no value has this form. An empty value is ignored.
    fn choose_written(&mut self, facet: Facet, value: &str) -> bool {
        let value = facet.spell(bare(value)).replace([' ', '_'], "-");
        let is_usable = is_value_of(facet, &value);
        if is_usable {
            self.facets.insert(facet, &value);
        }
        is_usable || value.is_empty()
    }

    /// Replaces the values of a key by one that was typed or chosen; false if the key has no value of this form.
    pub(crate) fn replace(&mut self, key: UrlKey, value: &str) -> bool {
        let UrlKey::Facet(facet) = key else { return self.read(key, value_form(value)) };
        let before: Vec<String> = self.chosen(facet).map(str::to_owned).collect();
        before.iter().for_each(|value| self.facets.remove(facet, value));
        self.choose_written(facet, value)
    }

    /// Parses the value of a key that is neither a text nor a facet; false if it is invalid.
    fn read(&mut self, key: UrlKey, value: &str) -> bool {
        let word = bare(value).to_ascii_lowercase();
        match key {
            _ if word.is_empty() => {}
            UrlKey::From | UrlKey::To => {
                let Ok(date) = typed_date(value, &english_month) else { return false };
                *(if key == UrlKey::From { &mut self.from } else { &mut self.to }) = Some(date);
            }
            UrlKey::Sort => match ORDERS.into_iter().find(|(_, written)| *written == word) {
                Some((order, _)) => self.order = order,
                None => return false,
            },
            UrlKey::View => match View::from_word(&word) {
                Some(view) => self.view = view,
                None => return false,
            },
            UrlKey::Lanes => match Lanes::from_word(&word) {
                Some(lanes) => self.lanes = lanes,
                None => return false,
            },
            UrlKey::Event if is_slug(&word) => self.event = Some(word.as_str().into()),
            UrlKey::Event | UrlKey::Text | UrlKey::Facet(_) => return false,
        }
        true
    }

    /// Reads a key that is not among [`URL_KEYS`]; false if it is to be reported to the reader.
    fn read_unknown(&mut self, key: &str, value: &str) -> bool {
        if key == LAYOUT {
            let is_document = |word: &&str| word.eq_ignore_ascii_case(bare(value));
            return self.read(UrlKey::View, value) || DOCUMENTS.iter().any(is_document);
        }
        if SPANS.contains(&key) {
            return self.read(UrlKey::From, value) && self.read(UrlKey::To, value);
        }
        // Other sites and mail programs add these keys to links; no reader has typed them.
        let is_tracking = ["utm_", "_", "mc_", "hsa_"].iter().any(|prefix| key.starts_with(prefix))
            || key.ends_with("clid")
            || ["igshid", "ref", "si", "source", "s", "t", "v"].contains(&key);
        is_tracking || key.is_empty() || FRAME_KEYS.contains(&key)
    }

    /// The value of a key before encoding; none for the default.
    fn value(&self, key: UrlKey) -> Option<String> {
        let value = match key {
            UrlKey::Text => self.text.clone(),
            UrlKey::Facet(facet) => self.chosen(facet).collect::<Vec<_>>().join(","),
            UrlKey::From => self.from?.to_string(),
            UrlKey::To => self.to?.to_string(),
            UrlKey::Sort if self.order == Order::Newest => return None,
            UrlKey::Sort => self.order_word().to_owned(),
            UrlKey::View if self.view == View::List => return None,
            UrlKey::View => self.view.as_str().to_owned(),
            UrlKey::Lanes if self.lanes == Lanes::Category => return None,
            UrlKey::Lanes => self.lanes.as_str().to_owned(),
            UrlKey::Event => self.event.as_ref()?.as_str().to_owned(),
        };
        Some(value).filter(|value| !value.is_empty())
    }

    /// The order as the value of `sort`, the default too.
    pub(crate) fn order_word(&self) -> &'static str {
        ORDERS.into_iter().find(|(order, _)| *order == self.order).map_or("", |(_, word)| word)
    }

    /// The keys that differ from the default, with their values before encoding, in canonical order.
    pub fn values(&self) -> impl Iterator<Item = (UrlKey, String)> {
        URL_KEYS.into_iter().filter_map(|key| Some((key, self.value(key)?)))
    }

    /// Writes the query string, without a `?`; empty for the default view.
    pub(crate) fn to_query(&self) -> String {
        let mut query = String::new();
        for (key, value) in self.values() {
            let value = match key {
                UrlKey::Text | UrlKey::From | UrlKey::To => byte_serialize(value.as_bytes()).collect(),
                // Slugs and words need no encoding, and encoded commas would be hard to read.
                _ => value,
            };
            let separator = if query.is_empty() { "" } else { "&" };
            query.extend([separator, key.as_str(), "=", &value]);
        }
        query
    }

    /// The chosen values of a facet, sorted.
    pub fn chosen(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.facets.of(facet)
    }

    /// Whether a facet's value is chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.facets.contains(facet, value)
    }

    /// Whether the view has no condition: no text, no facet, no dates.
    pub(crate) fn is_unbounded(&self) -> bool {
        self.text.trim().is_empty() && self.facets.is_empty() && self.from.is_none() && self.to.is_none()
    }

    /// The view with another text. Like all changes of conditions, it closes the opened event.
    pub fn with_text(&self, text: &str) -> ViewState {
        ViewState { text: text.to_owned(), event: None, ..self.clone() }
    }

    /// The view with a value of a facet added.
    pub fn with_facet(&self, facet: Facet, value: &str) -> ViewState {
        let mut next = ViewState { event: None, ..self.clone() };
        next.facets.insert(facet, value);
        next
    }

    /// The view with a value of a facet removed.
    pub(crate) fn without_facet(&self, facet: Facet, value: &str) -> ViewState {
        let mut next = ViewState { event: None, ..self.clone() };
        next.facets.remove(facet, value);
        next
    }

    /// The view without any value of some facets.
    pub(crate) fn without_facets(&self, facets: &[Facet]) -> ViewState {
        let mut next = ViewState { event: None, ..self.clone() };
        next.facets.remove_all(facets);
        next
    }

    /// The view with a value of a facet removed if it is chosen, else added.
    pub(crate) fn toggled(&self, facet: Facet, value: &str) -> ViewState {
        if self.has(facet, value) { self.without_facet(facet, value) } else { self.with_facet(facet, value) }
    }

    /// The view with another span, whose ends are swapped if they are reversed; none is unbounded.
    pub fn with_span(&self, from: Option<EventDate>, to: Option<EventDate>) -> ViewState {
        let is_reversed = from.zip(to).is_some_and(|(from, to)| from.first_day() > to.last_day());
        let (from, to) = if is_reversed { (to, from) } else { (from, to) };
        ViewState { from, to, event: None, ..self.clone() }
    }

    /// The days of the span within `among`; none if the span is unbounded or outside.
    pub(crate) fn days(&self, among: RangeInclusive<Day>) -> Option<RangeInclusive<Day>> {
        let first = self.from.map_or(*among.start(), |from| from.first_day().max(*among.start()));
        let last = self.to.map_or(*among.end(), |to| to.last_day().min(*among.end()));
        ((self.from.is_some() || self.to.is_some()) && first <= last).then_some(first..=last)
    }

    /// The view in another order.
    pub(crate) fn with_order(&self, order: Order) -> ViewState {
        ViewState { order, ..self.clone() }
    }

    /// The same events in another kind of view; closes the opened event.
    pub fn with_view(&self, view: View) -> ViewState {
        ViewState { view, event: None, ..self.clone() }
    }

    /// The view with other lanes of the chart.
    pub(crate) fn with_lanes(&self, lanes: Lanes) -> ViewState {
        ViewState { lanes, ..self.clone() }
    }

    /// All events in the same view, lanes and order.
    pub(crate) fn without_conditions(&self) -> ViewState {
        ViewState { order: self.order, view: self.view, lanes: self.lanes, ..ViewState::default() }
    }

    /// The view with this event opened, or with none.
    pub fn with_event(&self, event: Option<EventId>) -> ViewState {
        ViewState { event, ..self.clone() }
    }
}

/// A former id: the kind (`event`, `person` or `case`), the former and the current id, separated by spaces.
pub type Moved = String;

impl ViewState {
    /// The view with current ids in place of former ones.
    pub(crate) fn with_moved(mut self, moved: &[Moved]) -> ViewState {
        for line in moved {
            let mut words = line.split(' ');
            let (Some(kind), Some(old), Some(new)) = (words.next(), words.next(), words.next()) else {
                continue;
            };
            if kind == "event" {
                if self.event.as_ref().is_some_and(|event| event.as_str() == old) {
                    self.event = Some(new.into());
                }
            } else if let Some(facet) = Facet::from_word(kind)
                && self.has(facet, old)
            {
                self.facets.remove(facet, old);
                self.facets.insert(facet, new);
            }
        }
        self
    }
}

/// A key without differences of form: capitals, punctuation around it, full-width characters, and the `amp;` of an
/// address copied from HTML source.
fn key_form(key: &str) -> String {
    let key = half_width_text(key);
    let key = key.trim_start_matches("amp;");
    key.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '_').to_ascii_lowercase()
}

/// A text that was encoded twice, decoded, and with ASCII for full-width characters.
fn plain(text: &str) -> String {
    let decoded = parse(text.as_bytes()).next().filter(|_| text.contains('%'));
    half_width_text(&decoded.map_or(text.into(), |(decoded, _)| decoded))
}

/// A value without punctuation and spaces around it.
fn bare(value: &str) -> &str {
    value.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// A value without punctuation and spaces around it; the qualifiers of a date stay.
fn value_form(value: &str) -> &str {
    value.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '~' | '?' | '%'))
}

/// Whether a value has the form of a facet's values.
fn is_value_of(facet: Facet, value: &str) -> bool {
    // Only the form: whether an id exists is known to the index alone.
    match facet {
        Facet::Category => Category::from_word(value).is_some(),
        Facet::Kind => Kind::from_word(value).is_some(),
        Facet::Country => value.len() == 2 && value.bytes().all(|b| b.is_ascii_uppercase()),
        _ => is_slug(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_facet_except_the_year_has_a_key() {
        // Years have `from` and `to` instead.
        for facet in Facet::ALL.into_iter().filter(|facet| *facet != Facet::Year) {
            assert!(url_facets().any(|keyed| keyed == facet), "put {facet:?} into URL_KEYS");
        }
    }

    #[test]
    fn queries_are_written_in_canonical_form() {
        for (query, canonical) in [
            ("", ""),
            ("q=vigil&category=trial,rally", "q=vigil&category=rally%2Ctrial"),
            ("to=2021-06&person=chow-hang-tung&from=2020", "person=chow-hang-tung&from=2020&to=2021-06"),
            ("category=rally&category=trial", "category=rally,trial"),
            ("sort=newest&utm_source=x", ""),
            ("sort=oldest&q=%E5%88%9D%E9%81%B8", "q=%E5%88%9D%E9%81%B8&sort=oldest"),
            ("q=a+b%22", "q=a+b%22"),
            ("lanes=person&view=chart&category=rally", "category=rally&view=chart&lanes=person"),
            ("view=list&lanes=category", ""),
            ("layout=map", "view=map"),
            ("layout=card&event=x", "event=x"),
            ("country=HK,CA&event=2021-01-06-arrests", "country=CA,HK&event=2021-01-06-arrests"),
            ("case=River-Walk", "case=river-walk"),
            ("case=river-walk.", "case=river-walk"),
            ("case=river-walk)&Person=Ada,,BO/", "case=river-walk&person=ada,bo"),
            ("case=river%20walk&place=river_walk", "case=river-walk&place=river-walk"),
            ("category=Rally&country=gb", "category=rally&country=GB"),
            ("case=a&amp;person=b&amp;amp;to=2021", "case=a&person=b&to=2021"),
            ("from=2021/03/05&to=6+Jan+2022).", "from=2021-03-05&to=2022-01-06"),
            ("from=20210305&to=２０２２", "from=2021-03-05&to=2022"),
            ("from=2022&to=2021-03&event=a", "from=2021-03&to=2022&event=a"),
            ("year=2021", "from=2021&to=2021"),
            ("case=ferry&On=6+Jan+2021", "case=ferry&from=2021-01-06&to=2021-01-06"),
            ("layout=Chart", "view=chart"),
            ("sort=Oldest&VIEW=Chart.&lanes=CASE", "sort=oldest&view=chart&lanes=case"),
            ("event=2021-01-06-Arrests).", "event=2021-01-06-arrests"),
            ("case=river-walk?", "case=river-walk"),
            ("case=river-walk%", "case=river-walk"),
            ("case=river-walk)?", "case=river-walk"),
            ("event=2021-01-06-a?&sort=oldest?", "sort=oldest&event=2021-01-06-a"),
            (
                "case=river%252Dwalk&category=rally%252Ctrial&from=2021%252F03",
                "category=rally%2Ctrial&case=river-walk&from=2021-03",
            ),
            ("case%3Driver-walk%26from%3D2021", "case=river-walk&from=2021"),
            ("case%EF%BC%9Driver-walk", "case=river-walk"),
            ("ｃase=ｒiver－walk&category=rally，trial", "category=rally%2Ctrial&case=river-walk"),
            ("category=rally;trial&country=hk|ca、gb", "category=rally%2Ctrial&country=CA%2CGB%2CHK"),
            ("?case=river-walk&category[]=rally&%20to%20=2021", "category=rally&case=river-walk&to=2021"),
            ("sort=&view=&lanes=&event=&from=&layout=Map.", "view=map"),
            ("q=%2541%25", "q=%2541%25"),
            ("q=Ends+with+a+stop.", "q=Ends+with+a+stop."),
            ("from=2021~", "from=2021%7E"),
        ] {
            let canonical = canonical.replace("%2C", ",");
            assert_eq!(ViewState::from_query(query).to_query(), canonical, "{query}");
        }
    }

    #[test]
    fn invalid_values_are_dropped_and_reported() {
        let (state, rejected) = ViewState::from_query_with_rejected(
            "category=rally,party&from=yesterday&sort=worst&country=hkg&view=wall&lanes=place&x=y&case=é&layout=wall&year=now",
        );
        assert_eq!(state.to_query(), "category=rally");
        let rejected: Vec<_> = rejected.iter().map(|one| format!("{}={}", one.key, one.value)).collect();
        let named = [
            "category=party",
            "from=yesterday",
            "sort=worst",
            "country=hkg",
            "view=wall",
            "lanes=place",
            "x=y",
            "case=é",
            "layout=wall",
            "year=now",
        ];
        assert_eq!(rejected, named);
    }

    #[test]
    fn a_key_that_programs_add_to_links_is_dropped_unnamed() {
        let query = "utm_source=x&fbclid=1&gclid=2&_ga=3&ref=y&mc_cid=4&layout=card&limit=5&search=&theme=dark&=&case=&sort=&to=";
        let (state, rejected) = ViewState::from_query_with_rejected(query);
        assert_eq!((state, rejected), (ViewState::default(), Vec::new()));
    }

    #[test]
    fn clearing_conditions_keeps_view_lanes_and_order() {
        let state =
            ViewState::from_query("q=vigil&category=rally&from=2020&sort=oldest&view=chart&lanes=case");
        assert_eq!(state.without_conditions().to_query(), "sort=oldest&view=chart&lanes=case");
        assert_eq!(
            state.with_view(View::List).with_lanes(Lanes::Category).to_query(),
            "q=vigil&category=rally&from=2020&sort=oldest"
        );
    }

    #[test]
    fn a_replaced_value_is_the_only_one_of_its_key() {
        let mut state = ViewState::from_query("case=pier,ferry&from=2020");
        for (key, value, is_read) in [
            (UrlKey::Facet(Facet::Case), "river-walk", true),
            (UrlKey::From, "12 July 2022", true),
            (UrlKey::To, "soon", false),
            (UrlKey::Sort, "oldest", true),
            (UrlKey::Sort, "worst", false),
        ] {
            assert_eq!(state.replace(key, value), is_read, "{value}");
        }
        assert_eq!(state.to_query(), "case=river-walk&from=2022-07-12&sort=oldest");
        assert!(state.replace(UrlKey::Sort, "newest"));
        assert_eq!((state.order, state.order_word()), (Order::Newest, "newest"));
    }

    #[test]
    fn reversed_ends_of_a_span_are_swapped() {
        let date = |text: &str| text.parse().ok();
        let state = ViewState::default();
        assert_eq!(state.with_span(date("2022"), date("2021-03")).to_query(), "from=2021-03&to=2022");
        assert_eq!(state.with_span(date("2021"), date("2021-03")).to_query(), "from=2021&to=2021-03");
    }

    #[test]
    fn former_ids_are_replaced_by_current_ones() {
        let moved =
            ["event 2021-04-a 2021-04-13-a", "person bo bo-laam", "case pier ferry"].map(str::to_owned);
        for (query, today) in [
            ("event=2021-04-a", "event=2021-04-13-a"),
            ("person=bo,ada&case=pier&q=bo", "q=bo&case=ferry&person=ada,bo-laam"),
            ("case=bo&person=pier&place=bo&event=bo", "case=bo&person=pier&place=bo&event=bo"),
            ("person=bo,bo-laam", "person=bo-laam"),
        ] {
            assert_eq!(ViewState::from_query(query).with_moved(&moved).to_query(), today, "{query}");
        }
        let state = ViewState::from_query("person=bo");
        assert_eq!(state.clone().with_moved(&["person bo".to_owned(), String::new()]), state);
    }

    #[test]
    fn removing_an_added_value_restores_the_view() {
        let state = ViewState::default().with_facet(Facet::Place, "toronto");
        assert!(state.has(Facet::Place, "toronto"));
        assert_eq!(state.toggled(Facet::Place, "toronto"), ViewState::default());
        assert!(state.without_facet(Facet::Place, "toronto").is_unbounded());
    }

    fn date() -> impl Strategy<Value = Option<EventDate>> {
        let text = (1000u16..3000, 1u8..13, 1u8..29, 0usize..3, 0usize..4).prop_map(
            |(year, month, day, parts, end)| {
                let date =
                    [format!("{year}"), format!("{year}-{month:02}"), format!("{year}-{month:02}-{day:02}")];
                format!("{}{}", date[parts], ["", "~", "?", "%"][end])
            },
        );
        proptest::option::of(text.prop_map(|text| text.parse().unwrap()))
    }

    fn facets() -> impl Strategy<Value = Chosen> {
        let slugs = proptest::collection::btree_set("[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", 0..3);
        let named =
            [Facet::Case, Facet::Person, Facet::Place, Facet::Org].map(|facet| (Just(facet), slugs.clone()));
        let kinds = proptest::sample::subsequence(Kind::ALL.to_vec(), 0..3);
        let kinds = kinds.prop_map(|kinds| kinds.iter().map(|kind| kind.as_str().to_owned()).collect());
        let countries = proptest::collection::btree_set("[A-Z]{2}", 0..3);
        let [case, person, place, org] = named;
        (case, person, place, org, (Just(Facet::Kind), kinds), (Just(Facet::Country), countries)).prop_map(
            |(case, person, place, org, kinds, countries): (_, _, _, _, (Facet, BTreeSet<String>), _)| {
                let facets = [case, person, place, org, kinds, countries];
                let values = |(facet, values): (Facet, BTreeSet<String>)| {
                    values.into_iter().map(move |value| (facet, value))
                };
                facets.into_iter().flat_map(values).collect()
            },
        )
    }

    prop_compose! {
        fn state()(
            text in "\\PC{0,20}",
            facets in facets(),
            from in date(),
            to in date(),
            order in prop_oneof![Just(Order::Newest), Just(Order::Oldest), Just(Order::Best)],
            view in proptest::sample::select(View::ALL.to_vec()),
            lanes in proptest::sample::select(Lanes::ALL.to_vec()),
            event in proptest::option::of("[a-z0-9]{1,8}"),
        ) -> ViewState {
            let state = ViewState { text, facets, order, view, lanes, ..ViewState::default() };
            state.with_span(from, to).with_event(event.as_deref().map(EventId::from))
        }
    }

    proptest! {
        #[test]
        fn a_written_view_is_parsed_to_the_same_view(state in state()) {
            prop_assert_eq!(ViewState::from_query(&state.to_query()), state);
        }

        #[test]
        fn rewriting_any_query_twice_changes_nothing(query in "(\\PC|[&=,%+]){0,60}") {
            let once = ViewState::from_query(&query).to_query();
            prop_assert_eq!(ViewState::from_query(&once).to_query(), once);
        }
    }
}
