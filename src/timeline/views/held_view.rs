//! The view of time in custody: the input of the table that the module draws, and a list of people as fallback.

use super::values::values_of_view;
use super::view_frame::{ViewHandle, ViewStatus, drawn_key};
use crate::browser::fetch::Fetch;
use crate::browser::module::{self, JsInput};
use crate::data::load::LoadError;
use crate::data::loaded::{Fetching, load};
use crate::data::page_data::FacetValue;
use crate::leaf::value_views::value_list;
use crate::session::Session;
use crate::timeline::answers::Answers;
use crate::ui::html;
use crate::url::ViewState;
use leptos::html::Div;
use leptos::prelude::*;
use vigil_index::Facet;
use vigil_views::act::Act;
use vigil_views::input::HeldInput;

/// A table of the view's people with a bar for each. If it fails, their list.
#[component]
pub(super) fn HeldView(answers: Answers, is_busy: RwSignal<bool>) -> impl IntoView {
    let session = answers.session;
    let people = values_of_view(answers, Facet::Person, ViewState::clone);
    let held =
        Held { session, stage: NodeRef::new(), handle: ViewHandle::default(), table: StoredValue::default() };
    let drawn = load(
        None,
        move || drawn_key(answers, people),
        move |values| -> Fetching<()> {
            Box::pin(async move {
                let (people, state) = values?;
                held.draw(people, state).await
            })
        },
    );
    let list = move || {
        let people = people.last().unwrap_or_default();
        session.draw(|set| value_list(set, Facet::Person, &people))
    };
    view! {
        <div data-bars>
            <ViewStatus answers drawn is_busy values=people />
            <div class="skeleton" hidden=move || drawn.is_settled()></div>
            <div node_ref=held.stage hidden=move || drawn.error().is_some()></div>
            <ol class="values" hidden=move || drawn.error().is_none() {..html(list)}></ol>
        </div>
    }
}

#[derive(Clone, Copy)]
struct Held {
    session: Session,
    stage: NodeRef<Div>,
    handle: ViewHandle,
    /// The path of the file that the open view has.
    table: StoredValue<String>,
}

impl Held {
    fn draw(self, people: Vec<FacetValue>, state: ViewState) -> Fetching<()> {
        Box::pin(async move {
            let (path, mut input) = self.input(&people, &state);
            let is_open = self.handle.with_value(Option::is_some) && self.table.get_value() == path;
            if is_open {
                return self
                    .handle
                    .with_value(|view| view.as_ref().map_or(Ok(()), |view| view.update(&input)));
            }
            input.file = Fetch::start(&path).bytes().await?.to_vec();
            // The file is an input of `open` only, so another file needs a new view.
            let root = self.stage.get_untracked().ok_or(LoadError::Damaged)?;
            self.handle.try_set_value(None);
            let opened = module::open("held", root.into(), JsInput::of(&input)?, |_: Act| {}).await?;
            self.table.try_set_value(path);
            self.handle.try_set_value(Some(opened));
            Ok(())
        })
    }

    /// The path of the file, and the people to show. A view of one case uses the file of that case. If the case is the only
    /// condition, all its people are shown, even without an event.
    fn input(self, values: &[FacetValue], state: &ViewState) -> (String, HeldInput) {
        let folder = format!("{}/bars", self.session.data_folder());
        let mut cases = state.chosen(Facet::Case);
        let case = cases.next().filter(|_| cases.next().is_none());
        let is_whole = case.is_some_and(|case| state.without_facet(Facet::Case, case).is_unbounded());
        let mut people: Vec<String> = state.chosen(Facet::Person).map(str::to_owned).collect();
        if people.is_empty() {
            people = values.iter().map(|value| value.value.clone()).collect();
        }
        let path = case.map_or_else(|| format!("{folder}.json"), |case| format!("{folder}/{case}.json"));
        (path, HeldInput { people, is_whole, ..HeldInput::default() })
    }
}
