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
    /// The characters that can be read as one is.
    pub(crate) fn alike(&self, character: char) -> String {
        let mut alike = String::new();
        for class in self.classes.iter().filter(|class| class.chars().any(|other| other == character)) {
            alike.push_str(class);
        }
        alike
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
        assert_eq!(['庭', '支', '枝', '案'].map(|one| readings.alike(one)), ["廷庭", "之支支枝", "支枝", ""]);
        check_damage(&file, decode);
    }
}
