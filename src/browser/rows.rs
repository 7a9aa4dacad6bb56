//! The rows of a windowed list in the document: those that stay keep their elements, so that focus and scroll stay.

use std::ops::Range;
use web_sys::Element;

/// The rows that are in the document.
#[derive(Default)]
pub struct Rows {
    range: Range<u32>,
}

impl Rows {
    /// Rows that came with the page.
    pub fn already_in(range: Range<u32>) -> Rows {
        Rows { range }
    }

    /// Which rows are in the document.
    pub fn range(&self) -> Range<u32> {
        self.range.clone()
    }

    /// Shows the rows of a range, each given as HTML, in place of those shown before.
    pub fn show(&mut self, list: &Element, range: Range<u32>, rows: Vec<String>) {
        let old = std::mem::replace(&mut self.range, range.clone());
        let kept = old.start.max(range.start)..old.end.min(range.end);
        if kept.is_empty() {
            list.set_inner_html(&rows.concat());
            return;
        }
        for _ in old.start..kept.start {
            list.first_element_child().inspect(Element::remove);
        }
        for _ in kept.end..old.end {
            list.last_element_child().inspect(Element::remove);
        }
        let html = |part: Range<u32>| {
            let part = (part.start - range.start) as usize..(part.end - range.start) as usize;
            rows.get(part).map(<[String]>::concat).unwrap_or_default()
        };
        let _ = list.insert_adjacent_html("afterbegin", &html(range.start..kept.start));
        let _ = list.insert_adjacent_html("beforeend", &html(kept.end..range.end));
    }
}
