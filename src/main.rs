//! Starts the app in the browser.
// As in `lib.rs`.
#![recursion_limit = "512"]

fn main() {
    #[cfg(feature = "hydrate")]
    vigil_app::start();
}
