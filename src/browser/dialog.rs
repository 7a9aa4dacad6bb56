//! The `<dialog>` element.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// A dialog of the page, by its selector.
#[derive(Clone, Copy)]
pub struct Dialog(pub &'static str);

impl Dialog {
    fn element(self) -> Option<HtmlDialogElement> {
        dom::find(self.0)?.dyn_into().ok()
    }

    /// Opens it above the page, which is inert meanwhile.
    pub fn open(self) {
        if let Some(dialog) = self.element().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    }

    /// Closes it; focus goes back to where it was.
    pub fn close(self) {
        if let Some(dialog) = self.element().filter(HtmlDialogElement::open) {
            dialog.close();
        }
    }
}
