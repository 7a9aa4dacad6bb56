//! The feed of changes of status: when people of a case were charged, held, sentenced, released, and what else became of
//! them, the newest first. Only changes with a day in the data are in the feed.

use crate::content::status_words::sentence;
use crate::content::status_words::{day, standing_sentence};
use crate::paths::CHANGES_FOLDER;
use crate::publish::feeds::atom::{
    FeedWriter, Head, Xml, timestamp, write_category, write_sources, write_text,
};
use crate::publish::feeds::publication::Publication;
use std::cmp::Reverse;
use std::io;
use vigil_app::Route;
use vigil_index::{ShardName, ShardText};
use vigil_model::{CaseFact, CustodyState, EventDate, Person, Verdict};

/// The most changes in the feed.
pub const ENTRIES: usize = 100;

/// A change of somebody's standing, in the order in which it happens on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Wanted,
    Held,
    Charged,
    Bail,
    Dropped,
    Acquitted,
    Sentenced,
    Transferred,
    Released,
    Died,
}

/// A change: what became of a person on a day, in one case or in several at once; in none by death.
#[derive(Clone, Debug)]
struct Change<'a> {
    person: &'a Person,
    turn: Turn,
    date: EventDate,
    facts: Vec<&'a CaseFact>,
    /// The number of earlier changes of the same kind in the same case.
    before: usize,
}

/// The feed in one language.
pub fn feed(publication: &Publication<'_>) -> anyhow::Result<Vec<u8>> {
    let locale = publication.locale();
    let standings = &publication.local.model.standings;
    let followed = publication.dataset().people().iter().filter(|person| standings.of(&person.id).is_some());
    let mut changes: Vec<Change<'_>> = followed.flat_map(changes_of).collect();
    changes.sort_by_key(|change| {
        (Reverse(change.date.order_key()), Reverse(change.turn), change.person.id.clone())
    });
    changes.truncate(ENTRIES);
    let label = locale.text("feed.changes");
    let writer = FeedWriter::new(publication, CHANGES_FOLDER);
    let head = Head {
        id: format!("{}/{CHANGES_FOLDER}feed", locale.tag),
        title: locale.fill("feed.title", &[("label", label), ("site", &publication.local.site_name())]),
        subtitle: Some(ShardText { text: locale.text("feed.changes.text").to_owned(), lang: None }),
        updated: changes.first().map_or(publication.last_changed(&[]), |change| change.date.first_day()),
        page: publication.path(&Route::Inside),
    };
    writer.write(&head, changes.iter(), |xml, change| write_change(&writer, xml, change))
}

/// Everything that became of a person, what happened on one day in several cases once.
fn changes_of(person: &Person) -> Vec<Change<'_>> {
    let mut changes: Vec<Change<'_>> = Vec::new();
    for fact in &person.cases {
        for (turn, date) in turns_of(fact) {
            let is_same = |change: &&mut Change<'_>| change.turn == turn && change.date == date;
            if let Some(change) = changes.iter_mut().find(is_same) {
                change.facts.push(fact);
                continue;
            }
            let is_alike = |change: &&Change<'_>| {
                change.turn == turn && change.facts.iter().any(|other| other.case == fact.case)
            };
            let before = changes.iter().filter(is_alike).count();
            changes.push(Change { person, turn, date, facts: vec![fact], before });
        }
    }
    let died =
        person.died.map(|date| Change { person, turn: Turn::Died, date, facts: Vec::new(), before: 0 });
    changes.extend(died);
    changes
}

/// The changes of a standing in a case that have a date.
fn turns_of(fact: &CaseFact) -> impl Iterator<Item = (Turn, EventDate)> {
    let judged = |verdict| fact.judged.filter(|_| fact.verdict == Some(verdict));
    let single = [
        (Turn::Wanted, fact.wanted),
        (Turn::Charged, fact.charged),
        (Turn::Dropped, judged(Verdict::Dropped)),
        (Turn::Acquitted, judged(Verdict::Acquitted)),
        (Turn::Sentenced, fact.sentenced),
        (Turn::Transferred, fact.transferred),
        (Turn::Released, fact.released),
    ];
    let stretches = fact.custody.iter().filter_map(|stretch| match stretch.state {
        CustodyState::Held => Some((Turn::Held, stretch.from)),
        CustodyState::Bail => Some((Turn::Bail, stretch.from)),
        CustodyState::Elsewhere => None,
    });
    single.into_iter().filter_map(|(turn, date)| Some((turn, date?))).chain(stretches)
}

