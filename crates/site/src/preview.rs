//! What other programs read of a page before or instead of its text: title, description, addresses, Open Graph and
//! Twitter properties for link previews, and schema.org data for search engines.

mod properties;
mod structured;
mod structured_data;

use crate::address::{Addresses, default_of, path_of};
use crate::card::CardImage;
use crate::content::Page;
use crate::document::escape;
use crate::names::Names;
use crate::oembed;
use std::fmt::Write;
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use vigil_model::Dataset;

/// The most characters of a description; whoever shows one cuts it far earlier.
const DESCRIPTION: usize = 300;

/// What previews of all pages of one language have in common.
#[derive(Clone, Copy)]
pub struct Previews<'a> {
    /// The data.
    pub dataset: &'a Dataset,
    /// The site's languages.
    pub locales: &'a [Locale],
    /// The language of the pages.
    pub locale: &'a Locale,
}

/// The preview of one page.
pub struct Preview<'a> {
    previews: Previews<'a>,
    /// The page's route.
    pub route: &'a Route,
    /// The page's content.
    pub content: &'a Page,
    /// The title alone, without the site's name.
    pub heading: &'a str,
    /// The title of the document.
    pub title: &'a str,
    /// A sentence or two about the page.
    pub description: String,
    /// The picture of the page, where one was drawn.
    pub card: Option<&'a CardImage>,
}

impl<'a> Previews<'a> {
    /// The preview of a page.
    pub fn of(
        self,
        route: &'a Route,
        content: &'a Page,
        [heading, title, description]: [&'a str; 3],
        card: Option<&'a CardImage>,
    ) -> Preview<'a> {
        let description = match content {
            Page::Event(event) => {
                let date = self.locale.span(event.date, event.end);
                self.locale.fill("preview.event", &[("date", &date), ("summary", description)])
            }
            _ => description.to_owned(),
        };
        Preview {
            previews: self,
            route,
            content,
            heading,
            title,
            description: shorten(&description, DESCRIPTION),
            card,
        }
    }
}

impl Preview<'_> {
    /// All of it, as it stands in the document's head.
    pub fn head(&self) -> String {
        let mut html = format!("<title>{}</title>", escape(self.title));
        let _ = write!(html, "<meta name=\"description\" content=\"{}\">", escape(&self.description));
        if !self.route.is_listed() {
            html.push_str("<meta name=\"robots\" content=\"noindex\">");
            return html;
        }
        self.write_addresses(&mut html);
        self.write_properties(&mut html);
        let data = self.structured().to_string().replace('<', "\\u003c");
        let _ = write!(html, "<script type=\"application/ld+json\">{data}</script>");
        html
    }

    /// The page's own address and those of its translations, which are whole or not there.
    fn write_addresses(&self, html: &mut String) {
        let Some(canonical) = self.address() else { return };
        let _ = write!(html, "<link rel=\"canonical\" href=\"{}\">", escape(&canonical));
        let Previews { locales, locale, .. } = self.previews;
        let embedding = oembed::file_of(locale, self.route);
        if let Some(address) = embedding.and_then(|file| self.addresses().absolute(&file)) {
            let _ = write!(
                html,
                "<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{}\">",
                oembed::MEDIA_TYPE,
                escape(self.heading),
                escape(&address)
            );
        }
        let default = default_of(locales).map(|locale| ("x-default", locale));
        for (language, locale) in locales.iter().map(|locale| (locale.tag.as_str(), locale)).chain(default) {
            let path = path_of(&locale.prefix, self.route);
            if let Some(address) = self.addresses().absolute(&path) {
                let address = escape(&address);
                let _ = write!(html, "<link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\">");
            }
        }
    }

    fn addresses(&self) -> Addresses<'_> {
        Addresses { base_url: self.previews.dataset.site().base_url.as_deref() }
    }

    /// The whole address of the page, if the site knows its own.
    fn address(&self) -> Option<String> {
        self.addresses().absolute(&path_of(&self.previews.locale.prefix, self.route))
    }

    /// The address of a page in the same language, whole where it can be.
    fn best(&self, route: &Route) -> String {
        self.addresses().best(&path_of(&self.previews.locale.prefix, route))
    }

    fn names(&self) -> Names<'_> {
        Names::new(self.previews.dataset, &self.previews.locale.tag)
    }

    /// The site's short name.
    fn site_name(&self) -> String {
        self.names().text(&self.previews.dataset.site().name).text
    }
}

/// A text of at most so many characters: cut behind a word or a Han character, with an ellipsis.
pub fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let kept = text.get(..end).unwrap_or_default();
    let is_break = |letter: char| letter.is_whitespace() || !letter.is_ascii();
    let cut = match kept.rfind(is_break) {
        // A single word longer than all there is room for is cut where the room ends.
        Some(at) if at > 0 => {
            let letter = kept.get(at..).and_then(|rest| rest.chars().next());
            at + letter.filter(|letter| !letter.is_whitespace()).map_or(0, char::len_utf8)
        }
        _ => kept.len(),
    };
    format!("{}…", kept.get(..cut).unwrap_or_default().trim_end_matches([' ', ',', '，', '、', '。', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_behind_a_word() {
        assert_eq!(shorten("Candles were lit.", 40), "Candles were lit.");
        assert_eq!(shorten("Candles were lit, and more", 20), "Candles were lit…");
        assert_eq!(shorten("燭光悼念六四", 3), "燭光悼…");
        assert_eq!(shorten("abcdefgh", 3), "abc…");
        assert_eq!(shorten("", 3), "");
    }
}
