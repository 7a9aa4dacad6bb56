//! The parts of pages that are components: the table of their names, drawn by the generator and hydrated by the app.
//!
//! A page marks the place of a part with `data-part`. The generator fills it with the component's HTML, the app brings
//! that to life; all around it is static.

use crate::builder::EmbedBuilder;
use crate::data::page_data::LoadedPage;
use crate::header::{Credit, Languages, SkipLink};
use crate::session::Session;
use crate::timeline::answers::Answers;
use crate::timeline::event::pair::Pair;
use crate::timeline::search::SearchBox;
use crate::timeline::span::{Histogram, SpanForm};
use crate::timeline::{EmbedView, Frame, Timeline};
use crate::ui::{Boxed, hydrated};
use leptos::prelude::*;

/// A part of a page. Each is drawn by `view`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The link past the header.
    Skip,
    /// The links to the same page in other languages.
    Languages,
    /// The search form.
    Search,
    /// The histogram with its date fields.
    Span,
    /// Facets and results.
    Timeline,
    /// The view that other sites show in a frame.
    Embed,
    /// The way from an embed to the site.
    Credit,
    /// The events before and after an event.
    Pair,
    /// The builder of embeds.
    Builder,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 9] = [
        Part::Skip,
        Part::Languages,
        Part::Search,
        Part::Span,
        Part::Timeline,
        Part::Embed,
        Part::Credit,
        Part::Pair,
        Part::Builder,
    ];

    /// The value of `data-part`.
    pub fn name(self) -> &'static str {
        match self {
            Part::Skip => "skip",
            Part::Languages => "languages",
            Part::Search => "search",
            Part::Span => "span",
            Part::Timeline => "timeline",
            Part::Embed => "embed",
            Part::Credit => "credit",
            Part::Pair => "pair",
            Part::Builder => "builder",
        }
    }

    /// The part with this name.
    pub fn from_name(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// The component of a part; none if the page has no data for it.
fn view(part: Part, session: Session, answers: Option<Answers>, frame: Frame) -> Option<Boxed> {
    Some(match part {
        Part::Skip => hydrated(view! { <SkipLink session /> }),
        Part::Languages => hydrated(view! { <Languages session /> }),
        Part::Search => hydrated(view! { <SearchBox session /> }),
        Part::Span => {
            let answers = answers?;
            hydrated(view! { <Histogram answers /> <SpanForm answers /> })
        }
        Part::Timeline => hydrated(view! { <Timeline answers=answers? frame /> }),
        Part::Embed => hydrated(view! { <EmbedView answers=answers? frame /> }),
        Part::Credit => hydrated(view! { <Credit session /> }),
        Part::Pair => hydrated(view! { <Pair session kept=frame.rows /> }),
        Part::Builder => {
            let data = session.page.with_untracked(|page| page.data.builder.clone())?;
            hydrated(view! { <EmbedBuilder session data /> })
        }
    })
}

#[cfg(feature = "hydrate")]
type Mounted = Vec<leptos::mount::UnmountHandle<<Option<Boxed> as Render>::State>>;

#[cfg(feature = "hydrate")]
thread_local! {
    /// The parts of the page on screen.
    static MOUNTED: std::cell::RefCell<Mounted> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Hydrates the parts of a page, each in its place. They live until the next page takes this one's place.
#[cfg(feature = "hydrate")]
pub(crate) fn hydrate_parts(
    session: Session,
    page: &LoadedPage,
    frames: &[&crate::browser::dom::HtmlElement],
) {
    use crate::browser::dom;
    let begun = page.timeline.clone().map(|data| crate::timeline::begin::begin(session, data));
    let answers = begun.as_ref().map(|(answers, _)| *answers);
    if page.timeline.is_none() && page.data.doc.is_none() {
        session.listed.set_value(None);
    }
    let mut mounted = Vec::new();
    let places = frames.iter().flat_map(|frame| dom::marked_in(frame, "data-part"));
    for (name, place) in places {
        let Some(part) = Part::from_name(&name) else { continue };
        let draw: Box<dyn FnOnce() -> Option<Boxed>> =
            Box::new(move || view(part, session, answers, Frame::default()));
        mounted.push(leptos::mount::hydrate_from(place, draw));
    }
    // Not in an arena: to drop a mounted part is to dispose of signals, which lock it.
    MOUNTED.set(mounted);
    // Hydrated as the view of everything, which the page came as; then the reader's view enters.
    if let Some((_, wanted)) = begun {
        session.location.set(wanted);
    }
}

/// Nothing is hydrated where nothing runs.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn hydrate_parts(_: Session, _: &LoadedPage, _: &[&crate::browser::dom::HtmlElement]) {}

/// A part as HTML, for the generator. `page` holds the data that the part needs, `frame` the static markup inside it.
#[cfg(feature = "ssr")]
pub fn prerender(
    part: Part,
    setting: &crate::setting::Setting<'_>,
    page: crate::data::page_data::PageData,
    frame: Frame,
) -> String {
    use crate::data::page_data::PageData;
    use crate::timeline::answer::FIRST_ROWS;
    let owner = Owner::new();
    let html = owner.with(|| {
        let page = PageData { site: setting.site.clone(), ..page };
        let page = LoadedPage::new(page, String::new(), Default::default());
        let data = page.timeline.clone();
        let session = Session::new(setting.locale.clone(), page, setting.route.clone());
        session.location.update(|location| location.state = setting.state.clone());
        let answers = data.map(|data| Answers::new(session, data, FIRST_ROWS));
        view(part, session, answers, frame).map(RenderHtml::to_html).unwrap_or_default()
    });
    owner.cleanup();
    // Leptos ends a list with a comment that the grammar of HTML does not allow, though every parser reads it.
    html.replace("<!>", "<!---->")
}
