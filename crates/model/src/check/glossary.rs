//! Reads the terms of the glossary: each must have all languages, a source at an `https` address, and names of its own.

use super::cross::Positions;
use super::json::{Node, Value};
use super::reader::{FILE_LIMIT, Fields, Reader};
use super::shown::shown;
use super::sources::source;
use super::text::{NAME, TEXT};
use crate::{Fault, GlossaryTerm, Localized, Source};
use std::collections::{BTreeMap, HashMap};

/// Reads a term.
pub(super) fn term(reader: &mut Reader, node: &Node) -> Option<GlossaryTerm> {
    let mut fields = reader.object(node, "a term: an object")?;
    let id = fields.required(reader, "id", "give it a short permanent name, as in national-security-law");
    let id = reader.id(id);
    let name = in_every_language(reader, &mut fields, "name", NAME);
    let also = fields.optional("also");
    let also = also.map(|node| reader.within("also", |reader| names_by_language(reader, node)));
    let definition = in_every_language(reader, &mut fields, "definition", TEXT);
    let source = fields.required(reader, "source", "name the place where the definition can be read");
    let source = source.and_then(|node| reader.within("source", |reader| safe_source(reader, node)));
    fields.close(reader);
    Some(GlossaryTerm {
        id: id?.into(),
        name: name?,
        also: also.unwrap_or_default(),
        definition: definition?,
        source: source?,
    })
}

/// A text in each language of the site: a glossary in a foreign language would explain nothing.
fn in_every_language(
    reader: &mut Reader,
    fields: &mut Fields,
    name: &'static str,
    limit: usize,
) -> Option<Localized> {
    let node = fields.required(reader, name, "write it as in {\"en\": \"…\", \"zh-Hant\": \"…\"}")?;
    reader.within(name, |reader| reader.localized_in_all(node, limit))
}

/// Lists of names by language.
fn names_by_language(reader: &mut Reader, node: &Node) -> BTreeMap<String, Vec<String>> {
    let Some(fields) = reader.object(node, "an object of lists by language") else { return BTreeMap::new() };
    let mut names = BTreeMap::new();
    for member in fields.members() {
        let tag = shown(&member.name);
        reader.within(&tag, |reader| {
            reader.known_language(member);
            let list = reader.list(&member.node, |reader, node| reader.text(node, NAME));
            if matches!(&member.node.value, Value::List(nodes) if nodes.is_empty()) {
                reader.fault(&member.node.bytes, "no names", "leave out a list that has none");
            }
            names.insert(member.name.clone().into_owned(), list);
        });
    }
    names
}

/// A source with an `https` address.
fn safe_source(reader: &mut Reader, node: &Node) -> Option<Source> {
    let source = source(reader, node)?;
    if let Value::Object(members) = &node.value
        && let Some(url) = members.iter().find(|member| member.name == "url")
        && !source.url.starts_with("https:")
    {
        let help = "give the address that begins with `https:`, or another source";
        reader.within("url", |reader| reader.fault(&url.node.bytes, "the address is not `https`", help));
    }
    Some(source)
}

/// Reports a name of two terms: the link from that name in a text could lead to only one of them.
pub(super) fn shared_names(terms: &[GlossaryTerm], positions: &Positions) -> Vec<Fault> {
    let mut first_of: HashMap<String, &GlossaryTerm> = HashMap::new();
    let mut faults = Vec::new();
    for term in terms {
        if faults.len() >= FILE_LIMIT {
            break;
        }
        for (lang, name) in term.names() {
            let first = *first_of.entry(name.to_lowercase()).or_insert(term);
            let Some(position) = positions.get(term.id.as_str()).filter(|_| first.id != term.id) else {
                continue;
            };
            let field = if term.name.0.values().any(|usual| usual == name) { "name" } else { "also" };
            let message = format!("the term `{}` also has the name `{}`", first.id, shown(name));
            let help = "keep the name at one of them".to_owned();
            faults.push(position.fault(term.id.as_str(), &format!("{field}.{lang}"), message, help));
        }
    }
    faults
}
