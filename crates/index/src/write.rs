//! Writes the files of an index and the manifest that leads to them.

use crate::builder::{IndexBuilder, IndexFiles, Names, Options};
use crate::codec::VERSION;
use crate::facet_lists::{self, Value};
use crate::index::Resource;
use crate::manifest::{BlockTable, FacetSummary, TopValue};
use crate::names::{self, Named, word_starts};
use crate::posting_list::{self, Listed, Postings};
use crate::stem_group::{Key, StemGroups, group};
use crate::term_block::{self, Forms, NewBlock};
use crate::tokenizer::Tokenizer;
use crate::vocabulary::Occurring;
use crate::{Facet, Manifest, positions, spans, word_list};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vigil_model::Localized;

/// Where words fill more blocks than this, word lists are written for corrections.
const BLOCKS_WITHOUT_WORD_LISTS: usize = 4;

/// The files written so far.
struct Output {
    options: Options,
    files: Vec<(String, Vec<u8>)>,
    long_lists: u32,
    term_blocks: u32,
    position_blocks: u32,
}

/// A posting list that is to be written in a block, or was written in a file of its own.
enum Placed {
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
        let (words, han) = self.vocabulary.finish();
        manifest.positions =
            BlockTable { words: output.positions(&words), han: output.positions(&han), facets: Vec::new() };
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
        manifest.facets = output.facet_lists(&values, &self.names, with_lists);
        if let Some(years) = year_summary(&manifest, self.options.top_values) {
            manifest.facets.insert(Facet::Year, years);
        }
        IndexFiles { manifest, files: output.files }
    }
}

impl Output {
    fn push(&mut self, resource: Resource, bytes: Vec<u8>) {
        self.files.push((resource.path(), bytes));
    }

    /// Writes a list to a file of its own if it is long.
    fn place(&mut self, postings: Postings) -> Placed {
        let count = postings.len() as u32;
        if count <= self.options.long_list {
            return Placed::Here(postings);
        }
        let file = self.long_lists;
        self.long_lists += 1;
        self.push(Resource::Postings(file), posting_list::encode_long(&postings));
        Placed::Away { count, file }
    }

