//! The painting of the chart, in the colors and signs of the page.

use super::parts::Parts;
use crate::chart::picture::Picture;
use crate::chart::place::Place;
use crate::chart::ticks::{Tick, Unit, ticks};
use crate::host::window;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, Path2d};

/// The size of the page's signs in their own units.
const SIGN: f64 = 16.0;

/// The baseline of the words of the scale, in pixels from the top.
const WORDS: f64 = 12.0;

/// The opacity of inexact dates.
pub(super) const ROUGH: f64 = 0.4;

/// Colors, signs and words, taken from the page.
pub(super) struct Paint {
    pub(super) context: CanvasRenderingContext2d,
    size: (f64, f64),
    ratio: f64,
    pub(super) ink: String,
    /// The color of a cell with events of several categories, which is that of no category.
    pub(super) mixed: String,
    rule: String,
    flame: String,
    pub(super) paper: String,
    /// By the index of the category.
    pub(super) colors: Vec<String>,
    pub(super) signs: Vec<HtmlCanvasElement>,
    years: Option<Function>,
    months: Option<Function>,
    days: Option<Function>,
}

impl Paint {
    /// Reads the style of the page for a canvas of some size.
    pub(super) fn new(parts: &Parts, language: &str, size: (f64, f64)) -> Option<Paint> {
        let (window, canvas) = (window()?, &parts.canvas);
        let ratio = window.device_pixel_ratio().max(1.0);
        canvas.set_width((size.0 * ratio) as u32);
        canvas.set_height((size.1 * ratio) as u32);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
        let style = window.get_computed_style(canvas).ok()??;
        let glyphs = parts.root.query_selector_all(".legend .glyph").ok()?;
        let (mut colors, mut signs) = (Vec::new(), Vec::new());
        for glyph in (0..glyphs.length()).filter_map(|place| glyphs.item(place)) {
            let glyph: Element = glyph.unchecked_into();
            let color = value(&window.get_computed_style(&glyph).ok()??, "color");
            signs.push(sign(&glyph, &color, ratio)?);
            colors.push(color);
        }
        let words = |parts: &[(&str, &str)]| date_words(language, parts);
        // Before the first drawing, because texts are measured for it.
        context.set_font(&["500 ", &value(&style, "font-size"), " ", &value(&style, "font-family")].concat());
        Some(Paint {
            context,
            size,
            ratio,
            ink: value(&style, "color"),
            mixed: value(&style, "caret-color"),
            rule: value(&style, "border-top-color"),
            flame: value(&style, "outline-color"),
            paper: value(&style, "background-color"),
            colors,
            signs,
            years: words(&[("year", "numeric")]),
            months: words(&[("month", "short")]),
            days: words(&[("day", "numeric")]),
        })
    }

    /// Draws a picture, and marks the place of the event pointed at.
    pub(super) fn draw(&self, picture: &Picture, active: Option<Place>) {
        let context = &self.context;
        let _ = context.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, self.size.0, self.size.1);
        context.set_line_width(1.0);
        self.draw_scale(picture);
        if let Some(place) = active {
            self.draw_line_of_active(place);
        }
        for caption in &picture.captions {
            self.draw_caption(picture, caption);
        }
        for shape in &picture.scene.shapes {
            self.draw_shape(picture, shape);
        }
        context.set_global_alpha(1.0);
        if let Some(place) = active {
            self.draw_frame_of_active(place);
        }
    }

    /// Draws a line from one point to another.
    pub(super) fn line(&self, from: (f64, f64), to: (f64, f64)) {
        self.context.begin_path();
        self.context.move_to(from.0, from.1);
        self.context.line_to(to.0, to.1);
        self.context.stroke();
    }

    fn draw_scale(&self, picture: &Picture) {
        let (unit, ticks) = ticks(&picture.scale);
        self.context.set_stroke_style_str(&self.rule);
        for band in &picture.bands {
            let y = band.bottom.round() + 1.5;
            self.line((0.0, y), (self.size.0, y));
        }
        self.context.set_fill_style_str(&self.ink);
        // The left edge names the year of the months, or the month and year of the days.
        let (first, _) = picture.scale.seen();
        let mut free = 0.0;
        if unit != Unit::Year {
            let mut words = self.words(&self.years, first);
            if unit == Unit::Day {
                words = [self.words(&self.months, first).as_str(), " ", &words].concat();
            }
            free = self.write(&words, 0.0) + 10.0;
        }
        for Tick { day, unit } in ticks {
            let x = picture.scale.x(f64::from(day)).round() + 0.5;
            self.context.set_global_alpha(if unit == Unit::Year { 1.0 } else { ROUGH });
            self.line((x, 16.0), (x, self.size.1));
            self.context.set_global_alpha(1.0);
            let words = self.words(
                match unit {
                    Unit::Year => &self.years,
                    Unit::Month => &self.months,
                    Unit::Day => &self.days,
                },
                day,
            );
            if x >= free && x + 3.0 + self.width_of(&words) <= self.size.0 {
                free = self.write(&words, x + 3.0) + 4.0;
            }
        }
    }

    /// Writes words above the lanes and returns their right end.
    fn write(&self, words: &str, x: f64) -> f64 {
        let _ = self.context.fill_text(words, x, WORDS);
        x + self.width_of(words)
    }

    /// The width of a text in pixels.
    pub(super) fn width_of(&self, words: &str) -> f64 {
        self.context.measure_text(words).map_or(0.0, |measure| measure.width())
    }

    fn words(&self, format: &Option<Function>, day: i32) -> String {
        let date = Date::new(&JsValue::from_f64(f64::from(day) * 86_400_000.0));
        let words = format.as_ref().and_then(|format| format.call1(&JsValue::UNDEFINED, &date).ok());
        words.and_then(|words| words.as_string()).unwrap_or_default()
    }

    fn draw_line_of_active(&self, Place { x, width, .. }: Place) {
        self.context.set_stroke_style_str(&self.flame);
        let x = (x + width / 2.0).round();
        self.line((x, 16.0), (x, self.size.1));
    }

    fn draw_frame_of_active(&self, Place { x, y, width, height }: Place) {
        self.context.set_stroke_style_str(&self.flame);
        self.context.set_line_width(2.0);
        self.context.stroke_rect(x - 3.0, y - 3.0, width + 6.0, height + 6.0);
    }
}

fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

/// A sign of the page on its own canvas: copying pixels is faster than drawing its path for each event.
fn sign(glyph: &Element, color: &str, ratio: f64) -> Option<HtmlCanvasElement> {
    let outline = glyph.query_selector("path").ok()??.get_attribute("d")?;
    let path = Path2d::new_with_path_string(&outline).ok()?;
    let canvas: HtmlCanvasElement = window()?.document()?.create_element("canvas").ok()?.unchecked_into();
    let size = (SIGN * ratio).ceil();
    canvas.set_width(size as u32);
    canvas.set_height(size as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let _ = context.scale(size / SIGN, size / SIGN);
    context.set_fill_style_str(color);
    context.fill_with_path_2d(&path);
    Some(canvas)
}

/// The format of some parts of dates in a language (`Intl.DateTimeFormat`, ECMA-402). In UTC, so that no day shifts.
fn date_words(language: &str, parts: &[(&str, &str)]) -> Option<Function> {
    let options = Object::new();
    for (name, form) in parts.iter().chain(&[("timeZone", "UTC")]) {
        Reflect::set(&options, &(*name).into(), &(*form).into()).ok()?;
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&language.into()), &options);
    Some(format.format())
}
