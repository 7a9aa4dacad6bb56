//! The query language. Parsing cannot fail: each text is a query, and ignored pieces are listed with the reason.
//!
//! Clauses are separated by spaces or `AND` (和) and must all hold. `OR` or `|` joins clauses into one, of which one part must
//! hold. A minus or `NOT` negates. `"…"` is a phrase (typographic and Chinese quotes too). `field:value,value` is a facet,
//! whose values are ids or names, also of several words (`country:United Kingdom`); `field:"value"` is one value, commas
//! included. `source:` takes words of the publishers or titles of sources; `before:`, `after:` and `on:` a date. Fields have
//! names in every language of the site ([`QueryWords`]). All other text is words; `word*` goes on. If the text does not end in
//! a space, its last word is still being typed and matches as a prefix too, unless it is negated.
//!
//! A text that finds nothing, or little by chance, has [fallbacks](crate::Fallback).

use crate::facet::Facet;
use crate::text::query_words::QueryWords;
use crate::text::tokenizer::is_invisible;
use vigil_model::EventDate;

/// A parsed query: clauses that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The clauses, in the order typed.
    pub clauses: Vec<Clause>,
    /// The pieces that could not be used as typed.
    pub unused: Vec<Unused>,
    /// The text as typed.
    pub text: String,
}

/// Alternative parts, of which at least one must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The parts joined by `OR`; never empty, and usually one.
    pub parts: Vec<Part>,
}

/// A condition, possibly negated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether the condition must not hold (typed with a minus).
    pub negated: bool,
    /// The condition.
    pub condition: Condition,
}

/// A condition on documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The document has all these words, anywhere.
    Words {
        /// The words as typed.
        text: String,
        /// Whether the last word is still being typed, and matches as a prefix.
        open: bool,
    },
    /// The document has these words next to each other.
    Phrase(String),
    /// The document has one of these values of the facet.
    Facet(Facet, Vec<String>),
    /// The document has all words of one of these values in the publishers and titles of its sources.
    Source {
        /// The values as typed.
        values: Vec<String>,
        /// Whether the last word of the last value is still being typed, and matches as a prefix.
        open: bool,
    },
    /// The document begins before the first day of the date.
    Before(EventDate),
    /// The document ends after the last day of the date.
    After(EventDate),
    /// The document has a day in common with the date.
    On(EventDate),
}

/// A piece of the query that could not be used as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The piece as typed.
    pub text: String,
    /// The reason, and with it what happened instead.
    pub reason: UnusedReason,
}

/// Why a piece of a query could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnusedReason {
    /// `field:value` with an unknown field; searched as words.
    UnknownField,
    /// `field:` without a value; ignored.
    NoValue,
    /// `before:`, `after:` or `on:` without a valid date; ignored.
    BadDate,
    /// `before:`, `after:` or `on:` with a date whose first number could be a month; read as the day.
    DayFirst,
    /// A minus followed by a space or the end, or `NOT` at the end; ignored.
    LoneMinus,
    /// `OR` without a clause on both sides; ignored.
    LoneOr,
    /// A quote that is not closed; read as closed at the end.
    OpenQuote,
    /// A piece without letters and digits; ignored.
    NoWord,
    /// `field:value` with a value that is neither an id nor a name; no event has it.
    UnknownValue,
    /// Words that a question has besides its subject; ignored, because with them nothing is found.
    Filler,
}

impl Query {
    /// Parses a text with the English words alone. [`Index::parse`](crate::Index::parse) knows those of the site.
    pub fn parse(text: &str) -> Query {
        Query::parse_in(text, &QueryWords::default())
    }

    /// Parses a text. Linear in its length.
    pub(crate) fn parse_in(text: &str, words: &QueryWords) -> Query {
        let text: String = text.chars().filter(|letter| !is_invisible(*letter)).collect();
        let query = Query::default();
        let mut parser = Parser { rest: &text, joining: false, negating: false, query, words };
        while parser.step() {}
        if parser.joining {
            parser.unused("OR", UnusedReason::LoneOr);
        }
        if parser.negating {
            parser.unused("NOT", UnusedReason::LoneMinus);
        }
        let query = parser.query;
        Query { text, ..query }
    }

    /// Whether there are no conditions, so that all documents match.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

struct Parser<'a> {
    rest: &'a str,
    /// Whether the last part read was an `OR`, whose right side follows.
    joining: bool,
    /// Whether the last part read was a `NOT`, which negates the next one.
    negating: bool,
    query: Query,
    words: &'a QueryWords,
}

