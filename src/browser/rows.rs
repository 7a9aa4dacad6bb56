//! The rows of a windowed list in the document. A row that stays in the window keeps its element, with focus and scroll.

use super::{dom, focus};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The least height of the list that is on screen after a search, in pixels.
const SEEN_PX: f64 = 140.0;

/// A list with a spacer before and after it, which have the height of the rows outside the window.
pub(crate) struct Rows {
    list: HtmlElement,
    above: HtmlElement,
    below: HtmlElement,
    range: Range<u32>,
}

impl Rows {
    /// An empty window on a list and its spacers.
    pub(crate) fn new(list: HtmlElement, above: HtmlElement, below: HtmlElement) -> Rows {
        Rows { list, above, below, range: 0..0 }
    }

    /// Sets the window to rows that the list contains already, because they were prerendered.
    pub(crate) fn adopt_prerendered(&mut self, range: Range<u32>) {
        self.range = range;
    }

    /// Makes [`Rows::show`] replace all rows: those shown belong to another answer.
    pub(crate) fn clear(&mut self) {
        self.range = 0..0;
    }

    /// The ranks of the rows in the document.
    pub(crate) fn range(&self) -> Range<u32> {
        self.range.clone()
    }

    /// Whether the list is laid out; false while another view replaces it.
    pub(crate) fn are_visible(&self) -> bool {
        self.above.get_bounding_client_rect().width() > 0.0
    }

    /// The distance from the top of the browser window to that of the whole list, in pixels; negative above it.
    pub(crate) fn top(&self) -> f64 {
        self.above.get_bounding_client_rect().top()
    }

    /// Whether the list begins above the screen, or so low that hardly a row is seen. The keyboard of a phone counts as outside
    /// the screen.
    pub(crate) fn is_top_hidden(&self) -> bool {
        let top = self.top();
        self.are_visible() && (top < 0.0 || top > dom::visible_height() - SEEN_PX)
    }

    /// Scrolls to the top of the list.
    pub(crate) fn go_to_top(&self) {
        self.above.scroll_into_view();
    }

    /// Scrolls to a row of the window and focuses its link.
    pub(crate) fn go_to(&self, rank: u32) {
        let Some(row) = self.list.children().item(rank.saturating_sub(self.range.start)) else { return };
        row.scroll_into_view();
        if let Ok(Some(link)) = row.query_selector("a") {
            focus::without_scroll(link.unchecked_ref());
        }
    }

    /// The heights of the rows in the document, in pixels. Forces a layout.
    pub(crate) fn heights(&self) -> Vec<f64> {
        let children = self.list.children();
        let rows = (0..children.length()).filter_map(|i| children.item(i));
        rows.map(|row| row.get_bounding_client_rect().height()).collect()
    }

    /// Sets the heights of the spacers, in pixels.
    pub(crate) fn set_spacers(&self, above: f64, below: f64) {
        for (spacer, height) in [(&self.above, above), (&self.below, below)] {
            // Tenths as whole numbers, because formatting of floats would be linked for this alone. Through the object
            // model, because the page's policy forbids style attributes.
            let tenths = (height.max(0.0) * 10.0) as u64;
            let _ = spacer.style().set_property("block-size", &format!("{}.{}px", tenths / 10, tenths % 10));
        }
    }

    /// Sets the window to `range`. `draw` gives the HTML of rows that are not in the document yet, by their places in the range.
    pub(crate) fn show(&mut self, range: Range<u32>, draw: &dyn Fn(Range<usize>) -> String) {
        let old = std::mem::replace(&mut self.range, range.clone());
        let kept = old.start.max(range.start)..old.end.min(range.end);
        if kept.is_empty() {
            self.list.set_inner_html(&draw(0..range.len()));
            return;
        }
        for _ in old.start..kept.start {
            self.list.first_element_child().inspect(Element::remove);
        }
        for _ in kept.end..old.end {
            self.list.last_element_child().inspect(Element::remove);
        }
        let place = |rank: u32| (rank - range.start) as usize;
        for (position, part) in [("afterbegin", range.start..kept.start), ("beforeend", kept.end..range.end)]
        {
            if !part.is_empty() {
                let html = draw(place(part.start)..place(part.end));
                let _ = self.list.insert_adjacent_html(position, &html);
            }
        }
    }
}
