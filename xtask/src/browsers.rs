//! The browser tests in other engines than Chromium, without those that `tests/e2e/engines.toml` lists for one.

use serde::Deserialize;

use vigil_process as process;

/// The tests that an engine cannot run.
const ENGINES: &str = "tests/e2e/engines.toml";

/// Another engine: the name of its step, and the one that the tests know it by.
pub struct Engine {
    /// The name of its step.
    pub step: &'static str,
    /// Its name in `VIGIL_BROWSER` and in the list.
    pub name: &'static str,
}

/// The engines besides Chromium.
pub const ENGINES_BESIDES: [Engine; 2] = [
    Engine { step: "The site in Firefox", name: "firefox" },
    Engine { step: "The site in WebKitGTK", name: "webkit" },
];

/// The list of tests that an engine cannot run.
#[derive(Deserialize)]
struct List {
    skip: Vec<Skipped>,
}

/// Tests that some engines cannot run.
#[derive(Deserialize)]
struct Skipped {
    engines: Vec<String>,
    why: String,
    /// `file::test`, or `file::` for all of a file.
    tests: Vec<String>,
}

/// The arguments by which the test runner leaves out the tests that an engine cannot run.
pub fn arguments(engine: &str) -> anyhow::Result<Vec<String>> {
    let List { skip } = process::read_toml(ENGINES)?;
    let skipped = skip.into_iter().filter(|skipped| skipped.engines.iter().any(|name| name == engine));
    let mut arguments = Vec::new();
    for Skipped { why, tests, .. } in skipped {
        println!("Left out, because {why}: {}", tests.join(", "));
        arguments.extend(tests.into_iter().flat_map(|test| ["--skip".to_owned(), test]));
    }
    Ok(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_test_is_there_and_has_a_reason() {
        let List { skip } = process::read_toml(ENGINES).unwrap();
        for Skipped { engines, why, tests } in skip {
            assert!(!why.is_empty() && !engines.is_empty(), "{tests:?}");
            for engine in engines {
                assert!(ENGINES_BESIDES.iter().any(|known| known.name == engine), "{engine}");
            }
            for listed in tests {
                let (file, test) = listed.split_once("::").expect("file::test");
                let path = process::root().join(format!("tests/e2e/{file}.rs"));
                let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{listed}: {error}"));
                assert!(test.is_empty() || text.contains(&format!("fn {test}()")), "there is no {listed}");
            }
        }
    }
}
