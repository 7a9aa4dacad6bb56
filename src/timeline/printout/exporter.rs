//! Makes files and paper of the events of a view. Everything is fetched first; if one fetch fails, nothing is saved or
//! printed.

use super::download::{Format, part_of, seal_attribute};
use super::notes::{Notes, SOURCES_FOLDER, SourceFile, source_file_name};
use crate::browser::fetch::Fetch;
use crate::browser::history::Location;
use crate::browser::task::spawn;
use crate::browser::{dom, json, paper, save, timer};
use crate::data::load::{LoadError, SLOW_MS};
use crate::data::page_data::TimelineData;
use crate::leaf::paper::{Paper, paper as draw_paper};
use crate::session::Session;
use crate::timeline::answer::{Answer, PRINTED};
use crate::timeline::answers::Answers;
use crate::ui::Action;
use crate::url::Route;
use leptos::prelude::*;
use std::sync::Arc;
use vigil_index::{DocId, ShardEvent};

/// The number of events fetched in parallel.
const STEP: u32 = 1_000;

/// The target of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Export {
    /// A downloaded file.
    File(Format),
    /// The print dialog.
    Paper,
}

impl Export {
    /// The export that an action requests; none for other actions.
    pub(crate) fn of(action: &Action) -> Option<Export> {
        match action {
            Action::Download(format) => Some(Export::File(*format)),
            Action::Print => Some(Export::Paper),
            Action::AllValues(_)
            | Action::OpenEvent(_)
            | Action::Suggest(_)
            | Action::Retry
            | Action::Reload
            | Action::Jump(_)
            | Action::Width(_) => None,
        }
    }
}

/// The state of the last export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// None was requested, it is done, or it was requested less than [`SLOW_MS`] ago.
    Idle,
    /// Requested more than [`SLOW_MS`] ago.
    Slow,
    /// A file could not be fetched or saved.
    Failed,
}

/// Exports the results that are shown.
#[derive(Clone, Copy)]
pub(crate) struct Exporter {
    session: Session,
    answers: Answers,
    /// The state of the last export.
    pub(super) progress: RwSignal<Progress>,
    /// The paper as HTML; empty before and after printing.
    pub(super) paper: RwSignal<String>,
    /// The number of the last export, and its target.
    last: StoredValue<(u32, Export)>,
}

impl Exporter {
    /// An exporter of the answers of a page.
    pub(crate) fn new(answers: Answers) -> Exporter {
        Exporter {
            session: answers.session,
            answers,
            progress: RwSignal::new(Progress::Idle),
            paper: RwSignal::new(String::new()),
            last: StoredValue::new((0, Export::Paper)),
        }
    }

    /// Starts an export. Of several only the last one is delivered.
    pub(crate) fn start(self, export: Export) {
        let turn = self.last.with_value(|(turn, _)| turn + 1);
        self.last.set_value((turn, export));
        self.progress.set(Progress::Idle);
        dom::mark_root("data-ready", false);
        let is_waiting = StoredValue::new(true);
        timer::after(SLOW_MS, move || {
            if self.is_last(turn) && is_waiting.try_get_value() == Some(true) {
                self.progress.set(Progress::Slow);
            }
        });
        spawn(async move {
            let made = self.make(export).await;
            if !self.is_last(turn) {
                return;
            }
            is_waiting.set_value(false);
            match made {
                Ok(made) => {
                    self.progress.set(Progress::Idle);
                    self.deliver(export, made).await;
                }
                Err(_) => self.progress.set(Progress::Failed),
            }
            dom::mark_root("data-ready", true);
        });
    }

    /// The message of a key.
    pub(super) fn text(self, key: &str) -> String {
        self.session.locale.with_value(|locale| locale.text(key).to_owned())
    }

    /// Starts the last export again.
    pub(super) fn retry(self) {
        self.start(self.last.with_value(|(_, export)| *export));
    }

    /// Removes the paper from the page.
    pub(super) fn clear(self) {
        self.paper.set(String::new());
    }

    /// Whether the results of the current view are shown, without an opened event, which is printed as it is.
    pub(super) fn is_shown(self) -> bool {
        let state = self.session.state_now();
        let shown = self.answers.results.last_now();
        shown.is_some_and(|shown| shown.0.state == state && !shown.0.is_empty())
    }

