//! The interactive parts of pages: the table from the name of a part to its component.
//!
//! A page has an element with `data-part="NAME"` for each. The generator fills it with the component's HTML, the app
//! hydrates it; everything around it is static.

use crate::builder::EmbedBuilder;
use crate::data::page_data::LoadedPage;
use crate::header::{Credit, Languages, SkipLinks};
use crate::session::Session;
use crate::timeline::answers::Answers;
use crate::timeline::event::pair::Pair;
use crate::timeline::search::SearchBox;
use crate::timeline::span::{Histogram, SpanForm};
use crate::timeline::{EmbedView, Frame, Timeline};
use crate::ui::{Boxed, hydrated};
use leptos::prelude::*;

/// A part of a page; `view` has its component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The links past the header.
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
    /// The link from an embed to the site.
    Credit,
    /// The events before and after an event.
    Pair,
    /// The builder of embeds.
    Builder,
}

impl Part {
    /// Every part. A part that is missing here is not hydrated, without an error.
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

    /// The inverse of [`Part::name`].
    pub(crate) fn from_name(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// The component of a part; none if the page lacks the data that the part needs.
fn view(part: Part, session: Session, answers: Option<Answers>, frame: Frame) -> Option<Boxed> {
    Some(match part {
        Part::Skip => hydrated(view! { <SkipLinks session /> }),
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
    /// The parts of the current page; dropping a handle unmounts its part.
    static MOUNTED: std::cell::RefCell<Mounted> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Hydrates the parts of a page and unmounts those of the page before.
#[cfg(feature = "hydrate")]
pub(crate) fn hydrate_parts(
    session: Session,
    page: &LoadedPage,
    frames: &[&crate::browser::dom::HtmlElement],
) {
    use crate::browser::dom;
    let begun =
        page.timeline.clone().map(|data| crate::timeline::first_view::start_with_everything(session, data));
    let answers = begun.as_ref().map(|(answers, _)| *answers);
    if page.timeline.is_none() && page.data.doc.is_none() {
        // Neither the timeline nor an event: the reader has left the list that event pages link along.
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
    // Not in an arena of Leptos: dropping a part disposes of its signals, which locks the arena.
    MOUNTED.set(mounted);
    // Only now: the parts were prerendered for the view of everything, and hydration must find them so.
    if let Some((_, wanted)) = begun {
        session.location.set(wanted);
    }
}

/// Does nothing: the generator draws parts and never hydrates them.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn hydrate_parts(_: Session, _: &LoadedPage, _: &[&crate::browser::dom::HtmlElement]) {}

/// A part as HTML, for the generator. `page` contains the data that the part needs, `frame` the static markup inside it.
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
        let data = PageData { site: setting.site.clone(), ..page };
        let loaded = LoadedPage::new(data, String::new(), Default::default());
        let timeline = loaded.timeline.clone();
        let session = Session::new(setting.locale.clone(), loaded, setting.route.clone());
        session.location.update(|location| location.state = setting.state.clone());
        let answers = timeline.map(|data| Answers::new(session, data, FIRST_ROWS));
        view(part, session, answers, frame).map(RenderHtml::to_html).unwrap_or_default()
    });
    owner.cleanup();
    // Leptos ends a list with `<!>`, which parsers accept but the grammar of HTML does not allow.
    html.replace("<!>", "<!---->")
}
