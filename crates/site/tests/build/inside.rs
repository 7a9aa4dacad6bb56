//! The page of those in prison: who is on it and who is not, the same in both languages and in its table.

use vigil_model::{Case, Dataset, Lists, Person};

use crate::sites::*;

/// The element of the page that begins with `start`, up to `end`.
fn part<'h>(html: &'h str, start: &str, end: &str) -> &'h str {
    let from = html.find(start).unwrap_or_else(|| panic!("there is no {start}"));
    let rest = &html[from..];
    &rest[..rest.find(end).unwrap_or(rest.len())]
}

/// The text of a piece of HTML.
fn words(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

/// The ids of the people a piece of the page leads to.
fn people(html: &str) -> Vec<&str> {
    html.split("person/").skip(1).map(|rest| rest.split('/').next().unwrap()).collect()
}

#[test]
fn the_wall_counts_and_names_those_behind_bars() {
    let files = real_site();
    for (prefix, heading, serving) in [
        ("", "people this timeline follows are in prison or in custody", "33 serve a sentence; 3 are held"),
        ("zh-Hant/", "名本時間線記錄的人在囚或羈押中", "33人正在服刑；3人在判決或判刑前被羈押"),
    ] {
        let html = text(files, &format!("{prefix}inside/index.html"));
        assert!(
            !html.contains(">inside.") && !html.contains("=\"inside.word"),
            "{prefix}: a message is missing"
        );
        let head = words(part(html, "<h1>", "<details"));
        assert!(head.starts_with("36") && head.contains(heading) && head.contains(serving), "{head}");
        let wall = part(html, "<div class=\"bands\"", "<details");
        assert_eq!(people(wall).len(), 36);
        assert_eq!(wall.matches("<li class=\"tablet\" data-status=\"in-prison\"").count(), 33);
        assert_eq!(wall.matches("<li class=\"tablet\" data-status=\"in-custody\"").count(), 3);
        for held in ["jimmy-lai", "joshua-wong", "chow-hang-tung", "gwyneth-ho"] {
            assert!(people(wall).contains(&held), "{held}");
        }
    }
}

#[test]
fn a_tile_shows_name_case_term_days_and_end() {
    let files = real_site();
    let tile = |page: &str, id: &str| {
        let html = text(files, page);
        let tiles = part(html, "<div class=\"bands\"", "<details").split("<li class=\"tablet\"").skip(1);
        let mut tiles = tiles.filter(|tile| tile.contains(&format!("person/{id}/")));
        tiles.next().unwrap().to_owned()
    };
    let benny = tile("inside/index.html", "benny-tai");
    assert!(benny.contains("<span class=\"han\" lang=\"zh-Hant\">戴耀廷</span>"), "{benny}");
    let data = |page: &str, name: &str| {
        let input = view_data(text(files, page)).inside.unwrap();
        input.people.into_iter().find(|person| person.name == name).unwrap()
    };
    let input = data("inside/index.html", "Benny Tai");
    assert_eq!((input.status.as_str(), input.days), ("in-prison", Some(1839)), "days that may run on");
    assert_eq!(
        words(&format!("<li {benny}")),
        "戴耀廷 Benny TaiHong Kong 47 · 10 years In prison since 28 February 20211,839 daysearliest end February 2031"
    );
    let ryan = tile("inside/index.html", "ryan-law");
    assert!(ryan.contains("at least <b>968</b> days"), "{ryan}");
    assert_eq!(data("inside/index.html", "Ryan Law").days, None);
    assert!(words(&ryan).contains("9 January 2024 to 9 February 2026 not recorded"), "{ryan}");
    let chinese = tile("zh-Hant/inside/index.html", "benny-tai");
    assert!(
        chinese
            .contains("<span class=\"han\">戴耀廷</span> <span class=\"latin\" lang=\"en\">Benny Tai</span>")
    );
}

#[test]
fn nobody_without_a_recorded_release_is_called_in_prison() {
    let files = real_site();
    for (prefix, imprisoned) in [("", "In prison since"), ("zh-Hant/", "起在囚")] {
        let html = text(files, &format!("{prefix}inside/index.html"));
        let release = part(html, "<h2 id=\"release\">", "</section>");
        let (may, over) = release.split_once("<details>").unwrap();
        let unknown = part(html, "<h2 id=\"unknown\">", "</section>");
        let counts = [may, over, unknown].map(|group| people(group).len());
        assert_eq!(counts, [10, 18, 6], "may have ended, over, not recorded");
        assert!(people(may).contains(&"wu-chi-wai"));
        let wall = people(part(html, "<div class=\"bands\"", "<details"));
        for group in [may, over, unknown] {
            assert!(!group.contains(imprisoned) && !group.contains("data-status"), "{prefix}");
            assert!(people(group).iter().all(|person| !wall.contains(person)), "{prefix}");
        }
    }
}

#[test]
fn people_not_in_prison_are_counted_with_links_to_their_events() {
    let html = text(real_site(), "inside/index.html");
    let others = part(html, "<h2 id=\"others\">", "</section>");
    assert!(words(others).contains("follows 134 people"));
    for (status, count) in
        [("released", 29), ("wanted", 20), ("suspended", 6), ("fined", 4), ("quashed", 3), ("acquitted", 2)]
    {
        assert!(others.contains(&format!("href=\"./?status={status}\">{count}</a>")), "{status}: {others}");
    }
}

#[test]
fn the_table_of_people_in_prison_has_the_numbers_of_the_wall() {
    let table = text(real_site(), "inside.csv");
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heads = rows.headers().unwrap().iter().collect::<Vec<_>>().join(" ");
    assert_eq!(heads, "id name_en name_zh-Hant case status since days at_least earliest_end told");
    let rows: Vec<Vec<String>> =
        rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows.len(), 36);
    for row in [
        [
            "benny-tai",
            "Benny Tai",
            "戴耀廷",
            "hk47",
            "in-prison",
            "2021-02-28",
            "1839",
            "",
            "2031-02",
            "2026-03-13",
        ],
        [
            "albert-ho",
            "Albert Ho",
            "何俊仁",
            "hk-alliance-nsl",
            "in-custody",
            "2023-03-21",
            "1038",
            "",
            "",
            "2026-01-22",
        ],
    ] {
        assert!(rows.iter().any(|found| found.as_slice() == row), "{row:?} is not among {rows:?}");
    }
    let ryan = rows.iter().find(|row| row[0] == "ryan-law").unwrap();
    assert_eq!((ryan[6].as_str(), ryan[7].as_str()), ("968", "true"));
}

