//! The notices about an answer: corrected words and names, ignored words and keys, missing files.

use crate::data::load::LoadError;
use crate::locale::Locale;
use crate::setting::Setting;
use crate::timeline::answer::Answer;
use crate::timeline::facets::facet_labels::GROUP_TAG;
use crate::ui::Action;
use crate::url::route::Route;
use crate::url::view_state::{Rejected, View, ViewState};
use maud::{Markup, html};
use vigil_index::{Facet, NearName, Suggestion, UnusedReason};
use vigil_model::{Localized, Status};

/// The notices above a list of events. People whose name was typed precede them.
pub(crate) fn notices(setting: &Setting<'_>, answer: &Answer, rejected: &[Rejected]) -> Markup {
    html! {
        @for person in &answer.named { (named(setting, person)) }
        (notices_for(setting, answer, rejected, Medium::Screen))
    }
}

/// The notices on paper: without links and buttons, which are useless there.
pub(crate) fn printed_notices(setting: &Setting<'_>, answer: &Answer, rejected: &[Rejected]) -> Markup {
    notices_for(setting, answer, rejected, Medium::Paper)
}

/// The medium that notices are drawn for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// With links and buttons.
    Screen,
    /// Without them.
    Paper,
}

fn notices_for(setting: &Setting<'_>, answer: &Answer, rejected: &[Rejected], medium: Medium) -> Markup {
    html! {
        @if answer.is_replaced {
            @for near in &answer.near { (replaced(setting, answer, near, medium)) }
        } @else if !answer.near.is_empty() {
            (meant(setting, answer))
        }
        @if !answer.corrections.is_empty() || answer.fallback.text.is_some() || answer.fallback.date.is_some() {
            (corrected(setting, answer, medium))
        }
        @for sentence in left_out(setting, answer, rejected) { p.notice data-tone="warning" { (sentence) } }
        @if answer.incomplete {
            p.notice data-tone="error" {
                (setting.text("results.incomplete"))
                @if medium == Medium::Screen { " " (act(setting, &Action::Retry)) }
            }
        }
    }
}

/// The error of a failed fetch, with Retry, or with Reload if the site was updated.
pub(crate) fn failure(setting: &Setting<'_>, error: LoadError) -> Markup {
    let action = if error == LoadError::Outdated { Action::Reload } else { Action::Retry };
    html! {
        div.failed role="alert" {
            p { (setting.text(error.message_key())) }
            (act(setting, &action))
        }
    }
}

fn act(setting: &Setting<'_>, action: &Action) -> Markup {
    let key = if *action == Action::Reload { "error.reload" } else { "results.retry" };
    html! { button.button type="button" data-action=(action.word()) { (setting.text(key)) } }
}

/// "Showing events for … Search instead for …". A date that was typed as words, which the events shown have, is offered.
fn corrected(setting: &Setting<'_>, answer: &Answer, medium: Medium) -> Markup {
    let typed = &answer.state.text;
    let fallback = &answer.fallback;
    let mut used = fallback.text.as_ref().unwrap_or(typed).clone();
    let mut exact = typed.clone();
    for correction in &answer.corrections {
        used = replace_word(setting.locale, &used, &correction.typed, |_| correction.used.clone());
        exact = replace_word(setting.locale, &exact, &correction.typed, |word| ["\"", word, "\""].concat());
    }
    // A text in quotes has no fallback.
    if fallback.text.is_some() {
        exact = ["\"", typed, "\""].concat();
    }
    if let Some(date) = fallback.date.filter(|_| answer.corrections.is_empty()) {
        let is_offer = fallback.text.is_none();
        let (key, medium) =
            if is_offer { ("search.on_date", Medium::Paper) } else { ("search.showing_for", medium) };
        let on = ["on:", &date.to_string()].concat();
        let words = html! { (setting.locale.date(date)) };
        return showing(setting, answer, key, [&on, &exact], &words, medium);
    }
    showing(setting, answer, "search.showing_for", [&used, &exact], &html! { q { (used) } }, medium)
}

/// [`corrected`] for a whole name, in every language that it has.
fn replaced(setting: &Setting<'_>, answer: &Answer, near: &NearName, medium: Medium) -> Markup {
    let words = name(setting, &near.named.labels);
    showing(setting, answer, "search.showing_for", [&near.text, &near.exact], &words, medium)
}

