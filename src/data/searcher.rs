//! The index and the shards of one build, fetched as views need them.
//!
//! Queries are pure functions of the index (`vigil_index`): what they lack they name, it is fetched here, in
//! parallel, and they are asked again.

use crate::browser::fetch::Fetch;
use crate::browser::{intl, json, network};
use crate::data::load::LoadError;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use vigil_index::{DocId, Index, Manifest, Need, Resource, Shard, ShardEvent};

/// How many shards are kept; the least recently fetched go first.
const SHARDS_KEPT: usize = 64;

/// An index of no more blocks of terms than this is read whole once it is used, so that queries wait for no file.
const BLOCKS_AHEAD: usize = 32;

/// No more shards than this are read before they are asked for.
const SHARDS_AHEAD: u32 = 16;

/// How often a query may name further files before it is given up: more would be a fault of the index.
const ROUNDS_MAX: usize = 16;

/// Fetches and keeps the index and the shards of one build in one language.
pub struct Searcher {
    build: String,
    locale: String,
    index: RefCell<Option<Index>>,
    shards: RefCell<Vec<(u32, Rc<Shard>)>>,
    is_ahead: Cell<bool>,
}

impl Searcher {
    /// For a build and a language; nothing is fetched yet.
    pub fn new(build: &str, locale: &str) -> Searcher {
        Searcher {
            build: build.to_owned(),
            locale: locale.to_owned(),
            index: RefCell::new(None),
            shards: RefCell::default(),
            is_ahead: Cell::new(false),
        }
    }

    fn path(&self, below: &str) -> String {
        format!("data/{}/{below}", self.build)
    }

    /// Fetches the manifest, once.
    async fn open(&self) -> Result<(), LoadError> {
        let text = Fetch::start(&self.path("manifest.json")).text().await?;
        let manifest: Manifest = json::parse(&text)?;
        let index = Index::new(manifest, intl::fold).map_err(|_| LoadError::Damaged)?;
        self.index.borrow_mut().get_or_insert(index);
        Ok(())
    }

    /// Fetches the manifest before the first query. If that fails, the query fetches it again and reports what failed.
    pub async fn prepare(&self) {
        let _ = self.ask(|_| Ok(())).await;
    }

    /// Asks the index, fetching what the answer needs. A file that does not come counts as empty, and the answer
    /// says that it is incomplete; without the manifest there is no answer.
    pub async fn ask<T>(&self, ask: impl Fn(&Index) -> Result<T, Need>) -> Result<T, LoadError> {
        self.answer(ask, false).await
    }

    /// Asks the index for an answer that cannot say that it is incomplete: a file that does not come is an error, and one
    /// that did not come before is fetched again.
    pub async fn ask_whole<T>(&self, ask: impl Fn(&Index) -> Result<T, Need>) -> Result<T, LoadError> {
        self.retry();
        self.answer(ask, true).await
    }

    async fn answer<T>(
        &self,
        ask: impl Fn(&Index) -> Result<T, Need>,
        is_whole: bool,
    ) -> Result<T, LoadError> {
        let answer = Cell::new(None);
        self.ask_again(&|index| ask(index).map(|found| answer.set(Some(found))), is_whole).await?;
        answer.take().ok_or(LoadError::Damaged)
    }

