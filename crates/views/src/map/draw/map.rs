//! The state of the map on the page, and its painting.

use super::frame::Frame;
use super::panel::{Panel, Picture, TARGET};
use crate::gesture::Pointers;
use crate::host::window;
use crate::input::MapInput;
use crate::map::merge::{merge, radius};
use crate::map::pan_zoom::{CLOSEST, Sight};
use crate::map::place::Places;
use crate::map::projection::{At, INSET, WORLD};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The minimum radius of a circle in pixels, so that one event is visible next to hundreds.
const SMALLEST: f64 = 3.0;

/// The map on the page.
pub(super) struct Map {
    pub(super) frame: Frame,
    pub(super) world: Panel,
    inset: Panel,
    coordinates: JsValue,
    places: Places,
    pub(super) sight: Sight,
    /// The size of the world on the page, in pixels.
    pub(super) size: (f64, f64),
    /// The pixels of a unit of the world.
    pub(super) pixels: f64,
    pub(super) pointers: Pointers,
}

impl Map {
    pub(super) fn new(frame: Frame, world: Panel, inset: Panel, coordinates: JsValue) -> Map {
        Map {
            frame,
            world,
            inset,
            coordinates,
            places: Places::default(),
            sight: Sight::WHOLE,
            size: (0.0, 0.0),
            pixels: 1.0,
            pointers: Pointers::default(),
        }
    }

    /// Draws the places of another view.
    pub(super) fn set_input(&mut self, input: MapInput) {
        let coordinates = &self.coordinates;
        self.places = Places::new(input, &|id| {
            let pair = Reflect::get(coordinates, &JsValue::from_str(id)).ok()?;
            // A place without coordinates is `undefined`, which has no elements.
            let number = |place| Reflect::get_u32(&pair, place).ok()?.as_f64();
            Some(At { longitude: number(0)?, latitude: number(1)? })
        });
        self.paint();
    }

    /// Shows another part of the world.
    pub(super) fn look(&mut self, sight: Sight) {
        self.sight = sight;
        self.paint();
    }

    /// Draws both panels at the present size of the page. A hidden map has no size, and is drawn when it is shown.
    pub(super) fn paint(&mut self) {
        let width = f64::from(self.frame.stage().client_width());
        if width <= 0.0 {
            return;
        }
        self.size = (width, width * WORLD.1 / WORLD.0);
        self.pixels = width / WORLD.0 * self.sight.scale;
        let largest = (width * 0.04).clamp(14.0, 36.0);
        // The largest circle of the whole world sets the scale of radii, so that a zoom does not change the size of circles.
        let on_whole = self.places.spots(&|at| {
            let (x, y) = at.on_world();
            (x * width / WORLD.0, y * width / WORLD.0)
        });
        let highest = merge(on_whole, &|_| largest / 3.0).first().map_or(1, |symbol| symbol.count);
        let radius_of = |count| radius(count, highest, largest).max(SMALLEST);
        // Fingers need room between the circles.
        let coarse = window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
        let least = if coarse.is_some_and(|coarse| coarse.matches()) { TARGET } else { 0.0 };
        let merge_at = |count| radius_of(count).max(least);

        let (sight, size, pixels) = (self.sight, self.size, self.pixels);
        let to = |at: At| {
            let (x, y) = at.on_world();
            ((x - sight.x) * pixels + size.0 / 2.0, (y - sight.y) * pixels + size.1 / 2.0)
        };
        let origin = (size.0 / 2.0 - sight.x * pixels, size.1 / 2.0 - sight.y * pixels);
        let symbols = merge(self.places.spots(&to), &merge_at);
        self.world.draw(
            &self.places,
            &Picture { size, origin, scale: pixels, symbols, is_world: true },
            &radius_of,
        );

        let inset_width = f64::from(self.inset.svg().client_width());
        let inset_width = if inset_width > 0.0 { inset_width } else { width };
        let scale = inset_width / INSET.0;
        let to_inset = |at: At| {
            let (x, y) = at.on_inset();
            (x * scale, y * scale)
        };
        let mut inside = self.places.spots(&to_inset);
        inside.retain(|spot| self.places.is_in_inset(spot));
        let (size, symbols) = ((inset_width, INSET.1 * scale), merge(inside, &merge_at));
        let picture = Picture { size, origin: (0.0, 0.0), scale, symbols, is_world: false };
        self.inset.draw(&self.places, &picture, &radius_of);
        self.frame.offer(sight.scale < CLOSEST, sight.scale > 1.0);
    }
}