fn showing(
    setting: &Setting<'_>,
    answer: &Answer,
    key: &str,
    [used, exact]: [&str; 2],
    words: &Markup,
    medium: Medium,
) -> Markup {
    html! {
        p.notice data-tone="info" {
            (setting.text(key)) " "
            a href=(setting.view_href(&answer.state.with_text(used))) { (words) } ". "
            @if medium == Medium::Screen {
                a href=(setting.view_href(&answer.state.with_text(exact))) {
                    (setting.text("search.instead")) " " q { (answer.state.text) }
                }
            }
        }
    }
}

/// "Did you mean …": each near name as a link to a search for it.
fn meant(setting: &Setting<'_>, answer: &Answer) -> Markup {
    html! {
        p.notice data-tone="info" {
            (setting.text("search.did_you_mean"))
            @for (place, near) in answer.near.iter().enumerate() {
                @if place > 0 { " ·" }
                " " a href=(setting.view_href(&answer.state.with_text(&near.text))) { (name(setting, &near.named.labels)) }
            }
        }
    }
}

/// A person whose name was typed: name and status, and links to the page, the events and the time held. Without a case
/// there is no status and no time held.
fn named(setting: &Setting<'_>, person: &Suggestion) -> Markup {
    let page = setting.href(&Route::Person(person.id.as_str().into()));
    let events = ViewState::default().with_facet(Facet::Person, &person.id);
    let held = ViewState { view: View::Bars, ..events.clone() };
    let status = (person.status as usize).checked_sub(1).and_then(|place| Status::ALL.get(place));
    html! {
        p.exact-name {
            (name(setting, &person.labels))
            @if let Some(status) = status { " · " (setting.locale.label("status", status.as_str())) }
            br;
            a href=(page) { (setting.text("search.page")) }
            " · " a href=(setting.view_href(&events)) { (setting.locale.count("events", person.count.into())) }
            @if status.is_some() { " · " a href=(setting.view_href(&held)) { (setting.text("view.bars")) } }
        }
    }
}

/// A name in the page's language, followed by the other languages.
fn name(setting: &Setting<'_>, labels: &Localized) -> Markup {
    let own = labels.text(&setting.locale.tag, "en");
    html! {
        span lang=(own.lang) { (own.text) }
        @for other in labels.iter().filter(|other| other.lang != own.lang && other.lang != GROUP_TAG) {
            " " span lang=(other.lang) { (other.text) }
        }
    }
}

/// Replaces the first word of a text whose folded form is `folded`, or the first run of Chinese that is `folded`. Without such
/// a word the replacement is the whole text.
fn replace_word(locale: &Locale, text: &str, folded: &str, by: impl Fn(&str) -> String) -> String {
    // A run of Chinese is as it was typed, and has no spaces around it.
    if folded.starts_with(|letter| letter >= '\u{2e80}')
        && let Some((before, after)) = text.split_once(folded)
    {
        return [before, " ", &by(folded), " ", after].concat();
    }
    let between = |letter: char| !letter.is_alphanumeric();
    let mut at = 0;
    for part in text.split_inclusive(between) {
        let word = part.trim_end_matches(between);
        if locale.fold(word) == folded {
            let (before, after) = (text.get(..at), text.get(at + word.len()..));
            return [before.unwrap_or_default(), &by(word), after.unwrap_or_default()].concat();
        }
        at += part.len();
    }
    by(folded)
}

/// A sentence for each part of the text and of the address that was ignored.
fn left_out(setting: &Setting<'_>, answer: &Answer, rejected: &[Rejected]) -> Vec<String> {
    let unused = answer.unused.iter().map(|unused| {
        let key = match unused.reason {
            UnusedReason::UnknownField => "search.unused.unknown_field",
            UnusedReason::BadDate => "search.unused.bad_date",
            UnusedReason::DayFirst => "search.unused.day_first",
            UnusedReason::OpenQuote => "search.unused.open_quote",
            UnusedReason::LoneMinus => "search.unused.empty",
            UnusedReason::NoValue => "search.unused.no_value",
            UnusedReason::LoneOr => "search.unused.lone_or",
            UnusedReason::NoWord => "search.unused.no_word",
            UnusedReason::UnknownValue => "search.unused.unknown_value",
            UnusedReason::Filler => "search.unused.filler",
        };
        setting.locale.fill(key, &[("text", &unused.text)])
    });
    unused.chain(rejected.iter().map(|rejected| refused(setting.locale, rejected))).collect()
}

