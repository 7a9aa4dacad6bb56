//! A standing in words. Every word keeps to the rule of `docs/status.md`: a number of days is what sources carry, a gap is
//! named, and a claim has its day.

use crate::content::standing::StandingData;
use vigil_app::locale::Locale;
use vigil_model::status::{Beginning, Present};
use vigil_model::{CaseFact, Day, EventDate, Status, Verdict};

/// The status with its day: `In prison since 28 February 2021`, `Released 29 April 2025`.
pub fn since_words(locale: &Locale, data: &StandingData) -> String {
    let word = data.standing.status.as_str();
    let label = || locale.label("status", word);
    if let Some(present) = data.standing.present {
        let how = match present.beginning {
            Beginning::Known => "since",
            Beginning::Broken(..) => "broken",
            Beginning::OrBefore => "before",
        };
        return locale.fill(&format!("standing.{word}.{how}"), &[("date", &day(locale, present.since))]);
    }
    let date = match data.standing.status {
        Status::TermMayHaveEnded => {
            // Where the earliest end is the sentence itself, nothing is known of the time before it.
            let term = data.standing.term.filter(|term| Some(term.earliest) != sentenced(data));
            term.map(|term| month(locale, term.earliest))
        }
        Status::OnBail => Some(day(locale, data.standing.vouched_until)),
        _ => data.standing.decided.map(|date| locale.date(date)),
    };
    match date {
        Some(date) if locale.find(&format!("standing.{word}")).is_some() => {
            locale.fill(&format!("standing.{word}"), &[("date", &date)])
        }
        _ => label(),
    }
}

/// The status for a table: with a short date for those who are not behind bars, and one word for every sentence whose end
/// is not recorded.
pub fn status_words(locale: &Locale, data: &StandingData) -> String {
    let status = data.standing.status;
    if status.is_release_unrecorded() {
        return locale.text("standing.unrecorded").to_owned();
    }
    let key = format!("standing.{}", status.as_str());
    match data.standing.decided.filter(|_| !status.is_behind_bars() && locale.find(&key).is_some()) {
        Some(date) => locale.fill(&key, &[("date", &locale.short_date(date))]),
        None => locale.label("status", status.as_str()),
    }
}

fn sentenced(data: &StandingData) -> Option<Day> {
    data.case.as_ref()?.1.sentenced.map(EventDate::first_day)
}

/// The days behind bars without a break: a number, called "at least" where days are missing. Nothing for those not
/// behind bars.
pub fn days_words(locale: &Locale, data: &StandingData) -> String {
    let Some(Present { beginning, days, .. }) = data.standing.present.filter(|present| present.days > 0)
    else {
        return String::new();
    };
    let days = locale.count("days", days.into());
    match beginning {
        Beginning::Known => days,
        Beginning::Broken(..) | Beginning::OrBefore => locale.fill("bars.at_least", &[("days", &days)]),
    }
}

/// The end of a term that still runs: the announced release, or the earliest end; nothing for others.
pub fn end_words(locale: &Locale, data: &StandingData) -> String {
    if data.standing.status != Status::InPrison {
        return String::new();
    }
    match (data.standing.due, data.standing.term) {
        (Some(due), _) => locale.fill("standing.due", &[("date", &locale.date(due))]),
        (None, Some(term)) => locale.fill("standing.end", &[("date", &month(locale, term.earliest))]),
        (None, None) => String::new(),
    }
}

