//! What the reader does: wheel, drag, pinch, taps, keys and buttons.

use super::chart::{Chart, Pointer};
use crate::scene::{Kind, distance};
use crate::{Focus, Step};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, Node, PointerEvent, WheelEvent};

/// How far a press may move and still be a tap, in pixels.
const TAP: f64 = 5.0;

/// How much nearer a key or button brings what is seen.
const ZOOM: f64 = 2.0;

/// How much nearer a tap on a dense stretch brings it.
const OPEN: f64 = 4.0;

/// How much more room a finger needs than the mouse, in pixels.
const FINGER: f64 = 8.0;

impl Chart {
    /// Takes an event of the page.
    pub(super) fn take(&mut self, event: &Event) {
        match event.type_().as_str() {
            "scroll" => self.is_aimed = false,
            "change" => self.measure(),
            "focus" if self.pointers.is_empty() => self.enter(),
            "focusout" => self
                .leave(event.dyn_ref::<web_sys::FocusEvent>().and_then(web_sys::FocusEvent::related_target)),
            "click" => self.press_button(event),
            "keydown" => {
                let key = event.dyn_ref::<KeyboardEvent>();
                if key.is_some_and(|event| self.press_key(event)) {
                    event.prevent_default();
                }
            }
            "wheel" => {
                if event.dyn_ref::<WheelEvent>().is_some_and(|event| self.turn_wheel(event)) {
                    event.prevent_default();
                }
            }
            kind => {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    self.point(kind, event);
                }
            }
        }
    }

    fn zoom(&mut self, factor: f64, x: f64) {
        self.scale.zoom(factor, x);
        self.ask_frame();
    }

    fn pan(&mut self, pixels: f64) {
        self.scale.pan(pixels);
        self.ask_frame();
    }

    /// Zooms as a key or button asks, around the event the keyboard is at if that is seen.
    fn zoom_by_step(&mut self, factor: f64) {
        let day = self
            .focus
            .and_then(|focus| self.dates.get(focus.doc as usize))
            .map(|when| f64::from(when.first) + 0.5);
        let seen = day.map(|day| self.scale.x(day)).filter(|x| (0.0..=self.scale.width).contains(x));
        self.zoom(factor, seen.unwrap_or(self.scale.width / 2.0));
    }

    fn show_all(&mut self) {
        self.scale.show_all();
        self.ask_frame();
    }

    fn press_button(&mut self, event: &Event) {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = element.and_then(|element| element.closest("[data-zoom]").ok().flatten());
        match button.and_then(|button| button.get_attribute("data-zoom")).as_deref() {
            Some("in") => self.zoom_by_step(ZOOM),
            Some("out") => self.zoom_by_step(1.0 / ZOOM),
            Some(_) => self.show_all(),
            None => {}
        }
    }

    /// Whether a key meant the chart, which then has done what it asks for.
    fn press_key(&mut self, event: &KeyboardEvent) -> bool {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        let (key, width) = (event.key(), self.scale.width);
        match (key.as_str(), event.shift_key()) {
            ("+" | "=", _) => self.zoom_by_step(ZOOM),
            ("-" | "_", _) => self.zoom_by_step(1.0 / ZOOM),
            ("0", _) => self.show_all(),
            ("PageUp", _) | ("ArrowLeft", true) => self.pan(-width / 3.0),
            ("PageDown", _) | ("ArrowRight", true) => self.pan(width / 3.0),
            ("ArrowLeft", false) => self.step(Step::Before),
            ("ArrowRight", false) => self.step(Step::After),
            ("ArrowUp", _) => self.step(Step::Above),
            ("ArrowDown", _) => self.step(Step::Below),
            ("Home", _) => self.step(Step::First),
            ("End", _) => self.step(Step::Last),
            ("Enter", _) => return self.follow(),
            ("Escape", _) if self.active.is_some() => self.point_at(None),
            _ => return false,
        }
        true
    }

    /// The keyboard came to the chart.
    fn enter(&mut self) {
        if self.focus.is_none() {
            self.focus = Focus::begin(&self.dates, &self.lanes, self.scale.start.ceil() as i32);
        }
        self.point_at(self.focus);
    }

    /// The focus went elsewhere: the event's box stays only while the focus is in it.
    fn leave(&mut self, to: Option<web_sys::EventTarget>) {
        let to = to.and_then(|to| to.dyn_into::<Node>().ok());
        let stays =
            to.is_some_and(|to| self.tip().contains(Some(&to)) || self.canvas().is_same_node(Some(&to)));
        if !stays {
            self.point_at(None);
        }
    }

    fn step(&mut self, step: Step) {
        let from = self.active.or(self.focus);
        let Some(from) = from else { return self.enter() };
        let to = from.step(&self.dates, &self.lanes, step).unwrap_or(from);
        self.focus = Some(to);
        if let Some(when) = self.dates.get(to.doc as usize) {
            self.scale.reveal(f64::from(when.first) + 0.5);
        }
        self.point_at(Some(to));
        self.ask_frame();
    }

    /// Follows the link of the event pointed at.
    fn follow(&self) -> bool {
        let link = self.tip().query_selector("a[href]").ok().flatten();
        let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
        link.inspect(HtmlElement::click).is_some()
    }

    /// Where an event happened, in pixels of the chart.
    fn place_of(&self, event: &MouseEvent) -> (f64, f64) {
        let frame = self.canvas().get_bounding_client_rect();
        (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top())
    }

    /// Whether the wheel meant the chart: not where the page was being scrolled, and not beyond the whole.
    fn turn_wheel(&mut self, event: &WheelEvent) -> bool {
        let lines = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { 16.0 };
        let (across, along) = (event.delta_x() * lines, event.delta_y() * lines);
        if across.abs() > along.abs() || event.shift_key() {
            self.pan(if across == 0.0 { along } else { across });
            return true;
        }
        let is_pinched = event.ctrl_key() || event.meta_key();
        if !is_pinched && (!self.is_aimed || (along > 0.0 && self.scale.is_whole())) {
            return false;
        }
        let (x, _) = self.place_of(event);
        let factor = 1.0 + along.abs() * if is_pinched { 0.01 } else { 0.002 };
        self.zoom(if along < 0.0 { factor } else { 1.0 / factor }, x);
        true
    }

    fn point(&mut self, kind: &str, event: &PointerEvent) {
        let (x, y) = self.place_of(event);
        let pointer = Pointer { id: event.pointer_id(), x, y };
        let held = self.pointers.iter().position(|other| other.id == pointer.id);
        match (kind, held) {
            ("pointerdown", None) if event.button() == 0 => {
                let _ = self.canvas().set_pointer_capture(pointer.id);
                if self.pointers.is_empty() {
                    self.moved = 0.0;
                }
                self.pointers.push(pointer);
                self.is_aimed = true;
            }
            ("pointermove", Some(place)) => self.drag(place, pointer),
            ("pointermove", None) => {
                self.is_aimed = true;
                self.hover(x, y);
            }
            ("pointerup", Some(place)) => {
                self.pointers.remove(place);
                if self.pointers.is_empty() && self.moved < TAP {
                    self.tap(x, y, if event.pointer_type() == "mouse" { 0.0 } else { FINGER });
                }
            }
            ("pointercancel", Some(place)) => {
                self.pointers.remove(place);
            }
            ("pointerleave", None) => self.go_out(event),
            _ => {}
        }
    }

    /// One pointer moves what is seen, two also zoom it.
    fn drag(&mut self, place: usize, to: Pointer) {
        let Some(from) = self.pointers.get_mut(place).map(|held| std::mem::replace(held, to)) else { return };
        self.moved += distance(to.x - from.x, to.y - from.y);
        let other = self.pointers.iter().find(|other| other.id != to.id).copied();
        let (before, after) = match other {
            None => (from.x, to.x),
            Some(other) => ((from.x + other.x) / 2.0, (to.x + other.x) / 2.0),
        };
        self.pan(before - after);
        if let Some(other) = other {
            let apart = |one: Pointer| distance(one.x - other.x, one.y - other.y).max(20.0);
            self.zoom(apart(to) / apart(from), after);
        }
    }

    fn event_at(&self, x: f64, y: f64, slack: f64) -> Option<Focus> {
        let (shape, doc) = self.scene.event_at(&self.level, x, y, slack)?;
        Some(Focus { lane: shape.lane, doc: doc? })
    }

    /// The mouse is over a place. The last event stays pointed at, so that its box can be reached.
    fn hover(&mut self, x: f64, y: f64) {
        if let Some(found) = self.event_at(x, y, 0.0) {
            self.point_at(Some(found));
        }
    }

    /// The mouse has left, unless for the box of the event.
    fn go_out(&mut self, event: &PointerEvent) {
        self.point_unless(event.related_target().and_then(|to| to.dyn_into::<Node>().ok()));
    }

    /// Points at nothing any more, unless what is gone to is the chart or the event's box.
    fn point_unless(&mut self, to: Option<Node>) {
        let is_own = |to: Node| self.tip().contains(Some(&to)) || self.canvas().is_same_node(Some(&to));
        if !to.is_some_and(is_own) {
            self.point_at(None);
        }
    }

    /// An event was tapped, or a dense stretch, which opens, or nothing.
    fn tap(&mut self, x: f64, y: f64, slack: f64) {
        let found = self.event_at(x, y, slack);
        let is_dense = self.scene.shape_at(x, y, slack).is_some_and(|shape| shape.kind == Kind::Dense);
        if is_dense {
            self.zoom(OPEN, x);
        }
        if found.is_some() {
            self.focus = found;
        }
        self.point_at(found);
    }
}
