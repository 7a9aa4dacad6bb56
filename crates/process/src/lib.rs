//! Runs other programs, with the project's tools on the path, for a bounded time and without leftovers.
//!
//! Each command is the leader of a process group, so that killing the group also kills the browsers and compilers it started.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::Context;
use rustix::process::{Pid, Signal, kill_process_group};
use serde::de::DeserializeOwned;

/// The running process groups, which Ctrl-C ends too.
static UNDER_WAY: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// The pause between two looks at a command.
const PAUSE: Duration = Duration::from_millis(20);

/// The root of the checkout that cargo runs us in. The one we were compiled in may be another: a copied target folder contains
/// a program that cargo takes for fresh.
pub fn root() -> PathBuf {
    let manifest_dir = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    root_from(manifest_dir.as_deref(), &std::env::current_dir().unwrap_or_default())
}

/// The nearest folder with `xtask/Cargo.toml` above `manifest_dir`, which only cargo sets, else above `current`.
fn root_from(manifest_dir: Option<&Path>, current: &Path) -> PathBuf {
    let mut folders = manifest_dir.into_iter().chain([current]).flat_map(Path::ancestors);
    let root = folders.find(|folder| folder.join("xtask/Cargo.toml").is_file()).unwrap_or(current);
    root.canonicalize().unwrap_or_else(|_| root.to_owned())
}

/// Cargo's target folder.
pub fn target_dir() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// The folder of the tools that are not on the path in the right version.
pub fn tools_dir() -> PathBuf {
    root().join("target/tools")
}

/// A command in the project's root, with the project's own tools first on its path and no input.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut path = vec![tools_dir().join("bin"), root().join("tools/node_modules/.bin")];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    if let Ok(path) = std::env::join_paths(path) {
        command.env("PATH", path);
    }
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end; fails on a bad exit status or after `limit`.
pub fn run(command: &mut Command, limit: Duration) -> anyhow::Result<()> {
    let child = Running::start(command)?;
    finish(command, child.wait(limit)?)
}

/// The cost of a command.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// From its start to its end.
    pub time: Duration,
    /// The most memory it held at once, in bytes.
    pub peak_memory: u64,
}

/// Runs a command to its end and measures it.
pub fn run_measured(command: &mut Command, limit: Duration) -> anyhow::Result<Cost> {
    let start = Instant::now();
    let mut peak_memory = 0;
    let child = Running::start(command)?;
    let id = child.child.id();
    // The kernel keeps the peak until the process has ended, and then there is nothing to read.
    let status =
        child.wait_watching(limit, || peak_memory = peak_memory.max(peak_memory_of(id).unwrap_or(0)))?;
    let time = start.elapsed();
    finish(command, status)?;
    Ok(Cost { time, peak_memory })
}

/// The most memory a process has held so far, in bytes.
fn peak_memory_of(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1_024)
}

/// Runs a command to its end, prints its output and gives each line of it to `on_line`.
pub fn run_watched(
    command: &mut Command,
    limit: Duration,
    mut on_line: impl FnMut(&str) + Send,
) -> anyhow::Result<()> {
    let mut child = Running::start(command.stdout(Stdio::piped()))?;
    let stdout = child.child.stdout.take();
    let status = relay(child, limit, stdout, |line| {
        println!("{line}");
        on_line(line);
    })?;
    finish(command, status)
}

/// [`run_watched`], which also prints the errors of the command; if it fails, they are the error.
pub fn run_reported(
    command: &mut Command,
    limit: Duration,
    mut on_line: impl FnMut(&str) + Send,
) -> anyhow::Result<()> {
    let mut child = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let (stdout, stderr) = (child.child.stdout.take(), child.child.stderr.take());
    let mut errors = Vec::new();
    let status = std::thread::scope(|scope| {
        scope.spawn(|| {
            each_line(stderr, |line| {
                eprintln!("{line}");
                errors.push(line.to_owned());
            });
        });
        relay(child, limit, stdout, |line| {
            println!("{line}");
            on_line(line);
        })
    })?;
    finish(command, status)
        .map_err(|error| if errors.is_empty() { error } else { anyhow::anyhow!(errors.join("\n")) })
}

/// Waits for a command while its lines are read.
fn relay(
    child: Running,
    limit: Duration,
    output: Option<impl Read + Send>,
    on_line: impl FnMut(&str) + Send,
) -> anyhow::Result<ExitStatus> {
    std::thread::scope(|scope| {
        scope.spawn(|| each_line(output, on_line));
        child.wait(limit)
    })
}

fn each_line(output: Option<impl Read>, mut on_line: impl FnMut(&str)) {
    let lines = output.into_iter().flat_map(|output| BufReader::new(output).split(b'\n'));
    lines.map_while(Result::ok).for_each(|line| on_line(&String::from_utf8_lossy(&line)));
}

