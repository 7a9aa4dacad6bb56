//! The reader's input: wheel, drag, pinch, taps, keys and buttons.

use super::chart::Chart;
use crate::chart::focus::{Focus, Step};
use crate::chart::scene::Kind;
use crate::gesture::{Pointer, Zoom};
use crate::host::{After, Surface, is_shortcut, place_in};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, FocusEvent, HtmlElement, KeyboardEvent, Node, PointerEvent, WheelEvent,
};

/// The zoom factor of a key or button.
const ZOOM: f64 = 2.0;

/// The zoom factor of a tap on a dense cell.
const OPEN: f64 = 4.0;

/// The additional reach of a finger in comparison with the mouse, in pixels.
const FINGER: f64 = 8.0;

impl Surface for Chart {
    fn take(&mut self, event: &Event) -> bool {
        match event.type_().as_str() {
            "scroll" => self.is_aimed = false,
            "change" => self.fit(),
            "focus" if self.pointers.is_empty() => self.enter(),
            "focusout" => self.leave_unless_own(event.unchecked_ref::<FocusEvent>().related_target()),
            "click" => self.press_button(event),
            "keydown" => return self.press_key(event.unchecked_ref()),
            "wheel" => return self.turn_wheel(event.unchecked_ref()),
            "focus" => {}
            // The remaining kinds are pointer events.
            kind => self.point(kind, event.unchecked_ref()),
        }
        false
    }

    fn measure(&mut self) {
        self.fit();
    }

    fn draw(&mut self) {
        self.draw_now();
    }

    fn after(&mut self) -> Vec<After> {
        std::mem::take(&mut self.after)
    }
}

impl Chart {
    fn zoom(&mut self, factor: f64, x: f64) {
        self.picture.scale.zoom(factor, x);
        self.ask_frame();
    }

    fn pan(&mut self, pixels: f64) {
        self.picture.scale.pan(pixels);
        self.ask_frame();
    }

    /// Zooms by a key or button: around the focused event if that is visible, else around the middle.
    fn zoom_by(&mut self, zoom: Zoom) {
        let x =
            self.focus.and_then(|focus| self.picture.moment(focus.doc)).map(|day| self.picture.scale.x(day));
        let seen = x.filter(|x| (0.0..=self.picture.scale.width).contains(x));
        let x = seen.unwrap_or(self.picture.scale.width / 2.0);
        match zoom {
            Zoom::In => self.zoom(ZOOM, x),
            Zoom::Out => self.zoom(1.0 / ZOOM, x),
            Zoom::All => {
                self.picture.scale.show_all();
                self.ask_frame();
            }
        }
    }

    fn press_button(&mut self, event: &Event) {
        let pressed = event.current_target();
        let buttons = &self.parts().buttons;
        match buttons.iter().position(|button| pressed.as_ref() == Some(button.as_ref())) {
            Some(0) => self.zoom_by(Zoom::In),
            Some(1) => self.zoom_by(Zoom::Out),
            Some(2) => self.zoom_by(Zoom::All),
            Some(_) => self.choose_span(),
            None => {}
        }
    }

