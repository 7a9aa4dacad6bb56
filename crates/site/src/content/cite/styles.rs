//! Citations in the styles of CSL (<https://citationstyles.org>), with the rules in the citation library.

use crate::content::cite::citation::{Citation, Phrase};
use crate::content::cite::formats;
use crate::content::cite::work::Work;
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::json::Item as CslWork;
use hayagriva::citationberg::{FontStyle, IndependentStyle, Locale as CslLocale, LocaleCode, Style};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem as Cited, CitationRequest, ElemChild, ElemChildren,
};

/// The styles, by the last part of their message's key.
const STYLES: [(&str, ArchivedStyle); 3] = [
    ("apa", ArchivedStyle::AmericanPsychologicalAssociation),
    ("mla", ArchivedStyle::ModernLanguageAssociation),
    ("chicago", ArchivedStyle::ChicagoNotes),
];

/// Styles and the words of languages, read.
pub struct Styles {
    styles: Vec<(&'static str, IndependentStyle)>,
    locales: Vec<CslLocale>,
}

impl Styles {
    /// Reads them; `tags` are the site's languages.
    pub fn read<'a>(tags: impl Iterator<Item = &'a str>) -> Styles {
        let wanted: Vec<&str> = tags.map(csl_language).chain(["en-US"]).collect();
        let read = |(name, style): (&'static str, ArchivedStyle)| match style.get() {
            Style::Independent(style) => Some((name, style)),
            Style::Dependent(_) => None,
        };
        let mut locales = locales();
        locales.retain(|locale| locale.lang.as_ref().is_some_and(|code| wanted.contains(&code.0.as_str())));
        Styles { styles: STYLES.into_iter().filter_map(read).collect(), locales }
    }

    /// A work in each style.
    pub fn cite(&self, work: &Work, tag: &str) -> Vec<Citation> {
        let Ok(described) = serde_json::from_value::<CslWork>(formats::csl(work)) else { return Vec::new() };
        let cite = |(name, style): &(&'static str, IndependentStyle)| {
            let phrases = self.phrases(style, &described, tag)?;
            Some(Citation { style: name, phrases })
        };
        self.styles.iter().filter_map(cite).collect()
    }

    fn phrases(&self, style: &IndependentStyle, work: &CslWork, tag: &str) -> Option<Vec<Phrase>> {
        let language = LocaleCode(csl_language(tag).to_owned());
        // A driver for each work: in one driver the years of two works would become "2021a" and "2021b".
        let mut driver = BibliographyDriver::new();
        let locale = Some(language.clone());
        driver.citation(CitationRequest::new(
            vec![Cited::with_entry(work)],
            style,
            locale,
            &self.locales,
            None,
        ));
        let rendered = driver.finish(BibliographyRequest::new(style, Some(language), &self.locales));
        let first = rendered.bibliography?.items.into_iter().next()?;
        let mut phrases = Vec::new();
        collect(&first.content, &mut phrases);
        Some(phrases)
    }
}

/// The language of CSL's words for one of ours.
fn csl_language(tag: &str) -> &str {
    match tag {
        "en" => "en-US",
        "zh-Hant" | "zh-HK" => "zh-TW",
        "zh-Hans" | "zh" => "zh-CN",
        _ => tag,
    }
}

/// The text of a citation, neighbors of one kind joined.
fn collect(children: &ElemChildren, phrases: &mut Vec<Phrase>) {
    for child in &children.0 {
        let (text, style) = match child {
            ElemChild::Elem(part) => {
                collect(&part.children, phrases);
                continue;
            }
            ElemChild::Text(text) | ElemChild::Link { text, .. } => (&text.text, text.formatting.font_style),
            ElemChild::Markup(text) => (text, FontStyle::Normal),
            ElemChild::Transparent { .. } => continue,
        };
        let is_italic = style == FontStyle::Italic;
        match phrases.last_mut() {
            Some(last) if last.is_italic == is_italic => last.text.push_str(text),
            _ => phrases.push(Phrase { text: text.clone(), is_italic }),
        }
    }
}
