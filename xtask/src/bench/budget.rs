//! What is measured, in which unit, and how much of it there may be.

use super::figures::Figures;

/// The most or the least there may be of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Budget {
    /// No more than this.
    AtMost(f64),
    /// No more than the second; wanted is no more than the first.
    Wanted(f64, f64),
    /// No less than this.
    AtLeast(f64),
}

impl Budget {
    /// Whether a figure keeps to it.
    pub fn is_met(self, value: f64) -> bool {
        match self {
            Budget::AtMost(most) | Budget::Wanted(_, most) => value <= most,
            Budget::AtLeast(least) => value >= least,
        }
    }

    /// The budget in words.
    pub fn words(self, unit: Unit) -> String {
        match self {
            Budget::AtMost(most) => format!("≤ {}", unit.words(most)),
            Budget::Wanted(wanted, most) => format!("≤ {} ({} wanted)", unit.words(most), unit.words(wanted)),
            Budget::AtLeast(least) => format!("≥ {}", unit.words(least)),
        }
    }

    /// Whether a figure keeps to it, in words.
    pub fn verdict(self, value: f64) -> &'static str {
        match self {
            Budget::Wanted(wanted, _) if self.is_met(value) && value > wanted => "met, not as wanted",
            _ if self.is_met(value) => "met",
            _ => "**not met**",
        }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Milliseconds.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Bytes, told in thousands.
    Bytes,
    /// Mebibytes.
    Mebibytes,
    /// A share, such as the layout shift.
    Share,
    /// A share, told in hundredths.
    Percent,
}

impl Unit {
    /// A figure with its unit.
    pub fn words(self, value: f64) -> String {
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
pub struct Metric {
    /// What it is.
    pub label: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Where it stands.
    pub figure: fn(&Figures) -> Option<f64>,
    /// Whether it is the better the more it is.
    pub more_is_better: bool,
    /// Its budgets, each with the profile it is for; an empty name is any.
    budgets: &'static [(&'static str, Budget)],
}

impl Metric {
    /// The budget in a profile.
    pub fn budget(&self, profile: &str) -> Option<Budget> {
        let meant = |of: &str| of.is_empty() || of == profile;
        self.budgets.iter().find(|(of, _)| meant(of)).map(|(_, budget)| *budget)
    }
}

const fn metric(
    label: &'static str,
    unit: Unit,
    figure: fn(&Figures) -> Option<f64>,
    budgets: &'static [(&'static str, Budget)],
) -> Metric {
    Metric { label, unit, figure, more_is_better: false, budgets }
}

/// One frame of a screen with 60 of them a second, to the harness's resolution.
pub const FRAME: f64 = 17.0;

/// All figures of a case, in the order of the table.
pub const METRICS: &[Metric] = &[
    Metric {
        label: "queries found, of 20",
        unit: Unit::Count,
        figure: |of| of.found,
        more_is_better: true,
        budgets: &[("", Budget::AtLeast(20.0))],
    },
    metric("keystroke to painted answers, median", Unit::Milliseconds, |of| of.latency, &[]),
    metric(
        "keystroke to painted answers, 95 %",
        Unit::Milliseconds,
        |of| of.latency_p95,
        &[("fast", Budget::AtMost(FRAME)), ("cpu4", Budget::AtMost(30.0))],
    ),
    metric(
        "search answers",
        Unit::Milliseconds,
        |of| of.search_ready,
        &[("mobile", Budget::AtMost(2_000.0))],
    ),
    metric(
        "first event on screen",
        Unit::Milliseconds,
        |of| of.first_event,
        &[("mobile", Budget::AtMost(600.0))],
    ),
    metric(
        "largest contentful paint",
        Unit::Milliseconds,
        |of| of.largest_paint,
        &[("mobile", Budget::AtMost(600.0))],
    ),
    metric("layout shift", Unit::Share, |of| of.layout_shift, &[("", Budget::AtMost(0.0))]),
    metric("bytes until the network is quiet", Unit::Bytes, |of| of.bytes_to_open, &[]),
    metric("requests until then", Unit::Count, |of| of.requests, &[]),
    metric(
        "bytes until the first answer",
        Unit::Bytes,
        |of| of.bytes_to_answer,
        &[("", Budget::Wanted(160_000.0, 200_000.0))],
    ),
    metric("JavaScript heap, opened", Unit::Mebibytes, |of| of.heap, &[("", Budget::AtMost(5.0))]),
    metric(
        "JavaScript heap, after the queries",
        Unit::Mebibytes,
        |of| of.heap_after,
        &[("", Budget::AtMost(5.0))],
    ),
    metric("process, opened", Unit::Mebibytes, |of| of.process, &[("", Budget::AtMost(120.0))]),
    metric(
        "process, after the queries",
        Unit::Mebibytes,
        |of| of.process_after,
        &[("", Budget::AtMost(120.0))],
    ),
    metric(
        "frames dropped in 3 s of scrolling",
        Unit::Count,
        |of| of.dropped,
        &[("fast", Budget::AtMost(0.0))],
    ),
    metric("elements in the document", Unit::Count, |of| of.nodes, &[("", Budget::AtMost(1_500.0))]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_says_whether_it_is_met() {
        for (budget, value, verdict) in [
            (Budget::AtMost(600.0), 600.0, "met"),
            (Budget::AtMost(600.0), 601.0, "**not met**"),
            (Budget::AtLeast(20.0), 19.0, "**not met**"),
            (Budget::Wanted(160.0, 200.0), 160.0, "met"),
            (Budget::Wanted(160.0, 200.0), 180.0, "met, not as wanted"),
            (Budget::Wanted(160.0, 200.0), 201.0, "**not met**"),
        ] {
            assert_eq!(budget.verdict(value), verdict, "{budget:?} {value}");
        }
        let words = Budget::Wanted(160_000.0, 200_000.0).words(Unit::Bytes);
        assert_eq!(words, "≤ 200.0 kB (160.0 kB wanted)");
    }

    #[test]
    fn a_budget_is_for_its_profile_or_for_any() {
        let metric = |label: &str| METRICS.iter().find(|metric| metric.label == label).unwrap();
        let first = metric("first event on screen");
        assert_eq!(first.budget("mobile"), Some(Budget::AtMost(600.0)));
        assert_eq!(first.budget("fast"), None);
        assert_eq!(metric("layout shift").budget("fast"), Some(Budget::AtMost(0.0)));
    }
}
