//! Reads typed values out of JSON nodes and notes every fault on the way.
//!
//! A value with a fault is still read as far as it goes, so that one run finds everything. What an object can hold is
//! what was asked of it: `Fields::close` faults the rest. Lists and faults per object are bounded, so is "did you mean".

use super::json::{Member, Node, Value};
use super::table::Tables;
use crate::{EventDate, Severity};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The longest list that is read.
const LIST_LIMIT: usize = 1_000;
/// The most faults noted in one object of a file.
const FAULT_LIMIT: usize = 100;
/// How often a file's faults look for what could have been meant.
const SUGGESTION_LIMIT: usize = 200;

/// The languages texts are in.
#[derive(Clone, Debug, Default)]
pub(super) struct Locales {
    /// The site's languages; empty where unknown, and then not checked against.
    pub all: Vec<String>,
    /// The one every text has; empty where unknown.
    pub default: String,
}

/// What every file is checked against.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub locales: Locales,
    pub tables: Tables,
    /// For each case the earliest day on which anybody can have been held for it.
    pub since: HashMap<String, EventDate>,
    /// Hosts known to be closed.
    pub closed_hosts: Vec<String>,
}

/// A fault whose line is not known yet.
#[derive(Debug)]
pub(super) struct Found {
    pub severity: Severity,
    pub bytes: Range<usize>,
    pub id: String,
    pub field: String,
    pub message: Cow<'static, str>,
    pub help: Cow<'static, str>,
}

/// Reads one file.
pub(super) struct Reader<'s> {
    pub scope: &'s Scope,
    pub faults: Vec<Found>,
    /// The id of the object being read, and where that stands.
    pub id: String,
    path: String,
    faults_before: usize,
    suggestions: usize,
}

/// The members of an object, and which have been asked for.
pub(super) struct Fields<'n, 't> {
    members: &'n [Member<'t>],
    start: usize,
    asked: Vec<&'static str>,
}

impl<'s> Reader<'s> {
    pub fn new(scope: &'s Scope) -> Reader<'s> {
        Reader {
            scope,
            faults: Vec::new(),
            id: String::new(),
            path: String::new(),
            faults_before: 0,
            suggestions: 0,
        }
    }

    /// Begins with the next object of a list.
    pub fn begin(&mut self) {
        self.id.clear();
        self.path.clear();
        self.faults_before = self.faults.len();
    }

    pub fn fault(
        &mut self,
        bytes: &Range<usize>,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) {
        self.note(Severity::Failure, bytes, message.into(), help.into());
    }

    pub fn warn(
        &mut self,
        bytes: &Range<usize>,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) {
        self.note(Severity::Warning, bytes, message.into(), help.into());
    }

    fn note(
        &mut self,
        severity: Severity,
        bytes: &Range<usize>,
        message: Cow<'static, str>,
        help: Cow<'static, str>,
    ) {
        let (message, help) = match (self.faults.len() - self.faults_before).cmp(&FAULT_LIMIT) {
            std::cmp::Ordering::Less => (message, help),
            std::cmp::Ordering::Equal => {
                ("it has more faults than are listed".into(), "mend these and check again".into())
            }
            std::cmp::Ordering::Greater => return,
        };
        let (id, field) = (self.id.clone(), self.path.clone());
        self.faults.push(Found { severity, bytes: bytes.clone(), id, field, message, help });
    }

    /// Reads what is inside the field `name`.
    pub fn within<T>(&mut self, name: &str, read: impl FnOnce(&mut Reader<'s>) -> T) -> T {
        let length = self.path.len();
        if length > 0 && !name.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(name);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    pub fn wrong_type(&mut self, node: &Node, expected: &str) {
        let found = match node.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        };
        let help = match node.value {
            Value::Null => "leave out a field that has no value",
            _ => "see the fields in data/README.md",
        };
        self.fault(&opening(node), format!("expected {expected}, found {found}"), help);
    }

    /// The members of an object, names that stand twice faulted.
    pub fn object<'n, 't>(&mut self, node: &'n Node<'t>, expected: &str) -> Option<Fields<'n, 't>> {
        let Value::Object(members) = &node.value else {
            self.wrong_type(node, expected);
            return None;
        };
        let mut names = HashSet::new();
        for (at, member) in members.iter().enumerate() {
            let stands_before = match members.len() {
                0..=16 => members.iter().take(at).any(|before| before.name == member.name),
                _ => !names.insert(&member.name),
            };
            if stands_before {
                let name = shown(&member.name);
                self.within(&name, |reader| {
                    reader.fault(
                        &member.name_bytes,
                        format!("the field `{name}` stands twice"),
                        "keep one of them",
                    );
                });
            }
        }
        Some(Fields { members, start: node.bytes.start, asked: Vec::new() })
    }

    /// A list read one by one; more than the limit is a fault and not read.
    pub fn list<'n, 't, T>(
        &mut self,
        node: &'n Node<'t>,
        mut read: impl FnMut(&mut Reader<'s>, &'n Node<'t>) -> Option<T>,
    ) -> Vec<T> {
        let Value::List(nodes) = &node.value else {
            self.wrong_type(node, "a list");
            return Vec::new();
        };
        if nodes.len() > LIST_LIMIT {
            let message =
                format!("{} are listed, at most {} are allowed", grouped(nodes.len()), grouped(LIST_LIMIT));
            self.fault(&opening(node), message, "shorten the list");
        }
        let values = nodes.iter().take(LIST_LIMIT).enumerate();
        values.filter_map(|(at, node)| self.within(&format!("[{at}]"), |reader| read(reader, node))).collect()
    }

    /// What of `candidates` may have been meant, as a help; `otherwise` where nothing is near.
    pub fn suggest<'c>(
        &mut self,
        typed: &str,
        candidates: impl Iterator<Item = &'c str>,
        otherwise: Cow<'static, str>,
    ) -> Cow<'static, str> {
        self.suggestions += 1;
        if self.suggestions > SUGGESTION_LIMIT {
            return otherwise;
        }
        match nearest(typed, candidates) {
            Some(near) if otherwise.is_empty() => format!("did you mean `{near}`?").into(),
            Some(near) => format!("did you mean `{near}`? Else {otherwise}").into(),
            None => otherwise,
        }
    }
}

impl<'n, 't> Fields<'n, 't> {
    /// The value of a field that may be absent.
    pub fn optional(&mut self, name: &'static str) -> Option<&'n Node<'t>> {
        self.asked.push(name);
        self.members.iter().find(|member| member.name == name).map(|member| &member.node)
    }

