//! iCalendar files (RFC 5545): each event known to the day is a day of the calendar, or a run of days.
//!
//! An event without a known day cannot be in a calendar; the description of the calendar gives the number of these.
//! `DTSTAMP` is the day of the last change, so that the same data gives the same bytes.

use crate::compile::event_days::calendar_days;
use crate::publish::feeds::publication::Publication;
use crate::publish::feeds::selection::Selection;
use icalendar::{Calendar, Component, EventLike, Property};
use std::sync::OnceLock;
use vigil_model::{Day, Event};

/// How many events a calendar has at most, the latest; programs that show calendars give up on many more.
pub const EVENTS: usize = 10_000;

/// The most octets of a line, its end not counted.
const LINE: usize = 75;

/// The end of a calendar, after its last event.
const END: &str = "END:VCALENDAR\r\n";

/// The calendars of a data set in one language.
pub struct Calendars<'a> {
    publication: &'a Publication<'a>,
    /// The text of each event, made at its first use; `None` if its day is not known.
    components: Vec<OnceLock<Option<String>>>,
}

impl<'a> Calendars<'a> {
    /// The calendars of a data set.
    pub fn new(publication: &'a Publication<'a>) -> Calendars<'a> {
        let components = publication.dataset().events().iter().map(|_| OnceLock::new()).collect();
        Calendars { publication, components }
    }

    /// The calendar of a selection.
    pub fn of_selection(&self, selection: &Selection<'_>) -> anyhow::Result<Vec<u8>> {
        let publication = self.publication;
        let known: Vec<usize> =
            selection.positions.iter().copied().filter(|position| self.is_known(*position)).collect();
        let description = publication.description(selection).map(|description| description.text);
        let left_out = self.left_out(selection.positions.len() - known.len(), known.len());
        let notes: Vec<String> = description.into_iter().chain(left_out).collect();
        let calendar = self.head(&publication.title(selection), &notes.join("\n"));
        let shown = known.get(known.len().saturating_sub(EVENTS)..).unwrap_or_default();
        let components = shown.iter().filter_map(|position| self.component(*position));
        joined(&calendar, components)
    }

    /// The calendar of one event; none where its day is not known.
    pub fn of_event(&self, position: usize) -> anyhow::Result<Option<Vec<u8>>> {
        let Some(component) = self.component(position) else { return Ok(None) };
        let mut calendar = Calendar::empty();
        self.append_format(&mut calendar);
        joined(&calendar, [component].into_iter()).map(Some)
    }

    /// The calendar of anniversaries: each event once a year.
    pub fn anniversaries(&self) -> anyhow::Result<Vec<u8>> {
        let locale = self.publication.locale();
        let events = self.publication.dataset().events();
        let known: Vec<usize> = (0..events.len()).filter(|position| self.is_known(*position)).collect();
        let notes: Vec<String> = [locale.text("calendar.anniversaries.description").to_owned()]
            .into_iter()
            .chain(self.left_out(events.len() - known.len(), known.len()))
            .collect();
        let name = locale.fill(
            "feed.title",
            &[
                ("label", locale.text("calendar.anniversaries")),
                ("site", &self.publication.local.site_name()),
            ],
        );
        let calendar = self.head(&name, &notes.join("\n"));
        let shown = known.get(known.len().saturating_sub(EVENTS)..).unwrap_or_default();
        let components: Vec<String> =
            shown.iter().filter_map(|position| self.anniversary(*position)).collect();
        joined(&calendar, components.iter().map(String::as_str))
    }

    /// The sentences about the events that are left out of a calendar.
    fn left_out(&self, without_day: usize, known: usize) -> Vec<String> {
        let locale = self.publication.locale();
        let older = known.saturating_sub(EVENTS);
        [("calendar.left_out", without_day), ("calendar.older", older)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(key, count)| locale.count(key, count as u64))
            .collect()
    }

    fn is_known(&self, position: usize) -> bool {
        self.publication.dataset().events().get(position).is_some_and(|event| calendar_days(event).is_some())
    }

    fn append_format(&self, calendar: &mut Calendar) {
        let product = format!(
            "-//Vigil//{}//{}",
            self.publication.local.site_name(),
            self.publication.locale().tag.to_uppercase()
        );
        calendar
            .append_property(("VERSION", "2.0"))
            .append_property(("PRODID", product.as_str()))
            .append_property(("CALSCALE", "GREGORIAN"))
            .append_property(("METHOD", "PUBLISH"));
    }

    /// A calendar without events: its format, its name, what it is about and how often to look for news.
    fn head(&self, name: &str, description: &str) -> Calendar {
        let mut calendar = Calendar::empty();
        self.append_format(&mut calendar);
        // Declared as text, which they are by default, for the writer to escape them.
        calendar.append_property(Property::new("NAME", name).add_parameter("VALUE", "TEXT").done());
        calendar.append_property(("X-WR-CALNAME", name));
        if !description.is_empty() {
            calendar.description(description);
        }
        calendar.append_property(
            Property::new("REFRESH-INTERVAL", "P1D").add_parameter("VALUE", "DURATION").done(),
        );
        calendar.append_property(("X-PUBLISHED-TTL", "P1D"));
        calendar
    }

    /// The text of an event.
    fn component(&self, position: usize) -> Option<&str> {
        let make = || {
            let event = self.publication.dataset().events().get(position)?;
            let (first, last) = calendar_days(event)?;
            let mut component = self.described(event, position, "event");
            component.append_property(day("DTSTART", first));
            if let Some(end) = end_of(first, last) {
                component.append_property(end);
            }
            component.append_property(self.headline(event, str::to_owned));
            Some(folded(&component.try_into_string().ok()?))
        };
        self.components.get(position)?.get_or_init(make).as_deref()
    }

    /// An event's first day, coming again each year.
    fn anniversary(&self, position: usize) -> Option<String> {
        let event = self.publication.dataset().events().get(position)?;
        let (first, _) = calendar_days(event)?;
        let (year, month, day_of_month) = first.to_civil();
        let mut component = self.described(event, position, "anniversary");
        component.append_property(day("DTSTART", first));
        if let Some(end) = end_of(first, first) {
            component.append_property(end);
        }
        // In years without a 29th of February the anniversary is the last day of February.
        let rule = match (month, day_of_month) {
            (2, 29) => "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
            _ => "FREQ=YEARLY",
        };
        component.append_property(Property::new("RRULE", rule));
        let year = year.to_string();
        component.append_property(self.headline(event, |title| {
            self.publication.locale().fill("calendar.anniversary", &[("title", title), ("year", &year)])
        }));
        Some(folded(&component.try_into_string().ok()?))
    }

    /// All of an event but its days and its headline.
    fn described(&self, event: &Event, position: usize, sort: &str) -> icalendar::Event {
        let (publication, identity) = (self.publication, &self.publication.identity);
        let stamp = format!("{}T000000Z", compact(publication.changed(position)));
        let mut component = icalendar::Event::new();
        component.uid(&identity.uuid(&format!("{sort}/{}", event.first_id())).to_string());
        component.append_property(("DTSTAMP", stamp.as_str()));
        component.append_property(("LAST-MODIFIED", stamp.as_str()));
        component.append_property(("TRANSP", "TRANSPARENT"));
        component.categories([
            self.publication.category(event.category),
            publication.locale().label("kind", event.kind.as_str()),
        ]);
        component.description(&self.description(event));
        if let Some(place) = event.place.as_ref().and_then(|place| publication.local.names.place(place)) {
            component.location(&place.label);
        }
        if let Some(address) =
            self.publication.local.model.addresses.absolute(&self.publication.page_of_event(event))
        {
            component.url(&address);
        }
        component
    }

    /// The headline of an event, marked with its language.
    fn headline(&self, event: &Event, word: impl Fn(&str) -> String) -> Property {
        let title = self.publication.local.names.text(&event.title);
        let lang = title.lang.as_deref().unwrap_or(&self.publication.locale().tag);
        Property::new("SUMMARY", word(&title.text)).add_parameter("LANGUAGE", lang).done()
    }

    /// The summary, how certain the date is where it is not, and the sources.
    fn description(&self, event: &Event) -> String {
        let (names, locale) = (&self.publication.local.names, self.publication.locale());
        let mut lines = Vec::new();
        let dates = [Some(event.date), event.end].into_iter().flatten();
        if dates.clone().any(|date| date.approximate || date.uncertain) {
            lines.push(locale.span(event.date, event.end));
        }
        lines.push(names.text(&event.summary).text);
        lines.push(String::new());
        lines.push(locale.text("event.sources").to_owned());
        for source in &event.sources {
            lines.push(format!("– {} ({})", source.title, source.publisher));
            lines.push(format!("  {}", source.url));
        }
        lines.join("\n")
    }
}

