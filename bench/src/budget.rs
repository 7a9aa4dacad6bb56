//! The metrics of a case with their units, and the budgets in `bench/budgets.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

use crate::figures::Figures;

/// The bounds of a figure; one of `at_most` and `at_least` is set.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    at_most: Option<f64>,
    at_least: Option<f64>,
    /// The aim; missing it is reported and is no failure.
    wanted: Option<f64>,
}

impl Budget {
    /// The same bounds for so many of what the budget counts one of.
    pub(crate) fn times(self, count: f64) -> Budget {
        let times = |bound: Option<f64>| bound.map(|bound| bound * count);
        Budget { at_most: times(self.at_most), at_least: times(self.at_least), wanted: times(self.wanted) }
    }

    /// The highest figure allowed; infinite without an upper bound.
    pub(crate) fn most(self) -> f64 {
        self.at_most.unwrap_or(f64::INFINITY)
    }

    fn is_met(self, value: f64) -> bool {
        value <= self.most() && self.at_least.is_none_or(|least| value >= least)
    }

    /// The bounds with their unit, such as `≤ 200.0 kB (160.0 kB wanted)`.
    pub(crate) fn words(self, unit: Unit) -> String {
        let wanted = self.wanted.map(|wanted| format!(" ({} wanted)", unit.words(wanted)));
        let most = self.at_most.map(|most| format!("≤ {}", unit.words(most)));
        let least = self.at_least.map(|least| format!("≥ {}", unit.words(least)));
        [most, least, wanted].into_iter().flatten().collect()
    }

    /// `met`, `met, not as wanted` or `**not met**`.
    pub(crate) fn verdict(self, value: f64) -> &'static str {
        match self.is_met(value) {
            false => "**not met**",
            true if self.wanted.is_some_and(|wanted| value > wanted) => "met, not as wanted",
            true => "met",
        }
    }
}

/// All budgets, by the tables of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budgets {
    bytes: BTreeMap<String, Budget>,
    browser: BTreeMap<String, BTreeMap<String, Budget>>,
    bench: BTreeMap<String, Budget>,
}

impl Budgets {
    /// Reads the file below the root of the project.
    pub(crate) fn read(root: &Path) -> anyhow::Result<Budgets> {
        let path = root.join("bench/budgets.toml");
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
    }

    /// A budget of bytes; fails on a name that the file lacks.
    pub(crate) fn bytes(&self, name: &str) -> anyhow::Result<Budget> {
        self.bytes.get(name).copied().with_context(|| format!("bench/budgets.toml has no bytes.{name}"))
    }

    /// A budget of the table `bench`; fails on a name that the file lacks.
    pub(crate) fn bench(&self, name: &str) -> anyhow::Result<Budget> {
        self.bench.get(name).copied().with_context(|| format!("bench/budgets.toml has no bench.{name}"))
    }

    /// The budget of a metric in a profile of the harness, if there is one.
    pub(crate) fn browser(&self, metric: &Metric, profile: &str) -> Option<Budget> {
        let budgets = self.browser.get(metric.name)?;
        budgets.get(profile).or_else(|| budgets.get("any")).copied()
    }
}

/// The unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Count,
    Milliseconds,
    Seconds,
    /// Bytes, printed in thousands.
    Bytes,
    Mebibytes,
    /// A share, such as the layout shift.
    Share,
    /// A share, printed in hundredths.
    Percent,
}

impl Unit {
    /// A figure with its unit.
    pub(crate) fn words(self, value: f64) -> String {
        match self {
            Unit::Count => format!("{value:.0}"),
            Unit::Milliseconds => format!("{value:.0} ms"),
            Unit::Seconds => format!("{value:.1} s"),
            Unit::Bytes => format!("{:.1} kB", value / 1_000.0),
            Unit::Mebibytes => format!("{value:.1} MiB"),
            Unit::Share => format!("{value:.5}"),
            Unit::Percent => format!("{:.0} %", value * 100.0),
        }
    }
}

/// A figure of a case.
pub(crate) struct Metric {
    /// Its name in `bench/budgets.toml`.
    pub name: &'static str,
    /// Its row of the report.
    pub label: &'static str,
    pub unit: Unit,
    pub figure: fn(&Figures) -> Option<f64>,
}

