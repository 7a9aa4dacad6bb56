//! Reads texts, ids, dates, addresses and numbers, and reports their faults.

use super::json::{Member, Node, Value};
use super::reader::{Fields, Reader, opening};
use super::shown::{fault_within, grouped, look_alike_in, markup_in, misread_in, shown};
use super::table::Kind;
use crate::id::is_slug;
use crate::typed_date::{english_month, typed_date};
use crate::{DateError, EventDate, Localized, Precision};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The maximum number of characters in an event's title.
pub(super) const TITLE: usize = 200;
/// The maximum number of characters in an event's summary.
pub(super) const SUMMARY: usize = 2_000;
/// The maximum number of characters in a name.
pub(super) const NAME: usize = 120;
/// The maximum number of characters in any other text.
pub(super) const TEXT: usize = 500;
/// The maximum number of characters in an address. An address of an archive contains another one.
const ADDRESS: usize = 2_000;

impl<'s> Reader<'s> {
    /// A text, which must not be empty nor longer than `limit` characters.
    pub(super) fn text(&mut self, node: &Node, limit: usize) -> Option<String> {
        let Value::Text(text) = &node.value else {
            self.wrong_type(node, "a text");
            return None;
        };
        if text.trim().is_empty() {
            self.fault(
                &node.bytes,
                "the text is empty",
                "write it, or leave out the field if it may be absent",
            );
        }
        let count = if text.len() > limit { text.chars().count() } else { 0 };
        if count > limit {
            let message = format!("{} characters, at most {} are allowed", grouped(count), grouped(limit));
            self.fault(&node.bytes, message, "shorten it");
        }
        let mut before = None;
        let mut letters = text.chars().enumerate().peekable();
        let mut wrong = None;
        while let (None, Some((at, one))) = (wrong, letters.next()) {
            let after = letters.peek().map(|(_, after)| *after);
            wrong = fault_within(before, one, after).map(|name| (at, one, name));
            before = Some(one);
        }
        if let Some((at, one, name)) = wrong {
            let message = format!("{name} (U+{:04X}) as character {}", u32::from(one), grouped(at + 1));
            self.fault(&node.bytes, message, "remove it: texts here are plain, on one line");
        }
        if let Some(markup) = markup_in(text) {
            let message = format!("markup in a text: `{}` is shown as it is written", shown(markup));
            self.warn(&node.bytes, message, "write plain text; bold type and links have no place in it");
        }
        if !text.trim().is_empty() && text.trim().len() < text.len() {
            self.warn(&node.bytes, "white space at the beginning or the end of a text", "remove it");
        }
        if let Some(misread) = misread_in(text) {
            let message = format!("`{}` is left by a wrong encoding", shown(misread));
            self.warn(&node.bytes, message, "copy the text again, from a file or page that shows it right");
        }
        if let Some((letter, script)) = look_alike_in(text) {
            let message =
                format!("the {script} letter `{letter}` (U+{:04X}) in a Latin word", u32::from(letter));
            self.warn(
                &node.bytes,
                message,
                "write the Latin letter that looks like it, or search finds nothing",
            );
        }
        Some(text.clone().into_owned())
    }

    /// A text in the site's languages; only the default language is required.
    pub(super) fn localized(&mut self, node: &Node, limit: usize) -> Option<Localized> {
        self.texts(node, limit, false)
    }

    /// A text in all of the site's languages.
    pub(super) fn localized_in_all(&mut self, node: &Node, limit: usize) -> Option<Localized> {
        self.texts(node, limit, true)
    }

    /// Reports a language that is not one of the site's.
    pub(super) fn known_language(&mut self, member: &Member) {
        let scope = self.scope;
        let all = &scope.locales.all;
        if all.is_empty() || all.iter().any(|locale| *locale == member.name) {
            return;
        }
        let otherwise = format!("the site's languages are {} (site.json)", all.join(", "));
        let help = self.suggest(&member.name, all.iter().map(String::as_str), otherwise.into());
        let message = format!("`{}` is not one of the site's languages", shown(&member.name));
        self.fault(&member.name_bytes, message, help);
    }

    fn texts(&mut self, node: &Node, limit: usize, is_every_one_required: bool) -> Option<Localized> {
        let fields = self.object(node, "an object of texts by language")?;
        let scope = self.scope;
        let locales = &scope.locales;
        let mut texts = BTreeMap::new();
        for member in fields.members() {
            let tag = shown(&member.name);
            self.within(&tag, |reader| {
                reader.known_language(member);
                if let Some(text) = reader.text(&member.node, limit) {
                    texts.insert(member.name.clone().into_owned(), text);
                }
            });
        }
        for locale in &locales.all {
            if fields.members().iter().any(|member| member.name == *locale) {
                continue;
            }
            let message = format!("no text in {locale}");
            self.within(locale, |reader| {
                if *locale == locales.default {
                    reader.fault(&fields.opening(), message, "every text has the site's default language");
                } else if is_every_one_required {
                    reader.fault(
                        &fields.opening(),
                        message,
                        "write it: this text must be in every language of the site",
                    );
                } else {
                    reader.warn(&fields.opening(), message, "add the translation when there is one");
                }
            });
        }
        Some(Localized(texts))
    }

