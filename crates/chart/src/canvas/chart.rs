//! The state of the chart that is shown: its events, what is seen of them, and the event pointed at.

use super::ask_frame;
use super::paint::Paint;
use crate::level::cell_days;
use crate::scene::ROWS;
use crate::{Band, Focus, Level, Scale, Scene};
use std::rc::Rc;
use vigil_index::When;
use vigil_model::Day;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, HtmlElement};

/// How far below a lane's upper edge its shapes begin: its name stands there.
const NAME: f64 = 24.0;

/// How much is free below the signs of a lane.
const FOOT: f64 = 4.0;

/// Where the box of the event pointed at stands below it.
const TIP_GAP: f64 = 12.0;

/// A finger or the mouse, pressed.
#[derive(Clone, Copy)]
pub(super) struct Pointer {
    pub(super) id: i32,
    pub(super) x: f64,
    pub(super) y: f64,
}

/// The chart that is shown.
pub(super) struct Chart {
    figure: Element,
    plot: HtmlElement,
    canvas: HtmlCanvasElement,
    tip: HtmlElement,
    pub(super) dates: Rc<[When]>,
    pub(super) lanes: Vec<Vec<u32>>,
    pub(super) level: Level,
    pub(super) scene: Scene,
    pub(super) bands: Vec<Band>,
    pub(super) scale: Scale,
    paint: Option<Paint>,
    /// Where the keyboard is.
    pub(super) focus: Option<Focus>,
    /// The event pointed at, whose box is shown.
    pub(super) active: Option<Focus>,
    pub(super) pointers: Vec<Pointer>,
    /// How far the pressed pointer has moved.
    pub(super) moved: f64,
    /// Whether the pointer was put on the chart, and did not come there by scrolling.
    pub(super) is_aimed: bool,
    is_frame_asked: bool,
    is_telling: bool,
}

impl Chart {
    /// In a figure that has all its parts.
    pub(super) fn new(figure: &Element, dates: Rc<[When]>) -> Option<Chart> {
        let find = |selector: &str| figure.query_selector(selector).ok().flatten();
        Some(Chart {
            figure: figure.clone(),
            plot: find(".plot")?.dyn_into().ok()?,
            canvas: find("canvas")?.dyn_into().ok()?,
            tip: find(".tip")?.dyn_into().ok()?,
            dates,
            lanes: Vec::new(),
            level: Level::default(),
            scene: Scene::default(),
            bands: Vec::new(),
            scale: Scale::whole(0, 0, 1.0),
            paint: None,
            focus: None,
            active: None,
            pointers: Vec::new(),
            moved: 0.0,
            is_aimed: false,
            is_frame_asked: false,
            is_telling: false,
        })
    }

    pub(super) fn figure(&self) -> &Element {
        &self.figure
    }

    pub(super) fn plot(&self) -> &HtmlElement {
        &self.plot
    }

    pub(super) fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    pub(super) fn tip(&self) -> &HtmlElement {
        &self.tip
    }

    pub(super) fn is_in(&self, figure: &Element) -> bool {
        self.figure.is_same_node(Some(figure))
    }

    pub(super) fn is_connected(&self) -> bool {
        self.figure.is_connected()
    }

    /// Takes the events of another answer, or other lanes.
    pub(super) fn set_lanes(&mut self, lanes: Vec<Vec<u32>>) {
        self.lanes = lanes;
        self.level = Level::default();
        let whens = || self.lanes.iter().flatten().filter_map(|&doc| self.dates.get(doc as usize));
        let first = whens().map(|when| when.first).min().unwrap_or_default();
        let last = whens().map(|when| when.last).max().unwrap_or_default();
        self.scale.set_limits(first, last);
        self.focus = self.focus.and_then(|focus| focus.among(&self.lanes));
        let active = self.active.and_then(|active| active.among(&self.lanes));
        self.point_at(active);
        self.measure();
    }

