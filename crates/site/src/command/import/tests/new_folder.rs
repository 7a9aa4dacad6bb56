//! Imports into folders that are new, empty or lack files, and imports that leave out faulty rows.

use super::*;

const TABLE: &str = "Year,Month,Day,Headline,Text,Media,Group\n\
                     2021,3,4,March for clean water,\"About 200 people walked.\",https://example.org/a,rally\n";
const MIXED: &str = "Year,Month,Day,Headline,Text,Media,Group\n\
                     2021,3,4,Walk one,People walked.,https://example.org/1,rally\n\
                     2021,13,5,Walk two,\"People, and \"\"more\"\" people\",https://example.org/2,rally\n\
                     2021,3,6,'=Walk three,,walk.jpg,rally\n\
                     2021,3,7,Short\n\
                     2021,3,8,Walk five,People walked.,https://example.org/4,rally\n";

fn run_into(dir: &Path, name: &str, content: &str, options: &[&str]) -> bool {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join(name);
    fs::write(&file, content).unwrap();
    let arguments = [&["import", file.to_str().unwrap(), "--into", dir.to_str().unwrap()], options].concat();
    run(Command::parse_from(arguments).args).unwrap() == ExitCode::SUCCESS
}

fn ids(dir: &Path) -> Vec<String> {
    let dataset = read::load(dir).unwrap().dataset;
    dataset.events().iter().map(|event| event.id.to_string()).collect()
}

#[test]
fn a_folder_that_is_new_or_empty_is_set_up() {
    let place = tempfile::tempdir().unwrap();
    let new = place.path().join("a/b");
    assert!(run_into(&new, "t.csv", TABLE, &[]));
    assert_eq!(ids(&new), ["2021-03-04-march-for-clean-water"]);
    let empty = tempfile::tempdir().unwrap();
    let title =
        "{\"title\": {\"text\": {\"headline\": \"The <i>river</i>\", \"text\": \"<p>All of it</p>\"}},";
    let event = "\"events\": [{\"start_date\": {\"year\": 2021}, \"text\": {\"headline\": \"A\", \"text\": \"B https://a.example/\"}, \"group\": \"law\"}]}";
    assert!(run_into(empty.path(), "t.json", &format!("{title}{event}"), &["--locale", "zh-Hant"]));
    let dataset = read::load(empty.path()).unwrap().dataset;
    let site = dataset.site();
    assert_eq!(
        (site.default_locale.as_str(), site.locales.as_slice()),
        ("zh-Hant", &["zh-Hant".to_owned()][..])
    );
    assert_eq!(
        [&site.name, &site.title, &site.description].map(|text| text.0["zh-Hant"].as_str()),
        ["The river", "The river", "All of it"]
    );
    let lists = ["cases.json", "orgs.json", "people.json", "places.json", "terms.json"];
    assert!(lists.iter().all(|list| fs::read_to_string(empty.path().join(list)).unwrap() == "[]\n"));
}

#[test]
fn a_folder_without_events_or_lists_gets_them() {
    let folder = folder_without_events();
    fs::remove_file(folder.path().join("events/2019.json")).unwrap();
    fs::remove_file(folder.path().join("terms.json")).unwrap();
    assert!(read::load(folder.path()).is_err());
    // The pinned steps of its cases are events that are not there.
    fs::write(folder.path().join("README.md"), "mine").unwrap();
    assert!(run_into(
        folder.path(),
        "events.csv",
        &String::from_utf8(events_csv(&read::load(&real_data()).unwrap().dataset)).unwrap(),
        &[]
    ));
    assert_eq!(ids(folder.path()).len(), read::load(&real_data()).unwrap().dataset.events().len());

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.json"), "{\"name\": {\"en\": \"T\"}, \"title\": {\"en\": \"T\"}, \"description\": {\"en\": \"T\"}, \"locales\": [\"en\"], \"default_locale\": \"en\"}").unwrap();
    for list in ["people", "cases", "places", "orgs"] {
        fs::write(folder.path().join(format!("{list}.json")), "[]").unwrap();
    }
    fs::create_dir(folder.path().join("events")).unwrap();
    assert!(run_into(folder.path(), "t.csv", TABLE, &[]));
    assert!(folder.path().join("events/2021.json").exists());
    assert_eq!(ids(folder.path()).len(), 1);
}

