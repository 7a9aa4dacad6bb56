//! The composition of a card as an SVG: paper, a band in the category's color, its shape and words, the title, what it
//! belongs to, and the candle with the site's name.

use super::layout::{Block, Room, fit};
use super::palette::role;
use super::typeface::{MissingGlyph, Style, Typefaces};
use crate::content::card::{HEIGHT, WIDTH, Wording};
use crate::render::part::candle::{CANDLE_STICK, FLAME};
use std::fmt::Write;
use vigil_app::leaf::glyph::category_outline;

/// Where texts begin, and how wide they can be.
const LEFT: f32 = 88.0;
const MEASURE: f32 = WIDTH as f32 - LEFT - 72.0;
/// The baselines of the top and the bottom row.
const TOP: f32 = 104.0;
const BOTTOM: f32 = 566.0;

const LABEL: Room<'_> =
    Room { style: Style::Sans, width: MEASURE - 48.0, sizes: &[(32.0, 1), (26.0, 1), (22.0, 1)] };
const TITLE: Room<'_> = Room {
    style: Style::Serif,
    width: MEASURE,
    sizes: &[(82.0, 2), (70.0, 3), (60.0, 4), (52.0, 4), (46.0, 5)],
};
const BELOW: Room<'_> = Room { style: Style::Sans, width: MEASURE, sizes: &[(30.0, 1), (27.0, 2)] };
const SITE: Room<'_> = Room { style: Style::Serif, width: MEASURE - 60.0, sizes: &[(36.0, 1), (28.0, 1)] };

/// Composes a card.
pub fn compose(wording: &Wording, faces: &Typefaces<'_>) -> Result<String, MissingGlyph> {
    let accent = role(wording.category.map_or("flame", |category| category.as_str()));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <path fill=\"{}\" d=\"M0 0H{WIDTH}V{HEIGHT}H0Z\"/><path fill=\"{accent}\" d=\"M0 0H24V{HEIGHT}H0Z\"/>",
        role("paper")
    );
    write_top(&mut svg, wording, faces, accent)?;
    let title = fit(faces, TITLE, &wording.title)?;
    let below = if wording.below.is_empty() { None } else { Some(fit(faces, BELOW, &wording.below)?) };
    write_middle(&mut svg, faces, &title, below.as_ref());
    write_bottom(&mut svg, wording, faces)?;
    svg.push_str("</svg>");
    Ok(svg)
}

/// The category's shape, what it is, and when it was.
fn write_top(
    svg: &mut String,
    wording: &Wording,
    faces: &Typefaces<'_>,
    accent: &str,
) -> Result<(), MissingGlyph> {
    let mut x = LEFT;
    if let Some(category) = wording.category {
        let outline = category_outline(category);
        let _ = write!(
            svg,
            "<path transform=\"translate({x} {}) scale(2)\" fill=\"{accent}\" d=\"{outline}\"/>",
            TOP - 28.0
        );
        x += 48.0;
    }
    let separator = if wording.measure.is_empty() { "" } else { "  ·  " };
    let row = fit(faces, LABEL, &format!("{}{separator}{}", wording.label, wording.measure))?;
    write_block(svg, faces, Style::Sans, &row, [x, TOP], role("ink-soft"));
    Ok(())
}

/// The title and what is below it, together in the middle of the room between top and bottom.
fn write_middle(svg: &mut String, faces: &Typefaces<'_>, title: &Block, below: Option<&Block>) {
    let height = |block: &Block| leading(block) * block.lines.len() as f32;
    let gap = 18.0;
    let total = height(title) + below.map_or(0.0, |below| gap + height(below));
    let (from, to) = (TOP + 24.0, BOTTOM - 72.0);
    let top = from + ((to - from - total) / 2.0).max(0.0);
    write_block(svg, faces, Style::Serif, title, [LEFT, top + title.size], role("ink"));
    if let Some(below) = below {
        let at = top + height(title) + gap + below.size;
        write_block(svg, faces, Style::Sans, below, [LEFT, at], role("ink-soft"));
    }
}

/// A rule, the candle and the site's name.
fn write_bottom(svg: &mut String, wording: &Wording, faces: &Typefaces<'_>) -> Result<(), MissingGlyph> {
    let (rule, flame) = (role("rule"), role("flame"));
    let _ = write!(
        svg,
        "<path fill=\"{rule}\" d=\"M{LEFT} {}H{}v2H{LEFT}Z\"/>\
         <g transform=\"translate({LEFT} {}) scale(1.9)\"><path fill=\"{flame}\" d=\"{FLAME}\"/>\
         <path fill=\"{}\" d=\"{CANDLE_STICK}\"/></g>",
        BOTTOM - 60.0,
        LEFT + MEASURE,
        BOTTOM - 36.0,
        role("ink"),
    );
    let site = fit(faces, SITE, &wording.site)?;
    write_block(svg, faces, Style::Serif, &site, [LEFT + 48.0, BOTTOM], role("ink"));
    Ok(())
}

fn leading(block: &Block) -> f32 {
    block.size * 1.24
}

/// Lines below each other, the first on a given one.
fn write_block(
    svg: &mut String,
    faces: &Typefaces<'_>,
    style: Style,
    block: &Block,
    [x, y]: [f32; 2],
    color: &str,
) {
    let _ = write!(svg, "<g fill=\"{color}\">");
    for (number, line) in block.lines.iter().enumerate() {
        let y = y + leading(block) * number as f32;
        svg.push_str(&faces.outlines(style, &line.glyphs, [x, y], block.size));
    }
    svg.push_str("</g>");
}
