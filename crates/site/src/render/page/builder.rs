//! The page of the builder of embeds. The component `EmbedBuilder` of the app does the work; without the app the page
//! shows an example and says what can be written into it.

use crate::render::part::live::content;
use maud::{Markup, html};
use vigil_app::data::page_data::{BuilderData, PageData};
use vigil_app::parts::Part;
use vigil_app::setting::Setting;
use vigil_app::timeline::Frame;
use vigil_app::url::view_state::{URL_KEYS, UrlKey};

/// The attributes of the element that are not keys of the timeline's address, and `event`, which shows one event alone.
const ATTRIBUTES: [&str; 9] =
    ["event", "layout", "limit", "search", "theme", "height", "lang", "title", "base"];

/// The page.
pub fn builder_page(setting: &Setting<'_>, data: &BuilderData) -> Markup {
    let page = PageData { builder: Some(data.clone()), ..PageData::default() };
    html! {
        div.masthead { h1 { (setting.text("builder.title")) } p { (setting.text("builder.intro")) } }
        div.region data-part=(Part::Builder.name()) { (content(setting, Part::Builder, page, Frame::default())) }
        div.wide { (reference(setting)) }
    }
}

/// The attributes of the element.
fn reference(setting: &Setting<'_>) -> Markup {
    html! {
        section.prose {
            h2 { (setting.text("builder.attributes")) }
            dl {
                dt { code { (view_keys()) } }
                dd { (setting.text("builder.attribute.view")) }
                @for name in ATTRIBUTES {
                    dt { code { (name) } } dd { (setting.text(&format!("builder.attribute.{name}"))) }
                }
            }
            p { (setting.text("builder.hosting")) }
        }
    }
}

/// The keys of a view that are attributes with a meaning of their own: `layout` is the attribute of `view`.
fn view_keys() -> String {
    let is_own = |key: &UrlKey| !matches!(key, UrlKey::View | UrlKey::Event);
    let keys = URL_KEYS.into_iter().filter(is_own).map(UrlKey::as_str);
    keys.collect::<Vec<_>>().join(" ")
}
