//! Reads sources, and warns of those without an archived copy, of addresses that track their readers, and of doubled ones.

use super::json::{Node, Value};
use super::reader::{Fields, LIST_LIMIT, Reader};
use super::shown::shown;
use super::text::{NAME, TEXT};
use crate::{Source, is_of_domain};
use std::collections::HashSet;
use std::ops::Range;

/// Parameters by which a link identifies who follows it. Those with the prefix `utm_` are checked in addition.
const TRACKING: [&str; 16] = [
    "_hsenc", "_hsmi", "dclid", "fbclid", "gbraid", "gclid", "igsh", "igshid", "mc_cid", "mc_eid", "mkt_tok",
    "msclkid", "ttclid", "twclid", "wbraid", "yclid",
];
/// The maximum length of an address in a help.
const SHOWN_ADDRESS: usize = 300;

pub(super) fn sources(reader: &mut Reader, fields: &mut Fields) -> Option<Vec<Source>> {
    let help = "name at least one place where this can be read";
    let node = fields.required(reader, "sources", help)?;
    reader.within("sources", |reader| {
        if matches!(&node.value, Value::List(nodes) if nodes.is_empty()) {
            reader.fault(&node.bytes, "no sources", help);
        }
        let sources = reader.list(node, source);
        warn_of_doubled(reader, node);
        Some(sources)
    })
}

/// Warns of an address that more than one of the sources has.
fn warn_of_doubled(reader: &mut Reader, list: &Node) {
    let Value::List(nodes) = &list.value else { return };
    let mut seen: HashSet<&str> = HashSet::new();
    for (at, node) in nodes.iter().take(LIST_LIMIT).enumerate() {
        let Value::Object(members) = &node.value else { continue };
        let Some(url) = members.iter().find(|member| member.name == "url") else { continue };
        let Value::Text(address) = &url.node.value else { continue };
        if !seen.insert(address) {
            reader.within(&format!("[{at}].url"), |reader| {
                let message = "another source before it has the same address";
                reader.warn(&url.node.bytes, message, "keep one of them, or correct the address");
            });
        }
    }
}

pub(super) fn source(reader: &mut Reader, node: &Node) -> Option<Source> {
    let mut fields = reader.object(node, "a source: an object")?;
    let title = fields.required(reader, "title", "give the title as published");
    let title = title.and_then(|node| reader.within("title", |reader| reader.text(node, TEXT)));
    let publisher = fields.required(reader, "publisher", "say who published it");
    let publisher = publisher.and_then(|node| reader.within("publisher", |reader| reader.text(node, NAME)));
    let url = fields.required(reader, "url", "give its address");
    let url = url.and_then(|node| reader.within("url", |reader| address(reader, node)));
    let date = reader.date(fields.optional("date"), "date");
    let lang = fields.required(reader, "lang", "say which language it is in, as in en or zh");
    let lang = lang.and_then(|node| reader.within("lang", |reader| reader.language(node)));
    let archive = fields.optional("archive");
    let archived = archive.and_then(|node| reader.within("archive", |reader| reader.address(node)));
    if archive.is_none() {
        let opening = fields.opening();
        reader.within("archive", |reader| no_archive(reader, &opening, url.as_deref()));
    }
    fields.close(reader);
    Some(Source { title: title?, publisher: publisher?, url: url?, date, lang: lang?, archive: archived })
}

/// The address of a source; warns of tracking parameters.
fn address(reader: &mut Reader, node: &Node) -> Option<String> {
    let address = reader.address(node)?;
    let (plain, found) = without_tracking(&address);
    if let Some(found) = found {
        let help = match plain.len() {
            0..=SHOWN_ADDRESS => format!("write it as {plain}"),
            _ => "remove this parameter and similar ones from the address".to_owned(),
        };
        reader.warn(&node.bytes, format!("`{}` tracks who follows the link", shown(found)), help);
    }
    Some(address)
}

/// An address without its tracking parameters, and the first of these.
fn without_tracking(address: &str) -> (String, Option<&str>) {
    let (rest, fragment) = address.find('#').map_or((address, ""), |at| address.split_at(at));
    let Some((page, query)) = rest.split_once('?') else { return (address.to_owned(), None) };
    let name_of = |parameter: &&str| parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    let is_tracking = |parameter: &&str| {
        let name = name_of(parameter);
        name.starts_with("utm_") || TRACKING.contains(&name.as_str())
    };
    let found = query.split('&').find(is_tracking).and_then(|parameter| parameter.split('=').next());
    let kept: Vec<&str> = query.split('&').filter(|parameter| !is_tracking(parameter)).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    ([page, mark, &kept.join("&"), fragment].concat(), found)
}

fn no_archive(reader: &mut Reader, opening: &Range<usize>, url: Option<&str>) {
    let host = url.and_then(|url| url::Url::parse(url).ok()?.host_str().map(str::to_owned));
    let closed_hosts = &reader.scope.closed_hosts;
    let closed = host.filter(|host| closed_hosts.iter().any(|closed| is_of_domain(host, closed)));
    match closed {
        Some(host) => {
            let message = format!("{} is closed, and the source has no archived copy", shown(&host));
            let help = "look for the page at web.archive.org or archive.today and give its address there";
            reader.warn(opening, message, help);
        }
        None => {
            let help = "save the page at web.archive.org or archive.today and give its address there";
            reader.warn(opening, "the source has no archived copy", help);
        }
    }
}
