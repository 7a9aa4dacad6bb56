//! Templates that only the generator draws: pages, and the parts they are made of. The app takes them as the HTML they
//! are.

pub mod page;
pub mod part;
