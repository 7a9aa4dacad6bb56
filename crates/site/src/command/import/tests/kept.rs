//! Words, addresses and rows that were lost without a word, or refused at another cell than the one to mend.

use super::*;

const HEADER: &str =
    "Year,Month,Day,Display Date,Headline,Text,Media,Media Credit,Media Caption,Type,Group\n";

/// The events of rows in these columns as their texts and sources, and what is told.
fn kept(rows: &str) -> String {
    let table = format!("{HEADER}{rows}\n");
    let Outcome { events, told, .. } = outcome("t.csv", table.as_bytes(), &real_folder(), None);
    let lines = events.iter().map(|event| {
        let sources = event.sources.iter();
        let sources =
            sources.map(|source| format!("  {} | {} | {}\n", source.url, source.title, source.publisher));
        format!("{}: {}\n{}", event.date, event.summary.0["en"], sources.collect::<String>())
    });
    lines.collect::<String>() + &told
}

#[test]
fn addresses_in_the_credit_and_the_caption_are_further_sources() {
    expect![[r#"
        2021-03-04: Text
          https://a.example/1.jpg | The bridge | Ann / The Paper
          https://b.example/1 | March | b.example
          https://b.example/2 | March | b.example
        2021-03-05: Text
          https://a.example/2.jpg | More here | The Paper
          https://b.example/3 | The Paper | b.example
          https://b.example/4 | More | b.example
        2021-03-06: Text
          https://b.example/5 | Walk | The Paper
    "#]].assert_eq(&kept(
        "2021,3,4,,March,Text,https://a.example/1.jpg,\"Ann / The Paper, https://b.example/1\",The bridge (https://b.example/2),,rally\n\
         2021,3,5,,March,Text,https://a.example/2.jpg,[The Paper](https://b.example/3),\"<a href=\"\"https://b.example/4\"\">More</a> here\",,rally\n\
         2021,3,6,,March,Text,,\"The Paper, https://b.example/5\",Walk,,rally",
    ));
}

