//! The slides of a TimelineJS JSON file, of any version, with the place of everything in it.
//!
//! The file may be a script that holds the JSON: `storyjs_jsonp_data = {…};`, `var timeline = {…}`, `callback({…})`. Slides
//! are read one at a time, so that a long file takes little memory.

use super::places::Places;
use super::slide::{Form, RowAt, Slide, SlideCell};
use std::borrow::Cow;
use vigil_model::Fault;
use vigil_model::check::json::{Node, Value, outline_at, value_at};

/// How many bytes of a script may stand before its JSON.
const SCRIPT_LIMIT: usize = 4_000;

/// The fields of a slide, each with its column of the spreadsheet template.
const FIELDS: [(&[&str], &str); 33] = [
    (&["start_date", "year"], "Year"),
    (&["start_date", "month"], "Month"),
    (&["start_date", "day"], "Day"),
    (&["start_date", "hour"], "Time"),
    (&["end_date", "year"], "End Year"),
    (&["end_date", "month"], "End Month"),
    (&["end_date", "day"], "End Day"),
    (&["end_date", "hour"], "End Time"),
    (&["start_date"], "Start Date"),
    (&["end_date"], "End Date"),
    (&["display_date"], "Display Date"),
    (&["start_date", "display_date"], "Display Date"),
    (&["text", "headline"], "Headline"),
    (&["text", "text"], "Text"),
    (&["media", "url"], "Media"),
    (&["media", "link"], "Media Link"),
    (&["media", "credit"], "Media Credit"),
    (&["media", "caption"], "Media Caption"),
    (&["media", "alt"], "Media Alt"),
    (&["group"], "Group"),
    (&["unique_id"], "Id"),
    (&["uniqueid"], "Id"),
    (&["type"], "Type"),
    (&["startDate"], "Start Date"),
    (&["endDate"], "End Date"),
    (&["headline"], "Headline"),
    (&["text"], "Text"),
    (&["asset", "media"], "Media"),
    (&["asset"], "Media"),
    (&["asset", "credit"], "Media Credit"),
    (&["asset", "caption"], "Media Caption"),
    (&["tag"], "Group"),
    (&["media"], "Media"),
];
/// Where the list of slides is.
const LISTS: [(&[&str], Form); 6] = [
    (&["events"], Form::Json),
    (&["timeline", "events"], Form::Json),
    (&["timeline", "slides"], Form::Json),
    (&["slides"], Form::Json),
    (&["timeline", "date"], Form::Json1),
    (&["date"], Form::Json1),
];

/// The slides of a file.
pub struct JsonSlides<'t> {
    text: &'t str,
    /// The places of the slides.
    pub slides: Vec<RowAt>,
    form: Form,
    /// The headline and the text of the title.
    pub title: Option<(String, String)>,
    /// The number of titles and eras, which are no events.
    pub left_out: usize,
}

/// Where the JSON of a file begins, if it has any.
pub fn start_of(text: &str) -> Option<usize> {
    let start = text.find(['{', '[']).filter(|start| *start <= SCRIPT_LIMIT)?;
    let code = code_before(text, start)?;
    (code.is_empty() || is_script(&code) && !code.contains(',')).then_some(start)
}

/// Where the JSON begins in a script that has other brackets or commas before it, as in a function or among the
/// arguments of a call; only for a file that is no table.
pub fn start_in_script(text: &str) -> Option<usize> {
    let starts = text.match_indices(['{', '[']).map(|(start, _)| start);
    let mut starts = starts.take_while(|start| *start <= SCRIPT_LIMIT);
    starts.find(|start| code_before(text, *start).is_some_and(|code| is_script(&code) || code.ends_with(',')))
}

fn code_before(text: &str, start: usize) -> Option<String> {
    let before = without_comments(text.get(..start)?.trim_start_matches('\u{feff}'));
    Some(before.trim().to_owned())
}