impl Metric {
    /// Whether the best figure is the highest.
    pub(crate) fn more_is_better(&self) -> bool {
        self.name == "found"
    }
}

const fn metric(
    name: &'static str,
    label: &'static str,
    unit: Unit,
    figure: fn(&Figures) -> Option<f64>,
) -> Metric {
    Metric { name, label, unit, figure }
}

/// All figures of a case, in the order of the table.
pub(crate) const METRICS: &[Metric] = &[
    metric("found", "queries found, of 20", Unit::Count, |of| of.found),
    metric("latency", "keystroke to painted answers, median", Unit::Milliseconds, |of| of.latency),
    metric("latency_p95", "keystroke to painted answers, 95 %", Unit::Milliseconds, |of| of.latency_p95),
    metric("search_ready", "search answers", Unit::Milliseconds, |of| of.search_ready),
    metric("first_event", "first event on screen", Unit::Milliseconds, |of| of.first_event),
    metric("largest_paint", "largest contentful paint", Unit::Milliseconds, |of| of.largest_paint),
    metric("layout_shift", "layout shift", Unit::Share, |of| of.layout_shift),
    metric("bytes_to_open", "bytes until the network is quiet", Unit::Bytes, |of| of.bytes_to_open),
    metric("requests", "requests until then", Unit::Count, |of| of.requests),
    metric("bytes_to_answer", "bytes until the first answer", Unit::Bytes, |of| of.bytes_to_answer),
    metric("heap", "JavaScript heap, opened", Unit::Mebibytes, |of| of.heap),
    metric("heap_after", "JavaScript heap, after the queries", Unit::Mebibytes, |of| of.heap_after),
    metric("process", "process, opened", Unit::Mebibytes, |of| of.process),
    metric("process_after", "process, after the queries", Unit::Mebibytes, |of| of.process_after),
    metric("dropped", "frames dropped in 3 s of scrolling", Unit::Count, |of| of.dropped),
    metric("nodes", "elements in the document", Unit::Count, |of| of.nodes),
];

#[cfg(test)]
mod tests {
    use super::*;
    use vigil_process::root;

    #[test]
    fn a_budget_reports_whether_a_figure_meets_it() {
        for (budget, value, verdict) in [
            ("at_most = 600", 600.0, "met"),
            ("at_most = 600", 601.0, "**not met**"),
            ("at_least = 20", 19.0, "**not met**"),
            ("wanted = 160\nat_most = 200", 160.0, "met"),
            ("wanted = 160\nat_most = 200", 180.0, "met, not as wanted"),
            ("wanted = 160\nat_most = 200", 201.0, "**not met**"),
        ] {
            let parsed: Budget = toml::from_str(budget).unwrap();
            assert_eq!(parsed.verdict(value), verdict, "{budget} {value}");
        }
        let bytes: Budget = toml::from_str("wanted = 160_000\nat_most = 200_000").unwrap();
        assert_eq!(bytes.words(Unit::Bytes), "≤ 200.0 kB (160.0 kB wanted)");
        assert_eq!(bytes.times(2.0).most(), 400_000.0);
    }

    #[test]
    fn the_file_names_metrics_only_and_bounds_each_figure_on_one_side() {
        let budgets = Budgets::read(&root()).unwrap();
        for name in budgets.browser.keys() {
            assert!(METRICS.iter().any(|metric| metric.name == name), "{name}");
        }
        let all = budgets.browser.values().flat_map(BTreeMap::values);
        for budget in all.chain(budgets.bytes.values()).chain(budgets.bench.values()) {
            assert_ne!(budget.at_most.is_some(), budget.at_least.is_some(), "{budget:?}");
        }
    }

    #[test]
    fn a_budget_applies_to_its_profile_or_to_any() {
        let budgets = Budgets::read(&root()).unwrap();
        let budget = |name, profile| {
            let metric = METRICS.iter().find(|metric| metric.name == name).unwrap();
            budgets.browser(metric, profile).map(Budget::most)
        };
        assert_eq!(budget("first_event", "mobile"), Some(600.0));
        assert_eq!(budget("first_event", "fast"), None);
        assert_eq!(budget("layout_shift", "fast"), Some(0.0));
    }
}
