//! Where the code for an embed is made: choices, a preview, and the code to copy. `builder.js` does the work; without
//! it the page shows an example and says what can be written into it.

use crate::content::BuilderData;
use crate::page_data::FacetData;
use crate::setting::Setting;
use maud::{Markup, html};
use vigil_index::Facet;

/// What stands for the site's address where it knows none.
const SOMEWHERE: &str = "https://example.org/";

/// How events can be shown in an embed, with their names.
const LAYOUTS: [(&str, &str); 6] = [
    ("list", "builder.layout.list"),
    ("chart", "view.chart"),
    ("map", "view.map"),
    ("bars", "view.bars"),
    ("card", "builder.layout.card"),
    ("counter", "builder.layout.counter"),
];

/// The attributes of the element that are no keys of the timeline's address.
const ATTRIBUTES: [&str; 8] = ["event", "layout", "limit", "search", "theme", "height", "lang", "title"];

/// The page.
pub fn builder_page(setting: &Setting<'_>, data: &BuilderData) -> Markup {
    html! {
        div.masthead { h1 { (setting.text("builder.title")) } p { (setting.text("builder.intro")) } }
        div.wide.builder {
            div {
                p.notice.unscripted { (setting.text("builder.no_script")) }
                (choices(setting, data))
                (codes(setting, data))
            }
            figure.preview.scripted {
                figcaption {
                    (setting.text("builder.preview"))
                    @for width in ["320", "480", "800"] {
                        button.chip type="button" data-width=(width) aria-pressed="false" { (width) }
                    }
                }
                div.frame data-preview {}
            }
        }
        div.wide { (reference(setting)) }
    }
}

fn choices(setting: &Setting<'_>, data: &BuilderData) -> Markup {
    let locales = setting.site.locales.iter().map(|locale| (locale.tag.as_str(), locale.prefix.as_str()));
    let locales: std::collections::BTreeMap<_, _> = locales.collect();
    let [people, cases] = &data.counted;
    html! {
        form.embed-choices.scripted
            data-locales=(miniserde::json::to_string(&locales))
            data-title=(data.title)
            data-copied=(setting.text("builder.copied"))
            data-foreign=(setting.text("builder.foreign"))
            data-eventless=(setting.text("builder.eventless"))
            data-uncounted=(setting.text("builder.uncounted"))
            data-people=(people.join(" "))
            data-cases=(cases.join(" "))
        {
            fieldset {
                legend { (setting.text("builder.what")) }
                label {
                    (setting.text("builder.address"))
                    input name="address" autocomplete="off" spellcheck="false" aria-describedby="builder-fault";
                }
                p.meta id="builder-fault" role="status" data-fault {}
                @for facet in &data.facets { (facet_choice(setting, facet)) }
            }
            fieldset {
                legend { (setting.text("builder.how")) }
                (radios(setting, "layout", &LAYOUTS))
                label.chip { input type="checkbox" name="search"; (setting.text("builder.search")) }
                label { (setting.text("builder.limit")) input type="number" name="limit" min="1" max="100" value="20"; }
                label { (setting.text("builder.height")) input name="height" value="auto" autocomplete="off"; }
            }
            fieldset {
                legend { (setting.text("builder.language")) }
                (radios(setting, "lang", &[("", "builder.language.page"), ("auto", "builder.language.reader")]))
                @for locale in &setting.site.locales {
                    label.chip lang=(locale.tag) { input type="radio" name="lang" value=(locale.tag); (locale.name) }
                }
            }
            fieldset {
                legend { (setting.text("builder.theme")) }
                (radios(setting, "theme", &[("auto", "builder.theme.page"), ("light", "builder.theme.light"), ("dark", "builder.theme.dark")]))
            }
        }
    }
}

/// A choice of one, the first of which is chosen.
fn radios(setting: &Setting<'_>, name: &str, values: &[(&str, &str)]) -> Markup {
    html! {
        @for (i, (value, key)) in values.iter().enumerate() {
            label.chip { input type="radio" name=(name) value=(value) checked[i == 0]; (setting.text(key)) }
        }
    }
}

fn facet_choice(setting: &Setting<'_>, data: &FacetData) -> Markup {
    let key = match data.facet {
        Facet::Category => "facet.category",
        Facet::Case => "facet.case",
        Facet::Person => "facet.person",
        _ => "facet.place",
    };
    html! {
        label {
            (setting.text(key))
            select name=(data.facet.as_str()) {
                option value="" { (setting.text("builder.any")) }
                @for value in &data.values { option value=(value.value) { (value.label) } }
            }
        }
    }
}

/// The code, each with its button; until the script fills it, an example.
fn codes(setting: &Setting<'_>, data: &BuilderData) -> Markup {
    let root = data.root.as_deref().unwrap_or(SOMEWHERE);
    let prefix = &setting.locale.prefix;
    let title = &data.title;
    let element = format!(
        "<script async src=\"{root}embed.js\"></script>\n<vigil-timeline category=\"rally\" lang=\"{}\">\
         <a href=\"{root}{prefix}?category=rally\">{title}</a></vigil-timeline>",
        setting.locale.tag
    );
    let frame = format!(
        "<iframe src=\"{root}{prefix}embed/?category=rally\" title=\"{title}\" width=\"100%\" height=\"640\" \
         loading=\"lazy\"></iframe>"
    );
    let link = format!("{root}{prefix}?category=rally");
    let codes = [("element", element), ("iframe", frame), ("link", link)];
    html! {
        section.codes {
            h2 { (setting.text("builder.code")) }
            @for (name, code) in &codes {
                h3 { (setting.text(&format!("builder.code.{name}"))) }
                p.meta { (setting.text(&format!("builder.code.{name}.text"))) }
                pre tabindex="0" { code data-code=(name) { (code) } }
                button.button.scripted type="button" data-copy=(name) { (setting.text(&format!("builder.copy.{name}"))) }
            }
            p role="status" data-copied {}
        }
    }
}

/// What can be written into the element.
fn reference(setting: &Setting<'_>) -> Markup {
    html! {
        section.prose {
            h2 { (setting.text("builder.attributes")) }
            dl {
                dt { code { "q category kind case person place org country from to sort" } }
                dd { (setting.text("builder.attribute.view")) }
                @for name in ATTRIBUTES {
                    dt { code { (name) } } dd { (setting.text(&format!("builder.attribute.{name}"))) }
                }
            }
            p { (setting.text("builder.hosting")) }
        }
    }
}