/// The output of a quick command; `None` if it is absent or fails.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs both steps at the same time; the error of the first goes before that of the second.
pub fn both(
    first: impl FnOnce() -> anyhow::Result<()>,
    second: impl FnOnce() -> anyhow::Result<()> + Send,
) -> anyhow::Result<()> {
    std::thread::scope(|scope| {
        let second = scope.spawn(second);
        let first = first();
        let second = second.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a step panicked")));
        first.and(second)
    })
}

/// Reads a data file below the root.
pub fn read_toml<T: DeserializeOwned>(path: &str) -> anyhow::Result<T> {
    let text = std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))?;
    toml::from_str(&text).with_context(|| format!("cannot understand {path}"))
}

/// Makes Ctrl-C and SIGTERM end the running commands too.
pub fn end_commands_with_us() -> anyhow::Result<()> {
    let end = || {
        for group in UNDER_WAY.lock().map(|groups| groups.clone()).unwrap_or_default() {
            // It may have ended just now.
            let _ = kill_process_group(group, Signal::TERM);
        }
        std::process::exit(130);
    };
    Ok(ctrlc::set_handler(end)?)
}

/// A running command, the leader of its process group.
struct Running {
    child: Child,
    group: Option<Pid>,
}

impl Running {
    fn start(command: &mut Command) -> anyhow::Result<Running> {
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.process_group(0).spawn().with_context(|| format!("cannot start {program}"))?;
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        if let (Ok(mut groups), Some(group)) = (UNDER_WAY.lock(), group) {
            groups.push(group);
        }
        Ok(Running { child, group })
    }

    /// Waits for the end; after the limit, kills the command. The rest of its group is killed in both cases.
    fn wait(self, limit: Duration) -> anyhow::Result<ExitStatus> {
        self.wait_watching(limit, || ())
    }

    /// The same, and calls `look` every [`PAUSE`].
    fn wait_watching(mut self, limit: Duration, mut look: impl FnMut()) -> anyhow::Result<ExitStatus> {
        let start = Instant::now();
        loop {
            look();
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if start.elapsed() > limit {
                anyhow::bail!("took longer than {} minutes and was ended", limit.as_secs() / 60);
            }
            std::thread::sleep(PAUSE);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(group) = self.group {
            // Usually the group is empty by now, which the kernel reports as an error.
            let _ = kill_process_group(group, Signal::KILL);
            if let Ok(mut groups) = UNDER_WAY.lock() {
                groups.retain(|other| *other != group);
            }
        }
        let _ = self.child.wait();
    }
}

fn finish(command: &Command, status: ExitStatus) -> anyhow::Result<()> {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    let first = command.get_args().next().unwrap_or_default().to_string_lossy();
    anyhow::ensure!(status.success(), "`{program} {first}` ended with {status}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = command("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn the_root_is_the_checkout_that_cargo_runs_us_in() {
        let [copy, other] = ["copy", "other"].map(|name| {
            let root = std::env::temp_dir().join(format!("vigil-root-{}-{name}", std::process::id()));
            std::fs::create_dir_all(root.join("xtask/src")).unwrap();
            std::fs::write(root.join("xtask/Cargo.toml"), "").unwrap();
            root.canonicalize().unwrap()
        });
        let by_cargo = root_from(Some(&copy.join("xtask")), &other);
        let by_hand = root_from(None, &other.join("xtask/src"));
        for root in [&copy, &other] {
            std::fs::remove_dir_all(root).unwrap();
        }
        assert_eq!((by_cargo, by_hand), (copy, other));
    }

    #[test]
    fn each_line_of_the_output_is_passed_on() {
        let mut lines = Vec::new();
        run_watched(&mut shell("echo one; echo two"), Duration::from_secs(60), |line| {
            lines.push(line.to_owned())
        })
        .unwrap();
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn a_failure_is_an_error() {
        let error = run(&mut shell("exit 3"), Duration::from_secs(60)).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c` ended with exit status: 3");
    }

    #[test]
    fn time_and_peak_memory_are_measured() {
        // A string of 20 MB, freed while the shell still runs.
        let script = "x=$(head -c 20000000 /dev/zero | tr '\\0' x); x=; sleep 0.2";
        let cost = run_measured(&mut shell(script), Duration::from_secs(60)).unwrap();
        assert!(cost.time >= Duration::from_millis(200));
        assert!(cost.peak_memory > 20_000_000, "{}", cost.peak_memory);
    }

    #[test]
    fn a_reported_failure_is_what_the_command_printed() {
        let error =
            run_reported(&mut shell("echo no such person >&2; exit 1"), Duration::from_secs(60), |_| {})
                .unwrap_err();
        assert_eq!(error.to_string(), "no such person");
    }

    #[test]
    fn a_command_over_its_limit_is_killed_with_its_children() {
        let start = Instant::now();
        let done = run_watched(&mut shell("sleep 600 & wait"), Duration::from_millis(200), |_| {});
        assert!(done.unwrap_err().to_string().contains("was ended"));
        // The output is read until all its holders are gone, the sleeper included.
        assert!(start.elapsed() < Duration::from_secs(300));
    }
}
