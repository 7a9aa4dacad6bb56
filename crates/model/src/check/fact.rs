//! Reads the facts of a person in a case, and checks the rules between their dates.

use super::json::{Node, Value};
use super::reader::{Fields, Reader};
use super::table::Kind as Reference;
use super::text::{TEXT, localized};
use crate::{CaseFact, CaseId, Custody, CustodyState, EventDate, Localized, Plea, Precision, Verdict};

/// The longest sentence, in months.
const LONGEST_SENTENCE: f64 = 12_000.0;

pub(super) fn case_fact(reader: &mut Reader, node: &Node) -> Option<CaseFact> {
    let mut all_fields = reader.object(node, "an object")?;
    let fields = &mut all_fields;
    let case_node = fields.required(reader, "case", "give the id of a case in cases.json");
    let case = case_id(reader, case_node, "case");
    let charge = localized(reader, fields, "charge", TEXT);
    let plea = reader.word(fields.optional("plea"), "plea", Plea::WORDS);
    let pleaded_node = fields.optional("pleaded");
    let pleaded = reader.date(pleaded_node, "pleaded");
    let verdict = reader.word(fields.optional("verdict"), "verdict", Verdict::WORDS);
    let months_node = fields.optional("sentence_months");
    let sentence_months =
        months_node.and_then(|node| reader.within("sentence_months", |reader| months(reader, node)));
    let first_node = fields.optional("consecutive_to");
    let consecutive_to = case_id(reader, first_node, "consecutive_to");
    if let (Some(node), Some(first)) = (first_node, &consecutive_to) {
        follows_another(reader, node, first, case.as_ref());
    }
    let fined = truth(reader, fields, "fined");
    let wanted_node = fields.optional("wanted");
    let wanted = reader.date(wanted_node, "wanted");
    let arrested_node = fields.optional("arrested");
    let [arrested, charged, judged, sentenced, released] = dates_in_order(reader, fields);
    let transferred_node = fields.optional("transferred");
    let transferred = reader.date(transferred_node, "transferred");
    if let (Some(node), Some(_), Some(_)) = (transferred_node, transferred, released) {
        let help = "keep `released` for freedom, `transferred` for a hand-over to another prison or country";
        reader.within("transferred", |r| {
            r.fault(&node.bytes, "both `released` and `transferred` are given", help)
        });
    }
    let due_node = fields.optional("release_due");
    let release_due = reader.date(due_node, "release_due");
    let dates = OtherDates {
        pleaded: ("pleaded", pleaded_node, pleaded),
        transferred: ("transferred", transferred_node, transferred),
        release_due: ("release_due", due_node, release_due),
        begun: [("arrested", arrested_node, arrested), ("wanted", wanted_node, wanted)],
    };
    in_possible_order(reader, case.as_ref(), &dates, [arrested, charged, judged, sentenced]);
    let suspended = truth(reader, fields, "suspended");
    let custody = fields.optional("custody");
    let custody = custody.map(|node| reader.within("custody", |reader| stretches(reader, node)));
    let note = note(reader, fields);
    all_fields.close(reader);
    Some(CaseFact {
        case: case?,
        charge: charge?,
        plea,
        pleaded,
        verdict,
        sentence_months,
        consecutive_to,
        fined,
        wanted,
        arrested,
        charged,
        judged,
        sentenced,
        released,
        transferred,
        release_due,
        suspended,
        custody: custody.unwrap_or_default(),
        note,
    })
}

