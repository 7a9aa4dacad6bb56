//! The map on the page: the only part of the map that knows the browser.

mod file;
mod frame;
mod input;
mod map;
mod panel;

use self::file::{File, read};
use self::frame::Frame;
use self::map::Map;
use self::panel::Panel;
use crate::host::{ActCallback, Host};
use crate::read::parse;
use crate::view::{Opening, View};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

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

/// Opens the map in an element, whose content it replaces.
pub(crate) fn open(root: &HtmlElement, input: JsValue, callback: ActCallback) -> Opening {
    let input = read(&input);
    let (outline, file) = (parse(&input.outline)?, File::new(&parse(&input.file)?));
    let frame = Frame::new(root, &file).ok_or("frame")?;
    let panel = |name, outline_of| {
        let path = Reflect::get(&outline, &JsValue::from_str(outline_of)).ok()?.as_string()?;
        Panel::new(&frame, name, &path)
    };
    let world = panel("world", "world").ok_or("outline")?;
    let inset = panel("inset", "inset").ok_or("outline")?;
    frame.name_inset(&file.word("inset")).ok_or("frame")?;
    let map = Host::new(Map::new(frame, world, inset, file), callback);
    map.with(|inner| {
        let (page, svg) = (map.page(), inner.world.svg());
        page.listen(svg, &ON_WORLD);
        // In the capture phase, before the link below the pointer: a click that ends a drag must not follow it.
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
        let input = read(&input);
        self.with(|map| map.set_input(input));
        Ok(())
    }
}
