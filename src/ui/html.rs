//! HTML of a leaf as the content of an element of a component.
//!
//! Bulk content (rows, facet values, bars) is text because of its size: the same parts as typed views cost 44 to 66 kB of
//! Brotli. `maud` has escaped the data in it.

use crate::browser::dom;
use leptos::tachys::html::element::{InnerHtml, InnerHtmlValue, inner_html};
use leptos::tachys::renderer::types::Element;

/// Dynamic content of an element. Hydration leaves the element as it is. Later the content is set only if it differs, and
/// the focus stays on the element with the same key, address or action.
#[derive(Clone)]
pub(crate) struct Html(pub String);

/// Static content of an element. Only the generator has it; hydration leaves the element as it is.
#[derive(Clone, Default)]
pub struct Kept(pub String);

/// Draws content.
// Boxed, so that all components share one copy of Leptos' code for attributes.
type Draw = Box<dyn FnMut() -> Html + Send>;

/// Dynamic content, redrawn when a signal that `draw` read has changed: `<div {..html(draw)}></div>`.
pub(crate) fn html(draw: impl Fn() -> String + Send + 'static) -> InnerHtml<Draw> {
    inner_html(Box::new(move || Html(draw())))
}

/// Static content: `<div {..kept(content)}></div>`.
pub(crate) fn kept(content: Kept) -> InnerHtml<Kept> {
    inner_html(content)
}

impl InnerHtmlValue for Html {
    type AsyncOutput = Html;
    type State = (Element, Html);
    type Cloneable = Html;
    type CloneableOwned = Html;

    fn html_len(&self) -> usize {
        self.0.len()
    }

    fn to_html(self, buf: &mut String) {
        buf.push_str(&self.0);
    }

    fn to_template(_: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) -> Self::State {
        if !FROM_SERVER {
            element.set_inner_html(&self.0);
        }
        (element.clone(), self)
    }

    fn build(self, element: &Element) -> Self::State {
        element.set_inner_html(&self.0);
        (element.clone(), self)
    }

    fn rebuild(self, (element, drawn): &mut Self::State) {
        if self.0 != drawn.0 {
            dom::replace_content(element, &self.0);
            *drawn = self;
        }
    }

    fn into_cloneable(self) -> Html {
        self
    }

    fn into_cloneable_owned(self) -> Html {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Html {
        self
    }
}

impl InnerHtmlValue for Kept {
    type AsyncOutput = Kept;
    type State = ();
    type Cloneable = Kept;
    type CloneableOwned = Kept;

    fn html_len(&self) -> usize {
        self.0.len()
    }

    fn to_html(self, buf: &mut String) {
        buf.push_str(&self.0);
    }

    fn to_template(_: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Element) {}

    fn build(self, element: &Element) {
        element.set_inner_html(&self.0);
    }

    fn rebuild(self, (): &mut ()) {}

    fn into_cloneable(self) -> Kept {
        self
    }

    fn into_cloneable_owned(self) -> Kept {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Kept {
        self
    }
}
