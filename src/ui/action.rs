//! The actions of buttons and links inside leaves. A leaf writes an action as `data-action` and `data-value`, and the
//! component around it matches the action of a click exhaustively. Only this file knows the words.

use crate::browser::{dom, history};
use crate::timeline::printout::download::Format;
use leptos::ev::MouseEvent;
use vigil_index::Facet;
use vigil_model::EventId;

/// The action of a button or link inside a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open the list of all values of a facet.
    AllValues(Facet),
    /// Open an event above the list.
    OpenEvent(EventId),
    /// Choose the suggestion with this index.
    Suggest(usize),
    /// Retry the failed fetch.
    Retry,
    /// Reload the page, because the site was updated.
    Reload,
    /// Save the events of the view as a file.
    Download(Format),
    /// Print the events of the view.
    Print,
    /// Scroll the list to the event with this rank.
    Jump(u32),
    /// Set the width of the preview of an embed, in pixels.
    Width(u32),
}

impl Action {
    /// The value of `data-action`.
    pub fn word(&self) -> &'static str {
        match self {
            Action::AllValues(_) => "all",
            Action::OpenEvent(_) => "open",
            Action::Suggest(_) => "choose",
            Action::Retry => "retry",
            Action::Reload => "reload",
            Action::Download(_) | Action::Print => "download",
            Action::Jump(_) => "jump",
            Action::Width(_) => "width",
        }
    }

    /// The value of `data-value`; none for an action without one.
    pub fn value(&self) -> Option<String> {
        match self {
            Action::AllValues(facet) => Some(facet.as_str().to_owned()),
            Action::OpenEvent(id) => Some(id.0.clone()),
            Action::Suggest(place) => Some(place.to_string()),
            Action::Download(format) => Some(format.as_str().to_owned()),
            Action::Print => Some("print".to_owned()),
            Action::Jump(number) | Action::Width(number) => Some(number.to_string()),
            Action::Retry | Action::Reload => None,
        }
    }

    /// The action of the nearest element around a click's target that has one; none for other clicks and unknown words.
    pub(crate) fn of(event: &MouseEvent) -> Option<Action> {
        let (word, value) = dom::action_of(event)?;
        Action::parse(&word, &value)
    }

    /// Handles a click on a failure ([`crate::leaf::notices::failure`]): calls `retry`, or reloads the page. Other clicks have
    /// no effect.
    pub(crate) fn retry_or_reload(event: &MouseEvent, retry: impl FnOnce()) {
        match Action::of(event) {
            // Every action is listed, so that the compiler asks about a new one.
            Some(Action::Retry) => retry(),
            Some(Action::Reload) => history::reload(),
            Some(
                Action::AllValues(_)
                | Action::OpenEvent(_)
                | Action::Suggest(_)
                | Action::Download(_)
                | Action::Print
                | Action::Jump(_)
                | Action::Width(_),
            )
            | None => {}
        }
    }

    fn parse(word: &str, value: &str) -> Option<Action> {
        match (word, value) {
            ("all", value) => Facet::from_word(value).map(Action::AllValues),
            ("open", value) => Some(Action::OpenEvent(value.into())),
            ("choose", value) => value.parse().ok().map(Action::Suggest),
            ("retry", _) => Some(Action::Retry),
            ("reload", _) => Some(Action::Reload),
            ("download", "csv") => Some(Action::Download(Format::Csv)),
            ("download", "json") => Some(Action::Download(Format::Json)),
            ("download", "print") => Some(Action::Print),
            ("jump", value) => value.parse().ok().map(Action::Jump),
            ("width", value) => value.parse().ok().map(Action::Width),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_read_back() {
        let actions = [
            Action::AllValues(Facet::Person),
            Action::OpenEvent("2021-01-06-arrests".into()),
            Action::Suggest(3),
            Action::Retry,
            Action::Reload,
            Action::Download(Format::Csv),
            Action::Download(Format::Json),
            Action::Print,
            Action::Jump(120),
            Action::Width(320),
        ];
        for action in actions {
            let value = action.value().unwrap_or_default();
            assert_eq!(Action::parse(action.word(), &value), Some(action));
        }
    }

    #[test]
    fn unknown_words_and_values_are_no_actions() {
        for (word, value) in
            [("", ""), ("share", ""), ("all", "planet"), ("choose", "x"), ("download", "xml")]
        {
            assert_eq!(Action::parse(word, value), None, "{word} {value}");
        }
    }
}
