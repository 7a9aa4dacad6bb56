//! The fifth stage: every file of a site, in families that are each published by one step.

mod app_files;
pub mod archive;
pub mod cards;
mod citations;
mod counters;
pub mod edition;
mod edition_files;
mod event_embeds;
pub(crate) mod export;
mod feeds;
mod figures;
pub(crate) mod locality;
mod moved_pages;
mod oembed;
mod pages;
mod posters;
mod saved_copies;
pub(crate) mod schema;
pub mod scope;
mod single_files;
mod sitemap;

use crate::compile::site_model::SiteModel;
use crate::content::cite::citer::Citer;
use crate::content::contents::Contents;
use crate::content::local_model::LocalModel;
use crate::output::Output;
use crate::render::shell::Shell;
use crate::source::app_bundle::AppBundle;
use anyhow::Context;
use edition::Edition;
use locality::{Locality, Publish};
use scope::Scope;
use vigil_app::url::route::Route;

/// The steps of the site as a whole, which run with the default language.
const SITE_STEPS: [&dyn Publish; 3] =
    [&app_files::AppFiles, &edition_files::EditionFiles, &sitemap::Crawlers];

/// The steps of each language.
const STEPS: [&dyn Publish; 10] = [
    &pages::Pages,
    &cards::Cards,
    &figures::Figures,
    &oembed::OEmbeds,
    &event_embeds::EventEmbeds,
    &counters::Counters,
    &posters::Posters,
    &moved_pages::MovedPages,
    &feeds::Feeds,
    &citations::Citations,
];

/// Publishes a site, and returns the number of its pages.
pub fn publish(
    model: &SiteModel<'_>,
    app: &AppBundle,
    edition: &Edition,
    scope: Scope<'_>,
    output: &Output,
) -> anyhow::Result<usize> {
    let shell = Shell::new(app, &edition.id, model.locales, model.addresses.base_url);
    let shell = Shell { has_single_file: scope.single_file, ..shell };
    // First, because the page of the data lists the sizes and checksums of these files.
    let mut downloads =
        export::publish(model, scope.lists_only, output).context("cannot publish the downloads")?;
    let has_pictures = scope.painter.is_some_and(|painter| painter.choice.has(&Route::Numbers));
    downloads.has_pictures = has_pictures;
    if scope.single_file {
        let files = single_files::publish(model, &edition.id, output);
        downloads.single_files = files.context("cannot publish the site in one file")?;
    }
    let mut pages = 0;
    for locale in model.locales {
        let local = LocalModel::new(model, locale);
        let citer = Citer::new(local, &edition.id);
        let contents = Contents::new(local, &edition.manifest, &downloads, citer, scope.lists_only);
        let locality = Locality { local, contents: &contents, shell: &shell, edition, scope };
        let of_site = if locale.prefix.is_empty() { &SITE_STEPS[..] } else { &[] };
        for step in of_site.iter().chain(&STEPS) {
            let published = step.publish(&locality, output);
            pages += published.with_context(|| format!("cannot publish the {}", step.name()))?;
        }
    }
    saved_copies::publish(model, &edition.id, output).context("cannot publish the lists for saved copies")?;
    Ok(pages)
}
