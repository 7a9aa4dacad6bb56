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
use crate::url::view_state::UrlKey;
use choices::{Choices, Field};
use codes::code_list;
use embed::{Codes, Embed, Fault, Site};
use leptos::html::{Div, Form};
use leptos::prelude::*;
use preview::Preview;
use std::sync::Arc;

/// The root in the code of the example, if the site has no `base_url`.
const EXAMPLE_ROOT: &str = "https://example.org/";

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
        let Some((name, value)) = controls::field_of(event) else { return };
        let Some(field) = Field::from_name(&name) else { return };
        let mut choices = self.choices.get_untracked();
        choices.set(field, &value);
        let (embed, _) = self.embed_and_codes(&choices);
        // What is still being typed has no fault yet; the control has another event when it is left.
        if embed.fault.is_some() && event.type_() == "input" {
            return;
        }
        if field == Field::Address {
            choices.follow(&embed.pasted);
        }
        self.choices.set(choices);
    }

    /// The embed of some choices, and its codes; the root is tracked.
    fn embed_and_codes(self, choices: &Choices) -> (Embed, Codes) {
        let (data, locale) = (self.data.get_value(), self.locale.get_value());
        let locales = self.locales.get_value();
        let root = self.root.get().or_else(|| data.root.clone()).unwrap_or_else(|| EXAMPLE_ROOT.to_owned());
        let site = Site { root: &root, tag: &locale.tag, locales: &locales, data: &data };
        let address = (!choices.address.is_empty()).then(|| history::resolve(&choices.address));
        let embed = Embed::new(choices, address.as_deref(), site);
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
            let is_led = state != ViewState::default();
            if is_led {
                let address = history::resolve(&session.view_href(&state));
                controls::set(&form, Field::Address.name(), &address);
            }
            // The controls may differ from the defaults: browsers restore them on a reload.
            let mut choices = Choices::default();
            for (name, value) in controls::fields(&form) {
                if let Some(field) = Field::from_name(&name) {
                    choices.set(field, &value);
                }
            }
            if is_led {
                choices.follow(&state);
            }
            self.choices.set(choices);
            self.root.set(Some(history::resolve("./")));
            dom::mark_root("data-ready", true);
        });
    }

    /// Updates the preview, the fault, and the controls that follow others, with the choices.
    fn show(self, form: NodeRef<Form>, stage: NodeRef<Div>) {
        let (mut element, mut shown) = (None::<EmbedElement>, None::<Fault>);
        effect(move || {
            let (Some(form), Some(stage)) = (form.get(), stage.get()) else { return };
            // The example is not previewed: its root may be another site's.
            if self.root.with(Option::is_none) {
                return;
            }
            let choices = self.choices.get();
            controls::set(&form, Field::Layout.name(), choices.layout.as_str());
            for (key, value) in choices.view.iter().filter(|(key, _)| *key == UrlKey::Sort) {
                controls::set(&form, key.as_str(), value);
            }
            let (Embed { attributes, fault, .. }, _) = self.embed_and_codes(&choices);
            // Written only on a change, because a screen reader announces every write to the output.
            if shown != fault {
                for (fault, is_shown) in [(shown, false), (fault, true)] {
                    let Some(fault) = fault else { continue };
                    let words = if is_shown { self.text(fault.key()) } else { String::new() };
                    controls::set_fault(&form, fault.field().name(), &words);
                }
                shown = fault;
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
    let codes = move || {
        code_list(&builder.embed_and_codes(&builder.choices.get()).1, &|key| builder.text(key)).into_string()
    };
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
