//! `readings.bin`: classes of Han characters that sound alike. Fetched only if a Chinese query finds nothing.

use crate::error::Error;
use crate::format::codec::{Reader, Writer};
use crate::text::readings::Readings;

const KIND: u8 = b'R';

/// Encodes classes, each the characters of one pronunciation.
pub(crate) fn encode(classes: &[String]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    writer.number(classes.len() as u32);
    writer.texts(classes.iter().map(String::as_str));
    writer.finish()
}

/// Decodes the classes.
pub(crate) fn decode(file: &[u8]) -> Result<Readings, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let count = reader.length()?;
    let classes = reader.texts(count)?;
    reader.end().map(|()| Readings { classes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;

    #[test]
    fn characters_of_one_class_sound_alike() {
        let file = encode(&["廷庭".to_owned(), "之支".to_owned(), "支枝".to_owned()]);
        let readings = decode(&file).unwrap();
        assert_eq!(['庭', '支', '枝', '案'].map(|one| readings.alike(one)), ["廷庭", "之支支枝", "支枝", ""]);
        check_damage(&file, decode);
    }
}
