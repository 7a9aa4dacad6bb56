//! Plural forms and case folding by the browser, so that no tables ship.

use crate::locale::Host;
use js_sys::Intl::PluralRules;
use js_sys::{Array, Function, JsString, Reflect, RegExp};
use std::cell::RefCell;
use wasm_bindgen::JsCast;

/// The browser's plural forms and case folding.
pub const HOST: Host = Host { plural_rule: plural_category, fold };

/// NFKD without marks (Unicode general category M), lower-cased (`String.prototype.normalize`, ECMA-262).
pub fn fold(text: &str) -> String {
    let marks = RegExp::new("\\p{M}", "gu");
    JsString::from(text).normalize("NFKD").replace_by_pattern(&marks, "").to_lower_case().into()
}

thread_local! {
    /// The plural rules of the languages asked for so far: to make them takes longer than to draw all bars of the histogram.
    static RULES: RefCell<Vec<(String, PluralRules)>> = const { RefCell::new(Vec::new()) };
}

/// The CLDR plural category of a number (`Intl.PluralRules`, ECMA-402).
pub fn plural_category(tag: &str, number: u64) -> String {
    let rules = RULES.with_borrow_mut(|known| {
        if let Some((_, rules)) = known.iter().find(|(of, _)| of == tag) {
            return Some(rules.clone());
        }
        let rules = rules(tag)?;
        known.push((tag.to_owned(), rules.clone()));
        Some(rules)
    });
    rules.map_or_else(|| "other".to_owned(), |rules| rules.select(number as f64).into())
}

/// The plural rules of a language; none if its tag is malformed.
fn rules(tag: &str) -> Option<PluralRules> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"PluralRules".into()).ok()?.dyn_into().ok()?;
    Some(Reflect::construct(&constructor, &Array::of1(&tag.into())).ok()?.unchecked_into())
}
