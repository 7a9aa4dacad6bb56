//! Widths of texts by estimate, and lines: an SVG is drawn with the fonts of whoever opens it. The estimate is generous.

use crate::content::shorten::shorten;
use unicode_linebreak::linebreaks;

/// The width of a text in parts of its size.
pub fn width(text: &str) -> f32 {
    let letter = |letter: char| match letter {
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '·' | '(' | ')' => 0.32,
        'm' | 'w' | 'M' | 'W' => 0.9,
        letter if letter.is_ascii_uppercase() => 0.7,
        letter if letter < '\u{2e80}' => 0.58,
        _ => 1.0,
    };
    text.chars().map(letter).sum()
}

/// A text in lines of at most `room` parts of its size, at most `most`; the last is cut with an ellipsis if there is more.
pub fn lines(text: &str, room: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut start = 0;
    for (end, _) in linebreaks(text) {
        let piece = text.get(start..end).unwrap_or_default();
        start = end;
        match lines.last_mut() {
            Some(line) if width(line) + width(piece.trim_end()) <= room => line.push_str(piece),
            _ => lines.push(piece.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).concat();
        let fits = (1..rest.chars().count()).rev().find(|count| width(&shorten(&rest, *count)) <= room);
        lines.push(shorten(&rest, fits.unwrap_or(1)));
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_into_lines_that_fit() {
        let text = "West Kowloon Law Courts Building";
        let two = lines(text, 12.0, 2);
        assert_eq!(two, ["West Kowloon Law", "Courts Building"]);
        assert!(two.iter().all(|line| width(line) <= 12.0));
        assert_eq!(lines(text, 30.0, 2), [text]);
        assert_eq!(lines("西九龍法院大樓", 4.0, 2), ["西九龍法", "院大樓"]);
    }

    #[test]
    fn what_has_no_room_is_cut_with_an_ellipsis() {
        let cut = lines("West Kowloon Law Courts Building", 8.0, 1);
        assert_eq!(cut.len(), 1);
        assert!(cut[0].starts_with("West") && cut[0].ends_with('…') && width(&cut[0]) <= 8.0, "{cut:?}");
    }
}
