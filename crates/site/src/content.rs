//! The third stage: the content of each page, in the words of one language, without any HTML.

pub(crate) mod about;
pub(crate) mod card;
pub(crate) mod case;
pub(crate) mod case_events;
pub(crate) mod cite;
pub(crate) mod cited_source;
pub(crate) mod contents;
pub(crate) mod counter;
pub(crate) mod data;
pub(crate) mod event;
pub(crate) mod glossary;
pub(crate) mod inside;
pub(crate) mod lists;
pub(crate) mod local_model;
pub(crate) mod numbers;
pub(crate) mod page;
pub(crate) mod person;
pub(crate) mod poster;
pub(crate) mod shorten;
pub(crate) mod source_kind;
pub(crate) mod standing;
pub(crate) mod status_words;
pub(crate) mod time_tables;
pub(crate) mod timeline;
pub(crate) mod totals;
pub(crate) mod year;
