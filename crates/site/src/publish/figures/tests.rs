//! Charts as files, drawn from a small panel.

use super::composition::{Figure, compose};
use crate::render::page::numbers::panel::{Bar, Panel, Part, Table, Words};
use crate::source::language;
use std::path::Path;
use vigil_app::locale::Locale;

fn english() -> Locale {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let site = serde_json::json!({
        "name": { "en": "N" }, "title": { "en": "T" }, "description": { "en": "D" }, "locales": ["en"],
        "default_locale": "en",
    });
    let site = serde_json::from_value(site).unwrap();
    language::locales(&folder, &site).unwrap().remove(0)
}

fn panel() -> Panel {
    let parts = [Part::patch("convicted", "convicted"), Part::patch("unknown", "no verdict known")];
    let bar = |label: &str, counts: [u32; 2]| Bar {
        label: Words::plain(label),
        href: None,
        total: counts.iter().sum(),
        parts: parts.iter().cloned().zip(counts).collect(),
    };
    Panel {
        id: "outcomes",
        lead: Some("Only <these> & those.".to_owned()),
        bars: vec![
            bar("A case with a name that is much longer than the room for labels", [1200, 300]),
            bar("B", [1, 0]),
        ],
        legend: parts.to_vec(),
        table: Table::default(),
    }
}

#[test]
fn a_chart_on_its_own_has_title_numbers_legend_and_source() {
    let (panel, locale) = (panel(), english());
    let figure =
        Figure { title: "Outcomes by case", panel: &panel, source: "Vigil · CC BY 4.0", locale: &locale };
    let svg = compose(&figure).svg("Outcomes by case", "en");
    assert!(svg.contains("<title>Outcomes by case</title>"), "{svg}");
    for words in
        ["Only &lt;these&gt; &amp; those.", ">1,500<", ">1<", ">no verdict known<", ">Vigil · CC BY 4.0<"]
    {
        assert!(svg.contains(words), "{words} is not in {svg}");
    }
    let reader = quick_xml::Reader::from_str(&svg);
    let mut reader = reader;
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
}

#[test]
fn bars_are_as_long_as_their_numbers_and_stay_on_the_paper() {
    let (panel, locale) = (panel(), english());
    let drawing = compose(&Figure { title: "T", panel: &panel, source: "S", locale: &locale });
    let [width, height] = drawing.size;
    let bars = &drawing.patches[..3];
    let [first, second, smallest] = bars else { panic!("three parts are above zero") };
    assert!((first.size[0] / second.size[0] - 4.0).abs() < 0.01);
    assert!((first.at[0] + first.size[0] - second.at[0]).abs() < 0.01, "parts are side by side");
    assert!(second.fill.is_none(), "what is not known is outlined");
    assert!(smallest.size[0] >= 2.0, "one of 1,500 is seen");
    for patch in &drawing.patches {
        assert!(patch.at[0] + patch.size[0] <= width && patch.at[1] + patch.size[1] <= height);
    }
    for text in &drawing.texts {
        assert!(text.at[1] < height, "{}", text.words);
    }
}
