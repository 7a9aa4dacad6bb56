//! The span of time: chosen on the histogram, or typed as two dates.

pub mod drag;
pub mod histogram;
pub mod span_form;

pub use histogram::Histogram;
pub use span_form::SpanForm;
