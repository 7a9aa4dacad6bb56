//! Starts other programs: with the project's tools on the path, for a bounded time, and never leaving any behind.
//!
//! Each command gets a process group of its own, so that ending it ends what it started (a browser, a compiler) too.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::Context;
use rustix::process::{Pid, Signal, kill_process_group};

/// The process groups under way, to be ended with us.
static UNDER_WAY: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

/// How often a command is looked at.
const PAUSE: Duration = Duration::from_millis(20);

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap_or_else(|_| ".".into())
}

/// Where cargo builds.
pub fn target_dir() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// A command that runs in the project's root with the project's own tools first on its path.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut path = vec![crate::setup::tools_dir().join("bin"), root().join("tools/node_modules/.bin")];
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

/// Runs a command to its end; anything but success is an error.
pub fn run(command: &mut Command, limit: Duration) -> anyhow::Result<()> {
    let child = Running::start(command)?;
    finish(command, child.wait(limit)?)
}

/// What a command cost.
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
    // The kernel keeps the peak; what is asked for in vain is that of a command that has just ended.
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

/// Runs a command to its end, shows what it says and gives each line of it to `on_line`.
pub fn run_watched(
    command: &mut Command,
    limit: Duration,
    mut on_line: impl FnMut(&str) + Send,
) -> anyhow::Result<()> {
    let mut child = Running::start(command.stdout(Stdio::piped()))?;
    let stdout = child.child.stdout.take();
    let status = std::thread::scope(|scope| {
        scope.spawn(|| {
            for line in stdout
                .into_iter()
                .flat_map(|stdout| BufReader::new(stdout).split(b'\n'))
                .map_while(Result::ok)
            {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                on_line(&line);
            }
        });
        child.wait(limit)
    })?;
    finish(command, status)
}

/// Runs a command that should be quick and gives what it prints; `None` when it is not there or fails.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Makes Ctrl-C and a polite kill end what is under way too.
pub fn end_commands_with_us() -> anyhow::Result<()> {
    let end = || {
        for group in UNDER_WAY.lock().map(|groups| groups.clone()).unwrap_or_default() {
            // It may have ended in this moment.
            let _ = kill_process_group(group, Signal::TERM);
        }
        std::process::exit(130);
    };
    Ok(ctrlc::set_handler(end)?)
}

/// A command under way, in its own process group.
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

    /// Waits for the end; past the limit, ends it. What it left running is ended in both cases.
    fn wait(self, limit: Duration) -> anyhow::Result<ExitStatus> {
        self.wait_watching(limit, || ())
    }

    /// The same, and looks at it from time to time.
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
            // Usually nothing is left of it, which is an error here and good news.
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
    fn lines_are_given_as_they_come() {
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
    fn the_time_and_the_peak_of_the_memory_are_measured() {
        // A string of 20 MB, gone again when the shell still runs.
        let script = "x=$(head -c 20000000 /dev/zero | tr '\\0' x); x=; sleep 0.2";
        let cost = run_measured(&mut shell(script), Duration::from_secs(60)).unwrap();
        assert!(cost.time >= Duration::from_millis(200));
        assert!(cost.peak_memory > 20_000_000, "{}", cost.peak_memory);
    }

    #[test]
    fn what_takes_too_long_is_ended_with_all_it_started() {
        let start = Instant::now();
        let done = run_watched(&mut shell("sleep 600 & wait"), Duration::from_millis(200), |_| {});
        assert!(done.unwrap_err().to_string().contains("was ended"));
        // The output closes only when nobody holds it any more, the sleeper included.
        assert!(start.elapsed() < Duration::from_secs(300));
    }
}
