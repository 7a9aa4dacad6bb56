//! The columns of localized names inside other files: for each locale the texts of all values, empty if missing.

use crate::error::Error;
use crate::format::codec::{Reader, Writer};
use std::collections::{BTreeMap, BTreeSet};
use vigil_model::Localized;

/// Appends the names of some values.
pub(crate) fn write(writer: &mut Writer, labels: &[&Localized]) {
    let locales: BTreeSet<&str> =
        labels.iter().flat_map(|label| label.0.keys()).map(String::as_str).collect();
    writer.number(locales.len() as u32);
    writer.texts(locales.iter().copied());
    for locale in locales {
        writer.texts(labels.iter().map(|label| label.0.get(locale).map_or("", String::as_str)));
    }
}

/// Reads the names of `count` values.
pub(crate) fn read(reader: &mut Reader<'_>, count: usize) -> Result<Vec<Localized>, Error> {
    let locale_count = reader.length()?;
    let locales = reader.texts(locale_count)?;
    let mut labels: Vec<BTreeMap<String, String>> = vec![BTreeMap::new(); count];
    for locale in locales {
        for (label, text) in labels.iter_mut().zip(reader.texts(count)?) {
            if !text.is_empty() {
                label.insert(locale.clone(), text);
            }
        }
    }
    Ok(labels.into_iter().map(Localized).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::codec::tests::check_damage;

    #[test]
    fn names_survive_a_round_trip() {
        let labels = [
            Localized::from([("en", "Benny Tai"), ("zh-Hant", "戴耀廷")]),
            Localized::default(),
            Localized::from([("en", "Cyd Ho")]),
        ];
        let mut writer = Writer::new(b'?');
        write(&mut writer, &labels.iter().collect::<Vec<_>>());
        let file = writer.finish();
        let decode = |file: &[u8]| {
            let mut reader = Reader::open(b'?', file)?;
            let labels = read(&mut reader, 3)?;
            reader.end().map(|()| labels)
        };
        assert_eq!(decode(&file).unwrap(), labels);
        check_damage(&file, decode);
    }
}
