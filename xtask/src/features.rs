//! Holds the two builds apart: the app hydrates, the generator renders, and no build does both.
//!
//! With both features on, event handlers are dropped and the page panics at start; cargo turns features of one
//! dependency on for all that are built together, so this is looked up rather than hoped for.

use anyhow::Context;

use crate::process::{cargo, output_of};

/// The feature tree of the app as the browser gets it.
const APP: &[&str] = &["-p", "vigil-app", "--target", "wasm32-unknown-unknown", "--features", "hydrate"];
/// The feature tree of the generator.
const GENERATOR: &[&str] = &["-p", "vigil-site"];

/// Fails when a build has the other's feature, or the app lacks its own.
pub fn check() -> anyhow::Result<()> {
    let app = tree(APP)?;
    anyhow::ensure!(has(&app, "hydrate"), "the app is built without the feature `hydrate`");
    anyhow::ensure!(
        !has(&app, "ssr"),
        "the app is built with the feature `ssr`; build it apart from the generator"
    );
    let generator = tree(GENERATOR)?;
    anyhow::ensure!(!has(&generator, "hydrate"), "the generator is built with the feature `hydrate`");
    Ok(())
}

/// One line a package: its features, separated by commas.
fn tree(package: &[&str]) -> anyhow::Result<String> {
    let mut tree = cargo();
    tree.args(["tree", "--edges", "normal", "--prefix", "none", "--format", "{f}"]).args(package);
    output_of(&mut tree).context("`cargo tree` fails: run it by hand to see why")
}

fn has(tree: &str, feature: &str) -> bool {
    tree.lines().any(|line| line.trim_end_matches(" (*)").split(',').any(|other| other == feature))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_count() {
        assert!(has("default,hydrate\nssr (*)\n", "ssr"));
        assert!(!has("default,ssr-like\nnossr\n", "ssr"));
    }

    #[test]
    fn no_build_both_hydrates_and_renders() {
        check().unwrap();
    }
}
