//! Citations as other programs read them: BibTeX, RIS, CSL-JSON, and Wikipedia's template. The files have no day of access:
//! a build has no clock, and programs ask for the day.

use crate::content::cite::citation::{Citation, DayForm, Piece, PieceContent};
use crate::content::cite::work::Work;
use serde_json::{Value, json};
use std::fmt::Write;
use vigil_model::EventDate;

/// The work in CSL-JSON.
fn csl(work: &Work) -> Value {
    let mut fields = json!({
        "id": work.key,
        "type": if work.is_dataset { "dataset" } else { "webpage" },
        "title": work.title,
        "language": work.language,
        "version": work.edition,
    });
    if let Some(fields) = fields.as_object_mut() {
        let place = if work.is_dataset { "publisher" } else { "container-title" };
        fields.insert(place.to_owned(), work.site.clone().into());
        if let Some(date) = work.changed() {
            fields.insert("issued".to_owned(), json!({ "date-parts": [date_parts(date)] }));
        }
        for (name, text) in [("URL", &work.url), ("note", &work.happened)] {
            if let Some(text) = text {
                fields.insert(name.to_owned(), text.clone().into());
            }
        }
    }
    fields
}

fn date_parts(date: EventDate) -> Vec<u16> {
    [Some(date.year()), date.month().map(u16::from), date.day().map(u16::from)]
        .into_iter()
        .flatten()
        .collect()
}

/// The work as a file of CSL-JSON, which is a list.
pub fn csl_json(work: &Work) -> String {
    format!("{:#}\n", json!([csl(work)]))
}

/// The work as a file of BibTeX, in the terms of biblatex where plain BibTeX has none.
pub fn bibtex(work: &Work) -> String {
    let kind = if work.is_dataset { "dataset" } else { "online" };
    let mut text = format!("@{kind}{{{},\n", work.key);
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(text, "  {name} = {{{value}}},");
    };
    // Braces of its own, so that no style changes the case of names.
    field("title", &format!("{{{}}}", latex(&work.title)));
    field("organization", &latex(&work.site));
    if let Some(happened) = &work.happened {
        field("titleaddon", &latex(happened));
    }
    if let Some(changed) = work.changed() {
        field("date", &changed.unqualified());
        field("year", &changed.year().to_string());
    }
    field("version", &work.edition);
    if let Some(url) = &work.url {
        field("url", url);
    }
    field("langid", if work.language.starts_with("zh") { "chinese" } else { "english" });
    text.push_str("}\n");
    text
}

/// A text in which nothing means something to LaTeX.
fn latex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// The work as a file of RIS, whose lines end as its definition says.
pub fn ris(work: &Work) -> String {
    let mut text = String::new();
    let mut field = |name: &str, value: &str| {
        let _ = write!(text, "{name}  - {}\r\n", value.replace(['\r', '\n'], " "));
    };
    field("TY", if work.is_dataset { "DATA" } else { "ELEC" });
    field("ID", &work.key);
    field("TI", &work.title);
    field(if work.is_dataset { "PB" } else { "T2" }, &work.site);
    if let Some(changed) = work.changed() {
        field("PY", &format!("{:04}", changed.year()));
        field("DA", &ris_date(changed));
    }
    field("ET", &work.edition);
    if let Some(happened) = &work.happened {
        field("N1", happened);
    }
    if let Some(url) = &work.url {
        field("UR", url);
    }
    field("LA", &work.language);
    text.push_str("ER  - \r\n");
    text
}

/// A date as RIS writes it, with empty places for what is not known.
fn ris_date(date: EventDate) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", date.year(), part(date.month()), part(date.day()))
}

/// The work in Wikipedia's template for web pages.
pub fn wikipedia(work: &Work) -> Citation {
    let mut text = format!(" |title={}", wikitext(&work.title));
    if let Some(changed) = work.changed() {
        let _ = write!(text, " |date={}", changed.unqualified());
    }
    let _ = write!(text, " |website={}", wikitext(&work.site));
    if work.language != "en" {
        let _ = write!(text, " |language={}", work.language);
    }
    let today = DayForm { pattern: "{year}-{mm}-{dd}".to_owned(), is_short: false };
    let pieces = [
        (PieceContent::Text("{{cite web |url=".to_owned()), false),
        (PieceContent::Address, false),
        (PieceContent::Text(text), false),
        (PieceContent::Text(" |access-date=".to_owned()), true),
        (PieceContent::Today(today), true),
        (PieceContent::Text("}}".to_owned()), false),
    ];
    let pieces = pieces.map(|(content, is_of_reading)| Piece { content, is_of_reading });
    Citation { style: "wikipedia", pieces: pieces.into() }
}

/// A text in which nothing means something to a template.
fn wikitext(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' | '[' | ']' | '{' | '}' | '<' | '>' | '=' => {
                let _ = write!(escaped, "&#{};", u32::from(letter));
            }
            '\r' | '\n' => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}
