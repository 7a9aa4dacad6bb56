//! Feeds, calendars and sitemaps of a small data set with every awkward case: what stands in them, byte for byte where
//! programs depend on it.

use super::calendar::Calendars;
use super::publication::Publication;
use super::selection::Selection;
use super::{atom, status};
use crate::compile::site_model::SiteModel;
use crate::content::local_model::LocalModel;
use crate::publish::sitemap;
use crate::source::language;
use expect_test::{Expect, expect};
use std::path::Path;
use vigil_app::locale::Locale;
use vigil_app::url::route::Route;
use vigil_model::{Case, CaseFact, Category, Dataset, Event, Kind, Lists, Localized, Person, Site, Source};

fn text(en: &str, zh: &str) -> Localized {
    Localized::from([("en", en), ("zh-Hant", zh)])
}

fn site(base_url: Option<&str>) -> Site {
    Site {
        name: text("Vigil", "守望"),
        title: text("Day by day", "逐日"),
        description: text("What happened; where, and when.", "何時何地發生何事。"),
        locales: vec!["en".to_owned(), "zh-Hant".to_owned()],
        default_locale: "en".to_owned(),
        base_url: base_url.map(str::to_owned),
        corrections: None,
        private_search: false,
        publisher: None,
        closed_hosts: Vec::new(),
        synonyms: Vec::new(),
    }
}

fn source(url: &str) -> Source {
    Source {
        title: "A <title> & more".to_owned(),
        publisher: "The Paper".to_owned(),
        url: url.to_owned(),
        date: None,
        lang: "en".to_owned(),
        archive: None,
    }
}

fn event(id: &str, end: Option<&str>) -> Event {
    let date = id.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).trim_end_matches('-');
    Event {
        id: id.into(),
        former_ids: Vec::new(),
        date: date.parse().unwrap(),
        end: end.map(|end| end.parse().unwrap()),
        category: Category::Trial,
        kind: Kind::Hearing,
        title: text(&format!("Title of {id}"), &format!("{id}的標題")),
        summary: text("One, two; three \\ four.", "一、二；三。"),
        place: None,
        people: vec!["a-person".into()],
        orgs: Vec::new(),
        cases: vec!["a-case".into()],
        sources: vec![source("https://example.net/?a=1&b=2")],
        updated: None,
        history: Vec::new(),
    }
}

fn dataset(base_url: Option<&str>, events: Vec<Event>) -> Dataset {
    let case = Case {
        id: "a-case".into(),
        name: text("A case", "一宗案件"),
        description: text("About it", "案情"),
        sources: vec![source("https://example.net/")],
        ..Case::default()
    };
    let person = Person {
        id: "a-person".into(),
        name: text("A person", "某人"),
        description: text("Somebody", "人物"),
        sources: vec![source("https://example.net/")],
        ..Person::default()
    };
    let lists = Lists { events, people: vec![person], cases: vec![case], ..Lists::default() };
    Dataset::new(site(base_url), lists)
}

fn locales(dataset: &Dataset) -> Vec<Locale> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    language::locales(&folder, dataset.site()).unwrap()
}

fn selection_in<'a>(dataset: &'a Dataset, folder: &str) -> Selection<'a> {
    Selection::all(dataset).into_iter().find(|selection| selection.subject.folder() == folder).unwrap()
}

