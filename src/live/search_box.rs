//! The search box: a combobox whose list suggests people, cases, places and organizations.
//!
//! The pattern is the WAI-ARIA editable combobox with list autocomplete
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>): focus stays in the box, the arrows move through the list.

use crate::app::Session;
use crate::browser::listener::Listener;
use crate::browser::{dom, timer::Debounce};
use crate::component::suggestions::suggestions;
use crate::navigator::Navigator;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use vigil_index::Suggestion;

/// How many names are suggested.
const SUGGESTION_COUNT: usize = 8;

/// How long after the last letter names are looked up.
const SUGGESTION_DELAY_MS: i32 = 120;

/// The search form.
#[component]
pub fn SearchBox(
    /// What all parts share.
    session: Session,
    /// Moves the reader.
    navigator: Navigator,
) -> impl IntoView {
    let locale = session.locale.get_value();
    let text = |key: &str| locale.text(key).to_owned();
    let combobox = Combobox::new(session, navigator);
    combobox.start();
    let expanded = move || if combobox.is_open() { "true" } else { "false" };
    let active = move || combobox.active.get().map(|place| format!("suggestion-{place}"));
    view! {
        <form
            class="search scripted"
            role="search"
            action=session.timeline_href()
            on:submit=move |event| combobox.submit(&event)
        >
            <input
                type="search"
                name="q"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-label=text("search.label")
                placeholder=text("search.placeholder")
                aria-autocomplete="list"
                aria-controls="suggestions"
                aria-expanded=expanded
                aria-activedescendant=active
                node_ref=combobox.input
                on:input=move |event| combobox.typed(dom::is_composing(&event))
                on:compositionend=move |_| combobox.typed(false)
                on:keydown=move |event| combobox.key(&event)
                on:blur=move |_| combobox.close()
            />
            <kbd aria-hidden="true">{text("search.key")}</kbd>
            <button class="button primary facets-open" type="button" popovertarget="facets">
                {text("search.filters")}
                <span class="count">{move || chosen_count(session)}</span>
            </button>
            <SuggestionList combobox />
        </form>
    }
}

/// The list of the combobox; empty, it is hidden.
#[component]
fn SuggestionList(
    /// The box it belongs to.
    combobox: Combobox,
) -> impl IntoView {
    let session = combobox.session;
    let label = session.locale.get_value().text("search.suggestions").to_owned();
    let options = move || {
        let names = combobox.suggestions.get();
        session.draw(|setting| suggestions(setting, &names, combobox.active.get()))
    };
    let choose = move |event: leptos::ev::MouseEvent| {
        if let Some(place) = dom::action_of(&event).and_then(|(_, place)| place.parse().ok()) {
            combobox.choose(place);
        }
    };
    // Pressing a suggestion must not take the focus from the box, which would close the list before the click.
    view! {
        <ul
            class="suggestions"
            id="suggestions"
            role="listbox"
            aria-label=label
            hidden=move || !combobox.is_open()
            on:mousedown=|event| event.prevent_default()
            on:click=choose
            inner_html=options
        ></ul>
    }
}

/// How many conditions are chosen, for the button that opens them; empty for none.
fn chosen_count(session: Session) -> Option<String> {
    let count: usize =
        session.location.with(|location| location.state.facets.values().map(BTreeSet::len).sum());
    (count > 0).then(|| count.to_string())
}

/// The state of the box.
#[derive(Clone, Copy)]
struct Combobox {
    session: Session,
    navigator: Navigator,
    input: NodeRef<Input>,
    suggestions: RwSignal<Arc<Vec<Suggestion>>>,
    active: RwSignal<Option<usize>>,
    delay: StoredValue<Debounce, LocalStorage>,
}

impl Combobox {
    fn new(session: Session, navigator: Navigator) -> Combobox {
        Combobox {
            session,
            navigator,
            input: NodeRef::new(),
            suggestions: RwSignal::default(),
            active: RwSignal::new(None),
            delay: StoredValue::new_local(Debounce::default()),
        }
    }

