//! Starts the app in the browser.

fn main() {
    #[cfg(feature = "hydrate")]
    vigil_app::start();
}
