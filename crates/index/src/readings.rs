//! `readings.bin`: which Han characters sound alike, for misspelt names.
//!
//! Each class holds the characters of one reading. It is fetched only where a Chinese query finds nothing.

use crate::Error;
use crate::codec::{Reader, Writer};

const KIND: u8 = b'R';

/// Classes of characters that sound alike; a character may stand in several.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Readings {
    classes: Vec<String>,
}

impl Readings {
    /// Whether two characters can be read alike.
    pub(crate) fn are_alike(&self, left: char, right: char) -> bool {
        self.classes.iter().any(|class| class.contains(left) && class.contains(right))
    }
}

/// Writes the classes.
pub(crate) fn encode(classes: &[String]) -> Vec<u8> {
    let mut writer = Writer::new(KIND);
    writer.number(classes.len() as u32);
    writer.texts(classes.iter().map(String::as_str));
    writer.finish()
}

/// Reads them.
pub(crate) fn decode(file: &[u8]) -> Result<Readings, Error> {
    let mut reader = Reader::open(KIND, file)?;
    let count = reader.length()?;
    let classes = reader.texts(count)?;
    reader.end().map(|()| Readings { classes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::tests::check_damage;

    #[test]
    fn characters_of_one_class_are_alike() {
        let file = encode(&["廷庭".to_owned(), "之支".to_owned(), "支枝".to_owned()]);
        let readings = decode(&file).unwrap();
        assert!(readings.are_alike('庭', '廷') && readings.are_alike('支', '枝'));
        assert!(!readings.are_alike('之', '枝') && !readings.are_alike('廷', '之'));
        check_damage(&file, decode);
    }
}
