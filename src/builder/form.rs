//! The controls of the embed form. Pure; drawn by the generator only, the browser keeps them.

use super::choices::{DEFAULT_LIMIT, Field, Layout};
use crate::data::page_data::{BuilderData, LocaleData};
use crate::url::view_state::{ORDERS, UrlKey};
use maud::{Markup, html};
use vigil_index::Facet;
use vigil_model::Category;

/// The keys with a list of names in [`BuilderData::names`], each with the message key of its label.
const FOUND_BY_NAME: [(UrlKey, &str); 4] = [
    (UrlKey::Facet(Facet::Case), "facet.case"),
    (UrlKey::Facet(Facet::Person), "facet.person"),
    (UrlKey::Facet(Facet::Place), "facet.place"),
    (UrlKey::Event, "builder.event"),
];

/// Returns the message of a key.
type Text<'a> = &'a dyn Fn(&str) -> String;

/// A radio button with its label.
struct Choice<'a> {
    value: &'a str,
    label: String,
    lang: Option<&'a str>,
}

/// The groups of controls.
pub(super) fn form(data: &BuilderData, locales: &[LocaleData], text: Text<'_>) -> Markup {
    let mut languages = choices(&[("", "builder.language.page"), ("auto", "builder.language.reader")], text);
    languages.extend(locales.iter().map(|locale| Choice {
        value: &locale.tag,
        label: locale.name.clone(),
        lang: Some(&locale.tag),
    }));
    let themes =
        [("auto", "builder.theme.page"), ("light", "builder.theme.light"), ("dark", "builder.theme.dark")];
    let orders = ORDERS.map(|(_, word)| (word, ["sort.", word].concat()));
    let orders = orders.each_ref().map(|(word, key)| (*word, key.as_str()));
    html! {
        fieldset { legend { (text("builder.what")) } (subject(data, text)) }
        fieldset { legend { (text("span.label")) } (span(text)) }
        fieldset { legend { (text("builder.how")) } (shape(text)) }
        fieldset { legend { (text("sort.label")) } (radios(Field::View(UrlKey::Sort), &choices(&orders, text))) }
        fieldset { legend { (text("builder.language")) } (radios(Field::Language, &languages)) }
        fieldset { legend { (text("builder.theme")) } (radios(Field::Theme, &choices(&themes, text))) }
    }
}

/// The controls of the subject: an address, a category, and a name of each list.
fn subject(data: &BuilderData, text: Text<'_>) -> Markup {
    html! {
        (faultable(Field::Address, "builder.address", None, text))
        label {
            (text("facet.category"))
            select name=(Facet::Category.as_str()) {
                option value="" { (text("builder.any")) }
                @for category in Category::ALL.iter().map(|category| category.as_str()) {
                    option value=(category) { (text(&["category.", category].concat())) }
                }
            }
        }
        p.meta { (text("builder.find")) }
        @for (key, label) in FOUND_BY_NAME {
            @let list = ["builder-", key.as_str(), "-names"].concat();
            (faultable(Field::View(key), label, Some(&list), text))
            datalist id=(list) { @for (_, label) in data.named(key.as_str()) { option value=(label) {} } }
        }
    }
}

/// The two ends of the span.
fn span(text: Text<'_>) -> Markup {
    html! {
        (faultable(Field::View(UrlKey::From), "span.start", None, text))
        (faultable(Field::View(UrlKey::To), "span.end", None, text))
        p.meta { (text("builder.dates")) }
    }
}

/// A text field with the output for its fault; with the id of a list of suggestions it is a find box.
fn faultable(field: Field, label: &str, list: Option<&str>, text: Text<'_>) -> Markup {
    let name = field.name();
    let fault = ["builder-", name, "-fault"].concat();
    html! {
        label {
            (text(label))
            input type=(if list.is_some() { "search" } else { "text" }) name=(name) list=[list] autocomplete="off"
                spellcheck="false" aria-describedby=(fault) aria-invalid="false";
        }
        // The name by which `browser::form::set_fault` finds the output.
        output.meta id=(fault) name={ (name) "-fault" } role="status" data-fault="" {}
    }
}

/// The controls of layout and size.
fn shape(text: Text<'_>) -> Markup {
    let layouts = Layout::ALL.map(|(layout, key)| (layout.as_str(), key));
    html! {
        (radios(Field::Layout, &choices(&layouts, text)))
        label.chip { input type="checkbox" name=(Field::Search.name()); (text("builder.search")) }
        label {
            (text("builder.limit"))
            input type="number" name=(Field::Limit.name()) min="1" max="100" value=(DEFAULT_LIMIT);
        }
        label {
            (text("builder.height"))
            input name=(Field::Height.name()) value="auto" autocomplete="off";
        }
    }
}

/// Radio buttons from their values and message keys.
fn choices<'a>(values: &[(&'a str, &str)], text: Text<'_>) -> Vec<Choice<'a>> {
    values.iter().map(|&(value, key)| Choice { value, label: text(key), lang: None }).collect()
}

/// A group of radio buttons; the first is checked.
fn radios(field: Field, choices: &[Choice<'_>]) -> Markup {
    html! {
        @for (place, choice) in choices.iter().enumerate() {
            label.chip lang=[choice.lang] {
                input type="radio" name=(field.name()) value=(choice.value) checked[place == 0];
                (choice.label)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_has_the_name_of_a_field_and_every_label_is_offered() {
        let names = [("event".to_owned(), "rally 4 June 2021: A & B\nvigil Vigil".to_owned())];
        let data = BuilderData { names: names.into_iter().collect(), ..BuilderData::default() };
        let html = form(&data, &[], &str::to_owned).into_string();
        let names = html.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let unknown: Vec<_> = names.filter(|name| Field::from_name(name).is_none()).collect();
        let outputs = ["address", "case", "person", "place", "event", "from", "to"];
        assert_eq!(unknown, outputs.map(|name| format!("{name}-fault")));
        let list = "<datalist id=\"builder-event-names\"><option value=\"4 June 2021: A &amp; B\"></option><option value=\"Vigil\">";
        assert!(html.contains(list) && html.contains("list=\"builder-event-names\""), "{html}");
        assert_eq!(html.matches(" checked").count(), 4, "one of each group: {html}");
    }
}
