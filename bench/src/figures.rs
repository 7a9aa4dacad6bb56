//! The figures of one case: medians over the harness's runs.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How far down a list an event counts as found.
const FOUND_WITHIN: i64 = 5;

/// One run of the harness, as far as it is used here. Times are milliseconds, memory is mebibytes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Run {
    /// Whether it came to its end.
    pub ok: bool,
    /// Why it did not.
    pub error: Option<String>,
    /// What was thrown in the page.
    #[serde(default)]
    pub errors: Vec<String>,
    /// The machine's load over the last minute.
    pub load1: Option<f64>,
    total: Option<f64>,
    requests: Option<f64>,
    first: Option<f64>,
    lcp: Option<f64>,
    cls: Option<f64>,
    tti: Option<f64>,
    tti_bytes: Option<f64>,
    dom: Option<f64>,
    #[serde(rename = "heapMB")]
    heap: Option<f64>,
    #[serde(rename = "heapAfterMB")]
    heap_after: Option<f64>,
    #[serde(rename = "procMB")]
    process: Option<f64>,
    #[serde(rename = "procAfterMB")]
    process_after: Option<f64>,
    frames: Option<Frames>,
    #[serde(default)]
    search: Vec<Search>,
}

#[derive(Deserialize)]
struct Frames {
    dropped: f64,
}

/// One query asked.
#[derive(Deserialize)]
struct Search {
    q: String,
    ms: Option<f64>,
    /// At which place the wanted event was shown; -1 for none.
    pos: i64,
}

/// The figures of one case. Times are milliseconds, memory is mebibytes.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Figures {
    /// How many of the queries showed their event among the first five.
    pub found: Option<f64>,
    /// From a keystroke to painted answers, the median.
    pub latency: Option<f64>,
    /// The same, the 95th percentile.
    pub latency_p95: Option<f64>,
    /// From the navigation to the first answer, typed as soon as there is a box.
    pub search_ready: Option<f64>,
    /// From the navigation to the first event on screen.
    pub first_event: Option<f64>,
    /// The largest contentful paint.
    pub largest_paint: Option<f64>,
    /// The cumulative layout shift.
    pub layout_shift: Option<f64>,
    /// Bytes on the wire until the network is quiet.
    pub bytes_to_open: Option<f64>,
    /// Requests until then.
    pub requests: Option<f64>,
    /// Bytes on the wire until the first answer.
    pub bytes_to_answer: Option<f64>,
    /// The JavaScript heap of the opened page.
    pub heap: Option<f64>,
    /// The JavaScript heap after all queries.
    pub heap_after: Option<f64>,
    /// The memory of the page's process.
    pub process: Option<f64>,
    /// The same after all queries.
    pub process_after: Option<f64>,
    /// Frames dropped in three seconds of scrolling.
    pub dropped: Option<f64>,
    /// Elements in the document.
    pub nodes: Option<f64>,
}

impl Figures {
    /// The medians of some runs; queries are pooled.
    pub(crate) fn of(runs: &[Run]) -> Figures {
        let of = |figure: fn(&Run) -> Option<f64>| median(runs.iter().map(figure));
        let times: Vec<f64> =
            runs.iter().flat_map(|run| &run.search).filter_map(|search| search.ms).collect();
        Figures {
            found: found(runs),
            latency: percentile(times.clone(), 0.5),
            latency_p95: percentile(times, 0.95),
            search_ready: of(|run| run.tti),
            first_event: of(|run| run.first),
            largest_paint: of(|run| run.lcp),
            layout_shift: of(|run| run.cls),
            bytes_to_open: of(|run| run.total),
            requests: of(|run| run.requests),
            bytes_to_answer: of(|run| run.tti_bytes),
            heap: of(|run| run.heap),
            heap_after: of(|run| run.heap_after),
            process: of(|run| run.process),
            process_after: of(|run| run.process_after),
            dropped: of(|run| run.frames.as_ref().map(|frames| frames.dropped)),
            nodes: of(|run| run.dom),
        }
    }
}

/// How many queries showed their event whenever they were asked.
fn found(runs: &[Run]) -> Option<f64> {
    let mut queries: BTreeMap<&str, bool> = BTreeMap::new();
    for search in runs.iter().flat_map(|run| &run.search) {
        let shown = (0..FOUND_WITHIN).contains(&search.pos);
        *queries.entry(&search.q).or_insert(true) &= shown;
    }
    (!queries.is_empty()).then(|| queries.values().filter(|found| **found).count() as f64)
}

/// The median of those values that are there.
pub(crate) fn median(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let mut values: Vec<f64> = values.flatten().collect();
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.len().checked_sub(1)? / 2, values.len() / 2);
    Some((values.get(low)? + values.get(high)?) / 2.0)
}

/// The value below which this share of all lies, to the nearest rank.
pub(crate) fn percentile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let rank = (values.len().checked_sub(1)? as f64 * share + 0.5).floor() as usize;
    values.get(rank).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(json: &str) -> Vec<Run> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn figures_are_medians_and_queries_are_pooled() {
        let runs = runs(
            r#"[{"ok": true, "first": 300, "total": 9, "frames": {"dropped": 1},
                 "search": [{"q": "a", "ms": 10, "pos": 0}, {"q": "b", "ms": 30, "pos": 4}]},
                {"ok": true, "first": 100, "total": null, "ttiBytes": 7,
                 "search": [{"q": "a", "ms": 20, "pos": 0}, {"q": "b", "ms": null, "pos": -1}]},
                {"ok": true, "first": 250, "total": 11, "heapMB": 1.5, "load1": 0.5}]"#,
        );
        let figures = Figures::of(&runs);
        assert_eq!(figures.first_event, Some(250.0));
        assert_eq!(figures.bytes_to_open, Some(10.0));
        assert_eq!(figures.bytes_to_answer, Some(7.0));
        assert_eq!(figures.heap, Some(1.5));
        assert_eq!(figures.found, Some(1.0), "a query found once and missed once is missed");
        assert_eq!((figures.latency, figures.latency_p95), (Some(20.0), Some(30.0)));
        assert_eq!(figures.nodes, None);
    }

    #[test]
    fn of_nothing_there_is_no_figure() {
        assert_eq!(Figures::of(&[]), Figures::default());
    }
}
