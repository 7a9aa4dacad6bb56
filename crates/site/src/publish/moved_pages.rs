//! The pages at former addresses.
//!
//! Each leads to the new address at once and without a script, by a refresh, and names it as the canonical one. Search
//! engines do not list it.

use crate::output::Output;
use crate::paths::{page_file, path_of};
use crate::publish::locality::{Locality, Publish};
use crate::render::bare_document::{BareDocument, Use};
use maud::html;
use rayon::prelude::*;
use vigil_app::url::route::Route;

/// The pages at former addresses.
pub struct MovedPages;

impl Publish for MovedPages {
    fn name(&self) -> &'static str {
        "pages at former addresses"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        if of.scope.lists_only {
            return Ok(0);
        }
        let moves = &of.local.model.moves;
        moves.par_iter().try_for_each(|moved| {
            let path = page_file(of.local.locale, &moved.old);
            output.write(&path, html(of, &path, &moved.new).as_bytes())
        })?;
        Ok(moves.len())
    }
}

/// The page at an old address.
fn html(of: &Locality<'_>, path: &str, new: &Route) -> String {
    let locale = of.local.locale;
    let to = path_of(&locale.prefix, new);
    let canonical = of.local.model.addresses.best(&to);
    let document = BareDocument {
        usage: Use::Moved(&to, &canonical),
        lang: &locale.tag,
        path,
        sheets: &[of.shell.app.name("style.css")],
        title: locale.text("moved.title"),
        body: html! {
            main id="main" {
                div.masthead {
                    h1 { (locale.text("moved.title")) }
                    p { (locale.text("moved.text")) }
                    p { a href=(to) { (of.contents.of(new).heading) } }
                }
            }
        },
    };
    document.html()
}
