//! What search engines and previews of links read: head, structured data, sitemap, robots.txt.

use crate::site_test::{BuiltSite, SiteTest, two_years, with_base_url};
use expect_test::expect;

/// The start tag of structured data.
const LINKED_DATA: &str = "<script type=\"application/ld+json\">";

/// The page of the only event of the site with a base URL.
const VIGIL: &str = "event/2021-06-04-vigil-at-the-harbor/index.html";

#[test]
fn the_head_of_an_event_has_title_languages_and_preview() {
    with_base_url().check_html(VIGIL, ("<title>", "<script"), expect![[r#"
        <title>Vigil at the harbor · Lantern</title>
        <meta name="description" content="Friday, 4 June 2021. People held candles at the harbor.">
        <link rel="canonical" href="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/">
        <link rel="alternate" type="application/json+oembed" title="Vigil at the harbor" href="https://example.org/lantern/oembed/event/2021-06-04-vigil-at-the-harbor.json">
        <link rel="alternate" hreflang="en" href="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/">
        <link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/event/2021-06-04-vigil-at-the-harbor/">
        <link rel="alternate" hreflang="x-default" href="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/">
        <meta property="og:type" content="article">
        <meta property="og:site_name" content="Lantern">
        <meta property="og:title" content="Vigil at the harbor">
        <meta property="og:description" content="Friday, 4 June 2021. People held candles at the harbor.">
        <meta property="og:locale" content="en_US">
        <meta property="og:locale:alternate" content="zh_HK">
        <meta property="og:url" content="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/">
        <meta property="article:section" content="Rallies">
        <meta name="twitter:card" content="summary">
        <meta name="twitter:title" content="Vigil at the harbor">
        <meta name="twitter:description" content="Friday, 4 June 2021. People held candles at the harbor.">
    "#]]);
}

#[test]
fn the_head_without_a_base_url_has_no_absolute_address() {
    let page = "event/2021-06-04-vigil-in-north-town/index.html";
    two_years().check_html(page, ("<title>", "<script"), expect![[r#"
        <title>Vigil in North Town · Lantern</title>
        <meta name="description" content="Friday, 4 June 2021. About 200 people held candles. Ben Yip read a poem: &quot;=1+1 is &lt;two&gt;&quot; &amp; more.">
        <meta property="og:type" content="article">
        <meta property="og:site_name" content="Lantern">
        <meta property="og:title" content="Vigil in North Town">
        <meta property="og:description" content="Friday, 4 June 2021. About 200 people held candles. Ben Yip read a poem: &quot;=1+1 is &lt;two&gt;&quot; &amp; more.">
        <meta property="og:locale" content="en_US">
        <meta property="og:locale:alternate" content="zh_HK">
        <meta property="article:section" content="Rallies">
        <meta name="twitter:card" content="summary">
        <meta name="twitter:title" content="Vigil in North Town">
        <meta name="twitter:description" content="Friday, 4 June 2021. About 200 people held candles. Ben Yip read a poem: &quot;=1+1 is &lt;two&gt;&quot; &amp; more.">
    "#]]);
}

#[test]
fn a_base_url_of_the_command_replaces_that_of_the_data_everywhere() {
    let mirror = SiteTest::from_fixture("with-base-url").at("https://mirror.example/copy/").build();
    let site = with_base_url();
    assert_eq!(mirror.paths().collect::<Vec<_>>(), site.paths().collect::<Vec<_>>());
    let has = |site: &BuiltSite, path: &str, address: &str| {
        String::from_utf8_lossy(site.bytes(path)).contains(address)
    };
    let mut replaced = 0;
    for path in site.paths() {
        assert!(!has(&mirror, path, "example.org/lantern"), "{path} has the address of the data");
        if has(site, path, "https://example.org/lantern/") {
            assert!(has(&mirror, path, "https://mirror.example/copy/"), "{path}");
            replaced += 1;
        }
    }
    assert!(replaced > 20, "{replaced} files");
    let added = SiteTest::from_fixture("one-event").at("http://mirror.example:8080/").build();
    assert!(added.text("sitemap.xml").contains("<loc>http://mirror.example:8080/</loc>"));
    added.check_printed(expect![[r#"
        Wrote 15 pages of 1 events to DIR in TIME, edition EDITION
    "#]]);
}

#[test]
fn a_base_url_of_the_command_is_checked_as_that_of_the_data() {
    for (address, expected) in [
        ("https://mirror.example/copy", "the site's address must end in `/`"),
        ("https://mirror.example/?a=/", "have no `?` or `#`"),
        ("https://mirror.example/#/", "have no `?` or `#`"),
        ("mirror.example/", "this is not an address"),
        ("ftp://mirror.example/", "the scheme `ftp` is neither http nor https"),
        ("https:///copy/", "no host after"),
        ("https://me@mirror.example/", "a user name in an address"),
        ("https://mirror.example/a b/", "white space in an address"),
        ("", ""),
    ] {
        let error = SiteTest::from_fixture("one-event").at(address).refusal();
        assert!(error.contains("--base-url") && error.contains(expected), "{address}: {error}");
    }
}

#[test]
fn structured_data_describes_event_person_and_site() {
    with_base_url().check_html(VIGIL, (LINKED_DATA, "</script>"), expect![[r#"
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@id":"https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/#event","@type":"Event","description":"People held candles at the harbor.","mainEntityOfPage":{"@id":"https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/","@type":"WebPage","inLanguage":"en","isPartOf":{"@id":"https://example.org/lantern/#site"},"license":"https://creativecommons.org/licenses/by/4.0/"},"name":"Vigil at the harbor","startDate":"2021-06-04","subjectOf":[{"@type":"CreativeWork","datePublished":"2021-06-05","inLanguage":"en","name":"Candles","publisher":{"@type":"Organization","name":"Lantern Times"},"url":"https://times.example/candles"}],"url":"https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","item":"https://example.org/lantern/","name":"Lantern","position":1},{"@type":"ListItem","item":"https://example.org/lantern/year/2021/","name":"2021","position":2},{"@type":"ListItem","item":"https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/","name":"Vigil at the harbor","position":3}]}]}
    "#]]);
    two_years().check_html("person/ada-lam/index.html", (LINKED_DATA, "</script>"), expect![[r#"
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@id":"person/ada-lam/","@type":"Person","alternateName":["林雅達","Ada Lam Nga-tat"],"description":"In prison since 1 March 2021; sentenced to 1 year 8 months on 24 February 2022; earliest end October 2022. (As of 1 March 2022.) Editor of Harbor Weekly.","mainEntityOfPage":{"@id":"person/ada-lam/","@type":"WebPage","inLanguage":"en","isPartOf":{"@id":"./#site"},"license":"https://creativecommons.org/licenses/by/4.0/"},"name":"Ada Lam","subjectOf":[{"@type":"CreativeWork","datePublished":"2021-03-04","inLanguage":"en","name":"Who is Ada Lam","publisher":{"@type":"Organization","name":"Lantern Times"},"url":"https://times.example/ada-lam"}],"url":"person/ada-lam/"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","item":"./","name":"Lantern","position":1},{"@type":"ListItem","item":"people/","name":"People","position":2},{"@type":"ListItem","item":"person/ada-lam/","name":"Ada Lam","position":3}]}]}
    "#]]);
}

#[test]
fn structured_data_escapes_the_end_of_its_element() {
    let site = SiteTest::from_fixture("one-event").build();
    site.check_html("event/2021-06-04-vigil/index.html", (LINKED_DATA, "</script>"), expect![[r#"
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@id":"event/2021-06-04-vigil/#event","@type":"Event","description":"People held candles at the harbor.","mainEntityOfPage":{"@id":"event/2021-06-04-vigil/","@type":"WebPage","inLanguage":"en","isPartOf":{"@id":"./#site"},"license":"https://creativecommons.org/licenses/by/4.0/"},"name":"Vigil \u003cb>&\u003c/b> \"candles\" \u003c/script>\u003cscript>alert(1)\u003c/script>","startDate":"2021-06-04","subjectOf":[{"@type":"CreativeWork","datePublished":"2021-06-05","inLanguage":"en","name":"Candles","publisher":{"@type":"Organization","name":"Lantern Times"},"url":"https://times.example/candles"}],"url":"event/2021-06-04-vigil/"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","item":"./","name":"Lantern","position":1},{"@type":"ListItem","item":"year/2021/","name":"2021","position":2},{"@type":"ListItem","item":"event/2021-06-04-vigil/","name":"Vigil \u003cb>&\u003c/b> \"candles\" \u003c/script>\u003cscript>alert(1)\u003c/script>","position":3}]}]}
    "#]]);
}

#[test]
fn an_approximate_date_is_in_words_and_not_in_structured_data() {
    let page = "event/2022-03-report-on-the-press/index.html";
    two_years().check_html(page, (LINKED_DATA, "</script>"), expect![[r#"
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@id":"event/2022-03-report-on-the-press/#event","@type":"Event","about":[{"@type":"Organization","name":"Harbor Weekly"}],"description":"A report counts the newspapers that closed.","disambiguatingDescription":"about March 2022","mainEntityOfPage":{"@id":"event/2022-03-report-on-the-press/","@type":"WebPage","inLanguage":"en","isPartOf":{"@id":"./#site"},"license":"https://creativecommons.org/licenses/by/4.0/"},"name":"Report on the press published","subjectOf":[{"@type":"CreativeWork","datePublished":"2022-03","inLanguage":"en","name":"The press in numbers","publisher":{"@type":"Organization","name":"Lantern Times"},"url":"https://times.example/press"}],"url":"event/2022-03-report-on-the-press/"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","item":"./","name":"Lantern","position":1},{"@type":"ListItem","item":"year/2022/","name":"2022","position":2},{"@type":"ListItem","item":"event/2022-03-report-on-the-press/","name":"Report on the press published","position":3}]}]}
    "#]]);
}

#[test]
fn the_sitemap_has_each_page_with_its_other_language_and_no_former_id() {
    with_base_url().check_file("sitemap.xml", expect![[r#"
        <?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
        <url><loc>https://example.org/lantern/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/"/></url>
        <url><loc>https://example.org/lantern/people/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/people/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/people/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/people/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/people/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/people/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/people/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/people/"/></url>
        <url><loc>https://example.org/lantern/cases/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/cases/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/cases/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/cases/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/cases/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/cases/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/cases/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/cases/"/></url>
        <url><loc>https://example.org/lantern/numbers/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/numbers/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/numbers/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/numbers/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/numbers/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/numbers/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/numbers/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/numbers/"/></url>
        <url><loc>https://example.org/lantern/data/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/data/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/data/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/data/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/data/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/data/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/data/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/data/"/></url>
        <url><loc>https://example.org/lantern/about/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/about/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/about/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/about/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/about/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/about/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/about/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/about/"/></url>
        <url><loc>https://example.org/lantern/inside/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/inside/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/inside/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/inside/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/inside/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/inside/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/inside/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/inside/"/></url>
        <url><loc>https://example.org/lantern/embed/builder/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/embed/builder/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/embed/builder/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/embed/builder/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/embed/builder/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/embed/builder/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/embed/builder/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/embed/builder/"/></url>
        <url><loc>https://example.org/lantern/glossary/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/glossary/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/glossary/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/glossary/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/glossary/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/glossary/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/glossary/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/glossary/"/></url>
        <url><loc>https://example.org/lantern/follow/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/follow/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/follow/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/follow/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/follow/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/follow/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/follow/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/follow/"/></url>
        <url><loc>https://example.org/lantern/year/2021/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/year/2021/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/year/2021/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/year/2021/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/year/2021/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/year/2021/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/year/2021/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/year/2021/"/></url>
        <url><loc>https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/event/2021-06-04-vigil-at-the-harbor/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/"/></url>
        <url><loc>https://example.org/lantern/zh-Hant/event/2021-06-04-vigil-at-the-harbor/</loc><lastmod>2021-06-05</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/event/2021-06-04-vigil-at-the-harbor/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/"/></url>
        </urlset>"#]]);
    two_years().check_files("*sitemap*", expect![[""]]);
}

#[test]
fn robots_txt_names_the_sitemap_if_there_is_one() {
    with_base_url().check_file(
        "robots.txt",
        expect![[r#"
        User-agent: *
        Disallow:

        Sitemap: https://example.org/lantern/sitemap.xml
    "#]],
    );
    two_years().check_file(
        "robots.txt",
        expect![[r#"
        User-agent: *
        Disallow:
    "#]],
    );
}

#[test]
fn the_address_of_a_page_is_printed_if_the_site_has_a_base_url() {
    with_base_url().check_html(
        VIGIL,
        ("<p class=\"print-only address", "</p>"),
        expect![[r#"
        <p class="print-only address">https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/
    "#]],
    );
}
