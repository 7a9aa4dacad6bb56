//! Everything a change must pass, in the order in which it fails soonest.
//!
//! Each step runs whatever became of the others, for a bounded time. The last line counts the tests of all steps.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::browsers::{self, ENGINES_BESIDES, Engine};
use crate::{app, servers, setup, site};
use vigil_process::{self as process, cargo, root};

/// How many events the large site has.
const LARGE: u32 = 10_000;
/// Where the large site is built.
const LARGE_DIST: &str = "target/large-dist";
/// At most this many failed tests of a browser are run again; more are no accident.
const MOST_AGAIN: usize = 3;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u32,
    failed: u32,
}

/// The outcome of one step.
struct Outcome {
    name: &'static str,
    counts: Counts,
    /// The names of the tests that failed, of those that Rust's test runner ran.
    failed: Vec<String>,
    /// The names of the tests that passed only when they were run again.
    unsteady: Vec<String>,
    time: Duration,
    error: Option<anyhow::Error>,
}

/// A step: its name, how many minutes it may take, and what to run.
struct Step {
    name: &'static str,
    minutes: u64,
    command: Command,
}

/// Runs all steps; success when every one of them succeeded. Those of the browser run in Chromium, or in every engine.
pub fn run(in_all_browsers: bool) -> ExitCode {
    let purpose = if in_all_browsers { setup::Purpose::AllBrowsers } else { setup::Purpose::Test };
    let mut outcomes = vec![timed("Set-up", || {
        setup::ensure(purpose)?;
        servers::ensure()
    })];
    if succeeded(&outcomes) {
        outcomes.extend(STATIC_STEPS.iter().map(|line| run_step(step(*line))));
        outcomes.push(timed("The site", || {
            site::build(Path::new("data"), Path::new("dist"), site::Cards::All, None, app::Flags::Small)?;
            site::build_large(LARGE, &root().join(LARGE_DIST))
        }));
        let is_built = succeeded(&outcomes[outcomes.len() - 1..]);
        outcomes.push(reader_step(is_built));
        if root().join("tests/e2e").is_dir() {
            outcomes.extend(browser_steps(is_built));
        }
        if in_all_browsers && is_built {
            outcomes.extend(ENGINES_BESIDES.iter().map(engine_step));
        }
    }
    report(&outcomes);
    if succeeded(&outcomes) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The steps that need no site: name, minutes they may take, program and arguments.
const STATIC_STEPS: &[(&str, u64, &str)] = &[
    ("Format", 5, "cargo fmt --all -- --check"),
    ("Format and lints of scripts and sheets", 5, "biome ci --colors=off --error-on-warnings"),
    ("Types of scripts", 5, "tsc --project tsconfig.json"),
    ("Licences and sources of dependencies", 5, "cargo-deny --offline --locked check bans licenses sources"),
    ("Lints", 30, "cargo clippy --workspace --all-targets --locked -- -D warnings"),
    (
        "Lints of the app for the browser",
        30,
        "cargo clippy -p vigil-app --target wasm32-unknown-unknown --features hydrate --locked -- -D warnings",
    ),
    (
        "Lints of the views for the browser",
        30,
        "cargo clippy -p vigil-views --target wasm32-unknown-unknown --features module --locked -- -D warnings",
    ),
    (
        "The app with stable flags only",
        30,
        "cargo check -p vigil-app --target wasm32-unknown-unknown --features hydrate --locked",
    ),
    ("Documentation", 30, "cargo doc --workspace --no-deps --document-private-items --locked"),
    (
        "Core for the browser",
        15,
        "cargo check -p vigil-model -p vigil-index --target wasm32-unknown-unknown --locked",
    ),
    ("Units, properties, tidy", 45, "cargo test --workspace --locked --no-fail-fast"),
];

fn step((name, minutes, line): (&'static str, u64, &str)) -> Step {
    let mut words = line.split(' ');
    let program = words.next().unwrap_or_default();
    let mut command = if program == "cargo" { cargo() } else { process::command(program) };
    command.args(words).env_remove("RUSTC_BOOTSTRAP").env_remove("RUSTFLAGS");
    if line.starts_with("cargo doc") {
        command.env("RUSTDOCFLAGS", "-D warnings");
    }
    Step { name, minutes, command }
}

/// The built site's files in programs of others that read them, and the scripts of the build: everything in tests/readers and
/// tests/script.
fn reader_step(is_built: bool) -> Outcome {
    let name = "The site's files in programs that read them";
    if !is_built {
        return timed(name, || anyhow::bail!("not run, because the site was not built"));
    }
    let folders = ["tests/readers", "tests/script"].map(|folder| root().join(folder));
    let files = folders.iter().flat_map(std::fs::read_dir).flatten().flatten().map(|file| file.path());
    let mut files: Vec<_> = files.filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    files.sort();
    // A reporter that says the counts in lines; one file at a time, because some start a browser.
    let mut command = process::command("node");
    command.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files);
    // Some build a site of their own, that knows its address. Colors would stand before the words that are counted.
    let generator = site::generator_path(site::Profile::Dev);
    command.env("VIGIL_PROGRAM", generator).env("VIGIL_APP", app::Flags::Small.dir());
    command.env("VIGIL_SERVERS", servers::dir());
    command.env("VIGIL_DIST", root().join("dist")).env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    run_step(Step { name, minutes: 20, command })
}

/// The built site in a browser. The selection of the whole workspace gives the dependencies the features that they have in the
/// steps before; one package alone would compile many of them a second time.
fn browser_steps(is_built: bool) -> Vec<Outcome> {
    let lints = "cargo clippy --workspace --test e2e --locked -- -D warnings";
    let lints = run_step(step(("Lints of the browser tests", 30, lints)));
    let name = "The site in a browser";
    if !is_built {
        return vec![lints, timed(name, || anyhow::bail!("not run, because the site was not built"))];
    }
    vec![lints, run_in_browser(name, "chromium", &[])]
}

/// Runs the tests of the browser in an engine, and once more the few that failed. Engines fail for reasons of their own, such as
/// Chromium's "Printing failed", once in some thousand tests; the summary names each test that needed its second run.
fn run_in_browser(name: &'static str, engine: &str, arguments: &[String]) -> Outcome {
    let run = |arguments: &[String]| {
        let mut tests = step((name, 45, "cargo test --workspace --test e2e --locked --"));
        tests.command.env("VIGIL_DIST", root().join("dist")).env("VIGIL_LARGE_DIST", root().join(LARGE_DIST));
        tests.command.env("VIGIL_BROWSER", engine).args(arguments);
        run_step(tests)
    };
    let first = run(arguments);
    // A run that was ended before its last test has counted none as passed.
    if first.failed.is_empty() || first.failed.len() > MOST_AGAIN || first.counts.passed == 0 {
        return first;
    }
    let again = run(&[vec!["--exact".to_owned()], first.failed.clone()].concat());
    let has_ended = again.counts.passed > 0;
    let passed = |test: &String| has_ended && !again.failed.contains(test);
    let unsteady = first.failed.into_iter().filter(passed).collect();
    let counts = Counts { passed: first.counts.passed + again.counts.passed, failed: again.counts.failed };
    Outcome { counts, unsteady, time: first.time + again.time, ..again }
}

/// The tests of the browser in another engine.
fn engine_step(engine: &Engine) -> Outcome {
    let skipped = match browsers::arguments(engine.name) {
        Ok(arguments) => arguments,
        Err(error) => return timed(engine.step, || Err(error)),
    };
    run_in_browser(engine.step, engine.name, &skipped)
}

fn run_step(mut step: Step) -> Outcome {
    let (mut counts, mut failed) = (Counts::default(), Vec::new());
    let limit = Duration::from_secs(step.minutes * 60);
    let mut outcome = timed(step.name, || {
        process::run_watched(&mut step.command, limit, |line| {
            if let Some(more) = counts_in(line).or_else(|| node_counts_in(line)) {
                counts = Counts { passed: counts.passed + more.passed, failed: counts.failed + more.failed };
            }
            failed.extend(failed_test_in(line).map(str::to_owned));
        })
    });
    outcome.counts.passed = counts.passed;
    // A failure that is no test's, such as one of the compiler, counts as one.
    outcome.counts.failed = outcome.counts.failed.max(counts.failed);
    outcome.failed = failed;
    outcome
}

/// Runs something under a heading; its failure is shown at once and counts as one.
fn timed(name: &'static str, step: impl FnOnce() -> anyhow::Result<()>) -> Outcome {
    println!("\n==== {name}");
    let start = Instant::now();
    let error = step().err();
    if let Some(error) = &error {
        println!("==== {name} failed: {error:#}");
    }
    let failed = u32::from(error.is_some());
    let counts = Counts { passed: 0, failed };
    Outcome { name, counts, failed: Vec::new(), unsteady: Vec::new(), time: start.elapsed(), error }
}

fn succeeded(outcomes: &[Outcome]) -> bool {
    outcomes.iter().all(|outcome| outcome.error.is_none() && outcome.counts.failed == 0)
}

fn report(outcomes: &[Outcome]) {
    println!("\n==== Summary");
    let mut sum = Counts::default();
    for Outcome { name, counts, unsteady, time, error, .. } in outcomes {
        let word = if error.is_some() || counts.failed > 0 { "FAILED" } else { "ok" };
        println!("{word:6}  {:4} s  {name}", time.as_secs());
        unsteady.iter().for_each(|test| println!("                passed only in its second run: {test}"));
        sum = Counts { passed: sum.passed + counts.passed, failed: sum.failed + counts.failed };
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
}

/// The counts in a line such as `test result: ok. 12 passed; 0 failed; …`, which may be coloured.
fn counts_in(line: &str) -> Option<Counts> {
    let (_, counts) = line.split_once("test result: ")?;
    let number_before = |word: &str| {
        let (before, _) = counts.split_once(word)?;
        before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    Some(Counts { passed: number_before(" passed")?, failed: number_before(" failed")? })
}

/// The test in a line such as `test print::no_page_prints_controls ... FAILED`, which may be coloured.
fn failed_test_in(line: &str) -> Option<&str> {
    let (test, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    outcome.contains("FAILED").then_some(test)
}

/// The count in a line of Node's test runner such as `ℹ pass 12`; passed and failed are told in lines of their own.
fn node_counts_in(line: &str) -> Option<Counts> {
    let (word, number) = line.strip_prefix("ℹ ")?.split_once(' ')?;
    let number = number.trim().parse().ok()?;
    match word {
        "pass" => Some(Counts { passed: number, failed: 0 }),
        "fail" | "cancelled" => Some(Counts { passed: 0, failed: number }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_the_lines_of_nodes_test_runner() {
        for (line, expected) in [
            ("ℹ pass 12", Some((12, 0))),
            ("ℹ fail 3", Some((0, 3))),
            ("ℹ cancelled 1", Some((0, 1))),
            ("ℹ tests 16", None),
            ("✔ pass 12 (1.2ms)", None),
        ] {
            let expected = expected.map(|(passed, failed)| Counts { passed, failed });
            assert_eq!(node_counts_in(line), expected, "{line}");
        }
    }

    #[test]
    fn failed_tests_are_read_from_the_lines_of_the_test_runner() {
        for (line, expected) in [
            ("test print::a ... FAILED", Some("print::a")),
            ("test print::a ... \u{1b}[31mFAILED\u{1b}[m", Some("print::a")),
            ("test print::a ... ok", None),
            ("test result: FAILED. 1 passed; 20 failed; 0 ignored", None),
        ] {
            assert_eq!(failed_test_in(line), expected, "{line}");
        }
    }

    #[test]
    fn counts_are_read_from_the_lines_of_the_test_runner() {
        for (line, expected) in [
            ("test result: ok. 12 passed; 0 failed; 0 ignored; finished in 0.04s", Some((12, 0))),
            ("test result: \u{1b}[31mFAILED\u{1b}[m. 1 passed; 20 failed; 0 ignored", Some((1, 20))),
            ("test passed ... ok", None),
            ("test result: unknown", None),
        ] {
            let expected = expected.map(|(passed, failed)| Counts { passed, failed });
            assert_eq!(counts_in(line), expected, "{line}");
        }
    }
}
