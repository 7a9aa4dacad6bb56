//! Files in the shapes that people have, in `tests/fixtures/import`: what becomes of each.

use super::*;

/// The events that a fixture gives, and what is told of it.
fn check_fixture(name: &str, expected: Expect) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/import").join(name);
    let folder = folder_without_events();
    let folder = Folder::load(folder.path(), &NewSite { locale: "en", title: None }).unwrap();
    let Outcome { events, told, .. } =
        outcome(name, &fs::read(path).unwrap(), &folder, Some(Category::Report));
    let line = |event: &Event| {
        let Event { id, date, end, category, kind, title, summary, sources, updated, .. } = event;
        let [end, updated] =
            [end, updated].map(|date| date.map(|date| format!("/{date}")).unwrap_or_default());
        let sources = sources.iter().map(|source| {
            let date = source.date.map(|date| format!(", {date}")).unwrap_or_default();
            format!("\n  {} | {} | {}{date}", source.url, source.title, source.publisher)
        });
        let sources: String = sources.collect();
        let (title, summary) = (&title.0["en"], &summary.0["en"]);
        let [category, kind] = [category.as_str(), kind.as_str()];
        format!("{id} {date}{end}{updated} {category} {kind}: {title}\n  {summary}{sources}\n")
    };
    let events: String = events.iter().map(line).collect();
    expected.assert_eq(&(events + &told));
}

