//! Texts laid out with the machine's fonts, which the set-up installs.

use super::layout::{Block, Room, fit};
use super::typeface::{Fonts, Style, Typefaces};
use std::sync::OnceLock;

fn with_faces(check: impl FnOnce(&Typefaces<'_>)) {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| Fonts::find(None).unwrap());
    check(&fonts.faces().unwrap());
}

const ROOM: Room<'_> = Room { style: Style::Serif, width: 1040.0, sizes: &[(80.0, 2), (50.0, 3)] };

fn check_fits(block: &Block) {
    assert!(ROOM.sizes.contains(&(block.size, 2)) || block.lines.len() <= 3, "{}", block.lines.len());
    for line in &block.lines {
        assert!(line.width * block.size <= ROOM.width + 0.5, "{}", line.width * block.size);
    }
}

#[test]
fn titles_of_both_scripts_fit_their_room_at_the_largest_size_they_can() {
    with_faces(|faces| {
        for (text, size) in [
            ("Four words of Latin", 80.0),
            ("Police search 72 premises and serve orders on seven news outlets over the primaries", 50.0),
            ("警方搜查七十二處地點", 80.0),
            ("警方搜查七十二處地點，並向七間傳媒機構送達法庭命令，要求交出與初選有關的資料", 50.0),
        ] {
            let block = fit(faces, ROOM, text).unwrap();
            assert_eq!(block.size, size, "{text}");
            check_fits(&block);
        }
    });
}

#[test]
fn what_fits_at_no_size_is_cut_with_an_ellipsis() {
    with_faces(|faces| {
        // The one of Latin and the one of Han, which is wider.
        let last_of = |text| *faces.shape(Style::Serif, text).unwrap().glyphs.last().unwrap();
        let ellipses = ["a…", "光…"].map(last_of);
        for text in ["candles in the park ".repeat(30), "燭光".repeat(300), "x".repeat(900)] {
            let block = fit(faces, ROOM, &text).unwrap();
            check_fits(&block);
            let last = block.lines.last().unwrap().glyphs.last().unwrap();
            assert!(ellipses.iter().any(|ellipsis| last.is_same_shape(ellipsis)), "{text:.20}");
        }
    });
}

#[test]
fn no_line_begins_with_a_mark_that_ends_a_sentence() {
    with_faces(|faces| {
        let mark = faces.shape(Style::Serif, "字，").unwrap().glyphs[1];
        for count in 8..24 {
            let block = fit(faces, ROOM, &format!("{}，燭光悼念", "字".repeat(count))).unwrap();
            let begins = block.lines.iter().filter_map(|line| line.glyphs.first());
            assert!(begins.filter(|first| first.is_same_shape(&mark)).count() == 0, "{count}");
        }
    });
}

#[test]
fn a_quote_between_latin_letters_is_narrow() {
    with_faces(|faces| {
        let width = |text: &str| faces.shape(Style::Serif, text).unwrap().width;
        assert!(width("Kong’s") - width("Kong") - width("s") < 0.4);
    });
}

#[test]
fn a_letter_no_font_has_is_an_error_with_its_text() {
    with_faces(|faces| {
        let missing = fit(faces, ROOM, "a \u{10fffd} b").unwrap_err().on_page("event/x/");
        assert_eq!(missing.to_string(), "event/x/: U+10FFFD `\\u{10fffd}` in `a \u{10fffd} b`");
    });
}

#[test]
fn a_folder_without_fonts_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let error = Fonts::find(Some(folder.path())).err().unwrap().to_string();
    assert!(error.contains(&folder.path().display().to_string()) && error.contains("--fonts"), "{error}");
}
