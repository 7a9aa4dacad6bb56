//! A bound on the faults that are told of a file, so that a hostile one takes little memory and can be read by a person.

use super::list_file::fault_without_place;
use super::reader::FILE_LIMIT;
use crate::{Fault, Severity};
use std::collections::HashMap;

/// The number of faults of each file that are found and not kept.
#[derive(Debug, Default)]
pub(super) struct Hidden(HashMap<String, usize>);

impl Hidden {
    /// Adds to the number of a file.
    pub(super) fn add(&mut self, path: &str, count: usize) {
        if count > 0 {
            *self.0.entry(path.to_owned()).or_default() += count;
        }
    }

    /// At most [`FILE_LIMIT`] faults of each file, failures before warnings; the last one says how many there are besides.
    pub(super) fn limit(mut self, faults: &mut Vec<Fault>) {
        if self.0.is_empty() && faults.len() <= FILE_LIMIT {
            return;
        }
        let is_failure = |fault: &Fault| fault.severity == Severity::Failure;
        let mut failures: HashMap<String, usize> = HashMap::new();
        for fault in faults.iter().filter(|fault| is_failure(fault)) {
            *failures.entry(fault.file.clone()).or_default() += 1;
        }
        let mut kept: HashMap<(String, bool), usize> = HashMap::new();
        let mut last: HashMap<String, usize> = HashMap::new();
        let mut all = Vec::with_capacity(faults.len().min(FILE_LIMIT * 8));
        for fault in faults.drain(..) {
            let failures = failures.get(&fault.file).copied().unwrap_or_default().min(FILE_LIMIT - 1);
            let room = if is_failure(&fault) { FILE_LIMIT - 1 } else { FILE_LIMIT - 1 - failures };
            let count = kept.entry((fault.file.clone(), is_failure(&fault))).or_default();
            if *count < room {
                *count += 1;
                last.insert(fault.file.clone(), all.len());
                all.push(fault);
            } else {
                self.add(&fault.file, 1);
            }
        }
        *faults = all;
        let mut hidden: Vec<(usize, Fault)> = Vec::new();
        for (path, count) in self.0 {
            let help = "correct those that are listed and check again";
            let fault =
                fault_without_place(&path, &format!("{count} more faults in this file are not listed"), help);
            let has_failed = failures.contains_key(&path);
            let severity = if has_failed { Severity::Failure } else { Severity::Warning };
            let at = last.get(&path).map_or(faults.len(), |last| last + 1);
            hidden.push((at, Fault { severity, ..fault }));
        }
        hidden.sort_by(|(one, a), (other, b)| (one, &a.file).cmp(&(other, &b.file)));
        for (at, fault) in hidden.into_iter().rev() {
            faults.insert(at, fault);
        }
    }
}
