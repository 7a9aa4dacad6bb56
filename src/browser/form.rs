//! The controls of a form: reads and sets their values, and marks them as invalid.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

/// Name and value of the control that is an event's target. The value of an unchecked box is empty.
pub(crate) fn field_of(event: &Event) -> Option<(String, String)> {
    field(event.target()?.dyn_ref()?)
}

/// Names and values of all controls of a form; of radio buttons only of the checked one.
// Read at the start, because browsers restore values on a reload without an event.
pub(crate) fn fields(form: &HtmlFormElement) -> Vec<(String, String)> {
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

/// Sets the value of a text field, or checks the radio button of a value.
pub(crate) fn set(form: &HtmlFormElement, name: &str, value: &str) {
    let controls = form.elements();
    let inputs =
        (0..controls.length()).filter_map(|at| controls.item(at)?.dyn_into::<HtmlInputElement>().ok());
    for input in inputs.filter(|input| input.name() == name) {
        if input.type_() == "radio" {
            input.set_checked(input.value() == value);
        } else {
            input.set_value(value);
        }
    }
}

/// Marks a control as invalid and writes the reason into its output; an empty reason marks it as valid. Both are found by
/// name, which must be unique in the form: that of the output is the control's with `-fault`.
pub(crate) fn set_fault(form: &HtmlFormElement, control: &str, words: &str) {
    let controls = form.elements();
    if let Some(control) = controls.named_item(control) {
        let _ = control.set_attribute("aria-invalid", if words.is_empty() { "false" } else { "true" });
    }
    if let Some(output) = controls.named_item(&[control, "-fault"].concat()) {
        output.set_text_content(Some(words));
    }
}
