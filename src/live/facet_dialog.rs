//! All values of one facet, with a box to find one of them.

use super::{Finder, effect, region};
use crate::browser::dialog::Dialog;
use crate::browser::listener::Listener;
use crate::browser::task::spawn;
use crate::browser::{dom, timer};
use crate::component::facets::{all_values, facet_key};
use crate::load::{Load, SLOW_MS};
use crate::page_data::FacetValue;
use crate::setting::Setting;
use leptos::prelude::*;
use maud::{Markup, html};
use vigil_index::Facet;

/// The dialog's element.
const DIALOG: Dialog = Dialog("dialog.facet-all");

/// The box to find a value by its name.
const INPUT: &str = "dialog.facet-all input";

/// The dialog, closed until a facet is opened.
#[derive(Clone, Copy)]
pub struct FacetDialog {
    finder: Finder,
    choosing: RwSignal<Option<Choosing>>,
}

/// What is chosen from.
#[derive(Clone)]
struct Choosing {
    facet: Facet,
    values: Load<Vec<FacetValue>>,
    typed: String,
}

impl FacetDialog {
    /// Brings the dialog to life.
    pub fn start(finder: Finder) -> FacetDialog {
        let dialog = FacetDialog { finder, choosing: RwSignal::new(None) };
        region("facet-name", move || {
            dialog.draw(|setting, of| html! { (setting.text(facet_key(of.facet))) })
        });
        region("values", move || dialog.draw(choices));
        // A choice made among all values is made: the list of them closes.
        effect(move || {
            finder.session.location.track();
            dialog.close();
        });
        Listener::on(DIALOG.0, "close", move |_| dialog.choosing.set(None));
        Listener::on(DIALOG.0, "click", move |event| {
            if dom::action_of(&event).is_some_and(|(action, _)| action == "done") {
                dialog.close();
            }
        });
        Listener::on(INPUT, "input", move |_| {
            dialog.choosing.update(|choosing| {
                choosing.iter_mut().for_each(|choosing| choosing.typed = dom::text_in(INPUT));
            });
        });
        dialog
    }

    fn draw(self, draw: impl Fn(&Setting<'_>, &Choosing) -> Markup) -> String {
        self.choosing.with(|choosing| match choosing {
            Some(choosing) => self.finder.session.draw(|setting| draw(setting, choosing)),
            None => String::new(),
        })
    }

    /// Opens the values of a facet, which are then loaded.
    pub fn open(self, facet: Option<Facet>) {
        let Some(facet) = facet else { return };
        dom::set_text_in(INPUT, "");
        self.choosing.set(Some(Choosing { facet, values: Load::Pending, typed: String::new() }));
        DIALOG.open();
        timer::after(SLOW_MS, move || self.arrive(facet, Load::Slow));
        spawn(async move {
            let loaded = self.finder.all_values(facet).await;
            self.arrive(facet, loaded.map_or_else(Load::Failed, Load::Ready));
        });
    }

    /// Takes what came for a facet, unless another was opened meanwhile or its values are there already.
    fn arrive(self, facet: Facet, values: Load<Vec<FacetValue>>) {
        self.choosing.try_maybe_update(|choosing| match choosing {
            Some(choosing)
                if choosing.facet == facet && matches!(choosing.values, Load::Pending | Load::Slow) =>
            {
                choosing.values = values;
                (true, ())
            }
            _ => (false, ()),
        });
    }

    fn close(self) {
        DIALOG.close();
        if self.choosing.with_untracked(Option::is_some) {
            self.choosing.set(None);
        }
    }
}

fn choices(setting: &Setting<'_>, of: &Choosing) -> Markup {
    match &of.values {
        Load::Pending => html! {},
        Load::Slow => html! { p role="status" { (setting.text("results.loading")) } },
        Load::Failed(error) => html! { p.notice data-tone="error" { (setting.text(error.message_key())) } },
        Load::Ready(values) => all_values(setting, of.facet, values, &of.typed),
    }
}
