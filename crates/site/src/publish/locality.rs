//! The shape of all steps of publication, and the site in one language that each of them gets.

use crate::content::card::CardImage;
use crate::content::contents::Contents;
use crate::content::local_model::LocalModel;
use crate::output::Output;
use crate::publish::edition::Edition;
use crate::publish::scope::Scope;
use crate::render::shell::Shell;
use vigil_app::url::route::Route;

/// One family of files.
pub(crate) trait Publish: Sync {
    /// Its name in messages: a plural noun.
    fn name(&self) -> &'static str;

    /// Writes the files, and returns how many of them are pages.
    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize>;
}

/// A site in one language.
pub(crate) struct Locality<'a> {
    /// The data.
    pub local: LocalModel<'a>,
    /// The contents of the pages.
    pub contents: &'a Contents<'a>,
    /// Writes documents.
    pub shell: &'a Shell<'a>,
    /// The edition.
    pub edition: &'a Edition,
    /// The choice of what is published.
    pub scope: Scope<'a>,
}

impl Locality<'_> {
    /// The card of a page: its own, else that of the front page; `None` if there are no cards.
    pub fn card_of(&self, route: &Route) -> Option<CardImage> {
        let painter = self.scope.painter?;
        let of = |route: &Route| painter.image(&self.local, &self.contents.of(route));
        of(route).or_else(|| of(&Route::Timeline))
    }
}
