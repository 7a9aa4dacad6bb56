//! The elements of the chart's frame, which the app draws around the canvas.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlButtonElement, HtmlCanvasElement, HtmlElement};

/// The elements of the frame that the chart works with.
pub(super) struct Parts {
    /// The root of the view. It contains the others and `.legend`, whose `.glyph`s give the sign and the color of each
    /// category, in the order of `Category::ALL`.
    pub(super) root: HtmlElement,
    /// The element that the canvas fills.
    pub(super) plot: HtmlElement,
    pub(super) canvas: HtmlCanvasElement,
    /// The box of the event pointed at, whose content is the app's.
    pub(super) tip: HtmlElement,
    /// The list of lanes, whose children the app draws before each update.
    pub(super) lanes: Element,
    /// The buttons of the bar: closer, farther, everything, and the visible span.
    pub(super) buttons: [HtmlButtonElement; 4],
}

impl Parts {
    /// The elements below a root; `None` if one is missing.
    pub(super) fn of(root: &HtmlElement) -> Option<Parts> {
        let buttons = root.query_selector_all(".chartbar > button").ok()?;
        let button = |place| Some(buttons.item(place)?.unchecked_into());
        Some(Parts {
            root: root.clone(),
            plot: find(root, ".plot")?,
            canvas: find(root, "canvas")?,
            tip: find(root, ".tip")?,
            lanes: find(root, ".lanes")?,
            buttons: [button(0)?, button(1)?, button(2)?, button(3)?],
        })
    }
}

fn find<T: JsCast>(root: &HtmlElement, selector: &str) -> Option<T> {
    // Unchecked, because the app draws the frame: a selector always matches the same type of element.
    Some(root.query_selector(selector).ok()??.unchecked_into())
}
