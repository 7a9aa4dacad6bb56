//! Tables and slides that people brought and that were refused, or lost something without a word.

use super::*;

const HEADER: &str = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,\
                      Media Caption,Media Thumbnail,Type,Group,Background\n";

/// The only event of a table with one row in the columns of the template.
fn event_of(row: &str) -> (Event, String) {
    let table = format!("{HEADER}{row}\n");
    let Outcome { mut events, told, .. } = outcome("t.csv", table.as_bytes(), &real_folder(), None);
    assert_eq!(events.len(), 1, "{told}");
    (events.remove(0), told)
}

fn urls(event: &Event) -> Vec<&str> {
    event.sources.iter().map(|source| source.url.as_str()).collect()
}

#[test]
fn addresses_that_timelinejs_shows_are_sources() {
    for (media, url) in [
        ("HTTPS://Example.org/a", "https://example.org/a"),
        ("www.example.org/a", "https://www.example.org/a"),
        ("//example.org/a", "https://example.org/a"),
        (
            "\"<iframe width=\"\"560\"\" src=\"\"https://video.example.org/embed/1\"\" allowfullscreen></iframe>\"",
            "https://video.example.org/embed/1",
        ),
        ("<iframe data-src='//video.example.org/embed/1'></iframe>", "https://video.example.org/embed/1"),
        (
            "\"<blockquote><p>We walked</p><a href=\"\"https://social.example.org/1\"\">post</a></blockquote>\"",
            "https://social.example.org/1",
        ),
    ] {
        let row = format!(
            "2021,3,4,,,,,,,March for clean water,\"About 200 people walked along the river.\",{media},Example News,Walk,,,rally,"
        );
        let (event, told) = event_of(&row);
        assert_eq!((urls(&event), told.as_str()), (vec![url], ""), "{media}");
        assert_eq!(
            (event.sources[0].title.as_str(), event.sources[0].publisher.as_str()),
            ("Walk", "Example News")
        );
    }
}

#[test]
fn the_link_and_the_description_of_json_media_are_read() {
    let json = r#"{"events": [{"start_date": {"year": "2021", "month": "3", "day": "4"},
        "text": {"headline": "March for clean water", "text": "<p>About 200 people walked.</p>"},
        "media": {"url": "//cdn.example.org/a.jpg", "link": "https://example.org/story", "alt": "Walkers"}, "group": "rally"}]}"#;
    let Outcome { events, told, .. } = outcome("t.json", json.as_bytes(), &real_folder(), None);
    assert_eq!(
        (urls(&events[0]), told.as_str()),
        (vec!["https://example.org/story", "https://cdn.example.org/a.jpg"], "")
    );
    assert_eq!(events[0].sources[0].title, "Walkers");
}

#[test]
fn an_address_that_cannot_be_used_is_told_at_its_cell() {
    let row = "2021,3,4,,,,,,,March,Text,walk.jpg,,,,,rally,\n2021,3,5,,,,,,,March,Text,,,,,,rally,\n\
               2021,3,6,,,,,,,March,Text https://a.example/,spotify:track:1,,,,,rally,";
    check(
        "t.csv",
        &format!("{HEADER}{row}\n"),
        expect![[r#"
            t.csv:2:27 error: row 2 Media: `walk.jpg` is no web address, so the event has no source [walk.jpg]
              write the whole address where this can be read, as in https://example.org/page
            t.csv:3:27 error: row 3 Media: no source: `Media` is empty, and `Text` has no link []
              write the whole address where this can be read, as in https://example.org/page
            t.csv:4:46 warning: row 4 Media: `spotify:track:1` is no web address, and is left out [spotify:track:1]
              write the whole address where this can be read, as in https://example.org/page
        "#]],
    );
}

#[test]
fn a_slide_without_text_or_headline_takes_the_caption() {
    let texts = |row: &str| {
        let (event, told) = event_of(row);
        (event.title.0["en"].clone(), event.summary.0["en"].clone(), told.matches("warning").count())
    };
    let of = |title: &str, summary: &str, warnings| (title.to_owned(), summary.to_owned(), warnings);
    assert_eq!(texts("2021,3,4,,,,,,,March,,https://example.org/a,,,,,rally,"), of("March", "March", 1));
    assert_eq!(
        texts("2021,3,4,,,,,,,March,,https://example.org/a,,A walk,,,rally,"),
        of("March", "A walk", 1)
    );
    assert_eq!(
        texts("2021,3,4,,,,,,,,\"Some text. And more.\",https://example.org/a,,,,,rally,"),
        of("Some text", "Some text. And more.", 1)
    );
    assert_eq!(texts("2021,3,4,,,,,,,,,https://example.org/a,,A walk,,,rally,"), of("A walk", "A walk", 2));
    let json = r#"{"events": [{"start_date": {"year": "2021", "month": "3", "day": "4"},
        "media": {"url": "https://example.org/a", "credit": "Example News", "caption": "Walk"}, "group": "rally"}]}"#;
    let Outcome { events, .. } = outcome("t.json", json.as_bytes(), &real_folder(), None);
    assert_eq!((events[0].title.0["en"].as_str(), events[0].summary.0["en"].as_str()), ("Walk", "Walk"));
}