/// The sentence about a key or value of the address that was left out.
fn refused(locale: &Locale, rejected: &Rejected) -> String {
    let facet = Facet::from_word(&rejected.key).map(|facet| ["facet.", facet.as_str()].concat());
    let (message, key) = match (&facet, rejected.key.as_str()) {
        (Some(facet), _) => ("search.rejected.value", locale.text(facet)),
        (None, "from" | "to") => ("search.rejected.date", ""),
        (None, key) => ("search.rejected", key),
    };
    locale.fill(message, &[("value", &rejected.value), ("key", key)])
}

#[cfg(test)]
mod tests {
    use super::{named, notices, refused, replace_word};
    use crate::data::page_data::SiteData;
    use crate::locale::{Host, Locale, Messages};
    use crate::setting::Setting;
    use crate::timeline::answer::Answer;
    use crate::url::route::Route;
    use crate::url::view_state::ViewState;
    use vigil_index::{
        Correction, DocSet, Facet, Fallback, Highlighter, Hits, NearName, Suggestion, Unused, UnusedReason,
    };
    use vigil_model::{Localized, Status};

    /// The notices of an answer to "jimi lai" with these near names, as pairs of English and Chinese.
    fn notices_of(near: &[(&str, &str)], is_replaced: bool) -> String {
        let host = Host { plural_rule: |_, _| String::new(), fold: str::to_lowercase };
        let locale = Locale::new("en", "", Messages::new(), host);
        let (site, state) = (SiteData::default(), ViewState::default());
        let setting = Setting { locale: &locale, site: &site, route: &Route::Timeline, state: &state };
        let near = near.iter().map(|&(english, chinese)| NearName {
            named: Suggestion {
                facet: Facet::Person,
                id: "somebody".to_owned(),
                labels: Localized::from([("en", english), ("zh-Hant", chinese)]),
                count: 3,
                status: 0,
            },
            text: english.to_owned(),
            exact: "\"jimi lai\"".to_owned(),
            docs: DocSet::default(),
        });
        let answer = Answer {
            turn: 1,
            state: state.with_text("jimi lai"),
            hits: Hits::All(0),
            corrections: Vec::new(),
            named: Vec::new(),
            near: near.collect(),
            is_replaced,
            fallback: Fallback::default(),
            unused: Vec::new(),
            highlighter: Highlighter::default(),
            incomplete: false,
            months: Vec::new(),
        };
        notices(&setting, &answer, &[]).into_string()
    }

    #[test]
    fn a_corrected_name_is_shown_in_every_language_with_a_link_to_the_typed_one() {
        let html = notices_of(&[("Jimmy Lai", "黎智英")], true);
        assert!(
            html.contains("Jimmy Lai</span>") && html.contains("<span lang=\"zh-Hant\">黎智英</span>"),
            "{html}"
        );
        assert!(html.contains("?q=Jimmy+Lai") && html.contains("?q=%22jimi+lai%22"), "{html}");
        assert!(html.contains("search.showing_for") && !html.contains("did_you_mean"), "{html}");
    }

