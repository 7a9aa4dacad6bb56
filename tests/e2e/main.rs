//! The built site in a browser, over WebDriver: one file for each promise made to readers.
//!
//! The site is `dist` below the workspace root, or the folder named by `VIGIL_DIST`; `VIGIL_LARGE_DIST` names the site of
//! many made-up events in the same way. Without its site a test fails and prints the command that builds it. One browser
//! runs at a time: Chromium, or by `VIGIL_BROWSER` Firefox or WebKitGTK, which `engines.toml` excuses from some tests.

mod accessibility;
mod address;
mod bars;
mod browser;
mod builder;
mod bytes;
mod chart;
mod console;
mod date_range;
mod deployment;
mod driver;
mod elements;
mod embed;
mod engine;
mod every_engine;
mod facet;
mod failed;
mod faulty;
mod focus;
mod follow;
mod glossary;
mod histogram;
mod history;
mod hook;
mod host;
mod hydration;
mod input_method;
mod inside;
mod keyboard;
mod kinds;
mod language;
mod large;
mod link;
mod lists;
mod map;
mod moved;
mod no_script;
mod numbers;
mod offline;
mod old_browser;
mod opened_event;
mod page;
mod phone;
mod poster;
mod preference;
mod print;
mod reflow;
mod search;
mod share;
mod single_file;
mod site;
mod slow;
mod span;
mod subpath;
mod suggestion;
mod target;
mod touch;
mod wasm_blocked;
