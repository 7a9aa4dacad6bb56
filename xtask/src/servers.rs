//! The web servers of the recipes in `docs/deploy.md`, unpacked from Debian's packages below `target`: nothing is installed on
//! the machine, and no service is started.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;

use crate::setup;
use vigil_process::{self as process, command, output_of, target_dir};

/// The packages of the servers and of what the recipes need besides.
const PACKAGES: &[&str] =
    &["nginx", "libnginx-mod-http-brotli-static", "caddy", "apache2-bin", "media-types"];
/// The longest that one step may take.
const LIMIT: Duration = Duration::from_secs(10 * 60);

/// The folder of the servers.
pub fn dir() -> PathBuf {
    target_dir().join("servers")
}

/// Unpacks the servers, once.
pub fn ensure() -> anyhow::Result<()> {
    let done = dir().join("done");
    if done.is_file() {
        return Ok(());
    }
    setup::announce(&PACKAGES.join(", "), "some seconds, below target");
    if unpack().is_err() {
        println!("Fetching apt's lists and trying again");
        setup::update_lists()?;
        unpack()?;
    }
    std::fs::write(&done, "").with_context(|| format!("cannot write {}", done.display()))
}

/// Downloads the packages with those that they need and the machine lacks, and unpacks them in a new folder.
fn unpack() -> anyhow::Result<()> {
    let archives = dir().join("archives");
    if dir().is_dir() {
        std::fs::remove_dir_all(dir()).context("cannot remove the old servers")?;
    }
    std::fs::create_dir_all(&archives).context("cannot make the folder of the servers")?;
    let mut plan = command("apt-get");
    plan.env("LC_ALL", "C").args(["--simulate", "--no-install-recommends", "install"]).args(PACKAGES);
    let plan = output_of(&mut plan).context("apt-get cannot install the servers")?;
    let names = planned(&plan);
    if names.is_empty() {
        return Ok(());
    }
    process::run(command("apt-get").arg("download").args(&names).current_dir(&archives), LIMIT)?;
    for archive in std::fs::read_dir(&archives)?.flatten() {
        process::run(command("dpkg").arg("-x").arg(archive.path()).arg(dir().join("root")), LIMIT)?;
    }
    Ok(())
}

/// The packages that apt would install, from the lines `Inst NAME (VERSION …)` of a simulation.
fn planned(plan: &str) -> Vec<&str> {
    plan.lines().filter_map(|line| line.strip_prefix("Inst ")?.split(' ').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_read_from_a_simulation() {
        let plan = "The following NEW packages will be installed:\n  caddy\nInst caddy (2.6.2-5 Debian:12/stable [amd64])\n\
                    Conf caddy (2.6.2-5 Debian:12/stable [amd64])\n";
        assert_eq!(planned(plan), ["caddy"]);
    }
}
