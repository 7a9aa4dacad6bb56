//! One drawing of land, circles and names: the world, or the inset.

use super::frame::{Frame, set};
use crate::map::labels::{Label, Named, place_names};
use crate::map::merge::Symbol;
use crate::map::place::Places;
use crate::text::{decimal, joined};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlElement};

/// The minimum radius of the area that can be pointed at, in pixels.
pub(super) const TARGET: f64 = 12.0;

/// The namespace of SVG elements.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The content of a panel, in its pixels.
pub(super) struct Picture {
    pub(super) size: (f64, f64),
    /// The upper left corner of the outline.
    pub(super) origin: (f64, f64),
    /// The pixels of a unit of the outline.
    pub(super) scale: f64,
    pub(super) symbols: Vec<Symbol>,
    pub(super) is_world: bool,
}

/// A circle in a panel.
struct Circle {
    link: Element,
    x: f64,
    y: f64,
    r: f64,
    ids: Vec<String>,
}

/// A drawing in an `svg` element.
pub(super) struct Panel {
    document: Document,
    svg: Element,
    land: Element,
    links: Element,
    names: Element,
    circles: Vec<Circle>,
}

impl Panel {
    /// Adds an empty panel with an outline, as SVG path data, to the stage.
    pub(super) fn new(frame: &Frame, class: &str, outline: &str) -> Option<Panel> {
        let document = frame.document().clone();
        let part = |name: &str, attributes: &[(&str, &str)]| element(&document, name, attributes);
        let svg = part("svg", &[("class", class)])?;
        let land = part("path", &[("class", "land"), ("d", outline)])?;
        let links = part("g", &[])?;
        let names = part("g", &[("class", "names"), ("aria-hidden", "true")])?;
        for child in [&land, &links, &names] {
            svg.append_child(child).ok()?;
        }
        frame.stage().append_child(&svg).ok()?;
        Some(Panel { svg, land, links, names, circles: Vec::new(), document })
    }

    pub(super) fn svg(&self) -> &Element {
        &self.svg
    }

    /// The middle and radius of the circle that has the keyboard's focus.
    pub(super) fn focused(&self) -> Option<(f64, f64, f64)> {
        let focused = self.document.active_element()?;
        let circle = self.circles.iter().find(|circle| circle.link == focused)?;
        Some((circle.x, circle.y, circle.r))
    }

    /// Draws circles and names. The focus stays with its place, even if that is now part of another circle.
    pub(super) fn draw(&mut self, places: &Places, picture: &Picture, radius_of: &dyn Fn(u32) -> f64) {
        let active = self.document.active_element();
        let focused = self.circles.iter().find(|circle| active.as_ref() == Some(&circle.link));
        let focused = focused.and_then(|circle| circle.ids.first().cloned());
        let (width, height) = picture.size;
        set(&self.svg, "viewBox", &["0 0 ", &number(width), " ", &number(height)].concat());
        let (x, y) = (number(picture.origin.0), number(picture.origin.1));
        set(
            &self.land,
            "transform",
            &["translate(", &x, " ", &y, ") scale(", &number(picture.scale), ")"].concat(),
        );
        self.links.set_text_content(None);
        self.names.set_text_content(None);
        let mut named = Vec::new();
        self.circles.clear();
        for symbol in &picture.symbols {
            let name = places.name(symbol, picture.is_world);
            let r = radius_of(symbol.count);
            let Some(circle) = self.circle(places, symbol, &name, r) else { continue };
            self.circles.push(circle);
            let (x, y) = (symbol.x, symbol.y);
            if x >= 0.0 && y >= 0.0 && x <= width && y <= height {
                named.push(Named { x, y, r, name });
            }
        }
        for label in place_names(&named, picture.size) {
            self.write(&label);
        }
        if let Some(id) = focused {
            self.focus(&id);
        }
    }

    /// Adds the link of a symbol.
    fn circle(&self, places: &Places, symbol: &Symbol, name: &str, r: f64) -> Option<Circle> {
        let (x, y, ids) = (symbol.x, symbol.y, places.ids(symbol));
        let count = decimal(symbol.count, 1);
        let link = self.add(
            &self.links,
            "a",
            &[
                ("href", &places.address(symbol)),
                ("class", "symbol"),
                ("aria-label", &[name, ": ", &count].concat()),
                ("data-ids", &joined(&ids, " ")),
                ("data-count", &count),
            ],
        )?;
        if places.is_chosen(symbol) {
            set(&link, "aria-current", "true");
        }
        for (class, r) in [("hit", r.max(TARGET)), ("place", r)] {
            let (cx, cy, r) = (number(x), number(y), number(r));
            self.add(&link, "circle", &[("class", class), ("cx", &cx), ("cy", &cy), ("r", &r)])?;
        }
        let title = self.add(&link, "title", &[])?;
        title.set_text_content(Some(&places.detail(symbol)));
        Some(Circle { link, x, y, r, ids: ids.into_iter().map(str::to_owned).collect() })
    }

    /// Writes a name.
    fn write(&self, &Label { name, x, y, is_left }: &Label<'_>) {
        let anchor = if is_left { "end" } else { "start" };
        let text =
            self.add(&self.names, "text", &[("x", &number(x)), ("y", &number(y)), ("text-anchor", anchor)]);
        if let Some(text) = text {
            text.set_text_content(Some(name));
        }
    }

    /// Moves the focus to the circle of a place, without scrolling.
    fn focus(&self, id: &str) {
        let circle = self.circles.iter().find(|circle| circle.ids.iter().any(|other| other == id));
        if let Some(circle) = circle {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // An SVG element has the same method as one of HTML, though no common type.
            let _ = circle.link.unchecked_ref::<HtmlElement>().focus_with_options(&options);
        }
    }

    fn add(&self, parent: &Element, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
        let child = element(&self.document, name, attributes)?;
        parent.append_child(&child).ok()?;
        Some(child)
    }
}

fn element(document: &Document, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document.create_element_ns(Some(SVG), name).ok()?;
    for (name, value) in attributes {
        set(&element, name, value);
    }
    Some(element)
}

/// A number as text. By the browser, because formatting of floats in Rust is kilobytes.
fn number(value: f64) -> String {
    js_sys::Number::from(JsValue::from_f64(value)).to_fixed(5).map(String::from).unwrap_or_default()
}
