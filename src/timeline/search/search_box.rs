//! The search form: the view follows the text as it is typed, and names are suggested below it.

use crate::browser::listener::Listener;
use crate::browser::timer::Debounce;
use crate::browser::{dom, focus};
use crate::data::load::Load;
use crate::data::loaded::{Fetching, load};
use crate::leaf::suggestions::suggestions;
use crate::session::Session;
use crate::timeline::search::combobox::{Move, Offered, key_move, suggestible};
use crate::ui::{Action, effect, html};
use crate::url::{Route, SEARCH_ID, ViewState, href};
use leptos::html::Input;
use leptos::prelude::*;
use std::rc::Rc;
use vigil_index::Suggestion;

/// The largest number of suggested names.
const SUGGESTION_COUNT: usize = 8;

/// The delay between the last letter and the lookup of names, in milliseconds.
const SUGGESTION_DELAY_MS: i32 = 120;

/// The form of the front page, and of embeds with `search=on`.
#[component]
pub(crate) fn SearchBox(session: Session) -> impl IntoView {
    let search = Search::new(session);
    let input = search.input;
    let action = session.locale.with_value(|l| href(&l.prefix, &Route::Timeline, &ViewState::default()));
    let is_open = move || search.offered.with(|offered| !offered.names.is_empty());
    let expanded = move || if is_open() { "true" } else { "false" };
    let active =
        move || search.offered.with(|offered| offered.active.map(|place| format!("suggestion-{place}")));
    let draw = move || {
        search.offered.with(|offered| session.draw(|set| suggestions(set, &offered.names, offered.active)))
    };
    view! {
        <form class="search scripted" role="search" action=action on:submit=move |event| {
            // The view has the text already.
            event.prevent_default();
            search.close();
            search.uncover();
        }>
            <input type="search" id=SEARCH_ID name="q" role="combobox" autocomplete="off" spellcheck="false"
                enterkeyhint="search" aria-label=session.text("search.label")
                placeholder=session.text("search.placeholder") aria-autocomplete="list" aria-controls="suggestions"
                aria-expanded=expanded aria-activedescendant=active node_ref=input
                on:input=move |event| search.typed(dom::is_composing(&event))
                on:compositionend=move |_| search.typed(false)
                on:keydown=move |event| search.key(&event)
                on:blur=move |_| search.close() />
            {(!session.is_embedded()).then(|| view! { <OpenFacets session /> })}
            <ul class="suggestions" id="suggestions" role="listbox" aria-label=session.text("search.suggestions")
                hidden=move || !is_open() {..html(draw)}
                // The list must not take the focus from the box, which would close it before the click.
                on:mousedown=|event| event.prevent_default()
                on:click=move |event| if let Some(Action::Suggest(place)) = Action::of(&event) { search.choose(place) }>
            </ul>
        </form>
    }
}

/// A hint at the key that focuses the box, and a button for phones that opens the facets, with the number of chosen values.
#[component]
fn OpenFacets(session: Session) -> impl IntoView {
    let chosen = move || {
        let count = session.location.with(|location| location.state.facets.len());
        if count > 0 { count.to_string() } else { String::new() }
    };
    view! {
        <kbd aria-hidden="true">{session.text("search.key")}</kbd>
        <button class="button primary facets-open" type="button" popovertarget="facets">
            {session.text("search.filters")}
            <span class="count" {..html(chosen)}></span>
        </button>
    }
}

#[derive(Clone, Copy)]
struct Search {
    session: Session,
    input: NodeRef<Input>,
    offered: RwSignal<Offered>,
    /// The text to suggest names for; empty closes the list.
    name_query: RwSignal<String>,
    delay: StoredValue<Debounce, LocalStorage>,
}

impl Search {
    fn new(session: Session) -> Search {
        let search = Search {
            session,
            input: NodeRef::new(),
            offered: RwSignal::default(),
            name_query: RwSignal::default(),
            delay: StoredValue::new_local(Debounce::default()),
        };
        search.follow_view();
        search.follow_names();
        // In an effect, because the generator has no window.
        effect(move || {
            Listener::on_window("keydown", move |event| {
                if dom::key_pressed(&event).as_deref() == Some("/") && !dom::is_typing() {
                    event.prevent_default();
                    if let Some(input) = search.input.get_untracked() {
                        focus::without_scroll(&input);
                    }
                }
            });
        });
        search
    }

