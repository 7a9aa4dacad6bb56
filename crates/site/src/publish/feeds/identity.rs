//! Permanent ids for feeds and calendars: UUIDs computed from the name of the site and a path.
//!
//! Not from the site's address, so that a move to another domain, a mirror, or a site that does not know its address yet
//! has the same ids, and readers and calendars do not take everything for new.

use uuid::Uuid;
use vigil_model::Site;

/// The namespace of all sites made by this program, itself the version 5 UUID of a word.
const PROGRAM: &str = "urn:vigil:site";

/// Gives out ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    namespace: Uuid,
}

impl Identity {
    /// For a site, identified by its name in its default language.
    pub fn new(site: &Site) -> Identity {
        let name = site.name.text(&site.default_locale, &site.default_locale).text;
        let program = Uuid::new_v5(&Uuid::NAMESPACE_URL, PROGRAM.as_bytes());
        Identity { namespace: Uuid::new_v5(&program, name.as_bytes()) }
    }

    /// The id of what a path names.
    pub fn uuid(&self, path: &str) -> Uuid {
        Uuid::new_v5(&self.namespace, path.as_bytes())
    }

    /// The id of what a path names, as an address.
    pub fn urn(&self, path: &str) -> String {
        self.uuid(path).urn().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigil_model::Localized;

    fn site(name: &str, base_url: Option<&str>) -> Site {
        Site {
            name: Localized::from([("en", name)]),
            title: Localized::default(),
            description: Localized::default(),
            locales: vec!["en".to_owned()],
            default_locale: "en".to_owned(),
            base_url: base_url.map(str::to_owned),
            corrections: None,
            private_search: false,
            publisher: None,
            closed_hosts: Vec::new(),
            synonyms: Vec::new(),
        }
    }

    #[test]
    fn ids_follow_from_the_name_and_never_from_the_address() {
        let id = Identity::new(&site("Vigil", None));
        assert_eq!(id, Identity::new(&site("Vigil", Some("https://example.org/"))));
        assert_ne!(id, Identity::new(&site("Watch", None)));
        // Written down, because an id that changes makes every reader show everything again.
        assert_eq!(id.urn("event/a"), "urn:uuid:2723ad14-0dd0-5675-8cba-8a0fb4d0d77a");
        assert_ne!(id.urn("event/a"), id.urn("zh-Hant/event/a"));
    }
}