    /// Asks until nothing is lacking. One type, whatever is asked: see [`Searcher::ask`].
    fn ask_again<'a>(
        &'a self,
        ask: &'a dyn Fn(&Index) -> Result<(), Need>,
        is_whole: bool,
    ) -> Pin<Box<dyn Future<Output = Result<(), LoadError>> + 'a>> {
        Box::pin(async move {
            for _ in 0..ROUNDS_MAX {
                let need = match self.index.borrow().as_ref().map(ask) {
                    Some(Ok(())) => return Ok(()),
                    Some(Err(Need(need))) => Some(need),
                    None => None,
                };
                match need {
                    Some(need) => self.fetch_all(need, is_whole).await?,
                    None => self.open().await?,
                }
            }
            Err(LoadError::Damaged)
        })
    }

    async fn fetch_all(&self, need: Vec<Resource>, is_whole: bool) -> Result<(), LoadError> {
        let fetches: Vec<Fetch> =
            need.iter().map(|resource| Fetch::start(&self.path(&resource.path()))).collect();
        for (resource, fetch) in need.iter().zip(fetches) {
            let bytes = fetch.bytes().await;
            let mut index = self.index.borrow_mut();
            let Some(index) = index.as_mut() else { continue };
            match bytes {
                Err(LoadError::Outdated) => return Err(LoadError::Outdated),
                Err(error) if is_whole => return Err(error),
                Ok(bytes) if index.insert(resource, &bytes).is_ok() => {}
                Ok(_) if is_whole => return Err(LoadError::Damaged),
                _ => index.fail(resource),
            }
        }
        Ok(())
    }

    /// Reads what the next queries may want, once and one file after another, as far as it is little and the reader
    /// saves no data. What does not come is asked for again by the query that needs it.
    pub async fn read_ahead(&self) {
        let Some((blocks, shard_count, shard_len)) = self.ahead() else { return };
        for block in blocks {
            if self.index.borrow().as_ref().is_none_or(|index| !index.unread().contains(&block)) {
                continue;
            }
            let bytes = Fetch::start(&self.path(&block.path())).bytes().await;
            if let (Ok(bytes), Some(index)) = (bytes, self.index.borrow_mut().as_mut()) {
                let _ = index.insert(&block, &bytes);
            }
        }
        for number in (0..shard_count).rev() {
            let _ = self.events(&[DocId(number * shard_len)], shard_len).await;
        }
    }

    /// The blocks of terms to read ahead, how many shards, and how many events a shard holds.
    fn ahead(&self) -> Option<(Vec<Resource>, u32, u32)> {
        let index = self.index.borrow();
        let index = index.as_ref()?;
        if self.is_ahead.replace(true) || network::saves_data() {
            return None;
        }
        let mut blocks = index.unread();
        if blocks.len() > BLOCKS_AHEAD {
            blocks.clear();
        }
        let manifest = index.manifest();
        let shard_count = Some(manifest.shard_count()).filter(|count| *count <= SHARDS_AHEAD);
        Some((blocks, shard_count.unwrap_or_default(), manifest.shard_len))
    }

    /// Forgets what failed, so that it is fetched again.
    pub fn retry(&self) {
        if let Some(index) = self.index.borrow_mut().as_mut() {
            index.retry();
        }
    }

    /// The events of some documents, in their order. `shard_len` is the number of events a shard holds.
    pub async fn events(&self, docs: &[DocId], shard_len: u32) -> Result<Vec<Arc<ShardEvent>>, LoadError> {
        let shard_of = |doc: &DocId| doc.0 / shard_len.max(1);
        // Held until the end: what other answers under way fetch may push it out of what is kept.
        let mut held: Vec<(u32, Rc<Shard>)> = Vec::new();
        let mut missing: Vec<(u32, Fetch)> = Vec::new();
        for number in docs.iter().map(shard_of) {
            if find(&held, number).is_some() || missing.iter().any(|(other, _)| *other == number) {
                continue;
            }
            match find(&self.shards.borrow(), number) {
                Some(shard) => held.push((number, shard)),
                None => {
                    let path = self.path(&Manifest::shard_path(&self.locale, number));
                    missing.push((number, Fetch::start(&path)));
                }
            }
        }
        let mut failed = None;
        for (number, fetch) in missing {
            match fetch.text().await.and_then(|text| read_shard(&text)) {
                Ok(shard) => held.push((number, self.keep(number, shard))),
                Err(error) => failed = Some(error),
            }
        }
        if let Some(error) = failed {
            return Err(error);
        }
        let event = |doc: &DocId| find(&held, shard_of(doc))?.event(*doc).cloned().map(Arc::new);
        docs.iter().map(event).collect::<Option<Vec<_>>>().ok_or(LoadError::Damaged)
    }

    /// Keeps a shard, in place of the one that has been kept longest.
    fn keep(&self, number: u32, shard: Shard) -> Rc<Shard> {
        let mut shards = self.shards.borrow_mut();
        if let Some(kept) = find(&shards, number) {
            return kept;
        }
        if shards.len() >= SHARDS_KEPT {
            shards.remove(0);
        }
        let shard = Rc::new(shard);
        shards.push((number, shard.clone()));
        shard
    }
}

fn find(shards: &[(u32, Rc<Shard>)], number: u32) -> Option<Rc<Shard>> {
    shards.iter().find(|(other, _)| *other == number).map(|(_, shard)| shard.clone())
}

fn read_shard(text: &str) -> Result<Shard, LoadError> {
    json::parse(text)
}
