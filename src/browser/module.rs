//! The lazily loaded module of views (`crates/views`). `script/page.js` imports it, since WebAssembly cannot, and knows the
//! names of its files.

use crate::data::load::LoadError;
use js_sys::{Array, Function, Promise, Reflect};
use serde::Serialize;
use vigil_views::act::Act;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// A view on the page. Dropped, it is closed.
pub struct OpenedView {
    view: JsValue,
    /// Lives as long as the view, which calls it.
    _act: Closure<dyn Fn(JsValue)>,
}

impl OpenedView {
    /// Draws another input.
    pub fn update(&self, input: &impl Serialize) -> Result<(), LoadError> {
        call(&self.view, "update", &[to_js(input)?]).map(drop)
    }
}

impl Drop for OpenedView {
    fn drop(&mut self) {
        let _ = call(&self.view, "close", &[]);
    }
}

/// Opens a view in an element that is its own until it is closed; `act` gets its messages. Loads the module and the style
/// sheet of the view if they are not there yet.
pub async fn open(
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

/// A message of a view: an object with one field, named like the variant.
fn read_act(message: &JsValue) -> Option<Act> {
    let field = |name: &str| Reflect::get(message, &name.into()).ok().filter(|field| !field.is_undefined());
    if let Some(span) = field("Span") {
        let [from, to] = [0, 1].map(|place| Array::from(&span).get(place).as_string());
        return Some(Act::Span(from?, to?));
    }
    field("Point").map(|doc| Act::Point(doc.as_f64().map(|doc| doc as u32)))
}

/// An input on its way into the module.
pub struct JsInput(JsValue);

impl From<JsValue> for JsInput {
    fn from(input: JsValue) -> JsInput {
        JsInput(input)
    }
}

impl JsInput {
    /// Makes plain JavaScript objects of an input.
    pub fn of(input: &impl Serialize) -> Result<JsInput, LoadError> {
        to_js(input).map(JsInput)
    }
}

/// Loads the module before it is needed; a failure is left to the one who needs it.
pub fn prefetch(view: &'static str) {
    super::task::spawn(async move {
        let _ = load(view).await;
    });
}

/// The name of a file that the page's script knows.
pub fn file(name: &str) -> Option<String> {
    let files = Reflect::get(&document()?, &"files".into()).ok()?;
    Reflect::get(&files, &name.into()).ok()?.as_string()
}

async fn load(view: &str) -> Result<JsValue, LoadError> {
    let document = document().ok_or(LoadError::Network)?;
    settled(call(&document, "views", &[view.into()])?).await
}

fn document() -> Option<JsValue> {
    Some(web_sys::window()?.document()?.into())
}

fn to_js(input: &impl Serialize) -> Result<JsValue, LoadError> {
    input.serialize(&serde_wasm_bindgen::Serializer::new()).map_err(|_| LoadError::Damaged)
}

/// Calls a function of an object; `Damaged` if there is none, or if it throws.
fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, LoadError> {
    let function =
        Reflect::get(of, &name.into()).ok().and_then(|function| function.dyn_into::<Function>().ok());
    let arguments: Array = arguments.iter().collect();
    let called = function.and_then(|function| function.apply(of, &arguments).ok());
    called.ok_or(LoadError::Damaged)
}

/// The value of a promise, or the value itself where it is none.
async fn settled(value: JsValue) -> Result<JsValue, LoadError> {
    JsFuture::from(Promise::resolve(&value)).await.map_err(|_| LoadError::Network)
}
