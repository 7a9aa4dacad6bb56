//! Files for TimelineJS: its JSON, and a table with the columns of its spreadsheet template.
//!
//! The format carries the date at its precision, the end, the headline, the text and a group, in one language. The text is
//! HTML: the summary, then the sources as a list whose marks `vigil import` reads back (`hreflang`, `time`, and `rel` for
//! archived copies). The group is the category, in words; "about" and "uncertain" are in the displayed date.
//! Kind, place, people, organizations, cases and the day of change have no place in it.

use crate::compile::names::Names;
use crate::publish::export::table::write_rows;
use maud::{Markup, PreEscaped, html};
use serde::Serialize;
use std::io::Write;
use vigil_app::locale::Locale;
use vigil_model::{Dataset, Event, EventDate, Source};

/// The columns of the spreadsheet template, in its order.
pub const COLUMNS: [&str; 18] = [
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
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
];

/// The separator of the parts of a source.
pub const SEPARATOR: &str = " · ";

/// A headline and the text below it, both HTML.
#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

#[derive(Serialize)]
struct Title {
    text: Text,
    unique_id: &'static str,
}

#[derive(Serialize)]
struct Date {
    year: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
}

impl From<EventDate> for Date {
    fn from(date: EventDate) -> Date {
        Date { year: date.year(), month: date.month(), day: date.day() }
    }
}

#[derive(Serialize)]
struct Slide<'a> {
    start_date: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    text: Text,
    group: String,
    unique_id: &'a str,
    autolink: bool,
}

/// Writes the JSON, a slide a line.
pub fn write_json(dataset: &Dataset, locale: &Locale, out: &mut dyn Write) -> anyhow::Result<()> {
    let names = Names::new(dataset, &locale.tag);
    let title = Title { text: title(dataset, &names), unique_id: "title" };
    write!(out, "{{\"scale\":\"human\",\"title\":{},\n\"events\":[", serde_json::to_string(&title)?)?;
    for (at, event) in dataset.events().iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        let slide = Slide {
            start_date: event.date.into(),
            end_date: event.end.map(Into::into),
            display_date: display_date(event, locale),
            text: text(event, &names, locale),
            group: locale.label("category", event.category.as_str()),
            unique_id: event.id.as_str(),
            autolink: false,
        };
        serde_json::to_writer(&mut *out, &slide)?;
    }
    Ok(out.write_all(b"\n]}\n")?)
}

/// Writes the table: the names of the columns, the title, and a row an event.
pub fn write_csv(dataset: &Dataset, locale: &Locale, out: &mut dyn Write) -> anyhow::Result<()> {
    let names = Names::new(dataset, &locale.tag);
    let Text { headline, text } = title(dataset, &names);
    let row = |cell: &dyn Fn(&str) -> String| COLUMNS.iter().map(|name| cell(name)).collect::<Vec<String>>();
    let header = row(&|name| name.to_owned());
    let title = row(&|name| match name {
        "Headline" => headline.clone(),
        "Text" => text.clone(),
        "Type" => "title".to_owned(),
        _ => String::new(),
    });
    let events = dataset.events().iter().map(|event| row_of(event, &names, locale));
    write_rows([header, title].into_iter().chain(events), out)
}

fn row_of(event: &Event, names: &Names<'_>, locale: &Locale) -> Vec<String> {
    let number = |part: Option<u8>| part.map(|part| part.to_string()).unwrap_or_default();
    let text = text(event, names, locale);
    let cell = |name: &&str| match *name {
        "Year" => event.date.year().to_string(),
        "Month" => number(event.date.month()),
        "Day" => number(event.date.day()),
        "End Year" => event.end.map(|end| end.year().to_string()).unwrap_or_default(),
        "End Month" => number(event.end.and_then(EventDate::month)),
        "End Day" => number(event.end.and_then(EventDate::day)),
        "Display Date" => display_date(event, locale).unwrap_or_default(),
        "Headline" => text.headline.clone(),
        "Text" => text.text.clone(),
        "Group" => locale.label("category", event.category.as_str()),
        _ => String::new(),
    };
    COLUMNS.iter().map(cell).collect()
}

fn title(dataset: &Dataset, names: &Names<'_>) -> Text {
    let site = dataset.site();
    Text {
        headline: content(&names.text(&site.title).text).0,
        text: html! { p { (content(&names.text(&site.description).text)) } }.into_string(),
    }
}

/// The date in words, where numbers cannot say it.
fn display_date(event: &Event, locale: &Locale) -> Option<String> {
    let is_qualified = |date: EventDate| date.approximate || date.uncertain;
    let words = event.end.map_or_else(|| locale.date(event.date), |_| locale.span(event.date, event.end));
    (is_qualified(event.date) || event.end.is_some_and(is_qualified)).then_some(words)
}