/// A calendar with its events.
fn joined<'c>(calendar: &Calendar, components: impl Iterator<Item = &'c str>) -> anyhow::Result<Vec<u8>> {
    let mut text = folded(&calendar.to_string());
    anyhow::ensure!(text.ends_with(END), "a calendar does not end as it should");
    text.truncate(text.len() - END.len());
    components.for_each(|component| text.push_str(component));
    text.push_str(END);
    Ok(text.into_bytes())
}

/// Folds all lines again: the library makes the last part of a folded line one octet too long.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let (mut rest, mut room) = (line, LINE);
        while rest.len() > room {
            let (part, after) = rest.split_at(rest.floor_char_boundary(room));
            folded.push_str(part);
            folded.push_str("\r\n ");
            // The space that begins a further line is one of its octets.
            (rest, room) = (after, LINE - 1);
        }
        folded.push_str(rest);
        folded.push_str("\r\n");
    }
    folded
}

/// The day after the last one; nothing, which means one day, if iCalendar cannot write a later day than the first.
fn end_of(first: Day, last: Day) -> Option<Property> {
    let end = Day((last.0 + 1).min(Day::from_civil(9999, 12, 31).0));
    (end > first).then(|| day("DTEND", end))
}

fn day(name: &str, day: Day) -> Property {
    Property::new(name, compact(day)).add_parameter("VALUE", "DATE").done()
}

fn compact(day: Day) -> String {
    let (year, month, day) = day.to_civil();
    format!("{year:04}{month:02}{day:02}")
}
