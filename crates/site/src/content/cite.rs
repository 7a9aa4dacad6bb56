//! How an event, or the data as a whole, is cited: in the styles of CSL, as Wikipedia's template, and for reference
//! managers. One description, a `Work`, serves all of them.

pub mod citation;
pub mod citer;
pub mod formats;
pub mod styles;
pub mod work;

#[cfg(test)]
mod tests;