/// The part of the present custody without a record, and the last day for which a source confirms it; empty if all is
/// known.
pub fn gap_words(locale: &Locale, data: &StandingData) -> String {
    let Some(present) = data.standing.present else { return String::new() };
    let gap = match present.beginning {
        Beginning::Broken(from, to) => {
            locale.fill("standing.gap", &[("from", &day(locale, from)), ("to", &day(locale, to))])
        }
        Beginning::OrBefore => locale.fill("standing.gap_before", &[("date", &day(locale, present.since))]),
        Beginning::Known => String::new(),
    };
    let told = match data.standing.status {
        Status::InCustody => {
            locale.fill("standing.told", &[("date", &day(locale, data.standing.vouched_until))])
        }
        _ => String::new(),
    };
    [gap, told].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The sentence a person's page begins with.
pub fn standing_sentence(locale: &Locale, data: &StandingData) -> String {
    let mut words = vec![since_words(locale, data)];
    if let Some((_, fact)) = data.case.as_ref().filter(|_| data.standing.term.is_some()) {
        words.extend(term_words(locale, fact));
    }
    words.push(end_words(locale, data));
    words.push(gap_words(locale, data));
    words.retain(|words| !words.is_empty());
    locale.fill("standing.sentence", &[("words", &words.join(locale.text("bars.separator")))])
}

/// The term and the day it was passed: `sentenced to 7 years on 19 November 2024`.
pub fn term_words(locale: &Locale, fact: &CaseFact) -> Option<String> {
    let term = locale.months(fact.sentence_months?);
    let key = if fact.consecutive_to.is_some() { "standing.term_after" } else { "standing.term" };
    Some(locale.fill(key, &[("term", &term), ("date", &locale.date(fact.sentenced?))]))
}

/// A day in words.
pub fn day(locale: &Locale, day: Day) -> String {
    EventDate::from_day(day).map(|date| locale.date(date)).unwrap_or_default()
}

/// The month of a day in words: ends of terms are shown no finer, since sources do not say how prisons count days.
pub fn month(locale: &Locale, day: Day) -> String {
    let (year, month, _) = day.to_civil();
    locale.month(u16::try_from(year).unwrap_or(0), month)
}

/// A message filled with a day.
pub fn as_of_words(locale: &Locale, key: &str, as_of: Day) -> String {
    locale.fill(key, &[("date", &day(locale, as_of))])
}

/// A sentence in words; nothing where there is none.
pub fn sentence(locale: &Locale, fact: &CaseFact) -> String {
    let months = fact.sentence_months.map(|months| locale.months(months)).unwrap_or_default();
    if !fact.suspended || months.is_empty() {
        return months;
    }
    locale.fill("fact.suspended", &[("sentence", &months)])
}

/// The outcome of a charge, never blank: the term, the acquittal or dismissal with its day, or that the term or the verdict
/// is not recorded. A quashed conviction has no day, since `judged` is that of the conviction.
pub fn outcome_words(locale: &Locale, fact: &CaseFact) -> String {
    let label = |verdict: Verdict| locale.label("verdict", verdict.as_str());
    match (fact.verdict, sentence(locale, fact)) {
        (Some(Verdict::Quashed), _) => label(Verdict::Quashed),
        (Some(verdict @ (Verdict::Acquitted | Verdict::Dropped)), _) => match fact.judged {
            Some(date) => {
                let words = [("outcome", &*label(verdict)), ("date", &*locale.short_date(date))];
                locale.fill("outcome.dated", &words)
            }
            None => label(verdict),
        },
        (_, term) if !term.is_empty() => term,
        (Some(Verdict::Convicted), _) if fact.fined => locale.label("status", Status::Fined.as_str()),
        (Some(Verdict::Convicted), _) => locale.text("outcome.no_term").to_owned(),
        (None, _) if fact.wanted.is_some() && fact.arrested.is_none() => {
            locale.label("status", Status::Wanted.as_str())
        }
        (None, _) => locale.text("outcome.none").to_owned(),
    }
}

/// A term in words: `4 years 5 months, after another term`.
pub fn length_words(locale: &Locale, fact: &CaseFact) -> Option<String> {
    let term = locale.months(fact.sentence_months?);
    Some(match fact.consecutive_to {
        Some(_) => locale.fill("inside.term_after", &[("term", &term)]),
        None => term,
    })
}