/// The name of a field, its node, and the date if it was valid.
type DatedField<'n, 't> = (&'static str, Option<&'n Node<'t>>, Option<EventDate>);

/// The dates of a row that are not part of the one order of arrest, charge, verdict, sentence and release.
struct OtherDates<'n, 't> {
    pleaded: DatedField<'n, 't>,
    transferred: DatedField<'n, 't>,
    release_due: DatedField<'n, 't>,
    /// The dates that must not be before the earliest day of the case.
    begun: [DatedField<'n, 't>; 2],
}

/// Compares these dates with those of arrest, charge, verdict and sentence, and with the earliest day of the case.
fn in_possible_order(
    reader: &mut Reader,
    case: Option<&CaseId>,
    dates: &OtherDates,
    [arrested, charged, judged, sentenced]: [Option<EventDate>; 4],
) {
    let is_known = |date: &EventDate| date.precision() == Precision::Day;
    let (name, node, pleaded) = dates.pleaded;
    after(reader, (name, node, pleaded.filter(is_known)), ("charged", charged.filter(is_known)));
    for (other, date) in [("judged", judged), ("sentenced", sentenced)] {
        before(reader, dates.pleaded, (other, date));
    }
    for (other, date) in [("arrested", arrested), ("charged", charged)] {
        after(reader, dates.transferred, (other, date));
    }
    after(reader, dates.release_due, ("sentenced", sentenced));
    if let Some(since) = case.and_then(|case| reader.scope.since.get(case.as_str()).copied()) {
        for begun in dates.begun {
            not_before_case(reader, begun, since);
        }
    }
}

/// Reports a date that is certainly before another one that it must follow.
fn after(reader: &mut Reader, (name, node, date): DatedField, (other, earlier): (&str, Option<EventDate>)) {
    if let (Some(node), Some(date), Some(earlier)) = (node, date, earlier)
        && date.last_day() < earlier.first_day()
    {
        let message = format!("{name} on {date}, before {other} on {earlier}");
        reader.within(name, |reader| reader.fault(&node.bytes, message, "correct one of them"));
    }
}

/// Reports a date that is certainly after another one that it must precede.
fn before(reader: &mut Reader, (name, node, date): DatedField, (other, later): (&str, Option<EventDate>)) {
    if let (Some(node), Some(date), Some(later)) = (node, date, later)
        && date.first_day() > later.last_day()
    {
        let message = format!("{name} on {date}, after {other} on {later}");
        reader.within(name, |reader| reader.fault(&node.bytes, message, "correct one of them"));
    }
}

fn not_before_case(reader: &mut Reader, (name, node, date): DatedField, since: EventDate) {
    if let (Some(node), Some(date)) = (node, date)
        && date.last_day() < since.first_day()
    {
        let message = format!("{name} on {date}, before the earliest day of the case, {since}");
        let help = "correct the date, the case, or the `since` of the case in cases.json";
        reader.within(name, |reader| reader.fault(&node.bytes, message, help));
    }
}

fn case_id(reader: &mut Reader, node: Option<&Node>, name: &str) -> Option<CaseId> {
    let node = node?;
    reader.within(name, |reader| reader.reference(node, Reference::Case)).map(CaseId::from)
}

fn follows_another(reader: &mut Reader, node: &Node, first: &CaseId, case: Option<&CaseId>) {
    if Some(first) == case {
        let help = "name the case whose sentence is served before this one";
        reader.within("consecutive_to", |reader| {
            reader.fault(&node.bytes, "the sentence follows itself", help)
        });
    }
}

fn note(reader: &mut Reader, fields: &mut Fields) -> Option<Localized> {
    let node = fields.optional("note")?;
    reader.within("note", |reader| reader.localized(node, TEXT))
}

fn months(reader: &mut Reader, node: &Node) -> Option<f64> {
    let Value::Number(number) = node.value else {
        reader.wrong_type(node, "a number of months");
        return None;
    };
    if number <= 0.0 {
        reader.fault(
            &node.bytes,
            "a sentence is a positive number of months",
            "leave it out where there is none",
        );
    } else if number > LONGEST_SENTENCE {
        let help = "give the number of months; leave it out for life";
        reader.fault(&node.bytes, "a sentence of more than a thousand years", help);
    }
    Some(number)
}

pub(super) fn truth(reader: &mut Reader, fields: &mut Fields, name: &'static str) -> bool {
    let Some(node) = fields.optional(name) else { return false };
    let Value::Bool(truth) = node.value else {
        reader.within(name, |reader| reader.wrong_type(node, "true or false"));
        return false;
    };
    truth
}

/// Stretches of custody and bail, which must be in chronological order.
fn stretches(reader: &mut Reader, node: &Node) -> Vec<Custody> {
    let mut latest: Option<Custody> = None;
    let end = |stretch: &Custody| stretch.to.or(stretch.seen).unwrap_or(stretch.from);
    reader.list(node, |reader, node| {
        let stretch = stretch(reader, node)?;
        if let Some(before) =
            latest.as_ref().filter(|before| stretch.from.last_day() < end(before).first_day())
        {
            let (from, earlier, state) = (stretch.from, end(before), before.state.as_str());
            let message = match before.to {
                Some(_) => format!("begins on {from}, before the stretch above ends on {earlier}"),
                None => {
                    format!(
                        "begins on {from}, but the stretch above ({state}) was still reported on {earlier}"
                    )
                }
            };
            let help = match before.seen {
                Some(_) => "correct one of them: `seen` must not be after the beginning of the next stretch",
                None => "put the stretches into chronological order",
            };
            reader.fault(&node.bytes, message, help);
        }
        if latest.as_ref().is_none_or(|before| end(before).first_day() <= end(&stretch).first_day()) {
            latest = Some(stretch.clone());
        }
        Some(stretch)
    })
}

fn stretch(reader: &mut Reader, node: &Node) -> Option<Custody> {
    let mut fields = reader.object(node, "an object")?;
    let state = fields.required(reader, "state", "it is held, bail or elsewhere");
    let state = reader.word(state, "state", CustodyState::WORDS);
    let from = fields.required(reader, "from", "say when it began, as exactly as the source does");
    let from = reader.date(from, "from");
    let [to_node, seen_node] = ["to", "seen"].map(|name| fields.optional(name));
    let to = end_of_stretch(reader, to_node, "to", from);
    let seen = end_of_stretch(reader, seen_node, "seen", from);
    if let (Some(node), Some(_)) = (seen_node, to_node) {
        let help =
            "keep one: `to` is the day it ended, `seen` the last day of a report if the end is unknown";
        reader.within("seen", |reader| reader.fault(&node.bytes, "both `to` and `seen` are given", help));
    }
    let case_node = fields.optional("case");
    let case = case_id(reader, case_node, "case");
    match (state, case_node) {
        (Some(CustodyState::Held | CustodyState::Bail), Some(node)) => {
            let help = "leave it out, or write the state `elsewhere`";
            reader.within("case", |reader| {
                reader.fault(&node.bytes, "`case` is only for the state `elsewhere`", help)
            });
        }
        (Some(CustodyState::Elsewhere), None) => {
            let help = "name the case somebody is in prison for, if it is in cases.json";
            let opening = fields.opening();
            reader.within("case", |reader| {
                reader.warn(&opening, "in prison for a case that is not named", help)
            });
        }
        _ => {}
    }
    fields.close(reader);
    Some(Custody { state: state?, from: from?, to, seen, case })
}

fn end_of_stretch(
    reader: &mut Reader,
    node: Option<&Node>,
    name: &str,
    from: Option<EventDate>,
) -> Option<EventDate> {
    let end = reader.date(node, name);
    if let (Some(node), Some(from), Some(end)) = (node, from, end)
        && end.last_day() < from.first_day()
    {
        let message = format!("the end, {end}, is before the beginning, {from}");
        reader.within(name, |reader| reader.fault(&node.bytes, message, "correct one of them"));
    }
    end
}

/// The dates of a case, which must be in this order.
fn dates_in_order(reader: &mut Reader, fields: &mut Fields) -> [Option<EventDate>; 5] {
    let mut latest: Option<(&str, EventDate)> = None;
    ["arrested", "charged", "judged", "sentenced", "released"].map(|name| {
        let node = fields.optional(name)?;
        let date = reader.date(Some(node), name)?;
        if let Some((before, earlier)) = latest
            && date.last_day() < earlier.first_day()
        {
            let message = format!("{name} on {date}, before {before} on {earlier}");
            reader.within(name, |reader| reader.fault(&node.bytes, message, "correct one of them"));
        }
        latest = Some((name, date));
        Some(date)
    })
}
