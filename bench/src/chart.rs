//! The chart's frames while it is zoomed and panned, measured by `bench/chart.mjs`.

use std::path::Path;
use std::time::Duration;

use serde::Deserialize;

use crate::figures::{median, percentile};
use crate::harness::{Harness, read_json};
use vigil_process::{self as process, command, root};

/// The longest all runs over one site may take.
const LIMIT: Duration = Duration::from_secs(10 * 60);

/// One run: times in milliseconds.
#[derive(Deserialize)]
struct Run {
    /// From the navigation until the chart was drawn.
    opened: f64,
    /// From each frame to the next.
    frames: Vec<f64>,
}

/// The figures of the chart over one site, in milliseconds; the frames of all runs are pooled.
pub(crate) struct Frames {
    /// How many events the site has.
    pub events: u32,
    /// From the navigation until the chart is drawn, with an empty cache; the median.
    pub opened: Option<f64>,
    /// The median time of a frame.
    pub median: Option<f64>,
    /// The time of a frame below which 95 of 100 stay.
    pub percentile: Option<f64>,
}

/// Opens the chart of a site and works with it, as often as is told.
pub(crate) fn measure(harness: &Harness, site: &Path, events: u32, runs: u32) -> anyhow::Result<Frames> {
    println!("\n== The chart of {events} events");
    let out = harness.work().join("chart.json");
    let mut node = command("node");
    node.arg(root().join("bench/chart.mjs")).arg(site).arg(runs.to_string()).arg(&out);
    node.env("PEERBENCH_WORK", harness.work());
    process::run(&mut node, LIMIT)?;
    Ok(figures(events, &read_json::<Vec<Run>>(&out)?))
}

fn figures(events: u32, runs: &[Run]) -> Frames {
    let frames: Vec<f64> = runs.iter().flat_map(|run| &run.frames).copied().collect();
    Frames {
        events,
        opened: median(runs.iter().map(|run| Some(run.opened))),
        median: percentile(frames.clone(), 0.5),
        percentile: percentile(frames, 0.95),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_all_runs_are_pooled() {
        let runs: Vec<Run> = serde_json::from_str(
            r#"[{"opened": 300, "frames": [16, 16, 17]}, {"opened": 500, "frames": [16, 40]}]"#,
        )
        .unwrap();
        let frames = figures(385, &runs);
        assert_eq!((frames.events, frames.opened), (385, Some(400.0)));
        assert_eq!((frames.median, frames.percentile), (Some(16.0), Some(40.0)));
        assert_eq!(figures(385, &[]).median, None);
    }
}
