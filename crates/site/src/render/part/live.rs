//! The parts of a page that the app brings to life, as it draws them first.

use maud::{Markup, PreEscaped, html};
use vigil_app::data::page_data::{PageData, TimelineData};
use vigil_app::parts::{Part, prerender};
use vigil_app::setting::Setting;
use vigil_app::timeline::Frame;

/// The content of a part that needs no data of the page.
pub fn part(setting: &Setting<'_>, part: Part) -> Markup {
    html! { div.region data-part=(part.name()) { (content(setting, part, PageData::default(), Frame::default())) } }
}

/// The content of a part alone, for a place with an element of its own; `page` holds the data that the part needs.
pub fn content(setting: &Setting<'_>, part: Part, page: PageData, frame: Frame) -> Markup {
    PreEscaped(prerender(part, setting, page, frame))
}

/// The data of a page with a timeline.
pub fn timeline_data(data: &TimelineData) -> PageData {
    PageData { timeline: Some(data.clone()), ..PageData::default() }
}