    /// The id of the object: a slug. From here on, faults are reported with it.
    pub(super) fn id(&mut self, node: Option<&Node>) -> Option<String> {
        let node = node?;
        self.within("id", |reader| {
            let Value::Text(text) = &node.value else {
                reader.wrong_type(node, "a text");
                return None;
            };
            reader.id = shown(text);
            reader.slug(node)
        })
    }

    /// A text that is a valid id.
    pub(super) fn slug(&mut self, node: &Node) -> Option<String> {
        let Value::Text(text) = &node.value else {
            self.wrong_type(node, "an id in double quotes");
            return None;
        };
        if !is_slug(text) {
            let help = "use 1 to 100 small letters a–z and digits, in words joined by single hyphens";
            self.fault(&node.bytes, format!("`{}` is not an id", shown(text)), help);
        } else if is_device(text) {
            let help = "add a word; on Windows no file and no folder can have this name";
            self.fault(&node.bytes, format!("`{text}` is the name of a device"), help);
        }
        Some(text.clone().into_owned())
    }

    /// The id of an object in another file.
    pub(super) fn reference(&mut self, node: &Node, kind: Kind) -> Option<String> {
        let Value::Text(text) = &node.value else {
            self.wrong_type(node, "an id in double quotes");
            return None;
        };
        let table = self.scope.tables.table(kind);
        if !table.partial && !table.ids.contains(text.as_ref()) {
            let (noun, file) = kind.names();
            let known = table.ids.iter().map(String::as_str);
            let help = self.suggest(text, known, format!("add it to {file}").into());
            self.fault(&node.bytes, format!("unknown {noun} `{}`", shown(text)), help);
        }
        Some(text.clone().into_owned())
    }

    /// Ids of objects in another file, without duplicates.
    pub(super) fn references<T: From<String>>(
        &mut self,
        node: Option<&Node>,
        name: &str,
        kind: Kind,
    ) -> Vec<T> {
        let Some(node) = node else { return Vec::new() };
        let mut seen = std::collections::HashSet::new();
        self.within(name, |reader| {
            reader.list(node, |reader, node| {
                let id = reader.reference(node, kind)?;
                if !seen.insert(id.clone()) {
                    reader.fault(
                        &node.bytes,
                        format!("`{}` is listed twice", shown(&id)),
                        "keep one of them",
                    );
                }
                Some(T::from(id))
            })
        })
    }

    /// A date in the supported part of EDTF.
    pub(super) fn date(&mut self, node: Option<&Node>, name: &str) -> Option<EventDate> {
        let node = node?;
        self.within(name, |reader| {
            let Value::Text(text) = &node.value else {
                reader.wrong_type(node, "a date in double quotes");
                return None;
            };
            text.parse().map_err(|error: DateError| reader.date_fault(node, text, error)).ok()
        })
    }

    /// A date that is exact to the day.
    pub(super) fn day(&mut self, node: Option<&Node>, name: &str) -> Option<EventDate> {
        let date = self.date(node, name)?;
        let is_day = date.precision() == Precision::Day;
        if let Some(node) = node.filter(|_| !is_day) {
            self.within(name, |reader| {
                reader.fault(&node.bytes, "the date is not exact to the day", "write it as in 2021-01-06")
            });
        }
        Some(date)
    }

    fn date_fault(&mut self, node: &Node, written: &str, error: DateError) {
        let text = shown(written);
        match error {
            DateError::Form => {
                let forms = "write 2021, 2021-01 or 2021-01-06, followed by ~ (about), ? (uncertain) or % (both); \
                             put the other end of a span into `end`";
                let help = match typed_date(written, &english_month) {
                    Ok(date) => format!("did you mean `{date}`? Else {forms}"),
                    Err(_) => forms.to_owned(),
                };
                self.fault(&node.bytes, format!("`{text}` is not a date"), help);
            }
            impossible => {
                let help = "correct it, or leave out the day or the month if the source gives none";
                self.fault(&node.bytes, format!("`{text}` is impossible: {impossible}"), help);
            }
        }
    }

