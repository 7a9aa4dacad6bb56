//! Modules beside the app, each loaded when its view is opened: `document.module` (`script/page.js`) knows the files of
//! each, its script and what it works with.

use crate::load::LoadError;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A module that is loaded.
pub struct Module(JsValue);

impl Module {
    /// Loads a module, once.
    pub async fn load(name: &str) -> Result<Module, LoadError> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(LoadError::Network)?;
        let promise = call(&document, "module", &Array::of1(&name.into())).ok_or(LoadError::Outdated)?;
        let module = JsFuture::from(promise.unchecked_into::<Promise>()).await;
        module.map(Module).map_err(|_| LoadError::Network)
    }

    /// Calls one of its functions.
    pub fn call(&self, name: &str, arguments: &Array) {
        call(&self.0, name, arguments);
    }
}

fn call(of: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let function: Function = Reflect::get(of, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(&JsValue::UNDEFINED, arguments).ok()
}
