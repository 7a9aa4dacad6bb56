//! Shared by all components: HTML of leaves, the actions inside it, type-erased views, effects, modal dialogs.

pub(crate) mod action;
pub(crate) mod boxed;
pub(crate) mod effect;
pub(crate) mod html;
pub(crate) mod modal;

pub use action::Action;
pub(crate) use boxed::{Boxed, built, hydrated};
pub(crate) use effect::effect;
pub use html::Kept;
pub(crate) use html::{html, kept};
pub(crate) use modal::modal;
