//! The lazily loaded module of views (`crates/views`). `script/page.js` imports it, because WebAssembly cannot.

use super::deployment;
use crate::data::load::LoadError;
use js_sys::{Array, Function, Promise, Reflect};
use serde::Serialize;
use std::rc::Rc;
use vigil_views::act::Act;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlElement};

/// An open view; closed when dropped.
pub(crate) struct OpenedView {
    view: JsValue,
    /// The callback that the view calls.
    // Held, because dropping a closure invalidates it in JavaScript.
    _act: Closure<dyn Fn(JsValue)>,
}

impl OpenedView {
    /// Redraws the view with a new input.
    pub(crate) fn update(&self, input: &impl Serialize) -> Result<(), LoadError> {
        call(&self.view, "update", &[to_js(input)?]).map(drop)
    }
}

impl Drop for OpenedView {
    fn drop(&mut self) {
        let _ = call(&self.view, "close", &[]);
    }
}

/// Opens a view in `root`, whose content it owns until it is closed; `act` receives its messages. Loads the module and
/// the style sheet of the view unless they are loaded.
pub(crate) async fn open(
    view: &'static str,
    root: HtmlElement,
    input: JsInput,
    act: impl Fn(Act) + 'static,
) -> Result<OpenedView, LoadError> {
    let act = Closure::<dyn Fn(JsValue)>::new(move |message| {
        if let Some(message) = read_act(&message) {
            act(message);
        }
    });
    let module = load(view).await?;
    let arguments = [view.into(), root.into(), input.0, act.as_ref().clone()];
    let view = call(&module, "open", &arguments)?;
    Ok(OpenedView { view: settled(view).await?, _act: act })
}

/// Reads a message of a view: an object with one field, named like the variant of [`Act`].
fn read_act(message: &JsValue) -> Option<Act> {
    let field = |name: &str| Reflect::get(message, &name.into()).ok().filter(|field| !field.is_undefined());
    if let Some(span) = field("Span") {
        let [from, to] = [0, 1].map(|place| Array::from(&span).get(place).as_string());
        return Some(Act::Span(from?, to?));
    }
    field("Point").map(|doc| Act::Point(doc.as_f64().map(|doc| doc as u32)))
}

/// An input of a view as a JavaScript value.
pub(crate) struct JsInput(JsValue);

impl From<JsValue> for JsInput {
    fn from(input: JsValue) -> JsInput {
        JsInput(input)
    }
}

impl JsInput {
    /// Converts an input into plain JavaScript objects.
    pub(crate) fn of(input: &impl Serialize) -> Result<JsInput, LoadError> {
        to_js(input).map(JsInput)
    }
}

/// Starts loading the module. Errors are ignored: opening the view loads it again and reports them.
pub(crate) fn prefetch(view: &'static str) {
    super::task::spawn(async move {
        let _ = load(view).await;
    });
}

/// The module; after a failure, which does not say why, `Outdated` if the site was updated.
async fn load(view: &str) -> Result<JsValue, LoadError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(LoadError::Network)?;
    // It ends in time: `script/page.js` gives up after twenty seconds.
    let loaded = settled(call(&document, "views", &[view.into()])?).await;
    if loaded.is_err() && deployment::is_updated().await { Err(LoadError::Outdated) } else { loaded }
}

fn to_js(input: &impl Serialize) -> Result<JsValue, LoadError> {
    input.serialize(&serde_wasm_bindgen::Serializer::new()).map_err(|_| LoadError::Damaged)
}

/// The function in the detail of an event of `script/page.js`.
pub(crate) fn detail(event: &Event) -> Rc<dyn Fn()> {
    let detail = Reflect::get(event, &"detail".into()).unwrap_or_default();
    Rc::new(move || {
        if let Some(function) = detail.dyn_ref::<Function>() {
            let _ = function.call0(&JsValue::UNDEFINED);
        }
    })
}

/// Calls a method; `Damaged` if it is missing or throws.
fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, LoadError> {
    let function =
        Reflect::get(of, &name.into()).ok().and_then(|function| function.dyn_into::<Function>().ok());
    let arguments: Array = arguments.iter().collect();
    let called = function.and_then(|function| function.apply(of, &arguments).ok());
    called.ok_or(LoadError::Damaged)
}

/// Awaits a promise; another value is returned as it is. A rejection is `Network`.
async fn settled(value: JsValue) -> Result<JsValue, LoadError> {
    JsFuture::from(Promise::resolve(&value)).await.map_err(|_| LoadError::Network)
}
