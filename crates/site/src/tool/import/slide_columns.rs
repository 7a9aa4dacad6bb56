//! The columns of the spreadsheet template of TimelineJS, by the names that people give them.

use super::places::{Places, shown};
use super::table::{Cell, Row, Table};
use vigil_model::Fault;

/// The columns that are read, each with its other names, also the Chinese ones of sheets that were translated; `Id` is
/// the JSON's `unique_id`.
pub const COLUMNS: [(&str, &[&str]); 21] = [
    ("Year", &["Start Year", "年", "年份"]),
    ("Month", &["Start Month", "月", "月份"]),
    ("Day", &["Start Day", "日"]),
    ("Time", &["Start Time", "時間", "时间"]),
    ("Start Date", &["Date", "日期", "開始日期", "开始日期"]),
    ("End Year", &["結束年", "结束年", "結束年份", "结束年份"]),
    ("End Month", &["結束月", "结束月", "結束月份", "结束月份"]),
    ("End Day", &["結束日", "结束日"]),
    ("End Time", &["結束時間", "结束时间"]),
    ("End Date", &["結束日期", "结束日期"]),
    ("Display Date", &["顯示日期", "显示日期"]),
    ("Headline", &["Title", "標題", "标题"]),
    ("Text", &["Description", "內容", "内容", "文字"]),
    ("Media", &["Media URL", "URL", "媒體", "媒体"]),
    ("Media Link", &["Link"]),
    ("Media Credit", &["Credit", "媒體來源", "媒体来源"]),
    ("Media Caption", &["Caption", "媒體說明", "媒体说明"]),
    ("Media Alt", &["Alt Text", "Media Alt Text", "Alt"]),
    ("Type", &["類型", "类型"]),
    ("Group", &["Tag", "組別", "组别"]),
    ("Id", &["Unique Id"]),
];
/// Columns of looks, which are not kept.
const LOOKS: [&str; 4] = ["Media Thumbnail", "Thumbnail", "Background", "Media Background"];
/// The column of the reasons in a table of faulty rows.
pub const REASONS: &str = "faults";

/// Whether a row has the names of the template's columns.
pub fn is_header(row: &Row<'_>) -> bool {
    let has = |name: &str| position(row, name).is_some();
    (has("Year") || has("Start Date")) && has("Headline")
}

/// The column that a row of names lacks, if it has the other and more of the template's.
pub fn missing(row: &Row<'_>) -> Option<&'static str> {
    let has = |name: &str| position(row, name).is_some();
    let known = columns(row).iter().flatten().count();
    match (has("Year") || has("Start Date"), has("Headline")) {
        (true, false) if known > 1 => Some("Headline"),
        (false, true) if known > 2 => Some("Year"),
        _ => None,
    }
}

/// The position of a column by one of its names.
fn position(header: &Row<'_>, column: &str) -> Option<usize> {
    header.cells.iter().position(|cell| column_of(&cell.text) == Some(column))
}

/// The columns of a table, by their names.
pub fn columns(header: &Row<'_>) -> Vec<Option<&'static str>> {
    header.cells.iter().map(|cell| column_of(&cell.text)).collect()
}

/// The column of a name.
pub fn column_of(name: &str) -> Option<&'static str> {
    let is = |known: &str| is_the_same(known, name);
    let found = COLUMNS.iter().find(|(column, others)| is(column) || others.iter().any(|other| is(other)));
    found.map(|(column, _)| *column)
}

/// Whether two names have the same letters, whatever their case, and whatever is between their words: `Display Date`,
/// `display_date`.
fn is_the_same(known: &str, name: &str) -> bool {
    letters(known).eq(letters(name))
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Warns of columns whose cells are not read, and of several for the same thing.
pub fn column_warnings(table: &Table<'_>, places: &Places<'_>) -> Vec<Fault> {
    let is_read = |name: &str| {
        let looks = || LOOKS.iter().any(|known| is_the_same(known, name));
        name.is_empty() || column_of(name).is_some() || looks() || name.eq_ignore_ascii_case(REASONS)
    };
    let cells = &table.header.cells;
    let warning = |(at, cell): (usize, &Cell<'_>)| {
        let name = cell.text.trim();
        if !is_read(name) {
            let message = format!("the column `{}` is not read", shown(name));
            let help = "move what matters in it to `Text`; the columns are those of the template";
            return Some(places.warning(&cell.bytes, message, help));
        }
        let column = table.columns.get(at).copied().flatten()?;
        let before = table.columns.iter().take(at).position(|before| *before == Some(column))?;
        let before = cells.get(before)?;
        let message = format!(
            "the columns `{}` and `{}` are the same; of each row the first that is filled is read",
            shown(before.text.trim()),
            shown(name)
        );
        let help = "move what matters in the other one to `Text`";
        Some(places.warning(&cell.bytes, message, help))
    };
    let named = cells.iter().enumerate().filter_map(warning);
    named.chain(nameless_columns(table, places)).collect()
}

/// Warns of columns without a name, at the first cell of each that is filled.
fn nameless_columns(table: &Table<'_>, places: &Places<'_>) -> Vec<Fault> {
    let names = table.header.cells.iter().enumerate();
    let mut nameless: Vec<usize> =
        names.filter(|(_, name)| name.text.trim().is_empty()).map(|(at, _)| at).collect();
    let mut warnings = Vec::new();
    let mut rows = table.rows();
    while let Some(row) = rows.next().filter(|_| !nameless.is_empty()) {
        nameless.retain(|at| {
            let filled = row.cells.get(*at).filter(|cell| !cell.text.trim().is_empty());
            let help = "give the column a name of the template, or move what matters in it to `Text`";
            warnings.extend(filled.map(|cell| {
                let warning = places.warning(&cell.bytes, "a column without a name is not read", help);
                Fault { id: format!("row {}", row.number), ..warning }
            }));
            filled.is_none()
        });
    }
    warnings
}
