//! The one way to fetch and the one way to be late, failed or empty: [`load`] fetches, [`Loaded::draw`] shows.

use crate::browser::task::spawn;
use crate::browser::timer;
use crate::data::load::{GIVEN_UP_MS, Load, LoadError, SLOW_MS};
use crate::leaf::notices::failure;
use crate::setting::Setting;
use crate::ui::effect;
use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use maud::{Markup, html};
use std::any::Any;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

/// A running fetch.
pub type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, LoadError>>>>;

/// A fetched value of any type, so that all types share one copy of the signals and of the code around them.
type Value = Arc<dyn Any + Send + Sync>;

/// A fetched value that follows a key: it has the shape of Leptos' `LocalResource`, and also says when it is late, gives
/// up, keeps the last value while the next is in flight, and can be fetched again.
pub struct Loaded<T> {
    slot: Slot,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Loaded<T> {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

/// Fetches for each new key; no key, no fetch. A fetch whose key is no longer asked for is aborted, also when the owner of
/// the component is cleaned up. `initial` is a value the page came with, and its key.
pub fn load<K, T>(
    initial: Option<(K, T)>,
    key: impl Fn() -> Option<K> + 'static,
    fetch: impl Fn(K) -> Fetching<T> + 'static,
) -> Loaded<T>
where
    K: Clone + PartialEq + 'static,
    T: Send + Sync + 'static,
{
    let (mut fetched, value) = initial.map(|(key, value)| (Some(key), Arc::new(value) as Value)).unzip();
    let slot = Slot::new(value);
    slot.follow(Box::new(move |is_retry| {
        let key = key();
        if !is_retry && fetched.as_ref() == Some(&key) {
            return None;
        }
        fetched = Some(key.clone());
        Some(key.map(|key| -> Fetching<Value> {
            let fetching = fetch(key);
            Box::pin(async move { fetching.await.map(|value| Arc::new(value) as Value) })
        }))
    }));
    Loaded { slot, of: PhantomData }
}

/// The state of a fetched value.
#[derive(Clone, Copy)]
struct Slot {
    state: RwSignal<Load<Value>>,
    last: RwSignal<Option<Value>>,
    retries: RwSignal<u32>,
    /// Aborts the fetch in flight.
    abort: StoredValue<Option<AbortHandle>>,
}

/// The fetch to start in place of the one before: none if nothing changed, `Some(None)` if there is no key.
type Next = Box<dyn FnMut(bool) -> Option<Option<Fetching<Value>>>>;

impl Slot {
    fn new(value: Option<Value>) -> Slot {
        let state = RwSignal::new(value.clone().map_or(Load::Pending, Load::Ready));
        let (last, retries) = (RwSignal::new(value), RwSignal::new(0));
        Slot { state, last, retries, abort: StoredValue::new(None) }
    }

    fn follow(self, mut next: Next) {
        let mut retried = 0;
        effect(move || {
            let retries = self.retries.get();
            let is_retry = std::mem::replace(&mut retried, retries) != retries;
            if let Some(fetching) = next(is_retry) {
                self.start(fetching);
            }
        });
        on_cleanup(move || self.stop());
    }

    fn stop(self) {
        if let Some(handle) = self.abort.try_update_value(Option::take).flatten() {
            handle.abort();
        }
    }

    /// Starts a fetch in place of the one before.
    fn start(self, fetching: Option<Fetching<Value>>) {
        self.state.set(Load::Pending);
        let Some(fetching) = fetching else { return self.stop() };
        let (fetching, handle) = abortable(fetching);
        let before = self.abort.try_update_value(|abort| abort.replace(handle.clone())).flatten();
        let (slow, late) = (handle.clone(), handle.clone());
        timer::after(SLOW_MS, move || self.wait(&slow, Load::Slow));
        timer::after(GIVEN_UP_MS, move || {
            self.wait(&late, Load::Failed(LoadError::Network));
            late.abort();
        });
        spawn(async move {
            // An aborted fetch is stale: its key is no longer asked for.
            let Ok(fetched) = fetching.await else { return };
            if !handle.is_aborted() {
                if let Ok(value) = &fetched {
                    self.last.try_set(Some(value.clone()));
                }
                self.state.try_set(fetched.map_or_else(Load::Failed, Load::Ready));
            }
        });
        // After the new fetch was spawned: it runs first, and takes over the requests that both wait for.
        if let Some(before) = before {
            before.abort();
        }
    }

    /// A state of a fetch that has neither answered nor been aborted.
    fn wait(self, handle: &AbortHandle, state: Load<Value>) {
        let is_waiting = self.state.try_with_untracked(|now| matches!(now, Load::Pending | Load::Slow));
        if !handle.is_aborted() && is_waiting == Some(true) {
            self.state.try_set(state);
        }
    }

    fn is_settled(state: &Load<Value>) -> bool {
        matches!(state, Load::Ready(_) | Load::Failed(_))
    }
}

impl<T: Clone + Send + Sync + 'static> Loaded<T> {
    /// Fetches again, whatever came of the last fetch.
    pub fn retry(self) {
        self.slot.retries.update(|retries| *retries += 1);
    }

    /// The state, tracked.
    pub fn state(self) -> Load<T> {
        match self.slot.state.get() {
            Load::Pending => Load::Pending,
            Load::Slow => Load::Slow,
            Load::Ready(value) => typed(&value).map_or(Load::Pending, Load::Ready),
            Load::Failed(error) => Load::Failed(error),
        }
    }

    /// The value of the present key once it is fetched, tracked.
    pub fn ready(self) -> Option<T> {
        match self.slot.state.get() {
            Load::Ready(value) => typed(&value),
            _ => None,
        }
    }

    /// Whether the fetch of the present key has come to an end, tracked.
    pub fn is_settled(self) -> bool {
        self.slot.state.with(Slot::is_settled)
    }

    /// The last value, tracked: it stays while the next one is in flight or after that failed.
    pub fn last(self) -> Option<T> {
        self.slot.last.get().and_then(|value| typed(&value))
    }

    /// Looks at the last value, tracked.
    pub fn with_last<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        self.slot.last.get().and_then(|value| value.downcast_ref().map(look))
    }

    /// The last value, untracked; none once the owner is gone.
    pub fn last_now(self) -> Option<T> {
        self.slot.last.try_get_untracked().flatten().and_then(|value| typed(&value))
    }

    /// The error of a fetch that failed, tracked.
    pub fn error(self) -> Option<LoadError> {
        self.slot.state.with(|state| match state {
            Load::Failed(error) => Some(*error),
            _ => None,
        })
    }

    /// The value as HTML, or a line in its place: nothing for the first 500 ms, then that it is loading; after a failure the
    /// error with Retry, or Reload where the site was updated.
    pub fn draw(self, setting: &Setting<'_>, ready: impl FnOnce(&T) -> Markup) -> Markup {
        match self.slot.state.get() {
            Load::Pending => html! {},
            Load::Slow => html! { p role="status" { (setting.text("results.loading")) } },
            Load::Failed(error) => failure(setting, error),
            Load::Ready(value) => value.downcast_ref().map_or_else(|| html! {}, ready),
        }
    }
}

fn typed<T: Clone + 'static>(value: &Value) -> Option<T> {
    value.downcast_ref().cloned()
}
