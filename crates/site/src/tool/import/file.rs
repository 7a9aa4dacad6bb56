//! The text of the file that is imported, in the encodings that spreadsheets write, or what the file is instead.

use super::places::Places;
use std::borrow::Cow;
use vigil_model::Fault;

const AS_TABLE: &str = "open it in the program that made it and save the sheet as CSV in UTF-8; a spreadsheet calls it \
                        “CSV UTF-8”, or “Download, Comma-separated values”";

/// How many bytes show whether a file without a byte order mark is UTF-16.
const SAMPLE: usize = 64;

/// The text of a file in UTF-8, or in UTF-16 with or without a byte order mark; the fault if it is anything else.
pub fn text_of<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Box<Fault>> {
    let whole = |message: String, help: &str| {
        let fault = Places::new(name, "").fault(&(0..0), message, help);
        Err(Box::new(Fault { line: 0, column: 0, ..fault }))
    };
    if let Some(kind) = kind_of(bytes) {
        return whole(format!("the file is {kind}, not a table in plain text"), AS_TABLE);
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(name, rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(name, rest, u16::from_be_bytes),
        _ if zeros(bytes, 1) > 8 && zeros(bytes, 0) == 0 => wide(name, bytes, u16::from_le_bytes),
        _ if zeros(bytes, 0) > 8 && zeros(bytes, 1) == 0 => wide(name, bytes, u16::from_be_bytes),
        _ if zeros(bytes, 0) + zeros(bytes, 1) > 8 => {
            whole("the file is neither UTF-8 nor UTF-16".to_owned(), AS_TABLE)
        }
        _ => narrow(name, bytes),
    }
}

/// The number of zeros at the first or the second bytes of the first pairs: of Latin letters in UTF-16 one of both is
/// zero.
fn zeros(bytes: &[u8], position: usize) -> usize {
    let pairs = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    pairs.iter().skip(position).step_by(2).filter(|byte| **byte == 0).count()
}

/// What a file is that is no text, by its first bytes; and a web page, which a published spreadsheet is.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let has = |text: &str| start.windows(text.len()).any(|window| window == text.as_bytes());
    if start.starts_with(b"PK\x03\x04") {
        return Some(match () {
            () if has("opendocument.spreadsheet") => "a workbook (.ods)",
            () if has("xl/") || has("[Content_Types].xml") => "a workbook (.xlsx)",
            () => "a ZIP archive",
        });
    }
    let page = start.trim_ascii_start().get(..9).unwrap_or_default().to_ascii_lowercase();
    match () {
        () if start.starts_with(b"\xd0\xcf\x11\xe0") => Some("a workbook (.xls)"),
        () if start.starts_with(b"%PDF") => Some("a PDF"),
        () if start.starts_with(b"\x1f\x8b") => Some("compressed (.gz)"),
        () if start.starts_with(b"{\\rtf") => Some("a text document (.rtf)"),
        () if start.starts_with(b"\x89PNG") || start.starts_with(b"\xff\xd8\xff") => Some("a picture"),
        () if [&b"<!doctype"[..], b"<html", b"<table", b"<head", b"<body"]
            .iter()
            .any(|name| page.starts_with(name)) =>
        {
            Some("a web page")
        }
        () if page.starts_with(b"<?xml") => Some("XML"),
        () => None,
    }
}

fn narrow<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, Box<Fault>> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let at = error.valid_up_to();
        let valid = bytes.get(..at).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
        let help = "save it in the encoding UTF-8; a spreadsheet calls it “CSV UTF-8”";
        Box::new(Places::new(name, valid).fault(&(at..at), "the file is not UTF-8", help))
    })
}

fn wide<'b>(name: &str, bytes: &'b [u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'b, str>, Box<Fault>> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for letter in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Err(Box::new(broken(name, &text))),
        }
    }
    if odd.is_empty() { Ok(Cow::Owned(text)) } else { Err(Box::new(broken(name, &text))) }
}

fn broken(name: &str, before: &str) -> Fault {
    let at = before.len();
    let help = "the file may be cut off; save it again, best as “CSV UTF-8”";
    Places::new(name, before).fault(&(at..at), "the file is UTF-16 and breaks off within a character", help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        text_of("a.csv", bytes).unwrap_err().message
    }

    #[test]
    fn what_is_no_text_is_told_where_it_stops_being_one() {
        let fault = text_of("a.csv", b"id\n\xff").unwrap_err();
        assert_eq!((fault.line, fault.column, fault.message.as_str()), (2, 1, "the file is not UTF-8"));
    }

    #[test]
    fn wide_texts_are_read_in_both_orders() {
        let text = "Year,諾𠮷\n";
        for (mark, order) in
            [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
        {
            let units = text.encode_utf16().flat_map(order);
            let bytes: Vec<u8> = mark.into_iter().chain(units).collect();
            assert_eq!(text_of("a.csv", &bytes).unwrap(), text);
            let cut = bytes.get(..bytes.len() - 1).unwrap();
            assert_eq!(message(cut), "the file is UTF-16 and breaks off within a character");
        }
        assert_eq!(
            message(b"\xff\xfe\x00\xd8\x41\x00"),
            "the file is UTF-16 and breaks off within a character"
        );
        for order in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let unmarked: Vec<u8> = "Year,Month,Day\n諾".encode_utf16().flat_map(order).collect();
            assert_eq!(text_of("a.csv", &unmarked).unwrap(), "Year,Month,Day\n諾");
        }
        assert_eq!(message(&[0; 64]), "the file is neither UTF-8 nor UTF-16");
    }

    #[test]
    fn other_kinds_of_file_are_named() {
        for (bytes, kind) in [
            (&b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml"[..], "a workbook (.xlsx)"),
            (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a workbook (.ods)"),
            (b"PK\x03\x04\x14\0a.txt", "a ZIP archive"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook (.xls)"),
            (b"%PDF-1.7", "a PDF"),
            (b"\n<!DOCTYPE html><p>", "a web page"),
            (b"<table><tr><td>Year", "a web page"),
            (b"<?xml version=\"1.0\"?><Workbook>", "XML"),
            (b"{\\rtf1\\ansi Year", "a text document (.rtf)"),
            (b"\x89PNG\r\n\x1a\n", "a picture"),
        ] {
            assert_eq!(message(bytes), format!("the file is {kind}, not a table in plain text"));
        }
    }
}
