//! The event opened in place (`event=` in the address): its page's content in a dialog above the list.

use super::{effect, region};
use crate::app::Session;
use crate::browser::dialog::Dialog;
use crate::browser::listener::Listener;
use crate::browser::task::spawn;
use crate::browser::{dom, timer};
use crate::load::{Load, SLOW_MS};
use crate::navigator::Navigator;
use crate::page_data::LoadedPage;
use crate::route::Route;
use leptos::prelude::*;
use maud::html;
use std::sync::Arc;
use vigil_model::EventId;

/// The dialog's element; an embed has another in its place, which is always open.
const DIALOG: Dialog = Dialog(".event-opened");

/// Opens and closes the dialog as the address says.
#[derive(Clone, Copy)]
struct OpenedEvent {
    session: Session,
    navigator: Navigator,
    opened: RwSignal<Option<Opened>>,
}

/// An event that was asked for.
#[derive(Clone)]
struct Opened {
    id: EventId,
    page: Load<Arc<LoadedPage>>,
}

/// Brings the dialog to life.
pub fn start_opened_event(session: Session, navigator: Navigator) {
    let event = OpenedEvent { session, navigator, opened: RwSignal::new(None) };
    region("event", move || event.draw());
    let mut last = None;
    effect(move || {
        let wanted = session.location.with(|location| location.state.event.clone());
        if wanted != last {
            last.clone_from(&wanted);
            wanted.map_or_else(|| event.close(), |id| event.open(id));
        }
    });
    Listener::on(DIALOG.0, "close", move |_| event.leave());
    Listener::on(DIALOG.0, "click", move |event_| match dom::action_of(&event_) {
        Some((action, _)) if action == "done" => DIALOG.close(),
        Some((action, _)) if action == "retry" => {
            let asked = event.opened.with_untracked(|opened| opened.as_ref().map(|opened| opened.id.clone()));
            asked.into_iter().for_each(|id| event.open(id));
        }
        _ => {}
    });
}

impl OpenedEvent {
    fn open(self, id: EventId) {
        self.opened.set(Some(Opened { id: id.clone(), page: Load::Pending }));
        DIALOG.open();
        let slow = id.clone();
        timer::after(SLOW_MS, move || self.arrive(&slow, Load::Slow));
        spawn(async move {
            let page = self.navigator.page(&Route::Event(id.clone())).await;
            self.arrive(&id, page.map_or_else(Load::Failed, Load::Ready));
        });
    }

    /// Takes what came for an event, unless another was opened meanwhile or it is there already.
    fn arrive(self, id: &EventId, page: Load<Arc<LoadedPage>>) {
        self.opened.try_maybe_update(|opened| match opened {
            Some(opened) if opened.id == *id && matches!(opened.page, Load::Pending | Load::Slow) => {
                opened.page = page;
                (true, ())
            }
            _ => (false, ()),
        });
    }

    fn close(self) {
        DIALOG.close();
        if self.opened.with_untracked(Option::is_some) {
            self.opened.set(None);
        }
    }

    /// The reader closed the dialog: the view is the one below it.
    fn leave(self) {
        let state = self.session.location.with_untracked(|location| location.state.clone());
        if state.event.is_some() {
            self.navigator.choose(state.with_event(None));
        }
    }

    fn draw(self) -> String {
        let Some(Opened { id, page }) = self.opened.get() else { return String::new() };
        self.session.draw(|setting| {
            html! {
                div.sheet-head {
                    a.button href=(setting.href(&Route::Event(id))) { (setting.text("event.permalink")) }
                    button.button type="button" data-action="done" { (setting.text("event.close")) }
                }
                @match page {
                    Load::Pending => {},
                    Load::Slow => p role="status" { (setting.text("results.loading")) },
                    Load::Ready(page) => (maud::PreEscaped(page.html.as_str())),
                    Load::Failed(error) => div.failed role="alert" {
                        p { (setting.text(error.message_key())) }
                        button.button type="button" data-action="retry" { (setting.text("results.retry")) }
                    },
                }
            }
        })
    }
}
