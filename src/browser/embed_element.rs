//! The element `<vigil-timeline>` in a page of this site; `script/embed.js` defines it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The attributes of an element that differ from the defaults.
type Attributes = Vec<(&'static str, String)>;

/// An element whose attributes are set here and never read.
pub struct EmbedElement {
    element: HtmlElement,
    shown: Attributes,
}

impl EmbedElement {
    /// Adds an element to a place.
    pub fn append_to(place: &HtmlElement, attributes: Attributes) -> Option<EmbedElement> {
        let element = place.owner_document()?.create_element("vigil-timeline").ok()?.dyn_into().ok()?;
        let mut embed = EmbedElement { element, shown: Attributes::new() };
        embed.show(attributes);
        place.append_child(&embed.element).ok()?;
        Some(embed)
    }

    /// Sets the attributes that changed; each change loads the frame again.
    pub fn show(&mut self, attributes: Attributes) {
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

/// Sets the width of a place. Through the object model, because the page's policy forbids style attributes.
pub fn set_width(place: &HtmlElement, pixels: u32) {
    let _ = place.style().set_property("inline-size", &format!("{pixels}px"));
}