    /// A web address (`http` or `https`) without a user name.
    pub(super) fn address(&mut self, node: &Node) -> Option<String> {
        let address = self.text(node, ADDRESS)?;
        let help = "write the whole address, as in https://example.org/page";
        let spaced = address.contains(char::is_whitespace);
        let scheme = address.split(':').next().unwrap_or_default();
        let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let after = address.get(scheme.len() + 1..).unwrap_or_default();
        let has_host = after.strip_prefix("//").is_some_and(|host| !host.starts_with(['/', '\\']));
        let authority = after.trim_start_matches('/').split(['/', '\\', '?', '#']).next();
        let has_user = authority.is_some_and(|authority| authority.contains('@'));
        let host = authority.unwrap_or_default().split(':').next().unwrap_or_default();
        let is_doubled = ["http", "https"].iter().any(|scheme| host.eq_ignore_ascii_case(scheme));
        let is_gapped = host.starts_with('.') || host.contains("..");
        let message: Cow<'static, str> = match url::Url::parse(&address) {
            _ if address.trim().is_empty() => return Some(address),
            _ if spaced => "white space in an address".into(),
            _ if is_web && !has_host => {
                format!("no host after `{}:`: two slashes and a name follow there", shown(scheme)).into()
            }
            _ if is_web && is_doubled => "two schemes in an address".into(),
            _ if is_web && is_gapped => {
                format!("`{}` is no host: a name is missing in it", shown(host)).into()
            }
            Err(error) => format!("this is not an address: {error}").into(),
            Ok(url) if !matches!(url.scheme(), "http" | "https") => {
                format!("the scheme `{}` is neither http nor https", shown(url.scheme())).into()
            }
            Ok(url) if has_user || !url.username().is_empty() || url.password().is_some() => {
                "a user name in an address".into()
            }
            Ok(url) => {
                if let Some(host) = url.host().filter(is_local) {
                    let message = format!("`{}` is known to one network only", shown(&host.to_string()));
                    self.warn(&node.bytes, message, "give the address at which everybody can read this");
                }
                return Some(address);
            }
        };
        self.fault(&node.bytes, message, help);
        Some(address)
    }

    /// A number of degrees in a range.
    pub(super) fn number(&mut self, node: &Node, range: RangeInclusive<f64>) -> Option<f64> {
        let Value::Number(number) = node.value else {
            self.wrong_type(node, "a number");
            return None;
        };
        if !range.contains(&number) {
            let message = format!("the number is not between {} and {}", range.start(), range.end());
            self.fault(&node.bytes, message, "write decimal degrees, as in 22.3");
        }
        Some(number)
    }

    /// A word of a closed list.
    pub(super) fn word<T: Copy>(
        &mut self,
        node: Option<&Node>,
        name: &str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let node = node?;
        self.within(name, |reader| {
            let Value::Text(text) = &node.value else {
                reader.wrong_type(node, "a word in double quotes");
                return None;
            };
            let found = words.iter().find(|(word, _)| word == text);
            if found.is_none() {
                let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                let otherwise = format!("it is one of {}", all.join(", "));
                let help = reader.suggest(text, all.iter().copied(), otherwise.into());
                reader.fault(&opening(node), format!("unknown {name} `{}`", shown(text)), help);
            }
            found.map(|(_, value)| *value)
        })
    }

    /// A language tag (BCP 47, without its rare forms).
    pub(super) fn language(&mut self, node: &Node) -> Option<String> {
        let tag = self.text(node, TEXT)?;
        if !tag.trim().is_empty() && !is_language_tag(&tag) {
            self.fault(
                &node.bytes,
                format!("`{}` is not a language tag", shown(&tag)),
                "write one as in en, zh-Hant or fr-CA",
            );
        }
        Some(tag)
    }
}

/// The field `name` as a text in the site's languages.
pub(super) fn localized(
    reader: &mut Reader,
    fields: &mut Fields,
    name: &'static str,
    limit: usize,
) -> Option<Localized> {
    let node = fields.required(reader, name, "write it as in {\"en\": \"…\", \"zh-Hant\": \"…\"}")?;
    reader.within(name, |reader| reader.localized(node, limit))
}

/// Whether a host is on the reader's own machine or network.
fn is_local(host: &url::Host<&str>) -> bool {
    match host {
        url::Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            !name.contains('.') || [".local", ".localhost", ".internal"].iter().any(|end| name.ends_with(end))
        }
        url::Host::Ipv4(ip) => {
            ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified()
        }
        url::Host::Ipv6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unspecified(),
    }
}

/// Whether Windows keeps a name for a device.
fn is_device(name: &str) -> bool {
    let numbered = ["com", "lpt"].iter().find_map(|port| name.strip_prefix(port));
    ["aux", "con", "nul", "prn"].contains(&name)
        || numbered
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
