//! Citations in several styles. The messages `cite.form.STYLE` are their forms: `_` surrounds italics, `|` the words about the
//! day of reading.

use crate::content::cite::citation::{Citation, DayForm, Piece, PieceContent};
use crate::content::cite::title_case::title_case;
use crate::content::cite::work::Work;
use vigil_app::locale::Locale;

/// A style of citation.
struct Style {
    /// The last part of its messages' keys.
    name: &'static str,
    /// The last part of the key of its days, and of the day of reading.
    day: &'static str,
    today: &'static str,
    /// Whether months are shortened.
    is_short: bool,
    /// Whether English titles get large letters.
    is_title_case: bool,
}

const STYLES: [Style; 4] = [
    Style { name: "plain", day: "dmy", today: "dmy", is_short: false, is_title_case: false },
    Style { name: "apa", day: "ymd", today: "mdy", is_short: false, is_title_case: false },
    Style { name: "mla", day: "dmy", today: "dmy", is_short: true, is_title_case: true },
    Style { name: "chicago", day: "mdy", today: "mdy", is_short: false, is_title_case: true },
];

/// A work in each style.
pub fn cite(locale: &Locale, work: &Work) -> Vec<Citation> {
    STYLES.iter().map(|style| Citation { style: style.name, pieces: pieces(locale, work, style) }).collect()
}

fn pieces(locale: &Locale, work: &Work, style: &Style) -> Vec<Piece> {
    let form = |day: &str| DayForm {
        pattern: locale.text(&format!("cite.day.{day}")).to_owned(),
        is_short: style.is_short,
    };
    let day = form(style.day);
    let edition_day = work.edition_day.map(|date| day.write(locale, date));
    let title = if style.is_title_case && work.language.starts_with("en") {
        title_case(&work.title)
    } else {
        work.title.clone()
    };
    let of = work.happened.as_ref().map(|date| locale.fill("cite.of", &[("date", date)]));
    let values = [
        ("{title}", title),
        ("{of}", of.unwrap_or_default()),
        ("{site}", work.site.clone()),
        ("{edition}", work.edition.clone()),
        ("{issued}", edition_day.unwrap_or_else(|| locale.text("cite.undated").to_owned())),
    ];
    let mut pieces = Vec::new();
    for (part, words) in locale.text(&format!("cite.form.{}", style.name)).split('|').enumerate() {
        for (number, words) in words.split('_').enumerate() {
            split(words, &values, &form(style.today), |content| {
                let content = match content {
                    PieceContent::Text(text) if number % 2 == 1 => PieceContent::Italic(text),
                    other => other,
                };
                pieces.push(Piece { content, is_of_reading: part % 2 == 1 });
            });
        }
    }
    pieces
}

/// Splits a form at the places that only the page knows, and fills the others. A value is never read as a form.
fn split(form: &str, values: &[(&str, String)], today: &DayForm, mut push: impl FnMut(PieceContent)) {
    let mut text = String::new();
    let mut rest = form;
    while let Some(start) = rest.find('{') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find('}').map_or(rest.len(), |end| end + 1);
        let own = match &rest[..end] {
            "{address}" => Some(PieceContent::Address),
            "{today}" => Some(PieceContent::Today(today.clone())),
            place => {
                text.extend(
                    values.iter().filter(|(name, _)| *name == place).map(|(_, value)| value.as_str()),
                );
                None
            }
        };
        if let Some(content) = own {
            if !text.is_empty() {
                push(PieceContent::Text(std::mem::take(&mut text)));
            }
            push(content);
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    if !text.is_empty() {
        push(PieceContent::Text(text));
    }
}
