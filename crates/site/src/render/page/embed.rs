//! The page that other sites show in a frame: the newest events and, once the app is up, those of the view asked for or one
//! event. The search box shows only where the frame's address asks for it.

use crate::render::part::live::{content, timeline_data};
use maud::{Markup, html};
use vigil_app::data::page_data::TimelineData;
use vigil_app::parts::Part;
use vigil_app::setting::Setting;
use vigil_app::timeline::Frame;
use vigil_app::ui::Kept;

/// The content of the frame.
pub fn embed_page(setting: &Setting<'_>, data: &TimelineData) -> Markup {
    let heading = html! { h1.visually-hidden { (data.title) } };
    let frame = Frame { below: Kept(heading.into_string()), ..Frame::default() };
    html! {
        p.notice.unscripted { (setting.text("unscripted.embed")) }
        div.embed data-part=(Part::Embed.name()) { (content(setting, Part::Embed, timeline_data(data), frame)) }
    }
}
