//! From choices to an embed: attributes, the address of the frame, faults, and the codes to copy. Pure.

use super::choices::{Choices, Field, Layout};
use super::pasted::pasted_view;
use crate::data::page_data::{BuilderData, LocaleData};
use crate::url::route::{Route, href};
use crate::url::view_state::{UrlKey, View, ViewState};
use maud::Escaper;
use std::fmt::Write;
use vigil_index::Facet;

/// Heights in pixels for frames without the element, which cannot adapt: of a list, and of a counter or a card.
const HEIGHTS: [u32; 2] = [640, 320];

/// The facts of the site that codes depend on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    /// The absolute address of the site's root, ending in a slash.
    pub root: &'a str,
    /// The page's language.
    pub tag: &'a str,
    /// The site's languages.
    pub locales: &'a [LocaleData],
    /// The people, cases and title of the site.
    pub data: &'a BuilderData,
}

impl Site<'_> {
    /// The path prefix of a language; falls back to that of the page for `auto` and empty tags.
    fn prefix(&self, tag: &str) -> &str {
        let of = |tag: &str| self.locales.iter().find(|locale| locale.tag == tag);
        of(tag).or_else(|| of(self.tag)).map_or("", |locale| locale.prefix.as_str())
    }
}

/// A reason why the embed differs from the choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The address is not below the root of this site.
    Foreign,
    /// A card without an event or a person.
    Eventless,
    /// A counter or card of a person or case that has none.
    Uncounted,
    /// The control of a key says no date, or a name that is not in its list.
    Unknown(UrlKey),
}

impl Fault {
    /// The message key of the fault.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Fault::Foreign => "builder.foreign",
            Fault::Eventless => "builder.eventless",
            Fault::Uncounted => "builder.uncounted",
            Fault::Unknown(UrlKey::From | UrlKey::To) => "builder.undated",
            Fault::Unknown(_) => "builder.unlisted",
        }
    }

    /// The field whose control has the fault.
    pub(crate) fn field(self) -> Field {
        match self {
            Fault::Unknown(key) => Field::View(key),
            _ => Field::Address,
        }
    }
}

/// The content of the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Framed {
    /// A view, drawn by the app.
    Events(ViewState),
    /// A document without the app: one event, a card or a counter. `page` is the page of the site about the same.
    Document { path: String, page: Route },
}

/// The embed that the choices describe, or the nearest one if they have a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Embed {
    /// The attributes of `<vigil-timeline>` that differ from the defaults, in canonical order.
    pub attributes: Vec<(&'static str, String)>,
    /// The fault of the choices.
    pub fault: Option<Fault>,
    /// The view of the address alone.
    pub pasted: ViewState,
    /// The title of the frame.
    title: String,
    framed: Framed,
    height: String,
    prefix: String,
}

/// The codes to copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Codes {
    /// The script and the custom element.
    pub element: String,
    /// A plain `<iframe>`.
    pub iframe: String,
    /// The address of the page about the same.
    pub link: String,
}

