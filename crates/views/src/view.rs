//! The interface between the module and its views.

use wasm_bindgen::JsValue;

/// A view on the page. Dropping it removes its listeners and observers.
pub(crate) trait View {
    /// Draws another input.
    ///
    /// # Errors
    ///
    /// A message for the console; the view is unchanged.
    fn update(&mut self, input: JsValue) -> Result<(), JsValue>;
}

/// An opened view, as each `open` function of a view returns it.
pub(crate) type Opening = Result<Box<dyn View>, JsValue>;