    /// Writes the text of the view into the box. A text typed before the app has started becomes the view instead.
    fn follow_view(self) {
        let mut is_first = true;
        effect(move || {
            let text = self.session.location.with(|location| location.state.text.clone());
            let Some(input) = self.input.get() else { return };
            let typed = input.value();
            if std::mem::take(&mut is_first) && !typed.is_empty() {
                self.session.navigator().replace(self.session.state_now().with_text(&typed));
            } else if typed != text {
                input.set_value(&text);
            }
        });
    }

    /// Looks up and offers names for [`Search::name_query`].
    fn follow_names(self) {
        let found = load(
            None,
            move || Some(self.name_query.get()).filter(|words| !words.is_empty()),
            move |words| -> Fetching<Vec<Suggestion>> {
                let searcher = self.session.searcher.get_value();
                Box::pin(async move {
                    searcher.query_whole(|index| index.suggest(&words, SUGGESTION_COUNT)).await
                })
            },
        );
        effect(move || {
            let has_query = self.name_query.with(|words| !words.is_empty());
            let names = match found.state() {
                Load::Ready(names) if has_query => names,
                // The list stays while the names of the next letter are looked up.
                Load::Pending | Load::Slow if has_query => return,
                Load::Failed(error) if has_query => {
                    // The button that tries again takes the focus from the box, which closes the list.
                    let again = move || {
                        if let Some(input) = self.input.get_untracked() {
                            focus::without_scroll(&input);
                        }
                        self.name_query.set(suggestible(&self.text()).to_owned());
                        found.retry();
                    };
                    self.session.failure.show(error, Rc::new(again));
                    Vec::new()
                }
                _ => Vec::new(),
            };
            if self.offered.with_untracked(|offered| offered.names != names) {
                self.offered.set(Offered { names, active: None });
            }
        });
    }

    fn text(self) -> String {
        self.input.get_untracked().map(|input| input.value()).unwrap_or_default()
    }

    /// Shows the view of the text, and looks up names after a delay. Text of an unfinished composition of an input method is
    /// ignored.
    fn typed(self, is_composing: bool) {
        if is_composing {
            return;
        }
        let text = self.text();
        self.session.set_is_asked(true);
        self.session.navigator().replace(self.session.state_now().with_text(&text));
        self.point_at(None);
        self.delay.with_value(|delay| {
            delay.call(SUGGESTION_DELAY_MS, move || {
                self.name_query.try_set(suggestible(&text).to_owned());
            });
        });
    }

    fn point_at(self, active: Option<usize>) {
        if self.offered.with_untracked(|offered| offered.active != active) {
            self.offered.update(|offered| offered.active = active);
        }
    }

    fn close(self) {
        self.delay.with_value(Debounce::cancel);
        if self.name_query.with_untracked(|words| !words.is_empty()) {
            self.name_query.set(String::new());
        }
    }

    /// Closes the keyboard of a phone, which covers the answers.
    fn uncover(self) {
        if let Some(input) = self.input.get_untracked().filter(|_| dom::is_low()) {
            let _ = input.blur();
        }
    }

    fn key(self, event: &leptos::ev::KeyboardEvent) {
        let (count, active) = self.offered.with_untracked(|offered| (offered.names.len(), offered.active));
        let Some(effect) = dom::key_of(event).and_then(|key| key_move(&key, count, active)) else { return };
        event.prevent_default();
        match effect {
            Move::PointAt(place) => self.point_at(Some(place)),
            Move::Choose(place) => self.choose(place),
            Move::Close => self.close(),
        }
    }

    /// Removes the suggestible text, and adds the facet value of a suggestion.
    fn choose(self, place: usize) {
        let chosen = self.offered.with_untracked(|offered| offered.names.get(place).cloned());
        let typed = self.text();
        self.close();
        let Some(chosen) = chosen else { return };
        let rest = typed.strip_suffix(suggestible(&typed)).unwrap_or_default().trim_end().to_owned();
        let state = self.session.state_now().with_text(&rest).with_facet(chosen.facet, &chosen.id);
        self.session.navigator().push_view(state);
    }
}
