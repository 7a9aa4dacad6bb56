//! Whether our reader of JSON and `serde_json` read the same.

use serde_json::Value as Theirs;
use vigil_model::check::json::{DEPTH, Node, Value, parse};

/// Checks that a text is read by both or by neither, and with the same values.
pub(crate) fn check_readers(text: &str) {
    match (parse(text), serde_json::from_str::<Theirs>(text)) {
        (Ok(node), Ok(theirs)) => {
            let ours = theirs_of(&node);
            assert!(are_alike(&ours, &theirs), "{ours} and {theirs}");
        }
        // A number that is too large is infinite for us.
        (Ok(_), Err(error)) => assert!(error.to_string().starts_with("number out of range"), "{error}"),
        (Err(fault), theirs) => {
            assert!(text.get(fault.bytes.clone()).is_some(), "{fault:?}");
            assert!(theirs.map_or(true, |value| depth(&value) > DEPTH), "{fault:?}");
        }
    }
}

/// Whether two values are the same but for the last digits of numbers, which `serde_json` rounds for speed.
pub(crate) fn are_alike(ours: &Theirs, theirs: &Theirs) -> bool {
    match (ours, theirs) {
        (Theirs::Number(ours), Theirs::Number(theirs)) => {
            let (ours, theirs) = (ours.as_f64().unwrap_or(f64::NAN), theirs.as_f64().unwrap_or(f64::NAN));
            ours == theirs || (ours - theirs).abs() <= ours.abs() * 1e-14
        }
        (Theirs::Array(ours), Theirs::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(ours, theirs)| are_alike(ours, theirs))
        }
        (Theirs::Object(ours), Theirs::Object(theirs)) => {
            let has = |(name, value)| theirs.get(name).is_some_and(|other| are_alike(value, other));
            ours.len() == theirs.len() && ours.iter().all(has)
        }
        _ => ours == theirs,
    }
}

fn theirs_of(node: &Node<'_>) -> Theirs {
    match &node.value {
        Value::Null => Theirs::Null,
        Value::Bool(value) => Theirs::from(*value),
        Value::Number(value) => Theirs::from(*value),
        Value::Text(text) => Theirs::from(text.as_ref()),
        Value::List(nodes) => nodes.iter().map(theirs_of).collect(),
        Value::Object(members) => {
            members.iter().map(|member| (member.name.to_string(), theirs_of(&member.node))).collect()
        }
    }
}

fn depth(value: &Theirs) -> usize {
    match value {
        Theirs::Array(values) => 1 + values.iter().map(depth).max().unwrap_or(0),
        Theirs::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
