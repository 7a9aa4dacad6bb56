//! Who may read the clock or draw random numbers: nobody who writes a file of the site.

use super::hold;
use super::source::sources;

/// Code that measures, waits or serves.
const MAY: &[&str] = &[
    "bench/",
    "crates/process/",
    // The time that a build took, which it prints.
    "crates/site/src/command/build.rs",
    "crates/site/src/output/verify/mirror.rs",
    "crates/site/src/tool/serve",
    "dev-server/",
    "xtask/",
];
/// What the clock and chance are called. The app asks the browser for the day of its reader.
const READS: &[&str] = &[
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "Zoned::now",
    "now_utc(",
    "now_local(",
    "now_v7(",
    "new_v4(",
    "thread_rng",
    "rand::",
    "getrandom",
    "RandomState",
];
/// Changes with the machine, as the clock does.
const MACHINE: &[&str] = &["hostname", "env::var(", "env::vars", "temp_dir(", ".modified()", ".created()"];

#[test]
fn only_named_files_read_the_clock() {
    let in_scope = |path: &str| {
        path.starts_with("crates/")
            && !path.contains("/tests/")
            && !MAY.iter().any(|may| path.starts_with(may))
    };
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test && in_scope(&source.path)) {
        for (line, text) in source.lines() {
            for word in READS.iter().chain(MACHINE).filter(|word| text.contains(**word)) {
                faults.push(format!(
                    "{}:{line}: `{word}`; the same data give the same bytes: take it from the data",
                    source.path
                ));
            }
        }
    }
    hold("Only named files read the clock, draw random numbers or ask the machine", faults);
}
