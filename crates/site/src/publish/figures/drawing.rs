//! A drawing of patches and texts, written in two forms: as an SVG with texts for readers, and as one with outlines of letters,
//! which is drawn as a PNG.

use super::measure::width;
use crate::publish::cards::palette::role;
use crate::publish::cards::typeface::{MissingGlyph, Style, Typefaces};
use crate::render::part::candle::{CANDLE_STICK, FLAME};
use maud::{Markup, PreEscaped, html};

/// A drawing on paper.
#[derive(Default)]
pub struct Drawing {
    /// Its width and height.
    pub size: [f32; 2],
    /// The patches of color.
    pub patches: Vec<Patch>,
    /// The texts.
    pub texts: Vec<Text>,
    /// Where the site's mark is.
    pub mark: [f32; 2],
}

/// A patch of color, or an outline.
pub struct Patch {
    /// The left upper corner.
    pub at: [f32; 2],
    /// The width and height.
    pub size: [f32; 2],
    /// The color; `None` for an outline alone.
    pub fill: Option<String>,
}

/// A line of text.
pub struct Text {
    /// The start of the baseline, or with `is_end` its end.
    pub at: [f32; 2],
    /// Whether the text ends there.
    pub is_end: bool,
    /// The typeface and weight.
    pub style: Style,
    /// The size in pixels.
    pub size: f32,
    /// The role of its color.
    pub role: &'static str,
    /// The words.
    pub words: String,
}

/// The families of texts, with those of Chinese.
const SERIF: &str = "Georgia, 'Noto Serif', 'Songti TC', 'Noto Serif CJK HK', 'Noto Serif TC', serif";
const SANS: &str =
    "system-ui, 'Noto Sans', 'PingFang HK', 'Noto Sans CJK HK', 'Microsoft JhengHei', sans-serif";

impl Drawing {
    /// The drawing with texts, for browsers and editors.
    pub fn svg(&self, title: &str, lang: &str) -> String {
        let text = |text: &Text| {
            let ([x, y], family) = (text.at, if text.style == Style::Serif { SERIF } else { SANS });
            let weight = (text.style == Style::Serif).then_some("600");
            html! {
                text x=(x) y=(y) font-family=(family) font-size=(text.size) font-weight=[weight] fill=(role(text.role))
                    text-anchor=[text.is_end.then_some("end")] { (text.words) }
            }
        };
        let texts = html! { @for one in &self.texts { (text(one)) } };
        self.framed(Some(lang), html! { title { (title) } }, texts).into_string() + "\n"
    }

    /// The drawing with outlines in place of texts. A text that is wider than was estimated is drawn smaller. Fails with the
    /// first letter that no font has.
    pub fn outlines(&self, faces: &Typefaces<'_>) -> Result<String, MissingGlyph> {
        let mut outlines = String::new();
        for text in &self.texts {
            let shaped = faces.shape(text.style, &text.words)?;
            let [x, y] = text.at;
            let size = text.size * (width(&text.words) / shaped.width).min(1.0);
            let x = if text.is_end { x - shaped.width * size } else { x };
            let paths = faces.outlines(text.style, &shaped.glyphs, [x, y], size);
            outlines += &html! { g fill=(role(text.role)) { (PreEscaped(paths)) } }.into_string();
        }
        Ok(self.framed(None, html! {}, PreEscaped(outlines)).into_string())
    }

    fn framed(&self, lang: Option<&str>, title: Markup, texts: Markup) -> Markup {
        let ([width, height], [x, y]) = (self.size, self.mark);
        html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) viewBox=(format!("0 0 {width} {height}"))
                lang=[lang] {
                (title)
                rect width=(width) height=(height) fill=(role("paper")) {}
                @for one in &self.patches { (drawn(one)) }
                g transform=(format!("translate({x} {y}) scale(1.4)")) {
                    path fill=(role("flame")) d=(FLAME) {}
                    path fill=(role("ink")) d=(CANDLE_STICK) {}
                }
                (texts)
            }
        }
    }
}

fn drawn(one: &Patch) -> Markup {
    let ([x, y], [width, height]) = (one.at, one.size);
    let stroke = role(if one.fill.is_some() { "paper" } else { "ink-soft" });
    let fill = one.fill.as_deref().unwrap_or("none");
    html! { rect x=(x) y=(y) width=(width) height=(height) fill=(fill) stroke=(stroke) {} }
}