/// Whether data begin after this code.
fn is_script(code: &str) -> bool {
    code.ends_with(['=', '(']) || code.ends_with("default") || code.ends_with("return")
}

/// Whether only a script goes on after its data.
fn is_rest_of_script(script: &str) -> bool {
    let rest = script.trim_start();
    let is_on_next_line = script.get(..script.len() - rest.len()).is_some_and(|space| space.contains('\n'));
    let begins = |first: char| first.is_alphabetic() || "_$".contains(first);
    rest.starts_with([';', ')', ',']) || is_on_next_line && rest.starts_with(begins)
}

/// A script without its comments.
fn without_comments(script: &str) -> String {
    let mut code = String::new();
    let mut rest = script;
    while let Some(at) = rest.find("/*").into_iter().chain(rest.find("//")).min() {
        let (before, comment) = rest.split_at(at);
        code.push_str(before);
        let close = if comment.starts_with("/*") { "*/" } else { "\n" };
        rest = comment.split_once(close).map_or("", |(_, after)| after);
    }
    code + rest
}

impl<'t> JsonSlides<'t> {
    /// Reads where the slides are; the title and the eras are counted.
    pub fn open(places: &Places<'t>, start: usize) -> Result<JsonSlides<'t>, Box<Fault>> {
        let text = places.text();
        let (node, end) = outline_at(text, start)
            .map_err(|fault| Box::new(places.fault(&fault.bytes, fault.message, fault.help)))?;
        let rest = text.get(end..).unwrap_or_default();
        let rest = without_comments(rest);
        let after = rest.trim_start_matches(|letter: char| letter.is_whitespace() || ");".contains(letter));
        let is_script = code_before(text, start).is_some_and(|code| !code.is_empty());
        let goes_on = is_script && is_rest_of_script(&rest);
        if !after.is_empty() && !goes_on {
            let at = text.len() - after.len();
            let help = "remove it, or look for a bracket that is closed too early";
            return Err(Box::new(places.fault(&(at..at + 1), "text after the end of the data", help)));
        }
        let list = LISTS.iter().find_map(|(path, form)| Some((find(&node, path)?, *form)));
        let (nodes, form) = match (list, &node.value) {
            (Some((Node { value: Value::List(nodes), .. }, form)), _) => (nodes, form),
            (None, Value::List(nodes)) if is_slide(text, nodes.first()) => (nodes, Form::Json),
            _ => {
                let help = "a TimelineJS file is an object with a list of `events` (TimelineJS 1: of `date` in \
                            `timeline`); the JSON of this program goes into the data folder as it is";
                return Err(Box::new(places.fault(
                    &(start..start + 1),
                    "there is no list of `events`",
                    help,
                )));
            }
        };
        let at = |(number, node): (usize, &Node<'_>)| RowAt { number, start: node.bytes.start };
        let slides = nodes.iter().enumerate().map(at).collect();
        let title = find(&node, &["title"]).or_else(|| find(&node, &["timeline", "title"]));
        let eras = [&["eras"][..], &["era"], &["timeline", "era"], &["timeline", "eras"]];
        let eras = eras.iter().filter_map(|path| match &find(&node, path)?.value {
            Value::List(eras) => Some(eras.len()),
            _ => None,
        });
        let left_out = usize::from(title.is_some()) + eras.sum::<usize>();
        let title = title_of(&node);
        Ok(JsonSlides { text, slides, form, title, left_out })
    }

    /// Reads a slide; nothing if it is no object.
    pub fn slide(&self, at: RowAt) -> Slide<'t> {
        let mut slide = Slide {
            cells: Vec::new(),
            bytes: at.start..at.start + 1,
            number: at.number,
            form: self.form,
            split: None,
        };
        // The outline has been read, so this cannot fail.
        let Ok((node, _)) = value_at(self.text, at.start) else { return slide };
        for (path, column) in FIELDS {
            let Some(node) = find(&node, path) else { continue };
            let text = match &node.value {
                Value::Text(text) => text.clone(),
                Value::Number(number) => Cow::Owned(number.to_string()),
                _ => continue,
            };
            if text.trim().is_empty() || slide.cell(column).is_some() {
                continue;
            }
            let name = Cow::Owned(path.join("."));
            slide.cells.push(SlideCell { column, name, text, bytes: node.bytes.clone() });
        }
        slide.cells.iter_mut().for_each(SlideCell::clean);
        slide
    }
}

/// A message about a slide with the names of the template's columns instead of the fields of JSON.
pub fn in_columns(message: &str) -> String {
    let name = |message: String, (path, column): &(&[&str], &str)| {
        message.replace(&format!("`{}`", path.join(".")), &format!("`{column}`"))
    };
    FIELDS.iter().fold(message.to_owned(), name)
}

/// The value at a path of names.
fn find<'n, 't>(node: &'n Node<'t>, path: &[&str]) -> Option<&'n Node<'t>> {
    path.iter().try_fold(node, |node, name| match &node.value {
        Value::Object(members) => {
            // Of a name that is there twice, the last counts, as in every script.
            members.iter().rev().find(|member| member.name == *name).map(|member| &member.node)
        }
        _ => None,
    })
}

fn is_slide(text: &str, node: Option<&Node<'_>>) -> bool {
    let Some(Ok((slide, _))) = node.map(|node| value_at(text, node.bytes.start)) else { return false };
    ["start_date", "startDate"].iter().any(|name| find(&slide, &[name]).is_some())
}

/// The headline and the text of the title.
fn title_of(node: &Node<'_>) -> Option<(String, String)> {
    let text = |path: &[&str]| match &find(node, path)?.value {
        Value::Text(text) => Some(text.to_string()),
        _ => None,
    };
    let headline = text(&["title", "text", "headline"]).or_else(|| text(&["timeline", "headline"]))?;
    let body = text(&["title", "text", "text"]).or_else(|| text(&["timeline", "text"]));
    Some((headline, body.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_script_is_found() {
        for (text, start) in [
            ("{}", Some(0)),
            ("\u{feff} [", Some(4)),
            ("storyjs_jsonp_data = {", Some(21)),
            ("var x={", Some(6)),
            ("onJSONP_Data({", Some(13)),
            ("// a note, of somebody\nwindow.data = {", Some(37)),
            ("export default {", Some(15)),
            ("/* a note, of\nsomebody */ {", Some(26)),
            ("Year,Headline\n2021,{x}", None),
            ("id,x=[", None),
            ("Year", None),
        ] {
            assert_eq!(start_of(text), start, "{text}");
        }
        for (text, start) in [
            ("(function(){ window.data = {", Some(27)),
            ("window[\"data\"] = {", Some(17)),
            ("new TL.Timeline(\"timeline\", {", Some(28)),
            ("function data() { return {", Some(25)),
            ("a {b} c", None),
        ] {
            assert_eq!(start_in_script(text), start, "{text}");
        }
    }

    #[test]
    fn a_script_may_go_on_after_its_data() {
        for (text, fault) in [
            ("var d = {\"events\": []};\nnew TL.Timeline(\"t\", d);", None),
            ("var d = {\"events\": []}\nexport default d", None),
            ("(function(){ window.d = {\"events\": []}; })();", None),
            ("show(\"t\", {\"events\": []}, {\"lang\": \"en\"});", None),
            ("{\"events\": []} // end", None),
            ("{\"events\": []} /* end */", None),
            ("var d = {\"events\": []}]};", Some(23)),
            ("{\"events\": []}\n{\"events\": []}", Some(1)),
            ("{\"events\": []} x", Some(16)),
        ] {
            let places = Places::new("a.js", text);
            let start = start_of(text).or_else(|| start_in_script(text)).unwrap();
            let told = JsonSlides::open(&places, start).err().map(|fault| fault.column);
            assert_eq!(told, fault, "{text}");
        }
    }
}
