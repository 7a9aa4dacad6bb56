//! The files of the app. The script of embeds gets the name and the languages of the site, and the keys of a view's query,
//! which are the attributes of its element.

use crate::output::Output;
use crate::paths::EMBED_SCRIPT;
use crate::publish::locality::{Locality, Publish};
use serde_json::{Value, json};
use vigil_app::locale::Locale;
use vigil_app::url::view_state::{URL_KEYS, UrlKey};
use vigil_model::Dataset;

/// The placeholder for the site in the script of embeds.
const PLACEHOLDER: &str = "VIGIL_SITE";

/// The files of the app.
pub struct AppFiles;

impl Publish for AppFiles {
    fn name(&self) -> &'static str {
        "files of the app"
    }

    fn publish(&self, of: &Locality<'_>, output: &Output) -> anyhow::Result<usize> {
        for (path, bytes) in &of.shell.app.files {
            match std::str::from_utf8(bytes) {
                Ok(script) if path == EMBED_SCRIPT => {
                    let site = described(of.local.model.dataset, of.local.model.locales);
                    output.write(path, script.replace(PLACEHOLDER, &in_quotes(&site)).as_bytes())?;
                }
                _ => output.write(path, bytes)?,
            }
        }
        output.write(&of.shell.start.page, of.shell.start.script.as_bytes())?;
        Ok(0)
    }
}

/// The site for the script of embeds, as JSON; its root is null if the site has no `base_url`.
fn described(dataset: &Dataset, locales: &[Locale]) -> String {
    let site = dataset.site();
    let paths: serde_json::Map<String, Value> =
        locales.iter().map(|locale| (locale.tag.clone(), Value::from(locale.prefix.as_str()))).collect();
    let name = site.name.text(&site.default_locale, &site.default_locale).text;
    let keys = URL_KEYS.map(UrlKey::as_str);
    json!({ "name": name, "root": site.base_url, "keys": keys, "locales": paths }).to_string()
}

/// A text inside a string of JavaScript, with any kind of quotes around it.
fn in_quotes(text: &str) -> String {
    let escaped = |letter: char| match letter {
        '"' | '\'' | '`' | '\\' | '<' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
            format!("\\u{:04x}", u32::from(letter))
        }
        _ => letter.to_string(),
    };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_has_one_placeholder_for_the_site() {
        let script = include_str!("../../../../script/embed.js");
        assert_eq!(script.matches(&format!("JSON.parse('{PLACEHOLDER}')")).count(), 1);
        assert_eq!(script.matches(PLACEHOLDER).count(), 1);
    }

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        assert_eq!(in_quotes("a\"'\\</script>燭"), "a\\u0022\\u0027\\u005c\\u003c/script>燭");
    }
}
