//! The map on the page. The only part of the map that knows the browser.

mod frame;
mod input;
mod panel;

use self::frame::Frame;
use self::panel::{Panel, Picture};
use super::merge::{merge, radius};
use super::pan_zoom::{CLOSEST, Sight};
use super::place::Places;
use super::projection::{At, INSET, WORLD};
use crate::gesture::Pointers;
use crate::host::{Host, Teller, window};
use crate::input::MapInput;
use crate::module::{Made, View};
use crate::read::{parse, read};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// The smallest circle that can be pointed at, as a radius in pixels.
const TARGET: f64 = 12.0;

/// The smallest circle, so that one event is seen next to hundreds.
const SMALLEST: f64 = 3.0;

/// The events of the world that the map handles.
const ON_WORLD: [&str; 8] = [
    "wheel",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "pointerleave",
    "dragstart",
    "focusin",
];

/// The map on the page.
struct Map {
    frame: Frame,
    world: Panel,
    inset: Panel,
    coordinates: JsValue,
    places: Places,
    sight: Sight,
    /// The size of the world on the page, in pixels.
    size: (f64, f64),
    /// The pixels of a unit of the world.
    pixels: f64,
    pointers: Pointers,
}

/// Opens the map in an element, whose content it replaces.
pub(crate) fn open(root: &HtmlElement, input: JsValue, teller: Teller) -> Made {
    let input: MapInput = read(input)?;
    let (outline, coordinates) = (parse(&input.outline)?, parse(&input.coordinates)?);
    let frame = Frame::new(root, &input.words).ok_or("frame")?;
    let panel = |name, outline_of| {
        let path = Reflect::get(&outline, &JsValue::from_str(outline_of)).ok()?.as_string()?;
        Panel::new(&frame, name, &path)
    };
    let world = panel("world", "world").ok_or("outline")?;
    let inset = panel("inset", "inset").ok_or("outline")?;
    frame.name_inset(&input.words.inset).ok_or("frame")?;
    let map = Host::new(Map::new(frame, world, inset, coordinates), teller);
    map.with(|inner| {
        let (page, svg) = (map.page(), inner.world.svg());
        page.listen(svg, &ON_WORLD);
        // Before the link below the pointer gets it: a click that ends a drag follows no link.
        page.listen_early(svg, &["click"]);
        page.listen(inner.frame.stage(), &["keydown"]);
        for button in inner.frame.buttons() {
            page.listen(button, &["click"]);
        }
        page.observe(inner.frame.stage());
        inner.set_input(input);
    });
    Ok(Box::new(map))
}

impl View for Rc<Host<Map>> {
    fn update(&mut self, input: JsValue) -> Result<(), JsValue> {
        let input: MapInput = read(input)?;
        self.with(|map| map.set_input(input));
        Ok(())
    }
}

impl Map {
    fn new(frame: Frame, world: Panel, inset: Panel, coordinates: JsValue) -> Map {
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

    /// Takes the places of another answer, and draws.
    fn set_input(&mut self, input: MapInput) {
        let coordinates = &self.coordinates;
        self.places = Places::new(input, &|id| {
            let pair = Reflect::get(coordinates, &JsValue::from_str(id)).ok()?;
            // A place without coordinates is `undefined`, which has no elements.
            let number = |place| Reflect::get_u32(&pair, place).ok()?.as_f64();
            Some(At { longitude: number(0)?, latitude: number(1)? })
        });
        self.paint();
    }

    /// Looks at another part of the world.
    fn look(&mut self, sight: Sight) {
        self.sight = sight;
        self.paint();
    }

    /// Draws both panels at the present size of the page. What has no size is not shown, and drawn once it is.
    fn paint(&mut self) {
        let width = f64::from(self.frame.stage().client_width());
        if width <= 0.0 {
            return;
        }
        self.size = (width, width * WORLD.1 / WORLD.0);
        self.pixels = width / WORLD.0 * self.sight.scale;
        let largest = (width * 0.04).clamp(14.0, 36.0);
        // The circles of the whole world give the measure, so that a circle keeps its size while others part.
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
