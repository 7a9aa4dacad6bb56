//! The frame of the view in the list's place, and the state that all views share.

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

/// The view that the address asks for; nothing for the list. `is_busy` follows whether it is drawn yet.
#[component]
pub fn ViewFrame(answers: Answers, is_busy: RwSignal<bool>) -> impl IntoView {
    let view = Memo::new(move |_| answers.session.location.with(|location| location.state.view));
    let content = move || match view.get() {
        View::List => {
            is_busy.set(false);
            None
        }
        View::Chart => Some(built(view! { <ChartView answers is_busy /> })),
        View::Map => Some(built(view! { <MapView answers is_busy /> })),
        View::Bars => Some(built(view! { <HeldView answers is_busy /> })),
    };
    view! { <div class="view-frame">{content}</div> }
}

/// A view of the module, once it is open.
pub(super) type Handle = StoredValue<Option<OpenedView>, LocalStorage>;

/// That a view is late or failed, with the way to fetch it again.
#[component]
pub(super) fn ViewState(answers: Answers, drawn: Loaded<()>, is_busy: RwSignal<bool>) -> impl IntoView {
    effect(move || is_busy.set(!drawn.is_settled()));
    let draw = move || answers.session.draw(|set| drawn.draw(set, |()| markup! {}));
    let on_press = move |event: MouseEvent| Action::mend(&event, || answers.session.retry(drawn));
    view! { <div {..html(draw)} on:click=on_press></div> }
}
