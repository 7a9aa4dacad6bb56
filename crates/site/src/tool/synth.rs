//! Writes a made-up data folder of any size, the same for the same size on every machine.
//!
//! For trying out and measuring. Years are made and written side by side; no more than a few events are in memory.

mod events;
mod phrases;
mod random;
mod words;
mod world;

use anyhow::{Context, bail};
use events::Year;
use random::Random;
use rayon::prelude::*;
use serde::Serialize;
use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use vigil_model::{Localized, Site};
use world::World;

const SEED: u64 = 0x5eed;
/// The file about the site.
const SITE: &str = "site.json";
/// The folder of the events.
const EVENTS: &str = "events";
/// The beginning of the title of a synthetic site: a folder without it is not overwritten.
const TITLE: &str = "Synthetic data";

/// Writes `count` synthetic events and all they refer to.
pub fn write(count: usize, out: &Path) -> anyhow::Result<()> {
    clear(out)?;
    fs::create_dir_all(out.join(EVENTS)).with_context(|| format!("cannot make {}", out.display()))?;
    let world = World::new(SEED, count);
    // First, because it is the mark by which a later run knows the folder, even if this one is killed.
    write_file(&out.join(SITE), |file| Ok(serde_json::to_writer_pretty(file, &site(count))?))?;
    write_lines(&out.join("people.json"), world.person_list().iter())?;
    write_lines(&out.join("places.json"), world.place_list().iter())?;
    write_lines(&out.join("orgs.json"), world.organization_list().iter())?;
    write_lines(&out.join("cases.json"), world.case_list().iter())?;
    write_lines(&out.join("terms.json"), std::iter::empty::<vigil_model::GlossaryTerm>())?;
    years(&world, count).into_par_iter().filter(|&(_, count)| count > 0).try_for_each(|(year, count)| {
        let events = Year::new(&world, year, count);
        let path = out.join(format!("{EVENTS}/{year}.json"));
        write_lines(&path, (0..count).map(|position| events.event(position)))
    })
}

/// Removes the events of an older synthetic data set; refuses any other folder that holds something.
fn clear(out: &Path) -> anyhow::Result<()> {
    let context = || format!("cannot read {}", out.display());
    let mut files = match fs::read_dir(out) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        files => files.with_context(context)?,
    };
    if files.next().is_none() {
        return Ok(());
    }
    let site = fs::read(out.join(SITE)).ok().and_then(|bytes| serde_json::from_slice::<Site>(&bytes).ok());
    if !site.is_some_and(|site| site.title.text("en", "en").text.starts_with(TITLE)) {
        bail!("{} holds something that is not synthetic data: name a new folder", out.display());
    }
    let events = old_events(&out.join(EVENTS)).with_context(context)?;
    events.iter().try_for_each(|path| {
        fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))
    })
}

/// The files of older synthetic events, unless there is something else among them.
fn old_events(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let refuse =
        |path: &Path| bail!("{} is not synthetic data: move it, or name a new folder", path.display());
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        // A link may lead to somebody's own events.
        found => {
            if !found?.is_dir() {
                return refuse(folder);
            }
        }
    }
    let mut events = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        if !is_year(&file.file_name().to_string_lossy()) || !file.file_type()?.is_file() {
            return refuse(&file.path());
        }
        events.push(file.path());
    }
    Ok(events)
}

/// Whether a file of events has the name that synthetic ones have, such as `2021.json`.
fn is_year(name: &str) -> bool {
    let year = name.strip_suffix(".json").unwrap_or_default();
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
}

