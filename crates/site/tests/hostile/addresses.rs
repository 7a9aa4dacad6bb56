//! Addresses that run code, hide their host, or carry something into a page.

use crate::case::*;

const URL: &str = "https://post.example/night?id=1&lang=en";

fn refuse_url(name: &'static str, url: &str, at: &'static str) -> Case {
    refuse(name, (EVENTS, URL, url), at)
}

fn refuse_base(name: &'static str, url: &str, at: &'static str) -> Case {
    let with_base = format!("\"default_locale\": \"en\", \"base_url\": \"{url}\"");
    refuse(name, (SITE, "\"default_locale\": \"en\"", &with_base), at)
}

pub fn cases() -> Vec<Case> {
    let no_host = "events/2021.json:37: no host";
    let space = "events/2021.json:37: white space in an address";
    let user = "events/2021.json:37: a user name in an address";
    let none = "events/2021.json:37: this is not an address";
    let invisible = "events/2021.json:37: an invisible character";
    vec![
        refuse_url("javascript", "javascript:alert(1)", "events/2021.json:37: the scheme `javascript`"),
        refuse_url(
            "JavaScript in capitals",
            "JaVaScRiPt://post.example/%0aalert(1)",
            "events/2021.json:37: the scheme `javascript`",
        ),
        refuse_url("data", "data:text/html,<hostile>", "events/2021.json:37: the scheme `data`"),
        refuse_url("vbscript", "vbscript:a", "events/2021.json:37: the scheme `vbscript`"),
        refuse_url("a file", "file:///etc/passwd", "events/2021.json:37: the scheme `file`"),
        refuse_url("a blob", "blob:https://post.example/1", "events/2021.json:37: the scheme `blob`"),
        refuse_url(
            "view-source",
            "view-source:https://post.example/",
            "events/2021.json:37: the scheme `view-source`",
        ),
        refuse_url("FTP", "ftp://post.example/a", "events/2021.json:37: the scheme `ftp`"),
        refuse_url("no scheme", "post.example/night", none),
        refuse_url("the page's own scheme", "//post.example/night", none),
        refuse_url("no host at all", "https://", none),
        refuse_url("no slashes", "https:post.example/night", no_host),
        refuse_url("one slash", "https:/post.example/night", no_host),
        refuse_url("three slashes", "https:///post.example/night", no_host),
        refuse_url("backslashes", "https:\\\\\\\\post.example/night", no_host),
        refuse_url("a user", "https://reader@post.example/", user),
        refuse_url("a host as user", "https://post.example@evil.example/", user),
        refuse_url("a user with a password", "https://a:b@post.example/", user),
        refuse_url("an empty user", "https://@evil.example/", user),
        refuse_url("an empty user with an empty password", "https://:@evil.example/", user),
        refuse_url("a space in front", " https://post.example/", space),
        refuse_url("a space within", "https://post.example/a b", space),
        refuse_url("a wide space in an address", "https://post.example/a\u{3000}b", space),
        refuse_url("a line break by its code", "https://post.example/\\na", space),
        refuse_url("a tab in the scheme", "java\\tscript:alert(1)", space),
        refuse_url("a space in the host", "https://post%20.example/", none),
        refuse_url("markup in the host", "https://post<hostile>.example/", none),
        refuse_url("a port that is none", "https://post.example:99999/", none),
        refuse_url("a negative port", "https://post.example:-1/", none),
        refuse_url("an open bracket", "https://[::1/", none),
        refuse_url("a number above all numbers of hosts", "http://4294967296/", none),
        refuse_url("a broken international name", "https://xn--a/", none),
        refuse_url("a space without a width in a host", "https://po\u{200b}st.example/", invisible),
        refuse_url("a soft hyphen in the host", "https://po\u{ad}st.example/", invisible),
        refuse_url(
            "a turned address",
            "https://post.example/\u{202e}gpj.exe",
            "events/2021.json:37: a character that changes the direction",
        ),
        refuse_url(
            "2,001 letters",
            &format!("https://post.example/{}", "a".repeat(1_980)),
            "events/2021.json:37: 2,001 characters, at most 2,000",
        ),
        warn(
            "a host that looks like another",
            (EVENTS, URL, "https://p\u{43e}st.example/"),
            "events/2021.json:37: the Cyrillic letter",
        ),
        refuse_url(
            "an address that tracks and acts",
            "https://post.example/?utm_a=1&b=\u{9b}31m",
            "events/2021.json:37: a control character",
        ),
        warn(
            "an address that tracks",
            (EVENTS, URL, "https://post.example/?fbclid=1"),
            "events/2021.json:37: `fbclid` tracks",
        ),
        accept("an international host", (EVENTS, URL, "https://報.example/夜"), |site| {
            site.has("events.json", "https://報.example/夜")
        }),
        warn(
            "quotes and markup in a path",
            (EVENTS, URL, "https://post.example/\\\"><hostile>'"),
            "events/2021.json:37: markup in a text",
        ),
        refuse(
            "an archive that is code",
            (
                EVENTS,
                "https://web.archive.org/web/20210301000000/https://times.example/editor-arrested",
                "javascript:1",
            ),
            "events/2021.json:32: the scheme `javascript`",
        ),
        refuse(
            "an organization that is code",
            (ORGS, "https://weekly.example/", "JAVASCRIPT:1"),
            "orgs.json:11: the scheme `javascript`",
        ),
        refuse(
            "a definition that is not encrypted",
            (TERMS, "https://times.example/remand", "http://times.example/remand"),
            "terms.json:20: the address is not `https`",
        ),
        refuse(
            "corrections that are code",
            (SITE, "mailto:desk@example.org", "javascript:alert(1)"),
            "site.json:19: an address for corrections begins",
        ),
        refuse(
            "corrections to nobody",
            (SITE, "mailto:desk@example.org", "mailto:desk"),
            "site.json:19: this is not a mail address",
        ),
        warn(
            "corrections with markup",
            (SITE, "mailto:desk@example.org", "mailto:desk@example.org?subject=\\\"><hostile>"),
            "site.json:19: markup in a text",
        ),
        refuse(
            "a closed host with a path",
            (SITE, "closed.example", "closed.example/a"),
            "site.json:21: `closed.example/a` is not a host",
        ),
        refuse_base(
            "a base with a question",
            "https://example.org/?a/",
            "site.json:18: the site's address must end in `/`",
        ),
        refuse_base(
            "a base with a fragment",
            "https://example.org/#/",
            "site.json:18: the site's address must end in `/`",
        ),
        refuse_base(
            "a base without an end",
            "https://example.org/a",
            "site.json:18: the site's address must end in `/`",
        ),
        refuse_base("a base that is code", "javascript:alert(1)/", "site.json:18: the scheme `javascript`"),
        warn(
            "a base that ends a script",
            (
                SITE,
                "\"default_locale\": \"en\"",
                "\"default_locale\": \"en\", \"base_url\": \"https://a.example/</script><hostile>/\"",
            ),
            "site.json:18: markup in a text",
        ),
        accept(
            "a base that ends a text of a script",
            (
                SITE,
                "\"default_locale\": \"en\"",
                "\"default_locale\": \"en\", \"base_url\": \"https://a.example/');hostile('/\"",
            ),
            |site| assert!(!site.scripts("404.html").contains("hostile")),
        ),
    ]
}

#[test]
fn addresses_lead_to_a_named_host_and_run_nothing() {
    run(cases());
}
