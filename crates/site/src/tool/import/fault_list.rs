//! The faults of a file, of which a bounded number is kept: a file may have a million.

use vigil_model::{Fault, Severity};

/// How many failures are kept, and how many warnings.
const KEPT: usize = 1_000;

/// Faults in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct FaultList {
    /// Those that are told.
    pub kept: Vec<Fault>,
    /// The number of all failures.
    pub failures: usize,
    /// The number of all warnings.
    pub warnings: usize,
}

impl FaultList {
    /// Adds a fault.
    pub fn push(&mut self, fault: Fault) {
        let count = match fault.severity {
            Severity::Failure => &mut self.failures,
            Severity::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= KEPT {
            self.kept.push(fault);
        }
    }

    /// Whether a fault is a failure.
    pub fn has_failed(&self) -> bool {
        self.failures > 0
    }

    /// The numbers of failures and warnings that are not kept.
    pub fn hidden(&self) -> (usize, usize) {
        (self.failures.saturating_sub(KEPT), self.warnings.saturating_sub(KEPT))
    }
}

impl Extend<Fault> for FaultList {
    fn extend<T: IntoIterator<Item = Fault>>(&mut self, faults: T) {
        faults.into_iter().for_each(|fault| self.push(fault));
    }
}

impl FromIterator<Fault> for FaultList {
    fn from_iter<T: IntoIterator<Item = Fault>>(faults: T) -> FaultList {
        let mut list = FaultList::default();
        list.extend(faults);
        list
    }
}
