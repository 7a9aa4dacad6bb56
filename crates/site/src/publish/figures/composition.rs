//! The composition of a chart on its own: title, lead, bars with labels and numbers, legend, and the line of the source.

use super::colors::color;
use super::drawing::{Drawing, Patch, Text};
use super::measure::{lines, width};
use crate::publish::cards::typeface::Style;
use crate::render::page::numbers::panel::{Bar, Panel, Part};
use vigil_app::locale::Locale;

/// What is drawn.
pub struct Figure<'a> {
    /// The heading.
    pub title: &'a str,
    /// The chart.
    pub panel: &'a Panel,
    /// The line of the source.
    pub source: &'a str,
    /// The language, for numbers.
    pub locale: &'a Locale,
}

const WIDTH: f32 = 1200.0;
const EDGE: f32 = 56.0;
const MEASURE: f32 = WIDTH - 2.0 * EDGE;
/// The most room for the labels, and the room for the numbers.
const LABELS: f32 = 430.0;
const NUMBERS: f32 = 90.0;
/// The height of a bar, and of a bar with the space below it.
const BAR: f32 = 30.0;
const LINE: f32 = 46.0;
/// The sizes of texts.
const TITLE: f32 = 44.0;
const LEAD: f32 = 23.0;
const LABEL: f32 = 23.0;
const SMALL: f32 = 19.0;
/// The class of a part that is outlined, because its value is not known.
const UNKNOWN: &str = "unknown";

/// Draws a chart, as high as it needs.
pub fn compose(figure: &Figure<'_>) -> Drawing {
    let mut page = Page { drawing: Drawing::default(), y: EDGE };
    page.text(figure.title, TITLE, Style::Serif, "ink");
    if let Some(lead) = &figure.panel.lead {
        page.y += 8.0;
        page.text(lead, LEAD, Style::Sans, "ink-soft");
    }
    page.y += 26.0;
    page.bars(&figure.panel.bars, figure.locale);
    page.legend(&figure.panel.legend);
    page.source(figure.source);
    page.drawing
}

/// A drawing with the height that is used.
struct Page {
    drawing: Drawing,
    y: f32,
}

impl Page {
    /// A text over the whole width, in as many lines as it needs.
    fn text(&mut self, words: &str, size: f32, style: Style, role: &'static str) {
        for words in lines(words, MEASURE / size, usize::MAX) {
            self.y += size * 1.3;
            self.put([EDGE, self.y - size * 0.3], size, style, role, words);
        }
    }

    fn put(&mut self, at: [f32; 2], size: f32, style: Style, role: &'static str, words: String) {
        self.drawing.texts.push(Text { at, is_end: false, style, size, role, words });
    }

    fn bars(&mut self, bars: &[Bar], locale: &Locale) {
        let widest = bars.iter().map(|bar| width(&bar.label.text) * LABEL).fold(0.0, f32::max);
        let labels = (widest + 8.0).min(LABELS);
        let highest = bars.iter().map(|bar| bar.total).max().unwrap_or(0).max(1) as f32;
        let scale = (MEASURE - labels - NUMBERS) / highest;
        for bar in bars {
            self.label(&bar.label.text, labels);
            let left = EDGE + labels;
            self.bar(bar, left, scale);
            let at = [WIDTH - EDGE, self.y + BAR - 7.0];
            let words = locale.number(bar.total.into());
            let number = Text { at, is_end: true, style: Style::Serif, size: LABEL, role: "ink", words };
            self.drawing.texts.push(number);
            self.y += LINE;
        }
    }

    /// A label in one line, or in two smaller ones.
    fn label(&mut self, words: &str, room: f32) {
        let one = lines(words, room / LABEL, 1);
        if one.first().is_some_and(|line| line == words) {
            return self.put([EDGE, self.y + BAR - 7.0], LABEL, Style::Sans, "ink", words.to_owned());
        }
        let two = lines(words, room / SMALL, 2);
        let first = if two.len() > 1 { 13.0 } else { BAR - 8.0 };
        for (at, line) in (0_u8..).zip(two) {
            let y = self.y + first + f32::from(at) * SMALL * 1.1;
            self.put([EDGE, y], SMALL, Style::Sans, "ink", line);
        }
    }

    fn bar(&mut self, bar: &Bar, left: f32, scale: f32) {
        let mut draw = |start: u32, count: u32, class: &str| {
            let at = [left + start as f32 * scale, self.y];
            let size = [(count as f32 * scale).max(2.0), BAR];
            self.drawing.patches.push(Patch { at, size, fill: (class != UNKNOWN).then(|| color(class)) });
        };
        if bar.parts.is_empty() && bar.total > 0 {
            draw(0, bar.total, "");
        }
        for (part, start, count) in bar.segments().filter(|(_, _, count)| *count > 0) {
            draw(start, count, part.class);
        }
    }

    /// The meaning of the colors, in as many lines as it needs.
    fn legend(&mut self, parts: &[Part]) {
        if parts.is_empty() {
            return;
        }
        let mut x = EDGE;
        self.y += 14.0;
        for part in parts {
            let room = 28.0 + width(&part.name) * SMALL + 26.0;
            if x > EDGE && x + room > WIDTH - EDGE {
                x = EDGE;
                self.y += SMALL * 1.6;
            }
            let fill = (part.class != UNKNOWN).then(|| color(part.class));
            self.drawing.patches.push(Patch { at: [x, self.y], size: [18.0, 18.0], fill });
            self.put([x + 28.0, self.y + 16.0], SMALL, Style::Sans, "ink", part.name.clone());
            x += room;
        }
        self.y += SMALL * 1.6;
    }

    /// A rule, the site's mark, and where the numbers are from; ends the drawing.
    fn source(&mut self, words: &str) {
        self.y += 22.0;
        let rule = Patch { at: [EDGE, self.y], size: [MEASURE, 2.0], fill: Some(color("rule")) };
        self.drawing.patches.push(rule);
        self.drawing.mark = [EDGE, self.y + 14.0];
        for line in lines(words, (MEASURE - 40.0) / SMALL, usize::MAX) {
            self.y += SMALL * 1.4;
            self.put([EDGE + 40.0, self.y + 12.0], SMALL, Style::Sans, "ink-soft", line);
        }
        self.y += 24.0 + EDGE / 2.0;
        self.drawing.size = [WIDTH, self.y.ceil()];
    }
}
