//! The files that the app fetches: manifest, shards, sources, tables of time, messages.

use crate::site_test::two_years;
use expect_test::expect;

#[test]
fn the_edition_has_index_shards_sources_and_messages() {
    two_years().check_files(
        "data/EDITION/*",
        expect![[r#"
        data/EDITION/dates.bin
        data/EDITION/en/bars.json
        data/EDITION/en/bars/weekly-case.json
        data/EDITION/en/events/0.json
        data/EDITION/en/key-events.json
        data/EDITION/en/map.json
        data/EDITION/en/messages.json
        data/EDITION/manifest.json
        data/EDITION/names/0.bin
        data/EDITION/positions/0.bin
        data/EDITION/positions/1.bin
        data/EDITION/readings.bin
        data/EDITION/sources/2021-03.json
        data/EDITION/sources/2021-06.json
        data/EDITION/sources/2022-02.json
        data/EDITION/sources/2022-03.json
        data/EDITION/spans.bin
        data/EDITION/terms/0.bin
        data/EDITION/terms/1.bin
        data/EDITION/terms/2.bin
        data/EDITION/terms/3.bin
        data/EDITION/zh-Hant/bars.json
        data/EDITION/zh-Hant/bars/weekly-case.json
        data/EDITION/zh-Hant/events/0.json
        data/EDITION/zh-Hant/key-events.json
        data/EDITION/zh-Hant/map.json
        data/EDITION/zh-Hant/messages.json
        "#]],
    );
}

#[test]
fn the_manifest_counts_documents_and_the_events_of_each_value() {
    two_years().check_json(
        "data/EDITION/manifest.json",
        "/1",
        expect![[r#"
        [
          "documents",
          "6"
        ]
    "#]],
    );
    two_years().check_json(
        "data/EDITION/manifest.json",
        "/8",
        expect![[r#"
        [
          "facet",
          "case",
          "1",
          "",
          "en zh-Hant",
          "weekly-case",
          "4",
          "Harbor Weekly case",
          "港灣週刊案"
        ]
    "#]],
    );
}

#[test]
fn a_shard_has_the_rows_of_its_events_in_its_language() {
    two_years().check_json(
        "data/EDITION/zh-Hant/events/0.json",
        "",
        expect![[r#"
        {
          "events": [
            {
              "cases": [
                {
                  "id": "weekly-case",
                  "label": "港灣週刊案",
                  "lang": null
                }
              ],
              "category": "arrest",
              "date": "2021-03-01",
              "end": null,
              "id": "2021-03-01-editor-arrested",
              "kind": "arrest",
              "people": [
                {
                  "id": "ada-lam",
                  "label": "林雅達",
                  "lang": null
                }
              ],
              "people_count": 1,
              "place": {
                "id": "harbor-city",
                "label": "港城",
                "lang": null
              },
              "source_count": 2,
              "summary": {
                "lang": null,
                "text": "警方以涉嫌煽動拘捕林雅達，她被還押。"
              },
              "title": {
                "lang": null,
                "text": "港灣週刊編輯被捕"
              }
            },
            {
              "cases": [
                {
                  "id": "weekly-case",
                  "label": "港灣週刊案",
                  "lang": null
                }
              ],
              "category": "trial",
              "date": "2021-03-03",
              "end": null,
              "id": "2021-03-03-editor-charged",
              "kind": "charge",
              "people": [
                {
                  "id": "ada-lam",
                  "label": "林雅達",
                  "lang": null
                }
              ],
              "people_count": 1,
              "place": {
                "id": "harbor-city",
                "label": "港城",
                "lang": null
              },
              "source_count": 1,
              "summary": {
                "lang": null,
                "text": "林雅達因三篇文章被控煽動罪。"
              },
              "title": {
                "lang": null,
                "text": "編輯被控煽動罪"
              }
            },
            {
              "cases": [],
              "category": "rally",
              "date": "2021-06-04",
              "end": null,
              "id": "2021-06-04-vigil-in-north-town",
              "kind": "vigil",
              "people": [
                {
                  "id": "ben-yip",
                  "label": "葉本",
                  "lang": null
                }
              ],
              "people_count": 1,
              "place": {
                "id": "north-town",
                "label": "北鎮",
                "lang": null
              },
              "source_count": 1,
              "summary": {
                "lang": "en",
                "text": "About 200 people held candles. Ben Yip read a poem: \"=1+1 is <two>\" & more."
              },
              "title": {
                "lang": "en",
                "text": "Vigil in North Town"
              }
            },
            {
              "cases": [
                {
                  "id": "weekly-case",
                  "label": "港灣週刊案",
                  "lang": null
                }
              ],
              "category": "trial",
              "date": "2022-02-10",
              "end": null,
              "id": "2022-02-10-editor-convicted",
              "kind": "verdict",
              "people": [
                {
                  "id": "ada-lam",
                  "label": "林雅達",
                  "lang": null
                }
              ],
              "people_count": 1,
              "place": {
                "id": "harbor-city",
                "label": "港城",
                "lang": null
              },
              "source_count": 1,
              "summary": {
                "lang": null,
                "text": "法庭裁定林雅達煽動罪成。"
              },
              "title": {
                "lang": null,
                "text": "編輯罪成"
              }
            },
            {
              "cases": [
                {
                  "id": "weekly-case",
                  "label": "港灣週刊案",
                  "lang": null
                }
              ],
              "category": "trial",
              "date": "2022-02-24",
              "end": null,
              "id": "2022-02-24-editor-sentenced-to-20-months",
              "kind": "sentence",
              "people": [
                {
                  "id": "ada-lam",
                  "label": "林雅達",
                  "lang": null
                }
              ],
              "people_count": 1,
              "place": {
                "id": "harbor-city",
                "label": "港城",
                "lang": null
              },
              "source_count": 1,
              "summary": {
                "lang": null,
                "text": "林雅達被判監20個月。"
              },
              "title": {
                "lang": null,
                "text": "編輯判囚20個月"
              }
            },
            {
              "cases": [],
              "category": "report",
              "date": "2022-03~",
              "end": null,
              "id": "2022-03-report-on-the-press",
              "kind": "report",
              "people": [],
              "people_count": 0,
              "place": null,
              "source_count": 1,
              "summary": {
                "lang": null,
                "text": "報告統計停刊的報章。"
              },
              "title": {
                "lang": null,
                "text": "新聞界報告發表"
              }
            }
          ],
          "first": 0
        }
    "#]],
    );
}

#[test]
fn the_sources_of_a_month_are_in_one_file() {
    two_years().check_file("data/EDITION/sources/2021-03.json", expect![[r#"
        {"2021-03-01-editor-arrested":[{"title":"Editor arrested","publisher":"Lantern Times","url":"https://times.example/editor-arrested","date":"2021-03-01","lang":"en","archive":"https://web.archive.org/web/20210301000000/https://times.example/editor-arrested"},{"title":"A night at the station","publisher":"Evening Post","url":"https://post.example/night?id=1&lang=en","date":"2021-03-02","lang":"en"}],"2021-03-03-editor-charged":[{"title":"Editors charged","publisher":"Lantern Times","url":"https://times.example/editors-charged","date":"2021-03-03","lang":"en"}]}
    "#]]);
}

#[test]
fn the_map_has_places_countries_and_words() {
    two_years().check_json(
        "data/EDITION/zh-Hant/map.json",
        "",
        expect![[r#"
        {
          "countries": {
            "GB": "英國",
            "HK": "香港"
          },
          "places": {
            "harbor-city": [
              114.2,
              22.3,
              "HK"
            ],
            "north-town": [
              -2.2,
              53.5,
              "GB"
            ]
          },
          "words": {
            "closer": "放大",
            "farther": "縮小",
            "inset": "香港",
            "label": "按地點顯示事件的地圖",
            "more": "{name}及另外{n}處",
            "whole": "全世界"
          }
        }
    "#]],
    );
}

#[test]
fn the_chart_has_the_titles_of_the_largest_events() {
    two_years().check_json(
        "data/EDITION/en/key-events.json",
        "",
        expect![[r#"
        [
          [
            0,
            "Editor of Harbor Weekly arrested"
          ],
          [
            3,
            "Editor convicted"
          ],
          [
            5,
            "Report on the press published"
          ],
          [
            2,
            "Vigil in North Town"
          ],
          [
            4,
            "Editor sentenced to 20 months"
          ],
          [
            1,
            "Editor charged with sedition"
          ]
        ]
    "#]],
    );
}

#[test]
fn the_table_of_a_case_has_the_keys_by_which_its_rows_are_sorted() {
    two_years().check_json(
        "data/EDITION/en/bars/weekly-case.json",
        "/rows/0",
        expect![[r#"
        {
          "from": 18687,
          "groups": [],
          "id": "ada-lam",
          "keys": [
            0.0,
            19047.0,
            20.0,
            365.0,
            18687.0
          ],
          "to": 19294
        }
    "#]],
    );
}

#[test]
fn messages_are_those_of_the_language() {
    two_years().check_json(
        "data/EDITION/zh-Hant/messages.json",
        "/language.name",
        expect![[r#"
        "繁體中文"
    "#]],
    );
}
