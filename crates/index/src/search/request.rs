//! Searches: the typed text, the chosen facet values and the dates together, in the order of display.

use crate::doc_set::DocSet;
use crate::facet::Facet;
use crate::format::dictionary::block_table::blocks_of;
use crate::format::resource::Need;
use crate::search::chosen::Chosen;
use crate::search::hits::{Hits, Order};
use crate::search::index::Index;
use crate::search::matching::matcher::{Latitude, match_clauses};
use crate::search::matching::text_match::{Correction, Fallback, NearName, TextMatch};
use crate::search::query::{Query, Unused, UnusedReason};
use crate::search::searcher::Searcher;
use crate::text::agreement::{Agreement, agreement};
use crate::text::highlight::Highlighter;
use std::sync::Arc;
use vigil_model::EventDate;

/// A search.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The typed query.
    pub query: &'a Query,
    /// Chosen facet values; a document must have one of each facet with a choice.
    pub facets: &'a Chosen,
    /// Only events that end on this date or later.
    pub from: Option<EventDate>,
    /// Only events that begin on this date or earlier.
    pub to: Option<EventDate>,
    /// The order of display.
    pub order: Order,
    /// Whether words are searched as typed, without corrections.
    pub exact: bool,
}

/// The outcome of a search.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The documents.
    pub hits: Hits,
    /// The words that were replaced; empty if nothing was found.
    pub corrections: Vec<Correction>,
    /// Names near the typed text that have hits with these facets and dates, the nearest first; empty if the text is a
    /// name or the beginning of one.
    pub near: Vec<NearName>,
    /// Whether the typed text has no hits and these are the hits of the single nearest name.
    pub is_replaced: bool,
    /// The search that replaced this one, if the text as typed finds nothing.
    pub fallback: Fallback,
    /// Marks the matches in texts.
    pub highlighter: Highlighter,
    /// Whether a file that this search needs has [failed](Index::fail), so that hits may be missing.
    pub incomplete: bool,
}

impl Index {
    /// Finds the documents that match a request.
    ///
    /// # Errors
    ///
    /// [`Need`], if files are missing: insert them and search again.
    pub fn search(&self, request: &Request<'_>) -> Result<Outcome, Need> {
        let mut searcher = Searcher::new(self);
        let (set, matched) = searcher.matching(request, None);
        let mut near = Vec::new();
        // Near names have hits for the text alone: offer only those with hits for these facets and dates too.
        for name in &matched.near {
            let mut docs = Some(name.docs.clone());
            searcher.narrow(&mut docs, request, None);
            if docs.is_some_and(|docs| !docs.is_empty()) {
                near.push(name.clone());
            }
        }
        let hits = match set {
            None => Hits::All(self.manifest.documents),
            Some(set) if request.order == Order::Best => {
                let ranked = searcher.rank(&set, &matched);
                Hits::Ranked { set, ranked }
            }
            Some(set) => Hits::Set(set),
        };
        let mut fallback = matched.fallback.clone();
        if hits.is_empty() {
            fallback.text = None;
            fallback.unused.extend(searcher.unknown(request.facets));
        }
        let outcome = Outcome {
            fallback,
            corrections: if hits.is_empty() { Vec::new() } else { matched.corrections.clone() },
            near,
            is_replaced: matched.is_replaced && !hits.is_empty(),
            hits,
            highlighter: matched.highlighter.clone(),
            incomplete: searcher.incomplete,
        };
        searcher.end(outcome)
    }
}

impl Searcher<'_> {
    /// The documents that match a request, without the choice of the facet `excluded`; `None` if there are no conditions,
    /// so that all documents match.
    pub(crate) fn matching(
        &mut self,
        request: &Request<'_>,
        excluded: Option<Facet>,
    ) -> (Option<DocSet>, Arc<TextMatch>) {
        let matched = match_text(self, request.query, request.exact);
        let mut set = matched.docs.as_ref().map(|docs| docs.all.clone());
        self.narrow(&mut set, request, excluded);
        (set, matched)
    }

    /// Removes the documents without the chosen facet values and dates; the choice of the facet `excluded` is ignored.
    fn narrow(&mut self, set: &mut Option<DocSet>, request: &Request<'_>, excluded: Option<Facet>) {
        for facet in Facet::ALL.into_iter().filter(|facet| excluded != Some(*facet)) {
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

    /// The chosen values that no document has and no name, as terms.
    fn unknown(&mut self, chosen: &Chosen) -> Vec<Unused> {
        let chosen = chosen.iter();
        let unknown = chosen.filter(|&(facet, value)| !self.has_id(facet, value));
        let told = |(facet, value): (Facet, &str)| facet.term(value);
        unknown.map(told).map(|text| Unused { text, reason: UnusedReason::UnknownValue }).collect()
    }

    /// The documents in the order of [`Order::Best`].
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

    /// The documents about a person, case, place or organization with exactly this name or alias.
    fn exactly_named(&mut self, name: &str) -> DocSet {
        let mut docs = DocSet::default();
        if name.is_empty() {
            return docs;
        }
        for number in blocks_of(&self.index.manifest.names, name) {
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

/// The match of a text, corrections included. Cached in the index; if files are missing, the result is not final.
pub(crate) fn match_text(searcher: &mut Searcher<'_>, query: &Query, exact: bool) -> Arc<TextMatch> {
    if let Some(matched) = searcher.index.remembered(query, exact) {
        searcher.incomplete |= matched.incomplete;
        return matched;
    }
    // The cached match is only of this text, so measure whether its own files failed.
    let incomplete_before = std::mem::take(&mut searcher.incomplete);
    if !exact {
        searcher.prefetch_names(&query.text);
    }
    let latitude = if exact { Latitude::Exact } else { Latitude::Corrected };
    let mut matched = match_clauses(searcher, query, latitude);
    let may_differ = !exact && matched.docs.is_some() && searcher.is_ready() && !searcher.incomplete;
    if may_differ && !searcher.answer(query, &mut matched) && !searcher.regroup(query, &mut matched) {
        searcher.correct_name(&query.text, &mut matched);
        if searcher.is_ready() {
            searcher.fall_back(query, &mut matched);
        }
    }
    if !matched.highlighter.is_empty() {
        matched.highlighter.tokenizer = Some(Arc::clone(&searcher.index.tokenizer));
    }
    matched.incomplete = searcher.incomplete;
    searcher.incomplete |= incomplete_before;
    let matched = Arc::new(matched);
    // With missing files, the match is only provisional.
    if searcher.is_ready() {
        searcher.index.remember(query, exact, &matched);
    }
    matched
}
