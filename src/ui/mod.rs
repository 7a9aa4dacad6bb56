//! Shared by all components: HTML of leaves, the actions inside it, type-erased views, effects.

pub(crate) mod action;
pub(crate) mod boxed;
pub(crate) mod effect;
pub(crate) mod html;

pub use action::Action;
pub(crate) use boxed::{Boxed, built, hydrated};
pub(crate) use effect::effect;
pub use html::Kept;
pub(crate) use html::{html, kept};