#[test]
fn the_template_with_a_title_times_and_an_era() {
    check_fixture(
        "template.csv",
        expect![[r#"
            2019-11-01-signatures-collected 2019-11-01/2019-12-15 report report: Signatures collected
              It's a start: 2,000 names.
              https://photos.example/people/6894476777/in/stream | A table in the rain | A. Photographer
              https://photos.example/people/6894476777 | A table in the rain | photos.example
            2020-a-report-on-the-river 2020 report report: A report on the river
              Said the Paper & others.
              https://paper.example/river | the Paper | paper.example
            2021-03-04-march-for-clean-water 2021-03-04 rally rally: March for clean water
              About 200 people walked. More at http://walk.example/2021.
              http://walk.example/2021 | March for clean water | walk.example
              https://video.example/143407878 | A film of the walk | Valley Video
            template.csv:5:10 warning: row 5 Time: times of day are not kept [05:58:44]
              the data knows days; a time that matters belongs into the text
            template.csv:5:28 warning: row 5 End Time: times of day are not kept [07:30:00]
              the data knows days; a time that matters belongs into the text
        "#]],
    );
}

#[test]
fn a_table_with_sep_and_a_title_line() {
    check_fixture(
        "semicolons.csv",
        expect![[r#"
        2021-03-04-march-for-clean-water 2021-03-04 rally rally: March for clean water
          About 200 people; all dry
          https://www.river.example/a | March for clean water | river.example
        2021-03-05-second-walk 2021-03-05 rally rally: Second walk
          With drums
          https://river.example/b | Second walk | river.example
    "#]],
    );
}

#[test]
fn the_older_template_with_whole_dates() {
    check_fixture(
        "older-sheet.csv",
        expect![[r#"
        2012-05-12-two-days-of-talks 2012-05-12/2012-05-13 report report: Two days of talks
          They talked, and talked.
          https://talks.example/1 | The hall | Talks Daily
        2012-08-30-a-march 2012-08-30 rally rally: A march
          Many came.
          https://walk.example/2 | A march | walk.example
        2012-the-year-in-court 2012 trial hearing: The year in court
          The year in court
          https://court.example/3 | The year in court | Court News
        older-sheet.csv:4:1 warning: row 4 Start Date: times of day are not kept [8/30/2012 14:45:00]
          the data knows days; a time that matters belongs into the text
        older-sheet.csv:5:25 warning: row 5 Text: `Text` is empty; `Headline` is taken in its place []
          write what happened
    "#]],
    );
}

#[test]
fn timelinejs_1() {
    check_fixture(
        "timelinejs1.json",
        expect![[r#"
        2011-12-10-a-weekend-at-the-well 2011-12-10/2011-12-11 rally rally: A weekend at the well
          People dug, some HTML is OK
          http://posts.example/1/status/164 | The well | A Post
        2012-02-verdict-sentence 2012-02 trial hearing: Verdict & sentence
          The court decided.
          https://court.example/q | Verdict & sentence | court.example
        2013-a-year-without-rain 2013 report report: A year without rain
          Cracked earth, all year
          https://weather.example/2013 | Cracked earth, all year | weather.example
        timelinejs1.json:25:4 warning: date[2] text: `text` is empty; `asset.caption` is taken in its place [{]
          write what happened
    "#]],
    );
}

#[test]
fn timelinejs_1_in_a_script() {
    check_fixture(
        "timelinejs1.jsonp",
        expect![[r#"
        2015-05-12-pump-a-tested 2015-05-12 report report: Pump "A" tested
          Pump "A" tested, see https://pumps.example/a
          https://pumps.example/a | Pump "A" tested | pumps.example
        2015-05-16-pump-b-tested 2015-05-16/2015-05-17 report report: Pump B tested
          See www.pumps.example/b.
          https://www.pumps.example/b | Pump B tested | pumps.example
    "#]],
    );
}

#[test]
fn a_script_with_a_variable() {
    check_fixture(
        "script.js",
        expect![[r#"
        2021-03-04-march-for-clean-water 2021-03-04 rally rally: March for clean water
          People walked.
          https://river.example/story | People by the river | river.example
          https://cdn.river.example/a.jpg | People by the river | cdn.river.example
        2021-04-talks 2021-04 report report: Talks
          They talked.
          https://talks.example/april | Talks | talks.example
    "#]],
    );
}

#[test]
fn slides_below_timeline_with_empty_fields() {
    check_fixture(
        "slides.json",
        expect![[r#"
            1910-01-05-the-mill-begins-work-it-prints-the-first-map 1910-01-05/1920 report report: The mill begins work. It prints the first map.
              The mill begins work. It prints the first map.
              http://video.example/watch?v=C-nT | The mill begins work. It prints the first map. | video.example
            1915-wells 1915 report report: Wells
              Wells are dug.
              https://clips.example/v/bj | Wells | clips.example
            slides.json:12:13 warning: events[1] text.text: `text.text` is empty; `media.caption` is taken in its place [{]
              write what happened
            slides.json:12:13 warning: events[1] text.headline: `text.headline` is empty; `media.caption` is taken in its place [{]
              write a headline
            slides.json:13:85 warning: events[1] start_date.hour: times of day are not kept ["6"]
              the data knows days; a time that matters belongs into the text
            slides.json:26:64 error: events[3] media.url: `tune:track:1OT1G66` is no web address, so the event has no source ["tune:track:1OT1G66"]
              write the whole address where this can be read, as in https://example.org/page
        "#]],
    );
}

#[test]
fn addresses_in_credits_and_captions() {
    check_fixture(
        "credits.json",
        expect![[r#"
            2017-09-13-dff8ccd88e 2017-09-13 report report: У меня зазвонил
              One. Two: three.
              https://cdn.agency.example/images/1504.jpg | У меня зазвонил | cdn.agency.example
              https://agency.example/city/578976 | У меня зазвонил | agency.example
            2017-09-14-the-bridge 2017-09-14 report report: The bridge
              Closed.
              https://agency.example/20170914/1504773642.html | The bridge | agency.example
              https://paper.example/647112/2017-09-18/bridge | The bridge | paper.example
        "#]],
    );
}

#[test]
fn embed_codes() {
    check_fixture(
        "embeds.csv",
        expect![[r#"
            2021-03-04-a-film 2021-03-04 rally rally: A film
              Seen
              https://video.example/embed/1 | Walk | Example News
            2021-03-05-a-film 2021-03-05 rally rally: A film
              Seen
              https://video.example/embed/2 | Walk | Example News
            2021-03-06-a-post 2021-03-06 rally rally: A post
              Seen
              https://social.example/1 | Walk | Example News
            2021-03-07-a-picture 2021-03-07 rally rally: A picture
              Seen
              https://photos.example/A.jpg | Walk | Example News
            2021-03-08-a-quotation 2021-03-08 rally rally: A quotation
              Seen
              https://books.example/q | A Book | books.example
            2021-03-09-two-pictures 2021-03-09 rally rally: Two pictures
              Seen
              https://photos.example/a.jpg | Two pictures | photos.example
              https://photos.example/b%20c.jpg | Two pictures | photos.example
            embeds.csv:6:27 warning: row 6 Media: `<blockquote>No link</blockquote>` is no web address, and is left out [<blockquote>No link</blockquote>]
              write the whole address where this can be read, as in https://example.org/page
        "#]],
    );
}

#[test]
fn unicode_text_of_a_spreadsheet() {
    check_fixture(
        "unicode-text.txt",
        expect![[r#"
        2021-03-04-053c5c40a7 2021-03-04 rally rally: 遊行
          約二百人 沿河步行。
          https://river.example/a | 遊行 | river.example
    "#]],
    );
}

#[test]
fn displayed_dates_that_say_less_than_the_columns() {
    check_fixture(
        "display-dates.csv",
        expect![[r#"
            1950-wells-dug 1950~/1959~ report report: Wells dug
              Many wells
              https://river.example/1 | Wells dug | river.example
            1957-a-dry-summer 1957 report report: A dry summer
              No rain
              https://river.example/2 | A dry summer | river.example
            1960-the-dam 1960~ report report: The dam
              Built about then
              https://river.example/3 | The dam | river.example
            1961-03-talks 1961-03 report report: Talks
              In March
              https://river.example/4 | Talks | river.example
            1962-a-strike 1962/1963 rally rally: A strike
              Two years
              https://river.example/5 | A strike | river.example
            1964-05-01-a-fair 1964-05-01/1964-05-03 rally rally: A fair
              Three days
              https://river.example/6 | A fair | river.example
            1965-05-09-a-visit 1965-05-09 report report: A visit
              One day
              https://river.example/7 | A visit | river.example
            display-dates.csv:2:11 warning: row 2 Display Date: a decade is taken as 1950~ to 1959~: `1950s` [1950s]
              give the year if it is known
            display-dates.csv:3:13 warning: row 3 Display Date: the displayed date `Summer 1957` is taken as 1957 [Summer 1957]
              a date here is a day, a month or a year; move what matters of the rest to the text
            display-dates.csv:8:1 warning: row 8 Year: `Year` is empty; the displayed date is taken []
              write the date into its own columns
        "#]],
    );
}

#[test]
fn dates_that_a_spreadsheet_has_changed() {
    check_fixture(
        "turned-dates.csv",
        expect![[r#"
        2021-03-04-walk 2021-03-04/2021-03-06/2021-03-09 rally march: Walk
          People walked.
          https://a.example/ | T | P, 2021-03-07
        2021-01-talks 2021-01 report report: Talks
          They talked.
          https://b.example/ | T | P
        2021-02-talks 2021-02 report report: More talks
          They talked on.
          https://b.example/ | T | P, 2021-02-13
        2021-01-04-well 2021-01-04 report report: A well
          Dug.
          https://c.example/ | T | P, 2021-01-05
        turned-dates.csv:2:17 warning: row 2 date: `4/3/2021` is read as 2021-03-04: a spreadsheet has changed dates here [4/3/2021]
          set such columns to text before the table is typed or opened
        turned-dates.csv:2:26 warning: row 2 end: `6/3/2021` is read as 2021-03-06: a spreadsheet has changed dates here [6/3/2021]
          set such columns to text before the table is typed or opened
        turned-dates.csv:2:104 warning: row 2 updated: `9/3/2021` is read as 2021-03-09: a spreadsheet has changed dates here [9/3/2021]
          set such columns to text before the table is typed or opened
        turned-dates.csv:3:15 warning: row 3 date: `Jan-21` is read as 2021-01: a spreadsheet has changed dates here [Jan-21]
          set such columns to text before the table is typed or opened
        turned-dates.csv:4:15 warning: row 4 date: `2021-02-01` is read as 2021-02: a spreadsheet has changed dates here [2021-02-01]
          set such columns to text before the table is typed or opened
        turned-dates.csv:5:17 warning: row 5 date: `44200` is read as 2021-01-04: a spreadsheet has changed dates here [44200]
          set such columns to text before the table is typed or opened
    "#]],
    );
}

#[test]
fn comments_above_a_header_in_other_letters() {
    check_fixture(
        "comments.csv",
        expect![[r#"
        2021-a-walk 2021 rally rally: A walk
          Walked
          https://river.example/a | A walk | river.example
        2022-another 2022 rally rally: Another
          Walked
          https://river.example/b | Another | river.example
    "#]],
    );
}

#[test]
fn media_files_beside_the_table() {
    check_fixture(
        "relative-media.csv",
        expect![[r#"
            1925-10-30-upper-against-lower-valley 1925-10-30 report report: Upper against Lower Valley
              Match of 10/30/1925. Score: 7 - 51 (L). See [the film](https://films.example/CVXQ3).
              https://films.example/CVXQ3 | Upper against Lower Valley | films.example
            relative-media.csv:1:155 warning: : the column `Notes` is not read [Notes]
              move what matters in it to `Text`; the columns are those of the template
            relative-media.csv:3:71 error: row 3 Media: `demo_001.jpg` is no web address, so the event has no source [demo_001.jpg]
              write the whole address where this can be read, as in https://example.org/page
            relative-media.csv:4:132 warning: row 4 Media: `demo_002.pdf` is no web address, and is left out [demo_002.pdf]
              write the whole address where this can be read, as in https://example.org/page
        "#]],
    );
}

#[test]
fn files_that_are_no_text_are_named() {
    for (bytes, message) in [
        (&b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml"[..], "the file is a workbook (.xlsx)"),
        (
            b"PK\x03\x04\x14\0\0\x08\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "the file is a workbook (.ods)",
        ),
        (b"<!DOCTYPE html><html><table><tr><td>Year</td></tr></table></html>", "the file is a web page"),
    ] {
        let folder = folder_without_events();
        let before = files(&folder);
        let Outcome { told, events, .. } = outcome("t.xlsx", bytes, &real_folder(), None);
        assert!(events.is_empty() && told.contains(message), "{told}");
        assert!(!run_on(&folder, "t.xlsx", bytes, &["--category", "rally"]));
        assert!(files(&folder) == before);
    }
}
