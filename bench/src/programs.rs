//! The programs that are measured, which `cargo xtask bench` has built and named in the environment.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use vigil_process::command;

/// The generator.
pub(crate) fn vigil() -> anyhow::Result<Command> {
    Ok(command(named("VIGIL_PROGRAM")?))
}

/// The folder of the compiled app.
pub(crate) fn app_dir() -> anyhow::Result<PathBuf> {
    Ok(named("VIGIL_APP")?.into())
}

fn named(variable: &str) -> anyhow::Result<String> {
    std::env::var(variable).with_context(|| format!("{variable} is not set; run `cargo xtask bench`"))
}
