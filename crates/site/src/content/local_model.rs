//! The site model in the words of one language, which all content is made from.

use crate::compile::names::Names;
use crate::compile::site_model::SiteModel;
use vigil_app::locale::Locale;
use vigil_app::timeline::printout::notes::Notes;
use vigil_index::{ShardEvent, ShardName, ShardText};
use vigil_model::{Day, Localized};

/// A site model in one language. The files of this folder extend it, each by its own kind of content.
#[derive(Clone, Copy)]
pub struct LocalModel<'a> {
    /// The site model.
    pub model: &'a SiteModel<'a>,
    /// The language.
    pub locale: &'a Locale,
    /// Names and texts in that language.
    pub names: Names<'a>,
}

impl<'a> LocalModel<'a> {
    /// The site model in a language.
    pub fn new(model: &'a SiteModel<'a>, locale: &'a Locale) -> LocalModel<'a> {
        LocalModel { model, locale, names: Names::new(model.dataset, &locale.tag) }
    }

    /// The site's short name.
    pub fn site_name(&self) -> String {
        self.names.text(&self.model.dataset.site().name).text
    }

    /// The last day of the data, which is used as today: a build has no clock.
    pub fn as_of(&self) -> Day {
        self.model.standings.as_of()
    }

    /// The events at some positions, as lists show them.
    pub fn events(&self, positions: impl Iterator<Item = usize>) -> Vec<ShardEvent> {
        positions
            .filter_map(|position| self.model.dataset.events().get(position))
            .map(|event| self.names.listed(event))
            .collect()
    }

    /// The sources of the events at some positions, numbered for paper.
    pub fn notes(&self, positions: impl Iterator<Item = usize>) -> Notes {
        let mut notes = Notes::default();
        let events = positions.filter_map(|position| self.model.dataset.events().get(position));
        events.for_each(|event| notes.add(&event.sources));
        notes
    }

    /// A person's name in another of the site's languages.
    pub fn other_name(&self, person: &ShardName) -> Option<ShardText> {
        let person = self.model.dataset.person(&person.id.as_str().into())?;
        self.other_names(&person.name, &[]).into_iter().next()
    }

    /// A name in the other languages, without those that are the same, and then other spellings.
    pub fn other_names(&self, name: &Localized, aliases: &[String]) -> Vec<ShardText> {
        let shown = self.names.text(name).text;
        let others = name.iter().filter(|other| other.text != shown);
        let others =
            others.map(|other| ShardText { text: other.text.to_owned(), lang: Some(other.lang.to_owned()) });
        others.chain(aliases.iter().map(|alias| ShardText { text: alias.clone(), lang: None })).collect()
    }
}
