//! The fonts of cards, and texts as rows of glyphs. A letter that no font has is an error with its text: never a blank.

use anyhow::{Context, bail};
use fontdb::{Database, Family, ID, Query, Weight};
use rustybuzz::ttf_parser::{self, GlyphId, OutlineBuilder};
use rustybuzz::{Face, Feature, UnicodeBuffer};
use std::collections::BTreeSet;
use std::fmt::{self, Write};
use std::path::Path;

/// The families of titles; of each group the first that is installed. Families with Han are first, because their Latin letters match.
const SERIF: [&[&str]; 2] = [
    &[
        "Noto Serif CJK HK",
        "Noto Serif HK",
        "Noto Serif CJK TC",
        "Noto Serif TC",
        "Source Han Serif TC",
        "Songti TC",
    ],
    &["Noto Serif", "DejaVu Serif", "Liberation Serif", "Times New Roman"],
];
/// The families of all else.
const SANS: [&[&str]; 2] = [
    &[
        "Noto Sans CJK HK",
        "Noto Sans HK",
        "Noto Sans CJK TC",
        "Noto Sans TC",
        "Source Han Sans TC",
        "PingFang HK",
    ],
    &["Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial"],
];

/// The typeface and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Titles.
    Serif,
    /// All else.
    Sans,
}

/// Fonts as they are read.
pub struct Fonts {
    serif: Vec<(Vec<u8>, u32)>,
    sans: Vec<(Vec<u8>, u32)>,
}

/// Fonts ready to set texts.
pub struct Typefaces<'a> {
    serif: Vec<Face<'a>>,
    sans: Vec<Face<'a>>,
}

/// A letter that no font has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The letter.
    pub letter: char,
    /// The text with the letter.
    pub text: String,
    /// The path of the page.
    pub page: String,
}

/// A glyph in its place; measures are in parts of the font's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    face: usize,
    id: u16,
    /// Its distance from the start of the text.
    pub x: f32,
    /// Its height above the baseline.
    pub y: f32,
}

impl Glyph {
    /// Whether the shape is the same, at any position.
    #[cfg(test)]
    pub fn is_same_shape(&self, other: &Glyph) -> bool {
        (self.face, self.id) == (other.face, other.id)
    }
}

/// A text as glyphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    /// The glyphs in their order.
    pub glyphs: Vec<Glyph>,
    /// How wide they are together.
    pub width: f32,
}

impl Fonts {
    /// The fonts in a folder, or else those of the machine.
    pub fn find(folder: Option<&Path>) -> anyhow::Result<Fonts> {
        let mut known = Database::new();
        match folder {
            Some(folder) => known.load_fonts_dir(folder),
            None => known.load_system_fonts(),
        }
        let others = folder.is_some();
        let serif = read(&known, SERIF, Weight::SEMIBOLD, others);
        let sans = read(&known, SANS, Weight::NORMAL, others);
        if serif.is_empty() || sans.is_empty() {
            let place =
                folder.map_or("on this machine".to_owned(), |folder| format!("in {}", folder.display()));
            bail!(
                "cards need fonts, and there are none {place}; install Noto Serif CJK and Noto Sans CJK (Debian: \
                 fonts-noto-cjk), name a folder of fonts with --fonts, or build with --cards none"
            );
        }
        Ok(Fonts { serif, sans })
    }

    /// The fonts ready to set texts.
    pub fn faces(&self) -> anyhow::Result<Typefaces<'_>> {
        Ok(Typefaces { serif: opened(&self.serif)?, sans: opened(&self.sans)? })
    }
}

fn opened(fonts: &[(Vec<u8>, u32)]) -> anyhow::Result<Vec<Face<'_>>> {
    fonts.iter().map(|(data, index)| Face::from_slice(data, *index).context("a font is damaged")).collect()
}

/// The first family of each group that is there; where all of a folder counts, everything else in it too.
fn read(known: &Database, groups: [&[&str]; 2], weight: Weight, others: bool) -> Vec<(Vec<u8>, u32)> {
    let named = |group: &&[&str]| {
        group.iter().find_map(|name| {
            known.query(&Query { families: &[Family::Name(name)], weight, ..Query::default() })
        })
    };
    let mut chosen: Vec<ID> = groups.iter().filter_map(named).collect();
    if others {
        let mut rest: Vec<_> = known.faces().filter(|face| !chosen.contains(&face.id)).collect();
        // Not in the order in which the folder lists them, which is no order.
        rest.sort_by(|a, b| (&a.post_script_name, a.index).cmp(&(&b.post_script_name, b.index)));
        chosen.extend(rest.into_iter().map(|face| face.id));
    }
    chosen
        .into_iter()
        .filter_map(|id| known.with_face_data(id, |data, index| (data.to_vec(), index)))
        .collect()
}