fn site(count: usize) -> Site {
    let title = format!("{TITLE}: {count} invented events");
    let title_zh = format!("合成資料：{count}宗虛構事件");
    Site {
        name: Localized::from([("en", "Vigil"), ("zh-Hant", "Vigil 守望")]),
        title: Localized::from([("en", title.as_str()), ("zh-Hant", title_zh.as_str())]),
        description: Localized::from([
            (
                "en",
                "Everything here is made up, to try out and to measure. No person, case or place in it is real.",
            ),
            ("zh-Hant", "內容全屬虛構，只供試用與量度；當中人物、案件與地點並不存在。"),
        ]),
        locales: vec!["en".to_owned(), "zh-Hant".to_owned()],
        default_locale: "en".to_owned(),
        base_url: None,
        private_search: false,
        corrections: None,
        publisher: None,
        closed_hosts: Vec::new(),
        synonyms: Vec::new(),
    }
}

/// How many events each year has: uneven, and more in later years.
fn years(world: &World, count: usize) -> Vec<(i32, usize)> {
    let mut random = Random::new(SEED, 11);
    let first = *world.years().start();
    let weights: Vec<usize> = world
        .years()
        .map(|year| {
            (20 + (year - first) as usize * 4) * random.between(60, 140) / if year == 2026 { 2 } else { 1 }
        })
        .collect();
    let total: usize = weights.iter().sum();
    let mut sum = 0;
    let mut before = 0;
    let shares = weights.iter().map(|weight| {
        sum += weight;
        let upto = count * sum / total;
        let share = upto - before;
        before = upto;
        share
    });
    world.years().zip(shares).collect()
}

/// Writes a list with one object a line.
fn write_lines<T: Serialize>(path: &Path, values: impl Iterator<Item = T>) -> anyhow::Result<()> {
    write_file(path, |file| {
        file.write_all(b"[\n")?;
        for (position, value) in values.enumerate() {
            if position > 0 {
                file.write_all(b",\n")?;
            }
            serde_json::to_writer(&mut *file, &value)?;
        }
        Ok(file.write_all(b"\n]\n")?)
    })
}

fn write_file(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut file = BufWriter::with_capacity(1 << 18, file);
    write(&mut file)?;
    file.flush().with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::read;
    use vigil_model::Precision;

    #[test]
    fn synthetic_data_is_faultless_varied_and_always_the_same() {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        for folder in &folders {
            write(2_000, folder.path()).unwrap();
        }
        let [first, second] = folders.map(|folder| read::load(folder.path()).unwrap().dataset);
        assert_eq!(first, second);
        let events = first.events();
        assert_eq!(events.len(), 2_000);
        for precision in [Precision::Year, Precision::Month, Precision::Day] {
            assert!(events.iter().any(|event| event.date.precision() == precision), "{precision:?}");
        }
        assert!(events.iter().any(|event| event.end.is_some()));
        assert!(events.iter().any(|event| event.date.approximate));
        assert!(events.iter().any(|event| event.date.uncertain));
        assert!(events.iter().any(|event| event.title.0.len() == 1), "some are not translated");
        assert!(first.people().iter().any(|person| person.cases.iter().any(|fact| fact.released.is_some())));
    }

    #[test]
    fn any_count_is_met_and_only_synthetic_data_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        for count in [1, 17, 300] {
            let out = folder.path().join("data");
            write(count, &out).unwrap();
            assert_eq!(read::load(&out).unwrap().dataset.events().len(), count);
        }
        fs::write(folder.path().join("mine.txt"), "mine").unwrap();
        assert!(write(1, folder.path()).is_err());
    }

    #[test]
    fn a_file_among_synthetic_events_that_is_none_of_them_is_not_removed() {
        let folder = tempfile::tempdir().unwrap();
        write(20, folder.path()).unwrap();
        let mine = folder.path().join("events/mine.json");
        fs::write(&mine, "mine").unwrap();
        let before = read::files_below(folder.path()).unwrap();
        assert!(write(1, folder.path()).is_err());
        assert!(read::files_below(folder.path()).unwrap() == before);
        fs::remove_file(mine).unwrap();
        write(1, folder.path()).unwrap();
        assert_eq!(read::load(folder.path()).unwrap().dataset.events().len(), 1);
    }
}
