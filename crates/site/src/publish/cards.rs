//! The cards: the pictures that link previews show of pages, in the look of the site and the language of the page.

mod cache;
mod composition;
pub(crate) mod layout;
pub mod painter;
pub(crate) mod palette;
pub(crate) mod picture;
pub(crate) mod typeface;

use crate::output::Output;
use crate::publish::locality::{Locality, Publish};
use anyhow::bail;
use rayon::prelude::*;

/// The cards.
pub(crate) struct Cards;

impl Publish for Cards {
    fn name(&self) -> &'static str {
        "cards"
    }

    /// Fails with all letters that no font has, each with one page that needs it.
    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        let Some(painter) = of.scope.painter else { return Ok(0) };
        let faces = painter.faces()?;
        let drawn = of.contents.routes.par_iter().filter(|route| painter.choice.has(route)).map(|route| {
            let content = of.contents.of(route);
            painter.paint(&faces, &of.local, &content, |path, png| output.write(path, png))
        });
        let missing: Vec<_> = drawn.filter_map(Result::transpose).collect::<anyhow::Result<_>>()?;
        if !missing.is_empty() {
            let lines: String = missing.iter().map(|glyph| format!("\n  {glyph}")).collect();
            bail!(
                "{} cards have letters that no font has; put a font that has them into a folder and name it with \
                 --fonts:{lines}",
                missing.len()
            );
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests;
