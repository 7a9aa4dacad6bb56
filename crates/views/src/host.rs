//! The connection of a view to the page: listeners, animation frames, sizes, and the callback to the app.

use crate::act::Act;
use js_sys::{Array, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent, MouseEvent, ResizeObserver, Window};

/// The window of the page.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// The place of a pointer event, in pixels from the left and the top of an element.
pub(crate) fn place_in(element: &Element, event: &MouseEvent) -> (f64, f64) {
    let area = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - area.left(), f64::from(event.client_y()) - area.top())
}

/// Whether a modifier is pressed that makes a key a shortcut of the browser or the system.
pub(crate) fn is_shortcut(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// The callback that sends messages to the app.
#[derive(Clone)]
pub(crate) struct ActCallback(js_sys::Function);

impl ActCallback {
    pub(crate) fn new(act: js_sys::Function) -> ActCallback {
        ActCallback(act)
    }

    /// Sends a message, in the default representation of `serde`. Ignores an error of the callback: the app reports it.
    pub(crate) fn send(&self, act: &Act) {
        let (name, value) = match act {
            Act::Point(None) => ("Point", JsValue::NULL),
            Act::Point(Some(doc)) => ("Point", JsValue::from(*doc)),
            Act::Span(from, to) => ("Span", Array::of2(&from.into(), &to.into()).into()),
        };
        let act = Object::new();
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&act, &name.into(), &value);
        let _ = self.0.call1(&JsValue::UNDEFINED, &act);
    }
}

/// Work that is done after the drawing is no longer borrowed, because the page may call the drawing during it.
pub(crate) enum After {
    /// A message to the app.
    Send(Act),
    /// A click on a link.
    Click(HtmlElement),
    /// A call of [`Surface::draw`] in the next animation frame.
    Frame,
}

/// A drawing that follows the page.
pub(crate) trait Surface {
    /// Handles an event of [`Page::listen`]; true to prevent the default action of the browser.
    fn take(&mut self, event: &Event) -> bool;
    /// Adapts to the new size of the element of [`Page::observe`], and to other colors.
    fn measure(&mut self);
    /// Draws.
    fn draw(&mut self);
    /// Takes the work that was collected since the last call.
    fn after(&mut self) -> Vec<After>;
}

/// A drawing with its listeners. Dropping it removes them.
pub(crate) struct Host<S: Surface> {
    surface: RefCell<S>,
    page: Page,
}

impl<S: Surface + 'static> Host<S> {
    /// A drawing without listeners.
    pub(crate) fn new(surface: S, callback: ActCallback) -> Rc<Host<S>> {
        // The callbacks refer to the host weakly: a strong reference would be a cycle and keep it alive for ever.
        Rc::new_cyclic(|weak: &Weak<Host<S>>| Host {
            surface: RefCell::new(surface),
            page: Page::new(weak.clone(), callback),
        })
    }

    /// The listeners of the drawing.
    pub(crate) fn page(&self) -> &Page {
        &self.page
    }

    /// Calls `run` with the drawing and then does the collected work. Does nothing while the drawing is borrowed: an event
    /// that the drawing causes itself, such as moving the focus, is not an act of the reader.
    pub(crate) fn with(&self, run: impl FnOnce(&mut S)) {
        let after = {
            let Ok(mut surface) = self.surface.try_borrow_mut() else { return };
            run(&mut surface);
            surface.after()
        };
        self.page.finish(after);
    }
}

/// A call from the page.
enum Call<'a> {
    Event(&'a Event),
    Frame,
    Size,
}

/// A host of any drawing. As a trait object, so that all drawings share one copy of the callbacks.
trait Called {
    fn call(&self, call: Call<'_>);
}

impl<S: Surface + 'static> Called for Host<S> {
    fn call(&self, call: Call<'_>) {
        self.with(|surface| match call {
            Call::Event(event) => {
                if surface.take(event) {
                    event.prevent_default();
                }
            }
            Call::Frame => surface.draw(),
            Call::Size => surface.measure(),
        });
    }
}

/// The listeners of a drawing.
pub(crate) struct Page {
    callback: ActCallback,
    on_event: Closure<dyn Fn(Event)>,
    on_frame: Closure<dyn Fn()>,
    on_size: Closure<dyn Fn()>,
    observer: RefCell<Option<ResizeObserver>>,
    pending_frame: Rc<Cell<Option<i32>>>,
    listened: RefCell<Vec<Listened>>,
}

/// A target that is listened to.
struct Listened {
    target: EventTarget,
    kind: &'static str,
    is_early: bool,
}

impl Page {
    fn new(host: Weak<dyn Called>, callback: ActCallback) -> Page {
        let pending_frame = Rc::<Cell<Option<i32>>>::default();
        let calls = |is_frame: bool| {
            let (host, pending_frame) = (host.clone(), pending_frame.clone());
            Closure::<dyn Fn()>::new(move || {
                if is_frame {
                    pending_frame.set(None);
                }
                if let Some(host) = host.upgrade() {
                    host.call(if is_frame { Call::Frame } else { Call::Size });
                }
            })
        };
        let (on_frame, on_size) = (calls(true), calls(false));
        let on_event = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if let Some(host) = host.upgrade() {
                host.call(Call::Event(&event));
            }
        });
        let (observer, listened) = (RefCell::default(), RefCell::default());
        Page { callback, on_event, on_frame, on_size, observer, pending_frame, listened }
    }

    /// Sends the events of some kinds to the drawing.
    pub(crate) fn listen(&self, target: &EventTarget, kinds: &[&'static str]) {
        self.add(target, kinds, false);
    }

    /// The same in the capture phase: before any element inside the target gets the event.
    pub(crate) fn listen_early(&self, target: &EventTarget, kinds: &[&'static str]) {
        self.add(target, kinds, true);
    }

    fn add(&self, target: &EventTarget, kinds: &[&'static str], is_early: bool) {
        let callback = self.on_event.as_ref().unchecked_ref();
        for kind in kinds {
            if target.add_event_listener_with_callback_and_bool(kind, callback, is_early).is_ok() {
                self.listened.borrow_mut().push(Listened { target: target.clone(), kind, is_early });
            }
        }
    }

    /// Calls [`Surface::measure`] with each change of an element's size.
    pub(crate) fn observe(&self, element: &Element) {
        let observer = ResizeObserver::new(self.on_size.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        *self.observer.borrow_mut() = observer;
    }

    fn finish(&self, after: Vec<After>) {
        for work in after {
            match work {
                After::Send(act) => self.callback.send(&act),
                After::Click(link) => link.click(),
                After::Frame => self.ask_frame(),
            }
        }
    }

    fn ask_frame(&self) {
        if let (None, Some(window)) = (self.pending_frame.get(), window()) {
            let asked = window.request_animation_frame(self.on_frame.as_ref().unchecked_ref());
            self.pending_frame.set(asked.ok());
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let callback = self.on_event.as_ref().unchecked_ref();
        for Listened { target, kind, is_early } in self.listened.take() {
            let _ = target.remove_event_listener_with_callback_and_bool(kind, callback, is_early);
        }
        if let Some(observer) = self.observer.take() {
            observer.disconnect();
        }
        if let (Some(pending), Some(window)) = (self.pending_frame.get(), window()) {
            let _ = window.cancel_animation_frame(pending);
        }
    }
}
