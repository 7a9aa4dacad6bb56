//! The state of the chart on the page: its picture, and the event pointed at.

use super::paint::Paint;
use super::parts::Parts;
use crate::act::Act;
use crate::chart::beside::beside;
use crate::chart::focus::Focus;
use crate::chart::picture::Picture;
use crate::chart::scene::{Band, NAME};
use crate::gesture::Pointers;
use crate::host::After;
use crate::input::{ChartInput, Lane};
use crate::text::{decimal, joined};
use vigil_index::When;
use vigil_model::Day;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The free space below the signs of a lane, in pixels.
const FOOT: f64 = 4.0;

/// The chart on the page.
pub(super) struct Chart {
    parts: Parts,
    pub(super) picture: Picture,
    paint: Option<Paint>,
    language: String,
    /// The event with the keyboard focus.
    pub(super) focus: Option<Focus>,
    /// The event pointed at, whose box is shown.
    pub(super) active: Option<Focus>,
    pub(super) pointers: Pointers,
    /// Whether the reader moved the pointer onto the chart; false if the chart was scrolled below the pointer, so that the
    /// wheel goes on scrolling the page.
    pub(super) is_aimed: bool,
    pub(super) after: Vec<After>,
}

impl Chart {
    /// A chart of documents with these dates; `titled` are its key events, the largest first.
    pub(super) fn new(parts: Parts, dates: Vec<When>, titled: Vec<(u32, String)>) -> Chart {
        Chart {
            parts,
            picture: Picture::new(dates, titled),
            paint: None,
            language: String::new(),
            focus: None,
            active: None,
            pointers: Pointers::default(),
            is_aimed: false,
            after: Vec::new(),
        }
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Draws other events or lanes. Keeps the focus and the pointed event if they are among them.
    pub(super) fn set_input(&mut self, input: &ChartInput) {
        self.language.clone_from(&input.language);
        self.picture.set_lanes(input.lanes.iter().map(Lane::documents).collect());
        self.focus = self.focus.and_then(|focus| focus.among(&self.picture.lanes));
        let active = self.active.and_then(|active| active.among(&self.picture.lanes));
        self.point_at(active);
        self.fit();
    }

    /// Reads the sizes and colors of the page, and draws.
    pub(super) fn fit(&mut self) {
        let width = f64::from(self.parts.plot.client_width());
        let height = f64::from(self.parts.plot.client_height());
        self.picture.scale.resize(width);
        let children = self.parts.lanes.children();
        let lanes = (0..children.length()).filter_map(|place| Some(children.item(place)?.unchecked_into()));
        let band = |lane: HtmlElement| {
            let (top, name) = (f64::from(lane.offset_top()), lane.first_element_child());
            let name_end = name.map_or(0, |name| name.unchecked_into::<HtmlElement>().offset_width());
            let bottom = top + f64::from(lane.offset_height()) - FOOT;
            Band { top: top + NAME, bottom, name_end: f64::from(name_end) }
        };
        self.picture.bands = lanes.map(band).collect();
        self.paint = Paint::new(&self.parts, &self.language, (width, height));
        if let Some(paint) = &self.paint {
            for key in &mut self.picture.key_events {
                let title = self.picture.titled.get(key.title);
                key.width = title.map_or(0.0, |(_, title)| paint.width_of(title));
            }
        }
        self.draw_now();
    }

    /// Draws in the next frame.
    pub(super) fn ask_frame(&mut self) {
        self.after.push(After::Frame);
    }

    pub(super) fn draw_now(&mut self) {
        self.picture.lay_out();
        if let Some(paint) = &self.paint {
            let place = self.active.and_then(|active| self.picture.place_of(active));
            paint.draw(&self.picture, place);
        }
        self.place_tip();
        let [.., span] = &self.parts.buttons;
        span.set_disabled(self.picture.scale.is_whole());
        // The tests wait for the drawing, and look at its span and the number of its captions.
        let (first, last) = self.seen();
        let captions = decimal(self.picture.captions.len() as u32, 1);
        let _ = self.parts.root.set_attribute("data-captions", &captions);
        let _ = self.parts.root.set_attribute("data-drawn", &[&first, "/", last.as_str()].concat());
    }

    /// Points at an event, or at none.
    pub(super) fn point_at(&mut self, active: Option<Focus>) {
        if active == self.active {
            return;
        }
        let doc = |focus: Option<Focus>| focus.map(|focus| focus.doc);
        if doc(active) != doc(self.active) {
            self.after.push(After::Send(Act::Point(doc(active))));
        }
        self.active = active;
        self.parts.tip.set_hidden(active.is_none());
        self.ask_frame();
    }

    /// Asks the app to filter to the visible span.
    pub(super) fn choose_span(&mut self) {
        let (first, last) = self.seen();
        self.after.push(After::Send(Act::Span(first, last)));
    }

    /// The first and the last visible day, in EDTF.
    fn seen(&self) -> (String, String) {
        let date = |day: i32| {
            let (year, month, day) = Day(day).to_civil();
            let (month, day) = (decimal(month.into(), 2), decimal(day.into(), 2));
            joined(&[&decimal(year.unsigned_abs(), 4), &month, &day], "-")
        };
        let (first, last) = self.picture.scale.seen();
        (date(first), date(last))
    }

    /// Puts the box of the event pointed at next to the event, or below it where there is no room on either side.
    fn place_tip(&self) {
        let place = self.active.and_then(|active| self.picture.place_of(active));
        let Some(place) = place else { return };
        let tip = &self.parts.tip;
        let (left, top) = beside(place, f64::from(tip.offset_width()), self.picture.scale.width);
        let pixels = |value: f64| decimal(value as u32, 1) + "px";
        let style = tip.style();
        let _ = style.set_property("inset-inline-start", &pixels(left));
        let _ = style.set_property("inset-block-start", &pixels(top));
    }
}
