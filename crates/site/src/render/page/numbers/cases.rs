//! Pleas and outcomes, by case.

use super::panel::{BARS, Bar, Panel, Part, Row, Table, Words};
use crate::content::numbers::CaseCount;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;
use vigil_index::Facet;

/// The part without a known value, in drawings and words.
const UNKNOWN: &str = "unknown";

/// How many pleaded guilty, by case.
pub fn pleas(setting: &Setting<'_>, cases: &[CaseCount]) -> Panel {
    let parts = [
        Part::patch("guilty", setting.text("plea.guilty")),
        Part::patch("not-guilty", setting.text("plea.not-guilty")),
        Part::patch(UNKNOWN, setting.text("numbers.pleas.unknown")),
    ];
    by_case(setting, "pleas", cases, parts, |case| case.pleas)
}

/// How the charges ended, by case.
pub fn outcomes(setting: &Setting<'_>, cases: &[CaseCount]) -> Panel {
    let parts = [
        Part::patch("convicted", setting.text("verdict.convicted")),
        Part::patch("acquitted", setting.text("verdict.acquitted")),
        Part::patch("quashed", setting.text("verdict.quashed")),
        Part::patch(UNKNOWN, setting.text("numbers.outcomes.unknown")),
    ];
    by_case(setting, "outcomes", cases, parts, |case| case.outcomes)
}

fn by_case<const N: usize>(
    setting: &Setting<'_>,
    id: &'static str,
    cases: &[CaseCount],
    parts: [Part; N],
    counts: fn(&CaseCount) -> [u32; N],
) -> Panel {
    let address = |case: &CaseCount| setting.href(&Route::Case(case.name.id.as_str().into()));
    let bar = |case: &CaseCount| Bar {
        label: Words::named(&case.name),
        href: Some(address(case)),
        total: case.charges,
        parts: parts.iter().cloned().zip(counts(case)).collect(),
    };
    let cells = |counts: [u32; N], charges: u32| {
        counts.into_iter().chain([charges]).map(|count| Words::number(setting, count)).collect()
    };
    let row = |case: &CaseCount| Row {
        id: None,
        label: Words::linked(setting.name(Facet::Case, &case.name), &case.name),
        cells: cells(counts(case), case.charges),
    };
    let mut sums = [0; N];
    for case in cases {
        for (sum, count) in sums.iter_mut().zip(counts(case)) {
            *sum += count;
        }
    }
    let of_all = |(part, sum): (&Part, u32)| {
        let count = setting.locale.number(sum.into());
        setting.locale.fill("numbers.part", &[("name", &part.name), ("n", &count)])
    };
    let lead: Vec<String> = parts.iter().zip(sums).map(of_all).collect();
    let heads = parts.iter().map(|part| part.name.clone());
    let heads = [setting.text("fact.case").to_owned()].into_iter().chain(heads);
    Panel {
        id,
        lead: Some(lead.join(setting.text("numbers.separator"))),
        bars: cases.iter().take(BARS).map(bar).collect(),
        legend: parts.to_vec(),
        table: Table {
            heads: heads.chain([setting.text("numbers.charges").to_owned()]).collect(),
            rows: cases.iter().map(row).collect(),
            sums: Some(Row {
                id: None,
                label: Words::plain(setting.text("numbers.sum")),
                cells: cells(sums, cases.iter().map(|case| case.charges).sum()),
            }),
        },
    }
}