    fn start(self) {
        // The box follows the view where something else than typing changed it.
        Effect::new(move || {
            let text = self.session.location.with(|location| location.state.text.clone());
            if let Some(input) = self.input.get().filter(|input| input.value() != text) {
                input.set_value(&text);
            }
        });
        Effect::new(move || {
            let slash = Listener::on_window("keydown", |event| {
                if dom::pressed(&event, "/") && !dom::is_typing() {
                    event.prevent_default();
                    dom::focus("[role=search] input");
                }
            });
            StoredValue::new_local(slash);
        });
    }

    fn is_open(self) -> bool {
        self.suggestions.with(|suggestions| !suggestions.is_empty())
    }

    fn value(self) -> String {
        self.input.get_untracked().map(|input| input.value()).unwrap_or_default()
    }

    /// The reader typed; letters still being composed by an input method wait for the composition's end.
    fn typed(self, composing: bool) {
        if composing {
            return;
        }
        let text = self.value();
        self.navigator.type_text(&text);
        self.active.set(None);
        self.delay.with_value(|delay| {
            delay.call(SUGGESTION_DELAY_MS, move || leptos::task::spawn_local(self.suggest()))
        });
    }

    async fn suggest(self) {
        let text = self.value();
        let Some(searcher) = self.session.searcher.try_get_value() else { return };
        let suggestions = match suggestible(&text) {
            "" => Vec::new(),
            words => searcher.ask(|index| index.suggest(words, SUGGESTION_COUNT)).await.unwrap_or_default(),
        };
        // A name that was chosen or typed away meanwhile is no longer asked for.
        if self.input.try_get_untracked().flatten().is_some_and(|input| input.value() == text)
            && dom::is_typing()
        {
            self.suggestions.set(Arc::new(suggestions));
        }
    }

    fn close(self) {
        self.delay.with_value(Debounce::cancel);
        self.active.set(None);
        if self.suggestions.with_untracked(|suggestions| !suggestions.is_empty()) {
            self.suggestions.set(Arc::default());
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let count = self.suggestions.with_untracked(|suggestions| suggestions.len());
        let active = self.active.get_untracked();
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "ArrowDown" if count > 0 => self.active.set(Some(active.map_or(0, |place| (place + 1) % count))),
            "ArrowUp" if count > 0 => {
                self.active.set(Some(active.map_or(count - 1, |place| (place + count - 1) % count)))
            }
            "Enter" => match active {
                Some(place) => self.choose(place),
                None => return,
            },
            "Escape" if count > 0 => self.close(),
            _ => return,
        }
        event.prevent_default();
    }

    /// A suggestion was chosen: its facet value takes the place of the typed name.
    fn choose(self, place: usize) {
        let chosen = self.suggestions.with_untracked(|suggestions| suggestions.get(place).cloned());
        self.close();
        let Some(chosen) = chosen else { return };
        let typed = self.value();
        let rest = typed.strip_suffix(suggestible(&typed)).unwrap_or_default().trim_end().to_owned();
        self.navigator.choose(self.session.state().with_text(&rest).with_facet(chosen.facet, &chosen.id));
    }

    /// Enter without a suggestion chosen: the view is already that of the text, so the list closes.
    fn submit(self, event: &SubmitEvent) {
        event.prevent_default();
        self.close();
    }
}

/// The end of a typed text that may be a name: what stands behind the last operator, phrase or exclusion.
fn suggestible(text: &str) -> &str {
    let special = |word: &str| word.contains([':', '"']) || word.starts_with('-') || word == "OR";
    match text.split_inclusive(' ').rev().find(|word| special(word.trim())) {
        Some(word) => {
            let behind = text.rfind(word).map_or(text.len(), |at| at + word.len());
            text.get(behind..).unwrap_or_default()
        }
        None => text,
    }
    .trim()
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
