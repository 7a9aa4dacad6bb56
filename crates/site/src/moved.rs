//! Former ids: a page at each old address that leads to the new one, and the table by
//! which the app reads addresses that name old ids.
//!
//! A page leads on at once and without a script, by a refresh; it names the new address as the canonical one and is not
//! listed for search engines. The embed of an event is written whole under its old ids too, because a refresh would lose
//! what the address of a frame asks for.

use crate::address::{Addresses, path_of};
use crate::bare_document::BareDocument;
use crate::document::{Shell, escape};
use crate::output::Output;
use crate::pages::Pages;
use rayon::prelude::*;
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::Moved;
use vigil_model::{CaseId, Dataset, EventId, PersonId};

/// The page of something today, and the page it had before.
pub struct Move {
    /// The page at the old address.
    pub old: Route,
    /// The page of today.
    pub new: Route,
}

/// Everything that moved: events, then people, then cases, each in the order of the data.
pub fn moves(dataset: &Dataset) -> Vec<Move> {
    let mut moves = Vec::new();
    for event in dataset.events() {
        let of = |old: &EventId| Move { old: Route::Event(old.clone()), new: Route::Event(event.id.clone()) };
        moves.extend(event.former_ids.iter().map(of));
    }
    for person in dataset.people() {
        let of =
            |old: &PersonId| Move { old: Route::Person(old.clone()), new: Route::Person(person.id.clone()) };
        moves.extend(person.former_ids.iter().map(of));
    }
    for case in dataset.cases() {
        let of = |old: &CaseId| Move { old: Route::Case(old.clone()), new: Route::Case(case.id.clone()) };
        moves.extend(case.former_ids.iter().map(of));
    }
    moves
}

/// What the app knows of it.
pub fn table(dataset: &Dataset) -> Vec<Moved> {
    let line = |Move { old, new }: Move| match (old, new) {
        (Route::Event(old), Route::Event(new)) => Some(format!("event {old} {new}")),
        (Route::Person(old), Route::Person(new)) => Some(format!("person {old} {new}")),
        (Route::Case(old), Route::Case(new)) => Some(format!("case {old} {new}")),
        _ => None,
    };
    moves(dataset).into_iter().filter_map(line).collect()
}

/// Writes the pages at old addresses, in one language.
pub struct MovedPages<'a> {
    /// The pages of today.
    pub pages: &'a Pages<'a>,
    /// The data.
    pub dataset: &'a Dataset,
    /// The language.
    pub locale: &'a Locale,
    /// What writes documents.
    pub shell: &'a Shell<'a>,
}

impl MovedPages<'_> {
    /// Writes them; their number.
    pub fn write(&self, moves: &[Move], output: &Output) -> anyhow::Result<usize> {
        moves.par_iter().try_for_each(|one| {
            let path = format!("{}index.html", path_of(&self.locale.prefix, &one.old));
            output.write(&path, self.document(&path, &one.new).as_bytes())
        })?;
        Ok(moves.len())
    }

    /// The page at an old address.
    fn document(&self, path: &str, new: &Route) -> String {
        let (_, heading, _) = self.pages.content(new);
        let to = path_of(&self.locale.prefix, new);
        let base_url = self.dataset.site().base_url.as_deref();
        let canonical = Addresses { base_url }.best(&to);
        let [title, text] = ["moved.title", "moved.text"].map(|key| escape(self.locale.text(key)));
        let (to, heading) = (escape(&to), escape(&heading));
        let document = BareDocument {
            lang: &self.locale.tag,
            marks: "data-moved",
            script_source: "'none'",
            path,
            first: "",
            is_framed: false,
            sheets: &[self.shell.style_sheet()],
            title: self.locale.text("moved.title"),
            last: &format!(
                "<meta http-equiv=\"refresh\" content=\"0; url={to}\"><link rel=\"canonical\" href=\"{}\">\
                 <meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">",
                escape(&canonical)
            ),
            body: &format!(
                "<main id=\"main\"><div class=\"masthead\"><h1>{title}</h1><p>{text}</p><p><a href=\"{to}\">{heading}</a></p></div></main>"
            ),
        };
        document.html()
    }
}
