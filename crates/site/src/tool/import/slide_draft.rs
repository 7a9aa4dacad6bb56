//! Slides of TimelineJS as events: what they say, and what has to be found for what they cannot say (an id, a category, a
//! kind, sources).
//!
//! A slide of an event that is there already, by its id or by its date and headline, changes only what the format carries.

use super::defaults::Defaults;
use super::draft::{Draft, text_in};
use super::embed;
use super::folder::Folder;
use super::html::{self, Link};
use super::places::{Places, shown};
use super::slide::{Form, Slide, Sort};
use super::slide_date::SlideDates;
use super::slide_sources::{SlideSources, Words};
use super::worded::Worded;
use super::wording::{Wording, usual_kind};
use super::written_date::Order;
use crate::digest;
use crate::source::language;
use std::collections::BTreeMap;
use vigil_model::id::is_slug;
use vigil_model::{Category, Event, EventDate, EventId, Fault};

/// How long the words of an id get at most, the date before them not counted.
const ID_WORDS: usize = 60;
/// How long a headline can be.
const HEADLINE: usize = 200;

/// Takes slides as events.
pub struct SlideDrafts<'a> {
    places: &'a Places<'a>,
    folder: &'a Folder,
    defaults: Defaults<'a>,
    wording: Wording,
    order: Order,
    known: Known<'a>,
}

/// The events that are there already, by the fields of their slides other than the id.
#[derive(Default)]
struct Known<'a> {
    by_headline: BTreeMap<(String, &'a str), Vec<&'a Event>>,
    by_former_id: BTreeMap<&'a str, &'a Event>,
}

/// What a slide says.
struct Content {
    headline: String,
    summary: String,
    /// The links in the text.
    links: Vec<Link>,
    caption: Worded,
}

