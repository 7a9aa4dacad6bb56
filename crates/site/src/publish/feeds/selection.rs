//! The selections of events that have a feed and a calendar of their own: all, and those of a category, case or person.

use crate::paths::category_folder;
use std::collections::BTreeMap;
use vigil_model::{Case, Category, Dataset, Person};

/// The property that the events of a selection share.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// Nothing: they are all there are.
    All,
    /// Their category.
    Category(Category),
    /// Their case.
    Case(&'a Case),
    /// Somebody they name.
    Person(&'a Person),
}

impl Subject<'_> {
    /// The folder of the selection's files below the language's root: empty, or ending in a slash.
    pub fn folder(&self) -> String {
        match self {
            Subject::All => String::new(),
            Subject::Category(category) => category_folder(category.as_str()),
            Subject::Case(case) => format!("case/{}/", case.id),
            Subject::Person(person) => format!("person/{}/", person.id),
        }
    }

    /// The folder that the files were first in, before the case or the person got another id.
    pub fn first_folder(&self) -> String {
        match self {
            Subject::Case(case) => format!("case/{}/", case.former_ids.first().unwrap_or(&case.id)),
            Subject::Person(person) => format!("person/{}/", person.former_ids.first().unwrap_or(&person.id)),
            Subject::All | Subject::Category(_) => self.folder(),
        }
    }
}

/// Events with something in common.
pub struct Selection<'a> {
    /// The property that they share.
    pub subject: Subject<'a>,
    /// Their positions, in the order of time.
    pub positions: Vec<usize>,
}

impl<'a> Selection<'a> {
    /// Every selection of a data set, the whole first.
    pub fn all(dataset: &'a Dataset) -> Vec<Selection<'a>> {
        let (mut categories, mut cases, mut people) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (position, event) in dataset.events().iter().enumerate() {
            categories.entry(event.category).or_insert_with(Vec::new).push(position);
            for case in &event.cases {
                cases.entry(case).or_insert_with(Vec::new).push(position);
            }
            for person in &event.people {
                people.entry(person).or_insert_with(Vec::new).push(position);
            }
        }
        let mut selections =
            vec![Selection { subject: Subject::All, positions: (0..dataset.events().len()).collect() }];
        selections.extend(Category::ALL.iter().map(|category| Selection {
            subject: Subject::Category(*category),
            positions: categories.remove(category).unwrap_or_default(),
        }));
        selections.extend(dataset.cases().iter().map(|case| Selection {
            subject: Subject::Case(case),
            positions: cases.remove(&case.id).unwrap_or_default(),
        }));
        selections.extend(dataset.people().iter().map(|person| Selection {
            subject: Subject::Person(person),
            positions: people.remove(&person.id).unwrap_or_default(),
        }));
        selections
    }
}
