//! `vigil build` and `vigil compress` replace only folders that a build has written, and a site only by a whole one.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use vigil_site::output::Claim;
use vigil_site::source::read;
use vigil_site::tool::synth;

/// The longest any command may take.
const LIMIT: Duration = Duration::from_secs(60);
/// How often a command is looked at.
const PAUSE: Duration = Duration::from_millis(1);
/// How many builds are killed.
const KILLS: usize = 16;

/// A folder with an app, two sets of data and room for sites.
struct Project {
    _folder: TempDir,
    root: PathBuf,
}

/// A command that has ended.
struct Ended {
    status: ExitStatus,
    stderr: String,
}

impl Project {
    fn new() -> Project {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        synth::write(3, &root.join("data")).unwrap();
        synth::write(5, &root.join("other-data")).unwrap();
        let names = ["counter.js", "outline.json", "page.js"];
        let more = ["saved.js", "share.js", "start.js", "vigil.js", "vigil_bg.wasm", "views_bg.wasm"];
        let files = names.iter().chain(&more);
        let files = files.map(|name| (*name, "")).chain([
            ("index.html", "<script src=vigil.js></script><link href=vigil_bg.wasm>"),
            ("views.js", "views_bg.wasm"),
        ]);
        files.for_each(|(name, text)| write(&root.join("app").join(name), text));
        Project { _folder: folder, root }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Begins to build the data in a folder.
    fn start(&self, data: &str, out: &Path, options: &[&str]) -> Child {
        let mut build = Command::new(env!("CARGO_BIN_EXE_vigil"));
        build.arg("build").arg("--data").arg(self.path(data)).arg("--app").arg(self.path("app"));
        let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        build.arg("--locales").arg(locales).arg("--out").arg(out).args(options).current_dir(&self.root);
        // Without the pages of made-up people, who outnumber the events.
        build.arg("--lists-only").env("RUST_BACKTRACE", "0");
        build.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn build(&self, data: &str, out: &Path) -> Ended {
        end(self.start(data, out, &[]))
    }

    /// The error of a build into a folder that is refused. The data has faults too: a refusal is reported before the data is
    /// read.
    fn refusal(&self, out: &Path, options: &[&str]) -> String {
        write(&self.path("faulty/site.json"), "{}");
        let before = snapshot(&self.root);
        let ended = end(self.start("faulty", out, options));
        assert!(!ended.status.success(), "{}", out.display());
        assert!(snapshot(&self.root) == before, "something has changed beside {}", out.display());
        ended.stderr
    }

    /// The names in the folder of the sites, hidden ones too.
    fn names(&self) -> Vec<String> {
        let children = fs::read_dir(&self.root).unwrap();
        let names = children.map(|child| child.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Waits for a command, which is killed when it takes too long.
fn end(mut child: Child) -> Ended {
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > LIMIT {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("the command takes longer than {} s", LIMIT.as_secs());
        }
        std::thread::sleep(PAUSE);
    };
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    Ended { status, stderr }
}

/// Everything below a folder: bytes of files, targets of links.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for child in fs::read_dir(folder).unwrap() {
            let child = child.unwrap();
            let kind = child.file_type().unwrap();
            let bytes = match kind.is_symlink() {
                true => fs::read_link(child.path()).unwrap().into_os_string().into_encoded_bytes(),
                false if kind.is_dir() => Vec::new(),
                false => fs::read(child.path()).unwrap(),
            };
            if kind.is_dir() {
                folders.push(child.path());
            }
            found.insert(child.path(), bytes);
        }
    }
    found
}

/// Holds that a site has all files of its list, each with its checksum, and no others; gives its list.
fn verified(site: &Path) -> String {
    let mut files: BTreeMap<String, Vec<u8>> = read::files_below(site).unwrap().into_iter().collect();
    let list = String::from_utf8(files.remove("SHA256SUMS").unwrap()).unwrap();
    let line = |(path, bytes): (&String, &Vec<u8>)| {
        let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{digits}  {path}\n")
    };
    assert!(files.iter().map(line).collect::<String>() == list, "{} is not whole", site.display());
    list
}

/// How far a build is, seen from outside.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Moment {
    /// It has claimed the folder.
    Claimed,
    /// It has written this many files.
    Written(usize),
    /// It has written all files, and the sites are about to be exchanged.
    Complete,
    /// They were exchanged, and the old site is being removed.
    Removing,
}

