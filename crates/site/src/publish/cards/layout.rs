//! Texts in lines: broken where Unicode (UAX 14) allows it in Latin and Han alike, as even as can be, at the largest size
//! that fits; what fits at no size is cut with an ellipsis.

use super::typeface::{MissingGlyph, Shaped, Style, Typefaces};
use crate::content::shorten::shorten;
use unicode_linebreak::linebreaks;

/// The room for a text.
#[derive(Clone, Copy, Debug)]
pub struct Room<'a> {
    /// Its typeface and weight.
    pub style: Style,
    /// How wide a line can be, in pixels.
    pub width: f32,
    /// The sizes to try, the largest first, each with the most lines at that size.
    pub sizes: &'a [(f32, usize)],
}

/// A text in lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The size in pixels.
    pub size: f32,
    /// The lines.
    pub lines: Vec<Shaped>,
}

/// A part of a text that is not broken, and the space after it, which is dropped at the end of a line.
struct Piece {
    shaped: Shaped,
    space: f32,
}

/// Puts a text into its room.
pub fn fit(faces: &Typefaces<'_>, room: Room<'_>, text: &str) -> Result<Block, MissingGlyph> {
    fit_or_cut(faces, room, text).map_err(|missing| MissingGlyph { text: text.to_owned(), ..missing })
}

fn fit_or_cut(faces: &Typefaces<'_>, room: Room<'_>, text: &str) -> Result<Block, MissingGlyph> {
    for &(size, most) in room.sizes {
        let lines = lines(faces, room.style, text, room.width / size)?;
        if lines.len() <= most {
            return Ok(Block { size, lines });
        }
    }
    let (size, most) = room.sizes.last().copied().unwrap_or((16.0, 1));
    // As many letters as there is room for, by halving.
    let (mut fits, mut too_many) = (1, text.chars().count());
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        let count = lines(faces, room.style, &shorten(text, middle), room.width / size)?.len();
        if count <= most { fits = middle } else { too_many = middle }
    }
    let lines = lines(faces, room.style, &shorten(text, fits), room.width / size)?;
    Ok(Block { size, lines })
}

fn lines(faces: &Typefaces<'_>, style: Style, text: &str, width: f32) -> Result<Vec<Shaped>, MissingGlyph> {
    let pieces = pieces(faces, style, text, width)?;
    let lines = wrap(&pieces, width);
    // The narrowest width that takes no more lines makes them even.
    let (mut narrow, mut wide) = (0.0, width);
    for _ in 0..12 {
        let middle = f32::midpoint(narrow, wide);
        if wrap(&pieces, middle).len() <= lines.len() { wide = middle } else { narrow = middle }
    }
    Ok(wrap(&pieces, wide))
}

fn pieces(faces: &Typefaces<'_>, style: Style, text: &str, width: f32) -> Result<Vec<Piece>, MissingGlyph> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (end, _) in linebreaks(text) {
        let part = text.get(start..end).unwrap_or_default();
        start = end;
        let seen = part.trim_end();
        let space =
            faces.shape(style, part.get(seen.len()..).unwrap_or_default().trim_end_matches(['\n', '\r']))?;
        let shaped = faces.shape(style, seen)?;
        if shaped.width <= width {
            pieces.push(Piece { shaped, space: space.width });
            continue;
        }
        // A word wider than a line is broken anywhere.
        let mut buffer = [0; 4];
        for letter in seen.chars() {
            pieces.push(Piece { shaped: faces.shape(style, letter.encode_utf8(&mut buffer))?, space: 0.0 });
        }
        if let Some(last) = pieces.last_mut() {
            last.space = space.width;
        }
    }
    Ok(pieces)
}

fn wrap(pieces: &[Piece], width: f32) -> Vec<Shaped> {
    let mut lines: Vec<Shaped> = Vec::new();
    let mut space = 0.0;
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if line.width + space + piece.shaped.width <= width => {
                append(line, space, &piece.shaped);
            }
            _ => lines.push(piece.shaped.clone()),
        }
        space = piece.space;
    }
    lines
}

fn append(line: &mut Shaped, space: f32, more: &Shaped) {
    let start = line.width + space;
    line.glyphs.extend(more.glyphs.iter().map(|glyph| {
        let mut moved = *glyph;
        moved.x += start;
        moved
    }));
    line.width = start + more.width;
}
