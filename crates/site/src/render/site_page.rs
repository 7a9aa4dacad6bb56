//! A page of the site: template, then the frame by the app's own component, then the document.

use crate::content::card::CardImage;
use crate::content::local_model::LocalModel;
use crate::content::page::{Page, PageContent};
use crate::paths::path_of;
use crate::render::document::Document;
use crate::render::page::page;
use crate::render::part::footer::{Imprint, footer};
use crate::render::part::header::header;
use crate::render::prerender::prerender;
use crate::render::preview::page_preview::Preview;
use crate::render::shell::Shell;
use crate::render::view_data::view_data;
use vigil_app::data::page_data::{LocaleData, SiteData};
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::href;
use vigil_app::{LoadedPage, PageData, Route, ViewState};
use vigil_model::EventDate;

/// The document of a page. Fails only if its data cannot be written as JSON.
pub fn site_page(
    shell: &Shell<'_>,
    local: &LocalModel<'_>,
    content: &PageContent,
    card: Option<&CardImage>,
) -> anyhow::Result<String> {
    let (locale, route) = (local.locale, &content.route);
    let site = site_data(local);
    let state = ViewState::default();
    let setting = Setting { locale, site: &site, route, state: &state };
    let view_data = view_data(locale, &content.page)?.into_string();
    let html = page(&setting, content, shell.app).into_string() + &view_data;
    let address = local.model.addresses.absolute(&path_of(&locale.prefix, route));
    let foot = footer(&setting, shell.edition, &Imprint { as_of: site.as_of, address });
    let frame = [header(&setting).into_string(), foot.into_string()];
    let title = match route {
        Route::Timeline => format!("{} · {}", site.name, content.heading),
        _ => locale.fill("document.title", &[("title", &content.heading), ("site", &site.name)]),
    };
    let page = PageData {
        build: shell.edition.to_owned(),
        path: href(&locale.prefix, route, &state),
        title,
        site,
        ..page_data(&content.page)
    };
    let body = prerender(LoadedPage::new(page.clone(), html, frame), locale, route);
    let preview = Preview::new(local, content, &page.title, card);
    Ok(Document { page: &page, preview: &preview, body: &body }.html(shell))
}

/// The data that a page has for the app because of its kind.
fn page_data(page: &Page) -> PageData {
    let timeline = match page {
        Page::Timeline(data, _) | Page::Embed(data) => Some(data.clone()),
        _ => None,
    };
    let doc = match page {
        Page::Event(event) => event.doc(),
        _ => None,
    };
    let builder = match page {
        Page::EmbedBuilder(data) => Some(data.clone()),
        _ => None,
    };
    PageData { timeline, doc, builder, ..PageData::default() }
}

/// The site as every page has it.
fn site_data(local: &LocalModel<'_>) -> SiteData {
    let site = local.model.dataset.site();
    let name = |other: &Locale| LocaleData {
        tag: other.tag.clone(),
        prefix: other.prefix.clone(),
        name: other.text("language.name").to_owned(),
    };
    let has_events = !local.model.dataset.events().is_empty();
    SiteData {
        root: site.base_url.clone(),
        name: site.name.text(&local.locale.tag, &site.default_locale).text.to_owned(),
        as_of: EventDate::from_day(local.as_of()).ok().filter(|_| has_events),
        corrections: site.corrections.clone(),
        locales: local.model.locales.iter().map(name).collect(),
        private_search: site.private_search,
    }
}
