//! Cards: the picture a link preview shows of a page, 1200×630 pixels, in the site's look and the page's language.
//!
//! A card is first composed as an SVG whose text is outlines, then drawn. The SVG follows from the page's words and the
//! fonts alone, so its hash tells whether the picture is already there.

mod cache;
mod composition;
mod layout;
mod palette;
mod picture;
mod typeface;
mod wording;

use crate::address::path_of;
use crate::output::Output;
use crate::pages::Pages;
use crate::status_line::StatusLines;
use anyhow::bail;
pub use cache::Cache;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use typeface::Typefaces;
pub use typeface::{Fonts, MissingGlyph};
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use wording::Wording;

/// How wide a card is, in pixels.
pub const WIDTH: u32 = 1200;
/// How high a card is, in pixels.
pub const HEIGHT: u32 = 630;
/// The folder of the cards.
const FOLDER: &str = "cards";

/// Which pages get a card of their own.
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
    /// Whether the page of a route gets a card of its own.
    fn has(self, route: &Route) -> bool {
        match route {
            Route::Event(_) => self == Choice::All,
            Route::People | Route::Cases | Route::About | Route::Data | Route::EmbedBuilder => false,
            _ => self != Choice::None && route.is_listed(),
        }
    }
}

/// A card that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardImage {
    /// Its path below the site's root.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
}

/// Draws cards.
pub struct Studio {
    fonts: Fonts,
    cache: Option<Cache>,
    choice: Choice,
    drawn: AtomicUsize,
    kept: AtomicUsize,
}

/// The cards of one language, by the page they are of.
#[derive(Default)]
pub struct Cards {
    images: HashMap<Route, CardImage>,
}

impl Cards {
    /// The card of a page: its own, or the front page's where its kind has none.
    pub fn of(&self, route: &Route) -> Option<&CardImage> {
        self.images.get(route).or_else(|| self.images.get(&Route::Timeline))
    }
}

impl Studio {
    /// Finds the fonts, in a folder or on the machine.
    pub fn open(
        choice: Choice,
        fonts: Option<&Path>,
        cache: Option<&Path>,
    ) -> anyhow::Result<Option<Studio>> {
        if choice == Choice::None {
            return Ok(None);
        }
        let (fonts, cache) = (Fonts::find(fonts)?, cache.map(Cache::open).transpose()?);
        Ok(Some(Studio { fonts, cache, choice, drawn: AtomicUsize::new(0), kept: AtomicUsize::new(0) }))
    }

    /// Writes the cards of one language. Every letter that no font has is told in one error.
    pub fn write(
        &self,
        pages: &Pages<'_>,
        locale: &Locale,
        routes: &[Route],
        output: &Output,
    ) -> anyhow::Result<Cards> {
        let faces = self.fonts.faces()?;
        let chosen = routes.par_iter().filter(|route| self.choice.has(route));
        let drawn = chosen.map(|route| self.write_one(pages, &faces, locale, route, output));
        let mut images = HashMap::new();
        let mut missing = Vec::new();
        for one in drawn.collect::<anyhow::Result<Vec<_>>>()? {
            match one {
                Ok((route, image)) => drop(images.insert(route, image)),
                Err(glyph) => missing.push(glyph),
            }
        }
        if !missing.is_empty() {
            let lines: String = missing.iter().map(|glyph| format!("\n  {glyph}")).collect();
            bail!(
                "{} cards have letters that no font has; put a font that has them into a folder and name it with \
                 --fonts:{lines}",
                missing.len()
            );
        }
        Ok(Cards { images })
    }

    fn write_one(
        &self,
        pages: &Pages<'_>,
        faces: &Typefaces<'_>,
        locale: &Locale,
        route: &Route,
        output: &Output,
    ) -> anyhow::Result<Result<(Route, CardImage), MissingGlyph>> {
        let (content, heading, description) = pages.content(route);
        let mut wording = Wording::of(&content, [&heading, &description], pages.site_name(), locale);
        if let Some([label, measure]) = (StatusLines { pages, locale }).of_card(route) {
            (wording.label, wording.measure) = (label, measure);
        }
        let path = path_of(&locale.prefix, route);
        let svg = match composition::compose(&wording, faces) {
            Ok(svg) => svg,
            Err(missing) => return Ok(Err(missing.on_page(&path))),
        };
        let image = CardImage { path: card_path(locale, route, &path), alt: wording.alt(locale) };
        let draw = || {
            self.drawn.fetch_add(1, Ordering::Relaxed);
            picture::draw(&svg)
        };
        let png = match &self.cache {
            Some(cache) => cache.find_or(&svg, draw)?,
            None => draw()?,
        };
        self.kept.fetch_add(1, Ordering::Relaxed);
        output.write(&image.path, &png)?;
        Ok(Ok((route.clone(), image)))
    }

    /// Ends the work: the cache forgets what this site does not use. How many cards there are, and how many of them had
    /// to be drawn.
    pub fn finish(&self) -> anyhow::Result<(usize, usize)> {
        if let Some(cache) = &self.cache {
            cache.prune()?;
        }
        Ok((self.kept.load(Ordering::Relaxed), self.drawn.load(Ordering::Relaxed)))
    }
}

/// The file of a page's card.
fn card_path(locale: &Locale, route: &Route, path: &str) -> String {
    match route {
        Route::Timeline => format!("{FOLDER}/{}timeline.png", locale.prefix),
        _ => format!("{FOLDER}/{}.png", path.trim_end_matches('/')),
    }
}

#[cfg(test)]
mod tests;
