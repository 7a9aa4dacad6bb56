//! Fetched values of components: [`load`] is the one way to fetch one, [`Loaded::draw`] the one way to show that it is slow
//! or failed.

use crate::browser::task::spawn;
use crate::browser::timer;
use crate::data::load::{Load, LoadError, SLOW_MS, TIMEOUT_MS};
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
pub(crate) type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, LoadError>>>>;

/// A fetched value of any type.
// Type-erased, so that all types share one copy of the signals and of the code around them.
type Value = Arc<dyn Any + Send + Sync>;

/// A fetched value that follows a key, like a `LocalResource` of Leptos. In addition it reports slowness, times out, keeps
/// the last value while the next one is in flight, and can be retried.
pub(crate) struct Loaded<T> {
    slot: Slot,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Loaded<T> {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

/// Fetches for each new key; without a key nothing is fetched. A new key, and the cleanup of the reactive owner, abort the
/// stale fetch. `initial` is a key with its value from the page, which is not fetched.
pub(crate) fn load<K, T>(
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

/// The signals of a [`Loaded`], without its type.
#[derive(Clone, Copy)]
struct Slot {
    state: RwSignal<Load<Value>>,
    last: RwSignal<Option<Value>>,
    retries: RwSignal<u32>,
    /// The handle of the fetch in flight.
    abort: StoredValue<Option<AbortHandle>>,
}

/// Returns the fetch to start: none if the key is unchanged, `Some(None)` without a key. The argument is whether to fetch
/// an unchanged key again.
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

    /// Starts a fetch and aborts the one before.
    fn start(self, fetching: Option<Fetching<Value>>) {
        self.state.set(Load::Pending);
        let Some(fetching) = fetching else { return self.stop() };
        let (fetching, handle) = abortable(fetching);
        let before = self.abort.try_update_value(|abort| abort.replace(handle.clone())).flatten();
        let (slow, late) = (handle.clone(), handle.clone());
        timer::after(SLOW_MS, move || self.wait(&slow, Load::Slow));
        timer::after(TIMEOUT_MS, move || {
            self.wait(&late, Load::Failed(LoadError::Network));
            late.abort();
        });
        spawn(async move {
            // An aborted fetch is stale: its key is no longer the current one.
            let Ok(fetched) = fetching.await else { return };
            if !handle.is_aborted() {
                if let Ok(value) = &fetched {
                    self.last.try_set(Some(value.clone()));
                }
                self.state.try_set(fetched.map_or_else(Load::Failed, Load::Ready));
            }
        });
        // Aborted after the new fetch is spawned, so that a request which both wait for is shared instead of sent twice.
        if let Some(before) = before {
            before.abort();
        }
    }

    /// Sets a state of a fetch, unless it has been answered or aborted.
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
    /// Fetches the current key again.
    pub(crate) fn retry(self) {
        self.slot.retries.update(|retries| *retries += 1);
    }

    /// The state of the current key, tracked.
    pub(crate) fn state(self) -> Load<T> {
        match self.slot.state.get() {
            Load::Pending => Load::Pending,
            Load::Slow => Load::Slow,
            Load::Ready(value) => typed(&value).map_or(Load::Pending, Load::Ready),
            Load::Failed(error) => Load::Failed(error),
        }
    }

    /// The value of the current key once it is fetched, tracked.
    pub(crate) fn ready(self) -> Option<T> {
        match self.slot.state.get() {
            Load::Ready(value) => typed(&value),
            _ => None,
        }
    }

    /// Whether the fetch of the current key has succeeded or failed, tracked.
    pub(crate) fn is_settled(self) -> bool {
        self.slot.state.with(Slot::is_settled)
    }

    /// The last value of any key, tracked. It stays while the next one is in flight, and after that failed.
    pub(crate) fn last(self) -> Option<T> {
        self.slot.last.get().and_then(|value| typed(&value))
    }

    /// [`Loaded::last`] without a clone.
    pub(crate) fn with_last<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        self.slot.last.get().and_then(|value| value.downcast_ref().map(look))
    }

    /// [`Loaded::last`], untracked; none after the reactive owner was cleaned up.
    pub(crate) fn last_now(self) -> Option<T> {
        self.slot.last.try_get_untracked().flatten().and_then(|value| typed(&value))
    }

    /// The error of the current key, tracked.
    pub(crate) fn error(self) -> Option<LoadError> {
        self.slot.state.with(|state| match state {
            Load::Failed(error) => Some(*error),
            _ => None,
        })
    }

    /// The value as HTML. Before it is fetched: nothing, after [`SLOW_MS`] a line that it is loading. After a failure: the error
    /// with Retry, or with Reload if the site was updated.
    pub(crate) fn draw(self, setting: &Setting<'_>, ready: impl FnOnce(&T) -> Markup) -> Markup {
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
