//! Text in several languages, by BCP 47 tag.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text by locale (`{"en": "…", "zh-Hant": "…"}`). Checked data always has the default locale of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<String, String>);

/// A text with its language, which may differ from the requested one: markup needs it for `lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// The text; empty if there is none in any language.
    pub text: &'a str,
    /// Its BCP 47 tag; empty without a text.
    pub lang: &'a str,
}

impl Localized {
    /// The text in `locale`, else in `default`, else in the first other language.
    pub fn text<'a>(&'a self, locale: &str, default: &str) -> Text<'a> {
        [locale, default]
            .iter()
            .find_map(|&tag| self.0.get_key_value(tag))
            .or_else(|| self.0.iter().next())
            .map_or(Text { text: "", lang: "" }, |(lang, text)| Text { text, lang })
    }

    /// All texts with their languages, sorted by tag.
    pub fn iter(&self) -> impl Iterator<Item = Text<'_>> {
        self.0.iter().map(|(lang, text)| Text { text, lang })
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Localized {
    fn from(texts: [(&str, &str); N]) -> Localized {
        Localized(texts.into_iter().map(|(lang, text)| (lang.to_owned(), text.to_owned())).collect())
    }
}
