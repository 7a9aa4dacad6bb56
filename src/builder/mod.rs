//! The builder of embeds: choices, a live preview, and the code to copy.
//!
//! Without the app the page shows the code of an example. The logic is in [`choices`], [`pasted`] and [`embed`], and what
//! is drawn in `form` and [`codes`]; these are pure. The component here takes the reader's choices and shows what they
//! make.

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
use choices::{Choices, Field};
use codes::code_list;
use embed::{Codes, Embed, Place};
use leptos::html::{Div, Form};
use leptos::prelude::*;
use preview::Preview;
use std::sync::Arc;

/// The root of the example's site, where the site does not know its own address.
const SOMEWHERE: &str = "https://example.org/";

/// The name of the output in the form that says what is wrong with the choices.
const FAULT_OUTPUT: &str = "fault";

/// State shared by the parts of the builder.
#[derive(Clone, Copy)]
struct Builder {
    data: StoredValue<Arc<BuilderData>>,
    locale: StoredValue<Arc<Locale>>,
    locales: StoredValue<Vec<LocaleData>>,
    choices: RwSignal<Choices>,
    /// The absolute address of the site's root; none before the app is up, when the example is shown.
    root: RwSignal<Option<String>>,
}

impl Builder {
    /// A message of the builder, or of the app.
    fn text(self, key: &str) -> String {
        let own = self.data.with_value(|data| data.messages.get(key).cloned());
        own.unwrap_or_else(|| self.locale.with_value(|locale| locale.text(key).to_owned()))
    }

    /// Takes the value of the control an event comes from.
    fn choose(self, event: &leptos::ev::Event) {
        if let Some((name, value)) = controls::field_of(event)
            && let Some(field) = Field::from_name(&name)
        {
            self.choices.update(|choices| choices.set(field, &value));
        }
    }

    /// The embed of the present choices, and its code; tracked.
    fn made(self) -> (Embed, Codes) {
        let (data, locale) = (self.data.get_value(), self.locale.get_value());
        let (locales, choices) = (self.locales.get_value(), self.choices.get());
        let root = self.root.get().or_else(|| data.root.clone()).unwrap_or_else(|| SOMEWHERE.to_owned());
        let place = Place { root: &root, tag: &locale.tag, locales: &locales, data: &data };
        let address = (!choices.address.is_empty()).then(|| history::resolve(&choices.address));
        let embed = Embed::new(&choices, address.as_deref(), place);
        let codes = embed.codes(place);
        (embed, codes)
    }

    /// Begins with the choices in the form, in place of the example.
    fn start(self, form: NodeRef<Form>) {
        effect(move || {
            let Some(form) = form.get() else { return };
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

    /// Keeps the preview and the fault as the choices make them.
    fn show(self, form: NodeRef<Form>, stage: NodeRef<Div>) {
        let (mut element, mut told) = (None::<EmbedElement>, None);
        effect(move || {
            let (Some(form), Some(stage)) = (form.get(), stage.get()) else { return };
            // The example is not previewed: its root may be another site's.
            if self.root.with(Option::is_none) {
                return;
            }
            let (Embed { attributes, fault, .. }, _) = self.made();
            // Said once, and not again at every letter.
            if told != fault {
                let words = fault.map(|fault| self.text(fault.key())).unwrap_or_default();
                controls::set_fault(&form, Field::Address.name(), FAULT_OUTPUT, &words);
                told = fault;
            }
            match &mut element {
                Some(element) => element.show(attributes),
                None => element = EmbedElement::append_to(&stage, attributes),
            }
        });
    }

    /// The content of the form.
    #[cfg(feature = "ssr")]
    fn form(self) -> Kept {
        let (data, locales) = (self.data.get_value(), self.locales.get_value());
        Kept(form::form(&data, &locales, &|key| self.text(key)).into_string())
    }

    /// The browser keeps the form that the page came with.
    #[cfg(not(feature = "ssr"))]
    fn form(self) -> Kept {
        Kept::default()
    }
}

/// Choices and codes on one side, the preview on the other.
#[component]
pub fn EmbedBuilder(
    /// The state of the page.
    session: Session,
    /// The data of the builder.
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
    builder.start(form);
    builder.show(form, stage);
    let codes = move || code_list(&builder.made().1, &|key| builder.text(key)).into_string();
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
