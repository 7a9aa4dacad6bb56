//! `cargo xtask serve`: serves a development build, and after each change rebuilds only what depends on it and reloads the page.
//!
//! A fault of the data or an error of the compiler is printed and shown on the page; the last good site stays.

use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::Parser;
use notify::{Event, Watcher};
use vigil_process::{self as process, root};
use xtask::site::{self, Profile};
use xtask::{app, setup};

mod change;
mod reload;

use change::Change;
use reload::Live;

/// How long files must be unchanged before a build starts: an editor saves many at once.
const QUIET: Duration = Duration::from_millis(100);
/// The start of the line that `vigil build` prints when the new site is in its place.
const WRITTEN: &str = "Wrote ";
/// The longest the pages may take.
const BUILD_LIMIT: Duration = Duration::from_secs(60 * 60);

/// Serves a development build, and after each change rebuilds it and reloads the page.
#[derive(Parser)]
#[command(name = "cargo xtask serve")]
struct Args {
    /// The port; 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder of the data.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// The folder of the site. A development build is larger than a published one, and does not belong into `dist`.
    #[arg(long, default_value = "target/serve")]
    out: PathBuf,
    /// Which pages get a picture for link previews.
    #[arg(long, value_enum, default_value = "none")]
    cards: site::Cards,
    /// Compile the app as it is published; each change to it then takes minutes.
    #[arg(long)]
    small: bool,
}

fn main() -> ExitCode {
    if let Err(error) = process::end_commands_with_us() {
        eprintln!("warning: Ctrl-C will not end the running commands: {error}");
    }
    let Err(error) = run(&Args::parse()) else { return ExitCode::SUCCESS };
    eprintln!("error: {error:#}");
    ExitCode::FAILURE
}

/// Serves and watches until the process is ended.
fn run(args: &Args) -> anyhow::Result<()> {
    setup::ensure(setup::Purpose::Build)?;
    let (send, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(send).context("cannot watch files")?;
    let data = below_root(&args.data);
    for (folder, mode) in change::watched(&data) {
        watcher
            .watch(&root().join(&folder), mode)
            .with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    let live = Arc::new(Live::default());
    // Without a first site there is nothing to serve, so its errors end the command.
    args.build(Change::everything(), || {})?;
    let upstream = serve_files(args)?;
    reload::listen(args.port, upstream, Arc::clone(&live))?;
    // After an error, the failed steps run again with the next change.
    let mut pending = Change::default();
    loop {
        pending = pending.or(next_change(&changes, &data)?);
        let start = Instant::now();
        let reload = || {
            println!("Rebuilt in {:.1} s", start.elapsed().as_secs_f32());
            live.reload();
        };
        match args.build(pending, reload) {
            Ok(()) => pending = Change::default(),
            Err(error) => {
                eprintln!("The site stays as it was: {error:#}");
                live.show(format!("{error:#}"));
            }
        }
    }
}

/// The path as the watcher reports it: relative to the root if it is below it, without `./`.
fn below_root(path: &Path) -> PathBuf {
    let root = root();
    let parts = path.strip_prefix(&root).unwrap_or(path).components();
    parts.filter(|part| *part != Component::CurDir).collect()
}

impl Args {
    /// Builds what depends on a change; calls `on_written` as soon as the new site is in its place.
    fn build(&self, change: Change, on_written: impl Fn() + Sync) -> anyhow::Result<()> {
        let flags = if self.small { app::Flags::Small } else { app::Flags::Fast };
        let build_app = || if change.app { app::build(flags) } else { Ok(()) };
        let build_generator = || if change.generator { site::build_generator(Profile::Dev) } else { Ok(()) };
        process::both(build_app, build_generator)?;
        let mut pages = site::pages_command(&self.data, &self.out, flags);
        process::run_reported(pages.arg("--cards").arg(self.cards), BUILD_LIMIT, |line| {
            // The command goes on and removes the old site, which takes longer than the rest on some disks.
            if line.starts_with(WRITTEN) {
                on_written();
            }
        })
    }
}

/// Serves the folder by `vigil serve` at a free port and returns the address.
fn serve_files(args: &Args) -> anyhow::Result<String> {
    let mut command = site::vigil_command(Profile::Dev);
    command.arg("serve").arg(&args.out).args(["--port", "0"]);
    let (send, address) = mpsc::channel();
    std::thread::spawn(move || {
        let ended = process::run_watched(&mut command, Duration::MAX, |line| {
            if let Some((_, rest)) = line.split_once("http://") {
                let address = rest.trim_end_matches('/').to_owned();
                // Nobody waits for a second line with an address.
                let _ = send.send(address);
            }
        });
        eprintln!("error: the server has ended: {ended:?}");
        std::process::exit(1);
    });
    address.recv_timeout(Duration::from_secs(30)).context("the server does not print its address")
}

/// Waits for a change that concerns the site and for the quiet after it.
fn next_change(changes: &Receiver<notify::Result<Event>>, data: &Path) -> anyhow::Result<Change> {
    loop {
        let mut change = change_of(changes.recv()?, data)?;
        while let Ok(event) = changes.recv_timeout(QUIET) {
            change = change.or(change_of(event, data)?);
        }
        if change != Change::default() {
            return Ok(change);
        }
    }
}

fn change_of(event: notify::Result<Event>, data: &Path) -> anyhow::Result<Change> {
    let event = event.context("cannot watch files")?;
    // The builds themselves open and read the watched files.
    if event.kind.is_access() {
        return Ok(Change::default());
    }
    let root = root();
    let paths = event.paths.iter().map(|path| path.strip_prefix(&root).unwrap_or(path));
    Ok(paths.map(|path| Change::of(path, data)).fold(Change::default(), Change::or))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::EventKind;
    use notify::event::{AccessKind, ModifyKind};

    #[test]
    fn a_folder_of_data_is_named_as_its_changes_are_reported() {
        let whole = root().join("data/events");
        for path in [Path::new("./data/events"), Path::new("data/events"), &whole] {
            assert_eq!(below_root(path), Path::new("data/events"));
        }
        assert_eq!(below_root(Path::new("/elsewhere")), Path::new("/elsewhere"));
    }

    #[test]
    fn reading_a_file_is_no_change() {
        let event = |kind| Ok(Event::new(kind).add_path(root().join("data/site.json")));
        let change = |kind| change_of(event(kind), Path::new("data")).unwrap();
        assert_eq!(change(EventKind::Access(AccessKind::Any)), Change::default());
        assert!(change(EventKind::Modify(ModifyKind::Any)).pages);
    }
}
