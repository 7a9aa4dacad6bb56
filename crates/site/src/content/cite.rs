//! How a page is cited: in several styles, as Wikipedia's template, and for reference managers. One description, a `Work`,
//! serves all of them.

pub mod citation;
pub mod citer;
pub mod day_form;
pub mod formats;
pub mod styles;
pub mod title_case;
pub mod work;

#[cfg(test)]
mod tests;
