//! Writes the files of an index and its manifest, in one pass over what the builder collected.

use crate::facet::Facet;
use crate::format::codec::VERSION;
use crate::format::dictionary::block_table::BlockTable;
use crate::format::dictionary::position_table;
use crate::format::dictionary::posting_list::Postings;
use crate::format::manifest::Manifest;
use crate::format::resource::Resource;
use crate::format::{dates, readings, spans};
use crate::write::builder::{IndexBuilder, IndexFiles};
use crate::write::facets::year_summary;
use crate::write::output::Output;
use crate::write::stem_group::group;
use std::collections::BTreeMap;

/// If words fill more term blocks than this, word lists are written for corrections.
const BLOCKS_WITHOUT_WORD_LISTS: usize = 4;

/// If there are more blocks of positions than this, their table is a separate file: only phrases need it.
const POSITION_BLOCKS_IN_MANIFEST: u32 = 64;

impl IndexBuilder {
    /// Writes the index. The same documents and names give the same bytes.
    pub fn finish(self) -> IndexFiles {
        let mut output = Output::new(self.options);
        let mut manifest = Manifest {
            version: VERSION,
            documents: self.documents,
            shard_len: self.options.shard_len,
            variants: self.tokenizer.variants.clone(),
            days: self.days,
            spans: self.spans.len() as u32,
            query_words: self.query_words,
            ..Manifest::default()
        };
        if !self.spans.is_empty() {
            output.push(Resource::Spans, spans::encode(&self.spans));
        }
        if !self.dates.is_empty() {
            output.files.push((dates::PATH.to_owned(), dates::encode(&self.dates)));
        }
        if !self.readings.is_empty() {
            output.push(Resource::Readings, readings::encode(&self.readings));
            manifest.readings = true;
        }
        let (words, han) = self.vocabulary.finish();
        manifest.positions =
            BlockTable { words: output.positions(&words), han: output.positions(&han), facets: Vec::new() };
        if output.position_blocks > POSITION_BLOCKS_IN_MANIFEST {
            let table = std::mem::take(&mut manifest.positions);
            output.push(Resource::PositionTable, position_table::encode(&table));
            manifest.position_table = true;
        }
        let groups = group(&words, self.stem);
        manifest.terms.words = output.words(&words, &groups);
        if manifest.terms.words.len() > BLOCKS_WITHOUT_WORD_LISTS {
            manifest.words = output.word_lists(&words, &groups);
        }
        (manifest.terms.han, manifest.whole_characters) = output.han(&han);
        // Positions and words are the largest part of the builder.
        drop((words, han));
        let values: BTreeMap<(Facet, String), Postings> = self
            .values
            .into_iter()
            .flat_map(|(facet, values)| values.into_iter().map(move |(id, docs)| ((facet, id), docs)))
            .map(|(value, docs)| (value, docs.into_iter().map(|doc| (doc, false)).collect()))
            .collect();
        manifest.names = output.names(&values, &self.names, &self.tokenizer);
        manifest.terms.facets = output.facet_blocks(&values, &self.names, manifest.names.len() > 1);
        let with_lists = manifest.terms.facets.len() > 1;
        manifest.terms.facets.extend(output.source_blocks(self.sources));
        manifest.facets = output.facet_lists(&values, &self.names, with_lists).into_iter().collect();
        if let Some(years) = year_summary(&manifest, self.options.top_values) {
            manifest.facets.push((Facet::Year, years));
        }
        IndexFiles { manifest, files: output.files }
    }
}
