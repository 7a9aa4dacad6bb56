//! Reads a file that is a list of objects, and gives faults their lines. After a syntax fault it continues with the next
//! object, so that one run finds the faults of all objects.

use super::json::{Parser, SyntaxFault, Value};
use super::reader::{Locales, Reader, Scope, UnplacedFault};
use super::shown::shown;
use super::source_file::SourceFile;
use super::{json, shapes};
use crate::{Fault, Severity, Site};
use std::borrow::Cow;
use std::ops::Range;

/// The values and faults of a file.
#[derive(Debug)]
pub(super) struct ListFile<T> {
    pub path: String,
    pub values: Vec<T>,
    /// The ids in it, including those of faulty objects.
    pub seen: Vec<Seen>,
    pub faults: Vec<Fault>,
    /// How many faults there are that are not kept.
    pub hidden: usize,
    /// Whether a part could not be read, so that some ids are unknown.
    pub partial: bool,
}

/// An id and its position.
#[derive(Debug)]
pub(super) struct Seen {
    pub id: String,
    pub line: u32,
    pub column: u32,
    pub bytes: Range<usize>,
}

/// The site and its languages, against which all other files are checked.
pub(super) type SiteFile = (Option<Site>, Locales);

type ReadOne<T> = fn(&mut Reader, &json::Node) -> Option<T>;

/// A failure of a whole file or folder.
pub(super) fn fault_without_place(path: &str, message: &str, help: &str) -> Fault {
    Fault {
        severity: Severity::Failure,
        file: path.to_owned(),
        line: 0,
        column: 0,
        id: String::new(),
        field: String::new(),
        message: message.to_owned(),
        help: help.to_owned(),
        bytes: 0..0,
    }
}

/// The text of a file, or a fault if it cannot be read or is not UTF-8.
fn text_of(file: &SourceFile) -> Result<&str, Box<Fault>> {
    let bytes = file.bytes.as_ref().map_err(|reason| {
        let help = "see the list of files in data/README.md";
        Box::new(fault_without_place(&file.path, &format!("the file cannot be read: {reason}"), help))
    })?;
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).and_then(|valid| std::str::from_utf8(valid).ok());
        let (line, column) = Lines::new(valid.unwrap_or_default()).place(error.valid_up_to());
        let at = error.valid_up_to();
        let fault = fault_without_place(&file.path, "the file is not UTF-8", "save it in the encoding UTF-8");
        Box::new(Fault { line, column, bytes: at..at + 1, ..fault })
    })
}

/// Reads `site.json`.
pub(super) fn read_site(file: &SourceFile, faults: &mut Vec<Fault>) -> SiteFile {
    let text = match text_of(file) {
        Ok(text) => text,
        Err(fault) => {
            faults.push(*fault);
            return SiteFile::default();
        }
    };
    let scope = Scope::default();
    let mut reader = Reader::new(&scope);
    let mut parser = Parser::new(text);
    skip_mark(&mut reader, &mut parser, text);
    let node = parser.value(0).and_then(|node| parser.end().map(|()| node));
    let site = match node {
        Ok(node) => shapes::site(&mut reader, &node),
        Err(fault) => {
            note_syntax(&mut reader, fault);
            None
        }
    };
    faults.extend(placed(&file.path, text, reader.faults));
    site.unwrap_or_default()
}

impl<T> ListFile<T> {
    /// Reads a file and calls `read_one` for each object.
    pub(super) fn read(file: &SourceFile, scope: &Scope, read_one: ReadOne<T>) -> ListFile<T> {
        let path = file.path.clone();
        let text = match text_of(file) {
            Ok(text) => text,
            Err(fault) => {
                return ListFile {
                    path,
                    values: Vec::new(),
                    seen: Vec::new(),
                    faults: vec![*fault],
                    hidden: 0,
                    partial: true,
                };
            }
        };
        let mut objects = Objects {
            text,
            parser: Parser::new(text),
            lines: Lines::new(text),
            reader: Reader::new(scope),
            indent: None,
            values: Vec::new(),
            seen: Vec::new(),
        };
        let partial = !objects.read(read_one);
        let Objects { values, seen, reader, .. } = objects;
        let hidden = reader.hidden();
        let faults = placed(&path, text, reader.faults);
        ListFile { path, values, seen, faults, hidden, partial }
    }
}

/// The objects of a list that is being read.
struct Objects<'t, 's, T> {
    text: &'t str,
    parser: Parser<'t>,
    lines: Lines<'t>,
    reader: Reader<'s>,
    /// The white space before the bracket of the first object, if it begins its line. The other objects are assumed to
    /// begin in the same way.
    indent: Option<&'t str>,
    values: Vec<T>,
    seen: Vec<Seen>,
}

impl<T> Objects<'_, '_, T> {
    /// Reads all objects; false if some could not be read.
    fn read(&mut self, read_one: ReadOne<T>) -> bool {
        skip_mark(&mut self.reader, &mut self.parser, self.text);
        if !self.parser.eat(b'[') {
            let fault =
                self.parser.fault("expected a list", "put `[` at the beginning of the file, `]` at its end");
            note_syntax(&mut self.reader, fault);
            return false;
        }
        if self.parser.eat(b']') {
            return self.end();
        }
        self.parser.peek();
        self.indent = indent_at(self.text, self.parser.position());
        loop {
            let start = self.parser.position();
            let read = self.object(read_one).and_then(|()| match self.parser.eat(b']') {
                true => Ok(false),
                false => self.parser.comma(b']', ']').map(|()| true),
            });
            match read {
                Ok(true) => {
                    self.parser.peek();
                }
                Ok(false) => return self.end(),
                Err(fault) => {
                    note_syntax(&mut self.reader, fault);
                    if !self.resume(start) {
                        return false;
                    }
                }
            }
        }
    }

