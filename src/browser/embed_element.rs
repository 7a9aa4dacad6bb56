//! The element `<vigil-timeline>` in a page of this site. `script/embed.js` defines it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Names and values of attributes; an attribute with its default value is left out.
type Attributes = Vec<(&'static str, String)>;

/// An embed in the document, with the attributes last set.
pub(crate) struct EmbedElement {
    element: HtmlElement,
    shown: Attributes,
}

impl EmbedElement {
    /// Appends an embed to `place`; none if the browser cannot create it.
    pub(crate) fn append_to(place: &HtmlElement, attributes: Attributes) -> Option<EmbedElement> {
        let element = place.owner_document()?.create_element("vigil-timeline").ok()?.dyn_into().ok()?;
        let mut embed = EmbedElement { element, shown: Attributes::new() };
        embed.show(attributes);
        place.append_child(&embed.element).ok()?;
        Some(embed)
    }

    /// Sets and removes the attributes that differ.
    pub(crate) fn show(&mut self, attributes: Attributes) {
        // Only those, because every change reloads the frame.
        for (name, _) in
            self.shown.iter().filter(|(name, _)| attributes.iter().all(|(other, _)| other != name))
        {
            let _ = self.element.remove_attribute(name);
        }
        for attribute in attributes.iter().filter(|attribute| !self.shown.contains(attribute)) {
            let _ = self.element.set_attribute(attribute.0, &attribute.1);
        }
        self.shown = attributes;
    }
}

/// Sets the width of `place` in pixels.
pub(crate) fn set_width(place: &HtmlElement, pixels: u32) {
    // Through the object model, because the page's policy forbids style attributes.
    let _ = place.style().set_property("inline-size", &format!("{pixels}px"));
}
