//! Plural forms and case folding by the browser, so that no tables ship.

use crate::locale::Host;
use js_sys::{Array, Function, JsString, Object, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};

/// The browser's plural forms and case folding.
pub const HOST: Host = Host { plural_rule: plural_category, fold };

/// NFKD without marks (Unicode general category M), lower-cased (`String.prototype.normalize`, ECMA-262).
pub fn fold(text: &str) -> String {
    let marks = RegExp::new("\\p{M}", "gu");
    JsString::from(text).normalize("NFKD").replace_by_pattern(&marks, "").to_lower_case().into()
}

/// The CLDR plural category of a number (`Intl.PluralRules`, ECMA-402).
pub fn plural_category(tag: &str, number: u64) -> String {
    select(tag, number).and_then(|category| category.as_string()).unwrap_or_else(|| "other".to_owned())
}

fn select(tag: &str, number: u64) -> Option<JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"PluralRules".into()).ok()?.dyn_into().ok()?;
    let rules: Object = Reflect::construct(&constructor, &Array::of1(&tag.into())).ok()?.dyn_into().ok()?;
    let select: Function = Reflect::get(&rules, &"select".into()).ok()?.dyn_into().ok()?;
    select.call1(&rules, &JsValue::from_f64(number as f64)).ok()
}
