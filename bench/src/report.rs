//! The tables that are printed and written to `bench/RESULTS.md`.

use std::collections::{BTreeMap, BTreeSet};

use crate::budget::{Budget, Budgets, METRICS, Unit};
use crate::chart::Frames;
use crate::figures::{Figures, Run};
use crate::generator::Step;
use crate::harness::Subject;
use crate::lighthouse::Scores;
use crate::peers::{Best, Peers};
use crate::sizes::{Bytes, Kind, Sizes};
use crate::table::Table;

/// What stands where there is nothing to tell.
const NOTHING: &str = "–";

/// The tables so far.
pub(crate) struct Report {
    budgets: Budgets,
    sections: Vec<String>,
    errors: BTreeSet<String>,
    /// For each profile the first number of events, and the bytes to open them.
    first_opened: BTreeMap<String, (u32, f64)>,
}

impl Report {
    /// An empty report on what was measured when.
    pub(crate) fn new(when: String, budgets: Budgets) -> Report {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let opening = format!(
            "# Measured: {when}\n\nMedians, on {cores} cores; how is said in README.md. The peers' figures are those of the \
             harness, for the nearest\nnumber of events in the same conditions: `fast` is none, `cpu4` a processor four times \
             slower, `mobile` that\nand a network of 1.6 Mbit/s and 150 ms. Sizes are in Brotli unless said.\n"
        );
        Report { budgets, sections: vec![opening], errors: BTreeSet::new(), first_opened: BTreeMap::new() }
    }

    /// The budgets that the figures are compared with.
    pub(crate) fn budgets(&self) -> &Budgets {
        &self.budgets
    }

    /// Adds the figures of one case.
    pub(crate) fn add_profile(
        &mut self,
        subject: Subject,
        count: u32,
        profile: &str,
        figures: &Figures,
        peers: &Peers,
        load: Option<f64>,
    ) {
        let nearest = peers.nearest(count, profile);
        let peer_heading = match nearest {
            Some(events) => format!("best peer at {events}"),
            None => "best peer".to_owned(),
        };
        let mut table = Table::new(&["", "here", &peer_heading, "budget", ""]);
        for metric in METRICS {
            let value = (metric.figure)(figures);
            let best = nearest
                .and_then(|events| peers.best(events, profile, metric.figure, metric.more_is_better()))
                .map_or_else(|| NOTHING.to_owned(), |best| words_of_best(&best, metric.unit));
            let mut row = vec![metric.label.to_owned(), words(value, metric.unit), best];
            row.extend(budget_cells(self.budgets.browser(metric, profile), value, metric.unit));
            table.add(row);
        }
        self.add_growth(&mut table, count, profile, figures);
        let load = load.map(|load| format!("\nThe machine's load was {load:.1}.\n")).unwrap_or_default();
        let heading = format!("{}, {profile}", words_of_subject(subject, count));
        self.sections.push(format!("## {heading}\n\n{}{load}", table.text()));
    }

    /// Adds how much more a larger site takes to open than the first one of the report, in the same profile.
    fn add_growth(&mut self, table: &mut Table, count: u32, profile: &str, figures: &Figures) {
        let Some(bytes) = figures.bytes_to_open else { return };
        let (first_count, first) = *self.first_opened.entry(profile.to_owned()).or_insert((count, bytes));
        if first_count != count {
            let growth = (bytes / first - 1.0).abs();
            let mut row = vec![format!("difference in those bytes to {first_count} events")];
            row.extend([Unit::Percent.words(growth), NOTHING.to_owned()]);
            row.extend(budget_cells(self.budgets.bench("growth").ok(), Some(growth), Unit::Percent));
            table.add(row);
        }
    }

    /// Adds what was thrown in the page, which should be nothing.
    pub(crate) fn add_errors(&mut self, runs: &[Run]) {
        self.errors.extend(runs.iter().flat_map(|run| run.errors.iter().cloned()));
    }

