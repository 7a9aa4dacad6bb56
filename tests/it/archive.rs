//! The site as a ZIP archive, whose pages are opened from a disk.

use crate::site_test::SiteTest;
use expect_test::expect;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The files of the archive in their order, each with its text; empty for files that are no text.
fn files() -> Vec<(String, String)> {
    let bytes = SiteTest::from_fixture("two-years").archive();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let file = |place| {
        let mut file = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), String::from_utf8(bytes).unwrap_or_default())
    };
    (0..count).map(file).collect()
}

/// The addresses of the links of a page.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let tags = page.split("<a ").skip(1).filter_map(|rest| rest.split('>').next());
    tags.filter_map(|tag| tag.split("href=\"").nth(1)?.split('"').next())
}

#[test]
fn the_archive_begins_with_an_explanation() {
    let files = files();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names[1..].is_sorted(), "{names:?}");
    assert_eq!(names[0], "README.txt");
    for name in ["vigil-en.html", "vigil-zh-Hant.html", "index.html", "zh-Hant/data/index.html"] {
        assert!(names.contains(&name), "{name}");
    }
    expect![[r#"
        The timeline, unpacked from an archive. It needs no network and no server.
        vigil-en.html: the whole timeline in one file, which filters events. Begin with it.
        index.html: the pages of the site, to read and to follow from link to link. Search, charts, maps and embeds work on the published site only, because browsers start no app from a disk.

        解壓縮所得的時間線，毋須網絡或伺服器。
        vigil-zh-Hant.html：整條時間線合成一個檔案，可篩選事件，請由此開始。
        zh-Hant/index.html：網站各頁，可以閱讀，連結亦可用。瀏覽器不會從磁碟啟動程式，因此搜尋、圖表、地圖及嵌入只在已發布的網站上可用。
    "#]].assert_eq(&files[0].1);
}

#[test]
fn every_link_of_the_archive_leads_to_a_file() {
    let files = files();
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let mut checked = 0;
    for (name, page) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        for address in links(page) {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            if path.is_empty() || path.contains(':') {
                continue;
            }
            let path = path.strip_prefix("./").unwrap_or(path);
            // The checksums are those of the published site.
            assert!(names.contains(path) || path == "SHA256SUMS", "{name} links to {address}");
            checked += 1;
        }
    }
    assert!(checked > 500, "{checked}");
}

#[test]
fn pages_of_the_archive_say_what_works_from_a_disk() {
    let files = files();
    let (_, page) = files.iter().find(|(name, _)| name == "about/index.html").unwrap();
    let line = page.split("id=\"app-on-disk\"").nth(1).and_then(|rest| rest.split("</p>").next());
    expect![[r#" role="alert" hidden>Opened from a disk, where links work but search, charts and maps do not. <a href="vigil-en.html">The whole timeline in one file works from a disk.</a>"#]].assert_eq(line.unwrap());
}

#[test]
fn the_same_data_gives_the_same_archive() {
    let archive = || SiteTest::from_fixture("two-years").archive();
    assert!(archive() == archive());
}

#[test]
fn an_archive_inside_the_site_is_refused() {
    let refusal = SiteTest::from_fixture("two-years").refusal_of_archive_inside();
    assert!(refusal.contains("is inside the site"), "{refusal}");
}