    /// Handles a key; false for one that means nothing to the chart.
    fn press_key(&mut self, event: &KeyboardEvent) -> bool {
        if is_shortcut(event) {
            return false;
        }
        let (key, width) = (event.key(), self.picture.scale.width);
        if let Some(zoom) = Zoom::of_key(&key) {
            self.zoom_by(zoom);
            return true;
        }
        match (key.as_str(), event.shift_key()) {
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

    /// Handles the keyboard focus: points at the focused event, or at the first visible one.
    fn enter(&mut self) {
        if self.focus.is_none() {
            self.focus = Focus::begin(
                &self.picture.dates,
                &self.picture.lanes,
                self.picture.scale.start.ceil() as i32,
            );
        }
        self.point_at(self.focus);
    }

    /// Handles the focus or the mouse leaving for another element: hides the box, unless that is the canvas or the box.
    fn leave_unless_own(&mut self, to: Option<EventTarget>) {
        // The related target is an element, or none outside the page.
        let to = to.map(EventTarget::unchecked_into::<Node>);
        let is_own =
            |to: Node| self.parts().tip.contains(Some(&to)) || self.parts().canvas.is_same_node(Some(&to));
        if !to.is_some_and(is_own) {
            self.point_at(None);
        }
    }

    fn step(&mut self, step: Step) {
        let from = self.active.or(self.focus);
        let Some(from) = from else { return self.enter() };
        let to = from.step(&self.picture.dates, &self.picture.lanes, step).unwrap_or(from);
        self.focus = Some(to);
        if let Some(moment) = self.picture.moment(to.doc) {
            self.picture.scale.reveal(moment);
        }
        self.point_at(Some(to));
        self.ask_frame();
    }

    /// Follows the link of the event pointed at, if the app has drawn it.
    fn follow(&mut self) -> bool {
        let link = self.parts().tip.query_selector("a[href]").ok().flatten();
        let link = link.map(Element::unchecked_into::<HtmlElement>);
        let is_there = link.is_some();
        self.after.extend(link.map(After::Click));
        is_there
    }

    /// Handles the wheel; false if it belongs to the page: while the page is being scrolled, or when all of time is visible.
    fn turn_wheel(&mut self, event: &WheelEvent) -> bool {
        let lines = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { 16.0 };
        let (across, along) = (event.delta_x() * lines, event.delta_y() * lines);
        if across.abs() > along.abs() || event.shift_key() {
            self.pan(if across == 0.0 { along } else { across });
            return true;
        }
        let is_pinched = event.ctrl_key() || event.meta_key();
        if !is_pinched && (!self.is_aimed || (along > 0.0 && self.picture.scale.is_whole())) {
            return false;
        }
        let (x, _) = place_in(&self.parts().canvas, event);
        let factor = 1.0 + along.abs() * if is_pinched { 0.01 } else { 0.002 };
        self.zoom(if along < 0.0 { factor } else { 1.0 / factor }, x);
        true
    }

    fn point(&mut self, kind: &str, event: &PointerEvent) {
        let (x, y) = place_in(&self.parts().canvas, event);
        let pointer = Pointer { id: event.pointer_id(), x, y };
        match (kind, self.pointers.holds(pointer.id)) {
            ("pointerdown", false) if event.button() == 0 => {
                let _ = self.parts().canvas.set_pointer_capture(pointer.id);
                self.pointers.press(pointer);
                self.is_aimed = true;
            }
            ("pointermove", true) => self.drag(pointer),
            ("pointermove", false) => {
                self.is_aimed = true;
                self.hover(x, y);
            }
            ("pointerup", true) => {
                self.pointers.release(pointer.id);
                if self.pointers.is_empty() && !self.pointers.is_dragged() {
                    self.tap(x, y, if event.pointer_type() == "mouse" { 0.0 } else { FINGER });
                }
            }
            ("pointercancel", true) => {
                self.pointers.release(pointer.id);
            }
            ("pointerleave", false) => self.leave_unless_own(event.related_target()),
            _ => {}
        }
    }

    fn drag(&mut self, to: Pointer) {
        let Some(motion) = self.pointers.drag(to) else { return };
        self.pan(motion.from.0 - motion.to.0);
        self.zoom(motion.factor, motion.to.0);
    }

    /// Handles the mouse over a place. The last event remains pointed at, so that the mouse can reach its box.
    fn hover(&mut self, x: f64, y: f64) {
        if let Some(found) = self.picture.event_at(x, y, 0.0) {
            self.point_at(Some(found));
        }
    }

    /// Handles a tap: points at an event, zooms into a dense cell, or hides the box.
    fn tap(&mut self, x: f64, y: f64, slack: f64) {
        let found = self.picture.event_at(x, y, slack);
        if found.is_some() {
            self.focus = found;
        } else if self.picture.scene.shape_at(x, y, slack).is_some_and(|shape| shape.kind == Kind::Dense) {
            self.zoom(OPEN, x);
        }
        self.point_at(found);
    }
}
