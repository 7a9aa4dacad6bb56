//! The reader's input: wheel, drag, pinch, keys and buttons.

use super::map::Map;
use crate::gesture::{Pointer, Zoom};
use crate::host::{After, Surface, is_shortcut, place_in};
use crate::map::pan_zoom::{CLOSEST, Sight};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent, Node, PointerEvent, WheelEvent};

/// The zoom factor of a key or button.
const ZOOM: f64 = 2.0;

/// The scroll distance of the wheel that doubles the scale, in pixels.
const TURN: f64 = 240.0;

/// The share of the world that an arrow key moves it by.
const STEP: f64 = 0.125;

impl Surface for Map {
    fn take(&mut self, event: &Event) -> bool {
        match event.type_().as_str() {
            "focusin" => self.reveal_focus(),
            "dragstart" => return true,
            "click" => return self.click(event),
            "keydown" => return self.press_key(event.unchecked_ref()),
            "wheel" => return self.turn_wheel(event.unchecked_ref()),
            // The remaining kinds are pointer events.
            kind => self.point(kind, event.unchecked_ref()),
        }
        false
    }

    fn measure(&mut self) {
        self.paint();
    }

    fn draw(&mut self) {
        self.paint();
    }

    fn after(&mut self) -> Vec<After> {
        Vec::new()
    }
}

impl Map {
    /// The point of the world at a place of the drawing.
    fn world_at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let across = (x - self.size.0 / 2.0) / self.pixels;
        let along = (y - self.size.1 / 2.0) / self.pixels;
        (self.sight.x + across, self.sight.y + along)
    }

    /// Moves the sight by pixels.
    fn pan(&mut self, x: f64, y: f64) {
        self.look(self.sight.moved(x / self.pixels, y / self.pixels));
    }

    /// Zooms by a key or button, around the circle that has the focus.
    fn zoom_by(&mut self, zoom: Zoom) {
        let focused = self.world.focused().map(|(x, y, _)| self.world_at((x, y)));
        let at = focused.unwrap_or((self.sight.x, self.sight.y));
        self.look(match zoom {
            Zoom::In => self.sight.zoomed(ZOOM, at),
            Zoom::Out => self.sight.zoomed(1.0 / ZOOM, at),
            Zoom::All => Sight::WHOLE,
        });
    }

    /// Brings the circle that gets the focus into the middle, unless all of it is seen.
    fn reveal_focus(&mut self) {
        let Some((x, y, r)) = self.world.focused() else { return };
        let (width, height) = self.size;
        if x - r < 0.0 || y - r < 0.0 || x + r > width || y + r > height {
            self.pan(x - width / 2.0, y - height / 2.0);
        }
    }

    /// Handles a click; true for one that only ends a drag.
    fn click(&mut self, event: &Event) -> bool {
        if let Some(zoom) = event.current_target().and_then(|pressed| self.frame.zoom_of(&pressed)) {
            self.zoom_by(zoom);
            return false;
        }
        // A click by the Enter key has `detail` 0 and never ends a drag.
        let is_press = event.unchecked_ref::<MouseEvent>().detail() > 0;
        let is_end_of_drag = is_press && self.pointers.take_drag();
        if is_end_of_drag {
            event.stop_propagation();
        } else if let Some(target) = event.target() {
            self.zoom_to(target.unchecked_ref());
        }
        is_end_of_drag
    }

    /// Zooms to the places of a circle of several countries; false for other elements.
    fn zoom_to(&mut self, pressed: &Node) -> bool {
        let Some(ids) = self.world.pressed(pressed) else { return false };
        let places = ids.iter().filter_map(|id| self.file.place(id));
        let points: Vec<(f64, f64)> = places.map(|(at, _)| at.on_world()).collect();
        self.look(self.sight.around(&points));
        true
    }

    /// Handles a key; false for a key without a meaning here.
    fn press_key(&mut self, event: &KeyboardEvent) -> bool {
        if is_shortcut(event) {
            return false;
        }
        let key = event.key();
        if let Some(zoom) = Zoom::of_key(&key) {
            self.zoom_by(zoom);
            return true;
        }
        let step = self.size.0 * STEP;
        match key.as_str() {
            "ArrowLeft" => self.pan(-step, 0.0),
            "ArrowRight" => self.pan(step, 0.0),
            "ArrowUp" => self.pan(0.0, -step),
            "ArrowDown" => self.pan(0.0, step),
            "Enter" | " " => {
                return event.target().is_some_and(|target| self.zoom_to(target.unchecked_ref()));
            }
            _ => return false,
        }
        true
    }

    /// Handles the wheel; false at the limits of the zoom, so that the page scrolls.
    fn turn_wheel(&mut self, event: &WheelEvent) -> bool {
        let turn = event.delta_y();
        let end = if turn < 0.0 { CLOSEST } else { 1.0 };
        if turn == 0.0 || self.sight.scale == end {
            return false;
        }
        let factor = js_sys::Math::pow(2.0, (-turn / TURN).clamp(-1.0, 1.0));
        let at = self.world_at(place_in(self.world.svg(), event));
        self.look(self.sight.zoomed(factor, at));
        true
    }

    fn point(&mut self, kind: &str, event: &PointerEvent) {
        let (x, y) = place_in(self.world.svg(), event);
        let pointer = Pointer { id: event.pointer_id(), x, y };
        match kind {
            "pointerdown" if event.button() == 0 => self.pointers.press(pointer),
            "pointermove" => self.drag(pointer),
            "pointerup" | "pointercancel" => {
                self.pointers.release(pointer.id);
            }
            // A pointer that leaves before it drags is not captured, so its release will not be seen.
            "pointerleave" if !self.pointers.is_dragged() => {
                self.pointers.release(pointer.id);
            }
            _ => {}
        }
    }

    fn drag(&mut self, to: Pointer) {
        let Some(motion) = self.pointers.drag(to) else { return };
        if motion.is_first {
            // Not earlier: with a captured pointer, a press would not click the link below it.
            let _ = self.world.svg().set_pointer_capture(to.id);
        }
        let across = (motion.from.0 - motion.to.0) / self.pixels;
        let along = (motion.from.1 - motion.to.1) / self.pixels;
        self.sight = self.sight.moved(across, along);
        let at = self.world_at(motion.to);
        self.look(self.sight.zoomed(motion.factor, at));
    }
}
