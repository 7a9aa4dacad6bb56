//! Slides of TimelineJS, out of its table or its JSON, as events: what they say, and what has to be found for what they
//! cannot say (an id, a category, a kind, sources).
//!
//! A slide of an event that is there already, by its id or by its date and headline, changes only what the format carries.

use super::draft::{Draft, source_value, text_in};
use super::html::{self, Link};
use super::merge::Folder;
use super::places::Places;
use super::table::{Cell, Table};
use super::taken::{Defaults, Taken};
use super::wording::{Wording, usual_kind};
use crate::digest;
use crate::source::language;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use vigil_model::id::is_slug;
use vigil_model::{Category, DateError, Event, EventDate, EventId, Fault, Source};

/// How long the words of an id get at most, the date before them not counted.
const ID_WORDS: usize = 60;
/// How long a publisher's name can be.
const PUBLISHER: usize = 120;

/// A slide: the cells of its columns that have any text, by the columns' names in the spreadsheet template; `Id` is the
/// JSON's `unique_id`.
#[derive(Default)]
pub struct Slide {
    /// The cells.
    pub cells: BTreeMap<&'static str, Cell>,
    /// Its place in the file.
    pub bytes: Range<usize>,
}

/// The columns that are read; media thumbnails and backgrounds are looks.
const COLUMNS: [&str; 16] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Type",
    "Group",
];

/// Whether a table has the columns of the spreadsheet template.
pub fn is_template(table: &Table) -> bool {
    ["Year", "Headline", "Text"].iter().all(|name| table.column(name).is_some())
}

/// The slides of a table.
pub fn from_table(table: &Table) -> Vec<Slide> {
    let columns: Vec<(&str, usize)> =
        COLUMNS.into_iter().filter_map(|name| Some((name, table.column(name)?))).collect();
    let slide = |row: &super::table::Row| {
        let cells =
            columns.iter().filter_map(|(name, column)| Some((*name, row.cells.get(*column)?.clone())));
        let cells = cells.filter(|(_, cell)| !cell.text.trim().is_empty());
        Slide { cells: cells.collect(), bytes: row.bytes.clone() }
    };
    table.rows.iter().map(slide).collect()
}

impl Slide {
    fn text(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }

    fn bytes(&self, column: &str) -> &Range<usize> {
        self.cells.get(column).map_or(&self.bytes, |cell| &cell.bytes)
    }
}

/// Takes slides as events.
pub struct Slides<'a> {
    /// The file.
    pub places: &'a Places<'a>,
    /// Where the events go.
    pub folder: &'a Folder,
    /// Values for fields that the file does not have.
    pub defaults: &'a Defaults<'a>,
}

/// The events that are there already, by the fields of their slides other than the id.
#[derive(Default)]
struct Known<'a> {
    by_headline: BTreeMap<(DateKey, &'a str), &'a Event>,
    by_former_id: BTreeMap<&'a str, &'a Event>,
}

