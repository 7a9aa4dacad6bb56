//! Reads each kind of object: its fields and the rules between them.

use super::fact::{case_fact, truth};
use super::json::{Node, Value};
use super::reader::{Fields, Locales, Reader, Scope, opening};
use super::rows::between_rows;
use super::shown::shown;
use super::sources::sources;
use super::table::Kind as Reference;
use super::text::{NAME, SUMMARY, TEXT, TITLE, localized};
use crate::{Case, Category, Change, Event, EventDate, Kind, Organization, Person, Place, Role, Site};

/// The maximum number of pinned key steps of a case.
const STEPS_LIMIT: usize = 8;

pub(super) fn site(reader: &mut Reader, node: &Node) -> Option<(Option<Site>, Locales)> {
    let mut fields = reader.object(node, "an object")?;
    let tags = fields.required(reader, "locales", "list the site's languages, as in [\"en\", \"zh-Hant\"]");
    let tags =
        tags.map(|node| (node, reader.within("locales", |reader| reader.list(node, |r, n| r.language(n)))));
    let default = fields.required(reader, "default_locale", "name the language served at the root");
    let default = default.and_then(|node| {
        let tag = reader.within("default_locale", |reader| reader.language(node))?;
        Some((node, tag))
    });
    let mut locales = Locales::default();
    if let (Some((list, tags)), Some((node, default))) = (tags, default) {
        if !tags.contains(&default) {
            let message = "the default language is not among the site's languages";
            reader.within("default_locale", |r| r.fault(&node.bytes, message, "add it to `locales`"));
        }
        let is_same =
            |tag: &String, at: usize| tags.get(at).is_some_and(|other| tag.eq_ignore_ascii_case(other));
        if (1..tags.len()).any(|at| tags.iter().take(at).any(|tag| is_same(tag, at))) {
            reader.within("locales", |r| {
                let help = "keep one of them; small and capital letters are the same here";
                r.fault(&opening(list), "a language is listed twice", help);
            });
        }
        locales = Locales { all: tags, default };
    }
    let scope = Scope { locales, ..Default::default() };
    let mut inner = Reader::new(&scope);
    let name = localized(&mut inner, &mut fields, "name", NAME);
    let title = localized(&mut inner, &mut fields, "title", TITLE);
    let description = localized(&mut inner, &mut fields, "description", TEXT);
    let publisher = fields.optional("publisher");
    let publisher = publisher.and_then(|node| inner.within("publisher", |r| r.localized(node, TEXT)));
    reader.faults.append(&mut inner.faults);
    let base_url =
        fields.optional("base_url").and_then(|node| reader.within("base_url", |r| base_url(r, node)));
    let corrections_node = fields.optional("corrections");
    let corrections =
        corrections_node.and_then(|node| reader.within("corrections", |r| corrections(r, node)));
    if corrections_node.is_none() {
        let help = "give a mailto: or https: address to which readers can write of mistakes";
        let opening = fields.opening();
        reader.within("corrections", |reader| {
            reader.warn(&opening, "no address for corrections is given", help)
        });
    }
    let private_search = truth(reader, &mut fields, "private_search");
    let closed_hosts = fields.optional("closed_hosts");
    let closed_hosts = closed_hosts.map(|node| reader.within("closed_hosts", |r| r.list(node, host)));
    let synonyms = fields.optional("synonyms");
    let synonyms = synonyms.map(|node| reader.within("synonyms", |r| r.list(node, synonym_group)));
    fields.close(reader);
    let locales = scope.locales;
    let (default_locale, tags) = (locales.default.clone(), locales.all.clone());
    let texts = name.zip(title).zip(description);
    let site = texts.map(|((name, title), description)| Site {
        name,
        title,
        description,
        locales: tags,
        default_locale,
        base_url,
        publisher,
        corrections,
        private_search,
        closed_hosts: closed_hosts.unwrap_or_default(),
        synonyms: synonyms.unwrap_or_default(),
    });
    Some((site, locales))
}

