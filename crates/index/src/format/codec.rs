//! The frame of all binary files: version, kind, columns. The seal around a file ([`crate::format::seal`]) is no part of it.
//!
//! A column is a length in bytes and then the bytes. Files are stored by column because equal values next to each other
//! compress well: the host compresses the files with brotli or gzip, so the format has no compression of its own.

use crate::error::Error;

/// The version of all formats of this crate. Raise it with every change of any format.
pub(crate) const VERSION: u32 = 3;

/// The longest term that is decoded, in bytes. Front coding could else grow a damaged file into gigabytes.
const LONGEST_TERM: usize = 4096;

/// Encodes one file.
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// A file of a kind, without columns.
    pub(crate) fn new(kind: u8) -> Writer {
        Writer { bytes: vec![VERSION as u8, kind] }
    }

    /// Appends a number.
    pub(crate) fn number(&mut self, value: u32) {
        push_varint(&mut self.bytes, value);
    }

    /// Appends a column.
    pub(crate) fn column(&mut self, column: &[u8]) {
        self.number(column.len() as u32);
        self.bytes.extend_from_slice(column);
    }

    /// Appends a column of varints. Their count is not written: the reader must know it.
    pub(crate) fn numbers(&mut self, values: impl IntoIterator<Item = u32>) {
        let mut column = Vec::new();
        for value in values {
            push_varint(&mut column, value);
        }
        self.column(&column);
    }

    /// Appends a column of bits, padded to bytes. Their count is not written.
    pub(crate) fn bits(&mut self, bits: impl IntoIterator<Item = bool>) {
        self.column(&pack_bits(bits));
    }

    /// Appends texts as two columns: lengths in bytes, and the concatenated bytes.
    pub(crate) fn texts<'a>(&mut self, texts: impl Iterator<Item = &'a str> + Clone) {
        self.numbers(texts.clone().map(|text| text.len() as u32));
        let joined: String = texts.collect();
        self.column(joined.as_bytes());
    }

    /// Appends ascending terms, front-coded: columns of the bytes shared with the previous term, of the lengths of the
    /// rests, and of the rests.
    pub(crate) fn sorted_texts<'a>(&mut self, terms: impl Iterator<Item = &'a str>) {
        let (mut shared, mut lengths, mut suffixes) = (Vec::new(), Vec::new(), String::new());
        let mut previous = "";
        for term in terms {
            let both = previous.char_indices().zip(term.chars());
            let common = both
                .take_while(|((_, left), right)| left == right)
                .last()
                .map_or(0, |((start, left), _)| start + left.len_utf8());
            let suffix = term.get(common..).unwrap_or_default();
            push_varint(&mut shared, common as u32);
            push_varint(&mut lengths, suffix.len() as u32);
            suffixes.push_str(suffix);
            previous = term;
        }
        self.column(&shared);
        self.column(&lengths);
        self.column(suffixes.as_bytes());
    }

    /// The bytes of the file.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Decodes a file, or a column of one. A cheap slice that shrinks as it is read.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// The columns of a file; an error if version or kind do not match.
    pub(crate) fn open(kind: u8, bytes: &'a [u8]) -> Result<Reader<'a>, Error> {
        let (&[version, found], columns) = bytes.split_first_chunk::<2>().ok_or(Error::Truncated)?;
        if u32::from(version) != VERSION {
            return Err(Error::Version { expected: VERSION, got: u32::from(version) });
        }
        if found != kind {
            return Err(Error::Kind { expected: kind, got: found });
        }
        Ok(Reader { bytes: columns })
    }

    /// Reads bytes without a frame.
    pub(crate) fn of(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes }
    }

    /// The number of unread bytes.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Reads a varint of at most 32 bits.
    pub(crate) fn number(&mut self) -> Result<u32, Error> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let (&byte, rest) = self.bytes.split_first().ok_or(Error::Truncated)?;
            self.bytes = rest;
            let low = u32::from(byte & 127);
            // The fifth byte has only the upper four bits of the number.
            if shift == 28 && low > 15 {
                return Err(Error::Malformed("a number is too large"));
            }
            value |= low << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(Error::Malformed("a number is too long"))
    }

    /// Reads a count of values with at least one byte each. A count above the unread bytes is an error, so that a damaged
    /// file cannot allocate more than a few times its size.
    pub(crate) fn length(&mut self) -> Result<usize, Error> {
        let length = self.number()? as usize;
        if length > self.bytes.len() { Err(Error::Truncated) } else { Ok(length) }
    }

    /// Reads a column.
    pub(crate) fn column(&mut self) -> Result<Reader<'a>, Error> {
        let length = self.length()?;
        let (column, rest) = self.bytes.split_at_checked(length).ok_or(Error::Truncated)?;
        self.bytes = rest;
        Ok(Reader { bytes: column })
    }

    /// Reads a column as bytes.
    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], Error> {
        self.column().map(|column| column.bytes)
    }

    /// Reads a column of exactly `count` varints.
    pub(crate) fn numbers(&mut self, count: usize) -> Result<Vec<u32>, Error> {
        let mut column = self.column()?;
        if count > column.len() {
            return Err(Error::Truncated);
        }
        let numbers = (0..count).map(|_| column.number()).collect::<Result<_, _>>()?;
        column.end().map(|()| numbers)
    }

    /// Reads a column of `count` bits, padded to bytes; see [`bit`].
    pub(crate) fn bits(&mut self, count: usize) -> Result<Vec<u8>, Error> {
        let bytes = self.bytes()?;
        if bytes.len() == count.div_ceil(8) { Ok(bytes.to_vec()) } else { Err(Error::Truncated) }
    }

    /// Reads `count` texts of [`Writer::texts`].
    pub(crate) fn texts(&mut self, count: usize) -> Result<Vec<String>, Error> {
        let lengths = self.numbers(count)?;
        let mut joined = utf8(self.bytes()?)?;
        let mut texts = Vec::with_capacity(count);
        for length in lengths {
            let (text, rest) = joined.split_at_checked(length as usize).ok_or(Error::Truncated)?;
            texts.push(text.to_owned());
            joined = rest;
        }
        if joined.is_empty() { Ok(texts) } else { Err(Error::Malformed("text is left over")) }
    }

    /// Visits `count` terms of [`Writer::sorted_texts`]. Their order is not checked.
    pub(crate) fn sorted_texts(&mut self, count: usize, visit: &mut dyn FnMut(&str)) -> Result<(), Error> {
        let shared = self.numbers(count)?;
        let lengths = self.numbers(count)?;
        let mut suffixes = utf8(self.bytes()?)?;
        let mut term = String::new();
        for (common, length) in shared.into_iter().zip(lengths) {
            let (suffix, rest) = suffixes.split_at_checked(length as usize).ok_or(Error::Truncated)?;
            if common as usize > term.len() || !term.is_char_boundary(common as usize) {
                return Err(Error::Malformed("a term shares more bytes than the previous one has"));
            }
            term.truncate(common as usize);
            term.push_str(suffix);
            if term.len() > LONGEST_TERM {
                return Err(Error::Malformed("a term is too long"));
            }
            visit(&term);
            suffixes = rest;
        }
        if suffixes.is_empty() { Ok(()) } else { Err(Error::Malformed("text is left over")) }
    }

    /// An error if bytes are left.
    pub(crate) fn end(&self) -> Result<(), Error> {
        if self.bytes.is_empty() { Ok(()) } else { Err(Error::Malformed("bytes are left over")) }
    }
}

