//! Pointers and keys, as the chart and the map both interpret them.

/// The distance in pixels at which a moved pointer begins to drag. A finger never stays still.
const TAP: f64 = 5.0;

/// The minimum distance of two fingers in pixels, so that a pinch never divides by nearly zero.
const APART: f64 = 20.0;

/// A change of the zoom by a key or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zoom {
    /// One step closer.
    In,
    /// One step farther.
    Out,
    /// Everything.
    All,
}

impl Zoom {
    /// The zoom of a key (`KeyboardEvent.key`).
    pub(crate) fn of_key(key: &str) -> Option<Zoom> {
        match key {
            "+" | "=" => Some(Zoom::In),
            "-" | "_" => Some(Zoom::Out),
            "0" => Some(Zoom::All),
            _ => None,
        }
    }
}

/// A finger, pen or mouse, at a place in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pointer {
    /// `PointerEvent.pointerId`.
    pub(crate) id: i32,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// A motion of the picture: the point `from` moves to `to`, and the picture grows around it by `factor`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Motion {
    pub(crate) from: (f64, f64),
    pub(crate) to: (f64, f64),
    pub(crate) factor: f64,
    /// Whether the drag begins with this motion.
    pub(crate) is_first: bool,
}

/// The pressed pointers: one drags the picture, two also zoom it.
#[derive(Debug, Default)]
pub(crate) struct Pointers {
    held: Vec<Pointer>,
    is_dragged: bool,
}

impl Pointers {
    /// Whether no pointer is pressed.
    pub(crate) fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// Whether the pointers pressed now or last have dragged.
    pub(crate) fn is_dragged(&self) -> bool {
        self.is_dragged
    }

    /// Whether the pointers pressed last have dragged; true only for the first call after a drag.
    pub(crate) fn take_drag(&mut self) -> bool {
        std::mem::take(&mut self.is_dragged)
    }

    /// Adds a pressed pointer.
    pub(crate) fn press(&mut self, pointer: Pointer) {
        if self.held.is_empty() {
            self.is_dragged = false;
        }
        self.release(pointer.id);
        self.held.push(pointer);
    }

    /// Removes a released or lost pointer; true if it was pressed.
    pub(crate) fn release(&mut self, id: i32) -> bool {
        let before = self.held.len();
        self.held.retain(|held| held.id != id);
        self.held.len() < before
    }

    /// Whether a pointer is pressed.
    pub(crate) fn holds(&self, id: i32) -> bool {
        self.held.iter().any(|held| held.id == id)
    }

    /// Moves a pointer. `None` if it is not pressed, or has not moved far enough to drag.
    pub(crate) fn drag(&mut self, to: Pointer) -> Option<Motion> {
        let other = self.held.iter().find(|held| held.id != to.id).copied();
        let held = self.held.iter_mut().find(|held| held.id == to.id)?;
        let from = *held;
        if !self.is_dragged && other.is_none() && distance(to.x - from.x, to.y - from.y) < TAP {
            return None;
        }
        *held = to;
        let is_first = !std::mem::replace(&mut self.is_dragged, true);
        let (from, to, factor) = match other {
            None => ((from.x, from.y), (to.x, to.y), 1.0),
            Some(other) => {
                let middle = |one: Pointer| ((one.x + other.x) / 2.0, (one.y + other.y) / 2.0);
                let apart = |one: Pointer| distance(one.x - other.x, one.y - other.y).max(APART);
                (middle(from), middle(to), apart(to) / apart(from))
            }
        };
        Some(Motion { from, to, factor, is_first })
    }
}

/// The length of a vector. Not `f64::hypot`, which is a kilobyte larger because it avoids overflow.
pub(crate) fn distance(across: f64, along: f64) -> f64 {
    (across * across + along * along).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(id: i32, x: f64, y: f64) -> Pointer {
        Pointer { id, x, y }
    }

    #[test]
    fn a_press_with_a_small_move_is_no_drag() {
        let mut pointers = Pointers::default();
        pointers.press(at(1, 10.0, 10.0));
        assert_eq!(pointers.drag(at(1, 13.0, 12.0)), None);
        assert!(pointers.release(1) && !pointers.is_dragged());
    }

    #[test]
    fn a_drag_begins_where_the_pointer_was_pressed() {
        let mut pointers = Pointers::default();
        pointers.press(at(1, 10.0, 10.0));
        assert_eq!(pointers.drag(at(1, 12.0, 10.0)), None);
        let first = Motion { from: (10.0, 10.0), to: (16.0, 10.0), factor: 1.0, is_first: true };
        assert_eq!(pointers.drag(at(1, 16.0, 10.0)), Some(first));
        let second = Motion { from: (16.0, 10.0), to: (17.0, 10.0), factor: 1.0, is_first: false };
        assert_eq!(pointers.drag(at(1, 17.0, 10.0)), Some(second));
        assert_eq!(pointers.drag(at(2, 0.0, 0.0)), None, "a pointer that only hovers");
        assert!(pointers.release(1) && pointers.is_dragged() && pointers.is_empty());
        pointers.press(at(1, 0.0, 0.0));
        assert!(!pointers.is_dragged(), "the next press is another");
    }

    #[test]
    fn two_fingers_zoom_around_the_middle_between_them() {
        let mut pointers = Pointers::default();
        pointers.press(at(1, 0.0, 0.0));
        pointers.press(at(2, 100.0, 0.0));
        let motion = Motion { from: (50.0, 0.0), to: (100.0, 0.0), factor: 2.0, is_first: true };
        assert_eq!(pointers.drag(at(2, 200.0, 0.0)), Some(motion));
    }
}
