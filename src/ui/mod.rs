//! The few pieces all components share: HTML set from pure functions, presses inside it, effects.

pub mod action;
pub mod boxed;
pub mod effect;
pub mod html;

pub use action::Action;
pub use boxed::{Boxed, built, hydrated};
pub use effect::effect;
pub use html::{Html, Kept, html, kept};
