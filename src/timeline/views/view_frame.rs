//! Chooses the view that replaces the list, and draws the state that all views share.

use super::chart_view::ChartView;
use super::held_view::HeldView;
use super::map_view::MapView;
use crate::browser::module::OpenedView;
use crate::browser::{dom, roving};
use crate::data::load::LoadError;
use crate::data::loaded::Loaded;
use crate::data::page_data::FacetValue;
use crate::timeline::answers::Answers;
use crate::ui::{Action, built, effect, html};
use crate::url::{VIEW_ID, View, ViewState};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::html as markup;

/// The lists of links that are one stop of the Tab key: the lanes of the chart, and the values next to the map or in place of a
/// view.
const ONE_STOP: &str = ".lanes, .values";

/// The current view; nothing for the list. Sets `is_busy` until it is drawn.
#[component]
pub(crate) fn ViewFrame(answers: Answers, is_busy: RwSignal<bool>) -> impl IntoView {
    let view = Memo::new(move |_| answers.session.location.with(|location| location.state.view));
    let content = move || match view.get() {
        View::List => {
            is_busy.set(false);
            None
        }
        // Built, because the generator draws the view of everything, which is a list.
        View::Chart => Some(built(view! { <ChartView answers is_busy /> })),
        View::Map => Some(built(view! { <MapView answers is_busy /> })),
        View::Bars => Some(built(view! { <HeldView answers is_busy /> })),
    };
    view! {
        <div class="view-frame" id=VIEW_ID tabindex="-1"
            on:keydown=|event| if let Some(key) = dom::key_of(&event) && roving::follow_key(&event, &key, ONE_STOP, "li a") {
                event.prevent_default();
            }>{content}</div>
    }
}

/// The values of a facet that a view draws.
pub(super) type Values = Loaded<Vec<FacetValue>>;

/// The key of what is drawn: the values and the view, or why there are no values; none before that is known.
pub(super) fn drawn_key(
    answers: Answers,
    values: Values,
) -> Option<Result<(Vec<FacetValue>, ViewState), LoadError>> {
    let state = || answers.session.state().with_event(None);
    let failed = values.error().map(Err);
    failed.or_else(|| values.ready().map(|values| Ok((values, state()))))
}

/// The open view of the module; none before it is opened.
pub(super) type ViewHandle = StoredValue<Option<OpenedView>, LocalStorage>;

/// The line that a view is loading, or its error with Retry. `values` are those that it draws.
#[component]
pub(super) fn ViewStatus(
    answers: Answers,
    drawn: Loaded<()>,
    is_busy: RwSignal<bool>,
    #[prop(optional)] values: Option<Values>,
) -> impl IntoView {
    effect(move || is_busy.set(!drawn.is_settled()));
    let draw = move || answers.session.draw(|set| drawn.draw(set, |()| markup! {}));
    let on_press = move |event: MouseEvent| {
        Action::retry_or_reload(&event, || match values.filter(|values| values.error().is_some()) {
            Some(values) => answers.session.retry(values),
            None => answers.session.retry(drawn),
        });
    };
    view! { <div {..html(draw)} on:click=on_press></div> }
}
