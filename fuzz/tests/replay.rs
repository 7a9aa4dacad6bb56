//! Replays what libFuzzer has found: each corpus, and the inputs from which it began.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use vigil_fuzz::{TARGETS, Target};

/// The most bytes of all corpora: they are read by everybody who reads the repository.
const CORPORA_BYTES: u64 = 150_000;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The names in a folder, without hidden ones, in order.
fn names(folder: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with('.')).collect()
}

fn corpus(target: &Target) -> Vec<PathBuf> {
    let folder = folder("corpus").join(target.name);
    names(&folder).iter().map(|name| folder.join(name)).collect()
}

#[test]
fn every_corpus_is_replayed_without_a_broken_promise() {
    for target in &TARGETS {
        let files = corpus(target);
        assert!(!files.is_empty(), "{} has no corpus", target.name);
        for file in files {
            // The name of an input that panics is in the output of its test.
            println!("{}", file.display());
            (target.run)(&fs::read(&file).unwrap());
        }
    }
}

/// Inputs that are refused would test nothing but the refusal. They are written for libFuzzer into the folder that
/// `VIGIL_SEEDS` names.
#[test]
fn every_seed_is_accepted() {
    let place = std::env::var_os("VIGIL_SEEDS").map(PathBuf::from);
    for target in &TARGETS {
        for (number, seed) in (target.seeds)().into_iter().enumerate() {
            assert!((target.run)(&seed), "seed {number} of {} is refused", target.name);
            if let Some(place) = &place {
                let folder = place.join(target.name);
                fs::create_dir_all(&folder).unwrap();
                fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
            }
        }
    }
}

#[test]
fn every_target_has_a_program_and_a_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let programs = names(&folder("libfuzzer/targets"));
    let programs: BTreeSet<String> =
        programs.iter().map(|name| name.trim_end_matches(".rs").to_owned()).collect();
    assert_eq!(programs, targets);
    assert_eq!(names(&folder("corpus")), targets);
}

#[test]
fn the_corpora_are_small() {
    let bytes: u64 = TARGETS.iter().flat_map(corpus).map(|file| file.metadata().unwrap().len()).sum();
    assert!(bytes <= CORPORA_BYTES, "{bytes} bytes; merge the corpora as fuzz/README.md has it");
}