fn synonym_group(reader: &mut Reader, node: &Node) -> Option<Vec<String>> {
    let words = reader.list(node, |reader, node| reader.text(node, NAME));
    if words.len() < 2 && matches!(node.value, Value::List(_)) {
        let help = "list all words of one meaning together, or leave the list out";
        reader.fault(&opening(node), "a word alone has no synonym", help);
    }
    Some(words)
}

fn host(reader: &mut Reader, node: &Node) -> Option<String> {
    let host = reader.text(node, NAME)?;
    if host.contains(['/', ':']) || !host.contains('.') || host.chars().any(char::is_uppercase) {
        let help = "write the name of the host alone, as in news.example.org";
        reader.fault(&node.bytes, format!("`{}` is not a host", shown(&host)), help);
    }
    Some(host)
}

fn base_url(reader: &mut Reader, node: &Node) -> Option<String> {
    let address = reader.address(node)?;
    if !address.ends_with('/') || address.contains(['?', '#']) {
        let message = "the site's address must end in `/` and have no `?` or `#`";
        reader.fault(&node.bytes, message, "write it as in https://example.org/timeline/");
    }
    Some(address)
}

/// The address of a site that is in no file, checked as `base_url` is; otherwise what is wrong with it.
pub(super) fn base_url_of_text(text: &str) -> Result<String, String> {
    let scope = Scope::default();
    let mut reader = Reader::new(&scope);
    let node = Node { value: Value::Text(text.into()), bytes: 0..text.len() };
    let address = base_url(&mut reader, &node);
    match reader.faults.first() {
        Some(fault) => Err(format!("{} ({})", fault.message, fault.help)),
        None => address.ok_or_else(|| "this is no address".to_owned()),
    }
}

fn corrections(reader: &mut Reader, node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) if text.starts_with("mailto:") => {
            let address = reader.text(node, TEXT)?;
            let mailbox = address.trim_start_matches("mailto:");
            if !mailbox.contains('@') || mailbox.contains(char::is_whitespace) {
                reader.fault(
                    &node.bytes,
                    "this is not a mail address",
                    "write it as in mailto:name@example.org",
                );
            }
            Some(address)
        }
        Value::Text(text) if !text.starts_with("https:") => {
            let message = "an address for corrections begins with `https:` or `mailto:`";
            reader.fault(&node.bytes, message, "write it as in mailto:name@example.org");
            None
        }
        _ => reader.address(node),
    }
}

pub(super) fn event(reader: &mut Reader, node: &Node) -> Option<Event> {
    let mut all_fields = reader.object(node, "an event: an object")?;
    let fields = &mut all_fields;
    let id_node =
        fields.required(reader, "id", "begin with the date, then some words: 2021-01-06-police-arrest-53");
    let id = reader.id(id_node);
    let former_ids = former_ids(reader, fields);
    let date_node = fields.required(reader, "date", "say when it happened, as exactly as the source does");
    let date = reader.date(date_node, "date");
    let end_node = fields.optional("end");
    let end = reader.date(end_node, "end");
    if let (Some(node), Some(id), Some(date)) = (id_node, &id, date) {
        id_begins_with_date(reader, node, id, date);
    }
    if let (Some(node), Some(date), Some(end)) = (end_node, date, end)
        && end.last_day() < date.first_day()
    {
        let message = format!("the end, {end}, is before the beginning, {date}");
        reader.within("end", |reader| reader.fault(&node.bytes, message, "correct one of them"));
    }
    let category = fields.required(reader, "category", "it is one of arrest, trial, report, rally, law");
    let category = reader.word(category, "category", Category::WORDS);
    let kind = fields.required(reader, "kind", "say what it is in a finer word, as in charge or vigil");
    let kind = reader.word(kind, "kind", Kind::WORDS);
    let title = localized(reader, fields, "title", TITLE);
    let summary = localized(reader, fields, "summary", SUMMARY);
    let place = fields.optional("place");
    let place = place.and_then(|node| reader.within("place", |r| r.reference(node, Reference::Place)));
    let people = reader.references(fields.optional("people"), "people", Reference::Person);
    let orgs = reader.references(fields.optional("orgs"), "orgs", Reference::Organization);
    let cases = reader.references(fields.optional("cases"), "cases", Reference::Case);
    let sources = sources(reader, fields);
    let updated = reader.day(fields.optional("updated"), "updated");
    let history = history(reader, fields.optional("history"), updated);
    all_fields.close(reader);
    let place = place.map(Into::into);
    Some(Event {
        id: id?.into(),
        former_ids,
        date: date?,
        end,
        category: category?,
        kind: kind?,
        title: title?,
        summary: summary?,
        place,
        people,
        orgs,
        cases,
        sources: sources?,
        updated,
        history,
    })
}

