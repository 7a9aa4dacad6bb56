//! The controls of a form: their values read, and marks set on them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

/// The name and value of the control an event comes from. A box that is not checked has an empty value.
pub fn field_of(event: &Event) -> Option<(String, String)> {
    field(event.target()?.dyn_ref()?)
}

/// The names and values of all controls of a form, of radio buttons those of the checked one. Browsers restore values
/// when a page is loaded again, without an event that says so.
pub fn fields(form: &HtmlFormElement) -> Vec<(String, String)> {
    let controls = form.elements();
    (0..controls.length()).filter_map(|at| field(&controls.item(at)?)).collect()
}

fn field(control: &Element) -> Option<(String, String)> {
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        return Some((select.name(), select.value()));
    }
    let input = control.dyn_ref::<HtmlInputElement>()?;
    let value = match (input.type_().as_str(), input.checked()) {
        ("radio", false) => return None,
        ("checkbox", false) => String::new(),
        _ => input.value(),
    };
    Some((input.name(), value))
}

/// Marks a control of a form as invalid, or as valid where nothing is said, and says why in an output of the form. Both
/// are found by name, which no other control of the form may share.
pub fn set_fault(form: &HtmlFormElement, control: &str, output: &str, words: &str) {
    let controls = form.elements();
    if let Some(control) = controls.named_item(control) {
        let _ = control.set_attribute("aria-invalid", if words.is_empty() { "false" } else { "true" });
    }
    if let Some(output) = controls.named_item(output) {
        output.set_text_content(Some(words));
    }
}
