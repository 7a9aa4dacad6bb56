//! Sets of documents by date and by facet value, the conditions that are not text.

use crate::index::{Reading, Resource};
use crate::{DocSet, Facet, Manifest};
use std::ops::Range;
use vigil_model::{Day, EventDate};

const EARLIEST: Day = Day(i32::MIN);
const LATEST: Day = Day(i32::MAX);

fn begins_before(manifest: &Manifest, day: Day) -> Range<u32> {
    match day.0.checked_sub(1) {
        Some(last) => manifest.docs_between(EARLIEST, Day(last)),
        None => 0..0,
    }
}

impl Reading<'_> {
    /// The documents whose first day comes before `day`.
    pub(crate) fn beginning_before(&self, day: Day) -> DocSet {
        DocSet::from_range(begins_before(&self.index.manifest, day))
    }

    /// The documents whose last day comes after `day`.
    pub(crate) fn lasting_past(&mut self, day: Day) -> DocSet {
        match day.0.checked_add(1) {
            Some(next) => self.lasting_to(Day(next)),
            None => DocSet::default(),
        }
    }

    /// The documents whose last day is `day` or later: those that begin then, and those that last till then.
    fn lasting_to(&mut self, day: Day) -> DocSet {
        let manifest = &self.index.manifest;
        let mut set = DocSet::from_range(manifest.docs_between(day, LATEST));
        if !begins_before(manifest, day).is_empty() {
            for (doc, _) in self.spans().iter().filter(|(_, last)| *last >= day) {
                set.insert(*doc);
            }
        }
        set
    }

    /// The documents that touch the time from `from` to `to`.
    pub(crate) fn overlapping(&mut self, from: Option<EventDate>, to: Option<EventDate>) -> DocSet {
        let mut set = match from {
            Some(from) => self.lasting_to(from.first_day()),
            None => DocSet::from_range(0..self.index.manifest.documents),
        };
        if let Some(to) = to {
            set.mask(self.index.manifest.docs_between(EARLIEST, to.last_day()));
        }
        set
    }

    /// The documents of a facet value.
    pub(crate) fn facet_docs(&mut self, facet: Facet, value: &str) -> DocSet {
        if facet == Facet::Year {
            return DocSet::from_range(self.index.manifest.year(value));
        }
        let mut set = DocSet::default();
        self.visit_value(facet, value, &mut |doc| set.insert(doc));
        set
    }

    /// Visits the documents of a facet value that is no year: from the file of frequent values if it is loaded, else
    /// from the value's block.
    pub(crate) fn visit_value(&mut self, facet: Facet, value: &str, visit: &mut dyn FnMut(u32)) {
        let file = self.index.manifest.facet(facet).and_then(|summary| summary.file);
        if let Some(file) = file.filter(|&file| self.has(Resource::Facets(file)))
            && let Some(lists) = self.facets(file)
            && let Some(list) = lists.list(facet, value)
        {
            lists.lists.visit(list, &mut |doc, _| visit(doc));
            return;
        }
        let term = facet.term(value);
        if let Some(number) = self.index.manifest.terms.facet_block(&term)
            && let Some(block) = self.terms(number)
            && let Some(place) = block.terms.position(&term)
        {
            self.visit_postings(block, place, &mut |doc, _| visit(doc));
        }
    }

    /// Visits the documents of one of a facet's frequent values; none of others.
    pub(crate) fn visit_top(&mut self, facet: Facet, value: &str, visit: &mut dyn FnMut(u32)) {
        let Some(summary) = self.index.manifest.facet(facet) else { return };
        if !summary.top.iter().any(|top| top.id == value) {
            return;
        }
        if let Some(file) = summary.file {
            // Asks for the file, from which the list is then taken.
            self.facets(file);
            if !self.has(Resource::Facets(file)) {
                return;
            }
        }
        self.visit_value(facet, value, visit);
    }
}