impl Moment {
    /// Waits for it, or for the end of the build.
    fn wait(self, project: &Project, build: &mut Child) {
        let staging = project.path(".site.vigil-new");
        let list = staging.join("SHA256SUMS");
        let start = Instant::now();
        let mut until = |reached: &dyn Fn() -> bool| {
            while !reached() && build.try_wait().unwrap().is_none() && start.elapsed() < LIMIT {
                std::thread::sleep(PAUSE / 10);
            }
        };
        match self {
            Moment::Claimed => until(&|| project.path(".site.vigil-lock").exists()),
            Moment::Written(count) => until(&|| count_files(&staging) >= count),
            Moment::Complete | Moment::Removing => until(&|| list.exists()),
        }
        if self == Moment::Removing {
            until(&|| !list.exists());
        }
    }
}

/// How many files are below a folder, which may be changed meanwhile.
fn count_files(folder: &Path) -> usize {
    let children = fs::read_dir(folder).into_iter().flatten().flatten().map(|child| child.path());
    children.map(|child| if child.is_dir() { count_files(&child) } else { 1 }).sum()
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_build_works() {
    let project = Project::new();
    let site = project.path("site");
    assert!(project.build("data", &site).status.success());
    let first = verified(&site);
    assert!(project.build("other-data", &project.path("other-site")).status.success());
    let second = verified(&project.path("other-site"));
    let (names, files) = (project.names(), first.lines().count());
    let mut killed = 0;
    for number in 0..KILLS {
        let moment = match number % 4 {
            0 => Moment::Claimed,
            1 => Moment::Written(files * number / KILLS),
            2 => Moment::Complete,
            _ => Moment::Removing,
        };
        // Each time the data of the other site.
        let (data, next) = if verified(&site) == first { ("other-data", &second) } else { ("data", &first) };
        let before = verified(&site);
        let mut build = project.start(data, &site, &[]);
        moment.wait(&project, &mut build);
        let _ = build.kill();
        killed += usize::from(!end(build).status.success());
        let left = verified(&site);
        assert!(left == before || left == *next, "{moment:?}");
        let ended = project.build(data, &site);
        assert!(ended.status.success(), "{moment:?}: {}", ended.stderr);
        assert!(verified(&site) == *next, "{moment:?}");
        assert_eq!(project.names(), names, "{moment:?}: something is left");
    }
    // On a busy machine some have ended before they are seen to be as far.
    assert!(killed >= KILLS / 4, "only {killed} builds were killed before their end");
}

#[test]
fn a_first_build_that_is_killed_leaves_a_whole_site_or_none() {
    let project = Project::new();
    let site = project.path("new/site");
    let mut build = project.start("data", &site, &[]);
    let start = Instant::now();
    while !project.path("new/.site.vigil-new").exists() && start.elapsed() < LIMIT {
        std::thread::sleep(PAUSE);
    }
    build.kill().unwrap();
    end(build);
    if site.exists() {
        verified(&site);
    }
    assert!(project.build("data", &site).status.success());
    verified(&site);
    assert_eq!(fs::read_dir(project.path("new")).unwrap().count(), 1);
}

#[test]
fn the_next_build_recovers_from_each_state_a_killed_one_leaves() {
    let project = Project::new();
    let site = project.path("site");
    assert!(project.build("data", &site).status.success());
    let (first, names) = (verified(&site), project.names());
    // Killed between the two renamings of a system that cannot exchange folders. The next build has a fault in its data, and
    // still puts the old site back.
    fs::rename(&site, project.path(".site.vigil-old")).unwrap();
    write(&project.path(".site.vigil-new/vigil-site.txt"), "vigil-site 1\n");
    write(&project.path(".site.vigil-new/index.html"), "new");
    assert!(!project.build("no-data", &site).status.success());
    assert!(verified(&site) == first);
    assert_eq!(project.names(), names);
    // Killed while the old site was removed, before the mark of a new one was written, and while the lock was held.
    write(&project.path(".site.vigil-old/vigil-site.txt"), "vigil-site 1\n");
    write(&project.path(".site.vigil-old/index.html"), "old");
    write(&project.path(".site.vigil-new/vigil-site.txt"), "");
    write(&project.path(".site.vigil-lock"), "vigil holds this folder, process 1\n");
    let ended = project.build("other-data", &site);
    assert!(ended.status.success(), "{}", ended.stderr);
    verified(&site);
    assert_eq!(project.names(), names);
}

#[test]
fn of_two_builds_at_once_the_second_is_refused_and_names_the_first() {
    let project = Project::new();
    let site = project.path("site");
    assert!(project.build("data", &site).status.success());
    let before = verified(&site);
    let claim = Claim::take(&site, &[]).unwrap();
    let ended = project.build("other-data", &site);
    assert!(!ended.status.success());
    let holder = format!("process {} is writing to {}", std::process::id(), site.display());
    assert!(ended.stderr.contains(&holder), "{}", ended.stderr);
    assert!(verified(&site) == before);
    drop(claim);
    for _ in 0..3 {
        let builds = ["data", "other-data"].map(|data| project.start(data, &site, &[])).map(end);
        for ended in builds.iter().filter(|ended| !ended.status.success()) {
            assert!(ended.stderr.contains("is writing to"), "{}", ended.stderr);
        }
        assert!(builds.iter().any(|ended| ended.status.success()));
        verified(&site);
    }
}

#[test]
fn two_sites_in_one_folder_can_be_built_at_once() {
    let project = Project::new();
    let builds = ["one", "two"].map(|name| project.start("data", &project.path(name), &[])).map(end);
    assert!(builds.iter().all(|ended| ended.status.success()));
    assert!(verified(&project.path("one")) == verified(&project.path("two")));
}

#[test]
fn folders_that_no_build_has_written_are_refused_unchanged() {
    let project = Project::new();
    write(&project.path("home/letter.txt"), "mine");
    write(&project.path("home/.config/settings"), "mine");
    write(&project.path("repository/.git/HEAD"), "ref: refs/heads/main");
    // As builds before this mark left them.
    write(&project.path("older/index.html"), "<!doctype html>");
    write(&project.path("older/SHA256SUMS"), "00  index.html\n");
    write(&project.path("file"), "mine");
    for (out, reason) in [
        ("home", "no build has written it"),
        ("home/.config/..", "no build has written it"),
        ("repository", "no build has written it"),
        ("older", "no build has written it"),
        ("file", "is not a folder"),
        ("file/site", "is not a folder"),
        (".", "holds, the data folder"),
        ("..", "holds, the data folder"),
        ("/", "root of a file system"),
    ] {
        let told = project.refusal(Path::new(out), &[]);
        assert!(told.contains(reason), "{out}: {told}");
    }
}

#[test]
fn folders_the_build_needs_are_refused_by_any_path() {
    let project = Project::new();
    write(&project.path("fonts/one.ttf"), "");
    write(&project.path("kept/cards/notes.txt"), "mine");
    let options = ["--fonts", "fonts", "--card-cache", "kept/cards"];
    for (out, reason) in [
        ("faulty", "is, or holds, the data folder"),
        ("app", "is, or holds, the folder of the app"),
        ("home/../app/", "is, or holds, the folder of the app"),
        ("fonts", "is, or holds, the folder of the fonts"),
        ("kept", "is, or holds, the folder of the kept cards"),
        ("kept/cards", "is, or holds, the folder of the kept cards"),
        ("faulty/site", "is inside the data folder"),
        ("app/new/site", "is inside the folder of the app"),
        ("fonts/site", "is inside the folder of the fonts"),
    ] {
        fs::create_dir_all(project.path("home")).unwrap();
        let told = project.refusal(Path::new(out), &options);
        assert!(told.contains(reason), "{out}: {told}");
    }
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    assert!(project.refusal(&locales, &[]).contains("is, or holds, the folder of the messages"));
}

#[cfg(unix)]
#[test]
fn links_are_refused_and_do_not_hide_what_they_lead_to() {
    use std::os::unix::fs::symlink;
    let project = Project::new();
    write(&project.path("home/letter.txt"), "mine");
    fs::create_dir(project.path("empty")).unwrap();
    symlink(project.path("empty"), project.path("link")).unwrap();
    symlink(project.path("nowhere"), project.path("dangling")).unwrap();
    symlink(&project.root, project.path("up")).unwrap();
    for (out, reason) in [
        ("link", "is a symbolic link"),
        ("link/", "is a symbolic link"),
        ("dangling", "is a symbolic link"),
        ("up/home", "no build has written it"),
        ("up/faulty", "is, or holds, the data folder"),
        ("up/app/site", "is inside the folder of the app"),
    ] {
        let told = project.refusal(Path::new(out), &[]);
        assert!(told.contains(reason), "{out}: {told}");
    }
    assert!(project.build("data", &project.path("up/link/site")).status.success());
    verified(&project.path("empty/site"));
}

#[test]
fn a_site_to_which_files_were_added_is_refused_until_they_are_gone() {
    let project = Project::new();
    let site = project.path("site");
    assert!(project.build("data", &site).status.success());
    for added in ["CNAME", ".git/HEAD", "event/notes.txt"] {
        let path = site.join(added);
        write(&path, "mine");
        let told = project.refusal(&site, &[]);
        assert!(told.contains("no build has written") && told.contains(added), "{told}");
        fs::remove_file(path).unwrap();
    }
    assert!(project.build("data", &site).status.success());
}

#[test]
fn foreign_folders_with_the_names_of_temporary_ones_are_refused_unchanged() {
    let project = Project::new();
    let site = project.path("site");
    assert!(project.build("data", &site).status.success());
    for name in [".site.vigil-new", ".site.vigil-old", ".site.vigil-lock"] {
        let path = project.path(name);
        write(&path.join("letter.txt"), "mine");
        let told = project.refusal(&site, &[]);
        assert!(told.contains("no build has written it") && told.contains(name), "{told}");
        fs::remove_dir_all(path).unwrap();
    }
}

#[test]
fn only_a_site_is_compressed_and_may_then_be_replaced() {
    let project = Project::new();
    let compress_with = |dir: &Path, cache: &str| {
        let mut compress = Command::new(env!("CARGO_BIN_EXE_vigil"));
        compress.arg("compress").arg(dir).args(["--level", "fast", "--cache", cache]);
        compress.current_dir(&project.root).env("RUST_BACKTRACE", "0");
        end(compress.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap())
    };
    let compress = |dir: &Path| compress_with(dir, "cache");
    let home = project.path("home");
    write(&home.join("gone.json.gz"), "mine");
    write(&home.join("letter.txt"), &"mine ".repeat(200));
    let before = snapshot(&project.root);
    let ended = compress(&home);
    assert!(!ended.status.success() && ended.stderr.contains("is not a site"), "{}", ended.stderr);
    assert!(snapshot(&project.root) == before);
    let site = project.path("site");
    assert!(project.build("data", &site).status.success());
    let claim = Claim::take(&site, &[]).unwrap();
    assert!(compress(&site).stderr.contains("is writing to"));
    drop(claim);
    assert!(compress_with(&site, "site/cache").stderr.contains("is inside the site"));
    assert!(compress(&site).status.success());
    assert!(site.join("index.html.br").exists() && !site.join("vigil-site.txt.br").exists());
    let mut verify = Command::new(env!("CARGO_BIN_EXE_vigil"));
    let checked = verify.arg("verify").arg(&site).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    assert!(project.build("other-data", &site).status.success());
    verified(&site);
}
