//! Files in, and what becomes of a data folder: what is exported comes back, what is wrong is told with its place, and
//! nothing is half done.

use super::*;
use crate::publish::export::{columns, table as export_table, timelinejs};
use crate::source::language;
use crate::tool::import::rehearsal::Rehearsal;
use clap::Parser;
use expect_test::{Expect, expect};
use std::collections::BTreeSet;
use std::fs;
use tempfile::TempDir;
use vigil_app::locale::Locale;
use vigil_model::{Dataset, Event, Fault, Severity};

#[derive(Parser)]
struct Command {
    #[command(flatten)]
    args: Args,
}

fn real_data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

/// A data folder with all but the events of the real one.
fn folder_without_events() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["site.json", "people.json", "places.json", "orgs.json", "cases.json", "terms.json"] {
        fs::copy(real_data().join(name), folder.path().join(name)).unwrap();
    }
    fs::create_dir(folder.path().join("events")).unwrap();
    fs::write(folder.path().join("events/2019.json"), "[]\n").unwrap();
    folder
}

/// A copy of the real data folder.
fn folder_with_events() -> TempDir {
    let folder = folder_without_events();
    for file in read::event_sources(&real_data()) {
        fs::write(folder.path().join(file.path), file.bytes.unwrap()).unwrap();
    }
    folder
}

fn files(folder: &TempDir) -> Vec<(String, Vec<u8>)> {
    read::files_below(folder.path()).unwrap()
}

/// Runs the command on a file of that name and content; whether it succeeded.
fn run_on(folder: &TempDir, name: &str, content: &[u8], options: &[&str]) -> bool {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join(name);
    fs::write(&file, content).unwrap();
    let (file, into) = (file.to_str().unwrap(), folder.path().to_str().unwrap());
    let arguments = [&["import", file, "--into", into], options].concat();
    run(Command::parse_from(arguments).args).unwrap() == ExitCode::SUCCESS
}

/// The result of an import of a file into a folder: the events, and the faults with the text that each marks.
struct Outcome {
    events: Vec<Event>,
    has_failed: bool,
    told: String,
}

fn outcome(name: &str, bytes: &[u8], folder: &Folder, category: Option<Category>) -> Outcome {
    let Rehearsal { events, row_count, faults, failure_count, text } =
        Rehearsal::into_folder(name, bytes, folder, category);
    assert_eq!(events.len(), row_count, "each row is read again");
    let told = faults.iter().map(|fault| {
        let Fault { severity, file, line, column, id, field, message, help, .. } = fault;
        let sort = if *severity == Severity::Failure { "error" } else { "warning" };
        let marked = text.get(fault.bytes.clone()).unwrap_or_default();
        let cell = [id.as_str(), field.as_str()].join(" ");
        format!("{file}:{line}:{column} {sort}: {}: {message} [{marked}]\n  {help}\n", cell.trim())
    });
    let told = told.collect();
    Outcome { events, has_failed: failure_count > 0, told }
}

fn real_folder() -> Folder {
    Folder::load(&real_data(), &NewSite { locale: "en", title: None }).unwrap()
}

/// The faults of a file, one a line, and how many events are new if there are no failures.
fn check(name: &str, content: &str, expected: Expect) {
    let Outcome { events, has_failed, told } = outcome(name, content.as_bytes(), &real_folder(), None);
    let counts = if has_failed { String::new() } else { format!("{} new\n", events.len()) };
    expected.assert_eq(&(told + &counts));
}

fn locales(dataset: &Dataset) -> Vec<Locale> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    language::locales(&folder, dataset.site()).unwrap()
}

fn events_csv(dataset: &Dataset) -> Vec<u8> {
    let mut bytes = Vec::new();
    let columns = columns::event_columns(&["en", "zh-Hant"]);
    export_table::write(dataset.events(), &columns, &mut bytes).unwrap();
    bytes
}

fn timelinejs_json(dataset: &Dataset, locale: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    timelinejs::write_json(dataset, &locales(dataset)[locale], &mut bytes).unwrap();
    bytes
}

fn timelinejs_csv(dataset: &Dataset, locale: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    timelinejs::write_csv(dataset, &locales(dataset)[locale], &mut bytes).unwrap();
    bytes
}

