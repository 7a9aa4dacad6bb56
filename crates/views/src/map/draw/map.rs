//! The state of the map on the page, and its painting.

use super::file::File;
use super::frame::Frame;
use super::panel::{Panel, Picture, TARGET};
use crate::gesture::Pointers;
use crate::host::window;
use crate::input::MapInput;
use crate::map::merge::{merge, radius};
use crate::map::pan_zoom::{CLOSEST, Sight};
use crate::map::place::{Extent, Places};
use crate::map::projection::{At, INSET, WORLD};
use crate::map::spread::spread;
use crate::text::decimal;

/// The smallest width of the world with circles for places, in pixels; a smaller one has circles for countries.
const PLACES_FROM: f64 = 1_500.0;

/// The minimum radius of a circle that holds its number: of one with no digit, and the rest for each digit, in pixels.
const EMPTY: f64 = 4.0;
const DIGIT: f64 = 2.8;

/// The map on the page.
pub(super) struct Map {
    pub(super) frame: Frame,
    pub(super) world: Panel,
    inset: Panel,
    pub(super) file: File,
    places: Places,
    pub(super) sight: Sight,
    /// The size of the world on the page, in pixels.
    pub(super) size: (f64, f64),
    /// The pixels of a unit of the world.
    pub(super) pixels: f64,
    pub(super) pointers: Pointers,
}

impl Map {
    pub(super) fn new(frame: Frame, world: Panel, inset: Panel, file: File) -> Map {
        Map {
            frame,
            world,
            inset,
            file,
            places: Places::default(),
            sight: Sight::WHOLE,
            size: (0.0, 0.0),
            pixels: 1.0,
            pointers: Pointers::default(),
        }
    }

    /// Draws the places of another view.
    pub(super) fn set_input(&mut self, input: MapInput) {
        self.places = Places::new(input, &|id| self.file.place(id));
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
        let largest = (width * 0.034).clamp(14.0, 28.0);
        // The largest country sets the scale of radii, so that a zoom does not change the size of circles.
        let highest = self.places.highest();
        let radius_of = |count| {
            let digits = decimal(count, 1).len() as f64;
            radius(count, highest, largest).max(EMPTY + DIGIT * digits)
        };
        // Fingers need room between the circles.
        let coarse = window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
        let least = if coarse.is_some_and(|coarse| coarse.matches()) { TARGET } else { 0.0 };
        let room_of = |count| radius_of(count).max(least);
        let is_by_country = width * self.sight.scale < PLACES_FROM;
        let extent = if is_by_country { Extent::Countries } else { Extent::World };

        let (sight, size, pixels) = (self.sight, self.size, self.pixels);
        let to = |at: At| {
            let (x, y) = at.on_world();
            ((x - sight.x) * pixels + size.0 / 2.0, (y - sight.y) * pixels + size.1 / 2.0)
        };
        let origin = (size.0 / 2.0 - sight.x * pixels, size.1 / 2.0 - sight.y * pixels);
        // The whole world cannot be moved to see a circle at its edge.
        let within = (sight.scale <= 1.0).then_some(size);
        let symbols = spread(merge(self.places.spots(&to), is_by_country, &room_of), within, &room_of);
        let (of, picture) =
            ((&self.places, &self.file), Picture { size, origin, scale: pixels, symbols, extent });
        self.world.draw(of, &picture, &radius_of);

        let inset_width = f64::from(self.inset.svg().client_width());
        let inset_width = if inset_width > 0.0 { inset_width } else { width };
        let scale = inset_width / INSET.0;
        let to_inset = |at: At| {
            let (x, y) = at.on_inset();
            (x * scale, y * scale)
        };
        let mut inside = self.places.spots(&to_inset);
        inside.retain(|spot| self.places.is_in_inset(spot));
        let (size, symbols) = ((inset_width, INSET.1 * scale), merge(inside, false, &room_of));
        let picture = Picture { size, origin: (0.0, 0.0), scale, symbols, extent: Extent::Inset };
        self.inset.draw(of, &picture, &radius_of);
        self.frame.offer(sight.scale < CLOSEST, sight.scale > 1.0);
    }
}
