//! Search: the text, the chosen facet values and the dates together, in the order asked for.

use crate::index::Reading;
use crate::names::{Agreement, agreement};
use crate::text_match::{TextMatch, match_text};
use crate::{Chosen, DocSet, Facet, Highlighter, Hits, Index, NearName, Need, Query, manifest};
use std::sync::Arc;
use vigil_model::EventDate;

/// In which order hits are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// The latest first.
    #[default]
    Newest,
    /// The earliest first.
    Oldest,
    /// Exact names first, then all words in titles and names, then the rest; the latest first among equals.
    Best,
}

/// What is searched for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The typed query.
    pub query: &'a Query,
    /// Chosen facet values: one of each facet's must hold.
    pub facets: &'a Chosen,
    /// Only events that last to this date or longer.
    pub from: Option<EventDate>,
    /// Only events that begin by this date.
    pub to: Option<EventDate>,
    /// The order of display.
    pub order: Order,
    /// Whether words are taken as typed, without corrections.
    pub exact: bool,
}

/// A word that occurs nowhere, and the one searched for in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed, folded.
    pub typed: String,
    /// The word searched for.
    pub used: String,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The documents.
    pub hits: Hits,
    /// The words that were replaced; none where nothing was found.
    pub corrections: Vec<Correction>,
    /// Names near to what was typed that find something here, the nearest first; none where a name was typed as it is.
    pub near: Vec<NearName>,
    /// Whether the text as typed finds nothing and the hits are those of the only near name.
    pub is_replaced: bool,
    /// Marks the hits in texts.
    pub highlighter: Highlighter,
    /// Whether a file was given up that this search reads.
    pub incomplete: bool,
}

impl Index {
    /// The documents that match.
    pub fn search(&self, request: &Request<'_>) -> Result<Outcome, Need> {
        let mut reading = Reading::new(self);
        let (set, matched) = reading.matching(request, None);
        let mut near = Vec::new();
        for name in &matched.near {
            let mut docs = Some(name.docs.clone());
            reading.narrow(&mut docs, request, None);
            if docs.is_some_and(|docs| !docs.is_empty()) {
                near.push(name.clone());
            }
        }
        let hits = match set {
            None => Hits::All(self.manifest.documents),
            Some(set) if request.order == Order::Best => {
                let ranked = reading.rank(&set, &matched);
                Hits::Ranked { set, ranked }
            }
            Some(set) => Hits::Set(set),
        };
        let outcome = Outcome {
            corrections: if hits.is_empty() { Vec::new() } else { matched.corrections.clone() },
            near,
            is_replaced: matched.is_replaced && !hits.is_empty(),
            hits,
            highlighter: matched.highlighter.clone(),
            incomplete: reading.incomplete,
        };
        reading.end(outcome)
    }
}

impl Reading<'_> {
    /// The documents that match a request, one facet's choice set aside; none where nothing is asked, so all match.
    pub(crate) fn matching(
        &mut self,
        request: &Request<'_>,
        aside: Option<Facet>,
    ) -> (Option<DocSet>, Arc<TextMatch>) {
        let matched = match_text(self, request.query, request.exact);
        let mut set = matched.docs.as_ref().map(|docs| docs.all.clone());
        self.narrow(&mut set, request, aside);
        (set, matched)
    }

    /// Keeps the documents of the chosen facet values and dates, one facet's choice set aside.
    fn narrow(&mut self, set: &mut Option<DocSet>, request: &Request<'_>, aside: Option<Facet>) {
        for facet in Facet::ALL.into_iter().filter(|facet| aside != Some(*facet)) {
            let mut chosen = None;
            for value in request.facets.of(facet) {
                let docs = self.facet_docs(facet, value);
                chosen.get_or_insert_with(DocSet::default).unite(&docs);
            }
            if let Some(chosen) = chosen {
                narrow(set, chosen);
            }
        }
        if request.from.is_some() || request.to.is_some() {
            let dated = self.overlapping(request.from, request.to);
            narrow(set, dated);
        }
    }

    /// The documents in the order of the best match.
    fn rank(&mut self, set: &DocSet, matched: &TextMatch) -> Vec<u32> {
        let mut named = self.exactly_named(&matched.name);
        named.intersect(set);
        let mut in_titles = matched.docs.as_ref().map(|docs| docs.titles.clone()).unwrap_or_default();
        in_titles.intersect(set);
        in_titles.subtract(&named);
        let mut rest = set.clone();
        rest.subtract(&named);
        rest.subtract(&in_titles);
        let mut ranked = Vec::with_capacity(set.len() as usize);
        for tier in [named, in_titles, rest] {
            tier.visit_backwards(&mut |doc| ranked.push(doc));
        }
        ranked
    }

    /// The documents of whom or what a text is a name or alias.
    fn exactly_named(&mut self, name: &str) -> DocSet {
        let mut docs = DocSet::default();
        if name.is_empty() {
            return docs;
        }
        for number in manifest::blocks_of(&self.index.manifest.names, name) {
            let Some(block) = self.names(number) else { continue };
            for (named, keys) in &block.named {
                if agreement(keys, name) == Some(Agreement::Whole)
                    && let Some(facet) = named.facet()
                {
                    docs.unite(&self.facet_docs(facet, &named.id));
                }
            }
        }
        docs
    }
}

fn narrow(set: &mut Option<DocSet>, by: DocSet) {
    match set {
        Some(set) => set.intersect(&by),
        none => *none = Some(by),
    }
}