    /// Takes the sizes and colors of the page, and draws.
    pub(super) fn measure(&mut self) {
        let width = f64::from(self.plot.client_width());
        let height = f64::from(self.plot.client_height());
        self.scale.resize(width);
        self.bands.clear();
        if let Ok(lanes) = self.plot.query_selector_all(".lanes > li") {
            for lane in (0..lanes.length()).filter_map(|place| lanes.item(place)) {
                let Ok(lane) = lane.dyn_into::<HtmlElement>() else { continue };
                let top = f64::from(lane.offset_top());
                let bottom = top + f64::from(lane.offset_height()) - FOOT;
                self.bands.push(Band { top: top + NAME, bottom });
            }
        }
        self.paint = Paint::new(&self.figure, &self.canvas, (width, height));
        self.draw();
    }

    /// Draws at the next frame.
    pub(super) fn ask_frame(&mut self) {
        if !std::mem::replace(&mut self.is_frame_asked, true) {
            ask_frame();
        }
    }

    /// Draws now.
    pub(super) fn draw(&mut self) {
        self.is_frame_asked = false;
        let days = cell_days(self.scale.per_day);
        if days != self.level.days {
            self.level = Level::new(&self.dates, &self.lanes, days, ROWS);
        }
        self.scene = Scene::new(&self.dates, &self.level, &self.scale, &self.bands);
        if let Some(paint) = &self.paint {
            paint.draw(self);
        }
        self.place_tip();
        self.offer_span();
        let _ = self.figure.set_attribute("data-drawn", "");
    }

    /// Points at an event, or at none.
    pub(super) fn point_at(&mut self, active: Option<Focus>) {
        if active == self.active {
            return;
        }
        self.is_telling |= active.map(|active| active.doc) != self.active.map(|active| active.doc);
        self.active = active;
        match active {
            Some(active) => {
                let _ = self.tip.set_attribute("data-doc", &active.doc.to_string());
            }
            None => {
                let _ = self.tip.remove_attribute("data-doc");
            }
        }
        self.tip.set_hidden(active.is_none());
        self.ask_frame();
    }

    /// The figure, if the event pointed at has changed since this was asked last.
    pub(super) fn changed_figure(&mut self) -> Option<Element> {
        std::mem::take(&mut self.is_telling).then(|| self.figure.clone())
    }

    /// Where the event pointed at is drawn: left, top, width and height. One that is not seen stands at its time, at the
    /// foot of its lane.
    pub(super) fn active_place(&self) -> Option<(f64, f64, f64, f64)> {
        let active = self.active?;
        if let Some(shape) = self.scene.shape_of(&self.level, active.lane, active.doc) {
            let (left, right) = (shape.x.max(0.0), (shape.x + shape.width).min(self.scale.width));
            return Some((left, shape.y, (right - left).max(1.0), shape.height));
        }
        let when = self.dates.get(active.doc as usize)?;
        let band = self.bands.get(active.lane)?;
        Some((self.scale.x(f64::from(when.first) + 0.5), band.bottom - 8.0, 1.0, 8.0))
    }

    /// Puts the box of the event pointed at below it, within the page.
    fn place_tip(&self) {
        let Some((x, y, width, height)) = self.active_place() else { return };
        let room = (self.scale.width - f64::from(self.tip.offset_width())).max(0.0);
        let left = (x + width / 2.0 - f64::from(self.tip.offset_width()) / 2.0).clamp(0.0, room);
        let style = self.tip.style();
        let _ = style.set_property("inset-inline-start", &format!("{}px", left as i32));
        let _ = style.set_property("inset-block-start", &format!("{}px", (y + height + TIP_GAP) as i32));
    }

    /// Keeps the span that is seen with the button that filters to it; there is none where all is seen.
    fn offer_span(&self) {
        let Some(button) = self.figure.query_selector("[data-action=span]").ok().flatten() else { return };
        let date = |day: i32| {
            let (year, month, day) = Day(day).to_civil();
            format!("{year:04}-{month:02}-{day:02}")
        };
        let (first, last) = self.scale.seen();
        let _ = button.set_attribute("data-value", &format!("{}/{}", date(first), date(last)));
        let _ = match self.scale.is_whole() {
            true => button.set_attribute("disabled", ""),
            false => button.remove_attribute("disabled"),
        };
    }
}
