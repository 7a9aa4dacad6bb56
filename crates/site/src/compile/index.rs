//! The index: the terms, facet values and names by which events are found.

use crate::compile::joined::JoinedWords;
use crate::compile::query_words::{country_names, query_words};
use crate::compile::readings;
use crate::compile::site_model::SiteModel;
use crate::compile::standings::Standings;
use crate::compile::synonyms::Synonyms;
use crate::source::language;
use std::collections::{BTreeMap, BTreeSet};
use vigil_app::locale::Locale;
use vigil_app::timeline::facets::facet_labels::{GROUP_TAG, closed_label};
use vigil_index::{Document, Facet, Field, IndexBuilder, IndexFiles, Options, Role};
use vigil_model::{Dataset, Event, EventDate, Localized, Precision, Status};

/// Builds the index of a data set.
pub fn index(model: &SiteModel<'_>, options: Options) -> anyhow::Result<IndexFiles> {
    let SiteModel { dataset, locales, standings, .. } = model;
    let query_words = query_words(locales);
    // The forms of words that are only typed too.
    let fillers = query_words.fillers.iter().map(String::as_str);
    let variants = language::variants(texts(dataset).chain(fillers));
    let groups = dataset.site().synonyms.iter().cloned().chain(names_of_terms(dataset));
    let groups: Vec<Vec<String>> = groups.collect();
    let synonyms = Synonyms::new(&groups);
    // Publishers are also named as organizations.
    let of_sources: Vec<Vec<String>> = groups.iter().cloned().chain(names_of_orgs(dataset)).collect();
    let publisher_synonyms = Synonyms::new(&of_sources);
    let alike = readings::sound_alike(heard_names(dataset), &variants);
    let mut builder = IndexBuilder::new(options, language::fold, variants, language::stem);
    builder.sound_alike(alike);
    builder.query_words(query_words);
    let joined = JoinedWords::new(&|| Box::new(texts(dataset)));
    for event in dataset.events() {
        let mut words = closed_words(event, locales);
        let texts = event.title.0.values().chain(event.summary.0.values());
        words.extend(synonyms.of(texts.map(String::as_str)).into_iter().map(str::to_owned));
        let written = fields(dataset, event, &words);
        let forms = other_forms(&joined, &written);
        let role = |only_summary: bool| if only_summary { Role::Summary } else { Role::Name };
        let forms = forms.iter().map(|(text, only_summary)| Field { role: role(*only_summary), text });
        let fields: Vec<Field<'_>> = written.iter().copied().chain(forms).collect();
        let facets = facets(dataset, standings, event);
        // As they are written, and as they begin in an address.
        let hosts: Vec<String> =
            event.sources.iter().map(|source| format!("https://www.{}", source.host())).collect();
        let publishers = event.sources.iter().map(|source| source.publisher.as_str());
        let titles = event.sources.iter().map(|source| source.title.as_str());
        let other_names = publisher_synonyms.of(publishers.clone()).into_iter();
        let sources = publishers.chain(titles).chain(other_names);
        let sources: Vec<&str> = sources.chain(hosts.iter().map(String::as_str)).collect();
        builder
            .push(&Document {
                first_day: event.date.first_day(),
                last_day: event.last_day(),
                rough: [Some(event.date), event.end].into_iter().flatten().any(is_rough),
                fields: &fields,
                facets: &facets,
                sources: &sources,
            })
            .map_err(|error| anyhow::anyhow!("{}: {error}", event.id))?;
    }
    name_all(&mut builder, dataset);
    name_words(&mut builder, model);
    for (person, standing) in standings.all() {
        builder.status(Facet::Person, person.as_str(), standing.status as u32 + 1);
    }
    Ok(builder.finish())
}

/// The names of each term of the glossary, which are words of one meaning.
fn names_of_terms(dataset: &Dataset) -> impl Iterator<Item = Vec<String>> + '_ {
    dataset.terms().iter().map(|term| term.names().map(|(_, name)| name.to_owned()).collect())
}