    fn term_block(&mut self, block: &NewBlock<'_>, lists: &[Placed]) {
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

    fn words(&mut self, words: &[Occurring], groups: &StemGroups) -> Vec<String> {
        let mut firsts = Firsts::default();
        // Long lists have one file, however many blocks point to them.
        let mut away: HashMap<usize, (u32, u32)> = HashMap::new();
        let mut rest = groups.keys.as_slice();
        let limit = self.balanced(words_cost(words, groups, self.options.long_list));
        while !rest.is_empty() {
            let mut lists: HashMap<usize, Placed> = HashMap::new();
            let mut size = 0;
            let length = rest
                .iter()
                .take_while(|key| {
                    size += key_cost(key);
                    if lists.contains_key(&key.group) {
                        return true;
                    }
                    let placed = match away.get(&key.group) {
                        Some(&(count, file)) => Placed::Away { count, file },
                        None => self.place(merged_group(words, groups, key.group)),
                    };
                    if let Placed::Away { count, file } = placed {
                        away.insert(key.group, (count, file));
                    }
                    size += placed.cost();
                    let fits = lists.is_empty() || size <= limit;
                    if fits {
                        lists.insert(key.group, placed);
                    }
                    fits
                })
                .count();
            let (keys, after) = rest.split_at(length);
            self.word_block(words, groups, keys, lists);
            firsts.push(keys, |key| &key.word);
            rest = after;
        }
        firsts.firsts
    }

    fn word_block(
        &mut self,
        words: &[Occurring],
        groups: &StemGroups,
        keys: &[Key],
        mut placed: HashMap<usize, Placed>,
    ) {
        let (Some(first), Some(last)) = (keys.first(), keys.last()) else { return };
        let here = |word: &str| *first.word <= *word && *word <= *last.word;
        let members = |group: usize| {
            let members = groups.groups.get(group).map_or(&[][..], |group| &group.members);
            members.iter().filter_map(|&place| words.get(place)).map(|(word, _)| word.as_str())
        };
        // A form follows from its group's first word, if that is in the block; else it is written out.
        let follows = |key: &&Key| key.ending.is_some() && members(key.group).next().is_some_and(here);
        let mut numbers: HashMap<usize, u32> = HashMap::new();
        let mut lists: Vec<Placed> = Vec::new();
        let mut written: Vec<(&str, u32, bool)> = Vec::new();
        let mut elsewhere: Vec<(u32, &str)> = Vec::new();
        for key in keys.iter().filter(|key| !follows(key)) {
            let list = *numbers.entry(key.group).or_insert_with(|| {
                let list = lists.len() as u32;
                lists.extend(placed.remove(&key.group));
                elsewhere.extend(members(key.group).filter(|word| !here(word)).map(|word| (list, word)));
                list
            });
            written.push((&key.word, list, key.ending.is_none()));
        }
        let mut forms = vec![Forms::default(); lists.len()];
        for key in keys.iter().filter(follows) {
            let list = numbers.get(&key.group).and_then(|&list| forms.get_mut(list as usize));
            if let (Some(forms), Some(ending), Some(group)) = (list, key.ending, groups.groups.get(key.group))
            {
                *forms = Forms { cut: group.cut, endings: forms.endings | 1 << ending };
            }
        }
        self.term_block(&NewBlock::Words { words: &written, forms: &forms, elsewhere: &elsewhere }, &lists);
    }

    /// The size at which blocks are closed so that so many bytes fill them evenly; a little more, lest the last words
    /// need a block of their own.
    fn balanced(&self, total: usize) -> usize {
        let even = total.div_ceil(total.div_ceil(self.options.block_bytes.max(1)).max(1));
        even + even / 32
    }

    /// Also says which characters have a whole list.
    fn han(&mut self, han: &[Occurring]) -> (Vec<String>, String) {
        let mut postings: Vec<(&str, Postings)> = Vec::new();
        let mut whole = String::new();
        for with_same_first in han.chunk_by(|left, right| left.0.chars().next() == right.0.chars().next()) {
            let (lists, is_whole) = han_lists(with_same_first, &self.options);
            whole.extend(
                with_same_first.first().and_then(|token| token.0.chars().next()).filter(|_| is_whole),
            );
            postings.extend(lists);
        }
        let costs = postings.iter().map(|(_, list)| 2 + list_cost(list));
        let mut firsts = Firsts::default();
        for block in cut(&postings, costs, self.options.block_bytes) {
            let terms: Vec<&str> = block.iter().map(|term| term.0).collect();
            let lists: Vec<Placed> = block.iter().map(|term| self.place(term.1.clone())).collect();
            self.term_block(&NewBlock::Han(&terms), &lists);
            firsts.push(&terms, |term| term);
        }
        (firsts.firsts, whole)
    }

    fn facet_blocks(
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
    fn facet_lists(
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

    fn names(
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
                let Names { labels, aliases } = names.clone();
                Named { facet: facet_place(value.0), id: value.1.clone(), labels, aliases, count }
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

impl Placed {
    fn listed(&self) -> Listed<'_> {
        match self {
            Placed::Here(postings) => Listed::Here(postings),
            Placed::Away { count, file } => Listed::Away { count: *count, file: *file },
        }
    }

    fn cost(&self) -> usize {
        match self {
            Placed::Here(postings) => list_cost(postings),
            Placed::Away { .. } => 4,
        }
    }
}

/// About how many bytes a list takes in a block.
fn list_cost(postings: &[(u32, bool)]) -> usize {
    let wide = postings.windows(2).filter(|pair| matches!(pair, [before, after] if after.0 - before.0 > 128));
    1 + postings.len() + postings.len() / 8 + wide.count()
}

fn name_cost(named: &Named) -> usize {
    let texts = named.labels.0.values().chain(&named.aliases);
    named.id.len() + 4 + texts.map(|text| text.len() + 1).sum::<usize>()
}

/// Cuts terms into blocks of at most about `limit` bytes, all of much the same size, each of one term at least.
fn cut<T>(terms: &[T], costs: impl Iterator<Item = usize>, limit: usize) -> Vec<&[T]> {
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
struct Firsts {
    firsts: Vec<String>,
    last: String,
}

impl Firsts {
    fn push<T>(&mut self, block: &[T], term: impl Fn(&T) -> &str) {
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
fn merged(words: &[Occurring], places: &[usize]) -> Postings {
    let mut postings = Postings::new();
    for (_, stream) in places.iter().filter_map(|&place| words.get(place)) {
        stream.visit_documents(&mut |doc, title| postings.push((doc, title)));
    }
    // Titles first among equals, so that they are the ones kept.
    postings.sort_unstable_by_key(|&(doc, title)| (doc, !title));
    postings.dedup_by_key(|posting| posting.0);
    postings
}

fn merged_group(words: &[Occurring], groups: &StemGroups, group: usize) -> Postings {
    groups.groups.get(group).map(|group| merged(words, &group.members)).unwrap_or_default()
}

/// About how many bytes all words take in blocks.
fn words_cost(words: &[Occurring], groups: &StemGroups, long_list: u32) -> usize {
    let keys: usize = groups.keys.iter().map(key_cost).sum();
    let lists = groups.groups.iter().map(|group| {
        let postings = merged(words, &group.members);
        if postings.len() as u32 > long_list { 4 } else { list_cost(&postings) }
    });
    keys + lists.sum::<usize>()
}

fn key_cost(key: &Key) -> usize {
    if key.ending.is_some() { 0 } else { key.word.len() / 2 + 2 }
}

/// The lists of Han tokens that begin with the same character, the character by itself first, and whether its list is
/// whole. Mostly it is asked for together with its pairs, and need not repeat a document that a pair tells as much of;
/// where the pairs fill too much it is asked for alone, and has all their documents.
fn han_lists<'a>(tokens: &'a [Occurring], options: &Options) -> (Vec<(&'a str, Postings)>, bool) {
    let lists =
        tokens.iter().enumerate().map(|(place, (token, _))| (token.as_str(), merged(tokens, &[place])));
    let mut lists: Vec<(&str, Postings)> = lists.collect();
    let first = lists.first().map_or("", |list| list.0);
    let character = first.get(..first.chars().next().map_or(0, char::len_utf8)).unwrap_or_default();
    if first != character {
        lists.insert(0, (character, Postings::new()));
    }
    let Some(((_, single), with_pairs)) = lists.split_first_mut() else { return (lists, false) };
    let is_whole = with_pairs.iter().any(|(_, list)| list.len() as u32 > options.long_list)
        || with_pairs.iter().map(|(_, list)| list_cost(list)).sum::<usize>() > options.block_bytes;
    if is_whole {
        *single = merged(tokens, &(0..tokens.len()).collect::<Vec<_>>());
    } else {
        let mut told: HashMap<u32, bool> = HashMap::new();
        for &(doc, title) in with_pairs.iter().flat_map(|(_, list)| list) {
            *told.entry(doc).or_default() |= title;
        }
        single.retain(|(doc, title)| told.get(doc).is_none_or(|&told| *title && !told));
    }
    lists.retain(|(_, list)| !list.is_empty());
    (lists, is_whole)
}

/// The years follow from the days; only their summary is written.
fn year_summary(manifest: &Manifest, top_values: usize) -> Option<FacetSummary> {
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
