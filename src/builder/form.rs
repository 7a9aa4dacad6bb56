//! The controls of the embed form. Pure; drawn by the generator only, the browser keeps them.

use super::FAULT_OUTPUT;
use super::choices::{DEFAULT_LIMIT, Field, Layout};
use crate::data::page_data::{BuilderData, FacetData, LocaleData};
use maud::{Markup, html};
use vigil_index::Facet;

/// Returns the message of a key.
type Text<'a> = &'a dyn Fn(&str) -> String;

/// A radio button with its label.
struct Choice<'a> {
    value: &'a str,
    label: String,
    lang: Option<&'a str>,
}

/// The four groups of controls, and the output for faults.
pub(super) fn form(data: &BuilderData, locales: &[LocaleData], text: Text<'_>) -> Markup {
    let mut languages = choices(&[("", "builder.language.page"), ("auto", "builder.language.reader")], text);
    languages.extend(locales.iter().map(|locale| Choice {
        value: &locale.tag,
        label: locale.name.clone(),
        lang: Some(&locale.tag),
    }));
    let themes =
        [("auto", "builder.theme.page"), ("light", "builder.theme.light"), ("dark", "builder.theme.dark")];
    html! {
        fieldset { legend { (text("builder.what")) } (subject(data, text)) }
        fieldset { legend { (text("builder.how")) } (shape(text)) }
        fieldset { legend { (text("builder.language")) } (radios(Field::Language, &languages)) }
        fieldset { legend { (text("builder.theme")) } (radios(Field::Theme, &choices(&themes, text))) }
    }
}

/// The controls of the view: an address, and a value of each facet.
fn subject(data: &BuilderData, text: Text<'_>) -> Markup {
    html! {
        label {
            (text("builder.address"))
            input name=(Field::Address.name()) autocomplete="off" spellcheck="false"
                aria-describedby="builder-fault" aria-invalid="false";
        }
        output.meta #builder-fault name=(FAULT_OUTPUT) role="status" data-fault="" {}
        @for facet in &data.facets { (facet_select(facet, text)) }
    }
}

/// A menu of the values of a facet.
fn facet_select(data: &FacetData, text: Text<'_>) -> Markup {
    let label = match data.facet {
        Facet::Category => "facet.category",
        Facet::Case => "facet.case",
        Facet::Person => "facet.person",
        _ => "facet.place",
    };
    html! {
        label {
            (text(label))
            select name=(Field::Facet(data.facet).name()) {
                option value="" { (text("builder.any")) }
                @for value in &data.values { option value=(value.value) { (value.label) } }
            }
        }
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
    use crate::data::page_data::FacetValue;

    #[test]
    fn every_control_has_the_name_of_a_field_and_words_are_escaped() {
        let value = FacetValue { value: "rally".to_owned(), label: "A & B".to_owned(), count: 1 };
        let facet = FacetData { facet: Facet::Category, value_count: 1, values: vec![value] };
        let data = BuilderData { facets: vec![facet], ..BuilderData::default() };
        let html = form(&data, &[], &str::to_owned).into_string();
        let names = html.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let unknown: Vec<_> = names.filter(|name| Field::from_name(name).is_none()).collect();
        assert_eq!(unknown, [FAULT_OUTPUT]);
        assert!(html.contains("<option value=\"rally\">A &amp; B</option>"), "{html}");
        assert_eq!(html.matches(" checked").count(), 3, "one of each group: {html}");
    }
}