#[test]
fn a_slide_without_any_words_is_told_in_the_words_of_its_file() {
    check(
        "t.csv",
        &format!("{HEADER}2021,3,4,,,,,,,,,https://example.org/a,,,,,rally,\n"),
        expect![[r#"
        t.csv:2:17 error: row 2 Text: `Text` and `Headline` are empty []
          write what happened, and a headline
    "#]],
    );
    check(
        "t.json",
        r#"{"events": [{"start_date": {"year": "2021"}, "media": {"url": "https://example.org/a"}, "group": "rally"}]}"#,
        expect![[r#"
            t.json:1:13 error: events[0] text.text: `text.text` and `text.headline` are empty [{]
              write what happened, and a headline
        "#]],
    );
}

#[test]
fn an_end_without_a_year_is_in_the_year_of_the_beginning() {
    for (date, end, expected) in [
        ("2021,3,4", ",4,2", Some("2021-04-02")),
        ("2021,3,4", ",,6", Some("2021-03-06")),
        ("2021,3,", ",5,", Some("2021-05")),
        ("2021,3,4", ",3,4", None),
    ] {
        let (event, _) = event_of(&format!("{date},,{end},,,March,Text,https://example.org/a,,,,,rally,"));
        assert_eq!(event.end.map(|end| end.to_string()).as_deref(), expected, "{end}");
    }
}

#[test]
fn parts_of_dates_that_cannot_be_used_are_told_at_their_cells() {
    check(
        "t.csv",
        &format!(
            "{HEADER}2021,,,,,,6,,,A,Text,https://example.org/a,,,,,rally,\n\
             2021,3,4,,2021,,6,,,B,Text,https://example.org/b,,,,,rally,\n\
             2021,3,4,,,1,,,,C,Text,https://example.org/c,,,,,rally,\n\
             ,,,12:30,,,,,,D,Text,https://example.org/d,,,,,rally,\n\
             2021,3,4,,,,,18:00,,E,Text,https://example.org/e,,,,,rally,\n\
             3/4/21,,,,,,,,,F,Text,https://example.org/f,,,,,rally,\n\
             44,March,15th,,,,,,,G,Text,https://example.org/g,,,,,rally,\n"
        ),
        expect![[r#"
            t.csv:2:11 error: row 2 End Day: there is a day and no month [6]
              write the month into `End Month`, or leave out the day
            t.csv:3:17 error: row 3 End Day: there is a day and no month [6]
              write the month into `End Month`, or leave out the day
            t.csv:4:12 error: row 4 End Month: the end, 2021-01, is before the beginning, 2021-03-04 [1]
              correct one of them
            t.csv:5:1 error: row 5 Year: the slide has no year: `Year` is empty []
              give at least the year; a slide that is no event has `title` as its type
            t.csv:6:14 warning: row 6 End Time: times of day are not kept [18:00]
              the data knows days; a time that matters belongs into the text
            t.csv:7:1 warning: row 7 Year: `3/4/21` is read as 2021-03-04, the month first as TimelineJS does [3/4/21]
              write dates as in 2021-03-04 if the day comes first in this file
            t.csv:8:1 warning: row 8 Year: `44` is taken as the year 44, and not as one of this century [44]
              write the year in four digits
        "#]],
    );
}

#[test]
fn lines_above_the_columns_are_passed_over() {
    let row = "2021,3,4,,,,,,,March for clean water,\"About 200 people walked along the river.\",https://example.org/a,Example News,Walk,,,rally,\n";
    let comma = format!("{HEADER}{row}");
    let semicolon = comma.replace(',', ";");
    for table in [
        comma.clone(),
        format!(",,,,,,,,,,,,,,,,,\n{comma}"),
        format!("My timeline,,,,,,,,,,,,,,,,,\n{comma}"),
        format!("My timeline\n\n{comma}"),
        format!("# exported, by hand\n# twice\n{comma}"),
        format!("sep=,\n{comma}"),
        format!("\u{feff}sep=,\r\n{comma}"),
        format!("sep=;\n{semicolon}"),
        format!("\u{feff}sep=;\r\n{semicolon}"),
        format!("A title; with, commas\n{semicolon}"),
        comma.replace(',', "\t"),
    ] {
        let Outcome { events, told, .. } = outcome("t.csv", table.as_bytes(), &real_folder(), None);
        assert_eq!((events.len(), told.as_str()), (1, ""), "{table}");
    }
}

#[test]
fn tables_are_read_in_the_forms_that_people_and_programs_write() {
    let row = "2021,3,4,Walk,People walked.,https://example.org/a,rally";
    for table in [
        format!("year,month,day,HEADLINE,text,media,group\n{row}"),
        format!("Year,Month,Day,Title,Description,URL,Tag\n{row}"),
        format!("年,月,日,標題,內容,媒體,組別\n{row}"),
        format!("Date,Headline,Text,Media,Group\n{row}").replace("2021,3,4", "2021-03-04"),
        format!("start_date,headline,text,media,group\n{row}").replace("2021,3,4", "4-Mar-21"),
        format!("Year,Month,Day,Headline,Text,Media,Group,Type,Background\n{row}"),
        format!("Year,Month,Day,Headline,Text,Media,Group\n{row},,,"),
        format!("Year,Month,Day,Headline,Text,Media,Group\n{row}")
            .replace("Walk,People walked.", " \"Walk\" , \"People walked.\""),
        format!("sep=^\nYear,Month,Day,Headline,Text,Media,Group\n{row}").replace(',', "^"),
    ] {
        let wide: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [table.as_bytes(), &wide] {
            let Outcome { events, told, .. } = outcome("t.csv", bytes, &real_folder(), None);
            let texts: Vec<_> = events
                .iter()
                .map(|event| {
                    [event.date.to_string(), event.title.0["en"].clone(), event.summary.0["en"].clone()]
                })
                .collect();
            assert_eq!(texts, [["2021-03-04", "Walk", "People walked."]], "{table}\n{told}");
        }
    }
}

#[test]
fn cells_that_may_be_in_other_columns_are_told() {
    check(
        "t.csv",
        "Year,Month,Day,Headline,Text,Media,Group,Text,Type\n\
         2021,3,4,Walk,People walked, and sang.,https://example.org/a,rally,,,\n\
         2021,3,5,Walk,People walked.,https://example.org/a,rally\n\
         2021,3,6,Walk,People walked.,https://example.org/a,rally,\n",
        expect![[r#"
            t.csv:1:42 warning: : the columns `Text` and `Text` are the same; of each row the first that is filled is read [Text]
              move what matters in the other one to `Text`
            t.csv:2:15 error: row 2 Text: `and sang.` is no web address, and the row has a cell too many [People walked]
              put the text with the comma into quotation marks, or remove the cell that is too many
            t.csv:3:1 warning: row 3: the row has 7 cells, the row of the columns' names has 9; the last ones are taken as empty [2021,3,5,Walk,People walked.,https://example.org/a,rally]
              look whether its cells are in their columns; one that is missing moves those after it
            t.csv:4:1 error: row 4: the row has 8 cells, the row of the columns' names has 9 [2021,3,6,Walk,People walked.,https://example.org/a,rally,]
              look for a missing separator, or a quotation mark that is never closed; within a cell in quotation marks they are written twice
        "#]],
    );
}

#[test]
fn one_date_that_can_be_read_in_one_way_only_decides_for_columns_of_years_too() {
    let row = |date: &str| format!("{date},,,Walk,People walked.,https://example.org/a,rally\n");
    let table = ["Year,Month,Day,Headline,Text,Media,Group\n", &row("4/3/2021"), &row("13/3/2021")].concat();
    let Outcome { events, told, .. } = outcome("t.csv", table.as_bytes(), &real_folder(), None);
    let dates: Vec<String> = events.iter().map(|event| event.date.to_string()).collect();
    assert_eq!((dates, told.as_str()), (vec!["2021-03-04".to_owned(), "2021-03-13".to_owned()], ""));
}

#[test]
fn a_file_without_anything_is_told() {
    for content in ["", "\u{feff}", "\n \n"] {
        let Outcome { told, .. } = outcome("t.csv", content.as_bytes(), &real_folder(), None);
        assert!(told.contains("the file is empty"), "{told}");
    }
}

#[test]
fn a_row_that_is_there_twice_is_told() {
    let row = "2021,3,4,,,,,,,March,Text,https://example.org/a,,,,,rally,\n";
    let other = row.replace("Text", "Other text");
    let table = format!("{HEADER}{row}{other}{row}");
    let Outcome { events, told, .. } = outcome("t.csv", table.as_bytes(), &real_folder(), None);
    let ids: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(ids, ["2021-03-04-march", "2021-03-04-march-2", "2021-03-04-march-3"]);
    assert_eq!(
        told.lines().next().unwrap(),
        "t.csv:4:1 warning: row 4: row 4 says the same as row 2, and becomes a second event [2021,3,4,,,,,,,March,Text,https://example.org/a,,,,,rally,]"
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed_ends_the_import() {
    let row = "2021,3,4,,,,,,,March,\"Text,https://example.org/a,,,,,rally,\n2021,3,4,,,,,,,March,Text,https://example.org/a,,,,,rally,\n";
    check(
        "t.csv",
        &format!("{HEADER}{row}"),
        expect![[r#"
        t.csv:2:22 error: row 2: this quotation mark is never closed ["]
          close it at the end of the cell; within a cell in quotation marks they are written twice
    "#]],
    );
    let folder = folder_without_events();
    let faulty = tempfile::tempdir().unwrap();
    let path = faulty.path().join("faulty.csv");
    let before = files(&folder);
    let options = ["--leave-out-faulty", path.to_str().unwrap()];
    assert!(!run_on(&folder, "t.csv", format!("{HEADER}{row}").as_bytes(), &options));
    assert!(files(&folder) == before && !path.exists());
}
