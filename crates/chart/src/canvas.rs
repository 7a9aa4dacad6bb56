//! The drawing on a canvas of the page, and what the reader does with it. The only part that knows the browser.
//!
//! The page gives the places: a canvas, the lanes with their names, a legend whose signs and colors are taken over, a box
//! for the event pointed at, buttons. The app fills that box: it is told by the event `chart-event` that
//! `data-doc` has changed. There is one chart at a time, and one listener for everything.

mod chart;
mod input;
mod paint;

use chart::Chart;
use js_sys::{Array, BigUint64Array, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use vigil_index::When;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, ResizeObserver, Window};

thread_local! {
    static CHART: RefCell<Option<Chart>> = const { RefCell::new(None) };
    static DATES: RefCell<Option<Rc<[When]>>> = const { RefCell::new(None) };
    static HOST: Option<Host> = Host::new();
}

/// What stays for all charts: the callbacks.
struct Host {
    listener: Closure<dyn Fn(Event)>,
    frame: Closure<dyn Fn()>,
    observer: ResizeObserver,
    _resized: Closure<dyn Fn()>,
}

/// The kinds of events a canvas is listened to for.
const ON_CANVAS: [&str; 8] =
    ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave", "wheel", "keydown", "focus"];

/// What changes colors.
const MEDIA: [&str; 3] =
    ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/// Takes the dates of all events, as the index writes them; false if they cannot be read.
#[wasm_bindgen]
pub fn open(file: &Uint8Array) -> bool {
    let dates = vigil_index::dates::decode(&file.to_vec()).ok();
    let is_read = dates.is_some();
    DATES.set(dates.map(Rc::from));
    is_read
}

/// Shows events in a figure: for each lane the bits of its documents.
#[wasm_bindgen(variadic)]
pub fn show(figure: &Element, lanes: &Array) -> bool {
    let Some(dates) = DATES.with_borrow(Clone::clone) else { return false };
    let words = |bits: JsValue| crate::lane_docs(&BigUint64Array::new(&bits).to_vec());
    let lanes = lanes.iter().map(words).collect();
    CHART.with_borrow_mut(|chart| {
        if !chart.as_ref().is_some_and(|chart| chart.is_in(figure)) {
            *chart = Chart::new(figure, dates).inspect(listen);
        }
        if let Some(chart) = chart {
            chart.set_lanes(lanes);
        }
    });
    tell();
    true
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// Runs something with the chart, if there is one on the page. What the chart itself causes meanwhile, such as the click
/// on a link it follows, is left to the page.
fn with_chart(run: impl FnOnce(&mut Chart)) {
    CHART.with(|chart| {
        let Ok(mut chart) = chart.try_borrow_mut() else { return };
        if let Some(chart) = chart.as_mut().filter(|chart| chart.is_connected()) {
            run(chart);
        }
    });
}

fn listen(chart: &Chart) {
    HOST.with(|host| {
        let Some(host) = host else { return };
        for kind in ON_CANVAS {
            host.listen(chart.canvas(), kind);
        }
        host.listen(chart.figure(), "click");
        host.listen(chart.figure(), "focusout");
        host.listen(chart.tip(), "pointerleave");
        host.observer.disconnect();
        host.observer.observe(chart.plot());
    });
}

impl Host {
    fn new() -> Option<Host> {
        let listener = Closure::<dyn Fn(Event)>::new(|event: Event| {
            with_chart(|chart| chart.take(&event));
            // Said once the chart can be asked again.
            tell();
        });
        let frame = Closure::<dyn Fn()>::new(|| with_chart(Chart::draw));
        let resized = Closure::<dyn Fn()>::new(|| with_chart(Chart::measure));
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        let host = Host { listener, frame, observer, _resized: resized };
        let window = window()?;
        host.listen(&window, "scroll");
        for query in MEDIA {
            if let Some(list) = window.match_media(query).ok().flatten() {
                host.listen(&list, "change");
                // A list that nobody holds is forgotten, and its listeners with it.
                std::mem::forget(list);
            }
        }
        Some(host)
    }

    fn listen(&self, target: &EventTarget, kind: &str) {
        let _ = target.add_event_listener_with_callback(kind, self.listener.as_ref().unchecked_ref());
    }
}

/// Asks for the next frame.
fn ask_frame() {
    HOST.with(|host| {
        if let (Some(host), Some(window)) = (host, window()) {
            let _ = window.request_animation_frame(host.frame.as_ref().unchecked_ref());
        }
    });
}

/// Tells the app which event is pointed at, if that has changed.
fn tell() {
    let mut changed = None;
    with_chart(|chart| changed = chart.changed_figure());
    if let Some(figure) = changed {
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("chart-event", &init) {
            let _ = figure.dispatch_event(&event);
        }
    }
}
