//! Who published the sources. No view of the timeline counts them.

use super::panel::{BARS, Bar, Panel, Row, Table, Words};
use crate::content::numbers::PublisherCount;
use maud::html;
use vigil_app::setting::Setting;

/// The anchor of the chart.
pub const PUBLISHERS: &str = "publishers";
/// How many publishers the table names.
const NAMED: usize = 60;

/// The most-cited publishers.
pub fn publishers(setting: &Setting<'_>, publishers: &[PublisherCount]) -> Panel {
    let bars = publishers.iter().take(BARS).map(|publisher| Bar {
        label: Words::plain(&*publisher.name),
        href: None,
        total: publisher.sources,
        parts: Vec::new(),
    });
    let rows = publishers.iter().take(NAMED).map(|publisher| Row {
        id: None,
        label: Words::plain(&*publisher.name),
        cells: vec![Words::number(setting, publisher.sources), Words::number(setting, publisher.events)],
    });
    let others = publishers.iter().skip(NAMED);
    let others = (others.clone().count(), others.map(|publisher| publisher.sources).sum());
    // A row and no sum, so that files have it: the numbers of the publishers are not complete without it.
    let others = (others.0 > 0).then(|| Row {
        id: None,
        label: Words::plain(setting.locale.count("numbers.publishers.more", others.0 as u64)),
        cells: vec![Words::number(setting, others.1), Words { html: html! {}, text: String::new() }],
    });
    let heads = ["numbers.publisher", "numbers.sources", "numbers.publishers.events"];
    Panel {
        id: PUBLISHERS,
        lead: Some(setting.locale.count("numbers.publishers.lead", publishers.len() as u64)),
        bars: bars.collect(),
        legend: Vec::new(),
        table: Table {
            heads: heads.map(|key| setting.text(key).to_owned()).into(),
            rows: rows.chain(others).collect(),
            sums: None,
        },
    }
}
