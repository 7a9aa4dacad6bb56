//! The words by which typed queries are understood, from the messages of all languages.

use std::collections::BTreeSet;
use vigil_app::locale::Locale;
use vigil_index::{Facet, QueryWords};
use vigil_model::typed_date::english_month;

/// The words of the query language besides the facets: the fields of sources and dates, the joining words, and the
/// words with which a question begins.
const OTHERS: [&str; 7] = ["source", "before", "after", "on", "or", "and", "ask"];

/// The names of fields (`query.<word>`), the fillers (`query.fillers`) and the months of all languages.
pub fn query_words(locales: &[Locale]) -> QueryWords {
    let words = Facet::ALL.into_iter().map(Facet::as_str).chain(OTHERS);
    let fields = words.flat_map(|word| {
        let names: BTreeSet<String> = names(locales, &format!("query.{word}")).collect();
        let others = names.into_iter().filter(|name| name != word).collect::<Vec<_>>();
        others.into_iter().map(move |name| format!("{name}={word}"))
    });
    QueryWords {
        fields: fields.collect(),
        months: months(locales),
        fillers: names(locales, "query.fillers").collect(),
    }
}

/// The other names of a country in all languages (`query.countries`: each after its code and `=`, with `|` between them).
pub fn country_names<'a>(locales: &'a [Locale], code: &'a str) -> impl Iterator<Item = &'a str> {
    let names = locales.iter().filter_map(|locale| locale.find("query.countries"));
    let names = names.flat_map(|names| names.split('|'));
    names.filter_map(move |name| name.strip_prefix(code)?.strip_prefix('='))
}

/// The words of a message in each language, in lower case.
fn names<'a>(locales: &'a [Locale], key: &'a str) -> impl Iterator<Item = String> + 'a {
    let messages = locales.iter().filter_map(move |locale| locale.find(key));
    messages.flat_map(|words| words.split(' ').map(str::to_lowercase).collect::<Vec<_>>())
}

/// The names of the months as they are written and as they are typed without accents; numbers and English names are known
/// without them.
fn months(locales: &[Locale]) -> Vec<String> {
    let month = |number: u8| {
        let keys = [format!("month.{number}"), format!("short_month.{number}")];
        let names = locales.iter().flat_map(|locale| keys.iter().filter_map(|key| locale.find(key)));
        let forms = names.flat_map(|name| [name.to_lowercase(), crate::source::language::fold(name)]);
        let is_new = |name: &String| {
            !name.contains(|letter: char| letter.is_ascii_digit() || letter == ' ')
                && english_month(name).is_none()
        };
        let names: BTreeSet<String> = forms.filter(is_new).collect();
        let letter = char::from(b'a' + number - 1);
        names.into_iter().map(move |name| format!("{letter}{name}")).collect::<Vec<_>>()
    };
    (1..=12).flat_map(month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::language::{HOST, built_in_locales};
    use vigil_model::EventDate;
    use vigil_model::typed_date::typed_date;

    #[test]
    fn words_of_all_languages_are_collected() {
        let locale = |tag: &str, messages: &[(&str, &str)]| {
            let messages = messages.iter().map(|&(key, text)| (key.to_owned(), text.to_owned()));
            Locale::new(tag, "", messages.collect(), HOST)
        };
        let locales = [
            locale(
                "en",
                &[("query.person", "person people"), ("query.fillers", "Who was"), ("month.2", "February")],
            ),
            locale("fr", &[("query.person", "personne"), ("query.fillers", "qui"), ("month.2", "Février")]),
            locale("zh-Hant", &[("query.person", "人物"), ("month.2", "2月")]),
        ];
        let words = query_words(&locales);
        assert_eq!(words.fields, ["people=person", "personne=person", "人物=person"]);
        assert_eq!(words.fillers, ["who", "was", "qui"]);
        assert_eq!(words.months, ["bfevrier", "bfévrier"]);
    }

    #[test]
    fn a_date_as_the_site_writes_it_is_read_as_that_date() {
        for locale in built_in_locales() {
            for date in ["2021", "2021-03", "2021-03-04", "2020-02-29", "2019-12-31", "2024-09-01"] {
                let date: EventDate = date.parse().unwrap();
                for written in [locale.date(date), locale.short_date(date), locale.span(date, None)] {
                    assert_eq!(typed_date(&written, &english_month), Ok(date), "{written}");
                }
            }
        }
    }
}
