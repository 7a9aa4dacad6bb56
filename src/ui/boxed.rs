//! Type-erased views. `AnyView` of Leptos instantiates every operation (building, hydration in two ways, rebuilding,
//! attributes) for each view: half of the WebAssembly of an app of this size. A view here is either hydrated, because it is
//! prerendered, or built, because it is opened later, so that only one operation is instantiated.

use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// A view of any type. It must be used as it was made: hydrated or built.
pub(crate) struct Boxed(Box<dyn Drawn>);

/// A prerendered view. Building it gives an empty view.
pub(crate) fn hydrated(view: impl RenderHtml + 'static) -> Boxed {
    Boxed(Box::new(Hydrated(view)))
}

/// A view that is never prerendered. Hydrating it gives an empty view.
pub(crate) fn built(view: impl RenderHtml + 'static) -> Boxed {
    Boxed(Box::new(Built(view)))
}

trait Drawn: Send {
    fn build(self: Box<Self>) -> Box<dyn Mountable>;
    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mountable>;
    fn write(self: Box<Self>, html: &mut String, position: &mut Position);
}

struct Hydrated<V>(V);

impl<V: RenderHtml + 'static> Drawn for Hydrated<V> {
    /// Never called: parts are hydrated.
    fn build(self: Box<Self>) -> Box<dyn Mountable> {
        Box::new(())
    }

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mountable> {
        Box::new(self.0.hydrate::<true>(cursor, position))
    }

    fn write(self: Box<Self>, html: &mut String, position: &mut Position) {
        write(self.0, html, position);
    }
}

struct Built<V>(V);

impl<V: RenderHtml + 'static> Drawn for Built<V> {
    fn build(self: Box<Self>) -> Box<dyn Mountable> {
        Box::new(self.0.build())
    }

    /// Never called: the view is not prerendered.
    fn hydrate(self: Box<Self>, _: &Cursor, _: &PositionState) -> Box<dyn Mountable> {
        Box::new(())
    }

    fn write(self: Box<Self>, html: &mut String, position: &mut Position) {
        write(self.0, html, position);
    }
}

#[cfg(feature = "ssr")]
fn write(view: impl RenderHtml, html: &mut String, position: &mut Position) {
    view.to_html_with_buf(html, position, true, false, Vec::new());
}

/// Writes nothing: only the generator writes HTML.
#[cfg(not(feature = "ssr"))]
fn write(_: impl RenderHtml, _: &mut String, _: &mut Position) {}

/// A mounted [`Boxed`].
pub(crate) struct BoxedState(Box<dyn Mountable>);

impl Mountable for BoxedState {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

impl Render for Boxed {
    type State = BoxedState;

    fn build(self) -> BoxedState {
        BoxedState(self.0.build())
    }

    fn rebuild(self, state: &mut BoxedState) {
        // Replaced, because the next view may be of another type.
        let mut next = Render::build(self);
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

impl AddAnyAttr for Boxed {
    type Output<NewAttr: Attribute> = Boxed;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Boxed {
        self
    }
}

impl RenderHtml for Boxed {
    type AsyncOutput = Boxed;
    type Owned = Boxed;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Boxed {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        self.0.write(buf, position);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> BoxedState {
        BoxedState(self.0.hydrate(cursor, position))
    }

    fn into_owned(self) -> Boxed {
        self
    }
}