#[test]
fn the_front_page_counts_people_in_prison_and_every_list_shows_its_day() {
    let files = real_site();
    for (prefix, counter, day) in [
        ("", "36 people in prison or in custody as of 13 Mar 2026", "As of 13 March 2026"),
        ("zh-Hant/", "36 人在囚或羈押中 截至2026年3月13日", "截至2026年3月13日"),
    ] {
        let front = text(files, &format!("{prefix}index.html"));
        let link = part(front, "<a class=\"inside-count\"", "</a>");
        assert!(link.contains(&format!("href=\"{prefix}inside/\"")), "{link}");
        assert_eq!(words(link), counter);
        assert!(front.contains(&format!("href=\"{prefix}data/#changes\"")), "what changed");
        assert!(text(files, &format!("{prefix}data/index.html")).contains("id=\"changes\""));
        for page in ["people", "cases", "numbers", "inside"] {
            let html = text(files, &format!("{prefix}{page}/index.html"));
            assert!(html.contains(" data-as-of=\"2026-03-13\">"), "{prefix}{page}");
            assert!(words(part(html, "<h1", "</div>")).contains(day), "{prefix}{page}");
        }
    }
}

/// A thousand people in prison, as different as names and dates make them.
fn a_thousand() -> Dataset {
    const LATIN: [&str; 24] = [
        "chan", "lee", "wong", "cheung", "lau", "ho", "ng", "kwok", "leung", "tsang", "yip", "mak", "ka",
        "wai", "ming", "sze", "yuen", "fai", "hin", "lok", "kit", "man", "chi", "tak",
    ];
    const HAN: [char; 24] = [
        '陳', '李', '黃', '張', '劉', '何', '吳', '郭', '梁', '曾', '葉', '麥', '家', '偉', '明', '思', '婉',
        '輝', '軒', '樂', '傑', '敏', '志', '德',
    ];
    let dataset = dataset();
    let person = dataset.people().iter().find(|person| person.id.as_str() == "benny-tai").unwrap();
    let cases: Vec<&Case> = dataset.cases().iter().collect();
    let mut seed = 1_u32;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let mut clone = |number: usize| -> Person {
        let mut person = person.clone();
        let places = [random(12), 12 + random(12), 12 + random(12)];
        let latin = places.map(|place| LATIN[place]);
        person.id = format!("{}-{number}", latin.join("-")).as_str().into();
        person.name.0.insert("en".to_owned(), format!("{} {}-{}", latin[0], latin[1], latin[2]));
        person.name.0.insert("zh-Hant".to_owned(), places.map(|place| HAN[place]).iter().collect());
        let fact = &mut person.cases[0];
        fact.case = cases[random(cases.len())].id.clone();
        fact.sentence_months = Some((72 + random(120)) as f64);
        let arrested = format!("20{}-{:02}-{:02}", 21 + random(4), 1 + random(12), 1 + random(28));
        fact.arrested = Some(arrested.parse().unwrap());
        for told in &mut fact.custody {
            told.from = arrested.parse().unwrap();
        }
        person
    };
    let mut people = dataset.people().to_vec();
    people.extend((0..1_000).map(&mut clone));
    let lists = Lists {
        events: dataset.events().to_vec(),
        people,
        places: dataset.places().to_vec(),
        orgs: dataset.orgs().to_vec(),
        cases: dataset.cases().to_vec(),
        ..Default::default()
    };
    Dataset::new(dataset.site().clone(), lists)
}

#[test]
fn the_page_with_a_thousand_people_keeps_to_its_budget() {
    let scope = vigil_site::publish::scope::Scope { lists_only: true, ..Default::default() };
    let files = files(&build_scope(a_thousand(), scope).unwrap());
    for page in ["inside/index.html", "zh-Hant/inside/index.html"] {
        let html = text(&files, page);
        let tiles = html.matches("<li class=\"tablet\" data-status=\"in-prison\"").count();
        assert!(tiles >= 1_000, "{page}: {tiles} in prison");
        let mut compressed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut html.as_bytes(), &mut compressed, &parameters).unwrap();
        println!("{page}: {} bytes of {}", compressed.len(), html.len());
        assert!(compressed.len() <= budget("bytes.inside_page"), "{page}: {} bytes", compressed.len());
    }
}
