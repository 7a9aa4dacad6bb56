//! One drawing of land, circles and names: the world, or the inset.

use super::file::File;
use super::frame::{Frame, set};
use crate::map::labels::{Label, Named, place_names};
use crate::map::merge::Symbol;
use crate::map::place::{Extent, Places};
use crate::map::words::accessible;
use crate::text::{decimal, joined};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlElement, Node};

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
    pub(super) extent: Extent,
}

/// A circle in a panel.
struct Circle {
    link: Element,
    x: f64,
    y: f64,
    r: f64,
    ids: Vec<String>,
    /// Whether a press zooms to its places, because they are in several countries.
    is_button: bool,
}

/// A drawing in an `svg` element.
pub(super) struct Panel {
    document: Document,
    svg: Element,
    land: Element,
    links: Element,
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
        for child in [&land, &links] {
            svg.append_child(child).ok()?;
        }
        frame.stage().append_child(&svg).ok()?;
        Some(Panel { svg, land, links, circles: Vec::new(), document })
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

    /// Draws circles with their numbers and names. The focus stays with its place, even if that is now part of another circle.
    pub(super) fn draw(
        &mut self,
        (places, file): (&Places, &File),
        picture: &Picture,
        radius_of: &dyn Fn(u32) -> f64,
    ) {
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
        self.circles.clear();
        let (more, closer) = (file.word("more"), file.word("closer"));
        let (mut named, mut addresses) = (Vec::new(), Vec::new());
        for symbol in &picture.symbols {
            let (name, address) = places.describe(symbol, picture.extent, &more);
            named.push(Named { x: symbol.x, y: symbol.y, r: radius_of(symbol.count), name });
            addresses.push(address);
        }
        let labels = place_names(&named, picture.size);
        for (place, ((symbol, named), address)) in
            picture.symbols.iter().zip(&named).zip(addresses).enumerate()
        {
            let label = labels.iter().find(|label| label.circle == place);
            let press = address.as_deref().ok_or(closer.as_str());
            if let Some(circle) = self.circle(places, symbol, (named, label), press) {
                self.circles.push(circle);
            }
        }
        if let Some(id) = focused {
            self.focus(&id);
        }
    }

    /// Adds the link of a symbol to its address; without one a button, with the effect of a press in words.
    fn circle(
        &self,
        places: &Places,
        symbol: &Symbol,
        (named, label): (&Named, Option<&Label<'_>>),
        press: Result<&str, &str>,
    ) -> Option<Circle> {
        let (x, y, r, ids, count) =
            (symbol.x, symbol.y, named.r, places.ids(symbol), decimal(symbol.count, 1));
        let link = self.add(
            &self.links,
            "a",
            &[
                ("class", "symbol"),
                ("aria-label", &accessible(&named.name, label.is_some(), &count, press.err())),
                ("data-ids", &joined(&ids, " ")),
                ("data-count", &count),
            ],
        )?;
        match press {
            Ok(address) => set(&link, "href", address),
            Err(_) => {
                set(&link, "role", "button");
                set(&link, "tabindex", "0");
            }
        }
        if places.is_chosen(symbol) {
            set(&link, "aria-current", "true");
        }
        for (class, r) in [("hit", r.max(TARGET)), ("place", r)] {
            let (cx, cy, r) = (number(x), number(y), number(r));
            self.add(&link, "circle", &[("class", class), ("cx", &cx), ("cy", &cy), ("r", &r)])?;
        }
        if let Some(label) = label {
            let anchor = if label.is_left { "end" } else { "start" };
            // The space parts name and number where both are read as one text.
            self.write(&link, &[label.name, " "].concat(), (label.x, label.y), anchor);
        }
        self.write(&link, &count, (x, y), "middle");
        let title = self.add(&link, "title", &[])?;
        title.set_text_content(Some(&places.detail(symbol)));
        Some(Circle {
            link,
            x,
            y,
            r,
            ids: ids.into_iter().map(str::to_owned).collect(),
            is_button: press.is_err(),
        })
    }

    /// Writes a text of a symbol.
    fn write(&self, link: &Element, text: &str, (x, y): (f64, f64), anchor: &str) {
        let (x, y) = (number(x), number(y));
        if let Some(written) = self.add(link, "text", &[("x", &x), ("y", &y), ("text-anchor", anchor)]) {
            written.set_text_content(Some(text));
        }
    }

    /// The places of the button that an element is part of; `None` for links and other elements.
    pub(super) fn pressed(&self, element: &Node) -> Option<&[String]> {
        let mut buttons = self.circles.iter().filter(|circle| circle.is_button);
        buttons.find(|circle| circle.link.contains(Some(element))).map(|circle| &circle.ids[..])
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
