//! The rules between the rows of one person: references from one case to another.

use super::json::{Node, Value};
use super::reader::Reader;
use super::shown::shown;
use std::collections::HashMap;

/// Warns of a row that names a case without a row, and reports sentences that follow each other in a ring.
pub(super) fn between_rows(reader: &mut Reader, node: &Node) {
    let Value::List(rows) = &node.value else { return };
    let mut first_of_case: HashMap<&str, usize> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some((case, _)) = text(row, "case") {
            first_of_case.entry(case).or_insert(at);
        }
    }
    for (at, row) in rows.iter().enumerate() {
        reader.within(&format!("[{at}]"), |reader| named_cases(reader, row, &first_of_case));
    }
    let follows = |row: &Node| first_of_case.get(text(row, "consecutive_to")?.0).copied();
    let follows: Vec<Option<usize>> = rows.iter().map(follows).collect();
    for at in rings(&follows) {
        let Some((case, node)) = rows.get(at).and_then(|row| text(row, "consecutive_to")) else { continue };
        let message = format!("the sentence follows that of `{}`, which follows this one", shown(case));
        let help = "leave out `consecutive_to` in the row of the sentence that is served first";
        let path = format!("[{at}].consecutive_to");
        reader.within(&path, |reader| reader.fault(&node.bytes, message, help));
    }
}

fn named_cases(reader: &mut Reader, row: &Node, first_of_case: &HashMap<&str, usize>) {
    let check = |reader: &mut Reader, path: &str, holder: &Node, name: &str| {
        let Some((case, node)) = text(holder, name).filter(|(case, _)| !first_of_case.contains_key(case))
        else {
            return;
        };
        let message = format!("the person has no row for the case `{}`", shown(case));
        let help = "add the row to `cases`, with what is known of it, or correct the case";
        reader.within(path, |reader| reader.warn(&node.bytes, message, help));
    };
    check(reader, "consecutive_to", row, "consecutive_to");
    let Some(Node { value: Value::List(stretches), .. }) = field(row, "custody") else { return };
    for (at, stretch) in stretches.iter().enumerate() {
        check(reader, &format!("custody[{at}].case"), stretch, "case");
    }
}

/// One row of each ring of rows that follow each other. A row that follows itself is not included: it is reported where it
/// is read.
fn rings(follows: &[Option<usize>]) -> Vec<usize> {
    // The start from which each row was first reached.
    let mut reached: Vec<Option<usize>> = vec![None; follows.len()];
    let mut rings = Vec::new();
    for start in 0..follows.len() {
        let mut at = Some(start);
        while let Some(row) = at {
            let Some(mark) = reached.get_mut(row) else { break };
            let next = follows.get(row).copied().flatten();
            if mark.is_some() {
                if *mark == Some(start) && next != Some(row) {
                    rings.push(row);
                }
                break;
            }
            *mark = Some(start);
            at = next;
        }
    }
    rings
}

/// A field of an object; `None` for another type or a missing field.
fn field<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    let Value::Object(members) = &node.value else { return None };
    members.iter().find(|member| member.name == name).map(|member| &member.node)
}

/// A field that is a text, with its node.
fn text<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<(&'n str, &'n Node<'t>)> {
    let node = field(node, name)?;
    match &node.value {
        Value::Text(text) => Some((text, node)),
        _ => None,
    }
}