impl Slides<'_> {
    /// Takes all slides; those that are no events are counted.
    pub fn take(&self, slides: Vec<Slide>) -> Taken {
        let wording = Wording::new();
        let mut taken = Taken::default();
        let mut ids = BTreeSet::new();
        let mut known = Known::default();
        for event in self.folder.dataset.events() {
            if let Some(title) = text_in(&event.title, self.defaults.locale) {
                known.by_headline.entry((DateKey::from(event.date), title)).or_insert(event);
            }
            known.by_former_id.extend(event.former_ids.iter().map(|former| (former.as_str(), event)));
        }
        for slide in slides {
            if matches!(slide.text("Type").to_lowercase().as_str(), "title" | "era") {
                taken.left_out += 1;
                continue;
            }
            let draft = self.draft(&slide, &wording, &known, &mut ids, &mut taken.faults);
            taken.drafts.push(draft);
        }
        taken
    }

    fn draft(
        &self,
        slide: &Slide,
        wording: &Wording,
        known: &Known<'_>,
        ids: &mut BTreeSet<String>,
        faults: &mut Vec<Fault>,
    ) -> Draft {
        let mut draft = Draft::new(slide.bytes.clone());
        let headline = html::read(slide.text("Headline")).text;
        let date = self.dates(slide, wording, faults);
        if date.is_none() {
            draft.faulted.extend(["id", "date", "end"]);
        }
        let existing = date.and_then(|(date, _)| {
            let by_id = self.folder.dataset.event(&EventId::from(slide.text("Id")));
            let by_id = by_id.or_else(|| known.by_former_id.get(slide.text("Id")).copied());
            by_id.or_else(|| known.by_headline.get(&(DateKey::from(date), headline.as_str())).copied())
        });
        if let Some(event) = existing {
            draft.begin_with(event);
        }
        if let Some((date, end)) = date {
            let id =
                existing.map_or_else(|| new_id(slide, date, &headline, ids), |event| event.id.to_string());
            ids.insert(id.clone());
            draft.set("id", &id);
            draft.set("date", &date.to_string());
            draft.set("end", &end.map(|end| end.to_string()).unwrap_or_default());
        }
        draft.set_text("title", self.defaults.locale, &headline);
        self.set_category(&mut draft, slide, wording, existing, faults);
        self.set_text_and_sources(&mut draft, slide, &headline);
        let columns = [
            ("id", "Headline"),
            ("date", "Year"),
            ("end", "End Year"),
            ("title", "Headline"),
            ("summary", "Text"),
            ("sources", "Text"),
            ("category", "Group"),
        ];
        let cells = columns.map(|(field, column)| (field.to_owned(), slide.bytes(column).clone()));
        draft.cells.extend(cells);
        self.warn_of_times(slide, faults);
        draft
    }

    /// The date and the end, or the fault that there is none.
    fn dates(
        &self,
        slide: &Slide,
        wording: &Wording,
        faults: &mut Vec<Fault>,
    ) -> Option<(EventDate, Option<EventDate>)> {
        if slide.text("Year").is_empty() {
            let help = "give at least the year; a slide without a date has `title` as its type";
            faults.push(self.places.fault(slide.bytes("Headline"), "the slide has no year", help));
            return None;
        }
        let date = self.date(slide, ["Year", "Month", "Day"], faults)?;
        let end = match slide.text("End Year") {
            "" => None,
            _ => Some(self.date(slide, ["End Year", "End Month", "End Day"], faults)?),
        };
        // TimelineJS itself drops an end that is the beginning.
        let end = end.filter(|end| *end != date);
        Some(wording.qualified(slide.text("Display Date"), date, end))
    }

    fn date(&self, slide: &Slide, columns: [&str; 3], faults: &mut Vec<Fault>) -> Option<EventDate> {
        let [year, month, day] = columns;
        let mut number = |column: &str, width: usize| {
            let text = slide.text(column);
            if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= width {
                return Some(text);
            }
            let message = format!("`{}` is no {}", shown(text), column.to_lowercase());
            let help = "write it in digits; dates here are days, months and years from 0 to 9999";
            faults.push(self.places.fault(slide.bytes(column), message, help));
            None
        };
        let (years, months, days) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let written = match (months, days) {
            ("", "") => format!("{years:0>4}"),
            (months, "") => format!("{years:0>4}-{months:0>2}"),
            (months, days) => format!("{years:0>4}-{months:0>2}-{days:0>2}"),
        };
        let fault = match written.parse::<EventDate>() {
            Ok(date) => return Some(date),
            Err(_) if months.is_empty() => (month, "there is a day and no month".to_owned()),
            Err(error @ DateError::Day { .. }) => (day, error.to_string()),
            Err(error) => (month, error.to_string()),
        };
        let help = "correct it; leave out the day or the month where it is not known";
        faults.push(self.places.fault(slide.bytes(fault.0), fault.1, help));
        None
    }

    fn set_category(
        &self,
        draft: &mut Draft,
        slide: &Slide,
        wording: &Wording,
        existing: Option<&Event>,
        faults: &mut Vec<Fault>,
    ) {
        let group = slide.text("Group");
        let Some(category) = wording.category(group).or(self.defaults.category) else {
            draft.faulted.extend(["category", "kind"]);
            let words: Vec<&str> = Category::ALL.iter().map(|category| category.as_str()).collect();
            let message = match group {
                "" => "the slide has no group, so its category is not known".to_owned(),
                group => format!("the group `{}` is no category", shown(group)),
            };
            let help = format!(
                "write one of {} as its group, or give those without one a category by --category",
                words.join(", ")
            );
            faults.push(self.places.fault(slide.bytes("Group"), message, help));
            return;
        };
        draft.set("category", category.as_str());
        if existing.is_none_or(|event| event.category != category) {
            draft.set("kind", self.defaults.kind.unwrap_or(usual_kind(category)).as_str());
        }
    }

    fn set_text_and_sources(&self, draft: &mut Draft, slide: &Slide, headline: &str) {
        let told = html::read(slide.text("Text"));
        draft.set_text("summary", self.defaults.locale, &told.text);
        let mut links = told.links;
        let media = slide.text("Media");
        if is_address(media) {
            links.push(Link {
                url: media.to_owned(),
                title: html::read(slide.text("Media Caption")).text,
                publisher: html::read(slide.text("Media Credit")).text,
                ..Link::default()
            });
        }
        if links.is_empty() {
            let words = told.text.split_whitespace().filter(|word| is_address(word));
            let url = |word: &str| word.trim_end_matches(['.', ',', ';', ')', '。', '，']).to_owned();
            links.extend(words.map(|word| Link { url: url(word), ..Link::default() }));
        }
        let mut seen = BTreeSet::new();
        links.retain(|link| seen.insert(link.url.clone()));
        let sources = links.into_iter().map(|link| source_value(&self.source(link, headline)));
        draft.fields.insert("sources".to_owned(), sources.collect());
    }

    /// A source out of a link; what is not said of it is taken from its address and from the slide.
    fn source(&self, link: Link, headline: &str) -> Source {
        let or = |text: String, otherwise: String| if text.is_empty() { otherwise } else { text };
        let is_short = |text: &String| text.chars().count() <= PUBLISHER;
        Source {
            title: or(link.title, headline.to_owned()),
            publisher: or(Some(link.publisher).filter(is_short).unwrap_or_default(), host(&link.url)),
            url: link.url,
            date: link.date.and_then(|date| date.parse().ok()),
            lang: link.lang.unwrap_or_else(|| self.defaults.locale.to_owned()),
            archive: link.archive,
        }
    }

    fn warn_of_times(&self, slide: &Slide, faults: &mut Vec<Fault>) {
        for column in ["Time", "End Time"] {
            if let Some(cell) = slide.cells.get(column) {
                let help = "the data knows days; a time that matters belongs into the text";
                faults.push(self.places.warning(&cell.bytes, "times of day are not kept", help));
            }
        }
    }
}

