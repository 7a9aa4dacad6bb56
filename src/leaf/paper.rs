//! A view on paper: its conditions in words, its events, and their sources as numbered notes.

use super::chips::{ConditionKind, conditions};
use super::count::count_words;
use super::event::cited_row;
use super::notices::printed_notices;
use crate::setting::Setting;
use crate::timeline::answer::{Answer, PRINTED, Row};
use crate::timeline::facets::facet_labels::Labels;
use crate::timeline::printout::notes::{Notes, readable};
use crate::url::view_state::{Rejected, url_facets};
use maud::{Markup, html};
use vigil_index::Order;
use vigil_model::EventDate;

/// The content of a printed view. The view itself is in the setting.
pub(crate) struct Paper<'a> {
    /// The title of the timeline.
    pub title: &'a str,
    /// The number of events of the timeline.
    pub total: u32,
    /// The answer to the view.
    pub answer: &'a Answer,
    /// The labels of the values in the conditions.
    pub labels: &'a Labels,
    /// The ignored parts of the address.
    pub rejected: &'a [Rejected],
    /// The printed events: at most [`PRINTED`] of the answer.
    pub rows: &'a [Row],
    /// The sources of the printed events.
    pub notes: &'a Notes,
    /// The day of printing, if known.
    pub day: Option<EventDate>,
}

/// The whole printout as HTML.
pub(crate) fn paper(setting: &Setting<'_>, paper: &Paper<'_>) -> Markup {
    html! {
        (head(setting, paper))
        ol {
            @for (place, row) in paper.rows.iter().enumerate() {
                (cited_row(setting, row, &paper.answer.highlighter, paper.notes.of(place)))
            }
        }
        section.notes {
            @if !paper.notes.sources.is_empty() { (note_list(setting, "event.sources", paper.notes)) }
            (imprint(setting, paper.day))
        }
    }
}

/// The title, conditions, number and order of events, that some are cut off, and the notices.
fn head(setting: &Setting<'_>, paper: &Paper<'_>) -> Markup {
    let (locale, answer) = (setting.locale, paper.answer);
    let order = match answer.state.order {
        Order::Newest => "sort.newest",
        Order::Oldest => "sort.oldest",
        Order::Best => "sort.best",
    };
    let conditions = condition_lines(setting, paper.labels);
    let words: Vec<&str> = conditions.iter().map(|(_, words)| words.as_str()).collect();
    html! {
        header.hand-out-head {
            @if setting.state.is_unbounded() { h1 { (paper.title) } }
            @else { p.meta { (paper.title) } h1 { (words.join(" · ")) } }
            dl {
                @for (name, words) in &conditions { (line(setting, name, words)) }
                (line(setting, "results.label", &count_words(locale, answer.len(), paper.total)))
                (line(setting, "sort.label", setting.text(order)))
            }
            @if (paper.rows.len() as u32) < answer.len() {
                p.notice data-cut { (locale.fill("print.cut", &[("n", &locale.number(PRINTED.into()))])) }
            }
            (printed_notices(setting, answer, paper.rejected))
        }
    }
}

fn line(setting: &Setting<'_>, name: &str, words: &str) -> Markup {
    html! { div { dt { (setting.text(name)) } dd { (words) } } }
}

/// A line for each kind of condition: the message key of its name, and its words. Without conditions, a line that all
/// events are shown.
fn condition_lines(setting: &Setting<'_>, labels: &Labels) -> Vec<(String, String)> {
    let conditions = conditions(setting, labels);
    if conditions.is_empty() {
        return vec![("print.shown".to_owned(), setting.text("print.all").to_owned())];
    }
    let values = url_facets().map(ConditionKind::Value);
    let kinds = [ConditionKind::Text].into_iter().chain(values).chain([ConditionKind::Span]);
    let line = |kind: ConditionKind| {
        let of_kind = conditions.iter().filter(|condition| condition.kind == kind);
        let words: Vec<&str> = of_kind.map(|condition| condition.words.as_str()).collect();
        let (name, words) = match kind {
            ConditionKind::Text => ("print.words".to_owned(), words.concat()),
            // Values of a facet are alternatives.
            ConditionKind::Value(facet) => {
                (["facet.", facet.as_str()].concat(), setting.locale.any_of(&words))
            }
            ConditionKind::Span => ("span.label".to_owned(), words.concat()),
        };
        (!words.is_empty()).then_some((name, words))
    };
    kinds.filter_map(line).collect()
}

