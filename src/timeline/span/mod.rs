//! The span: chosen on the histogram, or typed as two dates.

pub(crate) mod drag;
pub(crate) mod histogram;
pub(crate) mod span_form;

pub(crate) use histogram::Histogram;
pub(crate) use span_form::SpanForm;
