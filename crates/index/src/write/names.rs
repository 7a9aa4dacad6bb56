//! Writes the blocks of names.

use crate::facet::Facet;
use crate::format::dictionary::posting_list::Postings;
use crate::format::names::{self, Named};
use crate::format::resource::Resource;
use crate::text::agreement::word_starts;
use crate::text::tokenizer::Tokenizer;
use crate::write::builder::Names;
use crate::write::output::{Firsts, Output};
use std::collections::{BTreeMap, BTreeSet};

impl Output {
    /// Writes the names sorted by their word starts, and returns the first word start of each block.
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
