//! The builder of embeds: choices, a live preview, and the code to copy.
//!
//! Without the app the page shows the code of an example. [`choices`], [`pasted`] and [`embed`] are the logic, `form` and
//! [`codes`] the HTML; all are pure. The component here connects them to the controls.

mod choices;
mod codes;
mod embed;
#[cfg(feature = "ssr")]
mod form;
mod pasted;
mod preview;

use crate::browser::embed_element::EmbedElement;
use crate::browser::{dom, form as controls, history};
use crate::data::page_data::{BuilderData, LocaleData};
use crate::locale::Locale;
use crate::session::Session;
use crate::ui::{Kept, effect, html, kept};
use crate::url::ViewState;
use choices::{Choices, Field, Layout};
use codes::code_list;
use embed::{Codes, Embed, Site};
use leptos::html::{Div, Form};
use leptos::prelude::*;
use preview::Preview;
use std::sync::Arc;

/// The root in the code of the example, if the site has no `base_url`.
const EXAMPLE_ROOT: &str = "https://example.org/";

/// The name of the output for the fault of the choices.
const FAULT_OUTPUT: &str = "fault";

/// The state of the builder.
#[derive(Clone, Copy)]
struct Builder {
    data: StoredValue<Arc<BuilderData>>,
    locale: StoredValue<Arc<Locale>>,
    locales: StoredValue<Vec<LocaleData>>,
    choices: RwSignal<Choices>,
    /// The absolute address of the site's root; none before the app has started, while the example is shown.
    root: RwSignal<Option<String>>,
}

impl Builder {
    /// A message of the builder, else of the app.
    fn text(self, key: &str) -> String {
        let own = self.data.with_value(|data| data.messages.get(key).cloned());
        own.unwrap_or_else(|| self.locale.with_value(|locale| locale.text(key).to_owned()))
    }

    /// Sets the field of the control that is an event's target.
    fn choose(self, event: &leptos::ev::Event) {
        if let Some((name, value)) = controls::field_of(event)
            && let Some(field) = Field::from_name(&name)
        {
            self.choices.update(|choices| choices.set(field, &value));
        }
    }

    /// The embed of the current choices, and its codes; tracked.
    fn embed_and_codes(self) -> (Embed, Codes) {
        let (data, locale) = (self.data.get_value(), self.locale.get_value());
        let (locales, choices) = (self.locales.get_value(), self.choices.get());
        let root = self.root.get().or_else(|| data.root.clone()).unwrap_or_else(|| EXAMPLE_ROOT.to_owned());
        let site = Site { root: &root, tag: &locale.tag, locales: &locales, data: &data };
        let address = (!choices.address.is_empty()).then(|| history::resolve(&choices.address));
        let embed = Embed::new(&choices, address.as_deref(), site);
        let codes = embed.codes(site);
        (embed, codes)
    }

    /// Replaces the example by the choices in the form, once it is mounted. The view in the address of the page is chosen in the
    /// form before.
    fn start(self, session: Session, form: NodeRef<Form>) {
        effect(move || {
            let Some(form) = form.get() else { return };
            // Untracked, because the choices follow the form from here on.
            let state = session.state_now();
            if state != ViewState::default() {
                let layout = if state.event.is_some() { Layout::Card } else { Layout::View(state.view) };
                let address = history::resolve(&session.view_href(&state));
                controls::set(&form, Field::Address.name(), &address);
                controls::set(&form, Field::Layout.name(), layout.as_str());
            }
            // The controls may differ from the defaults: browsers restore them on a reload.
            let mut choices = Choices::default();
            for (name, value) in controls::fields(&form) {
                if let Some(field) = Field::from_name(&name) {
                    choices.set(field, &value);
                }
            }
            self.choices.set(choices);
            self.root.set(Some(history::resolve("./")));
            dom::mark_root("data-ready", true);
        });
    }

    /// Updates the preview and the fault with the choices.
    fn show(self, form: NodeRef<Form>, stage: NodeRef<Div>) {
        let (mut element, mut shown_fault) = (None::<EmbedElement>, None);
        effect(move || {
            let (Some(form), Some(stage)) = (form.get(), stage.get()) else { return };
            // The example is not previewed: its root may be another site's.
            if self.root.with(Option::is_none) {
                return;
            }
            let (Embed { attributes, fault, .. }, _) = self.embed_and_codes();
            // Written only on a change, because a screen reader announces every write to the output.
            if shown_fault != fault {
                let words = fault.map(|fault| self.text(fault.key())).unwrap_or_default();
                controls::set_fault(&form, Field::Address.name(), FAULT_OUTPUT, &words);
                shown_fault = fault;
            }
            match &mut element {
                Some(element) => element.show(attributes),
                None => element = EmbedElement::append_to(&stage, attributes),
            }
        });
    }

    /// The prerendered controls of the form.
    #[cfg(feature = "ssr")]
    fn form(self) -> Kept {
        let (data, locales) = (self.data.get_value(), self.locales.get_value());
        Kept(form::form(&data, &locales, &|key| self.text(key)).into_string())
    }

    /// Empty: the browser keeps the prerendered controls.
    #[cfg(not(feature = "ssr"))]
    fn form(self) -> Kept {
        Kept::default()
    }
}

/// The builder: choices and codes, next to the preview.
#[component]
pub(crate) fn EmbedBuilder(
    /// Shared state.
    session: Session,
    /// The values to choose from, from the page.
    data: BuilderData,
) -> impl IntoView {
    let example = session.locale.with_value(|locale| Choices::example(&locale.tag));
    let builder = Builder {
        choices: RwSignal::new(example),
        root: RwSignal::new(None),
        data: StoredValue::new(Arc::new(data)),
        locale: session.locale,
        locales: StoredValue::new(session.page.with_untracked(|page| page.data.site.locales.clone())),
    };
    let (form, stage) = (NodeRef::<Form>::new(), NodeRef::<Div>::new());
    builder.start(session, form);
    builder.show(form, stage);
    let codes = move || code_list(&builder.embed_and_codes().1, &|key| builder.text(key)).into_string();
    view! {
        <div class="wide builder">
            <div>
                <p class="notice unscripted">{builder.text("builder.no_script")}</p>
                <form class="embed-choices scripted" {..kept(builder.form())} node_ref=form
                    on:input=move |event| builder.choose(&event)
                    on:change=move |event| builder.choose(&event)
                    on:submit=|event| event.prevent_default()></form>
                <section class="codes" {..html(codes)}></section>
            </div>
            <Preview builder stage />
        </div>
    }
}
