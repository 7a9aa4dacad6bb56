//! Sets of documents by date and by facet value, the conditions that are not text.

use crate::index::{Reading, Resource};
use crate::posting_list::Docs;
use crate::{Facet, Manifest};
use roaring::RoaringBitmap;
use std::ops::Range;
use vigil_model::{Day, EventDate};

const EARLIEST: Day = Day(i32::MIN);
const LATEST: Day = Day(i32::MAX);

/// A set of consecutive documents.
pub(crate) fn range_set(docs: Range<u32>) -> RoaringBitmap {
    let mut set = RoaringBitmap::new();
    set.insert_range(docs);
    set
}

fn begins_before(manifest: &Manifest, day: Day) -> Range<u32> {
    match day.0.checked_sub(1) {
        Some(last) => manifest.docs_between(EARLIEST, Day(last)),
        None => 0..0,
    }
}

impl Reading<'_> {
    /// The documents whose first day comes before `day`.
    pub(crate) fn beginning_before(&mut self, day: Day) -> RoaringBitmap {
        range_set(begins_before(&self.index.manifest, day))
    }

    /// The documents whose last day comes after `day`.
    pub(crate) fn lasting_past(&mut self, day: Day) -> RoaringBitmap {
        match day.0.checked_add(1) {
            Some(next) => self.lasting_to(Day(next)),
            None => RoaringBitmap::new(),
        }
    }

    /// The documents whose last day is `day` or later: those that begin then, and those that last till then.
    fn lasting_to(&mut self, day: Day) -> RoaringBitmap {
        let manifest = &self.index.manifest;
        let after = manifest.docs_between(day, LATEST);
        let earlier = begins_before(manifest, day);
        let mut set = range_set(after);
        if !earlier.is_empty() {
            let lasting = self.spans().iter().filter(|(_, last)| *last >= day);
            set.extend(lasting.map(|(doc, _)| *doc));
        }
        set
    }

    /// The documents that touch the time from `from` to `to`.
    pub(crate) fn overlapping(&mut self, from: Option<EventDate>, to: Option<EventDate>) -> RoaringBitmap {
        let mut set = match from {
            Some(from) => self.lasting_to(from.first_day()),
            None => range_set(0..self.index.manifest.documents),
        };
        if let Some(to) = to {
            set &= range_set(self.index.manifest.docs_between(EARLIEST, to.last_day()));
        }
        set
    }

    /// The documents of one of a facet's frequent values, from the file of these if there is one; none of others.
    pub(crate) fn top_docs(&mut self, facet: Facet, value: &str) -> RoaringBitmap {
        let Some(summary) = self.index.manifest.facets.get(&facet) else { return RoaringBitmap::new() };
        if !summary.top.iter().any(|top| top.id == value) {
            return RoaringBitmap::new();
        }
        if let Some(file) = summary.file {
            // Asks for the file, from which the list is then taken.
            self.facets(file);
            if !self.has(Resource::Facets(file)) {
                return RoaringBitmap::new();
            }
        }
        self.facet_docs(facet, value)
    }

    /// The documents of a facet value.
    pub(crate) fn facet_docs(&mut self, facet: Facet, value: &str) -> RoaringBitmap {
        if facet == Facet::Year {
            return range_set(self.index.manifest.year(value));
        }
        let summary = self.index.manifest.facets.get(&facet);
        let top = summary.filter(|summary| summary.top.iter().any(|top| top.id == value));
        if let Some(file) =
            top.and_then(|summary| summary.file).filter(|&file| self.has(Resource::Facets(file)))
            && let Some(set) = self.facets(file).and_then(|lists| lists.get(&(facet, value.to_owned())))
        {
            return set.clone();
        }
        let term = facet.term(value);
        let mut docs = Docs::default();
        if let Some(number) = self.index.manifest.terms.facet_block(&term)
            && let Some(block) = self.terms(number)
            && let Some(place) = block.terms.position(&term)
        {
            self.add_postings(block, place, &mut docs);
        }
        docs.all
    }
}