impl<'a> SlideDrafts<'a> {
    /// For the slides of a file, whose dates have their numbers in that order.
    pub fn new(
        places: &'a Places<'a>,
        folder: &'a Folder,
        defaults: Defaults<'a>,
        order: Order,
    ) -> SlideDrafts<'a> {
        let mut known = Known::default();
        for event in folder.dataset.events() {
            if let Some(title) = text_in(&event.title, defaults.locale) {
                known.by_headline.entry((event.date.unqualified(), title)).or_default().push(event);
            }
            known.by_former_id.extend(event.former_ids.iter().map(|former| (former.as_str(), event)));
        }
        SlideDrafts { places, folder, defaults, wording: Wording::new(), order, known }
    }

    /// A slide as an event; nothing for titles and eras, which are none. `is_taken` says whether another row has an id.
    pub fn draft(
        &self,
        slide: &Slide<'_>,
        is_taken: &dyn Fn(&str) -> bool,
        faults: &mut Vec<Fault>,
    ) -> Option<Draft> {
        let sort = slide.sort();
        if matches!(sort, Sort::Title | Sort::Era) {
            return None;
        }
        if slide.form != Form::Table && slide.cells.is_empty() {
            let help = "a slide is an object with `start_date` and `text`; remove it if it is none";
            let fault = self.places.fault(&slide.bytes, "this is no slide: nothing in it is read", help);
            faults.push(Fault { id: slide.label().to_string(), ..fault });
            return None;
        }
        if let Some(fault) = self.moved_cells(slide) {
            faults.push(fault);
            return None;
        }
        if sort == Sort::Unknown {
            let message =
                format!("the type `{}` is not known; this is taken as an event", shown(slide.text("Type")));
            let help = "leave it empty; a slide that is no event has `title` or `era` as its type";
            faults.push(slide.warning(self.places, "Type", message, help));
        }
        let mut draft = Draft::new(slide.label().to_string(), slide.bytes.clone());
        let content = self.content(slide, faults);
        if content.is_none() {
            draft.faulted.extend(["title", "summary", "id", "sources"]);
        }
        let dates = SlideDates { places: self.places, wording: &self.wording, order: self.order };
        let date = dates.read(slide, faults);
        if date.is_none() {
            draft.faulted.extend(["id", "date", "end"]);
        }
        let headline = content.as_ref().map_or("", |content| &content.headline);
        let summary = content.as_ref().map_or("", |content| &content.summary);
        let existing = date.and_then(|(date, _)| self.existing(slide, (date, headline, summary), is_taken));
        if let Some(event) = existing {
            draft.begin_with(event);
        }
        if let Some((date, end)) = date {
            let (id, is_new) = match existing {
                Some(event) => (event.id.to_string(), false),
                None => new_id(slide, date, headline),
            };
            draft.has_own_id = is_new;
            draft.set("id", &id);
            draft.set("date", &date.to_string());
            draft.set("end", &end.map(|end| end.to_string()).unwrap_or_default());
        }
        self.set_category(&mut draft, slide, existing, faults);
        set_places(&mut draft, slide);
        if let Some(content) = content {
            draft.set_text("title", self.defaults.locale, &content.headline);
            draft.set_text("summary", self.defaults.locale, &content.summary);
            let Content { headline, summary, links, caption } = content;
            let words = Words { headline: &headline, summary: &summary, links, caption };
            let sources = SlideSources { places: self.places, locale: self.defaults.locale };
            sources.set(&mut draft, slide, words, faults);
        }
        Some(draft)
    }

    /// The fault of a row whose cells a separator in a text has moved, so that its media are none.
    fn moved_cells(&self, slide: &Slide<'_>) -> Option<Fault> {
        let (column, help) = slide.split.as_ref()?;
        let media = slide.text("Media");
        let message = format!("`{}` is no web address, and the row has a cell too many", shown(media));
        let is_moved = !media.is_empty() && embed::of_cell(media).is_empty();
        is_moved.then(|| slide.fault(self.places, column, message, help.as_str()))
    }

    /// The event that is there already. Of several with one date and headline it is the one with the same text, else the
    /// first that no other row has.
    fn existing(
        &self,
        slide: &Slide<'_>,
        (date, headline, summary): (EventDate, &str, &str),
        is_taken: &dyn Fn(&str) -> bool,
    ) -> Option<&'a Event> {
        let id = slide.text("Id");
        let by_id = self.folder.dataset.event(&EventId::from(id));
        let by_id = by_id.or_else(|| self.known.by_former_id.get(id).copied());
        let of_headline = self.known.by_headline.get(&(date.unqualified(), headline)).into_iter().flatten();
        let mut free = of_headline.copied().filter(|event| !is_taken(event.id.as_str()));
        let is_same = |event: &&Event| text_in(&event.summary, self.defaults.locale) == Some(summary);
        by_id.or_else(|| free.clone().find(is_same)).or_else(|| free.next())
    }

    /// The texts. What is missing is taken from the others, with a warning.
    fn content(&self, slide: &Slide<'_>, faults: &mut Vec<Fault>) -> Option<Content> {
        let headline = html::text_of(slide.text("Headline"));
        let told = html::read(slide.text("Text"));
        let worded = Worded::of(slide.text("Media Caption"));
        let is_alt = worded == Worded::default();
        let worded = if is_alt { Worded::of(slide.text("Media Alt")) } else { worded };
        let caption = &worded.words;
        let caption_name = || slide.name_of("Media Caption").into_owned();
        let is_caption = !caption.is_empty();
        let mut warn = |column: &'static str, taken: &str| {
            let lacks = if slide.text(column).is_empty() { "is empty" } else { "has no words" };
            let message = format!("`{}` {lacks}; `{taken}` is taken in its place", slide.name_of(column));
            let help = if column == "Text" { "write what happened" } else { "write a headline" };
            faults.push(slide.warning(self.places, column, message, help));
        };
        let summary = match () {
            () if !told.text.is_empty() => told.text,
            () if is_caption => {
                warn("Text", &caption_name());
                caption.clone()
            }
            () if !headline.is_empty() => {
                warn("Text", &slide.name_of("Headline"));
                headline.clone()
            }
            () => {
                let [one, other] = ["Text", "Headline"].map(|column| slide.name_of(column).into_owned());
                let message = format!("`{one}` and `{other}` are empty");
                faults.push(slide.fault(self.places, "Text", message, "write what happened, and a headline"));
                return None;
            }
        };
        let title = match () {
            () if !headline.is_empty() => headline,
            () if is_caption && caption.chars().count() <= HEADLINE => {
                warn("Headline", &caption_name());
                caption.clone()
            }
            () => {
                warn("Headline", &slide.name_of("Text"));
                first_words(&summary)
            }
        };
        Some(Content { headline: title, summary, links: told.links, caption: worded })
    }

    fn set_category(
        &self,
        draft: &mut Draft,
        slide: &Slide<'_>,
        existing: Option<&Event>,
        faults: &mut Vec<Fault>,
    ) {
        let group = slide.text("Group");
        let known = self.wording.category(group);
        let Some(category) = known.or(self.defaults.category) else {
            draft.faulted.extend(["category", "kind"]);
            let words: Vec<&str> = Category::ALL.iter().map(|category| category.as_str()).collect();
            let message = match group {
                "" => {
                    format!(
                        "`{}` is empty, so the category of the slide is not known",
                        slide.name_of("Group")
                    )
                }
                group => format!("the group `{}` is no category", shown(group)),
            };
            let help = format!(
                "write one of {} there, or give all slides without one a category by --category",
                words.join(", ")
            );
            faults.push(slide.fault(self.places, "Group", message, help));
            return;
        };
        if known.is_none() && !group.is_empty() {
            let message =
                format!("the group `{}` is no category; `{}` is taken", shown(group), category.as_str());
            faults.push(slide.warning(self.places, "Group", message, "move what matters in it to the text"));
        }
        draft.set("category", category.as_str());
        if existing.is_none_or(|event| event.category != category) {
            draft.set("kind", self.defaults.kind.unwrap_or(usual_kind(category)).as_str());
        }
    }
}

