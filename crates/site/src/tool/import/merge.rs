//! The changed files of a data folder: the events of the rows that were taken, among those that are there.
//!
//! New events go into the file of their year, replaced ones stay in theirs. A file that is touched is put in the order of
//! time; the text of the events that do not change stays as it is, to the byte.

use super::folder::formatted;
use super::importer::{Accepted, Accepts, Importer};
use crate::output::Replacement;
use anyhow::Context;
use std::collections::HashSet;
use std::io::Write;
use vigil_model::{Day, EventId, Precision};

/// An event of a file that is written.
enum Written<'a> {
    /// One that stays.
    Kept(&'a str),
    /// One of the rows.
    Row(&'a Accepted),
}

/// Writes the files that change, and those that a new folder lacks.
pub(crate) fn write(
    importer: &Importer<'_>,
    accepts: &Accepts,
    replacement: &mut Replacement,
) -> anyhow::Result<()> {
    let folder = importer.folder;
    for file in &folder.new_files {
        replacement.write(&folder.dir.join(&file.path), file.bytes.as_deref().unwrap_or_default())?;
    }
    for (path, accepted) in &accepts.files {
        let target = folder.dir.join(path);
        let mut out = replacement.begin(&target)?;
        write_file(importer, path, accepted, &mut out)
            .with_context(|| format!("cannot write {}", target.display()))?;
        out.end()?;
    }
    Ok(())
}

/// Writes a file of events in the order of time.
fn write_file(
    importer: &Importer<'_>,
    path: &str,
    accepted: &[Accepted],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let folder = importer.folder;
    let put: HashSet<&str> = accepted.iter().map(|accepted| &*accepted.id).collect();
    let kept = folder.files.get(path).into_iter().flatten();
    let kept = kept.filter(|(id, _)| !put.contains(id.as_str()));
    let kept = kept.filter_map(|(id, text): &(EventId, String)| {
        let (day, precision, id) = folder.dataset.event(id)?.order_key();
        Some(((day, precision), id.as_str(), Written::Kept(text)))
    });
    let rows = accepted.iter().map(|accepted| (accepted.key, &*accepted.id, Written::Row(accepted)));
    let mut all: Vec<((Day, Precision), &str, Written<'_>)> = kept.chain(rows).collect();
    all.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    for (at, (_, id, written)) in all.iter().enumerate() {
        out.write_all(if at == 0 { b"[\n " } else { b",\n " })?;
        match written {
            Written::Kept(text) => out.write_all(text.as_bytes())?,
            Written::Row(accepted) => {
                let event =
                    importer.event_again(accepted).with_context(|| format!("`{id}` was not read again"))?;
                out.write_all(formatted(&event, " ").as_bytes())?;
            }
        }
    }
    Ok(out.write_all(b"\n]\n")?)
}

#[cfg(test)]
mod tests {
    use crate::source::read;
    use crate::tool::import::folder::texts_of;
    use std::path::Path;

    #[test]
    fn what_does_not_change_stays_to_the_byte() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        for file in read::event_sources(&dir) {
            let text = String::from_utf8(file.bytes.unwrap()).unwrap();
            let texts: Vec<String> = texts_of(&text).into_iter().map(|(_, text)| text).collect();
            assert!(format!("[\n {}\n]\n", texts.join(",\n ")) == text, "{}", file.path);
        }
    }
}
