//! Tables and JSON for other programs, with their checksums.

use crate::site_test::two_years;
use expect_test::expect;
use sha2::{Digest, Sha256};

#[test]
fn each_family_of_the_data_has_a_table_json_and_lines_of_json() {
    two_years().check_files(
        "*.csv",
        expect![[r#"
        cases.csv
        events.csv
        inside.csv
        numbers/arrested.csv
        numbers/arrests.csv
        numbers/countries.csv
        numbers/outcomes.csv
        numbers/pleas.csv
        numbers/publishers.csv
        numbers/rallies.csv
        numbers/standing.csv
        numbers/terms.csv
        numbers/years.csv
        orgs.csv
        people.csv
        places.csv
        timelinejs.csv
        zh-Hant/numbers/arrested.csv
        zh-Hant/numbers/arrests.csv
        zh-Hant/numbers/countries.csv
        zh-Hant/numbers/outcomes.csv
        zh-Hant/numbers/pleas.csv
        zh-Hant/numbers/publishers.csv
        zh-Hant/numbers/rallies.csv
        zh-Hant/numbers/standing.csv
        zh-Hant/numbers/terms.csv
        zh-Hant/numbers/years.csv
        zh-Hant/timelinejs.csv
    "#]],
    );
    two_years().check_files(
        "*.jsonl",
        expect![[r#"
        cases.jsonl
        events.jsonl
        orgs.jsonl
        people.jsonl
        places.jsonl
    "#]],
    );
    two_years().check_files(
        "schemas/*",
        expect![[r#"
        schemas/cases.schema.json
        schemas/events.schema.json
        schemas/orgs.schema.json
        schemas/people.schema.json
        schemas/places.schema.json
        schemas/site.schema.json
        schemas/terms.schema.json
    "#]],
    );
}

#[test]
fn the_table_of_events_quotes_texts_and_disarms_formulas() {
    two_years().check_file("events.csv", expect![[r#"
        <BOM>id,former_ids,date,end,category,kind,title_en,title_zh-Hant,summary_en,summary_zh-Hant,place,people,orgs,cases,source_titles,source_publishers,source_urls,source_dates,source_languages,source_archives,updated
        2021-03-01-editor-arrested,,2021-03-01,,arrest,arrest,Editor of Harbor Weekly arrested,港灣週刊編輯被捕,Police arrested Ada Lam on suspicion of sedition. She was remanded.,警方以涉嫌煽動拘捕林雅達，她被還押。,harbor-city,ada-lam,harbor-weekly,weekly-case,"Editor arrested
        A night at the station","Lantern Times
        Evening Post","https://times.example/editor-arrested
        https://post.example/night?id=1&lang=en","2021-03-01
        2021-03-02","en
        en","https://web.archive.org/web/20210301000000/https://times.example/editor-arrested
        ",
        2021-03-03-editor-charged,,2021-03-03,,trial,charge,Editor charged with sedition,編輯被控煽動罪,Ada Lam was charged with sedition over three articles.,林雅達因三篇文章被控煽動罪。,harbor-city,ada-lam,,weekly-case,Editors charged,Lantern Times,https://times.example/editors-charged,2021-03-03,en,,
        2021-06-04-vigil-in-north-town,,2021-06-04,,rally,vigil,Vigil in North Town,,"About 200 people held candles. Ben Yip read a poem: ""=1+1 is <two>"" & more.",,north-town,ben-yip,,,Candles in North Town,'@lantern,https://times.example/candles,2021-06-05,en,,
        2022-02-10-editor-convicted,,2022-02-10,,trial,verdict,Editor convicted,編輯罪成,The court convicted Ada Lam of sedition.,法庭裁定林雅達煽動罪成。,harbor-city,ada-lam,,weekly-case,Editor convicted,Lantern Times,https://times.example/editor-convicted,2022-02-10,en,,
        2022-02-24-editor-sentenced-to-20-months,2022-02-editor-sentenced,2022-02-24,,trial,sentence,Editor sentenced to 20 months,編輯判囚20個月,Ada Lam was sentenced to 20 months in prison.,林雅達被判監20個月。,harbor-city,ada-lam,,weekly-case,Twenty months,Lantern Times,https://times.example/twenty-months,2022-02-24,en,,2022-03-05
        2022-03-report-on-the-press,,2022-03~,,report,report,Report on the press published,新聞界報告發表,A report counts the newspapers that closed.,報告統計停刊的報章。,,,harbor-weekly,,The press in numbers,Lantern Times,https://times.example/press,2022-03,en,,
    "#]]);
}

#[test]
fn the_tables_of_people_and_of_those_in_prison_have_a_row_a_person() {
    two_years().check_file("people.csv", expect![[r#"
        <BOM>id,former_ids,name_en,name_zh-Hant,aliases,role,died,status,status_since,status_told,description_en,description_zh-Hant,cases,pleas,pleaded,verdicts,sentence_months,consecutive_to,fined,wanted,arrested,charged,judged,sentenced,released,transferred,release_due,suspended,custody,charges_en,charges_zh-Hant,notes_en,notes_zh-Hant,source_titles,source_publishers,source_urls,source_dates,source_languages,source_archives
        ada-lam,ada,Ada Lam,林雅達,Ada Lam Nga-tat,defendant,,in-prison,2021-03-01,2022-03-01,Editor of Harbor Weekly.,港灣週刊編輯。,weekly-case,not-guilty,,convicted,20,,,,2021-03-01,2021-03-03,2022-02-10,2022-02-24,,,,,held:2021-03-01/2022-02-24,sedition,,,,Who is Ada Lam,Lantern Times,https://times.example/ada-lam,2021-03-04,en,
        ben-yip,,Ben Yip,葉本,,campaigner,,,,,Writer; speaks at vigils abroad.,作家，在海外悼念會發言。,,,,,,,,,,,,,,,,,,,,,,An evening with Ben Yip,Lantern Times,https://times.example/ben-yip,2021-06-05,en,
    "#]]);
    two_years().check_file(
        "inside.csv",
        expect![[r#"
            <BOM>id,name_en,name_zh-Hant,case,status,since,days,at_least,earliest_end,told
            ada-lam,Ada Lam,林雅達,weekly-case,in-prison,2021-03-01,365,,2022-10,2022-03-01
        "#]],
    );
}

#[test]
fn json_has_the_fields_of_the_data() {
    two_years().check_json(
        "events.json",
        "/4",
        expect![[r#"
            {
              "cases": [
                "weekly-case"
              ],
              "category": "trial",
              "date": "2022-02-24",
              "former_ids": [
                "2022-02-editor-sentenced"
              ],
              "history": [
                {
                  "date": "2022-03-01",
                  "what": {
                    "en": "The place was missing.",
                    "zh-Hant": "之前漏了地點。"
                  }
                },
                {
                  "date": "2022-03-05",
                  "what": {
                    "en": "The term was given as 21 months; it is 20.",
                    "zh-Hant": "之前誤作21個月，應為20個月。"
                  }
                }
              ],
              "id": "2022-02-24-editor-sentenced-to-20-months",
              "kind": "sentence",
              "people": [
                "ada-lam"
              ],
              "place": "harbor-city",
              "sources": [
                {
                  "date": "2022-02-24",
                  "lang": "en",
                  "publisher": "Lantern Times",
                  "title": "Twenty months",
                  "url": "https://times.example/twenty-months"
                }
              ],
              "summary": {
                "en": "Ada Lam was sentenced to 20 months in prison.",
                "zh-Hant": "林雅達被判監20個月。"
              },
              "title": {
                "en": "Editor sentenced to 20 months",
                "zh-Hant": "編輯判囚20個月"
              },
              "updated": "2022-03-05"
            }
        "#]],
    );
    two_years().check_file("orgs.jsonl", expect![[r#"
        {"id":"harbor-weekly","name":{"en":"Harbor Weekly","zh-Hant":"港灣週刊"},"aliases":["HW"],"url":"https://weekly.example/"}
    "#]]);
}

#[test]
fn timelinejs_has_a_slide_for_each_event() {
    two_years().check_json("timelinejs.json", "/events/0", expect![[r#"
        {
          "autolink": false,
          "group": "Arrests",
          "start_date": {
            "day": 1,
            "month": 3,
            "year": 2021
          },
          "text": {
            "headline": "Editor of Harbor Weekly arrested",
            "text": "<p>Police arrested Ada Lam on suspicion of sedition. She was remanded.</p><ul><li><a href=\"https://times.example/editor-arrested\" hreflang=\"en\">Editor arrested</a> · Lantern Times · <time datetime=\"2021-03-01\">1 March 2021</time> · <a rel=\"archived\" href=\"https://web.archive.org/web/20210301000000/https://times.example/editor-arrested\">archived copy</a></li><li><a href=\"https://post.example/night?id=1&amp;lang=en\" hreflang=\"en\">A night at the station</a> · Evening Post · <time datetime=\"2021-03-02\">2 March 2021</time></li></ul>"
          },
          "unique_id": "2021-03-01-editor-arrested"
        }
    "#]]);
    two_years().check_file("zh-Hant/timelinejs.csv", expect![[r#"
        <BOM>Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background
        ,,,,,,,,,港城逐日紀錄,<p>供測試用的小時間線。</p>,,,,,title,,
        2021,3,1,,,,,,,港灣週刊編輯被捕,"<p>警方以涉嫌煽動拘捕林雅達，她被還押。</p><ul><li><a href=""https://times.example/editor-arrested"" hreflang=""en"">Editor arrested</a> · Lantern Times · <time datetime=""2021-03-01"">2021年3月1日</time> · <a rel=""archived"" href=""https://web.archive.org/web/20210301000000/https://times.example/editor-arrested"">存檔副本</a></li><li><a href=""https://post.example/night?id=1&amp;lang=en"" hreflang=""en"">A night at the station</a> · Evening Post · <time datetime=""2021-03-02"">2021年3月2日</time></li></ul>",,,,,,拘捕,
        2021,3,3,,,,,,,編輯被控煽動罪,"<p>林雅達因三篇文章被控煽動罪。</p><ul><li><a href=""https://times.example/editors-charged"" hreflang=""en"">Editors charged</a> · Lantern Times · <time datetime=""2021-03-03"">2021年3月3日</time></li></ul>",,,,,,審訊,
        2021,6,4,,,,,,,Vigil in North Town,"<p>About 200 people held candles. Ben Yip read a poem: ""=1+1 is &lt;two&gt;"" &amp; more.</p><ul><li><a href=""https://times.example/candles"" hreflang=""en"">Candles in North Town</a> · @lantern · <time datetime=""2021-06-05"">2021年6月5日</time></li></ul>",,,,,,集會,
        2022,2,10,,,,,,,編輯罪成,"<p>法庭裁定林雅達煽動罪成。</p><ul><li><a href=""https://times.example/editor-convicted"" hreflang=""en"">Editor convicted</a> · Lantern Times · <time datetime=""2022-02-10"">2022年2月10日</time></li></ul>",,,,,,審訊,
        2022,2,24,,,,,,,編輯判囚20個月,"<p>林雅達被判監20個月。</p><ul><li><a href=""https://times.example/twenty-months"" hreflang=""en"">Twenty months</a> · Lantern Times · <time datetime=""2022-02-24"">2022年2月24日</time></li></ul>",,,,,,審訊,
        2022,3,,,,,,,約2022年3月,新聞界報告發表,"<p>報告統計停刊的報章。</p><ul><li><a href=""https://times.example/press"" hreflang=""en"">The press in numbers</a> · Lantern Times · <time datetime=""2022-03"">2022年3月</time></li></ul>",,,,,,報告,
    "#]]);
}

#[test]
fn the_page_of_data_offers_each_file_with_its_checksum() {
    two_years().check_html(
        "data/index.html",
        ("href=\"orgs.csv\"", "</tr>"),
        expect![[r#"
        href="orgs.csv" download>orgs.csv</a>
        </th>
        <td>Organizations</td>
        <td class="size">1 kB</td>
        <td>
        <code data-seal="5e1e26300829b9e4">498991a31d1492e9b01e34633b1de43753712f8832221ab8ddc10a0c06a84511</code>
        </td>
    "#]],
    );
}

#[test]
fn the_list_of_checksums_has_every_other_file() {
    let site = two_years();
    let sums = site.text("SHA256SUMS");
    let mut listed: Vec<&str> = sums.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    // By the name of the edition, which the snapshot replaces.
    listed.sort_unstable();
    assert_eq!(listed, site.paths().filter(|path| *path != "SHA256SUMS").collect::<Vec<_>>());
    let digits: String =
        Sha256::digest(site.bytes("orgs.csv")).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(sums.contains(&format!("{digits}  orgs.csv\n")), "{digits}");
}

#[test]
fn a_chart_is_a_table_whose_rows_name_their_source() {
    two_years().check_file(
        "zh-Hant/numbers/years.csv",
        expect![[r#"
        <BOM>年份,拘捕,審訊,報告,集會,法律,事件,來源
        2021,1,1,0,1,0,3,守燈 · 截至2022年3月1日 · 版本 EDITION · 數據：CC BY 4.0
        2022,0,2,1,0,0,3,守燈 · 截至2022年3月1日 · 版本 EDITION · 數據：CC BY 4.0
    "#]],
    );
    two_years().check_file(
        "numbers/standing.csv",
        expect![[r#"
        <BOM>Outcome,People,Names,Source
        charged,1,Ada Lam,Lantern · As of 1 March 2022 · Edition EDITION · Data: CC BY 4.0
        convicted,1,Ada Lam,Lantern · As of 1 March 2022 · Edition EDITION · Data: CC BY 4.0
    "#]],
    );
}