/// The names and aliases of each organization, which are words of one meaning.
fn names_of_orgs(dataset: &Dataset) -> impl Iterator<Item = Vec<String>> + '_ {
    dataset.orgs().iter().map(|org| org.name.0.values().chain(&org.aliases).cloned().collect())
}

/// Whether a date does not name its day, or not surely.
fn is_rough(date: EventDate) -> bool {
    date.precision() != Precision::Day || date.approximate || date.uncertain
}

fn texts(dataset: &Dataset) -> impl Iterator<Item = &str> {
    let events = dataset.events().iter().flat_map(|event| [&event.title, &event.summary]);
    let names = dataset.people().iter().map(|person| &person.name);
    let names = names.chain(dataset.places().iter().map(|place| &place.name));
    let names = names.chain(dataset.orgs().iter().map(|org| &org.name));
    let names = names.chain(dataset.cases().iter().map(|case| &case.name));
    events.chain(names).flat_map(|texts| texts.0.values().map(String::as_str))
}

/// The names that may be written by ear: people's, and others' of two characters.
fn heard_names(dataset: &Dataset) -> impl Iterator<Item = &str> {
    let people = dataset.people().iter().flat_map(|person| person.name.0.values().chain(&person.aliases));
    let places = dataset.places().iter().flat_map(|place| place.name.0.values().chain(&place.aliases));
    let orgs = dataset.orgs().iter().flat_map(|org| org.name.0.values().chain(&org.aliases));
    let cases = dataset.cases().iter().flat_map(|case| case.name.0.values().chain(&case.aliases));
    let short = places.chain(orgs).chain(cases).filter(|name| name.chars().count() == 2);
    people.chain(short).map(String::as_str)
}

/// The words for an event's category and kind in every language, so that they are found too.
fn closed_words(event: &Event, locales: &[Locale]) -> Vec<String> {
    locales
        .iter()
        .flat_map(|locale| {
            [locale.label("category", event.category.as_str()), locale.label("kind", event.kind.as_str())]
        })
        .chain([event.date.year().to_string()])
        .collect()
}

/// Everything by which an event is found.
fn fields<'a>(dataset: &'a Dataset, event: &'a Event, words: &'a [String]) -> Vec<Field<'a>> {
    fn all<'a>(role: Role, texts: &'a Localized) -> impl Iterator<Item = Field<'a>> {
        texts.0.values().map(move |text| Field { role, text })
    }
    fn named<'a>(name: &'a Localized, aliases: &'a [String]) -> impl Iterator<Item = Field<'a>> {
        all(Role::Name, name).chain(aliases.iter().map(|text| Field { role: Role::Name, text }))
    }
    let mut fields: Vec<Field<'a>> =
        all(Role::Title, &event.title).chain(all(Role::Summary, &event.summary)).collect();
    for person in event.people.iter().filter_map(|id| dataset.person(id)) {
        fields.extend(named(&person.name, &person.aliases));
    }
    // A square is found by the name of its city.
    for place in event.place.iter().flat_map(|id| dataset.places_from(id)) {
        fields.extend(named(&place.name, &place.aliases));
    }
    for org in event.orgs.iter().filter_map(|id| dataset.org(id)) {
        fields.extend(named(&org.name, &org.aliases));
    }
    for case in event.cases.iter().filter_map(|id| dataset.case(id)) {
        fields.extend(named(&case.name, &case.aliases));
    }
    fields.extend(words.iter().map(|text| Field { role: Role::Summary, text }));
    fields
}

