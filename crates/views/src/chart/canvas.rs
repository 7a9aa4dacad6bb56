//! The chart on a canvas of the page: the only part of the chart that knows the browser.

mod chart;
mod input;
mod paint;
mod parts;

use self::chart::Chart;
use self::parts::Parts;
use crate::host::{ActCallback, Host, window};
use crate::input::ChartInput;
use crate::read::read;
use crate::view::{Opening, View};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// The events of the canvas that the chart handles.
const ON_CANVAS: [&str; 8] =
    ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave", "wheel", "keydown", "focus"];

/// The preferences on which the colors of the page depend.
const MEDIA: [&str; 3] =
    ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/// Opens the chart in its frame.
pub(crate) fn open(root: &HtmlElement, input: JsValue, callback: ActCallback) -> Opening {
    let input: ChartInput = read(input)?;
    let dates = vigil_index::dates::decode(&input.dates).map_err(|_| "dates")?;
    let parts = Parts::of(root).ok_or("frame")?;
    let chart = Host::new(Chart::new(parts, dates), callback);
    chart.with(|inner| {
        let (Parts { root, plot, canvas, tip, buttons, .. }, page) = (inner.parts(), chart.page());
        page.listen(canvas, &ON_CANVAS);
        for button in buttons {
            page.listen(button, &["click"]);
        }
        page.listen(root, &["focusout"]);
        page.listen(tip, &["pointerleave"]);
        page.observe(plot);
        if let Some(window) = window() {
            page.listen(&window, &["scroll"]);
            for list in MEDIA.iter().filter_map(|query| window.match_media(query).ok().flatten()) {
                page.listen(&list, &["change"]);
            }
        }
        inner.set_input(&input);
    });
    Ok(Box::new(chart))
}

impl View for Rc<Host<Chart>> {
    fn update(&mut self, input: JsValue) -> Result<(), JsValue> {
        let input: ChartInput = read(input)?;
        self.with(|chart| chart.set_input(&input));
        Ok(())
    }
}