    fn is_last(self, turn: u32) -> bool {
        self.last.try_with_value(|(last, _)| *last == turn) == Some(true)
    }

    /// Fetches and draws the text of the file, or the paper as HTML.
    async fn make(self, export: Export) -> Result<String, LoadError> {
        let shown = self.answers.results.last_now().ok_or(LoadError::Damaged)?;
        match export {
            Export::File(format) => self.file(format, &shown.0).await,
            Export::Paper => self.draw(&shown.0).await,
        }
    }

    async fn deliver(self, export: Export, made: String) {
        match export {
            Export::File(format) => {
                if !save::save(format.file_name(), &made) {
                    self.progress.set(Progress::Failed);
                }
            }
            Export::Paper => {
                self.paper.set(made);
                // Painted first, so that the paper is laid out when the dialog opens.
                timer::painted().await;
                paper::print();
            }
        }
    }

    async fn file(self, format: Format, answer: &Answer) -> Result<String, LoadError> {
        let mut events = Vec::new();
        for start in (0..answer.len()).step_by(STEP as usize) {
            events.extend(self.events(&answer.docs(start..(start + STEP).min(answer.len()))).await?);
        }
        let all = self.all(format.path_of_all()).await?;
        let ids = events.iter().map(|event| event.id.as_str()).collect();
        part_of(&all, format, ids).ok_or(LoadError::Damaged)
    }

    /// The file of all events, whose seal is on the page of the data.
    async fn all(self, path: &str) -> Result<String, LoadError> {
        let page = self.session.navigator().page(&Route::Data).await?;
        for anew in [false, true] {
            let text = Fetch::unsealed(path, anew).text().await?;
            if page.html.contains(&seal_attribute(path, text.as_bytes())) {
                return Ok(text);
            }
        }
        Err(LoadError::Damaged)
    }

    async fn draw(self, answer: &Answer) -> Result<String, LoadError> {
        let events = self.events(&answer.docs(0..answer.len().min(PRINTED))).await?;
        let notes = self.notes(&events).await?;
        let data = self.data()?;
        let rows = answer.rows(None, events);
        let labels = self.answers.labels.try_get_untracked().ok_or(LoadError::Damaged)?;
        let rejected = self.session.rejected.get_untracked();
        let content = Paper {
            title: &data.title,
            total: data.event_count,
            answer,
            labels: &labels,
            rejected: &rejected,
            rows: &rows,
            notes: &notes,
            day: paper::today(),
        };
        let location = Location { route: Route::Timeline, state: answer.state.clone() };
        Ok(self.session.draw_in(&location, |setting| draw_paper(setting, &content)))
    }

    fn data(self) -> Result<Arc<TimelineData>, LoadError> {
        self.session.page.with_untracked(|page| page.timeline.clone()).ok_or(LoadError::Damaged)
    }

    async fn events(self, docs: &[DocId]) -> Result<Vec<Arc<ShardEvent>>, LoadError> {
        let searcher = self.session.searcher.try_get_value().ok_or(LoadError::Damaged)?;
        searcher.events(docs, self.data()?.shard_len).await
    }

    /// Fetches the sources of some events, from one file a month or day.
    async fn notes(self, events: &[Arc<ShardEvent>]) -> Result<Notes, LoadError> {
        let letters = self.data()?.source_letters as usize;
        let build = self.session.page.with_untracked(|page| page.data.build.clone());
        let mut fetches: Vec<(String, Fetch)> = Vec::new();
        for event in events {
            let name = source_file_name(event.date, letters);
            if !fetches.iter().any(|(other, _)| *other == name) {
                let path = format!("data/{build}/{SOURCES_FOLDER}/{name}.json");
                fetches.push((name, Fetch::start(&path)));
            }
        }
        let mut files = SourceFile::new();
        for (_, fetch) in fetches {
            files.append(&mut json::parse(&fetch.text().await?)?);
        }
        let mut notes = Notes::default();
        for event in events {
            notes.add(files.get(event.id.as_str()).ok_or(LoadError::Damaged)?);
        }
        Ok(notes)
    }
}