impl Typefaces<'_> {
    fn of(&self, style: Style) -> &[Face<'_>] {
        match style {
            Style::Serif => &self.serif,
            Style::Sans => &self.sans,
        }
    }

    /// A text as glyphs on one line.
    pub fn shape(&self, style: Style, text: &str) -> Result<Shaped, MissingGlyph> {
        let mut shaped = Shaped::default();
        for (face, run) in self.runs(style, text)? {
            self.shape_run(style, face, run, &mut shaped);
        }
        Ok(shaped)
    }

    /// The text in runs of one font each.
    fn runs<'t>(&self, style: Style, text: &'t str) -> Result<Vec<(usize, &'t str)>, MissingGlyph> {
        let faces = self.of(style);
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let current = runs.last().map(|(face, _)| *face);
            let found = match current {
                Some(face) if is_drawn_with_others(letter) => Some(face),
                _ => faces.iter().position(|face| face.glyph_index(letter).is_some()),
            };
            let is_seen = !is_drawn_with_others(letter);
            let face = match found {
                Some(face) => face,
                None if is_seen => {
                    return Err(MissingGlyph { letter, text: text.to_owned(), page: String::new() });
                }
                None => 0,
            };
            if current != Some(face) {
                runs.push((face, at));
            }
        }
        let ends = runs.iter().skip(1).map(|(_, start)| *start).chain([text.len()]);
        let cut = |((face, start), end): (&(usize, usize), usize)| Some((*face, text.get(*start..end)?));
        Ok(runs.iter().zip(ends).filter_map(cut).collect())
    }

    fn shape_run(&self, style: Style, face: usize, run: &str, shaped: &mut Shaped) {
        let Some(font) = self.of(style).get(face) else { return };
        let scale = 1.0 / font.units_per_em() as f32;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(run);
        buffer.guess_segment_properties();
        // A font with Han draws quotes and dots as wide as Han; between Latin letters they are narrow.
        let narrow = [Feature::new(ttf_parser::Tag::from_bytes(b"pwid"), 1, ..)];
        let features = if run.contains(is_han) { &[][..] } else { &narrow[..] };
        let buffer = rustybuzz::shape(font, features, buffer);
        for (glyph, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            shaped.glyphs.push(Glyph {
                face,
                id: glyph.glyph_id as u16,
                x: shaped.width + position.x_offset as f32 * scale,
                y: position.y_offset as f32 * scale,
            });
            shaped.width += position.x_advance as f32 * scale;
        }
    }

    /// The outlines of glyphs as SVG paths, the line's start at a point, at a size in pixels.
    pub fn outlines(&self, style: Style, glyphs: &[Glyph], [x, y]: [f32; 2], size: f32) -> String {
        let faces = self.of(style);
        let used: BTreeSet<usize> = glyphs.iter().map(|glyph| glyph.face).collect();
        let mut svg = String::new();
        for number in used {
            let Some(face) = faces.get(number) else { continue };
            let units = face.units_per_em() as f32;
            let scale = size / units;
            let _ = write!(svg, "<path transform=\"matrix({scale} 0 0 {} {x} {y})\" d=\"", -scale);
            for glyph in glyphs.iter().filter(|glyph| glyph.face == number) {
                let mut outline = Outline { svg: &mut svg, x: glyph.x * units, y: glyph.y * units };
                face.outline_glyph(GlyphId(glyph.id), &mut outline);
            }
            svg.push_str("\"/>");
        }
        svg
    }
}

/// Whether a letter is as wide as it is high: Han and its punctuation.
fn is_han(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Letters that have no shape of their own: joiners, variation selectors, marks of direction.
fn is_drawn_with_others(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Writes an outline in whole units of the font.
struct Outline<'a> {
    svg: &'a mut String,
    x: f32,
    y: f32,
}

impl Outline<'_> {
    fn push(&mut self, command: char, points: &[(f32, f32)]) {
        self.svg.push(command);
        for (x, y) in points {
            let _ = write!(self.svg, "{} {} ", (self.x + x).round() as i32, (self.y + y).round() as i32);
        }
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.push('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.push('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.push('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.push('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.svg.push('Z');
    }
}

impl MissingGlyph {
    /// The same, with the page that needs it.
    pub fn on_page(self, page: &str) -> MissingGlyph {
        MissingGlyph { page: page.to_owned(), ..self }
    }
}

impl fmt::Display for MissingGlyph {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MissingGlyph { letter, text, page } = self;
        write!(formatter, "{page}: U+{:04X} `{}` in `{text}`", u32::from(*letter), letter.escape_debug())
    }
}
