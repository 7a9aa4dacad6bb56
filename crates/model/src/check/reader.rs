//! Reads typed values from JSON nodes and collects the faults.
//!
//! A faulty value is still read as far as possible, so that one run finds all faults. The fields of an object are those
//! that were requested: `Fields::close` reports the others. Lists, faults per object and "did you mean" are bounded, so
//! that a hostile file cannot take long.

use super::json::{Member, Node, Value};
use super::shown::{grouped, shown};
use super::table::Tables;
use crate::{EventDate, Severity};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The maximum length of a list.
pub(super) const LIST_LIMIT: usize = 1_000;
/// The maximum number of faults in one object of a file.
const FAULT_LIMIT: usize = 100;
/// The maximum number of failures in a file that are kept, and of warnings.
pub(super) const FILE_LIMIT: usize = 1_000;
/// The maximum number of searches for "did you mean" in a file; each compares with all ids.
const SUGGESTION_LIMIT: usize = 200;

/// The languages of the site.
#[derive(Clone, Debug, Default)]
pub(super) struct Locales {
    /// All languages; empty if unknown, and then texts may have any.
    pub all: Vec<String>,
    /// The default language, which each text must have; empty if unknown.
    pub default: String,
}

/// The context in which a file is checked.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub locales: Locales,
    pub tables: Tables,
    /// The earliest day of each case, if it is known ([`crate::Case::since`]).
    pub since: HashMap<String, EventDate>,
    /// Hosts that are known to be closed.
    pub closed_hosts: Vec<String>,
}

/// A fault without a line number: lines are counted once, for all faults of a file.
#[derive(Debug)]
pub(super) struct UnplacedFault {
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
    pub faults: Vec<UnplacedFault>,
    /// The id of the object that is being read.
    pub id: String,
    /// The path of the field that is being read.
    path: String,
    /// The number of faults of the object that is being read.
    in_object: usize,
    /// The numbers of failures and of warnings in the file.
    counts: [usize; 2],
    suggestions: usize,
}

/// The members of an object, and the names of those that were requested.
pub(super) struct Fields<'n, 't> {
    members: &'n [Member<'t>],
    start: usize,
    asked: Vec<&'static str>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(scope: &'s Scope) -> Reader<'s> {
        Reader {
            scope,
            faults: Vec::new(),
            id: String::new(),
            path: String::new(),
            in_object: 0,
            counts: [0; 2],
            suggestions: 0,
        }
    }

    /// Begins the next object of a list.
    pub(super) fn begin(&mut self) {
        self.id.clear();
        self.path.clear();
        self.in_object = 0;
    }

    /// How many faults there are that are not kept.
    pub(super) fn hidden(&self) -> usize {
        self.counts.iter().map(|count| count.saturating_sub(FILE_LIMIT)).sum()
    }

    pub(super) fn fault(
        &mut self,
        bytes: &Range<usize>,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) {
        self.note(Severity::Failure, bytes, message.into(), help.into());
    }

    pub(super) fn warn(
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
        self.in_object += 1;
        let (message, help) = match (self.in_object - 1).cmp(&FAULT_LIMIT) {
            std::cmp::Ordering::Less => (message, help),
            std::cmp::Ordering::Equal => {
                ("the object has more faults than are listed".into(), "correct these and check again".into())
            }
            std::cmp::Ordering::Greater => return,
        };
        let [failures, warnings] = &mut self.counts;
        let count = if severity == Severity::Failure { failures } else { warnings };
        *count += 1;
        if *count > FILE_LIMIT {
            return;
        }
        let (id, field) = (self.id.clone(), self.path.clone());
        self.faults.push(UnplacedFault { severity, bytes: bytes.clone(), id, field, message, help });
    }

    /// Calls `read` with `name` appended to the path of the field.
    pub(super) fn within<T>(&mut self, name: &str, read: impl FnOnce(&mut Reader<'s>) -> T) -> T {
        let length = self.path.len();
        if length > 0 && !name.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(name);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    pub(super) fn wrong_type(&mut self, node: &Node, expected: &str) {
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

    /// The members of an object; reports duplicate names and other types.
    pub(super) fn object<'n, 't>(&mut self, node: &'n Node<'t>, expected: &str) -> Option<Fields<'n, 't>> {
        let Value::Object(members) = &node.value else {
            self.wrong_type(node, expected);
            return None;
        };
        let mut names = HashSet::new();
        for (at, member) in members.iter().enumerate() {
            // Comparing each with each is faster for a few members, a set is for hostile files.
            let is_duplicate = match members.len() {
                0..=16 => members.iter().take(at).any(|before| before.name == member.name),
                _ => !names.insert(&member.name),
            };
            if is_duplicate {
                let name = shown(&member.name);
                self.within(&name, |reader| {
                    reader.fault(
                        &member.name_bytes,
                        format!("the field `{name}` is given twice"),
                        "keep one of them",
                    );
                });
            }
        }
        Some(Fields { members, start: node.bytes.start, asked: Vec::new() })
    }

    /// Calls `read` for each element of a list. Reports a list above the limit, and ignores the elements above it.
    pub(super) fn list<'n, 't, T>(
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

    /// A help with the candidate that was probably meant; `otherwise` if none is near.
    pub(super) fn suggest<'c>(
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
    /// The value of an optional field.
    pub(super) fn optional(&mut self, name: &'static str) -> Option<&'n Node<'t>> {
        self.asked.push(name);
        self.members.iter().find(|member| member.name == name).map(|member| &member.node)
    }

    /// The value of a required field; reports a missing one.
    pub(super) fn required(
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

    /// Reports each field that was not requested.
    pub(super) fn close(self, reader: &mut Reader) {
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

    /// All members, for an object with arbitrary names.
    pub(super) fn members(&self) -> &'n [Member<'t>] {
        self.members
    }

    /// The bytes of the opening bracket.
    pub(super) fn opening(&self) -> Range<usize> {
        self.start..self.start + 1
    }
}

/// The bytes to point at: a whole text or number, or the opening bracket of a list or object.
pub(super) fn opening(node: &Node) -> Range<usize> {
    match node.value {
        Value::List(_) | Value::Object(_) => node.bytes.start..node.bytes.start + 1,
        _ => node.bytes.clone(),
    }
}

/// The nearest candidate, if at most a third of the typed characters differ.
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
