//! `positions.bin`: the first term of each block of positions, if there are too many for the manifest.

use crate::error::Error;
use crate::format::codec::{Reader, Writer};
use crate::format::dictionary::block_table::BlockTable;

const KIND: u8 = b'Y';

/// Encodes a table, without its facet values: they have no positions.
pub(crate) fn encode(table: &BlockTable) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    for firsts in [&table.words, &table.han] {
        writer.number(firsts.len() as u32);
        writer.sorted_texts(firsts.iter().map(String::as_str));
    }
    writer.finish()
}

/// Decodes a table.
pub(crate) fn decode(file: &[u8]) -> Result<BlockTable, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let mut table = BlockTable::default();
    for firsts in [&mut table.words, &mut table.han] {
        let count = reader.length()?;
        reader.sorted_texts(count, &mut |first| firsts.push(first.to_owned()))?;
    }
    reader.end().map(|()| table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;

    #[test]
    fn a_table_survives_a_round_trip() {
        let texts = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let table =
            BlockTable { words: texts("a arrest bail"), han: texts("一 法國"), facets: Vec::new() };
        let file = encode(&table);
        assert_eq!(decode(&file).unwrap(), table);
        check_damage(&file, decode);
    }
}
