//! The index and the shards of a build, fetched as queries need them.
//!
//! A query is a pure function of the index (`vigil_index`). It returns its result or the files that it lacks; these are
//! fetched here in parallel, and the query runs again.

use crate::browser::fetch::Fetch;
use crate::browser::{intl, json, network};
use crate::data::load::LoadError;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use vigil_index::{DocId, Index, Manifest, Need, Resource, Shard, ShardEvent};

/// The number of shards kept in memory; the first fetched is dropped first.
const SHARDS_KEPT: usize = 64;

/// The largest number of blocks of terms to prefetch. A larger index is fetched by queries only.
const PREFETCHED_BLOCKS_MAX: usize = 32;

/// The largest number of shards to prefetch. A larger site has them fetched by views only.
const PREFETCHED_SHARDS_MAX: u32 = 16;

/// The largest number of rounds of a query; more would be a fault of the index.
const ROUNDS_MAX: usize = 16;

/// Fetches and keeps the index, and the shards of one language.
pub(crate) struct Searcher {
    build: String,
    locale: String,
    index: RefCell<Option<Index>>,
    shards: RefCell<Vec<(u32, Rc<Shard>)>>,
    has_prefetched: Cell<bool>,
}

impl Searcher {
    /// An empty searcher for a build and a language; fetches nothing.
    pub(crate) fn new(build: &str, locale: &str) -> Searcher {
        Searcher {
            build: build.to_owned(),
            locale: locale.to_owned(),
            index: RefCell::new(None),
            shards: RefCell::default(),
            has_prefetched: Cell::new(false),
        }
    }

    fn path(&self, below: &str) -> String {
        format!("data/{}/{below}", self.build)
    }

    /// Fetches the manifest and creates the index, unless another query has done so meanwhile.
    async fn open(&self) -> Result<(), LoadError> {
        let text = Fetch::start(&self.path("manifest.json")).text().await?;
        let manifest: Manifest = json::parse(&text)?;
        let index = Index::new(manifest, intl::fold).map_err(|_| LoadError::Damaged)?;
        self.index.borrow_mut().get_or_insert(index);
        Ok(())
    }

    /// Fetches the manifest before the first query. Errors are ignored: the query fetches it again and reports them.
    pub(crate) async fn prefetch_manifest(&self) {
        let _ = self.query(|_| Ok(())).await;
    }

    /// Runs a query, and fetches the files that it lacks. A file that cannot be fetched counts as empty, and the index marks
    /// its result as incomplete. Fails without the manifest, and with `Outdated` after an update of the site.
    pub(crate) async fn query<T>(&self, query: impl Fn(&Index) -> Result<T, Need>) -> Result<T, LoadError> {
        self.answer(query, false).await
    }

    /// Runs a query whose result cannot be marked as incomplete: a file that cannot be fetched is an error, and files that
    /// failed before are fetched again.
    pub(crate) async fn query_whole<T>(
        &self,
        query: impl Fn(&Index) -> Result<T, Need>,
    ) -> Result<T, LoadError> {
        self.retry();
        self.answer(query, true).await
    }

    async fn answer<T>(
        &self,
        query: impl Fn(&Index) -> Result<T, Need>,
        is_whole: bool,
    ) -> Result<T, LoadError> {
        let answer = Cell::new(None);
        self.query_until_complete(&|index| query(index).map(|found| answer.set(Some(found))), is_whole)
            .await?;
        answer.take().ok_or(LoadError::Damaged)
    }

    /// Repeats a query until it lacks no file.
    fn query_until_complete<'a>(
        &'a self,
        query: &'a dyn Fn(&Index) -> Result<(), Need>,
        is_whole: bool,
    ) -> Pin<Box<dyn Future<Output = Result<(), LoadError>> + 'a>> {
        // Type-erased, because each type of query would compile to a state machine of its own.
        Box::pin(async move {
            for _ in 0..ROUNDS_MAX {
                let need = match self.index.borrow().as_ref().map(query) {
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

    /// Prefetches a small index and a small set of shards, one file at a time, once in a session and not if the reader saves
    /// data. Errors are ignored: the query that needs a file fetches it again.
    pub(crate) async fn prefetch_rest(&self) {
        let Some((blocks, shard_count, shard_len)) = self.prefetch_plan() else { return };
        for block in blocks {
            if self.index.borrow().as_ref().is_none_or(|index| !index.unread().contains(&block)) {
                continue;
            }
            // A host that fails is not asked for the others.
            let Ok(bytes) = Fetch::start(&self.path(&block.path())).bytes().await else { return };
            if let Some(index) = self.index.borrow_mut().as_mut() {
                let _ = index.insert(&block, &bytes);
            }
        }
        for number in (0..shard_count).rev() {
            if self.events(&[DocId(number * shard_len)], shard_len).await.is_err() {
                return;
            }
        }
    }

    /// The blocks of terms to prefetch, the number of shards to prefetch, and the events per shard; none if prefetching was
    /// done before, or the reader saves data.
    fn prefetch_plan(&self) -> Option<(Vec<Resource>, u32, u32)> {
        let borrowed = self.index.borrow();
        let index = borrowed.as_ref()?;
        if self.has_prefetched.replace(true) || network::saves_data() {
            return None;
        }
        let mut blocks = index.unread();
        if blocks.len() > PREFETCHED_BLOCKS_MAX {
            blocks.clear();
        }
        let manifest = index.manifest();
        let shard_count = Some(manifest.shard_count()).filter(|count| *count <= PREFETCHED_SHARDS_MAX);
        Some((blocks, shard_count.unwrap_or_default(), manifest.shard_len))
    }

    /// Forgets failed files, so that the next query fetches them again.
    pub(crate) fn retry(&self) {
        if let Some(index) = self.index.borrow_mut().as_mut() {
            index.retry();
        }
    }

    /// The events of some documents, in their order. `shard_len` is the number of events in a shard. Fails if one shard fails.
    pub(crate) async fn events(
        &self,
        docs: &[DocId],
        shard_len: u32,
    ) -> Result<Vec<Arc<ShardEvent>>, LoadError> {
        let shard_of = |doc: &DocId| doc.0 / shard_len.max(1);
        // Held until the end, because a concurrent call may evict them from the shards kept.
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
        // The other shards are kept if one fails, so that a retry fetches only that one.
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

    /// Keeps a fetched shard, and drops the oldest if there are too many. Returns the shard kept under this number.
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
