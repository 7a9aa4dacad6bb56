//! What the reader should know of the answer: corrected words, what could not be used, what is missing.

use crate::load::LoadError;
use crate::locale::Locale;
use crate::setting::Setting;
use crate::timeline::Answer;
use crate::view_state::Rejected;
use maud::{Markup, html};
use vigil_index::UnusedReason;

/// The notices above a list of events.
pub fn notices(setting: &Setting<'_>, answer: &Answer, rejected: &[Rejected]) -> Markup {
    html! {
        @if !answer.corrections.is_empty() { (corrected(setting, answer)) }
        @for sentence in left_out(setting, answer, rejected) { p.notice data-tone="warning" { (sentence) } }
        @if answer.incomplete {
            p.notice data-tone="error" { (setting.text("results.incomplete")) " " (act(setting, "retry")) }
        }
    }
}

/// That an answer or its rows could not be loaded, and what to do.
pub fn failure(setting: &Setting<'_>, error: LoadError) -> Markup {
    let action = if error == LoadError::Outdated { "reload" } else { "retry" };
    html! { div.failed role="alert" { p { (setting.text(error.message_key())) } (act(setting, action)) } }
}

fn act(setting: &Setting<'_>, action: &str) -> Markup {
    let key = if action == "reload" { "error.reload" } else { "results.retry" };
    html! { button.button type="button" data-action=(action) { (setting.text(key)) } }
}

/// "Showing events for … Search instead for …".
fn corrected(setting: &Setting<'_>, answer: &Answer) -> Markup {
    let (mut used, mut exact) = (answer.state.text.clone(), answer.state.text.clone());
    for correction in &answer.corrections {
        used = replace_word(setting.locale, &used, &correction.typed, |_| correction.used.clone());
        exact = replace_word(setting.locale, &exact, &correction.typed, |word| format!("\"{word}\""));
    }
    html! {
        p.notice data-tone="info" {
            (setting.text("search.showing_for")) " "
            a href=(setting.view_href(&answer.state.with_text(&used))) { q { (used) } } ". "
            a href=(setting.view_href(&answer.state.with_text(&exact))) {
                (setting.text("search.instead")) " " q { (answer.state.text) }
            }
        }
    }
}

/// Replaces the first word of a text that compares equal to `folded`.
fn replace_word(locale: &Locale, text: &str, folded: &str, by: impl Fn(&str) -> String) -> String {
    let between = |letter: char| !letter.is_alphanumeric();
    let mut at = 0;
    for part in text.split_inclusive(between) {
        let word = part.trim_end_matches(between);
        if locale.fold(word) == folded {
            let (before, behind) = (text.get(..at), text.get(at + word.len()..));
            return [before.unwrap_or_default(), &by(word), behind.unwrap_or_default()].concat();
        }
        at += part.len();
    }
    by(folded)
}

/// What of the typed text and of the address could not be used.
fn left_out(setting: &Setting<'_>, answer: &Answer, rejected: &[Rejected]) -> Vec<String> {
    let unused = answer.unused.iter().map(|unused| {
        let key = match unused.reason {
            UnusedReason::UnknownField => "search.unused.unknown_field",
            UnusedReason::BadDate => "search.unused.bad_date",
            UnusedReason::OpenQuote => "search.unused.open_quote",
            UnusedReason::NoValue | UnusedReason::LoneMinus | UnusedReason::LoneOr | UnusedReason::NoWord => {
                "search.unused.empty"
            }
        };
        setting.locale.fill(key, &[("text", &unused.text)])
    });
    let rejected = rejected.iter().map(|rejected| {
        setting.locale.fill("search.rejected", &[("value", &rejected.value), ("key", &rejected.key)])
    });
    unused.chain(rejected).collect()
}

#[cfg(test)]
mod tests {
    use super::replace_word;
    use crate::locale::{Host, Locale, Messages};

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
