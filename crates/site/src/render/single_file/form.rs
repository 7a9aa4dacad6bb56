//! The form that filters the events, and the line with their number.

use crate::content::single_file::SingleFileData;
use maud::{Markup, html};
use vigil_app::setting::Setting;
use vigil_model::Category;

/// The form, whose fields are read by `script/single.js` in this order: words, category, case, first and last year. `forms`
/// are the Han characters of the document, each followed by the form as which it is searched.
pub fn form(setting: &Setting<'_>, data: &SingleFileData, forms: &str) -> Markup {
    let locale = setting.locale;
    let categories = Category::ALL.iter().map(|category| category.as_str());
    let categories: Vec<_> = categories.map(|word| (word, locale.label("category", word))).collect();
    let mut cases: Vec<_> =
        data.cases.iter().map(|(case, _)| (case.name.id.as_str(), case.name.label.clone())).collect();
    cases.sort_by_cached_key(|(_, label)| label.to_lowercase());
    let years: Vec<String> = data.years.iter().map(|(year, _)| year.to_string()).collect();
    let years: Vec<_> = years.iter().map(|year| (year.as_str(), year.clone())).collect();
    let total = locale.number(data.totals.events.into());
    let words = |shown: &str| locale.fill("single.count", &[("shown", shown), ("total", &total)]);
    html! {
        form.find.live role="search" autocomplete="off" data-forms=(forms) {
            label.words {
                span { (setting.text("search.short")) }
                input type="search" name="q" spellcheck="false";
            }
            (choice(setting, "category", "facet.category", &categories))
            (choice(setting, "case", "facet.case", &cases))
            (choice(setting, "from", "span.start", &years))
            (choice(setting, "to", "span.end", &years))
            button type="reset" { (setting.text("results.none.all")) }
        }
        p.count.wide role="status" aria-live="polite" data-words=(words("{shown}")) { (words(&total)) }
    }
}

/// A field with one value of several, or all.
fn choice(setting: &Setting<'_>, name: &str, key: &str, values: &[(&str, String)]) -> Markup {
    html! {
        label {
            span { (setting.text(key)) }
            select name=(name) {
                option value="" { (setting.text("single.any")) }
                @for (value, label) in values { option value=(value) { (label) } }
            }
        }
    }
}
