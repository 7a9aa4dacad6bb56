//! Open Graph (<https://ogp.me/>) and Twitter properties. Addresses in them are whole or not there, as both require.

use super::{Preview, Previews};
use crate::card;
use crate::content::Page;
use crate::document::escape;
use std::fmt::Write;

impl Preview<'_> {
    /// The properties of the page.
    pub(super) fn write_properties(&self, html: &mut String) {
        let Previews { locales, locale, .. } = self.previews;
        let address = self.address();
        let mut property = |name: &str, content: &str| {
            let key = if name.starts_with("twitter:") { "name" } else { "property" };
            let _ = write!(html, "<meta {key}=\"{name}\" content=\"{}\">", escape(content));
        };
        property("og:type", self.open_graph_type());
        property("og:site_name", &self.site_name());
        property("og:title", self.heading);
        property("og:description", &self.description);
        property("og:locale", locale.text("preview.locale"));
        for other in locales.iter().filter(|other| other.tag != locale.tag) {
            property("og:locale:alternate", other.text("preview.locale"));
        }
        if let Some(address) = &address {
            property("og:url", address);
        }
        if let Page::Event(event) = self.content {
            property("article:section", &locale.label("category", event.category.as_str()));
            if let Some(updated) = event.updated {
                property("article:modified_time", &updated.unqualified());
            }
        }
        let image = self.card.and_then(|card| Some((card, self.addresses().absolute(&card.path)?)));
        let size = if image.is_some() { "summary_large_image" } else { "summary" };
        property("twitter:card", size);
        property("twitter:title", self.heading);
        property("twitter:description", &self.description);
        if let Some((card, address)) = image {
            property("og:image", &address);
            property("og:image:type", "image/png");
            property("og:image:width", &card::WIDTH.to_string());
            property("og:image:height", &card::HEIGHT.to_string());
            property("og:image:alt", &card.alt);
            property("twitter:image", &address);
            property("twitter:image:alt", &card.alt);
        }
    }

    fn open_graph_type(&self) -> &'static str {
        match self.content {
            Page::Event(_) => "article",
            Page::Person(_) => "profile",
            _ => "website",
        }
    }
}