/// The cells of the fields that the checks look at.
fn set_places(draft: &mut Draft, slide: &Slide<'_>) {
    let filled =
        |one: &'static str, other: &'static str| if slide.text(one).is_empty() { other } else { one };
    let year = filled("Year", "Start Date");
    let columns = [
        ("id", "Headline"),
        ("date", year),
        (
            "end",
            filled("End Year", filled("End Month", filled("End Day", filled("End Date", "Display Date")))),
        ),
        ("title", filled("Headline", filled("Media Caption", "Text"))),
        ("summary", filled("Text", filled("Media Caption", "Headline"))),
        ("sources", filled("Media", filled("Media Link", "Text"))),
        ("category", "Group"),
    ];
    for (field, column) in columns {
        draft.place(field, slide.bytes_of(column), slide.name_of(column));
    }
}

/// A headline out of a text: its first sentence, or as many words as fit.
fn first_words(text: &str) -> String {
    let sentence = text.find(['。', '！', '？']).map(|end| end + '。'.len_utf8());
    let sentence = sentence.or_else(|| text.find(". ").map(|end| end + 1)).unwrap_or(text.len());
    let sentence = text.get(..sentence).unwrap_or(text);
    if sentence.chars().count() <= HEADLINE {
        return sentence.trim_end_matches(['.', '。']).to_owned();
    }
    let cut: String = sentence.chars().take(HEADLINE - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut))
}

/// The id of a new event: the slide's own if it can be one, else the date and the first words of the headline; and whether
/// it was made here.
fn new_id(slide: &Slide<'_>, date: EventDate, headline: &str) -> (String, bool) {
    let prefix = format!("{}-", date.unqualified());
    let own = slide.text("Id");
    if own.starts_with(&prefix) && is_slug(own) {
        return (own.to_owned(), false);
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
    (format!("{prefix}{words}"), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_made_of_the_first_sentence() {
        let long = format!("{} end", "word ".repeat(60));
        for (text, headline) in [
            ("It began. More followed.", "It began"),
            ("開始了。後來", "開始了"),
            ("No end", "No end"),
            (long.as_str(), &format!("{}…", "word ".repeat(39).trim_end())),
        ] {
            assert_eq!(first_words(text), headline);
        }
    }
}
