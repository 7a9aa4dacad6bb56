//! A strict JSON reader (RFC 8259) that keeps the position of each value.
//!
//! Our own because of its faults: they say how to correct them, and reading can continue with the next object of a list.
//! `serde_json` stops at the first error and keeps no positions. Depth is bounded, time is linear in the text. It accepts
//! the same texts as `serde_json` (`tests/json_oracle.rs`), up to `DEPTH`.

use std::borrow::Cow;
use std::ops::Range;

/// The maximum depth of nesting. The data needs six levels; the bound protects the stack.
pub const DEPTH: usize = 32;

/// A value with its position in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// The value.
    pub value: Value<'t>,
    /// Its bytes in the text.
    pub bytes: Range<usize>,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; infinite if it is too large.
    Number(f64),
    /// A text, unescaped; borrowed if it has no escapes.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Node<'t>>),
    /// An object, with its members in order, duplicate names included.
    Object(Vec<Member<'t>>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'t> {
    /// The name.
    pub name: Cow<'t, str>,
    /// The bytes of the name, quotes included.
    pub name_bytes: Range<usize>,
    /// The value.
    pub node: Node<'t>,
}

/// A fault in the syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// The bytes to point at.
    pub bytes: Range<usize>,
    /// The fault, in one clause.
    pub message: String,
    /// How to correct it.
    pub help: &'static str,
}

type Read<T> = Result<T, SyntaxFault>;

/// Reads a text with exactly one value.
///
/// # Errors
///
/// [`SyntaxFault`], the first one.
pub fn parse(text: &str) -> Read<Node<'_>> {
    let mut parser = Parser::new(text);
    let node = parser.value(0)?;
    parser.end()?;
    Ok(node)
}

/// Reads the value that begins at a position of a text, and returns it with the position after it.
///
/// # Errors
///
/// [`SyntaxFault`], the first one.
pub fn value_at(text: &str, position: usize) -> Read<(Node<'_>, usize)> {
    let mut parser = Parser::new(text);
    parser.resume_at(position);
    let node = parser.value(0)?;
    Ok((node, parser.position()))
}

/// The same without what is in lists: of each element only the position is kept, so that a list of a million takes little
/// memory. [`value_at`] reads an element.
///
/// # Errors
///
/// [`SyntaxFault`], the first one, also one in an element.
pub fn outline_at(text: &str, position: usize) -> Read<(Node<'_>, usize)> {
    let mut parser = Parser { text, position, is_outline: true };
    let node = parser.value(0)?;
    Ok((node, parser.position()))
}

/// A text and the position up to which it is read.
pub(crate) struct Parser<'t> {
    text: &'t str,
    position: usize,
    /// Whether the values in lists are dropped.
    is_outline: bool,
}

impl<'t> Parser<'t> {
    /// Begins at the start of a text.
    pub(crate) fn new(text: &'t str) -> Parser<'t> {
        Parser { text, position: 0, is_outline: false }
    }

    /// The number of bytes read.
    pub(crate) fn position(&self) -> usize {
        self.position
    }

    /// Continues at another position, after a fault.
    pub(crate) fn resume_at(&mut self, position: usize) {
        self.position = position;
    }

    /// Skips white space and returns the next byte, without reading it.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
        self.byte()
    }

