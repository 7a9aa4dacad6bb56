//! Writes the files of an index and the manifest that leads to them.

use crate::builder::{IndexBuilder, IndexFiles, Options};
use crate::codec::VERSION;
use crate::index::Resource;
use crate::manifest::BlockTable;
use crate::posting_list::{self, Listed, Postings};
use crate::stem_group::{StemGroups, group};
use crate::term_block::{self, NewBlock};
use crate::vocabulary::Occurring;
use crate::write_facets::year_summary;
use crate::{Facet, Manifest, dates, position_table, positions, readings, spans, word_list};
use std::collections::BTreeMap;

/// Where words fill more blocks than this, word lists are written for corrections.
const BLOCKS_WITHOUT_WORD_LISTS: usize = 4;

/// Where there are more blocks of positions than this, their table is a file of its own.
const POSITION_BLOCKS_IN_MANIFEST: u32 = 64;

/// The files written so far.
pub(crate) struct Output {
    pub(crate) options: Options,
    files: Vec<(String, Vec<u8>)>,
    long_lists: u32,
    term_blocks: u32,
    position_blocks: u32,
}

/// A posting list that is to be written in a block, or was written in a file of its own.
pub(crate) enum Placed {
    Here(Postings),
    Away { count: u32, file: u32 },
}

impl IndexBuilder {
    /// Writes the index.
    pub fn finish(self) -> IndexFiles {
        let mut output = Output {
            options: self.options,
            files: Vec::new(),
            long_lists: 0,
            term_blocks: 0,
            position_blocks: 0,
        };
        let mut manifest = Manifest {
            version: VERSION,
            documents: self.documents,
            shard_len: self.options.shard_len,
            variants: self.tokenizer.variants.clone(),
            days: self.days,
            spans: self.spans.len() as u32,
            ..Manifest::default()
        };
        if !self.spans.is_empty() {
            output.push(Resource::Spans, spans::encode(&self.spans));
        }
        if !self.dates.is_empty() {
            output.files.push((dates::PATH.to_owned(), dates::encode(&self.dates)));
        }
        if !self.readings.is_empty() {
            output.push(Resource::Readings, readings::encode(&self.readings));
            manifest.readings = true;
        }
        let (words, han) = self.vocabulary.finish();
        manifest.positions =
            BlockTable { words: output.positions(&words), han: output.positions(&han), facets: Vec::new() };
        if output.position_blocks > POSITION_BLOCKS_IN_MANIFEST {
            let table = std::mem::take(&mut manifest.positions);
            output.push(Resource::PositionTable, position_table::encode(&table));
            manifest.position_table = true;
        }
        let groups = group(&words, self.stem);
        manifest.terms.words = output.words(&words, &groups);
        if manifest.terms.words.len() > BLOCKS_WITHOUT_WORD_LISTS {
            manifest.words = output.word_lists(&words, &groups);
        }
        (manifest.terms.han, manifest.whole_characters) = output.han(&han);
        drop((words, han));
        let values: BTreeMap<(Facet, String), Postings> = self
            .values
            .into_iter()
            .flat_map(|(facet, values)| values.into_iter().map(move |(id, docs)| ((facet, id), docs)))
            .map(|(value, docs)| (value, docs.into_iter().map(|doc| (doc, false)).collect()))
            .collect();
        manifest.names = output.names(&values, &self.names, &self.tokenizer);
        manifest.terms.facets = output.facet_blocks(&values, &self.names, manifest.names.len() > 1);
        let with_lists = manifest.terms.facets.len() > 1;
        manifest.facets = output.facet_lists(&values, &self.names, with_lists).into_iter().collect();
        if let Some(years) = year_summary(&manifest, self.options.top_values) {
            manifest.facets.push((Facet::Year, years));
        }
        IndexFiles { manifest, files: output.files }
    }
}

impl Output {
    pub(crate) fn push(&mut self, resource: Resource, bytes: Vec<u8>) {
        self.files.push((resource.path(), bytes));
    }

    /// Writes a list to a file of its own if it is long.
    pub(crate) fn place(&mut self, postings: Postings) -> Placed {
        let count = postings.len() as u32;
        if count <= self.options.long_list {
            return Placed::Here(postings);
        }
        let file = self.long_lists;
        self.long_lists += 1;
        self.push(Resource::Postings(file), posting_list::encode_long(&postings));
        Placed::Away { count, file }
    }

    pub(crate) fn term_block(&mut self, block: &NewBlock<'_>, lists: &[Placed]) {
        let listed: Vec<Listed<'_>> = lists.iter().map(Placed::listed).collect();
        let bytes = term_block::encode(block, &listed, self.options.long_list);
        self.push(Resource::Terms(self.term_blocks), bytes);
        self.term_blocks += 1;
    }