/// Appends a varint: seven bits a byte, the lowest first, the top bit set on all bytes except the last.
pub(crate) fn push_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value > 127 {
        bytes.push(value as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Packs bits into bytes, the first in the lowest bit of the first byte.
pub(crate) fn pack_bits(bits: impl IntoIterator<Item = bool>) -> Vec<u8> {
    let mut packed: Vec<u8> = Vec::new();
    for (place, bit) in bits.into_iter().enumerate() {
        if place % 8 == 0 {
            packed.push(0);
        }
        if let Some(last) = packed.last_mut() {
            *last |= u8::from(bit) << (place % 8);
        }
    }
    packed
}

/// Whether a bit of [`pack_bits`] is set; false past the end.
pub(crate) fn bit(bits: &[u8], place: usize) -> bool {
    bits.get(place / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1)
}

fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|_| Error::Malformed("a text is not UTF-8"))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Checks that each truncated file is an error, and that a changed one does not panic: whether it is changed shows its
    /// seal.
    pub(crate) fn check_damage<T>(file: &[u8], decode: impl Fn(&[u8]) -> Result<T, Error>) {
        assert!(decode(file).is_ok());
        let step = (file.len() / 300).max(1);
        for length in (0..file.len()).step_by(step) {
            assert!(decode(&file[..length]).is_err(), "truncated to {length} bytes");
        }
        let mut file = file.to_vec();
        for place in (0..file.len()).step_by(step) {
            for flip in [1, 0x80, 0xFF] {
                file[place] ^= flip;
                let _ = decode(&file);
                file[place] ^= flip;
            }
        }
    }

    proptest! {
        #[test]
        fn columns_survive_a_round_trip(
            numbers in proptest::collection::vec(any::<u32>(), 0..50),
            bits in proptest::collection::vec(any::<bool>(), 0..50),
            terms in proptest::collection::btree_set("[a-c國安法é]{0,6}", 0..50),
        ) {
            let mut writer = Writer::new(b'?');
            writer.number(numbers.len() as u32);
            writer.numbers(numbers.iter().copied());
            writer.bits(bits.iter().copied());
            writer.texts(terms.iter().map(String::as_str));
            writer.sorted_texts(terms.iter().map(String::as_str));
            let file = writer.finish();

            let mut reader = Reader::open(b'?', &file).unwrap();
            let count = reader.length().unwrap();
            prop_assert_eq!(reader.numbers(count).unwrap(), numbers);
            let read = reader.bits(bits.len()).unwrap();
            prop_assert!(bits.iter().enumerate().all(|(place, &set)| bit(&read, place) == set));
            let terms: Vec<String> = terms.into_iter().collect();
            prop_assert_eq!(reader.texts(terms.len()).unwrap(), terms.clone());
            let mut read = Vec::new();
            reader.sorted_texts(terms.len(), &mut |term| read.push(term.to_owned())).unwrap();
            prop_assert_eq!(read, terms);
            reader.end().unwrap();
        }
    }

    #[test]
    fn another_kind_or_version_is_an_error() {
        let file = Writer::new(b'T').finish();
        assert_eq!(Reader::open(b'S', &file).err(), Some(Error::Kind { expected: b'S', got: b'T' }));
        assert_eq!(Reader::open(b'T', &[9, b'T']).err(), Some(Error::Version { expected: VERSION, got: 9 }));
        assert_eq!(Reader::open(b'T', &file[..1]).err(), Some(Error::Truncated));
    }

    #[test]
    fn overlong_and_truncated_varints_are_errors() {
        for bytes in [&[0x80][..], &[0xFF, 0xFF, 0xFF, 0xFF, 0x1F], &[0x80, 0x80, 0x80, 0x80, 0x80, 0]] {
            assert!(Reader::of(bytes).number().is_err());
        }
        assert_eq!(Reader::of(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]).number(), Ok(u32::MAX));
    }
}
