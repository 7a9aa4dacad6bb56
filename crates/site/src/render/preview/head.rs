//! The part of a document's head that other programs read.

use crate::paths::{default_of, oembed_file, path_of};
use crate::render::preview::page_preview::Preview;
use crate::render::preview::properties::properties;
use maud::{Markup, PreEscaped, html};

/// The media type of oEmbed files.
const OEMBED: &str = "application/json+oembed";

/// The metadata of a page. Pages that are not listed have only a title, a description and a request not to list them.
pub fn head(preview: &Preview<'_>) -> Markup {
    html! {
        title { (preview.title) }
        meta name="description" content=(preview.description);
        @if preview.content.route.is_listed() {
            (addresses(preview))
            (properties(preview))
            // A `<` could end the element.
            @let data = preview.structured().to_string().replace('<', "\\u003c");
            script type="application/ld+json" { (PreEscaped(data)) }
        } @else {
            meta name="robots" content="noindex";
        }
    }
}

/// The addresses of the page, of its oEmbed file and of its translations; nothing if the site does not know its own.
fn addresses(preview: &Preview<'_>) -> Markup {
    let (model, route) = (preview.local.model, &preview.content.route);
    let absolute = |path: &str| model.addresses.absolute(path);
    let oembed = oembed_file(preview.local.locale, route).and_then(|file| absolute(&file));
    let default = default_of(model.locales).map(|locale| ("x-default", locale));
    let languages = model.locales.iter().map(|locale| (locale.tag.as_str(), locale)).chain(default);
    html! {
        @if let Some(canonical) = preview.address() {
            link rel="canonical" href=(canonical);
            @if let Some(address) = oembed {
                link rel="alternate" type=(OEMBED) title=(preview.content.heading) href=(address);
            }
            @for (language, locale) in languages {
                @if let Some(address) = absolute(&path_of(&locale.prefix, route)) {
                    link rel="alternate" hreflang=(language) href=(address);
                }
            }
        }
    }
}