    /// Adds the bytes of a site.
    pub(crate) fn add_sizes(&mut self, subject: Subject, count: u32, sizes: &Sizes) -> anyhow::Result<()> {
        let mut table = Table::new(&["", "files", "plain", "Brotli", "gzip"]);
        for (kind, label) in Kind::ALL {
            let (files, bytes) = sizes.sum(*kind);
            // The pages of single events are left out of made-up sites, so their sum says nothing.
            if files == 0 || (*kind == Kind::Pages && subject == Subject::Synthetic) {
                continue;
            }
            let Bytes { plain, brotli, gzip } = bytes;
            let forms = [plain, brotli, gzip].map(|bytes| Unit::Bytes.words(bytes as f64));
            table.add([label.to_string(), files.to_string()].into_iter().chain(forms).collect());
        }
        let mut budgets = Table::new(&["", "here", "budget", ""]);
        for (label, bytes, budget) in byte_budgets(subject, count, sizes, &self.budgets)? {
            let mut row = vec![label.to_owned(), Unit::Bytes.words(bytes as f64)];
            row.extend(budget_cells(Some(budget), Some(bytes as f64), Unit::Bytes));
            budgets.add(row);
        }
        let heading = words_of_subject(subject, count);
        self.sections.push(format!("## {heading}, bytes\n\n{}\n{}", table.text(), budgets.text()));
        Ok(())
    }

    /// Adds how the charts of some sites keep up.
    pub(crate) fn add_charts(&mut self, charts: &[Frames]) -> anyhow::Result<()> {
        let budget = self.budgets.bench("chart_frame")?;
        let mut table = Table::new(&["events", "chart drawn", "a frame, median", "95 %", "budget", ""]);
        for Frames { events, opened, median, percentile } in charts {
            let mut row = vec![events.to_string()];
            row.extend([*opened, *median, *percentile].map(|time| words(time, Unit::Milliseconds)));
            row.extend(budget_cells(Some(budget), *percentile, Unit::Milliseconds));
            table.add(row);
        }
        self.sections.push(format!("## The chart, zoomed and panned for three seconds\n\n{}", table.text()));
        Ok(())
    }

    /// Adds Lighthouse's scores, by the path of the page.
    pub(crate) fn add_scores(&mut self, scores: &BTreeMap<String, Scores>) -> anyhow::Result<()> {
        let budget = self.budgets.bench("lighthouse")?;
        let mut table =
            Table::new(&["", "performance", "accessibility", "best practices", "SEO", "budget of each", ""]);
        for (page, scores) in scores {
            let scores = [scores.performance, scores.accessibility, scores.best_practices, scores.seo];
            let mut row = vec![format!("`/{page}`")];
            row.extend(scores.map(|score| Unit::Count.words(score)));
            let lowest = scores.into_iter().reduce(f64::min);
            row.extend(budget_cells(Some(budget), lowest, Unit::Count));
            table.add(row);
        }
        self.sections.push(format!("## Lighthouse, the preset for phones\n\n{}", table.text()));
        Ok(())
    }

    /// Adds the cost of the generator's steps.
    pub(crate) fn add_generator(&mut self, steps: &[Step], peers: &Peers) {
        let mut table = Table::new(&["", "events", "here", "Pagefind", "budget", ""]);
        for Step { label, events, cost, seconds, memory } in steps {
            let peer = events.and_then(|events| peers.build(events));
            let count = events.map_or_else(|| NOTHING.to_owned(), |events| events.to_string());
            let mut add = |what: &str, value: f64, peer: Option<f64>, budget: Option<Budget>, unit: Unit| {
                let mut row = vec![format!("{label}: {what}"), count.clone()];
                row.extend([unit.words(value), words(peer, unit)]);
                row.extend(budget_cells(budget, Some(value), unit));
                table.add(row);
            };
            let time = cost.time.as_secs_f64();
            add("time", time, peer.map(|peer| peer.seconds), Some(*seconds), Unit::Seconds);
            let mebibytes = cost.peak_memory as f64 / 1_048_576.0;
            add("memory", mebibytes, peer.map(|peer| peer.memory), *memory, Unit::Mebibytes);
        }
        self.sections.push(format!("## The generator\n\n{}", table.text()));
    }

    /// The whole report.
    pub(crate) fn text(&self) -> String {
        let mut sections = self.sections.clone();
        if !self.errors.is_empty() {
            let lines = self.errors.iter().map(|error| format!("- {error}\n"));
            sections.push(format!("## Thrown in the page\n\n{}", lines.collect::<String>()));
        }
        sections.join("\n")
    }
}

