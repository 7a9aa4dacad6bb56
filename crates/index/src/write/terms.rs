//! Writes positions, word lists, and the term blocks of words and Han terms.

use crate::format::dictionary::posting_list::Postings;
use crate::format::dictionary::term_block::{Forms, NewBlock};
use crate::format::dictionary::{positions, word_list};
use crate::format::resource::Resource;
use crate::write::builder::Options;
use crate::write::output::{Firsts, Output, Placed, cut, list_cost, merged};
use crate::write::stem_group::{Key, StemGroups};
use crate::write::vocabulary::Occurring;
use std::collections::HashMap;

impl Output {
    /// Writes the positions of tokens and returns the first token of each block.
    pub(crate) fn positions(&mut self, tokens: &[Occurring]) -> Vec<String> {
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

    /// Writes the lists of the words that occur and returns the first word of each.
    pub(crate) fn word_lists(&mut self, words: &[Occurring], groups: &StemGroups) -> Vec<String> {
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

    /// Writes the term blocks of words and returns the first word of each.
    pub(crate) fn words(&mut self, words: &[Occurring], groups: &StemGroups) -> Vec<String> {
        let mut firsts = Firsts::default();
        // A long list has one file, however many blocks point to it: its length and number by stem group.
        let mut own_files: HashMap<usize, (u32, u32)> = HashMap::new();
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
                    let placed = match own_files.get(&key.group) {
                        Some(&(count, file)) => Placed::OwnFile { count, file },
                        None => self.place(merged_group(words, groups, key.group)),
                    };
                    if let Placed::OwnFile { count, file } = placed {
                        own_files.insert(key.group, (count, file));
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
        // A form is derived from the first word of its group if that is in the block; else it is stored as a word.
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

    /// The size at which to close a block so that `total` bytes fill all blocks evenly. A little more than even, so that
    /// the last words do not need an extra block.
    fn balanced(&self, total: usize) -> usize {
        let even = total.div_ceil(total.div_ceil(self.options.block_bytes.max(1)).max(1));
        even + even / 32
    }

    /// Writes the term blocks of Han terms. Returns the first term of each, and the characters whose list is complete.
    pub(crate) fn han(&mut self, han: &[Occurring]) -> (Vec<String>, String) {
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

/// The lists of the Han tokens with the same first character, that of the single character first, and whether it is
/// complete. Usually a search for the character unites its list with those of its pairs, so it need not repeat a document
/// that is in a pair's list with the same title bit. If the lists of the pairs are too long for that, it has all their
/// documents.
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
        let mut in_pairs: HashMap<u32, bool> = HashMap::new();
        for &(doc, title) in with_pairs.iter().flat_map(|(_, list)| list) {
            *in_pairs.entry(doc).or_default() |= title;
        }
        single.retain(|(doc, title)| in_pairs.get(doc).is_none_or(|&in_title| *title && !in_title));
    }
    lists.retain(|(_, list)| !list.is_empty());
    (lists, is_whole)
}