impl Turn {
    /// The last part of its messages' keys and of its category.
    fn as_str(self) -> &'static str {
        match self {
            Turn::Wanted => "wanted",
            Turn::Held => "held",
            Turn::Charged => "charged",
            Turn::Bail => "bail",
            Turn::Dropped => "dropped",
            Turn::Acquitted => "acquitted",
            Turn::Sentenced => "sentenced",
            Turn::Transferred => "transferred",
            Turn::Released => "released",
            Turn::Died => "died",
        }
    }
}

/// The path an entry's id follows from: not from the date, so that a date can be corrected, and not from the title; the
/// ids of the person and the case are the first they had.
fn id_of(publication: &Publication<'_>, change: &Change<'_>) -> String {
    let Change { person, turn, facts, before, .. } = change;
    let case = facts.first().map_or("", |fact| fact.case.as_str());
    let case = publication.dataset().case(&case.into());
    let case = case.map_or("", |case| case.former_ids.first().unwrap_or(&case.id).as_str());
    let person = person.former_ids.first().unwrap_or(&person.id);
    format!("{}/status/{person}/{}/{case}/{before}", publication.locale().tag, turn.as_str())
}

fn write_change(writer: &FeedWriter<'_>, xml: &mut Xml, change: &Change<'_>) -> io::Result<()> {
    let publication = writer.publication;
    let (names, locale) = (&publication.local.names, publication.locale());
    let mut cases: Vec<ShardName> = change.facts.iter().filter_map(|fact| names.case(&fact.case)).collect();
    // Two charges of one case on one day.
    cases.dedup_by(|one, other| one.id == other.id);
    write_text(xml, "id", &publication.identity.urn(&id_of(publication, change)))?;
    write_text(xml, "title", &title(publication, change, &cases))?;
    write_text(xml, "updated", &timestamp(change.date.first_day()))?;
    writer.write_page(xml, &publication.path(&Route::Person(change.person.id.clone())))?;
    write_sources(xml, &change.person.sources)?;
    let label = locale.text(&format!("feed.turn.{}", change.turn.as_str())).to_owned();
    write_category(xml, "change", change.turn.as_str(), &label)?;
    for case in &cases {
        write_category(xml, "case", &case.id, &case.label)?;
    }
    let status = publication.local.standing(change.person).map(|data| standing_sentence(locale, &data));
    let as_of = day(locale, publication.local.as_of());
    let values = [("date", as_of.as_str()), ("status", status.as_deref().unwrap_or_default())];
    write_text(xml, "summary", &locale.fill("feed.change.status", &values))
}

/// `Claudia Mo: released 29 April 2025 · Hong Kong 47`.
fn title(publication: &Publication<'_>, change: &Change<'_>, cases: &[ShardName]) -> String {
    let locale = publication.locale();
    let date = locale.date(change.date);
    // Several terms of one day may run together or one after the other, so the title has none of them.
    let term = match change.facts.as_slice() {
        [fact] => Some(sentence(locale, fact)).filter(|term| !term.is_empty()),
        _ => None,
    };
    let words = match (change.turn, term) {
        (Turn::Sentenced, Some(term)) => locale.fill("feed.change.term", &[("date", &date), ("term", &term)]),
        (Turn::Sentenced, None) if change.facts.iter().all(|fact| fact.fined) => {
            locale.fill("feed.change.fined", &[("date", &date)])
        }
        (turn, _) => locale.fill(&format!("feed.change.{}", turn.as_str()), &[("date", &date)]),
    };
    let person = publication.local.names.text(&change.person.name).text;
    let labels: Vec<&str> = cases.iter().map(|case| case.label.as_str()).collect();
    let cases = labels.join(locale.text("list.separator"));
    let key = if cases.is_empty() { "feed.change.alone" } else { "feed.change" };
    locale.fill(key, &[("person", &person), ("change", &words), ("cases", &cases)])
}