    #[test]
    fn a_typed_name_shows_status_page_events_and_time_held() {
        let host = Host { plural_rule: |_, _| "other".to_owned(), fold: str::to_lowercase };
        let messages = [("status.in-prison", "In prison"), ("events.other", "{n} events")];
        let messages = messages.map(|(key, text)| (key.to_owned(), text.to_owned()));
        let locale = Locale::new("en", "", Messages::from(messages), host);
        let (site, state) = (SiteData::default(), ViewState::default());
        let setting = Setting { locale: &locale, site: &site, route: &Route::Timeline, state: &state };
        let mut person = Suggestion {
            facet: Facet::Person,
            id: "jimmy-lai".to_owned(),
            labels: Localized::from([("en", "Jimmy Lai"), ("zh-Hant", "黎智英")]),
            count: 3,
            status: Status::InPrison as u32 + 1,
        };
        let html = named(&setting, &person).into_string();
        for part in [
            "Jimmy Lai",
            "黎智英",
            "In prison",
            "person/jimmy-lai/",
            "?person=jimmy-lai\"",
            "3 events",
            "view=bars",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        // 0: the person is in no case.
        person.status = 0;
        let html = named(&setting, &person).into_string();
        assert!(!html.contains("In prison") && !html.contains("view=bars"), "{html}");
    }

    /// The notices of an answer to a text.
    fn notices_to(text: &str, answer: Answer) -> String {
        let host = Host { plural_rule: |_, _| String::new(), fold: str::to_lowercase };
        let messages =
            [("date.day", "{day}/{month_number}/{year}"), ("search.unused.filler", "left out: {text}")];
        let messages = messages.map(|(key, text)| (key.to_owned(), text.to_owned()));
        let locale = Locale::new("en", "", Messages::from(messages), host);
        let (site, state) = (SiteData::default(), ViewState::default());
        let setting = Setting { locale: &locale, site: &site, route: &Route::Timeline, state: &state };
        notices(&setting, &Answer { state: state.with_text(text), ..answer }, &[]).into_string()
    }

    #[test]
    fn parts_of_chinese_are_shown_in_place_of_the_run() {
        let parts = Correction { typed: "李安大橋".to_owned(), used: "李安 大橋".to_owned() };
        let html = notices_to("HK47李安大橋 x", Answer { corrections: vec![parts], ..Answer::default() });
        assert!(html.contains("<q>HK47 李安 大橋  x</q>"), "{html}");
        assert!(html.contains("search.instead") && html.contains("%22%E6%9D%8E%E5%AE%89"), "{html}");
    }

    #[test]
    fn a_fallback_is_shown_with_the_words_left_out_and_a_link_to_the_typed_text() {
        let unused = vec![Unused { text: "who was".to_owned(), reason: UnusedReason::Filler }];
        let fallback = Fallback { text: Some("arrested".to_owned()), ..Fallback::default() };
        let html = notices_to("who was arrested", Answer { fallback, unused, ..Answer::default() });
        for part in ["<q>arrested</q>", "?q=arrested\"", "?q=%22who+was+arrested%22", "left out: who was"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn a_typed_date_is_shown_if_it_was_searched_and_else_offered() {
        let date = Some("2021-03-04".parse().unwrap());
        for (text, part) in
            [(Some("on:2021-03-04".to_owned()), "search.showing_for"), (None, "search.on_date")]
        {
            let fallback = Fallback { text, date, ..Fallback::default() };
            let html = notices_to("4 March 2021", Answer { fallback, ..Answer::default() });
            assert!(html.contains(part) && html.contains(">4/3/2021<"), "{html}");
            assert!(html.contains("?q=on%3A2021-03-04"), "{html}");
        }
    }

    #[test]
    fn each_kind_of_refused_key_has_a_sentence_of_its_own() {
        let host = Host { plural_rule: |_, _| String::new(), fold: str::to_lowercase };
        let messages = [
            ("facet.country", "Country"),
            ("search.rejected", "{key}={value} unknown"),
            ("search.rejected.value", "{key}: no {value}"),
            ("search.rejected.date", "{value} is no date"),
        ];
        let messages = messages.map(|(key, text)| (key.to_owned(), text.to_owned()));
        let locale = Locale::new("en", "", Messages::from(messages), host);
        let (_, rejected) = ViewState::from_query_with_rejected("country=hkg&from=soon&sort=up&colour=red");
        let sentences: Vec<String> = rejected.iter().map(|rejected| refused(&locale, rejected)).collect();
        assert_eq!(
            sentences,
            ["Country: no hkg", "soon is no date", "sort=up unknown", "colour=red unknown"]
        );
    }

    #[test]
    fn several_near_names_are_each_a_link() {
        let html = notices_of(&[("Jimmy Lai", "黎智英"), ("Jimmy Sham", "岑子杰")], false);
        assert!(html.contains("?q=Jimmy+Lai") && html.contains("?q=Jimmy+Sham"), "{html}");
        assert!(html.contains("search.did_you_mean") && !html.contains("search.instead"), "{html}");
        assert!(!notices_of(&[], false).contains("notice"));
    }

    #[test]
    fn a_word_is_replaced_where_it_was_typed() {
        let host = Host { plural_rule: |_, _| String::new(), fold: str::to_lowercase };
        let locale = Locale::new("en", "", Messages::new(), host);
        let quoted = |text, word| replace_word(&locale, text, word, |word| format!("\"{word}\""));
        assert_eq!(quoted("Beny Tai 2021", "beny"), "\"Beny\" Tai 2021");
        assert_eq!(quoted("vigil -toronot", "toronot"), "vigil -\"toronot\"");
        assert_eq!(quoted("antitank it", "it"), "antitank \"it\"");
        assert_eq!(quoted("x", "y"), "\"y\"");
    }
}