impl Embed {
    /// The embed of some choices. `address` is the absolute form of the typed address, which only the browser can resolve.
    pub(crate) fn new(choices: &Choices, address: Option<&str>, site: Site<'_>) -> Embed {
        let prefixes = site.locales.iter().map(|locale| locale.prefix.as_str());
        let pasted = match address {
            Some(address) => pasted_view(address, site.root, prefixes),
            None => Some(ViewState::default()),
        };
        let foreign = pasted.is_none().then_some(Fault::Foreign);
        let pasted = pasted.unwrap_or_default();
        let (state, unknown) = chosen_view(choices, pasted.clone(), site.data);
        let unfit = unfit(choices.layout, &state, site.data);
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
            fault: foreign.or(unknown).or(unfit),
            pasted,
            title: title(if unknown.is_none() { &choices.view } else { &[] }, site.data),
            framed,
            height: choices.height.clone(),
            prefix: site.prefix(&choices.language).to_owned(),
        }
    }

    /// The codes of the embed on a site.
    pub(crate) fn codes(&self, site: Site<'_>) -> Codes {
        let (root, title) = (site.root, escaped(&self.title));
        let link = [root, self.page_path().trim_start_matches("./")].concat();
        let mut words = String::new();
        for (name, value) in &self.attributes {
            let _ = write!(words, " {name}=\"{}\"", escaped(value));
        }
        Codes {
            // The link is shown until the script has loaded the frame, and where scripts are forbidden.
            element: format!(
                "<script async src=\"{}embed.js\"></script>\n<vigil-timeline{words}><a href=\"{}\">{title}</a></vigil-timeline>",
                escaped(root),
                escaped(&link),
            ),
            iframe: format!(
                "<iframe src=\"{}\" title=\"{title}\" style=\"border:0;width:100%\" height=\"{}\" loading=\"lazy\"></iframe>",
                escaped(&self.frame_address(root)),
                self.pixels(),
            ),
            link,
        }
    }

    /// The path of the page about the same, relative to the root.
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
            // The query has the keys of the view already, the path has the language, and the height concerns the host.
            if *name == "theme" || (is_events && ["search", "limit"].contains(name)) {
                let separator = if query.is_empty() { "" } else { "&" };
                query.extend([separator, name, "=", value]);
            }
        }
        let separator = if query.is_empty() { "" } else { "?" };
        [root, &self.prefix, &path, separator, &query].concat()
    }

    /// The height of a plain frame: the chosen one if it is in pixels, else a default.
    fn pixels(&self) -> u32 {
        let [list, counter] = HEIGHTS;
        let chosen = self.height.strip_suffix("px").unwrap_or(&self.height).parse().ok();
        let is_small =
            matches!(&self.framed, Framed::Document { page, .. } if !matches!(page, Route::Event(_)));
        chosen.unwrap_or(if is_small { counter } else { list })
    }
}

/// The pasted view, in which chosen values replace those of the same key, and the first choice that is unknown. Only a card
/// keeps the event.
fn chosen_view(choices: &Choices, pasted: ViewState, data: &BuilderData) -> (ViewState, Option<Fault>) {
    let (mut state, mut fault) = (pasted, None);
    for (key, text) in &choices.view {
        let is_named = data.named(key.as_str()).next().is_some();
        let value = if is_named { named_by(data, *key, text).map(|(id, _)| id) } else { Some(text.as_str()) };
        if !value.is_some_and(|value| state.replace(*key, value)) {
            fault = fault.or(Some(Fault::Unknown(*key)));
        }
    }
    let event = state.event.take().filter(|_| choices.layout == Layout::Card);
    (ViewState { event, ..state.with_span(state.from, state.to) }, fault)
}

/// The value that a text names, as id and label: by its id, its whole label, or a part of one label only.
fn named_by<'a>(data: &'a BuilderData, key: UrlKey, text: &str) -> Option<(&'a str, &'a str)> {
    let named: Vec<_> = data.named(key.as_str()).collect();
    let text = text.trim().to_ascii_lowercase();
    let whole = named.iter().find(|(id, label)| *id == text || label.eq_ignore_ascii_case(&text));
    let mut parts = named.iter().filter(|(_, label)| label.to_ascii_lowercase().contains(&text));
    let part = parts.next().filter(|_| parts.next().is_none());
    whole.or(part).copied()
}

/// The title of the site, and the names that are chosen: a page may have several frames.
fn title(chosen: &[(UrlKey, String)], data: &BuilderData) -> String {
    let mut title = data.title.clone();
    for (key, text) in chosen {
        if let Some((_, label)) = named_by(data, *key, text) {
            title.extend([" – ", label]);
        }
    }
    title
}

/// The reason why a view has no card or counter; none if it has one, and for other layouts.
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

/// The chosen id of a facet. Several are joined by commas, which no id contains, so that they match nothing.
fn one_of(state: &ViewState, facet: Facet) -> Option<String> {
    let chosen = state.chosen(facet).collect::<Vec<_>>().join(",");
    Some(chosen).filter(|chosen| !chosen.is_empty())
}

/// The content of the frame, and the part of the view that it shows: a card or counter is about one event, one person,
/// one case or everybody, in this precedence.
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
