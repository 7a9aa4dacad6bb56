//! Draws cards, 1200×630 pixels.
//!
//! A card is first composed as an SVG whose text is outlines. The SVG follows from the words of the card and the fonts
//! alone, so its hash identifies the picture in the cache.

use crate::content::card::{CardImage, Wording};
use crate::content::local_model::LocalModel;
use crate::content::page::PageContent;
use crate::paths::{card_file, path_of};
use crate::publish::cards::cache::Cache;
use crate::publish::cards::typeface::{Fonts, MissingGlyph, Typefaces};
use crate::publish::cards::{composition, picture};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use vigil_app::url::route::Route;

/// The pages with a card of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Choice {
    /// None.
    #[default]
    None,
    /// The front page, years, cases, people, those in prison and numbers.
    Cases,
    /// Those, and every event.
    All,
}

impl Choice {
    /// Whether a page has a card of its own.
    pub(crate) fn has(self, route: &Route) -> bool {
        match route {
            Route::Event(_) => self == Choice::All,
            Route::People | Route::Cases | Route::About | Route::Data | Route::EmbedBuilder => false,
            _ => self != Choice::None && route.is_listed(),
        }
    }
}

/// Draws cards.
pub struct CardPainter {
    fonts: Fonts,
    cache: Option<Cache>,
    pub(crate) choice: Choice,
    drawn: AtomicUsize,
    written: AtomicUsize,
}

impl CardPainter {
    /// Finds the fonts, in a folder or else on the machine. `None` if no page has a card.
    pub fn open(
        choice: Choice,
        fonts: Option<&Path>,
        cache: Option<&Path>,
    ) -> anyhow::Result<Option<CardPainter>> {
        if choice == Choice::None {
            return Ok(None);
        }
        let (fonts, cache) = (Fonts::find(fonts)?, cache.map(Cache::open).transpose()?);
        let (drawn, written) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Ok(Some(CardPainter { fonts, cache, choice, drawn, written }))
    }

    /// The card of a page as documents name it; `None` if the page has none of its own.
    pub(crate) fn image(&self, local: &LocalModel<'_>, content: &PageContent) -> Option<CardImage> {
        let alt = || Wording::of(local, content).alt(local.locale);
        let has_own = self.choice.has(&content.route);
        has_own.then(|| CardImage { path: card_file(local.locale, &content.route), alt: alt() })
    }

    /// The typefaces of all fonts, read for one language.
    pub(crate) fn faces(&self) -> anyhow::Result<Typefaces<'_>> {
        self.fonts.faces()
    }

    /// Passes the card of a page to `write`, with its path; returns the letter that no font has instead, if there is one.
    pub(crate) fn paint(
        &self,
        faces: &Typefaces<'_>,
        local: &LocalModel<'_>,
        content: &PageContent,
        write: impl Fn(&str, &[u8]) -> anyhow::Result<()>,
    ) -> anyhow::Result<Option<MissingGlyph>> {
        let svg = match composition::compose(&Wording::of(local, content), faces) {
            Ok(svg) => svg,
            Err(missing) => {
                return Ok(Some(missing.on_page(&path_of(&local.locale.prefix, &content.route))));
            }
        };
        let (png, is_new) = self.png(&svg)?;
        self.drawn.fetch_add(usize::from(is_new), Ordering::Relaxed);
        self.written.fetch_add(1, Ordering::Relaxed);
        write(&card_file(local.locale, &content.route), &png)?;
        Ok(None)
    }

    /// The PNG of an SVG without texts, and whether it had to be drawn.
    pub(crate) fn png(&self, svg: &str) -> anyhow::Result<(Vec<u8>, bool)> {
        let mut is_new = false;
        let mut draw = || {
            is_new = true;
            picture::draw(svg)
        };
        let png = match &self.cache {
            Some(cache) => cache.find_or(svg, draw)?,
            None => draw()?,
        };
        Ok((png, is_new))
    }

    /// Removes pictures from the cache that this site does not use. Returns the number of cards, and how many of them had
    /// to be drawn.
    pub fn finish(&self) -> anyhow::Result<(usize, usize)> {
        if let Some(cache) = &self.cache {
            cache.prune()?;
        }
        Ok((self.written.load(Ordering::Relaxed), self.drawn.load(Ordering::Relaxed)))
    }
}
