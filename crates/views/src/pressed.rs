//! Views of markup that the page already has: they react to presses and typing, and draw no animation frames.

use crate::view::View;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

/// A view that events of its root change.
pub(crate) trait Pressed {
    /// Handles an event.
    fn take(&mut self, event: &Event);

    /// Shows another input. Views whose input is part of the page have none.
    fn update(&mut self, _input: JsValue) -> Result<(), JsValue> {
        Ok(())
    }
}

/// Such a view with its listeners, which are removed when it is dropped.
pub(crate) struct Listening {
    view: Rc<RefCell<dyn Pressed>>,
    root: HtmlElement,
    kinds: &'static [&'static str],
    on_event: Closure<dyn Fn(Event)>,
}

impl Listening {
    /// Sends the events of some kinds in the root to a view.
    pub(crate) fn open(
        root: &HtmlElement,
        kinds: &'static [&'static str],
        view: Rc<RefCell<dyn Pressed>>,
    ) -> Box<dyn View> {
        let pressed = Rc::clone(&view);
        let on_event = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // Ignore an event that the view causes itself: it is not an act of the reader.
            if let Ok(mut view) = pressed.try_borrow_mut() {
                view.take(&event);
            }
        });
        for kind in kinds {
            let _ = root.add_event_listener_with_callback(kind, on_event.as_ref().unchecked_ref());
        }
        Box::new(Listening { view, root: root.clone(), kinds, on_event })
    }
}

impl View for Listening {
    fn update(&mut self, input: JsValue) -> Result<(), JsValue> {
        self.view.try_borrow_mut().map_err(|_| JsValue::from("busy"))?.update(input)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        for kind in self.kinds {
            let _ =
                self.root.remove_event_listener_with_callback(kind, self.on_event.as_ref().unchecked_ref());
        }
    }
}
