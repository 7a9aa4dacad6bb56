//! The commands of developers as a library: the development server builds with it too.

pub mod app;
mod browsers;
pub mod machine;
mod servers;
pub mod setup;
pub mod site;
pub mod test;
#[cfg(test)]
mod tidy;