/// The changes of an event, in their order, of which the last is on the day of `updated`.
fn history(reader: &mut Reader, node: Option<&Node>, updated: Option<EventDate>) -> Vec<Change> {
    let Some(node) = node else { return Vec::new() };
    reader.within("history", |reader| {
        let changes: Vec<Change> = reader.list(node, change);
        let days: Vec<_> = changes.iter().map(|change| change.date.first_day()).collect();
        if !days.is_sorted() {
            reader.fault(&node.bytes, "the changes are not in their order", "write the oldest one first");
        } else if days.last() != updated.map(EventDate::first_day).as_ref() {
            let help = "let `updated` be the day of the last change";
            reader.fault(&node.bytes, "the last change is not on the day of `updated`", help);
        }
        changes
    })
}

fn change(reader: &mut Reader, node: &Node) -> Option<Change> {
    let mut fields = reader.object(node, "a change: an object")?;
    let date = fields.required(reader, "date", "give the day of the change");
    let date = reader.day(date, "date");
    let what = localized(reader, &mut fields, "what", TEXT);
    fields.close(reader);
    Some(Change { date: date?, what: what? })
}

fn id_begins_with_date(reader: &mut Reader, node: &Node, id: &str, date: EventDate) {
    let prefix = date.unqualified() + "-";
    if !id.starts_with(&prefix) {
        let help = format!("let it begin with {prefix}, or correct the date");
        reader.within("id", |reader| reader.fault(&node.bytes, "the id does not begin with the date", help));
    }
}

pub(super) fn person(reader: &mut Reader, node: &Node) -> Option<Person> {
    let mut fields = reader.object(node, "a person: an object")?;
    let id = id(reader, &mut fields);
    let former_ids = former_ids(reader, &mut fields);
    let name = localized(reader, &mut fields, "name", NAME);
    let aliases = aliases(reader, &mut fields);
    let role_node = fields.optional("role");
    let role = reader.word(role_node, "role", Role::WORDS);
    let died = reader.date(fields.optional("died"), "died");
    let description = localized(reader, &mut fields, "description", TEXT);
    let cases_node = fields.optional("cases");
    let cases = cases_node.map(|node| reader.within("cases", |reader| reader.list(node, case_fact)));
    if let Some(node) = cases_node {
        reader.within("cases", |reader| between_rows(reader, node));
    }
    let sources = sources(reader, &mut fields);
    let cases = cases.unwrap_or_default();
    let has_rows =
        cases_node.is_some_and(|node| matches!(&node.value, Value::List(rows) if !rows.is_empty()));
    if role_node.is_none() && !has_rows {
        let help = "say why the person is named, as in judge or campaigner; only those with cases need none";
        let opening = fields.opening();
        reader.within("role", |reader| reader.fault(&opening, "the field `role` is missing", help));
    }
    fields.close(reader);
    Some(Person {
        id: id?.into(),
        former_ids,
        name: name?,
        aliases,
        role,
        died,
        description: description?,
        cases,
        sources: sources?,
    })
}

