//! The rows of a windowed list in the document: those that stay keep their elements, so that focus and scroll stay.

use std::ops::Range;
use web_sys::{Element, HtmlElement};

/// The list of events with the spacers that stand for the rows that are not in the document.
pub struct Rows {
    list: HtmlElement,
    above: HtmlElement,
    below: HtmlElement,
    range: Range<u32>,
}

impl Rows {
    /// An empty window over a list and its spacers.
    pub fn new(list: HtmlElement, above: HtmlElement, below: HtmlElement) -> Rows {
        Rows { list, above, below, range: 0..0 }
    }

    /// These rows came with the page.
    pub fn came_with_page(&mut self, range: Range<u32>) {
        self.range = range;
    }

    /// The rows shown belong to another answer; the next ones take the place of all of them.
    pub fn clear(&mut self) {
        self.range = 0..0;
    }

    /// Which rows are in the document.
    pub fn range(&self) -> Range<u32> {
        self.range.clone()
    }

    /// Whether the list is shown, and not another view in its place.
    pub fn are_drawn(&self) -> bool {
        self.above.get_bounding_client_rect().width() > 0.0
    }

    /// How far the first row, in the document or not, lies below the top of the window, in pixels.
    pub fn top(&self) -> f64 {
        self.above.get_bounding_client_rect().top()
    }

    /// The heights of the rows in the document, in pixels.
    pub fn heights(&self) -> Vec<f64> {
        let rows = self.list.children();
        let rows = (0..rows.length()).filter_map(|i| rows.item(i));
        rows.map(|row| row.get_bounding_client_rect().height()).collect()
    }

    /// Gives the spacers their heights, in pixels.
    pub fn set_spacers(&self, above: f64, below: f64) {
        for (spacer, height) in [(&self.above, above), (&self.below, below)] {
            // Tenths as whole numbers: floating-point formatting would ship for this alone. Through the object model,
            // since the page's policy forbids style attributes.
            let tenths = (height.max(0.0) * 10.0) as u64;
            let _ = spacer.style().set_property("block-size", &format!("{}.{}px", tenths / 10, tenths % 10));
        }
    }

    /// Shows the rows of a range, each given as HTML, in place of those shown before.
    pub fn show(&mut self, range: Range<u32>, rows: Vec<String>) {
        let old = std::mem::replace(&mut self.range, range.clone());
        let kept = old.start.max(range.start)..old.end.min(range.end);
        if kept.is_empty() {
            self.list.set_inner_html(&rows.concat());
            return;
        }
        for _ in old.start..kept.start {
            self.list.first_element_child().inspect(Element::remove);
        }
        for _ in kept.end..old.end {
            self.list.last_element_child().inspect(Element::remove);
        }
        let html = |part: Range<u32>| {
            let part = (part.start - range.start) as usize..(part.end - range.start) as usize;
            rows.get(part).map(<[String]>::concat).unwrap_or_default()
        };
        let _ = self.list.insert_adjacent_html("afterbegin", &html(range.start..kept.start));
        let _ = self.list.insert_adjacent_html("beforeend", &html(kept.end..range.end));
    }
}
