//! Sets of documents by date and by facet value.

use crate::doc_set::DocSet;
use crate::facet::Facet;
use crate::format::manifest::Manifest;
use crate::format::resource::Resource;
use crate::search::searcher::Searcher;
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

impl Searcher<'_> {
    /// The documents whose first day is before `day`.
    pub(crate) fn beginning_before(&self, day: Day) -> DocSet {
        DocSet::from_range(begins_before(&self.index.manifest, day))
    }

    /// The documents whose last day is after `day`.
    pub(crate) fn ending_after(&mut self, day: Day) -> DocSet {
        match day.0.checked_add(1) {
            Some(next) => self.ending_on_or_after(Day(next)),
            None => DocSet::default(),
        }
    }

    /// The documents whose last day is `day` or later: all that begin then, and earlier ones that last until then.
    fn ending_on_or_after(&mut self, day: Day) -> DocSet {
        let manifest = &self.index.manifest;
        let mut set = DocSet::from_range(manifest.docs_between(day, LATEST));
        if !begins_before(manifest, day).is_empty() {
            for (doc, _) in self.spans().iter().filter(|(_, last)| *last >= day) {
                set.insert(*doc);
            }
        }
        set
    }

    /// The documents with a day from `from` to `to`, both included; `None` is unbounded.
    pub(crate) fn overlapping(&mut self, from: Option<EventDate>, to: Option<EventDate>) -> DocSet {
        let mut set = match from {
            Some(from) => self.ending_on_or_after(from.first_day()),
            None => DocSet::from_range(0..self.index.manifest.documents),
        };
        if let Some(to) = to {
            set.mask(self.index.manifest.docs_between(EARLIEST, to.last_day()));
        }
        set
    }

    /// The documents with a facet value.
    pub(crate) fn facet_docs(&mut self, facet: Facet, value: &str) -> DocSet {
        if facet == Facet::Year {
            return DocSet::from_range(self.index.manifest.year(value));
        }
        let mut set = DocSet::default();
        self.visit_value(facet, value, &mut |doc| set.insert(doc));
        set
    }

    /// The documents with any of some facet values.
    pub(crate) fn docs_of(&mut self, facet: Facet, ids: &[&str]) -> DocSet {
        let mut set = DocSet::default();
        for id in ids {
            set.unite(&self.facet_docs(facet, id));
        }
        set
    }

    /// Whether a text is the id of a facet value.
    pub(crate) fn has_id(&mut self, facet: Facet, text: &str) -> bool {
        !self.facet_docs(facet, text).is_empty() || self.has_value(facet, text)
    }

    /// Whether the dictionary has a facet value, with or without documents. Years are not in it.
    pub(crate) fn has_value(&mut self, facet: Facet, value: &str) -> bool {
        let term = facet.term(value);
        let number = self.index.manifest.terms.facet_block(&term);
        let block = number.and_then(|number| self.terms(number));
        block.is_some_and(|block| block.terms.position(&term).is_some())
    }

    /// Visits the documents with a facet value, years excluded. Reads the file of frequent values if that is loaded
    /// already, and else the value's block, so that a single value does not fetch the lists of others.
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

    /// Visits the documents with one of a facet's frequent values; none for other values.
    pub(crate) fn visit_top(&mut self, facet: Facet, value: &str, visit: &mut dyn FnMut(u32)) {
        let Some(summary) = self.index.manifest.facet(facet) else { return };
        if !summary.top.iter().any(|top| top.id == value) {
            return;
        }
        if let Some(file) = summary.file {
            // Request the file of frequent values, which `visit_value` reads once it is loaded.
            self.facets(file);
            if !self.has(Resource::Facets(file)) {
                return;
            }
        }
        self.visit_value(facet, value, visit);
    }
}
