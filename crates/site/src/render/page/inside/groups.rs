//! Those who are not on the wall: no release recorded, nothing recorded, and the numbers of all others.

use crate::content::inside::{InsideData, InsidePerson};
use crate::content::status_words::{length_words, month, term_words};
use crate::render::part::standing::status_glyph;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_app::url::view_state::ViewState;
use vigil_index::Facet;
use vigil_model::{CaseFact, CustodyState, EventDate, Status};

/// How many names a group shows without being unfolded.
const UNFOLDED: usize = 12;

/// Those sentenced of whom no release is recorded, in two groups.
pub fn release_not_recorded(setting: &Setting<'_>, data: &InsideData) -> Markup {
    let count = data.term_may_have_ended.len() + data.term_over.len();
    html! {
        @if count > 0 {
            section.wide.apart aria-labelledby="release" {
                h2 id="release" {
                    (setting.text("inside.release")) " "
                    small { (setting.locale.count("people", count as u64)) }
                }
                p.lead { (setting.text("inside.release.text")) }
                (group(setting, "inside.release.may", &data.term_may_have_ended))
                (group(setting, "inside.release.over", &data.term_over))
            }
        }
    }
}

fn group(setting: &Setting<'_>, key: &str, people: &[InsidePerson]) -> Markup {
    let lines = html! { ul.lines { @for person in people { (line(setting, person)) } } };
    html! {
        @if !people.is_empty() {
            h3 { (setting.text(key)) " " small { (setting.locale.number(people.len() as u64)) } }
            @if people.len() > UNFOLDED {
                details {
                    summary { (setting.locale.count("inside.unfold", people.len() as u64)) }
                    (lines)
                }
            } @else { (lines) }
        }
    }
}

/// Those without any source about their standing.
pub fn not_recorded(setting: &Setting<'_>, people: &[InsidePerson]) -> Markup {
    html! {
        @if !people.is_empty() {
            section.wide.apart aria-labelledby="unknown" {
                h2 id="unknown" {
                    (setting.text("status.not-recorded")) " "
                    small { (setting.locale.count("people", people.len() as u64)) }
                }
                p.lead { (setting.text("inside.unknown.text")) }
                ul.lines { @for person in people { (line(setting, person)) } }
            }
        }
    }
}

/// The numbers of all others, each with the way to their events.
pub fn others(setting: &Setting<'_>, data: &InsideData) -> Markup {
    html! {
        section.wide.apart aria-labelledby="others" {
            h2 id="others" { (setting.text("inside.others")) }
            p.lead { (setting.locale.count("inside.others.text", data.followed.into())) }
            dl.tally {
                @for (status, count) in &data.others {
                    @let view = ViewState::default().with_facet(Facet::Status, status.as_str());
                    div {
                        dt { (status_glyph(*status)) " " (setting.locale.label("status", status.as_str())) }
                        dd { a href=(setting.view_href(&view)) { (setting.locale.number((*count).into())) } }
                    }
                }
            }
        }
    }
}

/// Somebody in a group: the name in both languages, and what is recorded last.
fn line(setting: &Setting<'_>, person: &InsidePerson) -> Markup {
    let case = person.standing.case.as_ref();
    html! {
        li {
            a.both href=(setting.href(&Route::Person(person.name.id.as_str().into()))) {
                span.first lang=[&person.name.lang] { (person.name.label) }
                @if let Some(other) = &person.other_name { " " span.second lang=[&other.lang] { (other.text) } }
            }
            @if let Some((case, fact)) = case {
                " "
                span.why {
                    span lang=[&case.lang] { (case.label) }
                    @for words in told(setting.locale, person, fact) { " · " (words) }
                }
            }
        }
    }
}

/// A summary of the recorded facts of a case.
fn told(locale: &Locale, person: &InsidePerson, fact: &CaseFact) -> Vec<String> {
    let standing = &person.standing.standing;
    let dated = |key: &str, date: EventDate| locale.fill(key, &[("date", &locale.date(date))]);
    if standing.status != Status::NotRecorded {
        let ended =
            (standing.status == Status::TermMayHaveEnded).then(|| ended(locale, person, fact)).flatten();
        return term_words(locale, fact).into_iter().chain(ended).collect();
    }
    let sentence = match fact.sentenced {
        Some(_) => term_words(locale, fact),
        None => length_words(locale, fact).map(|term| locale.fill("inside.told.undated", &[("term", &term)])),
    };
    let bail = fact.custody.last().filter(|told| told.state == CustodyState::Bail && told.to.is_none());
    let told = [
        fact.arrested.map(|date| dated("inside.told.arrested", date)),
        fact.charged.map(|date| dated("inside.told.charged", date)),
        bail.map(|told| dated("inside.told.bail", told.from)),
        sentence,
        fact.transferred.map(|date| dated("inside.told.transferred", date)),
    ];
    told.into_iter().flatten().collect()
}

/// From when on a term may have ended; where nothing is known of the time before the sentence, that this is why.
fn ended(locale: &Locale, person: &InsidePerson, fact: &CaseFact) -> Option<String> {
    let earliest = person.standing.standing.term?.earliest;
    let is_sentence = fact.sentenced.is_some_and(|sentenced| sentenced.first_day() == earliest);
    Some(match is_sentence {
        true => locale.text("inside.told.held_unknown").to_owned(),
        false => locale.fill("inside.told.ended", &[("date", &month(locale, earliest))]),
    })
}
