//! Writes the facets: their terms, the lists of frequent values, and the names.

use crate::builder::Names;
use crate::facet_lists::{self, Value};
use crate::index::Resource;
use crate::manifest::{FacetSummary, TopValue};
use crate::names::{self, Named, word_starts};
use crate::posting_list::Postings;
use crate::term_block::NewBlock;
use crate::tokenizer::Tokenizer;
use crate::write::{Firsts, Output, Placed, cut, list_cost};
use crate::{Facet, Manifest};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vigil_model::Localized;

impl Output {
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

    /// The lists of frequent values: facets share a file as long as it stays small.
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

    pub(crate) fn names(
        &mut self,
        values: &BTreeMap<(Facet, String), Postings>,
        names: &BTreeMap<(Facet, String), Names>,
        tokenizer: &Tokenizer,
    ) -> Vec<String> {
        let facet_place = |facet| Facet::ALL.iter().position(|&one| one == facet).unwrap_or_default() as u32;
        let named: Vec<Named> = names
            .iter()
            .map(|(value, names)| {
                let count = values.get(value).map_or(0, Vec::len) as u32;
                let Names { labels, aliases, status } = names.clone();
                Named { facet: facet_place(value.0), id: value.1.clone(), labels, aliases, count, status }
            })
            .collect();
        let mut starts: Vec<(String, usize)> = Vec::new();
        for (place, one) in named.iter().enumerate() {
            let keys = one.keys(tokenizer);
            starts
                .extend(keys.iter().flat_map(|key| word_starts(key)).map(|start| (start.to_owned(), place)));
        }
        starts.sort();
        starts.dedup();
        let mut firsts = Firsts::default();
        let mut number = 0;
        let mut seen = BTreeSet::new();
        let mut block: Vec<&str> = Vec::new();
        let mut size = 0;
        for same in starts.chunk_by(|left, right| left.0 == right.0) {
            let new: Vec<usize> =
                same.iter().map(|start| start.1).filter(|place| !seen.contains(place)).collect();
            let cost: usize = new.iter().filter_map(|&place| named.get(place)).map(name_cost).sum();
            if size > 0 && size + cost > self.options.block_bytes {
                self.name_block(&named, &std::mem::take(&mut seen), &mut number);
                firsts.push(&std::mem::take(&mut block), |start| start);
                size = 0;
            }
            size += cost;
            seen.extend(same.iter().map(|start| start.1));
            block.extend(same.first().map(|start| start.0.as_str()));
        }
        if !block.is_empty() {
            self.name_block(&named, &seen, &mut number);
            firsts.push(&block, |start| start);
        }
        firsts.firsts
    }

    fn name_block(&mut self, named: &[Named], places: &BTreeSet<usize>, number: &mut u32) {
        let block: Vec<&Named> = places.iter().filter_map(|&place| named.get(place)).collect();
        self.push(Resource::Names(*number), names::encode(&block));
        *number += 1;
    }
}

fn name_cost(named: &Named) -> usize {
    let texts = named.labels.0.values().chain(&named.aliases);
    named.id.len() + 4 + texts.map(|text| text.len() + 1).sum::<usize>()
}

/// The years follow from the days; only their summary is written.
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