fn text(event: &Event, names: &Names<'_>, locale: &Locale) -> Text {
    let summary = names.text(&event.summary).text;
    let html = html! {
        p { (content(&summary)) }
        ul { @for source in &event.sources { (source_line(locale, source)) } }
    };
    Text { headline: content(&names.text(&event.title).text).0, text: html.into_string() }
}

/// A source as an item of a list, which `vigil import` reads back by its attributes.
fn source_line(locale: &Locale, source: &Source) -> Markup {
    html! {
        li {
            a href=(source.url) hreflang=(source.lang) { (content(&source.title)) }
            (SEPARATOR) (content(&source.publisher))
            @if let Some(date) = source.date {
                (SEPARATOR) time datetime=(date) { (content(&locale.date(date))) }
            }
            @if let Some(archive) = &source.archive {
                (SEPARATOR) a rel="archived" href=(archive) { (content(locale.text("event.archived"))) }
            }
        }
    }
}

/// A text as the content of an element. Unlike in maud, quotation marks are not escaped, for people who read the table.
fn content(text: &str) -> PreEscaped<String> {
    PreEscaped(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::language;
    use expect_test::{Expect, expect};
    use std::path::Path;
    use vigil_model::{Category, Kind, Lists, Localized, Site, Source};

    fn dataset() -> Dataset {
        let text = |text: &str| Localized::from([("en", text)]);
        let site = Site {
            name: text("Vigil"),
            title: text("Day & night"),
            description: text("What happened"),
            locales: vec!["en".to_owned()],
            default_locale: "en".to_owned(),
            ..Site::default()
        };
        let event = Event {
            id: "2021-02-a".into(),
            former_ids: Vec::new(),
            date: "2021-02~".parse().unwrap(),
            end: Some("2021-03-04".parse().unwrap()),
            category: Category::Rally,
            kind: Kind::March,
            title: text("=A <march> in \"town\""),
            summary: text("One & two."),
            place: None,
            people: Vec::new(),
            orgs: Vec::new(),
            cases: Vec::new(),
            sources: vec![Source {
                title: "A & B".to_owned(),
                publisher: "P · Q".to_owned(),
                url: "https://example.net/?a=1&b=\"".to_owned(),
                date: Some("2021-02".parse().unwrap()),
                lang: "zh".to_owned(),
                archive: Some("https://archive.example/".to_owned()),
            }],
            updated: None,
            history: Vec::new(),
        };
        Dataset::new(site, Lists { events: vec![event], ..Lists::default() })
    }

    fn check(write: impl Fn(&Dataset, &Locale, &mut dyn Write) -> anyhow::Result<()>, expected: Expect) {
        let dataset = dataset();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        let locales = language::locales(&folder, dataset.site()).unwrap();
        let mut bytes = Vec::new();
        write(&dataset, &locales[0], &mut bytes).unwrap();
        expected
            .assert_eq(&String::from_utf8(bytes).unwrap().replace("\r\n", "⏎\n").replace('\u{feff}', "BOM "));
    }

    #[test]
    fn the_json_holds_what_the_format_can() {
        check(
            write_json,
            expect![[r#"
            {"scale":"human","title":{"text":{"headline":"Day &amp; night","text":"<p>What happened</p>"},"unique_id":"title"},
            "events":[
            {"start_date":{"year":2021,"month":2},"end_date":{"year":2021,"month":3,"day":4},"display_date":"about February 2021 to 4 March 2021","text":{"headline":"=A &lt;march&gt; in \"town\"","text":"<p>One &amp; two.</p><ul><li><a href=\"https://example.net/?a=1&amp;b=&quot;\" hreflang=\"zh\">A &amp; B</a> · P · Q · <time datetime=\"2021-02\">February 2021</time> · <a rel=\"archived\" href=\"https://archive.example/\">archived copy</a></li></ul>"},"group":"Rallies","unique_id":"2021-02-a","autolink":false}
            ]}
        "#]],
        );
    }

    #[test]
    fn the_table_has_the_columns_of_the_template() {
        check(
            write_csv,
            expect![[r#"
            BOM Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background⏎
            ,,,,,,,,,Day &amp; night,<p>What happened</p>,,,,,title,,⏎
            2021,2,,,2021,3,4,,about February 2021 to 4 March 2021,"'=A &lt;march&gt; in ""town""","<p>One &amp; two.</p><ul><li><a href=""https://example.net/?a=1&amp;b=&quot;"" hreflang=""zh"">A &amp; B</a> · P · Q · <time datetime=""2021-02"">February 2021</time> · <a rel=""archived"" href=""https://archive.example/"">archived copy</a></li></ul>",,,,,,Rallies,⏎
        "#]],
        );
    }
}
