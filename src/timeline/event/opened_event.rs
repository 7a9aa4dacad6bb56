//! The event opened above the list (`event=` in the address): the content of its page.

use crate::data::loaded::{Fetching, Loaded, load};
use crate::data::page_data::LoadedPage;
use crate::session::Session;
use crate::ui::{Action, html, modal};
use crate::url::Route;
use leptos::ev::MouseEvent;
use leptos::html::Dialog;
use leptos::prelude::*;
use maud::{PreEscaped, html as markup};
use std::sync::Arc;
use vigil_model::EventId;

/// The opened event in a modal dialog, open while the view has an event.
#[component]
pub(crate) fn OpenedEvent(session: Session) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let opened = Memo::new(move |_| session.location.with(|location| location.state.event.clone()));
    modal(dialog, "data-event-open", Box::new(move || opened.get().is_some()));
    // Closed by the reader, with Escape too; `modal` closes it only after the view has changed.
    let on_close = move |_| {
        let state = session.state_now();
        if state.event.is_some() {
            session.navigator().push_view(state.with_event(None));
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="event-opened" aria-label=session.text("event.opened") node_ref=dialog on:close=on_close>
            <EventSheet session opened=opened close=Callback::new(move |()| close()) />
        </dialog>
    }
}

/// The opened event in an embed, in place of the list: a dialog would be modal in the frame only.
#[component]
pub(crate) fn EmbeddedEvent(session: Session) -> impl IntoView {
    let opened = Memo::new(move |_| session.location.with(|location| location.state.event.clone()));
    let close = move || session.navigator().push_view(session.state_now().with_event(None));
    view! {
        <div class="event-opened"><EventSheet session opened=opened close=Callback::new(move |()| close()) /></div>
    }
}

/// A link to the event's page, a button that closes, and the content of the page once it is fetched.
#[component]
fn EventSheet(session: Session, opened: Memo<Option<EventId>>, close: Callback<()>) -> impl IntoView {
    let page: Loaded<Arc<LoadedPage>> = load(
        None,
        move || opened.get(),
        move |id| -> Fetching<Arc<LoadedPage>> {
            Box::pin(async move { session.navigator().page(&Route::Event(id)).await })
        },
    );
    // With the notice, because the dialog covers that of the page.
    let draw = move || match opened.get() {
        Some(_) => session.draw(|set| {
            markup! { (page.draw(set, |page| PreEscaped(page.html.clone()))) (session.failure.draw(set)) }
        }),
        None => String::new(),
    };
    let permalink = move || opened.get().map(|id| session.href(&Route::Event(id))).unwrap_or_default();
    let on_press = move |event: MouseEvent| {
        Action::retry_or_reload(&event, || {
            if !session.failure.retry() {
                session.retry(page);
            }
        });
    };
    view! {
        <div class="sheet-head" hidden=move || opened.get().is_none()>
            <a class="button" href=permalink>{session.text("event.permalink")}</a>
            <button class="button done" type="button" on:click=move |_| close.run(())>{session.text("event.close")}</button>
        </div>
        <div class="region" {..html(draw)} on:click=on_press></div>
    }
}