/// The sources as a numbered list below a heading.
pub fn note_list(setting: &Setting<'_>, title: &str, notes: &Notes) -> Markup {
    html! {
        h2 { (setting.text(title)) }
        ol {
            @for (number, source) in (1..).zip(&notes.sources) {
                li value=(number) {
                    cite lang=(source.lang) { (source.title) }
                    " · " (source.publisher)
                    @if let Some(date) = source.date { " · " (setting.locale.date(date)) }
                    span.address { (readable(&source.url)) }
                    @if let Some(archive) = &source.archive {
                        span.address { (setting.text("event.archived")) ": " (readable(archive)) }
                    }
                }
            }
        }
    }
}

/// The line with the day of printing; empty if it is unknown.
pub(crate) fn imprint(setting: &Setting<'_>, day: Option<EventDate>) -> Markup {
    html! {
        @if let Some(day) = day {
            p.imprint { (setting.locale.fill("print.date", &[("date", &setting.locale.date(day))])) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{condition_lines, note_list};
    use crate::data::page_data::SiteData;
    use crate::locale::{Host, Locale, Messages};
    use crate::setting::Setting;
    use crate::timeline::facets::facet_labels::Labels;
    use crate::timeline::printout::notes::Notes;
    use crate::url::route::Route;
    use crate::url::view_state::ViewState;
    use vigil_model::Source;

    fn locale() -> Locale {
        let messages = [
            ("category.arrest", "Arrests"),
            ("category.rally", "Rallies"),
            ("category.trial", "Trials"),
            ("chips.text", "“{text}”"),
            ("date.span", "{from} to {to}"),
            ("date.day", "{day} {month} {year}"),
            ("date.year", "{year}"),
            ("list.or", " or "),
            ("list.separator", ", "),
            ("month.2", "February"),
        ];
        let messages = messages.map(|(key, text)| (key.to_owned(), text.to_owned()));
        let host = Host { plural_rule: |_, _| "other".to_owned(), fold: str::to_owned };
        Locale::new("en", "", Messages::from(messages), host)
    }

    fn lines(query: &str) -> Vec<(String, String)> {
        let (locale, site, state) = (locale(), SiteData::default(), ViewState::from_query(query));
        let setting = Setting { locale: &locale, site: &site, route: &Route::Timeline, state: &state };
        condition_lines(&setting, &Labels::default())
    }

    #[test]
    fn conditions_of_one_kind_share_a_line() {
        let line = |name: &str, words: &str| (name.to_owned(), words.to_owned());
        assert_eq!(lines("sort=oldest"), [line("print.shown", "print.all")]);
        assert_eq!(
            lines("q=vigil&category=arrest,rally,trial&status=released&from=2021&to=2022"),
            [
                line("print.words", "“vigil”"),
                line("facet.category", "Arrests, Rallies or Trials"),
                line("facet.status", "released"),
                line("span.label", "2021 to 2022"),
            ]
        );
        assert_eq!(lines("category=arrest,trial"), [line("facet.category", "Arrests or Trials")]);
    }

    #[test]
    fn a_note_has_number_title_publisher_date_and_addresses() {
        let source = Source {
            title: "<A>".to_owned(),
            publisher: "P".to_owned(),
            url: "https://a/%E4%BA%BA".to_owned(),
            date: "2021-02-28".parse().ok(),
            lang: "zh-Hant".to_owned(),
            archive: Some("https://b/".to_owned()),
        };
        let mut notes = Notes::default();
        notes.add(&[source]);
        let (locale, site, state) = (locale(), SiteData::default(), ViewState::default());
        let setting = Setting { locale: &locale, site: &site, route: &Route::Timeline, state: &state };
        assert_eq!(
            note_list(&setting, "event.sources", &notes).into_string(),
            "<h2>event.sources</h2><ol><li value=\"1\"><cite lang=\"zh-Hant\">&lt;A&gt;</cite> · P · 28 February 2021\
             <span class=\"address\">https://a/人</span>\
             <span class=\"address\">event.archived: https://b/</span></li></ol>"
        );
    }
}
