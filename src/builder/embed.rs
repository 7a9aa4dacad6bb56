//! The embed that the choices describe: its attributes, the path of its frame, what is wrong, and the three codes. Pure.

use super::choices::{Choices, Layout};
use super::pasted::pasted_view;
use crate::data::page_data::{BuilderData, LocaleData};
use crate::url::route::{Route, href};
use crate::url::view_state::{UrlKey, View, ViewState};
use maud::Escaper;
use std::fmt::Write;
use vigil_index::Facet;

/// The height of a frame that cannot report its own, in pixels: of a list, and of a counter or a card.
const HEIGHTS: [u32; 2] = [640, 320];

/// The site as the builder sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    /// The absolute address of the site's root, with a slash at its end.
    pub root: &'a str,
    /// The page's language.
    pub tag: &'a str,
    /// The site's languages.
    pub locales: &'a [LocaleData],
    /// The data of the builder.
    pub data: &'a BuilderData,
}

impl Place<'_> {
    /// The path prefix of a language; that of the page where the embed has none of its own.
    fn prefix(&self, tag: &str) -> &str {
        let of = |tag: &str| self.locales.iter().find(|locale| locale.tag == tag);
        of(tag).or_else(|| of(self.tag)).map_or("", |locale| locale.prefix.as_str())
    }
}

/// A reason why the choices do not make the embed that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The address is not one of this site.
    Foreign,
    /// A card of neither an event nor a person.
    Eventless,
    /// A counter or card of somebody or a case without one.
    Uncounted,
}

impl Fault {
    /// The key of its message.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Fault::Foreign => "builder.foreign",
            Fault::Eventless => "builder.eventless",
            Fault::Uncounted => "builder.uncounted",
        }
    }
}

/// The document in the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Framed {
    /// The events of a view, which need the app.
    Events(ViewState),
    /// One event, or a card or counter of somebody, of a case or of everybody: documents of their own.
    Document { path: String, page: Route },
}

/// An embed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Embed {
    /// The attributes of the element that are not defaults, in canonical order.
    pub attributes: Vec<(&'static str, String)>,
    /// The fault of the choices; the rest then is the nearest embed that can be made.
    pub fault: Option<Fault>,
    framed: Framed,
    height: String,
    prefix: String,
}

/// The code to copy, in three forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Codes {
    /// The custom element.
    pub element: String,
    /// The plain frame.
    pub iframe: String,
    /// The address.
    pub link: String,
}

impl Embed {
    /// The embed of the choices, with `address` in place of the typed one: absolute, as the browser resolves it.
    pub(crate) fn new(choices: &Choices, address: Option<&str>, place: Place<'_>) -> Embed {
        let prefixes = place.locales.iter().map(|locale| locale.prefix.as_str());
        let pasted = match address {
            Some(address) => pasted_view(address, place.root, prefixes),
            None => Some(ViewState::default()),
        };
        let is_foreign = pasted.is_none();
        let state = chosen_view(choices, pasted.unwrap_or_default());
        let unfit = unfit(choices.layout, &state, place.data);
        let layout = if unfit.is_some() { Layout::List } else { choices.layout };
        let (state, framed) = framed(layout, state);
        let is_events = matches!(framed, Framed::Events(_));
        let keys = state.values().filter(|(key, _)| *key != UrlKey::View);
        let mut attributes: Vec<_> = keys.map(|(key, value)| (key.as_str(), value)).collect();
        let mut add = |name, value: Option<String>| attributes.extend(value.map(|value| (name, value)));
        add("layout", (layout != Layout::List).then(|| layout.as_str().to_owned()));
        add("search", (choices.search && is_events).then(|| "on".to_owned()));
        add("limit", choices.limit.filter(|_| layout == Layout::List).map(|limit| limit.to_string()));
        add("lang", Some(choices.language.clone()).filter(|tag| !tag.is_empty()));
        add("theme", Some(choices.theme.clone()).filter(|theme| theme != "auto"));
        add("height", Some(choices.height.clone()).filter(|height| height != "auto"));
        Embed {
            attributes,
            fault: if is_foreign { Some(Fault::Foreign) } else { unfit },
            framed,
            height: choices.height.clone(),
            prefix: place.prefix(&choices.language).to_owned(),
        }
    }

    /// The code.
    pub(crate) fn codes(&self, place: Place<'_>) -> Codes {
        let (root, title) = (place.root, escaped(&place.data.title));
        let link = [root, self.page_path().trim_start_matches("./")].concat();
        let mut words = String::new();
        for (name, value) in &self.attributes {
            let _ = write!(words, " {name}=\"{}\"", escaped(value));
        }
        Codes {
            element: format!(
                "<script async src=\"{}embed.js\"></script>\n<vigil-timeline{words}><a href=\"{}\">{title}</a></vigil-timeline>",
                escaped(root),
                escaped(&link),
            ),
            iframe: format!(
                "<iframe src=\"{}\" title=\"{title}\" width=\"100%\" height=\"{}\" loading=\"lazy\"></iframe>",
                escaped(&self.frame_address(root)),
                self.pixels(),
            ),
            link,
        }
    }

