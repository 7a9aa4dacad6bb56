//! Where pages and files are: their paths below the site's root, and their whole addresses where the site knows its own.

use vigil_app::locale::Locale;
use vigil_app::url::route::{Route, href};
use vigil_app::url::view_state::ViewState;

/// Gives paths and addresses.
#[derive(Clone, Copy, Debug)]
pub struct Addresses<'a> {
    /// The address of the site's root, ending in a slash, if it is known.
    pub base_url: Option<&'a str>,
}

impl Addresses<'_> {
    /// The whole address of a path below the site's root, if the site's own is known.
    pub fn absolute(&self, path: &str) -> Option<String> {
        self.base_url.map(|base| format!("{base}{path}"))
    }

    /// The whole address, or else the path, for formats that take either: the page's `<base>` makes it whole.
    pub fn best(&self, path: &str) -> String {
        self.absolute(path).unwrap_or_else(|| if path.is_empty() { "./".to_owned() } else { path.to_owned() })
    }
}

/// The path of a page below the site's root: empty for the front page of the default language.
pub fn path_of(prefix: &str, route: &Route) -> String {
    let path = href(prefix, route, &ViewState::default());
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

/// The language that has no prefix: the one served to readers of no other.
pub fn default_of(locales: &[Locale]) -> Option<&Locale> {
    locales.iter().find(|locale| locale.prefix.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_where_the_site_knows_its_own() {
        let known = Addresses { base_url: Some("https://example.org/t/") };
        let unknown = Addresses { base_url: None };
        assert_eq!(known.best(&path_of("", &Route::Timeline)), "https://example.org/t/");
        assert_eq!(unknown.best(&path_of("", &Route::Timeline)), "./");
        let path = path_of("zh-Hant/", &Route::Case("hk47".into()));
        assert_eq!(known.absolute(&path).as_deref(), Some("https://example.org/t/zh-Hant/case/hk47/"));
        assert_eq!(unknown.absolute(&path), None);
    }
}
