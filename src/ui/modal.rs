//! Modal dialogs that are open while a signal says so.

use super::effect;
use crate::browser::dom;
use leptos::html::Dialog;
use leptos::prelude::*;

/// Opens and closes a modal dialog with `is_open`. While it is open, `mark` is an attribute of `<html>`, and keeps the page behind
/// it in place (`style/component/dialog.css`).
pub(crate) fn modal(dialog: NodeRef<Dialog>, mark: &'static str, is_open: Box<dyn Fn() -> bool>) {
    effect(move || {
        let is_open = is_open();
        let Some(dialog) = dialog.get() else { return };
        if is_open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !is_open && dialog.open() {
            dialog.close();
        }
        dom::mark_root(mark, is_open);
        // Also when the page is left with the dialog open.
        on_cleanup(move || dom::mark_root(mark, false));
    });
}
