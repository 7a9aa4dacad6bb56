//! Each kind of file that the generator writes, over the tiny data sets of `tests/fixtures`, as snapshots.
#![allow(clippy::too_many_lines, reason = "the snapshots are part of the tests")]

mod archive;
mod citations;
mod embeds;
mod exports;
mod faults;
mod feeds;
mod index;
mod moved;
mod pages;
mod previews;
mod single_file;
mod site_test;