#[test]
fn words_beside_the_address_of_media_are_told() {
    expect![[r#"
        2021-03-04: Text
          https://a.example/1 | March | a.example
        2021-03-05: Text
          https://a.example/my%20photo.jpg | March | a.example
        2021-03-06: Text
          https://a.example/1 | March | a.example
          https://a.example/2?a=1&b=2 | March | a.example
        t.csv:2:22 warning: row 2 Media: `(archived)` beside the address is left out [https://a.example/1 (archived)]
          move it to `Media Caption` or to the text
    "#]].assert_eq(&kept(
        "2021,3,4,,March,Text,https://a.example/1 (archived),,,,rally\n\
         2021,3,5,,March,Text,https://a.example/my photo.jpg,,,,rally\n\
         2021,3,6,,March,Text,https://a.example/1 and https://a.example/2?a=1&amp;b=2,,,,rally",
    ));
}

#[test]
fn faults_of_sources_are_told_at_their_cells() {
    let long = "word ".repeat(120);
    let told = kept(&format!(
        "2021,3,4,,March,Text,https://a.example/1,,{long},,rally\n\
         2021,3,5,,March,Text,https://a.example/1,http://user@b.example/1,,,rally\n\
         2021,3,6,,March,See https://user@c.example/1,https://a.example/1,,,,rally"
    ));
    expect![[r#"
        t.csv:2:43 error: row 2 Media Caption: 599 characters, at most 500 are allowed [… ]
          shorten it
        t.csv:3:42 error: row 3 Media Credit: a user name in an address [http://user@b.example/1]
          write the whole address, as in https://example.org/page
        t.csv:4:17 error: row 4 Text: a user name in an address [See https://user@c.example/1]
          write the whole address, as in https://example.org/page
    "#]]
    .assert_eq(&told.replace(long.trim(), "…"));
}

#[test]
fn invisible_characters_in_short_cells_are_passed_over() {
    expect![[r#"
        2021-03-04: Text
          https://a.example/1 | March | a.example
    "#]]
    .assert_eq(&kept(
        "\u{feff}2021,\u{200e}3,4\u{200b},,March,Text,https://a.example/1,,,,\u{200e}rally\u{200b}\n\
         2020,,,,Title,Text,,,,\u{200b}title,",
    ));
    check(
        "events.csv",
        "id,date,category,kind,title_en,title_zh-Hant,summary_en,summary_zh-Hant,source_titles,source_publishers,source_urls,source_languages\n\
         2021-01-06-b\u{200b},\u{200e}2021-01-06,arrest\u{feff},arrest,A,甲,B,乙,T,P,https://a.example/,en\n",
        expect![[r#"
            1 new
        "#]],
    );
}

#[test]
fn types_times_and_nameless_columns_are_told() {
    expect![[r#"
        2021-03-04: Text
          https://a.example/1 | March | a.example
        2021-03: Text
          https://a.example/1 | Walk | a.example
        t.csv:4:10 warning: row 4 Display Date: times of day are not kept [4 March 2021 at 10:30]
          the data knows days; a time that matters belongs into the text
        t.csv:4:65 warning: row 4 Type: the type `quote` is not known; this is taken as an event [quote]
          leave it empty; a slide that is no event has `title` or `era` as its type
        t.csv:5:10 warning: row 5 Display Date: the displayed date `early March 2021` is taken as 2021-03 [early March 2021]
          a date here is a day, a month or a year; move what matters of the rest to the text
    "#]].assert_eq(&kept(
        "2020,,,,A span,Text,,,,eras,\n\
         2020,,,,,Text,,,,標題,\n\
         2021,3,4,4 March 2021 at 10:30,March,Text,https://a.example/1,,,quote,rally\n\
         2021,3,5,early March 2021,Walk,Text,https://a.example/1,,,event,rally",
    ));
    check(
        "t.csv",
        "Year,,Headline,Text,Media,Group,\n\
         2021,,March,Text,https://a.example/1,rally,\n\
         2022,Where,March,Text,https://a.example/1,rally,\n",
        expect![[r#"
            t.csv:3:6 warning: row 3: a column without a name is not read [Where]
              give the column a name of the template, or move what matters in it to `Text`
            2 new
        "#]],
    );
}

#[test]
fn an_end_day_alone_is_told_at_its_cell() {
    check(
        "t.csv",
        "Year,Month,Day,End Day,Headline,Text,Media,Group\n2021,3,4,2,March,Text,https://a.example/1,rally\n",
        expect![[r#"
            t.csv:2:10 error: row 2 End Day: the end, 2021-03-02, is before the beginning, 2021-03-04 [2]
              correct one of them
        "#]],
    );
}

#[test]
fn a_bracket_in_a_title_does_not_make_a_table_json() {
    const ROWS: &str = "Year,Headline,Text,Media,Group\n2021,March,See [1],https://a.example/1,rally\n";
    for title in ["[Draft] My timeline\n", "Timeline (=[1])\n", "{{title}},,,,\n"] {
        check(
            "t.csv",
            &format!("{title}{ROWS}"),
            expect![[r#"
            1 new
        "#]],
        );
    }
}

#[test]
fn the_one_column_that_is_missing_is_named() {
    for (header, expected) in [
        (
            "My timeline\nYear,Month,Text,Media",
            expect![[r#"
            t.csv:2:1 error: : the column `Headline` is missing in the row of the columns' names [Year,Month,Text,Media]
              one of the first rows names the columns: those of events.csv (id, date, category, …) or of the TimelineJS template (Year, Month, Day, …, Headline, Text, …)
        "#]],
        ),
        (
            "Month,Headline,Text,Media",
            expect![[r#"
            t.csv:1:1 error: : the column `Year` is missing in the row of the columns' names [Month,Headline,Text,Media]
              one of the first rows names the columns: those of events.csv (id, date, category, …) or of the TimelineJS template (Year, Month, Day, …, Headline, Text, …)
        "#]],
        ),
        (
            "id,date,kind,title_en,source_urls",
            expect![[r#"
                t.csv:1:1 error: : the column `category` is missing in the row of the columns' names [id,date,kind,title_en,source_urls]
                  one of the first rows names the columns: those of events.csv (id, date, category, …) or of the TimelineJS template (Year, Month, Day, …, Headline, Text, …)
            "#]],
        ),
    ] {
        check("t.csv", &format!("{header}\n1,2,3,4\n"), expected);
    }
}
