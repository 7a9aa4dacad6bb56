//! The live preview of an embed.

use super::Builder;
use crate::browser::embed_element::set_width;
use crate::ui::{Action, html};
use leptos::html::Div;
use leptos::prelude::*;
use maud::{Markup, html as markup};

/// The widths to choose from, in pixels.
const WIDTHS: [u32; 3] = [320, 480, 800];

/// The frame of the preview with a choice of widths. The builder inserts the embed into `stage`.
#[component]
pub(super) fn Preview(builder: Builder, stage: NodeRef<Div>) -> impl IntoView {
    let width = RwSignal::new(None::<u32>);
    let press = move |event: leptos::ev::MouseEvent| {
        if let (Some(Action::Width(pixels)), Some(stage)) = (Action::of(&event), stage.get_untracked()) {
            set_width(&stage, pixels);
            width.set(Some(pixels));
        }
    };
    let caption = move || caption(&builder.text("builder.preview"), width.get()).into_string();
    view! {
        <figure class="preview scripted">
            <figcaption {..html(caption)} on:click=press></figcaption>
            <div class="frame" node_ref=stage></div>
        </figure>
    }
}

/// The name of the preview, and a button for each width; that of `width` is pressed.
fn caption(name: &str, width: Option<u32>) -> Markup {
    markup! {
        (name) " "
        @for pixels in WIDTHS {
            @let action = Action::Width(pixels);
            button.chip type="button" data-key=(pixels) data-action=(action.word()) data-value=[action.value()]
                aria-pressed=(width == Some(pixels)) { (pixels) }
        }
    }
}
