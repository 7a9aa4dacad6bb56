//! The notice of a failure that no region of the page shows itself: of a page that a link leads to, of the controls of a list,
//! of suggestions, of sharing. It stands above all pages.

use crate::browser::deployment::is_updated;
use crate::browser::listener::Listener;
use crate::browser::module;
use crate::browser::task::spawn;
use crate::data::load::LoadError;
use crate::leaf::notices::failure;
use crate::session::Session;
use crate::setting::Setting;
use crate::ui::{Action, html as content};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use maud::{Markup, html};
use std::rc::Rc;

/// The failure that is shown.
#[derive(Clone, Copy)]
pub(crate) struct Failure {
    error: RwSignal<Option<LoadError>>,
    retry: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
}

impl Failure {
    /// None.
    pub(crate) fn new() -> Failure {
        Failure { error: RwSignal::new(None), retry: StoredValue::new_local(None) }
    }

    /// Shows an error with a button that calls `retry`, or reloads if the site was updated.
    pub(crate) fn show(self, error: LoadError, retry: Rc<dyn Fn()>) {
        self.retry.try_set_value(Some(retry));
        self.error.try_set(Some(error));
    }

    /// Removes the notice.
    pub(crate) fn clear(self) {
        self.error.try_set(None);
    }

    /// The notice; nothing without a failure. Tracked.
    pub(crate) fn draw(self, setting: &Setting<'_>) -> Markup {
        html! { @if let Some(error) = self.error.get() { div.unreached { (failure(setting, error)) } } }
    }

    /// Tries again; false without a failure.
    pub(crate) fn retry(self) -> bool {
        let is_shown = self.error.with_untracked(Option::is_some);
        self.clear();
        if let (true, Some(retry)) = (is_shown, self.retry.get_value()) {
            retry();
        }
        is_shown
    }
}

/// Shows the failures that `script/page.js` reports.
pub(crate) fn follow_scripts(session: Session) {
    Listener::on_window("failed", move |event| {
        let again = module::detail(&event);
        spawn(async move {
            let error = if is_updated().await { LoadError::Outdated } else { LoadError::Network };
            session.failure.show(error, again);
        });
    });
}

/// The notice above the page.
#[component]
pub(crate) fn FailureNotice(session: Session) -> impl IntoView {
    let draw = move || session.draw(|set| session.failure.draw(set));
    let on_press = move |event: MouseEvent| {
        Action::retry_or_reload(&event, || {
            session.failure.retry();
        });
    };
    view! { <div class="region" {..content(draw)} on:click=on_press></div> }
}