fn dataset_of(folder: &TempDir) -> Dataset {
    read::load(folder.path()).unwrap().dataset
}

#[test]
fn our_own_table_comes_back_without_loss() {
    let original = read::load(&real_data()).unwrap().dataset;
    let folder = folder_without_events();
    let table = events_csv(&original);
    assert!(run_on(&folder, "events.csv", &table, &[]));
    assert!(dataset_of(&folder) == original);
    assert!(events_csv(&dataset_of(&folder)) == table);
    let paths =
        |dir: &Path| -> Vec<String> { read::event_sources(dir).into_iter().map(|file| file.path).collect() };
    assert_eq!(paths(folder.path()), paths(&real_data()));
}

#[test]
fn every_field_and_every_awkward_text_comes_back() {
    let mut event: Event = read::load(&real_data()).unwrap().dataset.events()[0].clone();
    event.id = "1999-awkward".into();
    event.date = "1999~".parse().unwrap();
    event.end = Some("2000-02%".parse().unwrap());
    event.updated = Some("2026-01-02".parse().unwrap());
    event.title.0.insert("en".to_owned(), "=HYPERLINK(\"x\"), 'quoted'; and\u{a0}more".to_owned());
    event.title.0.remove("zh-Hant");
    event.summary.0.insert("zh-Hant".to_owned(), "'=1，「二」".to_owned());
    event.people = vec!["benny-tai".into(), "agnes-chow".into()];
    event.former_ids = vec!["1998-awkward".into(), "awkward".into()];
    let mut other = event.sources[0].clone();
    other.title = "-1 | a; b".to_owned();
    other.date = None;
    other.archive = Some("https://archive.example/x".to_owned());
    event.sources.insert(0, other.clone());
    event.sources.push(other);
    let lists = vigil_model::Lists { events: vec![event], ..Default::default() };
    let site = read::load(&real_data()).unwrap().dataset.site().clone();
    let original = Dataset::new(site, lists);
    let folder = folder_without_events();
    assert!(run_on(&folder, "events.csv", &events_csv(&original), &[]));
    assert_eq!(dataset_of(&folder).events(), original.events());
}

#[test]
fn what_is_there_already_as_it_is_changes_nothing() {
    let original = read::load(&real_data()).unwrap().dataset;
    let folder = folder_with_events();
    let before = files(&folder);
    assert!(run_on(&folder, "events.csv", &events_csv(&original), &[]));
    for (locale, tag) in ["en", "zh-Hant"].into_iter().enumerate() {
        assert!(run_on(&folder, "t.json", &timelinejs_json(&original, locale), &["--locale", tag]));
        assert!(run_on(&folder, "t.csv", &timelinejs_csv(&original, locale), &["--locale", tag]));
    }
    assert!(files(&folder) == before);
}

#[test]
fn timelinejs_gives_back_what_it_carries() {
    let original = read::load(&real_data()).unwrap().dataset;
    let folder = folder_without_events();
    let json = timelinejs_json(&original, 0);
    assert!(run_on(&folder, "timelinejs.json", &json, &[]));
    assert!(timelinejs_json(&dataset_of(&folder), 0) == json);

    let folder = folder_without_events();
    let table = timelinejs_csv(&original, 0);
    assert!(run_on(&folder, "timelinejs.csv", &table, &[]));
    let back = dataset_of(&folder);
    let told = |dataset: &Dataset| -> BTreeSet<String> {
        let events = dataset.events().iter();
        let told = events.map(|event| {
            let Event { date, end, category, title, summary, sources, .. } = event;
            format!("{date} {end:?} {category:?} {} {} {sources:?}", title.0["en"], summary.0["en"])
        });
        told.collect()
    };
    assert!(told(&back) == told(&original));
    // Events of one day may stand in another order, because the table does not carry the ids.
    let lines = |bytes: &[u8]| -> BTreeSet<String> {
        String::from_utf8_lossy(bytes).split("\r\n").map(str::to_owned).collect()
    };
    assert!(lines(&timelinejs_csv(&back, 0)) == lines(&table));
}

