//! The site's mark, a candle.

use maud::{Markup, html};

/// The outline of a candle's flame, in a box of 16 by 22.
pub const FLAME: &str = "M8 0c1 4 5 6 5 11a5 5 0 0 1-10 0c0-3 3-5 5-11Z";
/// The outline of what burns below it.
pub const CANDLE_STICK: &str = "M5 17h6v5H5Z";

/// The site's mark, a candle.
pub fn candle() -> Markup {
    html! {
        svg width="16" height="22" viewBox="0 0 16 22" aria-hidden="true" {
            path.flame d=(FLAME) {}
            path d=(CANDLE_STICK) {}
        }
    }
}
