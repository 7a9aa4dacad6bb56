//! `vigil serve`: a site at an address of this machine.

use crate::tool::serve::{Options, start};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `vigil serve`.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The folder of the site.
    dir: PathBuf,
    /// The port; 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address to listen on; others than the default make the site visible to the network.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The path the site is to appear under, such as `/a/b/`.
    #[arg(long, default_value = "/")]
    prefix: String,
    /// Serve the site as a public host does: under any name, and readable by pages of other sites where embeds need it.
    /// Without this the site is a draft, which no other site opened in the same browser can read.
    #[arg(long)]
    published: bool,
}

/// Serves until the process is ended.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let options = Options { prefix: args.prefix, is_published: args.published, ..Options::default() };
    let running = start(&args.dir, SocketAddr::new(args.host, args.port), options)?;
    println!("Serving {} at {}", args.dir.display(), running.address);
    running.wait();
    Ok(ExitCode::SUCCESS)
}