#[test]
fn an_event_that_differs_is_replaced_only_when_asked_for() {
    let folder = folder_with_events();
    let before = files(&folder);
    let json = String::from_utf8(timelinejs_json(&dataset_of(&folder), 0)).unwrap();
    let json = json.replacen("Police arrest 53 people over the 2020 primaries", "Another headline", 1);
    assert!(!run_on(&folder, "t.json", json.as_bytes(), &[]));
    assert!(files(&folder) == before, "nothing was written");
    assert!(run_on(&folder, "t.json", json.as_bytes(), &["--force"]));
    let changed: Vec<String> = files(&folder)
        .into_iter()
        .zip(before)
        .filter(|(after, before)| after != before)
        .map(|(after, _)| after.0)
        .collect();
    assert_eq!(changed, ["events/2021.json"]);
    let text = fs::read_to_string(folder.path().join("events/2021.json")).unwrap();
    let original = fs::read_to_string(real_data().join("events/2021.json")).unwrap();
    let differing = text.lines().zip(original.lines()).filter(|(a, b)| a != b).count();
    assert_eq!((differing, text.lines().count()), (1, original.lines().count()), "nothing else is touched");
    let dataset = dataset_of(&folder);
    let event = dataset.event(&"2021-01-06-police-arrest-53-over-primaries".into()).unwrap();
    assert_eq!(event.title.0["en"], "Another headline");
    assert_eq!(event.title.0["zh-Hant"], "警方就2020年初選拘捕53人", "what the format does not carry stays");
    assert_eq!(event.people.len(), 45);
}

#[test]
fn a_slide_with_a_former_id_is_of_the_event_of_today() {
    let folder = folder_with_events();
    let before = files(&folder);
    let dataset = dataset_of(&folder);
    let moved = dataset.events().iter().find(|event| !event.former_ids.is_empty()).unwrap();
    let json = String::from_utf8(timelinejs_json(&dataset, 0)).unwrap();
    let json = json.replacen(moved.id.as_str(), moved.former_ids[0].as_str(), 1);
    assert!(run_on(&folder, "t.json", json.as_bytes(), &[]));
    assert!(files(&folder) == before, "nothing changes");
    let headline = format!("{:?}", moved.title.0["en"]);
    let json = json.replacen(&headline, "\"Another headline\"", 1);
    assert!(run_on(&folder, "t.json", json.as_bytes(), &["--force"]));
    let after = dataset_of(&folder);
    let event = after.event(&moved.id).unwrap();
    assert_eq!((event.title.0["en"].as_str(), &event.former_ids), ("Another headline", &moved.former_ids));
}

#[test]
fn an_id_that_an_event_had_before_is_taken() {
    let folder = folder_with_events();
    let before = files(&folder);
    let dataset = dataset_of(&folder);
    let moved = dataset.events().iter().find(|event| !event.former_ids.is_empty()).unwrap();
    let mut old = moved.clone();
    old.id = old.former_ids.remove(0);
    old.date = "2021-04".parse().unwrap();
    let lists = vigil_model::Lists { events: vec![old], ..Default::default() };
    let table = events_csv(&Dataset::new(dataset.site().clone(), lists));
    assert!(!run_on(&folder, "events.csv", &table, &[]));
    assert!(files(&folder) == before, "nothing was written");
}

#[test]
fn one_bad_row_and_nothing_is_written() {
    let folder = folder_without_events();
    let before = files(&folder);
    let good = "2021,1,6,,,,,,,A,<p>B</p><a href='https://a.example/'>C</a>,,,,,,law,\r\n";
    let header = timelinejs::COLUMNS.join(",");
    assert!(!run_on(&folder, "t.csv", format!("{header}\r\n{good}2021,13{}", &good[6..]).as_bytes(), &[]));
    assert!(files(&folder) == before);
    assert!(run_on(&folder, "t.csv", format!("{header}\r\n{good}").as_bytes(), &[]));
    assert_eq!(dataset_of(&folder).events().len(), 1);
}