pub(super) fn place(reader: &mut Reader, node: &Node) -> Option<Place> {
    let mut fields = reader.object(node, "a place: an object")?;
    let id = id(reader, &mut fields);
    let name = localized(reader, &mut fields, "name", NAME);
    let aliases = aliases(reader, &mut fields);
    let within = fields.optional("within");
    let within = within.and_then(|node| reader.within("within", |reader| reader.slug(node)));
    let country = fields.required(reader, "country", "give the country's code, as in HK or CA");
    let country = country.and_then(|node| reader.within("country", |reader| country_code(reader, node)));
    let lat = fields.required(reader, "lat", "give the latitude in degrees");
    let lat = lat.and_then(|node| reader.within("lat", |reader| reader.number(node, -90.0..=90.0)));
    let lon = fields.required(reader, "lon", "give the longitude in degrees");
    let lon = lon.and_then(|node| reader.within("lon", |reader| reader.number(node, -180.0..=180.0)));
    fields.close(reader);
    Some(Place {
        id: id?.into(),
        name: name?,
        aliases,
        within: within.map(Into::into),
        country: country?,
        lat: lat?,
        lon: lon?,
    })
}

fn country_code(reader: &mut Reader, node: &Node) -> Option<String> {
    let code = reader.text(node, TEXT)?;
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        let help = "give the two capital letters of ISO 3166-1, as in HK or CA";
        reader.fault(&node.bytes, format!("`{}` is not a country code", shown(&code)), help);
    } else if let Some((_, meant)) = NO_COUNTRIES.iter().find(|(typed, _)| *typed == code) {
        let help = format!("did you mean `{meant}`? That is its code of ISO 3166-1");
        reader.warn(&node.bytes, format!("`{code}` is the code of no country"), help);
    }
    Some(code)
}

/// Codes that people write for a country, and the code that it has.
const NO_COUNTRIES: [(&str, &str); 2] = [("UK", "GB"), ("EL", "GR")];

pub(super) fn organization(reader: &mut Reader, node: &Node) -> Option<Organization> {
    let mut fields = reader.object(node, "an organization: an object")?;
    let id = id(reader, &mut fields);
    let name = localized(reader, &mut fields, "name", NAME);
    let aliases = aliases(reader, &mut fields);
    let url = fields.optional("url").and_then(|node| reader.within("url", |reader| reader.address(node)));
    fields.close(reader);
    Some(Organization { id: id?.into(), name: name?, aliases, url })
}

pub(super) fn case(reader: &mut Reader, node: &Node) -> Option<Case> {
    let mut fields = reader.object(node, "a case: an object")?;
    let id = id(reader, &mut fields);
    let former_ids = former_ids(reader, &mut fields);
    let name = localized(reader, &mut fields, "name", NAME);
    let aliases = aliases(reader, &mut fields);
    let description = localized(reader, &mut fields, "description", TEXT);
    let since = reader.date(fields.optional("since"), "since");
    let steps = ids(reader, &mut fields, "steps");
    if steps.len() > STEPS_LIMIT {
        let message = format!("{} steps are pinned, at most {STEPS_LIMIT} are shown", steps.len());
        let opening = fields.opening();
        reader.within("steps", |reader| reader.fault(&opening, message, "leave out the less important"));
    }
    let sources = sources(reader, &mut fields);
    fields.close(reader);
    Some(Case {
        id: id?.into(),
        former_ids,
        name: name?,
        aliases,
        description: description?,
        since,
        steps,
        sources: sources?,
    })
}

/// Slugs that are not looked up here: former ids, and events, which are read later.
fn ids<T: From<String>>(reader: &mut Reader, fields: &mut Fields, name: &'static str) -> Vec<T> {
    let Some(node) = fields.optional(name) else { return Vec::new() };
    reader.within(name, |reader| reader.list(node, |reader, node| reader.slug(node).map(T::from)))
}

fn former_ids<T: From<String>>(reader: &mut Reader, fields: &mut Fields) -> Vec<T> {
    ids(reader, fields, "former_ids")
}

fn id(reader: &mut Reader, fields: &mut Fields) -> Option<String> {
    let node = fields.required(reader, "id", "give it a short permanent name, as in benny-tai");
    reader.id(node)
}

fn aliases(reader: &mut Reader, fields: &mut Fields) -> Vec<String> {
    let Some(node) = fields.optional("aliases") else { return Vec::new() };
    reader.within("aliases", |reader| reader.list(node, |reader, node| reader.text(node, NAME)))
}
