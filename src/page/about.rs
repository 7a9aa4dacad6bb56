//! What this site is, how to search it, what it does with its readers, and how to correct it.

use crate::app::{locale, session};
use crate::page_data::Totals;
use leptos::prelude::*;

/// The sections, by the first part of their messages' keys, which is their anchor too.
const SECTIONS: [&str; 6] = ["what", "who", "search", "privacy", "corrections", "license"];

/// The page about the site.
#[component]
pub fn AboutPage(
    /// How much there is.
    totals: Totals,
) -> impl IntoView {
    let text = locale();
    let totals = text.fill(
        "about.data",
        &[
            ("events", &text.count("events", totals.events.into())),
            ("people", &text.count("people", totals.people.into())),
            ("cases", &text.count("cases", totals.cases.into())),
        ],
    );
    let sections = SECTIONS.map(|section| {
        let corrections = (section == "corrections").then(|| session().site.get_value().corrections.clone()).flatten();
        let link = corrections.map(|address| {
            view! { <p><a href=address rel="noopener noreferrer">{text.text("about.corrections.where").to_owned()}</a></p> }
        });
        view! {
            <h2 id=section>{text.text(&format!("about.{section}.title")).to_owned()}</h2>
            <p>{text.text(&format!("about.{section}")).to_owned()}</p>
            {link}
        }
    });
    view! {
        <div class="wide">
            <div class="prose about">
                <h1>{text.text("about.title").to_owned()}</h1>
                <p>{totals}</p>
                {sections.into_iter().collect_view()}
            </div>
        </div>
    }
}