/// The other forms of words that are written together or apart, each with whether only a summary has the word.
fn other_forms(joined: &JoinedWords, fields: &[Field<'_>]) -> BTreeMap<String, bool> {
    let mut forms: BTreeMap<String, bool> = BTreeMap::new();
    for field in fields {
        for form in joined.of(field.text) {
            *forms.entry(form).or_insert(true) &= field.role == Role::Summary;
        }
    }
    forms
}

/// The facet values of an event.
fn facets<'a>(dataset: &'a Dataset, standings: &Standings, event: &'a Event) -> Vec<(Facet, &'a str)> {
    let mut facets = vec![(Facet::Category, event.category.as_str()), (Facet::Kind, event.kind.as_str())];
    facets.extend(event.cases.iter().map(|id| (Facet::Case, id.as_str())));
    facets.extend(event.people.iter().map(|id| (Facet::Person, id.as_str())));
    facets.extend(event.orgs.iter().map(|id| (Facet::Org, id.as_str())));
    if let Some(place) = event.place.as_ref().and_then(|id| dataset.place(id)) {
        facets.push((Facet::Place, place.id.as_str()));
        facets.push((Facet::Country, place.country.as_str()));
    }
    let statuses: BTreeSet<Status> =
        event.people.iter().filter_map(|id| standings.of(id)).map(|standing| standing.status).collect();
    facets.extend(statuses.into_iter().map(|status| (Facet::Status, status.as_str())));
    facets
}

/// How the index marks the group of a person: nothing for those who were charged or are wanted. No mark has a letter, so
/// that nobody is found by it.
fn group_mark(role: vigil_model::Role) -> Option<&'static str> {
    use vigil_model::Role::{Defendant, ForeignOfficial, Judge, Official, Prosecutor, Wanted};
    match role {
        Defendant | Wanted => None,
        Judge | Prosecutor | Official | ForeignOfficial => Some("+"),
        _ => Some("++"),
    }
}

/// Names the words of closed lists that occur by their labels in each language, for typed fields.
fn name_words(builder: &mut IndexBuilder, model: &SiteModel<'_>) {
    let events = model.dataset.events().iter();
    let values: BTreeSet<(Facet, &str)> =
        events.flat_map(|event| facets(model.dataset, &model.standings, event)).collect();
    for (facet, id) in values {
        let labels: Vec<String> =
            model.locales.iter().filter_map(|locale| closed_label(locale, facet, id)).collect();
        let is_word = matches!(facet, Facet::Category | Facet::Kind);
        let plurals: Vec<String> =
            labels.iter().filter(|_| is_word).filter_map(|label| plural(label)).collect();
        let mut names: Vec<&str> = labels.iter().chain(&plurals).map(String::as_str).collect();
        if facet == Facet::Country {
            names.extend(country_names(model.locales, id));
        }
        if !names.is_empty() {
            builder.name(facet, id, &[], &names);
        }
    }
}

/// The plural of an English word; none for a word that may be one. In another language it is a word that nobody types.
fn plural(word: &str) -> Option<String> {
    let is_singular = word.ends_with(|letter: char| letter.is_ascii_lowercase() && letter != 's');
    let plural = match word.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{word}s"),
    };
    is_singular.then_some(plural)
}

fn name_all(builder: &mut IndexBuilder, dataset: &Dataset) {
    let mut name = |facet: Facet, id: &str, name: &Localized, aliases: &[String]| {
        let labels: Vec<_> = name.iter().map(|text| (text.lang, text.text)).collect();
        let aliases: Vec<_> = aliases.iter().map(String::as_str).collect();
        builder.name(facet, id, &labels, &aliases);
    };
    for person in dataset.people() {
        let mut named = person.name.clone();
        if let Some(mark) = group_mark(person.role()) {
            named.0.insert(GROUP_TAG.to_owned(), mark.to_owned());
        }
        name(Facet::Person, person.id.as_str(), &named, &person.aliases);
    }
    for place in dataset.places() {
        name(Facet::Place, place.id.as_str(), &place.name, &place.aliases);
    }
    for org in dataset.orgs() {
        name(Facet::Org, org.id.as_str(), &org.name, &org.aliases);
    }
    for case in dataset.cases() {
        name(Facet::Case, case.id.as_str(), &case.name, &case.aliases);
    }
}
