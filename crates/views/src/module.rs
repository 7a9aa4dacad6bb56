//! The exports of the WebAssembly module.

use crate::host::ActCallback;
use crate::view::View;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// A view on the page, as the app holds it.
#[wasm_bindgen]
pub struct Opened(Box<dyn View>);

#[wasm_bindgen]
impl Opened {
    /// Draws another input of the same view.
    pub fn update(&mut self, input: JsValue) -> Result<(), JsValue> {
        self.0.update(input)
    }

    /// Ends the view: it listens to nothing more. The app removes the root.
    pub fn close(self) {}
}

/// Opens a view in an element that belongs to it until it is closed. The chart gets the frame that the app has drawn
/// (`src/timeline/views/chart_view.rs`); the map gets an element whose content it replaces.
///
/// `act` is called with each [`crate::act::Act`], after the event that caused it has been handled, and also within `open`
/// and `update`; it must not call the view. An error of `open` leaves no listener behind.
#[wasm_bindgen]
pub fn open(view: &str, root: HtmlElement, input: JsValue, act: js_sys::Function) -> Result<Opened, JsValue> {
    let callback = ActCallback::new(act);
    let made = match view {
        "chart" => crate::chart::open(&root, input, callback),
        "map" => crate::map::open(&root, input, callback),
        "held" => crate::held::open(&root, input),
        "inside" => crate::inside::open(&root, input),
        "lists" => crate::lists::open(&root, input),
        _ => Err(view.into()),
    };
    let opened = made.map(Opened)?;
    // Tests and user scripts wait for this attribute: from here on, the view reacts to the reader.
    let _ = root.set_attribute("data-open", "");
    Ok(opened)
}