    fn positions(&mut self, tokens: &[Occurring]) -> Vec<String> {
        let costs = tokens.iter().map(|(token, stream)| token.len() + stream.len() + 2);
        let mut firsts = Firsts::default();
        for block in cut(tokens, costs, self.options.block_bytes) {
            let terms: Vec<_> = block.iter().map(|(token, stream)| (token.as_str(), stream)).collect();
            self.push(Resource::Positions(self.position_blocks), positions::encode(&terms));
            self.position_blocks += 1;
            firsts.push(&terms, |term| term.0);
        }
        firsts.firsts
    }

    fn word_lists(&mut self, words: &[Occurring], groups: &StemGroups) -> Vec<String> {
        let merged = groups.groups.iter().map(|group| merged(words, &group.members));
        let counts: Vec<u32> = merged.map(|postings| postings.len() as u32).collect();
        let occurring = groups.keys.iter().filter(|key| key.ending.is_none());
        let listed: Vec<(&str, u32)> = occurring
            .map(|key| (key.word.as_str(), counts.get(key.group).copied().unwrap_or_default()))
            .collect();
        let mut firsts = Firsts::default();
        let costs = listed.iter().map(|(word, _)| word.len() + 2);
        for (number, block) in cut(&listed, costs, self.options.block_bytes).into_iter().enumerate() {
            self.push(Resource::Words(number as u32), word_list::encode(block));
            firsts.push(block, |word| word.0);
        }
        firsts.firsts
    }
}

impl Placed {
    fn listed(&self) -> Listed<'_> {
        match self {
            Placed::Here(postings) => Listed::Here(postings),
            Placed::Away { count, file } => Listed::Away { count: *count, file: *file },
        }
    }

    pub(crate) fn cost(&self) -> usize {
        match self {
            Placed::Here(postings) => list_cost(postings),
            Placed::Away { .. } => 4,
        }
    }
}

/// About how many bytes a list takes in a block.
pub(crate) fn list_cost(postings: &[(u32, bool)]) -> usize {
    let wide = postings.windows(2).filter(|pair| matches!(pair, [before, after] if after.0 - before.0 > 128));
    1 + postings.len() + postings.len() / 8 + wide.count()
}

/// Cuts terms into blocks of at most about `limit` bytes, all of much the same size, each of one term at least.
pub(crate) fn cut<T>(terms: &[T], costs: impl Iterator<Item = usize>, limit: usize) -> Vec<&[T]> {
    let costs: Vec<usize> = costs.collect();
    let total = costs.iter().sum::<usize>().max(1);
    let count = total.div_ceil(limit.max(1));
    let mut before = 0;
    let numbers = costs.iter().map(|cost| {
        let number = (before + cost / 2) * count / total;
        before += cost;
        number
    });
    let mut blocks = Vec::new();
    let (mut start, mut open) = (0, 0);
    for (place, number) in numbers.enumerate() {
        if number > open && place > start {
            blocks.extend(terms.get(start..place));
            start = place;
        }
        open = number;
    }
    blocks.extend(terms.get(start..).filter(|block| !block.is_empty()));
    blocks
}

/// The table of first terms: of each block the shortest beginning of its first term that lies above the block before.
#[derive(Default)]
pub(crate) struct Firsts {
    pub(crate) firsts: Vec<String>,
    last: String,
}

impl Firsts {
    pub(crate) fn push<T>(&mut self, block: &[T], term: impl Fn(&T) -> &str) {
        let (Some(first), Some(last)) = (block.first(), block.last()) else { return };
        let first = term(first);
        let ends = first.char_indices().map(|(start, character)| start + character.len_utf8());
        let mut beginnings = ends.filter_map(|end| first.get(..end));
        let shortest = beginnings.find(|beginning| *beginning > self.last.as_str()).unwrap_or(first);
        self.firsts.push(if self.firsts.is_empty() { first.to_owned() } else { shortest.to_owned() });
        self.last = term(last).to_owned();
    }
}

/// The documents of a group's words together.
pub(crate) fn merged(words: &[Occurring], places: &[usize]) -> Postings {
    let mut postings = Postings::new();
    for (_, stream) in places.iter().filter_map(|&place| words.get(place)) {
        stream.visit_documents(&mut |doc, title| postings.push((doc, title)));
    }
    // Titles first among equals, so that they are the ones kept.
    postings.sort_unstable_by_key(|&(doc, title)| (doc, !title));
    postings.dedup_by_key(|posting| posting.0);
    postings
}
