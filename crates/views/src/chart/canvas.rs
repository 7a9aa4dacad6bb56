//! The chart on a canvas of the page: the only part of the chart that knows the browser.

mod chart;
mod input;
mod marks;
mod paint;
mod parts;

use self::chart::Chart;
use self::parts::Parts;
use crate::field::{bytes, list, text};
use crate::host::{ActCallback, Host, window};
use crate::input::{ChartInput, Lane};
use crate::read::parse;
use crate::view::{Opening, View};
use js_sys::{Array, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The events of the canvas that the chart handles.
const ON_CANVAS: [&str; 8] =
    ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave", "wheel", "keydown", "focus"];

/// The preferences on which the colors of the page depend.
const MEDIA: [&str; 3] =
    ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/// Opens the chart in its frame.
pub(crate) fn open(root: &HtmlElement, input: JsValue, callback: ActCallback) -> Opening {
    let input = read(&input);
    let dates = vigil_index::dates::decode(&input.dates).map_err(|_| "dates")?;
    let parts = Parts::of(root).ok_or("frame")?;
    let titled = titles(&parse(&input.key_events)?);
    let chart = Host::new(Chart::new(parts, dates, titled), callback);
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

/// Reads an input.
fn read(input: &JsValue) -> ChartInput {
    let lane = |lane: &JsValue| Lane { docs: bytes(lane, "docs") };
    ChartInput {
        dates: bytes(input, "dates"),
        key_events: bytes(input, "key_events"),
        language: text(input, "language"),
        lanes: list(input, "lanes").iter().map(lane).collect(),
    }
}

/// The documents of the file of key events with their titles.
fn titles(file: &JsValue) -> Vec<(u32, String)> {
    let Some(pairs) = file.dyn_ref::<Array>() else { return Vec::new() };
    let titled = |place| {
        let pair = pairs.get(place);
        let part = |number| Reflect::get_u32(&pair, number).ok();
        Some((part(0)?.as_f64()? as u32, part(1)?.as_string()?))
    };
    (0..pairs.length()).filter_map(titled).collect()
}

impl View for Rc<Host<Chart>> {
    fn update(&mut self, input: JsValue) -> Result<(), JsValue> {
        let input = read(&input);
        self.with(|chart| chart.set_input(&input));
        Ok(())
    }
}
