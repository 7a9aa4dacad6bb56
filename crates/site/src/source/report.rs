//! Tells faults to a person, as a compiler does: the place, the line itself, what is wrong, how to mend it.

use crate::source::read;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;
use vigil_model::{Fault, Severity};

/// The most failures that are shown in full.
const SHOWN_LIMIT: usize = 1_000;
/// The most bytes of a line that are shown to each side of where a fault begins.
const MARGIN: usize = 90;

/// Writes all faults of the data folder `dir`: failures one by one, warnings of one sort in one file together.
pub fn write_faults(dir: &Path, faults: &[Fault], styled: bool, out: &mut impl Write) -> io::Result<()> {
    let text_of = |file: &str| read::text(&dir.join(file)).map(Cow::Owned);
    write_faults_of(dir, faults, styled, &text_of, out)
}

/// The same for files whose texts the caller knows.
pub fn write_faults_of<'t>(
    dir: &Path,
    faults: &[Fault],
    styled: bool,
    text_of: &dyn Fn(&str) -> Option<Cow<'t, str>>,
    out: &mut impl Write,
) -> io::Result<()> {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(160);
    let mut text: (String, Option<Cow<'t, str>>) = (String::new(), None);
    let (failures, warnings): (Vec<&Fault>, Vec<&Fault>) =
        faults.iter().partition(|fault| fault.severity == Severity::Failure);
    for group in warning_groups(&warnings) {
        write_group(dir, &renderer, &group, out)?;
    }
    for fault in failures.iter().take(SHOWN_LIMIT) {
        if text.0 != fault.file {
            text = (fault.file.clone(), text_of(&fault.file));
        }
        write_fault(dir, &renderer, fault, text.1.as_deref().unwrap_or_default(), out)?;
    }
    if failures.len() > SHOWN_LIMIT {
        let hidden = failures.len() - SHOWN_LIMIT;
        writeln!(out, "… and {hidden} more failures\n")?;
    }
    Ok(())
}

/// "2 failures, 1 warning".
pub fn counts(faults: &[Fault]) -> String {
    let failures = faults.iter().filter(|fault| fault.severity == Severity::Failure).count();
    counted(failures, faults.len() - failures)
}

/// The same of numbers.
pub fn counted(failures: usize, warnings: usize) -> String {
    let plural = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    format!("{}, {}", plural(failures, "failure"), plural(warnings, "warning"))
}

fn write_fault(
    dir: &Path,
    renderer: &Renderer,
    fault: &Fault,
    text: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    let path = if fault.field.is_empty() || fault.id.is_empty() {
        fault.id.clone()
    } else {
        format!("{}: {}", fault.id, fault.field)
    };
    let (window, marked) = window(text, &fault.bytes);
    let (window, path) = (&*without_controls(window), &*escaped(&path));
    let title = level(fault.severity).primary_title(escaped(&fault.message));
    let snippet = Snippet::source(window).line_start(fault.line as usize);
    let mark = AnnotationKind::Primary.span(marked.clone()).label(path);
    // The renderer counts columns from the window's beginning, which is right only where that is the line's.
    let mut group = match window.get(..marked.start).map(|before| before.chars().count() as u32 + 1) {
        // An empty cell of a table has a place too.
        _ if marked.is_empty() && (fault.line == 0 || path.is_empty() || window.is_empty()) => {
            title.element(origin(dir, fault))
        }
        Some(column) if column == fault.column => {
            let path = read::shown(&dir.join(&fault.file));
            title.element(snippet.path(path).annotation(mark))
        }
        _ => title.element(origin(dir, fault)).element(snippet.annotation(mark)),
    };
    if !fault.help.is_empty() {
        group = group.element(Level::HELP.message(escaped(&fault.help)));
    }
    writeln!(out, "{}\n", renderer.render(&[group]))
}

/// A message with the characters escaped that act in a terminal or turn the text around.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let escaped = |letter: char| match acts(letter) {
        true => letter.escape_unicode().to_string(),
        false => letter.to_string(),
    };
    text.chars().map(escaped).collect::<String>().into()
}

fn acts(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A line of a file without the control characters of eight bits, which the renderer keeps. The dot in the place of each has as
/// many bytes, so that marks stay where they are.
fn without_controls(line: &str) -> Cow<'_, str> {
    const EIGHT_BITS: std::ops::RangeInclusive<char> = '\u{80}'..='\u{9f}';
    if !line.contains(|letter| EIGHT_BITS.contains(&letter)) {
        return Cow::Borrowed(line);
    }
    line.chars()
        .map(|letter| if EIGHT_BITS.contains(&letter) { '·' } else { letter })
        .collect::<String>()
        .into()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Failure => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

fn origin(dir: &Path, fault: &Fault) -> Origin<'static> {
    let origin = Origin::path(read::shown(&dir.join(&fault.file)));
    match fault.line {
        0 => origin,
        line => origin.line(line as usize).char_column(fault.column as usize),
    }
}

/// The part of the fault's line that is shown, and the marked bytes within it.
fn window<'t>(text: &'t str, bytes: &Range<usize>) -> (&'t str, Range<usize>) {
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = bytes.start.min(text.len());
    let earliest = boundary(start.saturating_sub(MARGIN));
    let latest = boundary((start + MARGIN).min(text.len()));
    let before = text.get(earliest..start).unwrap_or_default();
    let after = text.get(start..latest).unwrap_or_default();
    let first = before.rfind('\n').map_or(earliest, |found| earliest + found + 1);
    let last = after.find('\n').map_or(latest, |found| start + found);
    let marked_end = bytes.end.clamp(start, last);
    (text.get(first..last).unwrap_or_default(), start - first..marked_end - first)
}

