//! Files that are imported: not tables, tables of another shape, and rows that carry code. Nothing is written here.

use std::collections::BTreeSet;
use std::sync::mpsc;
use std::time::Duration;
use vigil_model::Fault;
use vigil_site::tool::import::rehearsal::Rehearsal;

/// The longest that one file may take.
const LIMIT: Duration = Duration::from_secs(60);
/// The most faults that are kept of a file: failures and warnings.
const KEPT: usize = 2_000;
const HEAD: &str = "Year,Month,Day,Headline,Text,Media,Group\n";

/// The outcome of an import.
enum Outcome {
    /// No row is taken, and a failure has this place and message.
    Refused(&'static str),
    /// This many rows are taken, and the events have the text.
    Taken(usize, &'static str),
}

use Outcome::{Refused, Taken};

/// The number of files.
pub fn count() -> usize {
    let files = files();
    let names: BTreeSet<&str> = files.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names.len(), files.len());
    files.len()
}

fn row(row: &str) -> Vec<u8> {
    format!("{HEAD}{row}\n").into_bytes()
}

fn files() -> Vec<(&'static str, Vec<u8>, Outcome)> {
    let slides = |slide: &str| format!("{{\"events\": [{slide}]}}").into_bytes();
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let source = "https://times.example/a";
    vec![
        ("nothing", Vec::new(), Refused("a.csv:")),
        (
            "a workbook",
            b"PK\x03\x04 xl/workbook.xml".to_vec(),
            Refused("a.csv:0: the file is a workbook (.xlsx)"),
        ),
        ("a PDF", b"%PDF-1.7".to_vec(), Refused("a.csv:0: the file is a PDF")),
        ("a web page", b"<!doctype html><table>".to_vec(), Refused("a.csv:0: the file is a web page")),
        ("gzip", b"\x1f\x8b\x08\0".to_vec(), Refused("a.csv:0: the file is compressed (.gz)")),
        ("UTF-16 without a mark", utf16, Taken(0, "")),
        (
            "UTF-16 that is cut",
            b"\xff\xfeY\0e".to_vec(),
            Refused("a.csv:1: the file is UTF-16 and breaks off"),
        ),
        ("NULs", vec![0; 100_000], Refused("a.csv:0: the file is neither UTF-8 nor UTF-16")),
        ("names of columns alone", HEAD.as_bytes().to_vec(), Taken(0, "")),
        ("an open quote", row(&format!("2021,3,4,\"{}", "a\n".repeat(200_000))), Refused("a.csv:2: ")),
        (
            "100,000 columns",
            row(&format!("2021,3,4,A,B {source},,rally{}", ",x".repeat(100_000))),
            Refused("a.csv:2: "),
        ),
        (
            "a cell of a million letters",
            row(&format!("2021,3,4,A,{} {source},", "a".repeat(1_000_000))),
            Refused("a.csv:2: "),
        ),
        ("50,000 bad rows", row(&"2021,13,45,A,B,C\n".repeat(50_000)), Refused("a.csv:2: ")),
        ("a month 13", row(&format!("2021,13,4,A,B {source},,rally")), Refused("a.csv:2: ")),
        ("a year of ten digits", row(&format!("9999999999,1,1,A,B {source},,rally")), Refused("a.csv:2: ")),
        ("a negative year", row(&format!("-44,3,15,A,B {source},,rally")), Refused("a.csv:2: ")),
        ("no source", row("2021,3,4,A,B,"), Refused("a.csv:2: ")),
        ("media that is code", row("2021,3,4,A,B,javascript:alert(1)"), Refused("a.csv:2: ")),
        ("a link that is code", row("2021,3,4,A,<a href='javascript:alert(1)'>B</a>,"), Refused("a.csv:2: ")),
        (
            "markup",
            row(&format!("2021,3,4,<b>A</b>,<script>alert(1)</script><p>B</p> {source},,rally")),
            Taken(1, "\"A\""),
        ),
        (
            "markup that is not closed",
            row(&format!("2021,3,4,A,{}B {source},", "<div>".repeat(20_000))),
            Refused("a.csv:2: "),
        ),
        ("a formula", row(&format!("2021,3,4,'=1+1,B {source},,rally")), Taken(1, "=1+1")),
        (
            "a row twice",
            row(&format!("2021,3,4,A,B {source},,rally\n2021,3,4,A,B {source},,rally")),
            Taken(2, "2021-03-04-a-2"),
        ),
        (
            "JSON that is deep",
            [b"{\"events\":".to_vec(), b"[".repeat(500_000)].concat(),
            Refused("a.csv:1: "),
        ),
        ("JSON that is cut", b"{\"events\": [{\"start_date\"".to_vec(), Refused("a.csv:1: ")),
        ("slides that are numbers", slides("1, 2, 3"), Refused("a.csv:1: ")),
        (
            "a date that is a list",
            slides("{\"start_date\": [2021], \"text\": {\"headline\": \"A\"}}"),
            Refused("a.csv:1: "),
        ),
        (
            "a year above all numbers",
            slides("{\"start_date\": {\"year\": 1e999}, \"text\": {\"headline\": \"A\"}}"),
            Refused("a.csv:1: "),
        ),
        (
            "an id that is a path",
            slides(&format!(
                "{{\"unique_id\": \"../../a\", \"group\": \"rally\", \"start_date\": {{\"year\": 2021}}, \"text\": {{\"headline\": \"A\", \"text\": \"B {source}\"}}}}"
            )),
            Taken(1, "\"2021-a\""),
        ),
    ]
}

fn line(fault: &Fault) -> String {
    format!("{}:{}: {}", fault.file, fault.line, fault.message)
}

fn wrong(bytes: Vec<u8>, outcome: Outcome) -> Result<(), String> {
    let found = Rehearsal::of("a.csv", &bytes);
    let lines: Vec<String> = found.faults.iter().map(line).collect();
    let shown = || lines.iter().take(5).map(|line| format!("\n    {line}")).collect::<String>();
    if found.faults.len() > KEPT {
        return Err(format!("{} faults are kept", found.faults.len()));
    }
    if let Some(acts) = lines.iter().find(|line| line.contains(char::is_control)) {
        return Err(format!("a message that acts: {acts:?}"));
    }
    let written = serde_json::to_string(&found.events).unwrap();
    match outcome {
        Refused(_) if found.row_count > 0 => Err(format!("{written}{}", shown())),
        Refused(wanted) if lines.iter().any(|line| line.starts_with(wanted)) => Ok(()),
        Taken(count, text) if found.row_count == count && written.contains(text) => Ok(()),
        _ => Err(format!("{written}{}", shown())),
    }
}

#[test]
fn hostile_files_are_refused_or_taken_as_plain_text() {
    let mut failed = Vec::new();
    for (name, bytes, outcome) in files() {
        let (sender, receiver) = mpsc::channel();
        let thread = std::thread::spawn(move || sender.send(wrong(bytes, outcome)));
        match receiver.recv_timeout(LIMIT) {
            Ok(Ok(())) => {}
            Ok(Err(reason)) => failed.push(format!("{name}: {reason}")),
            Err(mpsc::RecvTimeoutError::Timeout) => failed.push(format!("{name}: takes too long")),
            Err(mpsc::RecvTimeoutError::Disconnected) => failed.push(format!("{name}: {:?}", thread.join())),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
