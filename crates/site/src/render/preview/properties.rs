//! Open Graph (<https://ogp.me/>) and Twitter properties. Their addresses are absolute or left out, as both require.

use crate::content::card;
use crate::content::page::Page;
use crate::render::preview::page_preview::Preview;
use maud::{Markup, html};

/// The properties of a page.
pub fn properties(preview: &Preview<'_>) -> Markup {
    html! {
        @for (name, content) in named(preview) {
            @if name.starts_with("twitter:") { meta name=(name) content=(content); }
            @else { meta property=(name) content=(content); }
        }
    }
}

/// The names of the properties, each with its content.
fn named(preview: &Preview<'_>) -> Vec<(&'static str, String)> {
    let (model, locale) = (preview.local.model, preview.local.locale);
    let heading = &preview.content.heading;
    let mut all = vec![
        ("og:type", open_graph_type(&preview.content.page).to_owned()),
        ("og:site_name", preview.local.site_name()),
        ("og:title", heading.clone()),
        ("og:description", preview.description.clone()),
        ("og:locale", locale.text("preview.locale").to_owned()),
    ];
    let others = model.locales.iter().filter(|other| other.tag != locale.tag);
    all.extend(others.map(|other| ("og:locale:alternate", other.text("preview.locale").to_owned())));
    all.extend(preview.address().map(|address| ("og:url", address)));
    if let Page::Event(event) = &preview.content.page {
        all.push(("article:section", locale.label("category", event.category.as_str())));
        all.extend(event.updated.map(|updated| ("article:modified_time", updated.unqualified())));
    }
    let image = preview.card.and_then(|card| Some((card, model.addresses.absolute(&card.path)?)));
    let size = if image.is_some() { "summary_large_image" } else { "summary" };
    all.extend([
        ("twitter:card", size.to_owned()),
        ("twitter:title", heading.clone()),
        ("twitter:description", preview.description.clone()),
    ]);
    if let Some((card, address)) = image {
        all.extend([
            ("og:image", address.clone()),
            ("og:image:type", "image/png".to_owned()),
            ("og:image:width", card::WIDTH.to_string()),
            ("og:image:height", card::HEIGHT.to_string()),
            ("og:image:alt", card.alt.clone()),
            ("twitter:image", address),
            ("twitter:image:alt", card.alt.clone()),
        ]);
    }
    all
}

fn open_graph_type(page: &Page) -> &'static str {
    match page {
        Page::Event(_) => "article",
        Page::Person(_) => "profile",
        _ => "website",
    }
}
