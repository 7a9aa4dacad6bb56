//! The binary files of an index: one of a small index is replaced, and the index is asked everything.
//!
//! The first byte chooses the file, the others are its body: the frame around it is made here.

use crate::frame::{body, framed};
use crate::questions::ask;
use crate::small_index::{FINE, SMALL, SmallIndex};
use vigil_index::{Resource, dates};

/// The byte that chooses the dates for the chart.
const DATES: u8 = u8::MAX;

/// A file of an index.
type File<'a> = (&'a SmallIndex, &'a (Resource, Vec<u8>));

/// Terms with their posting lists, long posting lists, words for corrections.
pub fn blocks(bytes: &[u8]) -> bool {
    replace(&block_files(), bytes)
}

/// Lists of facet values, names, spans, readings, and the dates for the chart.
pub fn lists(bytes: &[u8]) -> bool {
    if let Some((&DATES, dates)) = bytes.split_first() {
        let Ok(dates) = dates::decode(&framed(&SMALL.dates, dates)) else { return false };
        return dates.iter().all(|when| when.days() >= 1);
    }
    replace(&list_files(), bytes)
}

/// Positions of words, and the table of their blocks.
pub fn positions(bytes: &[u8]) -> bool {
    replace(&position_files(), bytes)
}

fn replace(files: &[File<'_>], bytes: &[u8]) -> bool {
    let Some((&choice, body)) = bytes.split_first() else { return false };
    let (small, (resource, file)) = files[usize::from(choice) % files.len()];
    let mut index = small.index.clone();
    if index.insert(resource, &framed(file, body)).is_err() {
        return false;
    }
    ask(&mut index);
    true
}

fn chosen<'a>(small: &'a SmallIndex, is_chosen: fn(&Resource) -> bool) -> Vec<File<'a>> {
    small.files.iter().filter(|(resource, _)| is_chosen(resource)).map(|file| (small, file)).collect()
}

fn block_files() -> Vec<File<'static>> {
    use Resource::{Postings, Terms, Words};
    chosen(&SMALL, |resource| matches!(resource, Terms(_) | Postings(_) | Words(_)))
}

fn list_files() -> Vec<File<'static>> {
    use Resource::{Facets, Names, Readings, Spans};
    chosen(&SMALL, |resource| matches!(resource, Facets(_) | Names(_) | Readings | Spans))
}

fn position_files() -> Vec<File<'static>> {
    let mut files = chosen(&SMALL, |resource| matches!(resource, Resource::Positions(_)));
    files.extend(chosen(&FINE, |resource| matches!(resource, Resource::PositionTable)));
    files
}

fn seeds(files: &[File<'_>]) -> Vec<Vec<u8>> {
    (0..DATES).zip(files).map(|(choice, (_, (_, file)))| [&[choice], body(file)].concat()).collect()
}

/// Each file of [`blocks`].
pub(crate) fn block_seeds() -> Vec<Vec<u8>> {
    seeds(&block_files())
}

/// Each file of [`lists`].
pub(crate) fn list_seeds() -> Vec<Vec<u8>> {
    let mut all = seeds(&list_files());
    all.push([&[DATES], body(&SMALL.dates)].concat());
    all
}

/// Each file of [`positions`].
pub(crate) fn position_seeds() -> Vec<Vec<u8>> {
    seeds(&position_files())
}
