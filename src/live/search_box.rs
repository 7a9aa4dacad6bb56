//! The search box: a combobox whose list suggests people, cases, places and organizations.
//!
//! The pattern is the WAI-ARIA editable combobox with list autocomplete
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>): focus stays in the box, the arrows move through the list.

use super::{effect, region};
use crate::app::Session;
use crate::browser::listener::Listener;
use crate::browser::search_input::{self, INPUT};
use crate::browser::task::spawn;
use crate::browser::{dom, timer::Debounce};
use crate::component::suggestions::suggestions;
use crate::navigator::Navigator;
use leptos::prelude::*;
use vigil_index::Suggestion;

/// How many names are suggested.
const SUGGESTION_COUNT: usize = 8;

/// How long after the last letter names are looked up.
const SUGGESTION_DELAY_MS: i32 = 120;

/// Brings the search form to life.
pub fn start_search(session: Session, navigator: Navigator) {
    let combobox = Combobox {
        session,
        navigator,
        offered: RwSignal::default(),
        delay: StoredValue::new_local(Debounce::default()),
    };
    combobox.start();
    region("chosen", move || chosen_count(session));
    region("suggestions", move || {
        combobox
            .offered
            .with(|offered| session.draw(|setting| suggestions(setting, &offered.names, offered.active)))
    });
}

/// The names offered, and which of them the arrows point at.
#[derive(Clone, Default)]
struct Offered {
    names: Vec<Suggestion>,
    active: Option<usize>,
}

#[derive(Clone, Copy)]
struct Combobox {
    session: Session,
    navigator: Navigator,
    offered: RwSignal<Offered>,
    delay: StoredValue<Debounce, LocalStorage>,
}

impl Combobox {
    fn start(self) {
        // The box follows the view where something else than typing changed it.
        effect(move || self.session.location.with(|location| search_input::set_text(&location.state.text)));
        effect(move || {
            self.offered.with(|offered| search_input::expand(!offered.names.is_empty(), offered.active))
        });
        Listener::on(INPUT, "input", move |event| self.typed(dom::is_composing(&event)));
        Listener::on(INPUT, "compositionend", move |_| self.typed(false));
        Listener::on(INPUT, "keydown", move |event| {
            if dom::key_of(&event).is_some_and(|key| self.key(&key)) {
                event.prevent_default();
            }
        });
        Listener::on(INPUT, "blur", move |_| self.close());
        // Without a suggestion chosen the view is already that of the text, so Enter only closes the list.
        Listener::on("[role=search]", "submit", move |event| {
            event.prevent_default();
            self.close();
        });
        // Pressing a suggestion must not take the focus from the box, which would close the list before the click.
        Listener::on("#suggestions", "mousedown", |event| event.prevent_default());
        Listener::on("#suggestions", "click", move |event| {
            if let Some(place) = dom::action_of(&event).and_then(|(_, place)| place.parse().ok()) {
                self.choose(place);
            }
        });
        Listener::on_window("keydown", |event| {
            if dom::key_of(&event).as_deref() == Some("/") && !dom::is_typing() {
                event.prevent_default();
                dom::focus(INPUT);
            }
        });
    }

    /// The reader typed; letters still being composed by an input method wait for the composition's end.
    fn typed(self, composing: bool) {
        if composing {
            return;
        }
        let text = search_input::text();
        self.navigator.follow(self.session.state().with_text(&text));
        self.point_at(None);
        self.delay.with_value(|delay| {
            delay.call(SUGGESTION_DELAY_MS, move || spawn(self.suggest()));
        });
    }

    async fn suggest(self) {
        let text = search_input::text();
        let Some(searcher) = self.session.searcher.try_get_value() else { return };
        let names = match suggestible(&text) {
            "" => Vec::new(),
            words => searcher.ask(|index| index.suggest(words, SUGGESTION_COUNT)).await.unwrap_or_default(),
        };
        // A name that was chosen or typed away meanwhile is no longer asked for.
        if search_input::text() == text && dom::is_typing() {
            self.offered.try_set(Offered { names, active: None });
        }
    }

    fn point_at(self, active: Option<usize>) {
        if self.offered.with_untracked(|offered| offered.active != active) {
            self.offered.update(|offered| offered.active = active);
        }
    }

    fn close(self) {
        self.delay.with_value(Debounce::cancel);
        if self.offered.with_untracked(|offered| !offered.names.is_empty()) {
            self.offered.set(Offered::default());
        }
    }

    /// Whether a key meant the list, which then has done what it asks for.
    fn key(self, key: &str) -> bool {
        let (count, active) = self.offered.with_untracked(|offered| (offered.names.len(), offered.active));
        match (key, active) {
            ("ArrowDown", _) if count > 0 => {
                self.point_at(Some(active.map_or(0, |place| (place + 1) % count)))
            }
            ("ArrowUp", _) if count > 0 => {
                self.point_at(Some(active.map_or(count - 1, |place| (place + count - 1) % count)));
            }
            ("Enter", Some(place)) => self.choose(place),
            ("Escape", _) if count > 0 => self.close(),
            _ => return false,
        }
        true
    }

    /// A suggestion was chosen: its facet value takes the place of the typed name.
    fn choose(self, place: usize) {
        let chosen = self.offered.with_untracked(|offered| offered.names.get(place).cloned());
        self.close();
        let Some(chosen) = chosen else { return };
        let typed = search_input::text();
        let rest = typed.strip_suffix(suggestible(&typed)).unwrap_or_default().trim_end().to_owned();
        self.navigator.choose(self.session.state().with_text(&rest).with_facet(chosen.facet, &chosen.id));
    }
}

/// How many conditions are chosen, for the button that opens them; empty for none.
fn chosen_count(session: Session) -> String {
    let count = session.location.with(|location| location.state.facets.len());
    if count > 0 { count.to_string() } else { String::new() }
}

/// The end of a typed text that may be a name: what stands behind the last operator, phrase or exclusion.
fn suggestible(text: &str) -> &str {
    let special = |word: &str| word.contains([':', '"']) || word.starts_with('-') || word == "OR";
    let (mut at, mut behind) = (0, 0);
    for word in text.split_inclusive(' ') {
        at += word.len();
        if special(word.trim()) {
            behind = at;
        }
    }
    text.get(behind..).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::suggestible;

    #[test]
    fn names_are_looked_for_behind_the_last_operator() {
        for (typed, name) in [
            ("benny ta", "benny ta"),
            ("category:rally tor", "tor"),
            ("-vigil \"a phrase\" joshua w", "joshua w"),
            ("toronto OR lon", "lon"),
            ("place:tor", ""),
            ("", ""),
        ] {
            assert_eq!(suggestible(typed), name, "{typed}");
        }
    }
}
