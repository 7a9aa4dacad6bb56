//! Modal dialogs that are open while a signal says so.

use super::effect;
use crate::browser::dom;
use leptos::html::Dialog;
use leptos::prelude::*;

/// Opens and closes a modal dialog with `is_open`. While it is open, `data-modal` on `<html>` keeps the page behind it in place.
pub(crate) fn modal(dialog: NodeRef<Dialog>, is_open: Signal<bool>) {
    // Only what this dialog has marked is unmarked by it.
    let marked = StoredValue::new(false);
    let mark = move |is_open: bool| {
        if marked.try_get_value() == Some(!is_open) {
            marked.set_value(is_open);
            dom::mark_root("data-modal", is_open);
        }
    };
    effect(move || {
        let is_open = is_open.get();
        let Some(dialog) = dialog.get() else { return };
        if is_open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !is_open && dialog.open() {
            dialog.close();
        }
        mark(is_open);
    });
    on_cleanup(move || mark(false));
}
