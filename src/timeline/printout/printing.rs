//! Making files and paper of the events of a view: all that they need is fetched first, and nothing is saved or printed if
//! one part is missing.

use super::download::{Format, part_of};
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

/// How many events are fetched at once.
const STEP: u32 = 1_000;

/// The forms in which a view leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Take {
    /// A file.
    File(Format),
    /// Paper.
    Paper,
}

impl Take {
    /// The request of a press; none for presses that ask for neither.
    pub(crate) fn of(action: &Action) -> Option<Take> {
        match action {
            Action::Download(format) => Some(Take::File(*format)),
            Action::Print => Some(Take::Paper),
            Action::AllValues(_)
            | Action::OpenEvent(_)
            | Action::Suggest(_)
            | Action::Retry
            | Action::Reload
            | Action::Width(_) => None,
        }
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Nothing was asked for, or it is done.
    Idle,
    /// Asked for more than 500 ms ago.
    Slow,
    /// Something it needs could not be fetched.
    Failed,
}

/// Makes files and paper of the events that are shown.
#[derive(Clone, Copy)]
pub(crate) struct Printing {
    session: Session,
    answers: Answers,
    /// How far the last request is.
    pub(super) progress: RwSignal<Progress>,
    /// The paper as HTML; empty unless it is printed.
    pub(super) paper: RwSignal<String>,
    /// The number of the last request, and the request.
    last: StoredValue<(u32, Take)>,
}

impl Printing {
    /// For the answers of a page.
    pub(crate) fn new(answers: Answers) -> Printing {
        Printing {
            session: answers.session,
            answers,
            progress: RwSignal::new(Progress::Idle),
            paper: RwSignal::new(String::new()),
            last: StoredValue::new((0, Take::Paper)),
        }
    }

    /// Takes the events away. Of several requests only the last one counts.
    pub(crate) fn take(self, take: Take) {
        let turn = self.last.with_value(|(turn, _)| turn + 1);
        self.last.set_value((turn, take));
        self.progress.set(Progress::Idle);
        dom::mark_root("data-ready", false);
        // Whether the request is still waited for.
        let is_open = StoredValue::new(true);
        timer::after(SLOW_MS, move || {
            if self.is_last(turn) && is_open.try_get_value() == Some(true) {
                self.progress.set(Progress::Slow);
            }
        });
        spawn(async move {
            let made = self.make(take).await;
            if !self.is_last(turn) {
                return;
            }
            is_open.set_value(false);
            match made {
                Ok(made) => {
                    self.progress.set(Progress::Idle);
                    self.deliver(take, made).await;
                }
                Err(_) => self.progress.set(Progress::Failed),
            }
            dom::mark_root("data-ready", true);
        });
    }

    /// A message.
    pub(super) fn text(self, key: &str) -> String {
        self.session.locale.with_value(|locale| locale.text(key).to_owned())
    }

    /// Takes away again what failed.
    pub(super) fn retry(self) {
        self.take(self.last.with_value(|(_, take)| *take));
    }

    /// Takes the paper out of the page.
    pub(super) fn clear(self) {
        self.paper.set(String::new());
    }

    /// Whether the answer to the present view is shown and alone: what is open above it is printed as it is.
    pub(super) fn is_shown(self) -> bool {
        let state = self.session.state_now();
        let shown = self.answers.results.last_now();
        shown.is_some_and(|shown| shown.0.state == state && !shown.0.is_empty())
    }

    fn is_last(self, turn: u32) -> bool {
        self.last.try_with_value(|(last, _)| *last == turn) == Some(true)
    }

    /// The text of a file, or the paper as HTML.
    async fn make(self, take: Take) -> Result<String, LoadError> {
        let shown = self.answers.results.last_now().ok_or(LoadError::Damaged)?;
        match take {
            Take::File(format) => self.file(format, &shown.0).await,
            Take::Paper => self.draw(&shown.0).await,
        }
    }

    async fn deliver(self, take: Take, made: String) {
        match take {
            Take::File(format) => {
                if !save::save(format.file_name(), &made) {
                    self.progress.set(Progress::Failed);
                }
            }
            Take::Paper => {
                self.paper.set(made);
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
        let all = Fetch::start(format.path_of_all()).text().await?;
        let ids = events.iter().map(|event| event.id.as_str()).collect();
        part_of(&all, format, ids).ok_or(LoadError::Outdated)
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

    /// The sources of some events, one file for those of a month or a day.
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