/// A date that can be a key: without qualifiers, which a headline does not say.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct DateKey(String);

impl From<EventDate> for DateKey {
    fn from(date: EventDate) -> DateKey {
        DateKey(date.unqualified())
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// The host of an address, by which its publisher is known if by nothing else.
fn host(url: &str) -> String {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#']).next();
    let host = host.unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// A text as a message shows it.
fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(60).collect()
}

/// The id of a new event: the slide's own if it can be one, else the date and the first words of the headline.
fn new_id(slide: &Slide, date: EventDate, headline: &str, taken: &BTreeSet<String>) -> String {
    let prefix = format!("{}-", date.unqualified());
    let own = slide.text("Id");
    if own.starts_with(&prefix) && is_slug(own) {
        return own.to_owned();
    }
    let mut words = String::new();
    let folded = language::fold(headline).replace(['\'', '’'], "");
    for word in folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if words.len() + word.len() >= ID_WORDS {
            break;
        }
        if !words.is_empty() {
            words.push('-');
        }
        words.push_str(word);
    }
    if words.is_empty() {
        // A headline without Latin letters: what follows from it and from nothing else.
        words = digest::short(&[headline.as_bytes()]);
    }
    let first = format!("{prefix}{words}");
    let numbered = (2..).map(|number| format!("{first}-{number}"));
    let mut ids = std::iter::once(first.clone()).chain(numbered);
    ids.find(|id| !taken.contains(id)).unwrap_or_default()
}
