//! The pages of the site.

use crate::output::Output;
use crate::paths::page_file;
use crate::publish::locality::{Locality, Publish};
use crate::render::site_page::site_page;
use rayon::prelude::*;

/// The pages.
pub struct Pages;

impl Publish for Pages {
    fn name(&self) -> &'static str {
        "pages"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        of.contents.routes.par_iter().try_for_each(|route| {
            let content = of.contents.of(route);
            let html = site_page(of.shell, &of.local, &content, of.card_of(route).as_ref())?;
            output.write(&page_file(of.local.locale, route), html.as_bytes())
        })?;
        Ok(of.contents.routes.len())
    }
}
