//! The files written so far, and the cutting of sorted terms into blocks.

use crate::format::dictionary::posting_list::{self, Postings, StoredList};
use crate::format::dictionary::term_block::{self, NewBlock};
use crate::format::resource::Resource;
use crate::write::builder::Options;
use crate::write::vocabulary::Occurring;

/// The files written so far.
pub(crate) struct Output {
    pub(crate) options: Options,
    pub(crate) files: Vec<(String, Vec<u8>)>,
    long_lists: u32,
    term_blocks: u32,
    pub(crate) position_blocks: u32,
}

/// A posting list to be stored in a block, or already written to its own file.
pub(crate) enum Placed {
    Inline(Postings),
    OwnFile { count: u32, file: u32 },
}

impl Output {
    /// No files yet.
    pub(crate) fn new(options: Options) -> Output {
        Output { options, files: Vec::new(), long_lists: 0, term_blocks: 0, position_blocks: 0 }
    }

    /// Adds a file.
    pub(crate) fn push(&mut self, resource: Resource, bytes: Vec<u8>) {
        self.files.push((resource.path(), bytes));
    }

    /// Writes a list to its own file if it is long.
    pub(crate) fn place(&mut self, postings: Postings) -> Placed {
        let count = postings.len() as u32;
        if count <= self.options.long_list {
            return Placed::Inline(postings);
        }
        let file = self.long_lists;
        self.long_lists += 1;
        self.push(Resource::Postings(file), posting_list::encode_long(&postings));
        Placed::OwnFile { count, file }
    }

    /// Adds a term block with the next number.
    pub(crate) fn term_block(&mut self, block: &NewBlock<'_>, lists: &[Placed]) {
        let stored: Vec<StoredList<'_>> = lists.iter().map(Placed::stored).collect();
        let bytes = term_block::encode(block, &stored, self.options.long_list);
        self.push(Resource::Terms(self.term_blocks), bytes);
        self.term_blocks += 1;
    }
}

impl Placed {
    fn stored(&self) -> StoredList<'_> {
        match self {
            Placed::Inline(postings) => StoredList::Inline(postings),
            Placed::OwnFile { count, file } => StoredList::OwnFile { count: *count, file: *file },
        }
    }

    /// The approximate number of bytes in the block.
    pub(crate) fn cost(&self) -> usize {
        match self {
            Placed::Inline(postings) => list_cost(postings),
            Placed::OwnFile { .. } => 4,
        }
    }
}

/// The approximate number of bytes of a list in a block: a byte per gap, two for wide ones, and the title bits.
pub(crate) fn list_cost(postings: &[(u32, bool)]) -> usize {
    let wide = postings.windows(2).filter(|pair| matches!(pair, [before, after] if after.0 - before.0 > 128));
    1 + postings.len() + postings.len() / 8 + wide.count()
}

/// Cuts terms into blocks of about equal size, at most about `limit` bytes and at least one term each.
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

/// Collects the first term of each block, shortened to what distinguishes it from the last term of the previous block:
/// the manifest is fetched by each visitor.
#[derive(Default)]
pub(crate) struct Firsts {
    pub(crate) firsts: Vec<String>,
    last: String,
}

impl Firsts {
    /// Adds the next block.
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

/// The united postings of some words.
pub(crate) fn merged(words: &[Occurring], places: &[usize]) -> Postings {
    let mut postings = Postings::new();
    for (_, stream) in places.iter().filter_map(|&place| words.get(place)) {
        stream.visit_documents(&mut |doc, title| postings.push((doc, title)));
    }
    // Postings in titles first, so that `dedup_by_key` keeps them.
    postings.sort_unstable_by_key(|&(doc, title)| (doc, !title));
    postings.dedup_by_key(|posting| posting.0);
    postings
}
