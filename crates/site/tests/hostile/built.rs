//! A site built of hostile data that were accepted, and what must be true of each such site.

use crate::case::root;
use html5gum::{Token, Tokenizer};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use vigil_index::{Options, seal};
use vigil_model::Dataset;
use vigil_site::compile::compiled::Compiled;
use vigil_site::compile::site_model::SiteModel;
use vigil_site::output::Output;
use vigil_site::publish::edition::Edition;
use vigil_site::publish::publish;
use vigil_site::publish::scope::Scope;
use vigil_site::source::app_bundle::AppBundle;
use vigil_site::source::{language, read};

/// The name of the elements and attributes of hostile markup: they must stay text everywhere.
pub const MARK: &str = "hostile";
/// The most bytes that a site of six events may have.
const SITE_LIMIT: usize = 80_000_000;

/// The files of a built site.
pub struct Built {
    files: BTreeMap<String, Vec<u8>>,
}

impl Built {
    /// Builds the site of a data set into a folder of its own.
    pub fn new(dataset: Dataset) -> Result<Built, String> {
        Built::with_messages(dataset, &root().join("locales"))
            .map_err(|error| format!("not built: {error:#}"))
    }

    /// The same with other messages.
    pub fn with_messages(dataset: Dataset, messages: &std::path::Path) -> anyhow::Result<Built> {
        let folder = crate::case::temporary();
        let locales = language::locales(messages, dataset.site())?;
        let app = AppBundle::read(&root().join("tests/fixtures/app"))?;
        let model = SiteModel::new(&dataset, &locales);
        let compiled = Compiled::new(&model, Options::for_documents(dataset.events().len()))?;
        let edition = Edition::new(&model, compiled)?;
        let mut output = Output::begin(&folder.path().join("site"))?;
        let scope = Scope { single_file: true, ..Scope::default() };
        publish(&model, &app, &edition, scope, &output)?;
        output.finish()?;
        let files = read::files_below(&folder.path().join("site"))?.into_iter();
        let open = |(path, file): (String, Vec<u8>)| match seal::open(&path, &file) {
            Some(content) => (path.clone(), content.to_vec()),
            None => (path, file),
        };
        Ok(Built { files: files.map(open).collect() })
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Fails unless a file has a text.
    pub fn has(&self, path: &str, text: &str) {
        assert!(self.text(path).contains(text), "{path} lacks {text}");
    }

    /// Fails unless there is a file.
    pub fn is_there(&self, path: &str) {
        assert!(self.files.contains_key(path), "there is no {path}");
    }

    /// Fails unless the site is harmless: no text has become markup, a script, a formula, or a line of a calendar.
    pub fn check(&self) {
        let size: usize = self.files.values().map(Vec::len).sum();
        assert!(size < SITE_LIMIT, "a site of {size} bytes");
        for path in self.files.keys() {
            let name = path.rsplit('/').next().unwrap_or_default();
            match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
                "html" => self.check_page(path),
                "json" | "geojson" => drop(self.json(path)),
                "jsonl" => self.text(path).lines().for_each(|line| drop(parsed(path, line))),
                "xml" | "atom" | "svg" => self.check_xml(path),
                "ics" => self.check_calendar(path),
                "csv" => self.check_table(path),
                _ => {}
            }
        }
    }

    fn json(&self, path: &str) -> serde_json::Value {
        parsed(path, self.text(path))
    }

    /// The scripts in a page that run.
    pub fn scripts(&self, path: &str) -> String {
        let parts =
            self.text(path).split("<script").skip(1).filter(|part| !part.contains("type=\"application/"));
        let scripts =
            parts.filter_map(|part| Some(part.split_once('>')?.1.split("</script").next()?.to_owned()));
        scripts.collect()
    }

    fn check_page(&self, path: &str) {
        for Ok(token) in Tokenizer::new(self.text(path)) {
            let Token::StartTag(tag) = token else { continue };
            let name = String::from_utf8_lossy(&tag.name).into_owned();
            assert_ne!(name, MARK, "{path}");
            for (attribute, value) in &tag.attributes {
                let attribute = String::from_utf8_lossy(attribute);
                assert!(attribute != MARK && !attribute.starts_with("on"), "{path}: {name} has {attribute}");
                let value = String::from_utf8_lossy(&value.value).trim().to_ascii_lowercase();
                let is_address = ["href", "src", "action", "formaction"].contains(&&*attribute);
                let is_code =
                    ["javascript:", "data:", "vbscript:"].iter().any(|scheme| value.starts_with(scheme));
                assert!(!is_address || !is_code, "{path}: {name} has {attribute}={value}");
            }
        }
    }

    fn check_xml(&self, path: &str) {
        let mut reader = Reader::from_str(self.text(path));
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
                Event::Eof => return,
                Event::Start(tag) | Event::Empty(tag) => {
                    assert_ne!(tag.local_name().as_ref(), MARK, "{path}");
                }
                _ => {}
            }
        }
    }

    fn check_calendar(&self, path: &str) {
        for line in self.text(path).split("\r\n").filter(|line| !line.is_empty()) {
            assert!(line.len() <= 75, "{path}: {line}");
            assert!(!line.contains(['\r', '\n']), "{path}: {line:?}");
            let is_property = line.split([':', ';']).next().is_some_and(|name| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
            });
            assert!(line.starts_with(' ') || is_property, "{path}: {line}");
            assert!(!line.starts_with("X-HOSTILE"), "{path}: {line}");
            let is_date = line.starts_with("DTSTART") || line.starts_with("DTEND");
            let digits = line.rsplit(':').next().unwrap_or_default();
            assert!(!is_date || digits.len() == 8, "{path}: {line}");
        }
    }

    fn check_table(&self, path: &str) {
        let table = self.text(path).trim_start_matches('\u{feff}');
        for delimiter in [b',', b';', b'\t'] {
            let mut rows = csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .has_headers(false)
                .flexible(true)
                .from_reader(table.as_bytes());
            for cell in rows
                .records()
                .filter_map(Result::ok)
                .flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
            {
                let seen = cell.trim_start_matches(|letter: char| letter.is_whitespace());
                let is_formula = ["=", "+", "@", "＝"].iter().any(|sign| seen.starts_with(sign));
                assert!(!is_formula, "{path}: {cell:?} behind {:?}", char::from(delimiter));
            }
        }
    }
}

fn parsed(path: &str, text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}