#[test]
fn a_sheet_made_by_hand_is_taken() {
    let sheet = "Year,Month,Day,Headline,Text,Media,Media Credit,Media Caption,Type,Group\n\
                 ,,,My timeline,Welcome,,,,title,\n\
                 2021,2,,\"The <b>first</b> day's news\",\"It began.\n\nMore at https://b.example/x.\",,,,,rally\n\
                 1950,,,六四晚會,\"Seen <a href=\"\"https://www.paper.example/a\"\">here</a>\",https://photo.example/1.jpg,A Photographer,A crowd,,集會\n";
    let folder = folder_without_events();
    assert!(run_on(&folder, "sheet.csv", sheet.as_bytes(), &["--kind", "vigil"]));
    let dataset = dataset_of(&folder);
    let written = serde_json::to_string_pretty(dataset.events()).unwrap();
    expect![[r#"
        [
          {
            "id": "1950-28fa38f722",
            "date": "1950",
            "category": "rally",
            "kind": "vigil",
            "title": {
              "en": "六四晚會"
            },
            "summary": {
              "en": "Seen here"
            },
            "sources": [
              {
                "title": "here",
                "publisher": "paper.example",
                "url": "https://www.paper.example/a",
                "lang": "en"
              },
              {
                "title": "A crowd",
                "publisher": "A Photographer",
                "url": "https://photo.example/1.jpg",
                "lang": "en"
              }
            ]
          },
          {
            "id": "2021-02-the-first-days-news",
            "date": "2021-02",
            "category": "rally",
            "kind": "vigil",
            "title": {
              "en": "The first day's news"
            },
            "summary": {
              "en": "It began. More at https://b.example/x."
            },
            "sources": [
              {
                "title": "The first day's news",
                "publisher": "b.example",
                "url": "https://b.example/x",
                "lang": "en"
              }
            ]
          }
        ]"#]]
    .assert_eq(&written);
    let categories = sheet.replace("rally", "").replace("集會", "Sports");
    let folder = folder_without_events();
    assert!(!run_on(&folder, "sheet.csv", categories.as_bytes(), &[]));
    assert!(run_on(&folder, "sheet.csv", categories.as_bytes(), &["--category", "law"]));
    assert!(dataset_of(&folder).events().iter().all(|event| event.category == Category::Law));
}

#[test]
fn every_bad_row_of_our_table_is_told() {
    check(
        "events.csv",
        "id,date,category,kind,title_en,title_zh-Hant,summary_en,people,source_titles,source_publishers,source_urls,source_languages\n\
         2021-01-06-a,2021-01-06,arrest,arrest,A,,B,,T,P,https://a.example/,en\n\
         2021-13-b,2021-13,arest,arrest,A,,B,,T,P,https://a.example/,en\n\
         \"2021-c\n\",2021,arrest,arrest,,甲,\"B\nC\",nobody,T,P,ftp://a.example/,en\n\
         2021-d,2021,arrest,arrest,A,,B,,\"T\nU\",P,\"https://a.example/\nhttps://b.example/\",\"en\nen\"\n\
         2021-01-06-a,2021-01-06,arrest,arrest,A,,B,,T,P,https://a.example/,en\n\
         2021-e,2021,arrest,arrest\n\
         2021-01-06-police-arrest-53-over-primaries,2021-01-06,arrest,arrest,A,甲,B,,T,P,https://a.example/,en\n",
        expect![[r#"
            events.csv:3:11 error: row 3 date: `2021-13` is impossible: there is no month 13 [2021-13]
              correct it, or leave out the day or the month if the source gives none
            events.csv:3:19 error: row 3 category: unknown category `arest` [arest]
              did you mean `arrest`? Else it is one of arrest, trial, report, rally, law
            events.csv:5:22 error: row 4 title_en: no text in en []
              every text has the site's default language
            events.csv:5:25 error: row 4 summary_en: a control character (U+000A) as character 2 ["B
            C"]
              remove it: texts here are plain, on one line
            events.csv:6:4 error: row 4 people: unknown person `nobody` [nobody]
              add it to people.json
            events.csv:6:15 error: row 4 source_urls: the scheme `ftp` is neither http nor https [ftp://a.example/]
              write the whole address, as in https://example.org/page
            events.csv:8:4 error: row 5 source_publishers: lines in `source_publishers`: 1, but in `source_urls`: 2 [P]
              give each source a line of its own in every column of the sources
            events.csv:11:1 error: row 6 id: the id `2021-01-06-a` is taken [2021-01-06-a]
              it is already at events.csv:2; an id is never used twice
            events.csv:12:1 error: row 7: the row has 4 cells, the row of the columns' names has 12 [2021-e,2021,arrest,arrest]
              look for a missing separator, or a quotation mark that is never closed; within a cell in quotation marks they are written twice
            events.csv:13:1 error: row 8 id: the event `2021-01-06-police-arrest-53-over-primaries` is there already, and differs [2021-01-06-police-arrest-53-over-primaries]
              it is in events/2021.json; run again with --force to replace it, or give this one another id
        "#]],
    );
}

#[test]
fn an_event_in_the_way_is_told_with_its_file() {
    check(
        "events.csv",
        "id,date,category,kind,title_en,title_zh-Hant,summary_en,summary_zh-Hant,source_titles,source_publishers,source_urls,source_languages\n\
         2021-01-06-police-arrest-53-over-primaries,2021-01-06,arrest,arrest,A,甲,B,乙,T,P,https://a.example/,en\n",
        expect![[r#"
            events.csv:2:1 error: row 2 id: the event `2021-01-06-police-arrest-53-over-primaries` is there already, and differs [2021-01-06-police-arrest-53-over-primaries]
              it is in events/2021.json; run again with --force to replace it, or give this one another id
        "#]],
    );
}

#[test]
fn columns_that_mean_nothing_are_told() {
    check(
        "events.csv",
        "id,date,category,kind,titel,summary_en,kind\n",
        expect![[r#"
            events.csv:1:23 error: : unknown column `titel` [titel]
              remove it; the columns are those of events.csv, which the Data page describes
            events.csv:1:40 error: : the column `kind` stands twice [kind]
              keep one of them
            events.csv:1:1 error: : the column `source_urls` is missing [id,date,category,kind,titel,summary_en,kind]
              add it; no event is without it
        "#]],
    );
    check(
        "list.csv",
        "name,age\nA,1\n",
        expect![[r#"
            list.csv:1:1 error: : neither a table of events nor one of TimelineJS [name,age]
              one of the first rows names the columns: those of events.csv (id, date, category, …) or of the TimelineJS template (Year, Month, Day, …, Headline, Text, …)
        "#]],
    );
}

#[test]
fn every_bad_slide_of_a_table_is_told() {
    check(
        "sheet.csv",
        "Year,Month,Day,Time,End Year,End Month,Display Date,Headline,Text,Group\n\
         ,,,,,,,No year,Text https://a.example/,law\n\
         2021,,4,,,,,A day and no month,Text https://a.example/,law\n\
         2021,2,30,,,,,No such day,Text https://a.example/,law\n\
         MMXXI,2,3,,,,,No number,Text https://a.example/,law\n\
         -44,3,15,,,,,Before our era,Text https://a.example/,law\n\
         2021,1,1,,2020,,,Ends before it begins,Text https://a.example/,law\n\
         2021,1,1,12:30,,,,No source,\"<p>Text</p>\",law\n\
         2021,1,1,,,,,No text,\"<a href=\"\"https://a.example/\"\"></a>\",law\n\
         2021,1,1,,,,,No category,Text https://a.example/,Sports\n",
        expect![[r#"
            sheet.csv:2:1 error: row 2 Year: the slide has no year: `Year` is empty []
              give at least the year; a slide that is no event has `title` as its type
            sheet.csv:3:7 error: row 3 Day: there is a day and no month [4]
              write the month into `Month`, or leave out the day
            sheet.csv:4:8 error: row 4 Day: there is no day 30 in that month, its last is 28 [30]
              correct it; leave out the day or the month where it is not known
            sheet.csv:5:1 error: row 5 Year: `MMXXI` is no year [MMXXI]
              write it in digits, or leave it empty if it is not known; dates here are days, months and years from 0 to 9999
            sheet.csv:6:1 error: row 6 Year: `-44` is no year [-44]
              write it in digits, or leave it empty if it is not known; dates here are days, months and years from 0 to 9999
            sheet.csv:7:11 error: row 7 End Year: the end, 2020, is before the beginning, 2021-01-01 [2020]
              correct one of them
            sheet.csv:8:1 error: row 8 Media: no source: `Media` is empty, and `Text` has no link [2021,1,1,12:30,,,,No source,"<p>Text</p>",law]
              write the whole address where this can be read, as in https://example.org/page
            sheet.csv:8:10 warning: row 8 Time: times of day are not kept [12:30]
              the data knows days; a time that matters belongs into the text
            sheet.csv:9:22 warning: row 9 Text: `Text` has no words; `Headline` is taken in its place ["<a href=""https://a.example/""></a>"]
              write what happened
            sheet.csv:10:50 error: row 10 Group: the group `Sports` is no category [Sports]
              write one of arrest, trial, report, rally, law there, or give all slides without one a category by --category
        "#]],
    );
}

#[test]
fn every_bad_slide_of_json_is_told() {
    check(
        "t.json",
        "{\n \"title\": { \"text\": { \"headline\": \"T\" } },\n \"events\": [\n  { \"start_date\": { \"year\": \"2021\", \"month\": 14 },\n    \"text\": { \"headline\": \"H\", \"text\": \"<p>T</p>\" }, \"group\": \"law\" },\n  { \"text\": { \"headline\": \"H\" } }, { \"start_date\": { \"year\": 2021 }, \"group\": 7 }\n ]\n}\n",
        expect![[r#"
            t.json:4:3 error: events[0] media.url: no source: `media.url` is empty, and `text.text` has no link [{]
              write the whole address where this can be read, as in https://example.org/page
            t.json:4:46 error: events[0] start_date.month: there is no month 14 [14]
              correct it; leave out the day or the month where it is not known
            t.json:6:3 warning: events[1] text.text: `text.text` is empty; `text.headline` is taken in its place [{]
              write what happened
            t.json:6:3 error: events[1] start_date.year: the slide has no year: `start_date.year` is empty [{]
              give at least the year; a slide that is no event has `title` as its type
            t.json:6:3 error: events[1] group: `group` is empty, so the category of the slide is not known [{]
              write one of arrest, trial, report, rally, law there, or give all slides without one a category by --category
            t.json:6:3 error: events[1] media.url: no source: `media.url` is empty, and `text.text` has no link [{]
              write the whole address where this can be read, as in https://example.org/page
            t.json:6:36 error: events[2] text.text: `text.text` and `text.headline` are empty [{]
              write what happened, and a headline
            t.json:6:79 error: events[2] group: the group `7` is no category [7]
              write one of arrest, trial, report, rally, law there, or give all slides without one a category by --category
        "#]],
    );
    check(
        "t.json",
        "{ \"events\": [ }",
        expect![[r#"
            t.json:1:15 error: : expected a value [}]
              a value is missing before this
        "#]],
    );
    check(
        "events.json",
        "[ { \"id\": \"2021-a\" } ]",
        expect![[r#"
            events.json:1:1 error: : there is no list of `events` [[]
              a TimelineJS file is an object with a list of `events` (TimelineJS 1: of `date` in `timeline`); the JSON of this program goes into the data folder as it is
        "#]],
    );
}

#[test]
fn a_folder_with_faults_is_left_alone() {
    let folder = folder_without_events();
    fs::write(folder.path().join("people.json"), "[{}]").unwrap();
    let before = files(&folder);
    let table = events_csv(&read::load(&real_data()).unwrap().dataset);
    assert!(!run_on(&folder, "events.csv", &table, &["--force"]));
    assert!(files(&folder) == before);
}

#[test]
fn markup_and_formulas_arrive_as_plain_text() {
    let sheet = "Year,Headline,Text,Group\n2021,'=1+1 <script>alert(1)</script>,\"<img src=x onerror=alert(1)>Said <a href='https://a.example/'>here</a>\",law\n";
    let folder = folder_without_events();
    assert!(run_on(&folder, "sheet.csv", sheet.as_bytes(), &[]));
    let dataset = dataset_of(&folder);
    let event = &dataset.events()[0];
    assert_eq!((event.title.0["en"].as_str(), event.summary.0["en"].as_str()), ("=1+1", "Said here"));
}

mod field;
mod kept;
mod new_folder;
mod shapes;