/// The budgets of bytes of a site: label, bytes and bounds.
fn byte_budgets(
    subject: Subject,
    count: u32,
    sizes: &Sizes,
    budgets: &Budgets,
) -> anyhow::Result<Vec<(&'static str, u64, Budget)>> {
    let app = sizes.together(&[Kind::Script, Kind::Wasm]);
    // The front page contains its style sheet; the file is for the other pages.
    let page = sizes.sum(Kind::FrontPage).1.brotli;
    let mut rows = vec![
        ("until the newest events can be read", page, budgets.bytes("front_page")?),
        ("wasm and script", app.brotli, budgets.bytes("app")?),
        ("wasm and script, gzip", app.gzip, budgets.bytes("app_gzip")?),
    ];
    if subject == Subject::Real {
        let opening = sizes.together(&[Kind::Manifest, Kind::Names]).brotli;
        let whole = opening + sizes.sum(Kind::Terms).1.brotli;
        let block = sizes.largest(Kind::Terms);
        let (english, chinese) = (opening + block, opening + 2 * block);
        rows.extend([
            ("manifest and index, whole", whole, budgets.bytes("index_of_event")?.times(f64::from(count))),
            ("for a first query in English, at most", english, budgets.bytes("first_query_english")?),
            ("for a first query in Chinese, at most", chinese, budgets.bytes("first_query_chinese")?),
        ]);
    }
    Ok(rows)
}

fn words(value: Option<f64>, unit: Unit) -> String {
    value.map_or_else(|| NOTHING.to_owned(), |value| unit.words(value))
}

/// The best figure and whose it is; of many only the first is named.
fn words_of_best(best: &Best, unit: Unit) -> String {
    let names = match best.names.as_slice() {
        [] => String::new(),
        [name] => name.clone(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    };
    format!("{} {names}", unit.words(best.value))
}

fn budget_cells(budget: Option<Budget>, value: Option<f64>, unit: Unit) -> [String; 2] {
    let words = budget.map_or_else(|| NOTHING.to_owned(), |budget| budget.words(unit));
    let verdict = budget.map_or("", |budget| value.map_or("not measured", |value| budget.verdict(value)));
    [words, verdict.to_owned()]
}

fn words_of_subject(subject: Subject, count: u32) -> String {
    match subject {
        Subject::Real => format!("The real data set, {count} events"),
        Subject::Synthetic => format!("{count} events of the harness"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigil_process::root;

    #[test]
    fn a_case_stands_beside_its_peers_and_budgets() {
        let dir = std::env::temp_dir().join(format!("vigil-report-{}.json", std::process::id()));
        let peers =
            r#"{"rows": [{"name": "pagefind", "N": 300, "profile": "mobile", "runs": 4, "first": 683}]}"#;
        std::fs::write(&dir, peers).unwrap();
        let peers = Peers::read(&dir);
        std::fs::remove_file(&dir).unwrap();
        let figures = Figures { first_event: Some(640.4), ..Figures::default() };
        let mut report = Report::new("today".to_owned(), Budgets::read(&root()).unwrap());
        report.add_profile(Subject::Real, 385, "mobile", &figures, &peers.unwrap(), Some(1.25));
        let text = report.text();
        let row = text.lines().find(|line| line.contains("first event")).unwrap();
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let expected =
            ["", "first event on screen", "640 ms", "683 ms pagefind", "≤ 600 ms", "**not met**", ""];
        assert_eq!(cells, expected);
        assert!(text.contains("best peer at 300"), "{text}");
        assert!(
            text.contains("|\n\nThe machine's load was 1.2.\n"),
            "the line is not part of the table: {text}"
        );
    }

    #[test]
    fn a_larger_site_is_held_against_the_first() {
        let peers = Peers::default();
        let mut report = Report::new("today".to_owned(), Budgets::read(&root()).unwrap());
        for (count, bytes) in [(385, 100_000.0), (10_000, 112_000.0)] {
            let figures = Figures { bytes_to_open: Some(bytes), ..Figures::default() };
            report.add_profile(Subject::Synthetic, count, "fast", &figures, &peers, None);
        }
        let text = report.text();
        let rows: Vec<&str> = text.lines().filter(|line| line.contains("difference")).collect();
        assert!(rows.len() == 1 && rows[0].contains("12 %") && rows[0].contains("**not met**"), "{rows:?}");
    }

    #[test]
    fn the_lowest_score_of_a_page_is_held_to_the_budget() {
        let mut report = Report::new("today".to_owned(), Budgets::read(&root()).unwrap());
        let scores = Scores { performance: 99.0, accessibility: 100.0, best_practices: 100.0, seo: 100.0 };
        report.add_scores(&BTreeMap::from([("people/".to_owned(), scores)])).unwrap();
        let text = report.text();
        let row = text.lines().find(|line| line.contains("people")).unwrap();
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert_eq!(cells, ["", "`/people/`", "99", "100", "100", "100", "≥ 100", "**not met**", ""]);
    }
}
