//! What the harness measured of other timelines and searches.

use std::path::Path;

use serde_json::Value;

use crate::figures::Figures;
use crate::harness::read_json;

/// Bytes in a kilobyte of the harness.
const KILOBYTE: f64 = 1_000.0;
/// How many queries are asked where the harness asks all.
const QUERIES: u32 = 20;
/// By which share a peer may miss the best figure and still be named with it.
const TIE: f64 = 0.02;

/// Every case of every peer.
#[derive(Default)]
pub(crate) struct Peers {
    cases: Vec<PeerCase>,
    /// The builds of Pagefind, the one peer with a generator.
    builds: Vec<PeerBuild>,
}

struct PeerCase {
    name: String,
    events: u32,
    profile: String,
    figures: Figures,
}

/// How long a peer's generator took.
pub(crate) struct PeerBuild {
    /// How many events.
    pub events: u32,
    /// Seconds.
    pub seconds: f64,
    /// Mebibytes.
    pub memory: f64,
}

/// The best figure of any peer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Best {
    /// The figure.
    pub value: f64,
    /// Whose it is.
    pub names: Vec<String>,
}

impl Peers {
    /// Reads the harness's results.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Peers> {
        Ok(Peers::parse(&read_json(path)?))
    }

    fn parse(results: &Value) -> Peers {
        let rows = results["rows"].as_array().into_iter().flatten();
        let cases = rows.filter(|row| row["runs"].as_u64() > Some(0)).filter_map(PeerCase::parse).collect();
        let builds = results["builds"].as_object().into_iter().flatten();
        let builds = builds.filter_map(|(name, build)| {
            Some(PeerBuild {
                events: name.strip_prefix("pagefind.")?.parse().ok()?,
                seconds: build["buildMs"].as_f64()? / 1_000.0,
                memory: build["rssMB"].as_f64()?,
            })
        });
        Peers { cases, builds: builds.collect() }
    }

    /// The number of events nearest to `events` for which peers were measured in a profile.
    pub(crate) fn nearest(&self, events: u32, profile: &str) -> Option<u32> {
        let distance = |other: u32| (f64::from(other).ln() - f64::from(events).ln()).abs();
        let counts = self.cases.iter().filter(|case| case.profile == profile).map(|case| case.events);
        counts.min_by(|a, b| distance(*a).total_cmp(&distance(*b)))
    }

    /// The best of a figure among the peers with so many events.
    pub(crate) fn best(
        &self,
        events: u32,
        profile: &str,
        figure: fn(&Figures) -> Option<f64>,
        more_is_better: bool,
    ) -> Option<Best> {
        let cases = self.cases.iter().filter(|case| case.events == events && case.profile == profile);
        let values: Vec<(f64, &str)> =
            cases.filter_map(|case| Some((figure(&case.figures)?, case.name.as_str()))).collect();
        let by_value = |a: &&(f64, &str), b: &&(f64, &str)| a.0.total_cmp(&b.0);
        let best =
            if more_is_better { values.iter().max_by(by_value) } else { values.iter().min_by(by_value) };
        let value = best?.0;
        let tied = values.iter().filter(|(other, _)| (other - value).abs() <= value * TIE);
        Some(Best { value, names: tied.map(|(_, name)| (*name).to_owned()).collect() })
    }

    /// How long a peer's generator took for so many events.
    pub(crate) fn build(&self, events: u32) -> Option<&PeerBuild> {
        self.builds.iter().find(|build| build.events == events)
    }
}

impl PeerCase {
    fn parse(row: &Value) -> Option<PeerCase> {
        let number = |key: &str| row[key].as_f64();
        let kilobytes = |key: &str| number(key).map(|value| value * KILOBYTE);
        let figures = Figures {
            found: found(row),
            latency: number("searchMed"),
            latency_p95: number("searchP95"),
            search_ready: number("tti"),
            first_event: number("first"),
            largest_paint: number("lcp"),
            layout_shift: number("cls"),
            bytes_to_open: kilobytes("totalKB"),
            requests: number("requests"),
            bytes_to_answer: kilobytes("ttiKB"),
            heap: number("heapMB"),
            heap_after: number("heapAfterMB"),
            process: number("procMB"),
            process_after: number("procAfterMB"),
            dropped: number("dropped"),
            nodes: number("dom"),
        };
        Some(PeerCase {
            name: row["name"].as_str()?.to_owned(),
            events: u32::try_from(row["N"].as_u64()?).ok()?,
            profile: row["profile"].as_str()?.to_owned(),
            figures,
        })
    }
}

/// How many queries were found, where all were asked: the sum of fractions such as `9/10`.
fn found(row: &Value) -> Option<f64> {
    let mut found = 0;
    let mut asked = 0;
    for key in ["hitEn", "hitZh", "hitTypo"] {
        let (part, whole) = row[key].as_str()?.split_once('/')?;
        found += part.parse::<u32>().ok()?;
        asked += whole.parse::<u32>().ok()?;
    }
    (asked == QUERIES).then(|| f64::from(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peers() -> Peers {
        Peers::parse(&serde_json::json!({
            "rows": [
                { "name": "a", "N": 300, "profile": "fast", "runs": 5, "first": 200, "totalKB": 42.5,
                  "hitEn": "10/10", "hitZh": "2/5", "hitTypo": "0/5" },
                { "name": "b", "N": 300, "profile": "fast", "runs": 5, "first": 202, "totalKB": 109,
                  "hitEn": "10/10", "hitZh": "5/5", "hitTypo": "5/5" },
                { "name": "a", "N": 1000, "profile": "fast", "runs": 5, "first": 150 },
                { "name": "b", "N": 1000, "profile": "fast", "runs": 0 },
                { "name": "a", "N": 300, "profile": "mobile", "runs": 3, "first": 700,
                  "hitEn": "2/2", "hitZh": "1/2", "hitTypo": "0/1" },
            ],
            "builds": { "pagefind.300": { "buildMs": 349, "rssMB": 30 } },
        }))
    }

    #[test]
    fn the_best_is_of_the_nearest_number_of_events_in_the_same_profile() {
        let peers = peers();
        assert_eq!(peers.nearest(385, "fast"), Some(300));
        assert_eq!(peers.nearest(10_000, "fast"), Some(1_000));
        assert_eq!(peers.nearest(385, "cpu4"), None);
        let first = peers.best(300, "fast", |figures| figures.first_event, false).unwrap();
        assert_eq!(first, Best { value: 200.0, names: vec!["a".to_owned(), "b".to_owned()] });
        let bytes = peers.best(300, "fast", |figures| figures.bytes_to_open, false).unwrap();
        assert_eq!(bytes, Best { value: 42_500.0, names: vec!["a".to_owned()] });
        let found = peers.best(300, "fast", |figures| figures.found, true).unwrap();
        assert_eq!(found, Best { value: 20.0, names: vec!["b".to_owned()] });
        let some_asked = peers.best(300, "mobile", |figures| figures.found, true);
        assert_eq!(some_asked, None, "not all queries were asked");
        assert_eq!(peers.build(300).unwrap().memory, 30.0);
    }
}