#[test]
fn nothing_is_set_up_among_other_files_or_for_a_faulty_table() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.txt"), "mine").unwrap();
    assert!(!run_into(folder.path(), "t.csv", TABLE, &[]));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let place = tempfile::tempdir().unwrap();
    assert!(!run_into(&place.path().join("new"), "t.csv", MIXED, &[]));
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    let error = {
        let file = place.path().join("t.csv");
        fs::write(&file, TABLE).unwrap();
        let into = place.path().join("new");
        let arguments =
            ["import", file.to_str().unwrap(), "--into", into.to_str().unwrap(), "--locale", "zh-TW"];
        run(Command::parse_from(arguments).args).unwrap_err().to_string()
    };
    assert_eq!(error, "the language `zh-TW` has no messages; there are en, zh-Hant; did you mean `zh-Hant`?");
    assert!(!place.path().join("new").exists());
}

#[test]
fn faulty_rows_are_left_out_and_can_be_mended() {
    let folder = folder_without_events();
    let place = tempfile::tempdir().unwrap();
    let faulty = place.path().join("faulty.csv");
    let leave_out = ["--leave-out-faulty", faulty.to_str().unwrap()];
    assert!(!run_into(folder.path(), "t.csv", MIXED, &[]));
    assert!(ids(folder.path()).is_empty());
    assert!(run_into(folder.path(), "t.csv", MIXED, &leave_out));
    assert_eq!(ids(folder.path()), ["2021-03-04-walk-one", "2021-03-08-walk-five"]);
    let table = fs::read_to_string(&faulty).unwrap();
    expect![[r#"
        BOM faults,Year,Month,Day,Headline,Text,Media,Group⏎
        `Month`: there is no month 13: correct it; leave out the day or the month where it is not known,2021,13,5,Walk two,"People, and ""more"" people",https://example.org/2,rally⏎
        "`Media`: `walk.jpg` is no web address, so the event has no source: write the whole address where this can be read, as in https://example.org/page",2021,3,6,'=Walk three,,walk.jpg,rally⏎
        "`Group`: `Group` is empty, so the category of the slide is not known: write one of arrest, trial, report, rally, law there, or give all slides without one a category by --category
        `Media`: no source: `Media` is empty, and `Text` has no link: write the whole address where this can be read, as in https://example.org/page",2021,3,7,Short,,,⏎
    "#]].assert_eq(&table.replace('\u{feff}', "BOM ").replace("\r\n", "⏎\n"));
    // The same name again is refused, so that nothing is lost.
    let arguments = [
        "import",
        faulty.to_str().unwrap(),
        "--into",
        folder.path().to_str().unwrap(),
        leave_out[0],
        leave_out[1],
    ];
    assert!(run(Command::parse_from(arguments).args).is_err());
    let again = place.path().join("again.csv");
    let leave_out = ["--leave-out-faulty", again.to_str().unwrap()];
    let mended = table.replace(",13,5", ",3,5").replace("walk.jpg", "https://example.org/3");
    assert!(run_into(folder.path(), "mended.csv", &mended, &leave_out));
    let all = ["2021-03-04-walk-one", "2021-03-05-walk-two", "2021-03-06-walk-three", "2021-03-08-walk-five"];
    assert_eq!(ids(folder.path()), all);
    let left = fs::read_to_string(&again).unwrap();
    assert_eq!(left.matches("2021,3,7,Short,,,").count(), 1, "{left}");
    let mended = left.replace("Short,,,", "Short,Text,https://example.org/5,rally");
    assert!(run_into(folder.path(), "mended.csv", &mended, &[]), "{mended}");
    assert_eq!(ids(folder.path()).len(), 5);
    let event =
        read::load(folder.path()).unwrap().dataset.event(&"2021-03-05-walk-two".into()).unwrap().clone();
    assert_eq!(event.summary.0["en"], "People, and \"more\" people");
}

#[test]
fn faulty_slides_become_a_table() {
    let folder = folder_without_events();
    let place = tempfile::tempdir().unwrap();
    let faulty = place.path().join("faulty.csv");
    let json = r#"{"timeline": {"headline": "T", "date": [
        {"startDate": "13/5/2015", "headline": "A", "text": "One", "tag": "rally", "asset": {"media": "https://a.example/"}},
        {"startDate": "6/5/2015", "endDate": "7/5/2015", "headline": "B", "text": "<b>Two</b>, \"three\"", "tag": "rally"}]}}"#;
    assert!(run_into(folder.path(), "t.json", json, &["--leave-out-faulty", faulty.to_str().unwrap()]));
    assert_eq!(ids(folder.path()), ["2015-05-13-a"]);
    let table = fs::read_to_string(&faulty).unwrap();
    expect![[r#"
        BOM faults,Year,Month,Day,Time,Start Date,End Year,End Month,End Day,End Time,End Date,Display Date,Headline,Text,Media,Media Link,Media Credit,Media Caption,Media Alt,Type,Group,Id⏎
        "`Media`: no source: `Media` is empty, and `Text` has no link: write the whole address where this can be read, as in https://example.org/page",,,,,2015-05-06,,,,,2015-05-07,,B,"<b>Two</b>, ""three""",,,,,,,rally,⏎
    "#]].assert_eq(&table.replace('\u{feff}', "BOM ").replace("\r\n", "⏎\n"));
    let mended = table.replace("\"\"three\"\"\",", "\"\"three\"\"\",https://b.example/");
    assert!(run_into(folder.path(), "mended.csv", &mended, &[]), "{mended}");
    assert_eq!(ids(folder.path()), ["2015-05-06-b", "2015-05-13-a"]);
}

#[test]
fn when_all_rows_are_faulty_only_their_table_is_written() {
    let place = tempfile::tempdir().unwrap();
    let (new, faulty) = (place.path().join("new"), place.path().join("faulty.csv"));
    let table = TABLE.replace("2021,3", "2021,13");
    assert!(!run_into(&new, "t.csv", &table, &["--leave-out-faulty", faulty.to_str().unwrap()]));
    assert!(faulty.exists() && !new.exists());
    let none = place.path().join("none.csv");
    assert!(run_into(&new, "t.csv", TABLE, &["--leave-out-faulty", none.to_str().unwrap()]));
    assert!(!none.exists() && new.exists());
}

#[test]
fn a_file_without_events_is_refused_before_anything_is_written() {
    let place = tempfile::tempdir().unwrap();
    let new = place.path().join("new");
    let header = TABLE.lines().next().unwrap();
    for (name, content) in [
        ("t.csv", format!("{header}\n")),
        ("t.csv", format!("{header},Type\n2021,,,A,B,https://a.example/,rally,title\n")),
        ("t.json", "{\"events\": []}".to_owned()),
    ] {
        assert!(!run_into(&new, name, &content, &[]), "{content}");
        assert!(!new.exists());
    }
}

#[test]
fn faulty_rows_are_not_written_among_the_events() {
    let folder = folder_without_events();
    let before = files(&folder);
    let file = folder.path().join("t.csv");
    let faulty = folder.path().join("events/faulty.csv");
    let [file, faulty, into] = [file.as_path(), &faulty, folder.path()].map(|path| path.to_str().unwrap());
    let arguments = ["import", file, "--into", into, "--leave-out-faulty", faulty];
    let refusal = run(Command::parse_from(arguments).args).unwrap_err().to_string();
    assert!(refusal.ends_with("is among the events; name a file outside of the data folder"), "{refusal}");
    assert!(files(&folder) == before);
}

#[test]
fn rows_of_one_date_and_headline_are_as_they_were_the_second_time() {
    const ROWS: [&str; 3] = [
        "2021,3,4,Arrest,One man.,https://a.example/1,arrest\n",
        "2021,3,4,Arrest,Two women.,https://a.example/2,arrest\n",
        "2021,3,4,Arrest,Two women.,https://a.example/2,arrest\n",
    ];
    let header = TABLE.lines().next().unwrap();
    let folder = folder_without_events();
    let table = format!("{header}\n{}", ROWS.concat());
    assert!(run_into(folder.path(), "t.csv", &table, &[]));
    let before = files(&folder);
    let expected = ["2021-03-04-arrest", "2021-03-04-arrest-2", "2021-03-04-arrest-3"];
    assert_eq!(ids(folder.path()), expected);
    for rows in [ROWS.concat(), [ROWS[1], ROWS[0]].concat(), ROWS[1].to_owned()] {
        assert!(run_into(folder.path(), "t.csv", &format!("{header}\n{rows}"), &[]), "{rows}");
        assert!(files(&folder) == before, "{rows}");
    }
    let changed = table.replace("One man", "Three men");
    assert!(!run_into(folder.path(), "t.csv", &changed, &[]));
    assert!(run_into(folder.path(), "t.csv", &changed, &["--force"]));
    assert_eq!(ids(folder.path()), expected);
    let dataset = dataset_of(&folder);
    assert_eq!(dataset.event(&"2021-03-04-arrest".into()).unwrap().summary.0["en"], "Three men.");
}
