//! The data as files: sizes, checksums and columns, feeds and calendars, schemas, and what changed when.

use crate::content::data::{ChangeDay, ColumnData, DataPage, FileData, SingleFile};
use crate::render::part::saved_copy::saved_copy_panel;
use maud::{Markup, html};
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::Route;

/// The license of the data.
const LICENSE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The page of the data.
pub fn data_page(setting: &Setting<'_>, data: &DataPage, shared: &Markup) -> Markup {
    let locale = setting.locale;
    html! {
        div.masthead {
            h1 { (setting.text("data.title")) }
            p { (setting.text("data.intro")) }
            p.meta {
                span { (data.totals.words(locale)) }
                @if let Some(day) = data.changed {
                    " " span { (locale.fill("data.changed", &[("date", &locale.date(day))])) }
                }
                " " a href=(LICENSE) rel="license noopener noreferrer" { (setting.text("data.license")) }
            }
            (shared)
        }
        div.wide {
            (file_section(setting, &data.files))
            (single_file_section(setting, &data.single_files))
            (offline_section(setting))
            (column_section(setting, &data.tables))
            (feed_section(setting))
            (schema_section(setting, &data.schemas))
            (change_section(setting, data))
        }
    }
}

fn file_section(setting: &Setting<'_>, files: &[FileData]) -> Markup {
    html! {
        h2.heading id="files" { (setting.text("data.files")) }
        table.files {
            thead {
                tr { @for key in ["data.file", "data.holds", "data.size", "data.checksum"] { th scope="col" { (setting.text(key)) } } }
            }
            tbody {
                @for file in files {
                    tr {
                        th scope="row" { a href=(file.path) download { (file.path) } }
                        td { (setting.text(&format!("data.family.{}", file.family))) }
                        td.size { (size(setting.locale, file.size)) }
                        td { code data-seal=(String::from_utf8_lossy(&file.seal)) { (file.checksum) } }
                    }
                }
            }
        }
        p {
            (setting.text("data.checksums")) " " a href="SHA256SUMS" { "SHA256SUMS" }
        }
    }
}

/// The whole timeline in one file, where it was published.
fn single_file_section(setting: &Setting<'_>, files: &[SingleFile]) -> Markup {
    html! {
        @if !files.is_empty() {
            section.chapter {
                h2 id="take-along" { (setting.text("single.take")) }
                div.prose {
                    p { (setting.text("single.take.text")) }
                    ul {
                        @for file in files {
                            li {
                                a href=(file.path) hreflang=(file.tag) download { (file.path) }
                                " · " span lang=(file.tag) { (file.language) } " · " (size(setting.locale, file.size))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The way to keep the pages in the browser.
fn offline_section(setting: &Setting<'_>) -> Markup {
    html! {
        section.chapter.scripted {
            h2 id="offline" { (setting.text("offline.heading")) }
            div.prose {
                p { (setting.text("offline.text")) }
                (saved_copy_panel(setting))
            }
        }
    }
}

/// A size in words: kilobytes, from a million bytes on megabytes with a decimal.
fn size(locale: &Locale, bytes: u64) -> String {
    if bytes < 1_000_000 {
        return locale.fill("data.kilobytes", &[("n", &locale.number(bytes.div_ceil(1_000)))]);
    }
    let tenths = bytes.div_ceil(100_000);
    let decimal = format!("{}.{}", locale.number(tenths / 10), tenths % 10);
    locale.fill("data.megabytes", &[("n", &decimal)])
}

fn column_section(setting: &Setting<'_>, tables: &[(&'static str, Vec<ColumnData>)]) -> Markup {
    html! {
        section.chapter {
            h2 id="columns" { (setting.text("data.columns")) }
            div.prose {
                @for key in ["data.columns.form", "data.columns.lists", "data.columns.formulas"] { p { (setting.text(key)) } }
                @for (family, columns) in tables {
                    details {
                        summary { code { (family) ".csv" } }
                        dl.meanings {
                            @for column in columns {
                                dt { @for name in &column.names { code { (name) } " " } }
                                dd { (setting.text(&format!("data.column.{}", column.meaning))) }
                            }
                        }
                    }
                }
                p { (setting.text("data.timelinejs")) }
            }
        }
    }
}

fn feed_section(setting: &Setting<'_>) -> Markup {
    html! {
        section.chapter {
            h2 id="feeds" { (setting.text("data.feeds")) }
            div.prose {
                p { (setting.text("data.feeds.text")) }
                p { a href=(setting.href(&Route::Follow)) { (setting.text("follow.all")) } }
            }
        }
    }
}

fn schema_section(setting: &Setting<'_>, schemas: &[String]) -> Markup {
    html! {
        section.chapter {
            h2 id="schemas" { (setting.text("data.schemas")) }
            div.prose {
                p { (setting.text("data.schemas.text")) }
                ul { @for path in schemas { li { a href=(path) { (path) } } } }
            }
        }
    }
}

fn change_section(setting: &Setting<'_>, data: &DataPage) -> Markup {
    let locale = setting.locale;
    html! {
        section.chapter {
            h2 id="changes" { (setting.text("data.changes")) }
            div.prose {
                @for change in &data.changes { (change_day(setting, change)) }
                @if data.undated > 0 { p { (locale.count("data.undated", data.undated.into())) } }
            }
        }
    }
}

fn change_day(setting: &Setting<'_>, change: &ChangeDay) -> Markup {
    let more = u64::from(change.event_count).saturating_sub(change.events.len() as u64);
    html! {
        h3 { time datetime=(change.day.unqualified()) { (setting.locale.date(change.day)) } }
        ul {
            @for event in &change.events {
                li {
                    a href=(setting.href(&Route::Event(event.id.clone()))) lang=[&event.title.lang] { (event.title.text) }
                    " " small { (setting.locale.date(event.date)) }
                }
            }
            @if more > 0 { li { (setting.locale.count("data.more_changes", more)) } }
        }
    }
}
