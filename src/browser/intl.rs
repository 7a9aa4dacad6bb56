//! Plural forms and case folding by the browser, so that the app contains no tables for them.

use crate::locale::Host;
use js_sys::Intl::PluralRules;
use js_sys::{Array, Function, JsString, Reflect, RegExp};
use std::cell::RefCell;
use wasm_bindgen::JsCast;

/// The language functions of the browser.
pub(crate) const HOST: Host = Host { plural_rule: plural_category, fold };

/// NFKD without marks (Unicode general category M), lower-cased (`String.prototype.normalize`, ECMA-262).
pub(crate) fn fold(text: &str) -> String {
    let marks = RegExp::new("\\p{M}", "gu");
    JsString::from(text).normalize("NFKD").replace_by_pattern(&marks, "").to_lower_case().into()
}

thread_local! {
    /// The plural rules made so far, by language tag.
    // Making them takes longer than drawing all bars of the histogram, each of which has a plural.
    static RULES: RefCell<Vec<(String, PluralRules)>> = const { RefCell::new(Vec::new()) };
}

/// The CLDR plural category of a number (`Intl.PluralRules`, ECMA-402); `other` for a malformed tag.
pub(crate) fn plural_category(tag: &str, number: u64) -> String {
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