impl<'a> Parser<'a> {
    /// Reads one part; false at the end of the text.
    fn step(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return false;
        }
        let unsigned = self.rest.strip_prefix(['-', '－']).or_else(|| {
            // Some keyboards make a dash of a minus; a dash between spaces is none.
            let rest = self.rest.strip_prefix(['–', '−'])?;
            Some(rest).filter(|rest| rest.starts_with(|next: char| next.is_alphanumeric() || is_quote(next)))
        });
        let negated = unsigned.is_some();
        self.rest = unsigned.unwrap_or(self.rest);
        if negated && self.rest.chars().next().is_none_or(char::is_whitespace) {
            self.unused("-", UnusedReason::LoneMinus);
        } else if self.rest.trim_end().chars().all(is_quote) {
            // It opens nothing.
            let quotes = std::mem::take(&mut self.rest).trim_end();
            self.drop_part(quotes, UnusedReason::NoWord);
        } else if self.rest.starts_with(is_quote) {
            let phrase = self.quoted();
            self.push_text(negated, phrase, Condition::Phrase(phrase.to_owned()));
        } else if let Some(rest) = self.rest.strip_prefix(is_bar) {
            self.rest = rest;
            // The second of two bars says the same.
            if !self.joining {
                self.or();
            }
        } else {
            let word = self.take_until(|c| c.is_whitespace() || is_quote(c) || is_bar(c));
            match word {
                "OR" if !negated => self.or(),
                "NOT" if !negated => self.negating = true,
                // A space has the same meaning.
                "AND" if !negated => {}
                _ if !negated && word != "and" && self.words.field(word) == "and" => {}
                _ => self.word(negated, word),
            }
        }
        true
    }

    fn or(&mut self) {
        if self.joining || self.query.clauses.is_empty() {
            self.unused("OR", UnusedReason::LoneOr);
        } else {
            self.joining = true;
        }
    }

    fn word(&mut self, negated: bool, word: &'a str) {
        if let Some((field, value)) = word.split_once(is_colon)
            && !field.is_empty()
            && field.chars().all(char::is_alphabetic)
        {
            let is_quoted = value.is_empty() && self.rest.starts_with(is_quote);
            let value = if is_quoted { self.quoted() } else { value };
            let field = field.to_ascii_lowercase();
            if self.field(negated, word, self.words.field(&field), value, is_quoted) {
                return;
            }
        }
        let (text, starred) = match word.strip_suffix(['*', '＊']) {
            Some(text) => (text, true),
            None => (word, false),
        };
        let open = !negated && !self.negating && (starred || self.rest.is_empty());
        let condition = Condition::Words { text: text.to_owned(), open };
        self.push_text(negated, word, condition);
    }

    /// Reads `field:value`; false if it must be searched as words.
    fn field(&mut self, negated: bool, typed: &str, field: &str, value: &str, is_quoted: bool) -> bool {
        let date_condition: Option<fn(EventDate) -> Condition> = match field {
            "before" => Some(Condition::Before),
            "after" => Some(Condition::After),
            "on" => Some(Condition::On),
            _ => None,
        };
        let facet = Facet::from_word(field);
        let is_source = field == "source";
        if facet.is_none() && !is_source && date_condition.is_none() {
            // A URL (https://…) is not meant as a field, so it is not reported.
            if !value.is_empty() && !value.starts_with('/') {
                self.unused(typed, UnusedReason::UnknownField);
            }
            return false;
        }
        // The names of some places have commas.
        let values = value.split(|letter| !is_quoted && matches!(letter, ',' | '，' | '、'));
        let values = values.map(str::trim).filter(|value| !value.is_empty());
        if values.clone().next().is_none() {
            self.drop_part(typed, UnusedReason::NoValue);
        } else if let Some(facet) = facet {
            let spell = |value: &str| match self.words.date(value).filter(|_| facet == Facet::Year) {
                Some((date, _)) => date.year().to_string(),
                None => facet.spell(value),
            };
            let values = values.map(spell).collect();
            self.push(negated, Condition::Facet(facet, values));
        } else if is_source {
            let open = !negated && !self.negating && !is_quoted && self.rest.is_empty();
            self.push(negated, Condition::Source { values: values.map(str::to_owned).collect(), open });
        } else {
            match date_condition.zip(self.words.date(value)) {
                Some((condition, (date, is_day_first))) => {
                    self.push(negated, condition(date));
                    if is_day_first {
                        self.unused(typed, UnusedReason::DayFirst);
                    }
                }
                None => self.drop_part(typed, UnusedReason::BadDate),
            }
        }
        true
    }

    fn push_text(&mut self, negated: bool, text: &str, condition: Condition) {
        if text.contains(char::is_alphanumeric) {
            self.push(negated, condition);
        } else {
            self.drop_part(text, UnusedReason::NoWord);
        }
    }

    fn push(&mut self, negated: bool, condition: Condition) {
        let part = Part { negated: negated || self.negating, condition };
        match self.query.clauses.last_mut() {
            Some(clause) if self.joining => clause.parts.push(part),
            _ => self.query.clauses.push(Clause { parts: vec![part] }),
        }
        (self.joining, self.negating) = (false, false);
    }

    fn drop_part(&mut self, text: &str, reason: UnusedReason) {
        (self.joining, self.negating) = (false, false);
        self.unused(text, reason);
    }

    fn unused(&mut self, text: &str, reason: UnusedReason) {
        self.query.unused.push(Unused { text: text.to_owned(), reason });
    }

    /// Reads a quoted text, up to the end if the quote is not closed.
    fn quoted(&mut self) -> &'a str {
        let inside = self.rest.get(self.rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        self.rest = inside;
        let text = self.take_until(is_quote);
        match self.rest.chars().next() {
            Some(quote) => self.rest = self.rest.get(quote.len_utf8()..).unwrap_or_default(),
            None => self.unused(text, UnusedReason::OpenQuote),
        }
        text
    }

    fn take_until(&mut self, stop: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(stop).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

/// Whether a character ends the name of a field.
pub(crate) fn is_colon(character: char) -> bool {
    matches!(character, ':' | '：')
}

/// Whether a character means `OR`.
fn is_bar(character: char) -> bool {
    matches!(character, '|' | '｜')
}

/// Whether a character is a quotation mark; any of them opens and closes a phrase.
pub(crate) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A query as text: clauses separated by spaces, parts by `|`; `*` follows an open word.
    fn show(query: &Query) -> String {
        let part = |part: &Part| {
            let condition = match &part.condition {
                Condition::Words { text, open } => format!("{text}{}", if *open { "*" } else { "" }),
                Condition::Phrase(text) => format!("“{text}”"),
                Condition::Facet(facet, values) => format!("{}={}", facet.as_str(), values.join("/")),
                Condition::Source { values, open } => {
                    format!("source={}{}", values.join("/"), if *open { "*" } else { "" })
                }
                Condition::Before(date) => format!("<{date}"),
                Condition::After(date) => format!(">{date}"),
                Condition::On(date) => format!("@{date}"),
            };
            format!("{}{condition}", if part.negated { "!" } else { "" })
        };
        let clause = |clause: &Clause| clause.parts.iter().map(part).collect::<Vec<_>>().join("|");
        query.clauses.iter().map(clause).collect::<Vec<_>>().join(" ")
    }

    fn check(text: &str, expect: &str, unused: &[(&str, UnusedReason)]) {
        let query = Query::parse(text);
        assert_eq!(show(&query), expect, "{text:?}");
        let named: Vec<(&str, UnusedReason)> =
            query.unused.iter().map(|unused| (unused.text.as_str(), unused.reason)).collect();
        assert_eq!(named, unused, "{text:?}");
    }

    #[test]
    fn each_text_is_a_query_and_unused_pieces_are_listed() {
        use UnusedReason::{BadDate, DayFirst, LoneMinus, LoneOr, NoValue, NoWord, OpenQuote, UnknownField};
        check("", "", &[]);
        check("hong kong", "hong kong*", &[]);
        check("hong kong ", "hong kong", &[]);
        check("\"hong kong\" -rally", "“hong kong” !rally", &[]);
        check("-「國安法」　“a b”", "!“國安法” “a b”", &[]);
        check("a OR b c OR d", "a|b c|d*", &[]);
        check("a OR -case:hk47", "a|!case=hk47", &[]);
        check("Case:HK47,Apple country:ca", "case=hk47/apple country=CA", &[]);
        check("person:\"benny-tai\" 案件：x", "person=benny-tai 案件：x*", &[("案件：x", UnknownField)]);
        check("before:2021-06 after:2020 on:2021-01-06~", "<2021-06 >2020 @2021-01-06~", &[]);
        check(
            "on:4/3/2021 after:12.6.2020",
            "@2021-03-04 >2020-06-12",
            &[("on:4/3/2021", DayFirst), ("after:12.6.2020", DayFirst)],
        );
        check("before:25/12/2020 x", "<2020-12-25 x*", &[]);
        check("on:2021/3/4 after:２０２０年 before:\"6 Jan 2021\"", "@2021-03-04 >2020 <2021-01-06", &[]);
        check(
            "source:Guardian,rthk -source:\"The Standard\" ",
            "source=Guardian/rthk !source=The Standard",
            &[],
        );
        check("source:guard", "source=guard*", &[]);
        check("source: x", "x*", &[("source:", NoValue)]);
        check("foo:bar", "foo:bar*", &[("foo:bar", UnknownField)]);
        check("https://x.org 10:30", "https://x.org 10:30*", &[]);
        check("case: x", "x*", &[("case:", NoValue)]);
        check("on:yesterday x", "x*", &[("on:yesterday", BadDate)]);
        check("- x -", "x", &[("-", LoneMinus), ("-", LoneMinus)]);
        check("OR a OR OR b OR", "a|b", &[("OR", LoneOr), ("OR", LoneOr), ("OR", LoneOr)]);
        check("a OR on:x b", "a b*", &[("on:x", BadDate)]);
        check("\"hong kong", "“hong kong”", &[("hong kong", OpenQuote)]);
        check("!!! … \"\" x", "x*", &[("!!!", NoWord), ("…", NoWord), ("", NoWord)]);
        check("a\" ", "a", &[("\"", NoWord)]);
        check("“”", "", &[("“”", NoWord)]);
        check("a –b −\"c d\" – e", "a !b !“c d” e*", &[("–", NoWord)]);
        check("year:２０２１,2022年 year:soon", "year=2021/2022 year=soon", &[]);
        check("or", "or*", &[]);
    }

    #[test]
    fn operators_of_other_search_engines_are_understood_or_named() {
        use UnusedReason::{LoneMinus, LoneOr, NoWord};
        check("a AND b", "a b*", &[]);
        check("AND a AND", "a", &[]);
        check("a AND OR b", "a|b*", &[]);
        check("a NOT b c", "a !b c*", &[]);
        check("a NOT \"b c\"", "a !“b c”", &[]);
        check("NOT case:x", "!case=x", &[]);
        check("a NOT -b", "a !b", &[]);
        check("a NOT", "a", &[("NOT", LoneMinus)]);
        check("a | b", "a|b*", &[]);
        check("a || b｜c", "a|b|c*", &[]);
        check("a|", "a", &[("OR", LoneOr)]);
        check("gard* walk ", "gard* walk", &[]);
        check("-gard* 花園＊ ", "!gard 花園*", &[]);
        check("a & b", "a b*", &[("&", NoWord)]);
        check("* + ~ ? a", "a*", &[("*", NoWord), ("+", NoWord), ("~", NoWord), ("?", NoWord)]);
        check("a\u{200b}b\u{200e} c", "ab c*", &[]);
    }

    #[test]
    fn fields_have_names_in_each_language() {
        let fields = ["人物=person", "people=person", "日期=on", "和=and"].map(str::to_owned).into();
        let words = QueryWords { fields, months: vec!["emaig".to_owned()], ..QueryWords::default() };
        for (text, expect) in [
            ("人物：陳明峯", "person=陳明峯"),
            ("People:\"Lam, Ada\"", "person=lam, ada"),
            ("日期:2021-03-04", "@2021-03-04"),
            ("on:\"4 maig 2021\"", "@2021-05-04"),
            ("before:\"4 May 2021\"", "<2021-05-04"),
            ("陳明峯 和 李安", "陳明峯 李安*"),
            ("a and b", "a and b*"),
        ] {
            assert_eq!(show(&Query::parse_in(text, &words)), expect, "{text}");
        }
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in r#"([a-c國「」“" :,\-]|OR |case:|on:2021|before:){0,20}|.{0,20}"#) {
            let query = Query::parse(&text);
            prop_assert!(query.clauses.iter().all(|clause| !clause.parts.is_empty()));
        }
    }
}
