//! Writes the term blocks of facet values and of sources, and the posting lists of frequent values.

use crate::facet::Facet;
use crate::format::dictionary::facet_lists::{self, Value};
use crate::format::dictionary::posting_list::Postings;
use crate::format::dictionary::term_block::NewBlock;
use crate::format::manifest::{FacetSummary, Manifest, TopValue};
use crate::format::resource::Resource;
use crate::write::builder::Names;
use crate::write::output::{Firsts, Output, Placed, cut, list_cost};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vigil_model::Localized;

impl Output {
    /// Writes the term blocks of all values, with or without their labels, and returns the first term of each.
    pub(crate) fn facet_blocks(
        &mut self,
        values: &BTreeMap<(Facet, String), Postings>,
        names: &BTreeMap<(Facet, String), Names>,
        with_labels: bool,
    ) -> Vec<String> {
        let all: BTreeSet<&(Facet, String)> = values.keys().chain(names.keys()).collect();
        let mut terms: Vec<(String, &(Facet, String))> =
            all.into_iter().map(|value| (value.0.term(&value.1), value)).collect();
        terms.sort();
        let nameless = Localized::default();
        let label = |value: &(Facet, String)| {
            let named = names.get(value).filter(|_| with_labels);
            named.map_or(&nameless, |names| &names.labels)
        };
        let costs = terms.iter().map(|(term, value)| {
            let text: usize = label(value).0.values().map(|text| text.len() + 1).sum();
            term.len() / 2 + text + values.get(value).map_or(0, |list| list_cost(list))
        });
        let mut firsts = Firsts::default();
        for block in cut(&terms, costs, self.options.block_bytes) {
            let lists: Vec<Placed> = block
                .iter()
                .map(|term| self.place(values.get(term.1).cloned().unwrap_or_default()))
                .collect();
            let labels: Vec<&Localized> = block.iter().map(|term| label(term.1)).collect();
            let texts: Vec<&str> = block.iter().map(|term| term.0.as_str()).collect();
            self.term_block(&NewBlock::Facets(&texts, &labels), &lists);
            firsts.push(&texts, |text| text);
        }
        firsts.firsts
    }

    /// Writes the term blocks of sources and returns the first term of each.
    pub(crate) fn source_blocks(&mut self, sources: BTreeMap<String, Vec<u32>>) -> Vec<String> {
        let terms: Vec<(String, Postings)> = sources
            .into_iter()
            .map(|(term, docs)| (term, docs.into_iter().map(|doc| (doc, false)).collect()))
            .collect();
        let costs = terms.iter().map(|(term, docs)| term.len() / 2 + list_cost(docs));
        let mut firsts = Firsts::default();
        for block in cut(&terms, costs, self.options.block_bytes) {
            let texts: Vec<&str> = block.iter().map(|(term, _)| term.as_str()).collect();
            let lists: Vec<Placed> = block.iter().map(|(_, docs)| self.place(docs.clone())).collect();
            let nameless = Localized::default();
            self.term_block(&NewBlock::Facets(&texts, &vec![&nameless; texts.len()]), &lists);
            firsts.push(&texts, |text| text);
        }
        firsts.firsts
    }

    /// Summarizes each facet and writes the lists of its frequent values. Several facets share a file up to the size of a
    /// block.
    pub(crate) fn facet_lists(
        &mut self,
        values: &BTreeMap<(Facet, String), Postings>,
        names: &BTreeMap<(Facet, String), Names>,
        with_lists: bool,
    ) -> BTreeMap<Facet, FacetSummary> {
        let mut summaries = BTreeMap::new();
        let mut open: Vec<Value<'_>> = Vec::new();
        let (mut file, mut size) = (0, 0);
        for facet in Facet::ALL {
            let mut listed: Vec<(&str, &Postings)> = values
                .range((facet, String::new())..)
                .take_while(|((one, _), _)| *one == facet)
                .map(|((_, id), docs)| (id.as_str(), docs))
                .collect();
            if listed.is_empty() {
                continue;
            }
            let count = listed.len() as u32;
            listed.sort_by_key(|(_, docs)| Reverse(docs.len()));
            // The histogram needs the lists of all categories.
            if facet != Facet::Category {
                listed.truncate(self.options.top_values);
            }
            let cost: usize = listed.iter().map(|(_, docs)| list_cost(docs)).sum();
            if with_lists && size > 0 && size + cost > self.options.block_bytes {
                self.push(Resource::Facets(file), facet_lists::encode(&std::mem::take(&mut open)));
                (file, size) = (file + 1, 0);
            }
            size += cost;
            let top = listed.iter().map(|(id, docs)| TopValue {
                id: (*id).to_owned(),
                count: docs.len() as u32,
                labels: names
                    .get(&(facet, (*id).to_owned()))
                    .map(|names| names.labels.clone())
                    .unwrap_or_default(),
            });
            let file = with_lists.then_some(file);
            summaries.insert(facet, FacetSummary { values: count, top: top.collect(), file });
            open.extend(listed.into_iter().map(|(id, docs)| Value { facet, id, docs }));
        }
        if with_lists && !open.is_empty() {
            self.push(Resource::Facets(file), facet_lists::encode(&open));
        }
        summaries
    }
}

/// The summary of the years, which follow from the days and have no lists; `None` without documents.
pub(crate) fn year_summary(manifest: &Manifest, top_values: usize) -> Option<FacetSummary> {
    let years = manifest.years();
    let mut top: Vec<TopValue> = years
        .iter()
        .map(|(year, docs)| TopValue {
            id: year.to_string(),
            count: docs.end - docs.start,
            labels: Localized::default(),
        })
        .collect();
    top.sort_by(|left, right| right.count.cmp(&left.count).then_with(|| left.id.cmp(&right.id)));
    top.truncate(top_values);
    (!years.is_empty()).then_some(FacetSummary { values: years.len() as u32, top, file: None })
}