    /// The page of this site with more about the same, relative to its root.
    fn page_path(&self) -> String {
        match &self.framed {
            Framed::Events(state) => href(&self.prefix, &Route::Timeline, state),
            Framed::Document { page, .. } => href(&self.prefix, page, &ViewState::default()),
        }
    }

    fn frame_address(&self, root: &str) -> String {
        let (path, mut query) = match &self.framed {
            Framed::Events(state) => (Route::Embed.to_path(), state.to_query()),
            Framed::Document { path, .. } => (path.clone(), String::new()),
        };
        let is_events = matches!(self.framed, Framed::Events(_));
        for (name, value) in &self.attributes {
            // The view is in the query already; language and height are not of the framed page.
            if *name == "theme" || (is_events && ["search", "limit"].contains(name)) {
                let separator = if query.is_empty() { "" } else { "&" };
                query.extend([separator, name, "=", value]);
            }
        }
        let separator = if query.is_empty() { "" } else { "?" };
        [root, &self.prefix, &path, separator, &query].concat()
    }

    /// The height of a frame without the element: as chosen if that is in pixels.
    fn pixels(&self) -> u32 {
        let [list, counter] = HEIGHTS;
        let chosen = self.height.strip_suffix("px").unwrap_or(&self.height).parse().ok();
        let is_small =
            matches!(&self.framed, Framed::Document { page, .. } if !matches!(page, Route::Event(_)));
        chosen.unwrap_or(if is_small { counter } else { list })
    }
}

/// The pasted view with the chosen values in place of its own, unless it is one event; an event only in a card.
fn chosen_view(choices: &Choices, pasted: ViewState) -> ViewState {
    let mut state = pasted;
    if state.event.is_none() {
        for (facet, value) in &choices.facets {
            let before: Vec<String> = state.chosen(*facet).map(str::to_owned).collect();
            state = before.iter().fold(state, |state, value| state.without_facet(*facet, value));
            state = state.with_facet(*facet, value);
        }
    }
    ViewState { event: state.event.filter(|_| choices.layout == Layout::Card), ..state }
}

/// Why there is no card or counter of a view.
fn unfit(layout: Layout, state: &ViewState, data: &BuilderData) -> Option<Fault> {
    let are_counted =
        |facet, counted: &[String]| one_of(state, facet).is_none_or(|chosen| counted.contains(&chosen));
    let is_person_counted = are_counted(Facet::Person, &data.people);
    match layout {
        Layout::Card if state.event.is_some() => None,
        Layout::Card if state.chosen(Facet::Person).next().is_none() => Some(Fault::Eventless),
        Layout::Card if is_person_counted => None,
        Layout::Counter if is_person_counted && are_counted(Facet::Case, &data.cases) => None,
        Layout::Card | Layout::Counter => Some(Fault::Uncounted),
        Layout::List | Layout::View(_) => None,
    }
}

/// The values of a facet as one id; several are no id.
fn one_of(state: &ViewState, facet: Facet) -> Option<String> {
    let chosen = state.chosen(facet).collect::<Vec<_>>().join(",");
    Some(chosen).filter(|chosen| !chosen.is_empty())
}

/// The document of a layout, and the part of the view it is about: a card or counter is about one event, one person alone,
/// one case, or everybody.
fn framed(layout: Layout, state: ViewState) -> (ViewState, Framed) {
    let all = ViewState::default();
    let (kind, person_folder) = match layout {
        Layout::Card => ("card", ""),
        Layout::Counter => ("counter", "person/"),
        Layout::List | Layout::View(_) => {
            let view = if let Layout::View(view) = layout { view } else { View::List };
            let state = state.with_view(view);
            return (state.clone(), Framed::Events(state));
        }
    };
    if let Some(event) = state.event {
        let page = Route::Event(event.clone());
        let path = [page.to_path(), Route::Embed.to_path()].concat();
        return (all.with_event(Some(event)), Framed::Document { path, page });
    }
    let (person, case) = (one_of(&state, Facet::Person), one_of(&state, Facet::Case));
    if let Some(id) = person {
        let path = format!("embed/{kind}/{person_folder}{id}/");
        let page = Route::Person(id.as_str().into());
        return (all.with_facet(Facet::Person, &id), Framed::Document { path, page });
    }
    let Some(id) = case else {
        return (all, Framed::Document { path: format!("embed/{kind}/"), page: Route::Inside });
    };
    let page = Route::Case(id.as_str().into());
    (all.with_facet(Facet::Case, &id), Framed::Document { path: format!("embed/{kind}/case/{id}/"), page })
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let _ = Escaper::new(&mut escaped).write_str(text);
    escaped
}

#[cfg(test)]
mod tests;