    fn object(&mut self, read_one: ReadOne<T>) -> Result<(), SyntaxFault> {
        self.reader.begin();
        let node = self.parser.value(1)?;
        if let Value::Object(members) = &node.value
            && let Some(member) = members.iter().find(|member| member.name == "id")
            && let Value::Text(id) = &member.node.value
        {
            self.see(id, &member.node.bytes);
            self.reader.id = shown(id);
        }
        let value = read_one(&mut self.reader, &node);
        self.values.extend(value);
        Ok(())
    }

    fn see(&mut self, id: &str, bytes: &Range<usize>) {
        let (line, column) = self.lines.place(bytes.start);
        self.seen.push(Seen { id: id.to_owned(), line, column, bytes: bytes.clone() });
    }

    fn end(&mut self) -> bool {
        self.parser.end().map_err(|fault| note_syntax(&mut self.reader, fault)).is_ok()
    }

    /// Continues after a syntax fault in or after the object at `start`: with the next object that begins its line as the
    /// first one does. The id of the lost object is kept, so that references to it are no faults.
    fn resume(&mut self, start: usize) -> bool {
        let Some(indent) = self.indent else { return false };
        let at = self.parser.position();
        let begins = |position: usize| self.text.get(position..).is_some_and(|rest| rest.starts_with('{'));
        let next = if at > start && begins(at) && indent_at(self.text, at) == Some(indent) {
            Some(at)
        } else {
            let pattern = format!("\n{indent}{{");
            self.text
                .get(at..)
                .and_then(|rest| rest.find(&pattern))
                .map(|found| at + found + pattern.len() - 1)
        };
        let Some(next) = next else { return false };
        let known = self.seen.last().is_some_and(|seen| seen.bytes.start > start);
        if !known && let Some((id, bytes)) = lost_id(self.text, start..next) {
            self.see(&id, &bytes);
        }
        self.parser.resume_at(next);
        true
    }
}

/// The id in the text of a lost object, if it can still be found.
fn lost_id(text: &str, bytes: Range<usize>) -> Option<(Cow<'_, str>, Range<usize>)> {
    let lost = text.get(bytes.clone())?;
    let name_end = bytes.start + lost.find("\"id\"")? + 4;
    let mut parser = Parser::new(text);
    parser.resume_at(name_end);
    if !parser.eat(b':') {
        return None;
    }
    let node = parser.value(json::DEPTH).ok()?;
    match node.value {
        Value::Text(id) if node.bytes.end <= bytes.end => Some((id, node.bytes)),
        _ => None,
    }
}

/// The white space before a position, if its line has nothing else before it.
fn indent_at(text: &str, position: usize) -> Option<&str> {
    let before = text.get(..position)?;
    let line = before.rsplit_once('\n').map(|(_, line)| line)?;
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t')).then_some(line)
}

fn skip_mark(reader: &mut Reader, parser: &mut Parser, text: &str) {
    if text.starts_with('\u{feff}') {
        reader.fault(&(0..3), "the file begins with a byte order mark", "save it as UTF-8 without one");
        parser.resume_at(3);
    }
}

fn note_syntax(reader: &mut Reader, fault: SyntaxFault) {
    reader.begin();
    reader.fault(&fault.bytes, fault.message, fault.help);
}

/// Gives faults their lines and columns, sorted by position.
fn placed(path: &str, text: &str, mut found: Vec<UnplacedFault>) -> Vec<Fault> {
    found.sort_by_key(|fault| fault.bytes.start);
    let mut lines = Lines::new(text);
    let place = |fault: UnplacedFault| {
        let (line, column) = lines.place(fault.bytes.start);
        Fault {
            severity: fault.severity,
            file: path.to_owned(),
            line,
            column,
            id: fault.id,
            field: fault.field,
            message: fault.message.into_owned(),
            help: fault.help.into_owned(),
            bytes: fault.bytes,
        }
    };
    found.into_iter().map(place).collect()
}

/// Counts lines and columns forward through a text, so that all positions of a file together take one pass.
#[derive(Debug)]
struct Lines<'t> {
    text: &'t str,
    position: usize,
    line: u32,
    column: u32,
}

impl Lines<'_> {
    fn new(text: &str) -> Lines<'_> {
        Lines { text, position: 0, line: 1, column: 1 }
    }

    /// The line and column of a byte, which must not be before the last one.
    fn place(&mut self, position: usize) -> (u32, u32) {
        let passed = self.text.get(self.position..position).unwrap_or_default();
        let lines = passed.bytes().filter(|&byte| byte == b'\n').count() as u32;
        let last = passed.rsplit('\n').next().unwrap_or_default();
        self.column = last.chars().count() as u32 + if lines > 0 { 1 } else { self.column };
        self.line += lines;
        self.position = position.max(self.position);
        (self.line, self.column)
    }
}
