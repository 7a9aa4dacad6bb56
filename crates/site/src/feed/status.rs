//! The feed of changes of status: when people of a case were charged, held, sentenced, released, and what else became of
//! them, the newest first. Each change is one that the facts of the data date; nothing is said of a day nobody gives.

use crate::feed::atom::{FeedWriter, Head, Xml, write_category, write_sources, write_text};
use crate::feed::changed::timestamp;
use crate::feed::publication::Publication;
use crate::render::part::facts::sentence;
use crate::render::part::standing::{day, standing_sentence};
use crate::standings::Standings;
use std::cmp::Reverse;
use std::io;
use vigil_app::Route;
use vigil_index::{ShardName, ShardText};
use vigil_model::{CaseFact, CustodyState, EventDate, Person, Verdict};

/// The folder of the feed, below that of the language.
pub const FOLDER: &str = "inside/";

/// How many changes it tells at most.
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
    /// How many changes of the same kind in the same case the data tells before this one.
    before: usize,
}

/// The feed in one language.
pub fn feed(publication: &Publication<'_>) -> anyhow::Result<Vec<u8>> {
    let locale = publication.locale;
    let standings = Standings::new(publication.dataset);
    let followed = publication.dataset.people().iter().filter(|person| standings.of(&person.id).is_some());
    let mut changes: Vec<Change<'_>> = followed.flat_map(changes_of).collect();
    changes.sort_by_key(|change| {
        (Reverse(change.date.order_key()), Reverse(change.turn), change.person.id.clone())
    });
    changes.truncate(ENTRIES);
    let label = locale.text("feed.changes");
    let writer = FeedWriter::new(publication, FOLDER);
    let head = Head {
        id: format!("{}/{FOLDER}feed", locale.tag),
        title: locale.fill("feed.title", &[("label", label), ("site", &publication.site_name())]),
        subtitle: Some(ShardText { text: locale.text("feed.changes.text").to_owned(), lang: None }),
        updated: changes.first().map_or(publication.last_changed(&[]), |change| change.date.first_day()),
        page: publication.path(&Route::Inside),
    };
    writer.write(&head, changes.iter(), |xml, change| write_change(&writer, &standings, xml, change))
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

/// The dated changes of somebody's standing in a case.
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
    let stretches = fact.custody.iter().filter_map(|told| match told.state {
        CustodyState::Held => Some((Turn::Held, told.from)),
        CustodyState::Bail => Some((Turn::Bail, told.from)),
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
    let case = publication.dataset.case(&case.into());
    let case = case.map_or("", |case| case.former_ids.first().unwrap_or(&case.id).as_str());
    let person = person.former_ids.first().unwrap_or(&person.id);
    format!("{}/status/{person}/{}/{case}/{before}", publication.locale.tag, turn.as_str())
}

fn write_change(
    writer: &FeedWriter<'_>,
    standings: &Standings<'_>,
    xml: &mut Xml,
    change: &Change<'_>,
) -> io::Result<()> {
    let publication = writer.publication;
    let (names, locale) = (&publication.names, publication.locale);
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
    let status = standings.data(change.person, names).map(|data| standing_sentence(locale, &data));
    let as_of = day(locale, standings.as_of());
    let values = [("date", as_of.as_str()), ("status", status.as_deref().unwrap_or_default())];
    write_text(xml, "summary", &locale.fill("feed.change.status", &values))
}

/// `Claudia Mo: released 29 April 2025 · Hong Kong 47`.
fn title(publication: &Publication<'_>, change: &Change<'_>, cases: &[ShardName]) -> String {
    let locale = publication.locale;
    let date = locale.date(change.date);
    // Of several terms passed on one day none is told: they may be served together or one after the other.
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
    let person = publication.names.text(&change.person.name).text;
    let labels: Vec<&str> = cases.iter().map(|case| case.label.as_str()).collect();
    let cases = labels.join(locale.text("list.separator"));
    let key = if cases.is_empty() { "feed.change.alone" } else { "feed.change" };
    locale.fill(key, &[("person", &person), ("change", &words), ("cases", &cases)])
}
