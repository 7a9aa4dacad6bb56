//! The elements of the map around its panels: the stage and its buttons.

use super::file::File;
use crate::gesture::Zoom;
use crate::host::window;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, EventTarget, HtmlButtonElement, HtmlElement};

/// The zooms of the buttons, in their order.
const ZOOMS: [Zoom; 3] = [Zoom::In, Zoom::Out, Zoom::All];

/// The stage with its buttons.
pub(super) struct Frame {
    document: Document,
    stage: HtmlElement,
    buttons: [HtmlButtonElement; 3],
}

impl Frame {
    /// Fills a stage with its buttons.
    pub(super) fn new(stage: &HtmlElement, file: &File) -> Option<Frame> {
        let document = window()?.document()?;
        stage.set_text_content(None);
        set(stage, "role", "group");
        set(stage, "aria-label", &file.word("label"));
        let tools = document.create_element("div").ok()?;
        tools.set_class_name("map-tools");
        stage.append_child(&tools).ok()?;
        // Without a text of its own, the text of a button is its name.
        let button = |action, text: &str| {
            let label = file.word(action);
            let text = if text.is_empty() { &label } else { text };
            let button: HtmlButtonElement = document.create_element("button").ok()?.unchecked_into();
            button.set_class_name("button");
            button.set_text_content(Some(text));
            for (name, value) in [
                ("type", "button"),
                ("data-map-action", action),
                ("title", label.as_str()),
                ("aria-label", &label),
            ] {
                set(&button, name, value);
            }
            tools.append_child(&button).ok()?;
            Some(button)
        };
        let buttons = [button("closer", "+")?, button("farther", "−")?, button("whole", "")?];
        Some(Frame { stage: stage.clone(), buttons, document })
    }

    /// Adds the name of the inset, which CSS puts into the corner of the panel before it.
    pub(super) fn name_inset(&self, name: &str) -> Option<()> {
        let label = self.document.create_element("p").ok()?;
        label.set_class_name("inset-name");
        label.set_text_content(Some(name));
        self.stage.append_child(&label).ok().map(|_| ())
    }

    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    pub(super) fn stage(&self) -> &HtmlElement {
        &self.stage
    }

    pub(super) fn buttons(&self) -> &[HtmlButtonElement] {
        &self.buttons
    }

    /// The zoom of a button.
    pub(super) fn zoom_of(&self, pressed: &EventTarget) -> Option<Zoom> {
        let mut buttons = self.buttons.iter().zip(ZOOMS);
        buttons.find(|(button, _)| AsRef::<EventTarget>::as_ref(*button) == pressed).map(|(_, zoom)| zoom)
    }

    /// Enables the buttons that change the sight.
    pub(super) fn offer(&self, is_closer: bool, is_farther: bool) {
        let [closer, farther, whole] = &self.buttons;
        closer.set_disabled(!is_closer);
        farther.set_disabled(!is_farther);
        whole.set_disabled(!is_farther);
        // CSS lets a finger scroll the page over the whole world; over a part of it, each drag moves the map.
        let _ = self.stage.toggle_attribute_with_force("data-closer", is_farther);
    }
}

/// Sets an attribute; none of those of the map can be refused.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}
