//! `positions/<b>.bin`: the positions of each token in each document. Fetched only for phrases.
//!
//! Positions are counted through all fields of a document with a gap between two fields, so that no phrase matches across
//! fields. A place is `document << 32 | position << 1 | is in a title or name`.

use crate::error::Error;
use crate::format::codec::{Reader, Writer, push_varint};
use crate::format::dictionary::terms::{self, Terms};

const KIND: u8 = b'X';

/// A document, a position and a title bit in one number; see the head of the file.
pub(crate) type Place = u64;

/// The encoded places of one term: for each document the gap from the previous one, the number of places and their gaps.
/// The builder keeps all texts in this form, which takes a fraction of the memory of plain lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlaceStream {
    bytes: Vec<u8>,
    /// The number of documents.
    pub(crate) documents: u32,
    next_doc: u32,
    open: Vec<u32>,
}

impl PlaceStream {
    /// Adds a place; documents and positions must ascend.
    pub(crate) fn push(&mut self, doc: u32, position: u32, title: bool) {
        if self.open.is_empty() || doc + 1 != self.next_doc {
            self.close();
            push_varint(&mut self.bytes, doc - self.next_doc);
            self.next_doc = doc + 1;
            self.documents += 1;
        }
        self.open.push(position << 1 | u32::from(title));
    }

    /// Ends the last document. Call it after the last [`push`](PlaceStream::push).
    pub(crate) fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        push_varint(&mut self.bytes, self.open.len() as u32 - 1);
        let mut previous = 0;
        for place in self.open.drain(..) {
            push_varint(&mut self.bytes, place.wrapping_sub(previous));
            previous = place;
        }
    }

    /// The number of encoded bytes.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Visits the documents and whether the term is in a title or name. The stream must be closed.
    pub(crate) fn visit_documents(&self, visit: &mut dyn FnMut(u32, bool)) {
        let mut title = false;
        let mut last = None;
        // Ignore the error: `push` wrote the stream, so it is well-formed.
        let _ = visit_places(Reader::of(&self.bytes), self.documents, u32::MAX, &mut |place| {
            let doc = (place >> 32) as u32;
            if let Some(before) = last.filter(|&before| before != doc) {
                visit(before, title);
                title = false;
            }
            title |= place & 1 == 1;
            last = Some(doc);
        });
        if let Some(before) = last {
            visit(before, title);
        }
    }
}

/// A decoded block; the places stay encoded.
#[derive(Clone, Debug, Default)]
pub(crate) struct PositionBlock {
    pub(crate) terms: Terms,
    counts: Vec<u32>,
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

/// Encodes a block of ascending terms with their closed streams.
pub(crate) fn encode(terms: &[(&str, &PlaceStream)]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    terms::write(&mut writer, &terms.iter().map(|term| term.0).collect::<Vec<_>>());
    writer.numbers(terms.iter().map(|term| term.1.documents));
    writer.numbers(terms.iter().map(|term| term.1.len() as u32));
    writer.column(&terms.iter().flat_map(|term| term.1.bytes.iter().copied()).collect::<Vec<u8>>());
    writer.finish()
}

/// Decodes a block and checks each place of it.
pub(crate) fn decode(file: &[u8], documents: u32) -> Result<PositionBlock, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let terms = Terms::read(&mut reader)?;
    let counts = reader.numbers(terms.len())?;
    let lengths = reader.numbers(terms.len())?;
    let bytes = reader.bytes()?;
    reader.end()?;
    let mut starts = Vec::with_capacity(terms.len());
    let mut rest = bytes;
    for (&count, length) in counts.iter().zip(lengths) {
        starts.push((bytes.len() - rest.len()) as u32);
        let (stream, after) = rest.split_at_checked(length as usize).ok_or(Error::Truncated)?;
        visit_places(Reader::of(stream), count, documents, &mut |_| {})?.end()?;
        rest = after;
    }
    Reader::of(rest).end()?;
    Ok(PositionBlock { terms, counts, starts, bytes: bytes.to_vec() })
}

fn visit_places<'a>(
    mut stream: Reader<'a>,
    count: u32,
    documents: u32,
    visit: &mut dyn FnMut(Place),
) -> Result<Reader<'a>, Error> {
    let mut next_doc = 0_u32;
    for _ in 0..count {
        let doc = next_doc.checked_add(stream.number()?).filter(|&doc| doc < documents);
        let doc = doc.ok_or(Error::Malformed("no such document"))?;
        let mut place = 0_u32;
        for _ in 0..=stream.number()? {
            place = place.checked_add(stream.number()?).ok_or(Error::Malformed("no such position"))?;
            visit(u64::from(doc) << 32 | u64::from(place));
        }
        next_doc = doc + 1;
    }
    Ok(stream)
}

impl PositionBlock {
    /// Appends the places of a term in ascending order.
    pub(crate) fn collect(&self, term: usize, places: &mut Vec<Place>) {
        let (Some(&count), Some(&start)) = (self.counts.get(term), self.starts.get(term)) else { return };
        let stream = Reader::of(self.bytes.get(start as usize..).unwrap_or_default());
        // Ignore the error: `decode` checked the stream.
        let _ = visit_places(stream, count, u32::MAX, &mut |place| places.push(place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    type Corpus = BTreeMap<String, BTreeSet<(u32, u32, bool)>>;

    fn encode_corpus(corpus: &Corpus) -> Vec<u8> {
        let streams: Vec<(&str, PlaceStream)> = corpus
            .iter()
            .map(|(term, places)| {
                let mut stream = PlaceStream::default();
                places.iter().for_each(|&(doc, position, title)| stream.push(doc, position, title));
                stream.close();
                (term.as_str(), stream)
            })
            .collect();
        encode(&streams.iter().map(|(term, stream)| (*term, stream)).collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn places_survive_a_round_trip(corpus in proptest::collection::btree_map(
            "[a-d]{1,3}", proptest::collection::btree_set((0..50_u32, 0..300_u32, any::<bool>()), 1..20), 0..10)) {
            let block = decode(&encode_corpus(&corpus), 50).unwrap();
            for (term, (word, expect)) in corpus.iter().enumerate() {
                prop_assert_eq!(block.terms.term(term), word);
                let mut places = Vec::new();
                block.collect(term, &mut places);
                let expect: Vec<Place> = expect.iter()
                    .map(|&(doc, position, title)| u64::from(doc) << 32 | u64::from(position << 1) | u64::from(title))
                    .collect();
                prop_assert_eq!(places, expect);
            }
        }
    }

    #[test]
    fn a_stream_has_each_document_once() {
        let mut stream = PlaceStream::default();
        for (doc, position, title) in [(0, 5, false), (0, 9, true), (3, 1, false), (4, 0, true)] {
            stream.push(doc, position, title);
        }
        stream.close();
        let mut documents = Vec::new();
        stream.visit_documents(&mut |doc, title| documents.push((doc, title)));
        assert_eq!(documents, [(0, true), (3, false), (4, true)]);
    }

    #[test]
    fn damage_is_an_error() {
        let corpus = [("bail", [(0, 3, true), (9, 400, false)]), ("法", [(2, 0, false), (2, 1, false)])];
        for (term, places) in corpus {
            let corpus = Corpus::from([(term.to_owned(), BTreeSet::from(places))]);
            check_damage(&encode_corpus(&corpus), |file| decode(file, 10));
        }
    }
}