/// Warnings of one file with the same message and help.
struct WarningGroup<'f> {
    first: &'f Fault,
    count: usize,
}

fn warning_groups<'f>(warnings: &[&'f Fault]) -> Vec<WarningGroup<'f>> {
    let mut groups: Vec<WarningGroup> = Vec::new();
    let mut positions = BTreeMap::new();
    for &fault in warnings {
        let position = *positions.entry((&fault.file, &fault.message)).or_insert_with(|| {
            groups.push(WarningGroup { first: fault, count: 0 });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(position) {
            group.count += 1;
        }
    }
    groups
}

fn write_group(
    dir: &Path,
    renderer: &Renderer,
    group: &WarningGroup,
    out: &mut impl Write,
) -> io::Result<()> {
    let fault = group.first;
    let message = match group.count {
        1 => escaped(&fault.message).into_owned(),
        count => format!("{} ({count} times; this is the first)", escaped(&fault.message)),
    };
    let mut report = Level::WARNING.primary_title(message).element(origin(dir, fault));
    if !fault.help.is_empty() {
        report = report.element(Level::HELP.message(escaped(&fault.help)));
    }
    writeln!(out, "{}\n", renderer.render(&[report]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, faults: &[(Severity, Range<usize>, &str)], expected: Expect) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("people.json"), text).unwrap();
        let fault = |(severity, bytes, message): &(Severity, Range<usize>, &str)| {
            let before = text.get(..bytes.start).unwrap();
            Fault {
                severity: *severity,
                file: "people.json".to_owned(),
                line: before.matches('\n').count() as u32 + 1,
                column: before.rsplit('\n').next().unwrap().chars().count() as u32 + 1,
                id: "ada-nok".to_owned(),
                field: "name.en".to_owned(),
                message: (*message).to_owned(),
                help: "mend it".to_owned(),
                bytes: bytes.clone(),
            }
        };
        let faults: Vec<Fault> = faults.iter().map(fault).collect();
        let mut out = Vec::new();
        write_faults(folder.path(), &faults, false, &mut out).unwrap();
        let written = String::from_utf8(out).unwrap() + &counts(&faults);
        expected.assert_eq(&written.replace(&folder.path().display().to_string(), "data"));
    }

    #[test]
    fn a_failure_shows_its_line_and_marks_the_place() {
        check(
            "[\n { \"en\": \"諾\", \"zh\" }\n]\n",
            &[(Severity::Failure, 12..17, "wrong")],
            expect![[r#"
            error: wrong
             --> data/people.json:2:11
              |
            2 |  { "en": "諾", "zh" }
              |           ^^^^ ada-nok: name.en
              |
              = help: mend it

            1 failure, 0 warnings"#]],
        );
    }

    #[test]
    fn an_empty_place_is_marked_too() {
        check(
            "a,,b\nc,\n",
            &[(Severity::Failure, 2..2, "empty"), (Severity::Failure, 7..7, "empty at the end")],
            expect![[r#"
                error: empty
                 --> data/people.json:1:3
                  |
                1 | a,,b
                  |   ^ ada-nok: name.en
                  |
                  = help: mend it

                error: empty at the end
                 --> data/people.json:2:3
                  |
                2 | c,
                  |   ^ ada-nok: name.en
                  |
                  = help: mend it

                2 failures, 0 warnings"#]],
        );
    }

    #[test]
    fn of_a_very_long_line_only_the_place_is_shown() {
        let text = format!("[\"{}\"]", "歌\u{202e}".repeat(200_000));
        check(
            &text,
            &[(Severity::Failure, 1..1_200_003, "too long")],
            expect![[r#"
            error: too long
             --> data/people.json:1:2
              |
            1 | ["歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌
              |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ada-nok: name.en
              |
              = help: mend it

            1 failure, 0 warnings"#]],
        );
        check(
            &text,
            &[(Severity::Failure, 600_002..600_005, "odd")],
            expect![[r#"
            error: odd
             --> data/people.json:1:200003
              |
             ::: 
            1 | 歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�歌�
              |                                              ^^ ada-nok: name.en
              |
              = help: mend it

            1 failure, 0 warnings"#]],
        );
    }

    #[test]
    fn warnings_of_one_sort_are_told_together() {
        let warning = (Severity::Warning, 1..2, "no archive");
        check(
            "[{}]",
            &[warning.clone(), warning, (Severity::Warning, 2..3, "no text")],
            expect![[r#"
            warning: no archive (2 times; this is the first)
            --> data/people.json:1:2
             = help: mend it

            warning: no text
            --> data/people.json:1:3
             = help: mend it

            0 failures, 3 warnings"#]],
        );
    }

    #[test]
    fn names_of_files_are_escaped() {
        let fault = Fault {
            severity: Severity::Warning,
            file: "\u{1b}[31m.json".to_owned(),
            line: 0,
            column: 0,
            id: String::new(),
            field: String::new(),
            message: "the file is not read".to_owned(),
            help: String::new(),
            bytes: 0..0,
        };
        let mut out = Vec::new();
        write_faults(Path::new("da\u{7}ta"), &[fault], false, &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert!(written.contains("da\\u{7}ta/\\u{1b}[31m.json"), "{written}");
        assert!(!written.contains(['\u{7}', '\u{1b}']), "{written}");
    }
}
