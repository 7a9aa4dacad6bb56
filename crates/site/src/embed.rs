//! What makes embeds work in other sites' pages: the first lines of the framed page, and what `embed.js` knows of the site.

use serde_json::{Value, json};
use vigil_app::locale::Locale;
use vigil_app::url::view_state::{URL_KEYS, UrlKey};
use vigil_model::Dataset;

/// The script that defines the element; it stands at the root of the site.
const SCRIPT: &str = "embed.js";

/// The place in the script where the site's name and languages and the keys of a view's query go.
const PLACE: &str = "VIGIL_SITE";

/// The first lines of the framed page, before anything is drawn. They read what concerns the frame and not the view
/// (theme, search box, one event alone, how many events), follow the theme of the page around the frame, and tell that
/// page how high the content is. They need neither the app nor storage nor an origin.
pub const FRAME: &str = "(function(){var d=document,r=d.documentElement,p=new URLSearchParams(location.search),h=0,\
n=Math.min(parseInt(p.get('limit'),10),100);\
function t(v){if(v==='light'||v==='dark')r.setAttribute('data-theme',v);else r.removeAttribute('data-theme')}\
function s(){var v=Math.ceil(r.getBoundingClientRect().height);\
if(innerWidth&&v&&v!==h){h=v;parent.postMessage({type:'vigil:height',height:v},'*')}}\
t(p.get('theme'));\
if(p.get('search')==='on')r.setAttribute('data-search','');\
if(p.get('event'))r.setAttribute('data-single','');\
if(n>0)r.setAttribute('data-limit',n);\
addEventListener('message',function(e){if(e.source===parent&&e.data&&e.data.type==='vigil:theme')t(e.data.theme)});\
addEventListener('load',s);\
d.addEventListener('DOMContentLoaded',function(){\
if(n>0)d.querySelectorAll('#main .row').forEach(function(w,i){if(i>=n)w.remove()});\
new ResizeObserver(s).observe(r);s()})})()";

/// A file of the app as this site gives it: the script of the element gets the site's name and languages, and the keys of
/// a view's query, which are its attributes.
pub fn for_site(path: &str, bytes: &[u8], dataset: &Dataset, locales: &[Locale]) -> Option<Vec<u8>> {
    let script = std::str::from_utf8(bytes).ok().filter(|_| path == SCRIPT)?;
    let site = dataset.site();
    let paths: serde_json::Map<String, Value> =
        locales.iter().map(|locale| (locale.tag.clone(), Value::from(locale.prefix.as_str()))).collect();
    let name = site.name.text(&site.default_locale, &site.default_locale).text;
    let keys = URL_KEYS.map(UrlKey::as_str);
    let told = json!({ "name": name, "keys": keys, "locales": paths }).to_string();
    Some(script.replace(PLACE, &in_quotes(&told)).into_bytes())
}

/// A text as it stands in a string of JavaScript, whichever quotation marks are around it.
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
    fn the_script_has_one_place_for_what_the_site_tells() {
        let script = include_str!("../../../script/embed.js");
        assert_eq!(script.matches(&format!("JSON.parse('{PLACE}')")).count(), 1);
        assert_eq!(script.matches(PLACE).count(), 1);
    }

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        assert_eq!(in_quotes("a\"'\\</script>燭"), "a\\u0022\\u0027\\u005c\\u003c/script>燭");
    }
}