    /// Reads a byte if it is the next one after white space.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    /// A fault if anything except white space follows.
    pub(crate) fn end(&mut self) -> Read<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fault(
                "text after the end of the data",
                "remove it, or look for a bracket that is closed too early",
            )),
        }
    }

    /// Reads a value inside `depth` lists and objects.
    pub(crate) fn value(&mut self, depth: usize) -> Read<Node<'t>> {
        let next = self.peek();
        let start = self.position;
        let value = match next {
            Some(b'{' | b'[') if depth >= DEPTH => {
                return Err(self.fault(
                    "lists and objects are nested too deep",
                    "look for a bracket that is never closed",
                ));
            }
            Some(b'{') => Value::Object(self.object(depth)?),
            Some(b'[') => Value::List(self.list(depth)?),
            Some(b'"') => Value::Text(self.text()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            _ => self.word()?,
        };
        Ok(Node { value, bytes: start..self.position })
    }

    /// A fault at the next character.
    pub(crate) fn fault(&self, message: impl Into<String>, help: &'static str) -> SyntaxFault {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        SyntaxFault { bytes: self.position..self.position + width, message: message.into(), help }
    }

    /// The fault for a missing comma, by the text in its place.
    pub(crate) fn no_comma(&mut self, close: char) -> SyntaxFault {
        if self.peek().is_none() {
            return self.fault(
                format!("the file ends before a closing `{close}`"),
                "look for a bracket or quote that is never closed",
            );
        }
        let help = match self.byte() {
            Some(b'/' | b'#') => "JSON has no comments: remove it",
            _ => "put a comma after the value before this",
        };
        self.fault(format!("expected `,` or `{close}`"), help)
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn list(&mut self, depth: usize) -> Read<Vec<Node<'t>>> {
        let mut nodes = Vec::new();
        self.eat(b'[');
        if self.eat(b']') {
            return Ok(nodes);
        }
        loop {
            let mut node = self.value(depth + 1)?;
            if self.is_outline {
                node.value = Value::Null;
            }
            nodes.push(node);
            if self.eat(b']') {
                return Ok(nodes);
            }
            self.comma(b']', ']')?;
        }
    }

    fn object(&mut self, depth: usize) -> Read<Vec<Member<'t>>> {
        let mut members = Vec::new();
        self.eat(b'{');
        if self.eat(b'}') {
            return Ok(members);
        }
        loop {
            if self.peek() != Some(b'"') {
                let help = match self.byte() {
                    Some(b'/' | b'#') => "JSON has no comments: remove it",
                    _ => "write the name in straight double quotes",
                };
                return Err(self.fault("expected a field's name", help));
            }
            let start = self.position;
            let name = self.text()?;
            let name_bytes = start..self.position;
            if !self.eat(b':') {
                return Err(self.fault("expected `:`", "put a colon between a field's name and its value"));
            }
            let node = self.value(depth + 1)?;
            members.push(Member { name, name_bytes, node });
            if self.eat(b'}') {
                return Ok(members);
            }
            self.comma(b'}', '}')?;
        }
    }

    /// Reads a comma; a fault if a closing bracket follows.
    pub(crate) fn comma(&mut self, close: u8, close_character: char) -> Read<()> {
        if !self.eat(b',') {
            return Err(self.no_comma(close_character));
        }
        let comma = self.position - 1;
        if self.peek() == Some(close) {
            return Err(SyntaxFault {
                bytes: comma..comma + 1,
                message: format!("a comma before the closing `{close_character}`"),
                help: "remove the comma",
            });
        }
        Ok(())
    }

    fn word(&mut self) -> Read<Value<'t>> {
        let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in words {
            if self.rest().starts_with(word) {
                self.position += word.len();
                return Ok(value);
            }
        }
        let help = match self.byte() {
            None => "look for a bracket or quote that is never closed",
            Some(b'\'') => "write texts in double quotes",
            Some(_) if self.rest().starts_with(['“', '”', '„', '«']) => {
                "write texts in straight double quotes: \""
            }
            Some(b'/' | b'#') => "JSON has no comments: remove it",
            Some(b',' | b']' | b'}' | b':') => "a value is missing before this",
            _ => "a value is a text in double quotes, a number, a list in [ ] or an object in { }",
        };
        Err(match self.byte() {
            None => self.fault("the file ends where a value is expected", help),
            Some(_) => self.fault("expected a value", help),
        })
    }

    fn digits(&mut self) -> Read<()> {
        if !self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.fault("expected a digit", "write the number in full, as in 0.5 or 13.5"));
        }
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.position += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Read<f64> {
        let start = self.position;
        self.position += usize::from(self.byte() == Some(b'-'));
        let zero = self.byte() == Some(b'0');
        let whole = self.position;
        self.digits()?;
        if zero && self.position > whole + 1 {
            return Err(SyntaxFault {
                bytes: start..self.position,
                message: "a number that begins with 0".to_owned(),
                help: "remove the leading zeros, or write it in double quotes if it is a text",
            });
        }
        if self.byte() == Some(b'.') {
            self.position += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.position += 1;
            self.position += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let digits = self.text.get(start..self.position).unwrap_or_default();
        Ok(digits.parse().unwrap_or(f64::INFINITY))
    }

    fn text(&mut self) -> Read<Cow<'t, str>> {
        self.position += 1;
        let mut unescaped: Option<String> = None;
        loop {
            let rest = self.rest();
            let plain_length =
                rest.bytes().take_while(|&byte| byte >= b' ' && byte != b'"' && byte != b'\\').count();
            let plain = rest.get(..plain_length).unwrap_or_default();
            self.position += plain_length;
            match self.byte() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(match unescaped {
                        None => Cow::Borrowed(plain),
                        Some(text) => Cow::Owned(text + plain),
                    });
                }
                Some(b'\\') => {
                    let text = unescaped.get_or_insert_default();
                    text.push_str(plain);
                    let character = self.escape()?;
                    unescaped.get_or_insert_default().push(character);
                }
                None | Some(b'\n' | b'\r') => {
                    return Err(self.fault(
                        "a text that is not closed on its line",
                        "put a `\"` at its end; a `\"` within it is written `\\\"`",
                    ));
                }
                Some(_) => {
                    return Err(self.fault(
                        "a control character in a text",
                        "remove it: texts here are plain, on one line",
                    ));
                }
            }
        }
    }

    /// Reads an escape such as `\n` or `\u00e9`. A character above U+FFFF is a pair of `\u`.
    fn escape(&mut self) -> Read<char> {
        let start = self.position;
        let fault = |end: usize, message: &str, help| {
            Err(SyntaxFault { bytes: start..end, message: message.to_owned(), help })
        };
        self.position += 1;
        let letter = self.byte();
        self.position += usize::from(letter.is_some_and(|byte| byte.is_ascii()));
        Ok(match letter {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let high = self.hex()?;
                let mut code = high;
                if (0xd800..0xdc00).contains(&high) && self.rest().starts_with("\\u") {
                    self.position += 2;
                    let low = self.hex()?;
                    if (0xdc00..0xe000).contains(&low) {
                        code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                    }
                }
                match char::from_u32(code) {
                    Some(character) => character,
                    None => {
                        return fault(
                            self.position,
                            "half of a `\\u` pair",
                            "write the character itself instead of its code",
                        );
                    }
                }
            }
            _ => return fault(start + 1, "an unknown escape after `\\`", "write `\\\\` for a backslash"),
        })
    }

    fn hex(&mut self) -> Read<u32> {
        let digits = self.text.get(self.position..self.position + 4).unwrap_or_default();
        match u32::from_str_radix(digits, 16) {
            Ok(code) if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                self.position += 4;
                Ok(code)
            }
            _ => Err(self
                .fault("expected four hexadecimal digits", "write the character itself instead of its code")),
        }
    }
}
