//! The index and the shards of one build, fetched as views need them.
//!
//! Queries are pure functions of the index (`vigil_index`): what they lack they name, it is fetched here, in
//! parallel, and they are asked again.

use crate::browser::{fetch, intl};
use crate::load::LoadError;
use futures::future::join_all;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use vigil_index::{DocId, Index, Manifest, Need, Resource, Shard, ShardEvent};

/// How many shards are kept; the least recently fetched go first.
const SHARDS_KEPT: usize = 64;

/// How often a query may name further files before it is given up: more would be a fault of the index.
const ROUNDS_MAX: usize = 16;

/// Fetches and keeps the index and the shards of one build in one language.
pub struct Searcher {
    build: String,
    locale: String,
    index: RefCell<Option<Index>>,
    shards: RefCell<BTreeMap<u32, Rc<Shard>>>,
}

impl Searcher {
    /// For a build and a language; nothing is fetched yet.
    pub fn new(build: &str, locale: &str) -> Searcher {
        Searcher {
            build: build.to_owned(),
            locale: locale.to_owned(),
            index: RefCell::new(None),
            shards: RefCell::default(),
        }
    }

    fn path(&self, below: &str) -> String {
        format!("data/{}/{below}", self.build)
    }

    /// Fetches the manifest, once.
    async fn open(&self) -> Result<(), LoadError> {
        if self.index.borrow().is_some() {
            return Ok(());
        }
        let text = fetch::text(&self.path("manifest.json")).await?;
        let manifest: Manifest = serde_json::from_str(&text).map_err(|_| LoadError::Damaged)?;
        let index = Index::new(manifest, intl::fold).map_err(|_| LoadError::Damaged)?;
        self.index.borrow_mut().get_or_insert(index);
        Ok(())
    }

    /// Asks the index, fetching what the answer needs. A file that does not come counts as empty, and the answer
    /// says that it is incomplete; without the manifest there is no answer.
    pub async fn ask<T>(&self, ask: impl Fn(&Index) -> Result<T, Need>) -> Result<T, LoadError> {
        self.open().await?;
        for _ in 0..ROUNDS_MAX {
            let need = match self.index.borrow().as_ref().map(&ask) {
                Some(Ok(answer)) => return Ok(answer),
                Some(Err(Need(need))) => need,
                None => return Err(LoadError::Damaged),
            };
            self.fetch_all(need).await?;
        }
        Err(LoadError::Damaged)
    }

    async fn fetch_all(&self, need: Vec<Resource>) -> Result<(), LoadError> {
        let fetches = need
            .into_iter()
            .map(|resource| async move { (resource, fetch::bytes(&self.path(&resource.path())).await) });
        for (resource, bytes) in join_all(fetches).await {
            let mut index = self.index.borrow_mut();
            let Some(index) = index.as_mut() else { continue };
            let inserted = match bytes {
                Ok(bytes) => index.insert(&resource, &bytes).map_err(|_| LoadError::Damaged),
                Err(error) => Err(error),
            };
            match inserted {
                Ok(()) => {}
                Err(LoadError::Outdated) => return Err(LoadError::Outdated),
                Err(_) => index.fail(&resource),
            }
        }
        Ok(())
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
        let mut missing: Vec<u32> = docs.iter().map(shard_of).collect();
        missing.sort_unstable();
        missing.dedup();
        missing.retain(|shard| !self.shards.borrow().contains_key(shard));
        let fetched =
            join_all(missing.into_iter().map(|shard| async move { (shard, self.shard(shard).await) })).await;
        let mut failed = None;
        for (number, shard) in fetched {
            match shard {
                Ok(shard) => drop(self.shards.borrow_mut().insert(number, Rc::new(shard))),
                Err(error) => failed = Some(error),
            }
        }
        if let Some(error) = failed {
            return Err(error);
        }
        let shards = self.shards.borrow();
        let event = |doc: &DocId| shards.get(&shard_of(doc))?.event(*doc).cloned().map(Arc::new);
        let events: Option<Vec<_>> = docs.iter().map(event).collect();
        let kept = shards.len();
        drop(shards);
        if kept > SHARDS_KEPT {
            self.shards.borrow_mut().retain(|number, _| docs.iter().any(|doc| shard_of(doc) == *number));
        }
        events.ok_or(LoadError::Damaged)
    }

    async fn shard(&self, number: u32) -> Result<Shard, LoadError> {
        let text = fetch::text(&self.path(&Manifest::shard_path(&self.locale, number))).await?;
        serde_json::from_str(&text).map_err(|_| LoadError::Damaged)
    }
}