/// Passes a data set in one of its languages to `use_it`.
fn with_publication<T>(
    dataset: &Dataset,
    locale: usize,
    use_it: impl FnOnce(&Publication<'_>) -> anyhow::Result<T>,
) -> T {
    let locales = locales(dataset);
    let model = SiteModel::new(dataset, &locales);
    use_it(&Publication::new(LocalModel::new(&model, &locales[locale]))).unwrap()
}

fn atom_of(dataset: &Dataset, locale: usize, folder: &str) -> String {
    let selection = selection_in(dataset, folder);
    String::from_utf8(with_publication(dataset, locale, |publication| atom::feed(publication, &selection)))
        .unwrap()
}

fn calendar_of(dataset: &Dataset, locale: usize, folder: &str) -> String {
    let selection = selection_in(dataset, folder);
    let calendar =
        with_publication(dataset, locale, |publication| Calendars::new(publication).of_selection(&selection));
    String::from_utf8(calendar).unwrap()
}

fn anniversaries_of(dataset: &Dataset) -> String {
    let calendar = with_publication(dataset, 0, |publication| Calendars::new(publication).anniversaries());
    String::from_utf8(calendar).unwrap()
}

fn check(actual: &str, expected: Expect) {
    expected.assert_eq(&actual.replace("\r\n", "⏎\n"));
}

#[test]
fn what_moved_keeps_the_id_its_readers_know() {
    let first = dataset(None, vec![event("2021-04-x", None), event("2021-04-13-y", None)]);
    let mut moved = first.events().to_vec();
    moved[0].id = "2021-04-13-x".into();
    moved[0].date = "2021-04-13".parse().unwrap();
    moved[0].former_ids = vec!["2021-04-x".into(), "2021-04-12-x".into()];
    let lists = Lists {
        events: moved,
        cases: first
            .cases()
            .iter()
            .cloned()
            .map(|case| Case { id: "case".into(), former_ids: vec!["a-case".into()], ..case })
            .collect(),
        people: first.people().to_vec(),
        ..Lists::default()
    };
    let moved = Dataset::new(first.site().clone(), lists);
    let ids = |feed: &str| -> Vec<String> {
        let ids = feed.split("<id>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
        let mut ids: Vec<String> = ids.collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&atom_of(&moved, 0, "")), ids(&atom_of(&first, 0, "")));
    assert_eq!(ids(&atom_of(&moved, 1, "case/case/"))[0], ids(&atom_of(&first, 1, "case/a-case/"))[0]);
    let uid = |event: &Event| {
        let calendar = calendar_of(&dataset(None, vec![event.clone()]), 0, "");
        calendar.lines().find(|line| line.starts_with("UID:")).map(str::to_owned).unwrap()
    };
    let [before, mut after] = [event("2021-04-12-x", None), event("2021-04-13-x", None)];
    after.former_ids = vec!["2021-04-12-x".into()];
    assert_eq!(uid(&after), uid(&before));
}

#[test]
fn a_feed_of_a_site_that_knows_its_address() {
    let mut first = event("2021-01-06-a", None);
    first.updated = Some("2024-05-01".parse().unwrap());
    let dataset = dataset(Some("https://example.org/t/"), vec![first, event("2022-02-b", None)]);
    check(
        &atom_of(&dataset, 1, "case/a-case/"),
        expect![[r#"
            <?xml version="1.0" encoding="utf-8"?>
            <?xml-stylesheet type="text/css" href="../../../feed.css"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hant"><id>urn:uuid:84d27041-663c-514a-b501-60720311bc77</id><title>守望：一宗案件</title><subtitle>案情</subtitle><updated>2024-05-01T00:00:00Z</updated><author><name>守望</name></author><rights>數據：CC BY 4.0</rights><link rel="alternate" type="text/html" hreflang="zh-Hant" href="https://example.org/t/zh-Hant/case/a-case/"/><link rel="self" type="application/atom+xml" href="https://example.org/t/zh-Hant/case/a-case/feed.xml"/><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><icon>https://example.org/t/icon-192.png</icon><p xmlns="http://www.w3.org/1999/xhtml">這是訂閱來源，是供閱讀器使用的檔案，讓閱讀器把新的內容列給你看。要追蹤的話，請把本頁網址貼到閱讀器。 <a href="https://example.org/t/zh-Hant/follow/#feeds">甚麼是訂閱來源</a> <a href="https://example.org/t/zh-Hant/case/a-case/">到網站閱讀</a></p>
            <entry><id>urn:uuid:8c40b838-b079-5248-adff-58a82c819071</id><title>2021-01-06-a的標題</title><updated>2024-05-01T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="zh-Hant" href="https://example.org/t/zh-Hant/event/2021-01-06-a/"/><link rel="via" hreflang="en" title="A &lt;title&gt; &amp; more" href="https://example.net/?a=1&amp;b=2"/><category term="category:trial" label="審訊"/><category term="kind:hearing" label="聆訊"/><category term="case:a-case" label="一宗案件"/><summary>一、二；三。</summary><content type="html">&lt;p&gt;2021年1月6日（星期三） · 審訊 · 聆訊&lt;/p&gt;&lt;p&gt;一、二；三。&lt;/p&gt;&lt;p&gt;來源&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://example.net/?a=1&amp;amp;b=2&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;A &amp;lt;title&amp;gt; &amp;amp; more&lt;/a&gt; · The Paper&lt;/li&gt;&lt;/ul&gt;</content></entry>
            <entry><id>urn:uuid:bd27e450-e70d-570d-ba00-8200e650d1aa</id><title>2022-02-b的標題</title><updated>2022-02-01T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="zh-Hant" href="https://example.org/t/zh-Hant/event/2022-02-b/"/><link rel="via" hreflang="en" title="A &lt;title&gt; &amp; more" href="https://example.net/?a=1&amp;b=2"/><category term="category:trial" label="審訊"/><category term="kind:hearing" label="聆訊"/><category term="case:a-case" label="一宗案件"/><summary>一、二；三。</summary><content type="html">&lt;p&gt;2022年2月 · 審訊 · 聆訊&lt;/p&gt;&lt;p&gt;一、二；三。&lt;/p&gt;&lt;p&gt;來源&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://example.net/?a=1&amp;amp;b=2&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;A &amp;lt;title&amp;gt; &amp;amp; more&lt;/a&gt; · The Paper&lt;/li&gt;&lt;/ul&gt;</content></entry>
            </feed>
        "#]],
    );
}

#[test]
fn a_feed_without_an_address_is_relative_to_itself() {
    let dataset = dataset(None, vec![event("2021-01-06-a", None)]);
    let root = atom_of(&dataset, 0, "");
    assert!(root.contains(r#"href="./""#) && root.contains(r#"href="event/2021-01-06-a/""#), "{root}");
    let deep = atom_of(&dataset, 1, "person/a-person/");
    assert!(deep.contains(r#"href="../../../zh-Hant/event/2021-01-06-a/""#), "{deep}");
    assert!(!deep.contains(r#"rel="self""#), "{deep}");
}

#[test]
fn a_feed_is_in_the_order_of_changes_and_of_bounded_length() {
    let events: Vec<Event> = (0..300)
        .map(|number| {
            let mut event = event("2021-01-06-x", None);
            event.id = format!("2021-01-06-x{number:03}").into();
            event.updated =
                Some(format!("2024-{:02}-{:02}", number % 12 + 1, number % 28 + 1).parse().unwrap());
            event
        })
        .collect();
    let dataset = dataset(None, events);
    for (folder, limit) in [("", atom::ENTRIES), ("category/trial/", atom::ENTRIES_OF_ONE)] {
        let feed = atom_of(&dataset, 0, folder);
        let entries: Vec<&str> = feed.split("<entry>").skip(1).collect();
        assert_eq!(entries.len(), limit);
        let changes: Vec<&str> = entries
            .iter()
            .map(|entry| entry.split("<updated>").nth(1).unwrap().split('<').next().unwrap())
            .collect();
        assert!(changes.is_sorted_by(|a, b| a >= b), "{changes:?}");
        assert_eq!(changes[0], "2024-12-28T00:00:00Z");
    }
}

#[test]
fn a_selection_without_events_has_a_feed_and_a_calendar_all_the_same() {
    let dataset = dataset(None, vec![event("2021-01-06-a", None)]);
    let feed = atom_of(&dataset, 0, "category/rally/");
    assert!(feed.contains("<updated>2021-01-06T00:00:00Z</updated>") && !feed.contains("<entry>"), "{feed}");
    let calendar = calendar_of(&dataset, 0, "category/rally/");
    assert!(calendar.ends_with("END:VCALENDAR\r\n") && !calendar.contains("VEVENT"), "{calendar}");
}

#[test]
fn no_calendar_has_a_year_of_five_digits() {
    let events = vec![
        event("9998-01-01-span", Some("9999-12-31")),
        event("9999-12-30-penultimate", None),
        event("9999-12-31-last", None),
    ];
    let dataset = dataset(Some("https://example.org/"), events);
    for calendar in [calendar_of(&dataset, 0, "person/a-person/"), anniversaries_of(&dataset)] {
        let dates = |name: &str| -> Vec<String> {
            let lines = calendar.lines().filter(|line| line.starts_with(name));
            lines.map(|line| line.trim_end_matches('⏎').rsplit(':').next().unwrap().to_owned()).collect()
        };
        let [starts, ends] = ["DTSTART", "DTEND"].map(dates);
        assert!(starts.iter().chain(&ends).all(|date| date.len() == 8), "{starts:?} {ends:?}");
        assert_eq!((starts.len(), ends.len()), (3, 2), "a last day without an end is one day");
        assert_eq!(ends.last().unwrap(), "99991231");
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "most lines are the expected calendar")]
fn a_calendar_has_days_and_says_what_it_leaves_out() {
    let events = vec![
        event("2019-a", None),
        event("2020-02-29-leap", None),
        event("2021-01-31-span", Some("2021-02-02")),
        event("2021-02-b", None),
        event("2021-03-01-c", Some("2021-04")),
    ];
    let dataset = dataset(Some("https://example.org/"), events);
    check(
        &calendar_of(&dataset, 0, "person/a-person/"),
        expect![[r#"
            BEGIN:VCALENDAR⏎
            VERSION:2.0⏎
            PRODID:-//Vigil//Vigil//EN⏎
            CALSCALE:GREGORIAN⏎
            METHOD:PUBLISH⏎
            NAME;VALUE=TEXT:Vigil: A person⏎
            X-WR-CALNAME:Vigil: A person⏎
            DESCRIPTION:Somebody\n3 events are left out\, because the days on which the⏎
             y happened are not known.⏎
            X-WR-CALDESC:Somebody\n3 events are left out\, because the days on which th⏎
             ey happened are not known.⏎
            REFRESH-INTERVAL;VALUE=DURATION:P1D⏎
            X-PUBLISHED-TTL:P1D⏎
            BEGIN:VEVENT⏎
            DESCRIPTION:One\, two\; three \\ four.\n\nSources\n– A <title> & more (Th⏎
             e Paper)\n  https://example.net/?a=1&b=2⏎
            DTEND;VALUE=DATE:20200301⏎
            DTSTAMP:20200229T000000Z⏎
            DTSTART;VALUE=DATE:20200229⏎
            LAST-MODIFIED:20200229T000000Z⏎
            SUMMARY;LANGUAGE=en:Title of 2020-02-29-leap⏎
            TRANSP:TRANSPARENT⏎
            UID:4e771723-dad8-55ab-9bd2-17da2a64ca69⏎
            URL:https://example.org/event/2020-02-29-leap/⏎
            CATEGORIES:Trials,Hearing⏎
            END:VEVENT⏎
            BEGIN:VEVENT⏎
            DESCRIPTION:One\, two\; three \\ four.\n\nSources\n– A <title> & more (Th⏎
             e Paper)\n  https://example.net/?a=1&b=2⏎
            DTEND;VALUE=DATE:20210203⏎
            DTSTAMP:20210202T000000Z⏎
            DTSTART;VALUE=DATE:20210131⏎
            LAST-MODIFIED:20210202T000000Z⏎
            SUMMARY;LANGUAGE=en:Title of 2021-01-31-span⏎
            TRANSP:TRANSPARENT⏎
            UID:d286b81c-3280-5812-99a0-af458fc83432⏎
            URL:https://example.org/event/2021-01-31-span/⏎
            CATEGORIES:Trials,Hearing⏎
            END:VEVENT⏎
            END:VCALENDAR⏎
        "#]],
    );
    check(
        &anniversaries_of(&dataset),
        expect![[r#"
            BEGIN:VCALENDAR⏎
            VERSION:2.0⏎
            PRODID:-//Vigil//Vigil//EN⏎
            CALSCALE:GREGORIAN⏎
            METHOD:PUBLISH⏎
            NAME;VALUE=TEXT:Vigil: Anniversaries⏎
            X-WR-CALNAME:Vigil: Anniversaries⏎
            DESCRIPTION:Every event comes again each year on its day.\n3 events are lef⏎
             t out\, because the days on which they happened are not known.⏎
            X-WR-CALDESC:Every event comes again each year on its day.\n3 events are le⏎
             ft out\, because the days on which they happened are not known.⏎
            REFRESH-INTERVAL;VALUE=DURATION:P1D⏎
            X-PUBLISHED-TTL:P1D⏎
            BEGIN:VEVENT⏎
            DESCRIPTION:One\, two\; three \\ four.\n\nSources\n– A <title> & more (Th⏎
             e Paper)\n  https://example.net/?a=1&b=2⏎
            DTEND;VALUE=DATE:20200301⏎
            DTSTAMP:20200229T000000Z⏎
            DTSTART;VALUE=DATE:20200229⏎
            LAST-MODIFIED:20200229T000000Z⏎
            RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1⏎
            SUMMARY;LANGUAGE=en:2020: Title of 2020-02-29-leap⏎
            TRANSP:TRANSPARENT⏎
            UID:188a1abe-31fd-59b7-aeef-d33fca3f8be7⏎
            URL:https://example.org/event/2020-02-29-leap/⏎
            CATEGORIES:Trials,Hearing⏎
            END:VEVENT⏎
            BEGIN:VEVENT⏎
            DESCRIPTION:One\, two\; three \\ four.\n\nSources\n– A <title> & more (Th⏎
             e Paper)\n  https://example.net/?a=1&b=2⏎
            DTEND;VALUE=DATE:20210201⏎
            DTSTAMP:20210202T000000Z⏎
            DTSTART;VALUE=DATE:20210131⏎
            LAST-MODIFIED:20210202T000000Z⏎
            RRULE:FREQ=YEARLY⏎
            SUMMARY;LANGUAGE=en:2021: Title of 2021-01-31-span⏎
            TRANSP:TRANSPARENT⏎
            UID:6abb4e00-a696-5085-a627-040caef9517c⏎
            URL:https://example.org/event/2021-01-31-span/⏎
            CATEGORIES:Trials,Hearing⏎
            END:VEVENT⏎
            END:VCALENDAR⏎
        "#]],
    );
}

#[test]
fn lines_are_folded_at_75_octets_in_any_script() {
    // Texts of every length, so that every way a line can end is among them.
    let longest_of = |summary: &dyn Fn(usize) -> String, locale: usize| {
        let lines = |length: usize| {
            let mut long = event("2021-01-06-a", None);
            long.summary = text(&summary(length), &summary(length));
            let calendar = calendar_of(&dataset(None, vec![long]), locale, "");
            assert!(
                !calendar.replace("\r\n", "").contains(['\r', '\n']),
                "a line ends in CRLF and nothing else"
            );
            assert!(calendar.replace("\r\n ", "").contains(&summary(length)), "{calendar}");
            calendar.split("\r\n").map(str::len).max()
        };
        (1..160).filter_map(lines).max()
    };
    assert_eq!(longest_of(&|length| "x ".repeat(length), 0), Some(75));
    assert_eq!(longest_of(&|length| "x".repeat(length), 0), Some(75));
    assert_eq!(longest_of(&|length| "審「😀」".repeat(length), 1), Some(75));
}

#[test]
fn an_uncertain_day_says_so() {
    let mut about = event("2021-01-06-a", None);
    about.date = "2021-01-06~".parse().unwrap();
    let calendar = calendar_of(&dataset(None, vec![about]), 0, "");
    assert!(calendar.contains("DESCRIPTION:about Wednesday\\, 6 January 2021\\n"), "{calendar}");
}

#[test]
fn an_event_is_the_same_in_every_calendar_and_language() {
    let dataset = dataset(None, vec![event("2021-01-06-a", None)]);
    let uid =
        |calendar: &str| calendar.lines().find(|line| line.starts_with("UID:")).map(str::to_owned).unwrap();
    let own = uid(&calendar_of(&dataset, 0, ""));
    assert_eq!(own, uid(&calendar_of(&dataset, 1, "case/a-case/")));
    assert_ne!(own, uid(&anniversaries_of(&dataset)));
}

#[test]
fn what_xml_cannot_hold_does_not_break_a_feed() {
    let mut hostile = event("2021-01-06-a", None);
    hostile.title = text("]]></title>\u{fffe}<script>", "\u{ffff}");
    hostile.sources = vec![source("https://example.net/\"><x y='")];
    let feed = atom_of(&dataset(None, vec![hostile]), 0, "");
    let mut reader = quick_xml::Reader::from_str(&feed);
    let mut titles = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(start) => {
                assert!(!matches!(start.name().as_ref(), "script" | "x"), "{feed}");
                titles += usize::from(start.name().as_ref() == "title");
            }
            _ => {}
        }
    }
    assert_eq!(titles, 2);
    assert!(!feed.contains(['\u{fffe}', '\u{ffff}']));
}

/// The feed of changes of status of a person with these facts.
fn changes_of(base_url: Option<&str>, locale: usize, change: impl FnOnce(&mut Person)) -> String {
    let plain = dataset(base_url, vec![event("2024-01-06-a", None)]);
    let mut person = plain.people()[0].clone();
    change(&mut person);
    let lists = Lists {
        events: plain.events().to_vec(),
        people: vec![person],
        cases: plain.cases().to_vec(),
        ..Lists::default()
    };
    let dataset = Dataset::new(site(base_url), lists);
    String::from_utf8(with_publication(&dataset, locale, status::feed)).unwrap()
}

fn fact(json: &str) -> CaseFact {
    serde_json::from_str(json).unwrap()
}

/// The titles of the entries, in their order.
fn entry_titles(feed: &str) -> Vec<&str> {
    let entries = feed.split("<entry>").skip(1);
    entries.map(|entry| entry.split("<title>").nth(1).unwrap().split("</title>").next().unwrap()).collect()
}

#[test]
fn the_feed_of_changes_tells_what_became_of_people_the_newest_first() {
    let feed = changes_of(Some("https://example.org/t/"), 0, |person| {
        person.cases = vec![fact(
            r#"{ "case": "a-case", "charge": { "en": "x" }, "arrested": "2021-01-06", "charged": "2021-02-28",
                "verdict": "convicted", "judged": "2022-05-30", "sentenced": "2022-05-30", "sentence_months": 24,
                "released": "2023-06", "custody": [
                    { "state": "held", "from": "2021-02-28", "to": "2021-03-05" },
                    { "state": "bail", "from": "2021-03-05", "to": "2022-05-30" } ] }"#,
        )];
    });
    check(
        &feed,
        expect![[r#"
            <?xml version="1.0" encoding="utf-8"?>
            <?xml-stylesheet type="text/css" href="../feed.css"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:uuid:c26a14be-c303-5726-b839-1c0e45c2de07</id><title>Vigil: Changes of status</title><subtitle>When people this timeline follows were charged, held, bailed, sentenced, released, acquitted, handed over, sought or died, as far as a source gives the day.</subtitle><updated>2023-06-01T00:00:00Z</updated><author><name>Vigil</name></author><rights>Data: CC BY 4.0</rights><link rel="alternate" type="text/html" hreflang="en" href="https://example.org/t/inside/"/><link rel="self" type="application/atom+xml" href="https://example.org/t/inside/feed.xml"/><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><icon>https://example.org/t/icon-192.png</icon><p xmlns="http://www.w3.org/1999/xhtml">This is a feed, a file for feed readers, which show you what is new. To follow it, paste the address of this page into your reader. <a href="https://example.org/t/follow/#feeds">What a feed is</a> <a href="https://example.org/t/inside/">Read it on the site</a></p>
            <entry><id>urn:uuid:789bcb41-7220-5c5f-a0be-c9127b4f2fb6</id><title>A person: released June 2023 · A case</title><updated>2023-06-01T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="https://example.org/t/person/a-person/"/><link rel="via" hreflang="en" title="A &lt;title&gt; &amp; more" href="https://example.net/"/><category term="change:released" label="Released"/><category term="case:a-case" label="A case"/><summary>As of 6 January 2024: Released June 2023.</summary></entry>
            <entry><id>urn:uuid:e774b2e9-fc6c-53e0-8a18-6f1e306152a7</id><title>A person: sentenced to 2 years on 30 May 2022 · A case</title><updated>2022-05-30T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="https://example.org/t/person/a-person/"/><link rel="via" hreflang="en" title="A &lt;title&gt; &amp; more" href="https://example.net/"/><category term="change:sentenced" label="Sentenced"/><category term="case:a-case" label="A case"/><summary>As of 6 January 2024: Released June 2023.</summary></entry>
            <entry><id>urn:uuid:789acc2f-a226-5a22-b007-e1b2d77c1c51</id><title>A person: on bail from 5 March 2021 · A case</title><updated>2021-03-05T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="https://example.org/t/person/a-person/"/><link rel="via" hreflang="en" title="A &lt;title&gt; &amp; more" href="https://example.net/"/><category term="change:bail" label="Bail"/><category term="case:a-case" label="A case"/><summary>As of 6 January 2024: Released June 2023.</summary></entry>
            <entry><id>urn:uuid:870c36c4-d98a-5039-97fe-50850c0a506e</id><title>A person: charged 28 February 2021 · A case</title><updated>2021-02-28T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="https://example.org/t/person/a-person/"/><link rel="via" hreflang="en" title="A &lt;title&gt; &amp; more" href="https://example.net/"/><category term="change:charged" label="Charged"/><category term="case:a-case" label="A case"/><summary>As of 6 January 2024: Released June 2023.</summary></entry>
            <entry><id>urn:uuid:df86a05f-5b3e-58c5-9694-c606d2abacea</id><title>A person: held from 28 February 2021 · A case</title><updated>2021-02-28T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="https://example.org/t/person/a-person/"/><link rel="via" hreflang="en" title="A &lt;title&gt; &amp; more" href="https://example.net/"/><category term="change:held" label="Held"/><category term="case:a-case" label="A case"/><summary>As of 6 January 2024: Released June 2023.</summary></entry>
            </feed>
        "#]],
    );
}

#[test]
fn a_change_in_several_cases_on_one_day_is_one_entry() {
    let facts = ["a-case", "b-case"].map(|case| {
        fact(&format!(
            r#"{{ "case": "{case}", "charge": {{ "en": "x" }}, "verdict": "convicted", "sentenced": "2022-05-30",
                "sentence_months": 24 }}"#
        ))
    });
    let both = changes_of(None, 0, |person| person.cases = facts.to_vec());
    assert_eq!(
        entry_titles(&both),
        ["A person: sentenced 30 May 2022 · A case"],
        "how the terms add up is not told"
    );
    let one = changes_of(None, 0, |person| person.cases = facts[..1].to_vec());
    assert_eq!(entry_titles(&one), ["A person: sentenced to 2 years on 30 May 2022 · A case"]);
}

#[test]
fn what_nobody_dates_is_no_change() {
    let quashed =
        r#"{ "case": "a-case", "charge": { "en": "x" }, "verdict": "quashed", "charged": "2021-09-10" }"#;
    let feed = changes_of(None, 1, |person| person.cases = vec![fact(quashed)]);
    assert_eq!(entry_titles(&feed), ["某人：2021年9月10日被檢控 · 一宗案件"]);
    assert!(feed.contains("<summary>截至2024年1月6日：定罪撤銷。</summary>"), "{feed}");
    assert_eq!(entry_titles(&changes_of(None, 1, |_| {})), [""; 0]);
}

#[test]
fn a_death_is_told_without_a_case_and_an_id_outlives_a_corrected_date() {
    let released = |day: &str| {
        let json = format!(r#"{{ "case": "a-case", "charge": {{ "en": "x" }}, "released": "{day}" }}"#);
        changes_of(None, 0, |person| {
            person.cases = vec![fact(&json)];
            person.died = Some("2024-01-01".parse().unwrap());
        })
    };
    let (month, day) = (released("2023-06"), released("2023-06-19"));
    assert_eq!(
        entry_titles(&month),
        ["A person: died 1 January 2024", "A person: released June 2023 · A case"]
    );
    let ids = |feed: &str| -> Vec<String> {
        let ids = feed.split("<entry><id>").skip(1);
        ids.map(|rest| rest.split("</id>").next().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&month), ids(&day));
}

#[test]
fn a_sitemap_has_every_page_with_its_other_languages() {
    let mut changed = event("2021-01-06-a", None);
    changed.updated = Some("2024-05-01".parse().unwrap());
    let dataset = dataset(Some("https://example.org/t/"), vec![changed]);
    let routes = [Route::Timeline, Route::NotFound, Route::Event("2021-01-06-a".into())];
    let locales = locales(&dataset);
    let model = SiteModel::new(&dataset, &locales);
    let files = sitemap::sitemap(&model, "https://example.org/t/", &routes).unwrap();
    assert_eq!(files.len(), 1);
    check(
        &String::from_utf8_lossy(&files[0].1),
        expect![[r#"
            <?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            <url><loc>https://example.org/t/</loc><lastmod>2024-05-01</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/t/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/t/zh-Hant/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/t/"/></url>
            <url><loc>https://example.org/t/zh-Hant/</loc><lastmod>2024-05-01</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/t/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/t/zh-Hant/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/t/"/></url>
            <url><loc>https://example.org/t/event/2021-01-06-a/</loc><lastmod>2024-05-01</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/t/event/2021-01-06-a/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/t/zh-Hant/event/2021-01-06-a/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/t/event/2021-01-06-a/"/></url>
            <url><loc>https://example.org/t/zh-Hant/event/2021-01-06-a/</loc><lastmod>2024-05-01</lastmod><xhtml:link rel="alternate" hreflang="en" href="https://example.org/t/event/2021-01-06-a/"/><xhtml:link rel="alternate" hreflang="zh-Hant" href="https://example.org/t/zh-Hant/event/2021-01-06-a/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/t/event/2021-01-06-a/"/></url>
            </urlset>"#]],
    );
    let robots = sitemap::robots(dataset.site().base_url.as_deref());
    assert_eq!(robots, "User-agent: *\nDisallow:\n\nSitemap: https://example.org/t/sitemap.xml\n");
}

#[test]
fn a_sitemap_of_more_than_50_000_pages_is_split() {
    let dataset = dataset(None, Vec::new());
    let routes: Vec<Route> =
        (0..30_000).map(|number| Route::Event(format!("2021-{number}").into())).collect();
    let locales = locales(&dataset);
    let files =
        sitemap::sitemap(&SiteModel::new(&dataset, &locales), "https://example.org/", &routes).unwrap();
    let counts: Vec<(&str, usize)> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), String::from_utf8_lossy(bytes).matches("<loc>").count()))
        .collect();
    assert_eq!(counts, [("sitemap.xml", 2), ("sitemap-1.xml", 50_000), ("sitemap-2.xml", 10_000)]);
}

#[test]
fn a_feed_names_its_style_sheet_by_the_way_from_its_folder_to_the_root() {
    let dataset_at = |base_url| dataset(base_url, vec![event("2021-01-06-a", None)]);
    for base_url in [None, Some("https://example.org/t/")] {
        let dataset = dataset_at(base_url);
        for (locale, folder, sheet) in [
            (0, "", "./feed.css"),
            (0, "case/a-case/", "../../feed.css"),
            (1, "", "../feed.css"),
            (1, "case/a-case/", "../../../feed.css"),
        ] {
            let feed = atom_of(&dataset, locale, folder);
            let lines: Vec<&str> = feed.lines().take(3).collect();
            let instruction = format!("<?xml-stylesheet type=\"text/css\" href=\"{sheet}\"?>");
            assert_eq!(lines[..2], [r#"<?xml version="1.0" encoding="utf-8"?>"#, &instruction]);
            assert!(lines[2].starts_with("<feed "), "nothing else is before the feed: {}", lines[2]);
        }
    }
}

#[test]
fn a_feed_says_in_a_browser_what_it_is_and_leads_to_the_site() {
    let dataset = dataset(None, vec![event("2021-01-06-a", None)]);
    let feed = atom_of(&dataset, 1, "case/a-case/");
    let (_, rest) = feed.split_once("<p xmlns=\"http://www.w3.org/1999/xhtml\">").unwrap();
    let (explanation, entries) = rest.split_once("</p>").unwrap();
    assert!(explanation.contains("<a href=\"../../../zh-Hant/follow/#feeds\">"), "{explanation}");
    assert!(explanation.contains("<a href=\"../../../zh-Hant/case/a-case/\">"), "{explanation}");
    assert!(entries.contains("<entry>"), "before the entries");
}
