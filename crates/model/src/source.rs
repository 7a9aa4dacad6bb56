//! Sources of statements.

use crate::EventDate;
use serde::{Deserialize, Serialize};

/// Whether a host is a domain or below it: `en.example.org` is below `example.org`, `myexample.org` is not.
pub fn is_of_domain(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// A published source of an event, a person's facts or a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title as published, in the source's language.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 500)))]
    pub title: String,
    /// Who published it.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
    pub publisher: String,
    /// The address, `http` or `https`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://"), length(max = 2000)))]
    pub url: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<EventDate>,
    /// The language of the source (BCP 47).
    pub lang: String,
    /// The address of an archived copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://"), length(max = 2000)))]
    pub archive: Option<String>,
}

impl Source {
    /// The host of its address in lower case; empty if the address has none.
    pub fn host(&self) -> String {
        let after_scheme = self.url.split_once("://").map_or("", |(_, rest)| rest);
        let authority = after_scheme.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        host.split(':').next().unwrap_or_default().to_ascii_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_of_its_domain_and_of_those_above_it_alone() {
        for (host, domain, expected) in [
            ("example.org", "example.org", true),
            ("en.example.org", "example.org", true),
            ("myexample.org", "example.org", false),
            ("example.org", "en.example.org", false),
            ("example.org.evil.net", "example.org", false),
        ] {
            assert_eq!(is_of_domain(host, domain), expected, "{host} {domain}");
        }
    }

    #[test]
    fn the_host_of_an_address_is_without_user_port_path_and_case() {
        for (url, host) in [
            ("https://example.org/a", "example.org"),
            ("http://WWW.Example.org:8080?q=a.b", "www.example.org"),
            ("https://example.net@example.org/x@example.net", "example.org"),
            ("https://example.org#example.net/", "example.org"),
            ("no address", ""),
        ] {
            let source = Source {
                title: String::new(),
                publisher: String::new(),
                url: url.to_owned(),
                date: None,
                lang: String::new(),
                archive: None,
            };
            assert_eq!(source.host(), host, "{url}");
        }
    }
}
