//! Chooses the view that replaces the list, and draws the state that all views share.

use super::chart_view::ChartView;
use super::held_view::HeldView;
use super::map_view::MapView;
use crate::browser::module::OpenedView;
use crate::data::loaded::Loaded;
use crate::timeline::answers::Answers;
use crate::ui::{Action, built, effect, html};
use crate::url::View;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::html as markup;

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
    view! { <div class="view-frame">{content}</div> }
}

/// The open view of the module; none before it is opened.
pub(super) type ViewHandle = StoredValue<Option<OpenedView>, LocalStorage>;

/// The line that a view is loading, or its error with Retry.
#[component]
pub(super) fn ViewStatus(answers: Answers, drawn: Loaded<()>, is_busy: RwSignal<bool>) -> impl IntoView {
    effect(move || is_busy.set(!drawn.is_settled()));
    let draw = move || answers.session.draw(|set| drawn.draw(set, |()| markup! {}));
    let on_press = move |event: MouseEvent| Action::retry_or_reload(&event, || answers.session.retry(drawn));
    view! { <div {..html(draw)} on:click=on_press></div> }
}
