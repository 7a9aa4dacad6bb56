//! The slides of a TimelineJS JSON file, with the place of everything in it.

use super::places::Places;
use super::slide::Slide;
use super::table::Cell;
use vigil_model::Fault;
use vigil_model::check::json::{Node, Value, parse};

/// The fields of a slide, each with its column of the spreadsheet template.
const FIELDS: [(&[&str], &str); 17] = [
    (&["start_date", "year"], "Year"),
    (&["start_date", "month"], "Month"),
    (&["start_date", "day"], "Day"),
    (&["start_date", "hour"], "Time"),
    (&["end_date", "year"], "End Year"),
    (&["end_date", "month"], "End Month"),
    (&["end_date", "day"], "End Day"),
    (&["end_date", "hour"], "End Time"),
    (&["start_date", "display_date"], "Display Date"),
    (&["display_date"], "Display Date"),
    (&["text", "headline"], "Headline"),
    (&["text", "text"], "Text"),
    (&["media", "url"], "Media"),
    (&["media", "credit"], "Media Credit"),
    (&["media", "caption"], "Media Caption"),
    (&["group"], "Group"),
    (&["unique_id"], "Id"),
];

/// Reads the slides, the title and the eras among them, as what they are.
pub fn read(places: &Places<'_>) -> (Vec<Slide>, Vec<Fault>) {
    let text = places.text();
    // A byte order mark is no part of JSON; blank space in its stead leaves every place where it is.
    let marked = text.strip_prefix('\u{feff}').map(|text| format!("   {text}"));
    let node = match parse(marked.as_deref().unwrap_or(text)) {
        Ok(node) => node,
        Err(fault) => return (Vec::new(), vec![places.fault(&fault.bytes, fault.message, fault.help)]),
    };
    let Some(Node { value: Value::List(events), .. }) = find(&node, &["events"]) else {
        let help = "a TimelineJS file is an object with a list of `events`; the JSON of this program goes into the \
                    data folder as it is";
        let start = node.bytes.start;
        return (Vec::new(), vec![places.fault(&(start..start + 1), "there is no list of `events`", help)]);
    };
    let mut slides: Vec<Slide> = events.iter().map(slide).collect();
    slides.extend(find(&node, &["title"]).map(|title| marked_as(title, "title")));
    if let Some(Node { value: Value::List(eras), .. }) = find(&node, &["eras"]) {
        slides.extend(eras.iter().map(|era| marked_as(era, "era")));
    }
    (slides, Vec::new())
}

/// The value at a path of names.
fn find<'n, 't>(node: &'n Node<'t>, path: &[&str]) -> Option<&'n Node<'t>> {
    path.iter().try_fold(node, |node, name| match &node.value {
        Value::Object(members) => {
            members.iter().find(|member| member.name == *name).map(|member| &member.node)
        }
        _ => None,
    })
}

fn slide(node: &Node<'_>) -> Slide {
    let mut slide = Slide { bytes: node.bytes.start..node.bytes.start + 1, ..Slide::default() };
    for (path, column) in FIELDS {
        let Some(node) = find(node, path) else { continue };
        let text = match &node.value {
            Value::Text(text) => text.clone().into_owned(),
            Value::Number(number) => number.to_string(),
            _ => continue,
        };
        if !text.trim().is_empty() {
            slide.cells.insert(column, Cell { text, bytes: node.bytes.clone() });
        }
    }
    slide
}

fn marked_as(node: &Node<'_>, sort: &str) -> Slide {
    let mut marked = slide(node);
    marked.cells.insert("Type", Cell { text: sort.to_owned(), bytes: node.bytes.clone() });
    marked
}