    /// The value of a field that must be there.
    pub fn required(
        &mut self,
        reader: &mut Reader,
        name: &'static str,
        help: &'static str,
    ) -> Option<&'n Node<'t>> {
        let node = self.optional(name);
        if node.is_none() {
            let bytes = self.start..self.start + 1;
            reader
                .within(name, |reader| reader.fault(&bytes, format!("the field `{name}` is missing"), help));
        }
        node
    }

    /// Faults every field that was not asked for.
    pub fn close(self, reader: &mut Reader) {
        for member in self.members {
            if !self.asked.iter().any(|asked| *asked == member.name) {
                let name = shown(&member.name);
                let known = self.asked.iter().copied();
                let otherwise = format!("the fields here are {}", self.asked.join(", "));
                let help = reader.suggest(&member.name, known, otherwise.into());
                reader.within(&name, |reader| {
                    reader.fault(&member.name_bytes, format!("unknown field `{name}`"), help);
                });
            }
        }
    }

    /// All members, where every name is allowed.
    pub fn members(&self) -> &'n [Member<'t>] {
        self.members
    }

    /// The place of the opening bracket.
    pub fn opening(&self) -> Range<usize> {
        self.start..self.start + 1
    }
}

/// The bytes to point at: a whole text or number, the opening bracket of a list or an object.
pub(super) fn opening(node: &Node) -> Range<usize> {
    match node.value {
        Value::List(_) | Value::Object(_) => node.bytes.start..node.bytes.start + 1,
        _ => node.bytes.clone(),
    }
}

/// A text as a message shows it: short, and with nothing in it that a terminal could act on.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(60).flat_map(shown_character).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

fn shown_character(character: char) -> impl Iterator<Item = char> {
    let harmless = super::text::fault_of(character).is_none();
    let escaped = (!harmless).then(|| character.escape_unicode());
    harmless.then_some(character).into_iter().chain(escaped.into_iter().flatten())
}

/// A count with commas between its thousands.
pub(super) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The candidate nearest to what was typed, if it is near: a third of its characters may differ.
fn nearest<'c>(typed: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    if typed.len() > 100 {
        return None;
    }
    let folded = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let typed = folded(typed);
    let near = candidates.filter(|candidate| candidate.len().abs_diff(typed.len()) <= typed.len() / 3);
    near.map(|candidate| (strsim::osa_distance(&typed, &folded(candidate)), candidate))
        .filter(|(distance, _)| *distance <= (typed.chars().count() / 3).max(1))
        .min()
        .map(|(_, candidate)| candidate)
}
