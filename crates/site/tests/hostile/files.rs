//! Files that are none, never end, or have names that act where they are printed.

use crate::case::*;
use std::fs::{self, File};
use std::path::Path;

pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        folder(
            "no events",
            |dir| fs::remove_dir_all(dir.join("events")).unwrap(),
            Expected::Refused("events:0: there are no files of events"),
        ),
        folder(
            "a file as folder of the events",
            |dir| {
                fs::remove_dir_all(dir.join("events")).unwrap();
                fs::write(dir.join("events"), "[]").unwrap();
            },
            Expected::Refused("events:0: there are no files of events"),
        ),
        folder(
            "no people",
            |dir| fs::remove_file(dir.join(PEOPLE)).unwrap(),
            Expected::Refused("people.json:0: the file cannot be read: there is no such file"),
        ),
        folder(
            "no site",
            |dir| fs::remove_file(dir.join(SITE)).unwrap(),
            Expected::Refused("site.json:0: the file cannot be read: there is no such file"),
        ),
        folder(
            "no data at all",
            |dir| fs::remove_dir_all(dir).unwrap(),
            Expected::Refused("site.json:0: the file cannot be read: there is no such file"),
        ),
        folder(
            "a folder as file",
            |dir| fs::create_dir(dir.join("events/2020.json")).unwrap(),
            Expected::Refused("events/2020.json:0: the file cannot be read: it is a folder"),
        ),
        folder(
            "a file of two gigabytes",
            |dir| File::create(dir.join("events/2020.json")).unwrap().set_len(1 << 31).unwrap(),
            Expected::Refused("events/2020.json:0: the file cannot be read: it has more than 1024 MB"),
        ),
        folder(
            "a file of zeros",
            |dir| File::create(dir.join("events/2020.json")).unwrap().set_len(1 << 20).unwrap(),
            Expected::Refused("events/2020.json:1: expected a list"),
        ),
        folder(
            "an ending in capitals",
            |dir| fs::write(dir.join("events/2020.JSON"), "[]").unwrap(),
            Expected::Warned("events/2020.JSON:0: the file is not read"),
        ),
        folder(
            "events in a folder below",
            |dir| {
                fs::create_dir(dir.join("events/old")).unwrap();
                fs::write(dir.join("events/old/2020.json"), "[").unwrap();
            },
            Expected::Warned("events/old:0: the folder is not read"),
        ),
        folder(
            "a second file of people",
            |dir| fs::write(dir.join("people2.json"), "[").unwrap(),
            Expected::Warned("people2.json:0: the file is not read"),
        ),
        folder(
            "500 files that are not read",
            |dir| {
                (0..500).for_each(|at| fs::write(dir.join(format!("events/{at}.txt")), "").unwrap());
            },
            Expected::Warned("events:0: 400 more files and folders are not read"),
        ),
        folder(
            "300 empty files of events",
            |dir| {
                (0..300).for_each(|at| fs::write(dir.join(format!("events/{at}.json")), "").unwrap());
            },
            Expected::Refused("events/299.json:1: expected a list"),
        ),
        folder(
            "an empty list among the files",
            |dir| fs::write(dir.join("events/2020.json"), "[]").unwrap(),
            Expected::Built(|site| {
                site.has("events.json", "2021-03-01-editor-arrested");
            }),
        ),
        folder(
            "a copy of a file",
            |dir| {
                fs::copy(dir.join(EVENTS), dir.join("events/2021 copy.json")).unwrap();
            },
            Expected::Refused("events/2021.json:3: the id `2021-03-01-editor-arrested` is taken"),
        ),
    ];
    #[cfg(unix)]
    cases.extend(unix::cases());
    cases
}

/// Files that only some systems have.
#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    pub fn cases() -> Vec<Case> {
        let device =
            Expected::Refused("events/2020.json:0: the file cannot be read: it is a pipe or a device");
        let looped = Expected::Refused("events/2020.json:0: the file cannot be read: ");
        vec![
            folder("a pipe of events", |dir| pipe(&dir.join("events/2020.json")), device),
            folder(
                "a pipe of people",
                |dir| {
                    fs::remove_file(dir.join(PEOPLE)).unwrap();
                    pipe(&dir.join(PEOPLE));
                },
                Expected::Refused("people.json:0: the file cannot be read: it is a pipe or a device"),
            ),
            folder("a pipe beside the data", |dir| pipe(&dir.join("README.md")), Expected::Built(|_| {})),
            folder(
                "zeros without an end",
                |dir| link(dir, "/dev/zero"),
                Expected::Refused("events/2020.json:0: the file cannot be read: it is a pipe or a device"),
            ),
            folder(
                "random bytes without an end",
                |dir| link(dir, "/dev/urandom"),
                Expected::Refused("events/2020.json:0: the file cannot be read: it is a pipe or a device"),
            ),
            folder(
                "a terminal",
                |dir| link(dir, "/dev/tty"),
                Expected::Refused("events/2020.json:0: the file cannot be read: it is a pipe or a device"),
            ),
            folder(
                "a socket",
                |dir| drop(UnixListener::bind(dir.join("events/2020.json")).unwrap()),
                Expected::Refused("events/2020.json:0: the file cannot be read: it is a pipe or a device"),
            ),
            folder("a link to itself", |dir| link(dir, "2020.json"), looped),
            folder(
                "two links to each other",
                |dir| {
                    link(dir, "2019.json");
                    symlink("2020.json", dir.join("events/2019.json")).unwrap();
                },
                Expected::Refused("events/2019.json:0: the file cannot be read: "),
            ),
            folder(
                "a link to nothing",
                |dir| link(dir, "nothing"),
                Expected::Refused("events/2020.json:0: the file cannot be read: there is no such file"),
            ),
            folder(
                "a link to the folder of the events",
                |dir| symlink(".", dir.join("events/self.json")).unwrap(),
                Expected::Refused("events/self.json:0: the file cannot be read: it is a folder"),
            ),
            folder(
                "a folder of events that is a link to itself",
                |dir| {
                    fs::remove_dir_all(dir.join("events")).unwrap();
                    symlink("events", dir.join("events")).unwrap();
                },
                Expected::Refused("events:0: there are no files of events"),
            ),
            folder(
                "a name that acts in a terminal",
                |dir| named(dir, b"\x1b[31m \x1b]0;owned\x07.json"),
                Expected::Refused("events/\u{1b}[31m \u{1b}]0;owned\u{7}.json:1: expected a list"),
            ),
            folder(
                "a name of two lines",
                |dir| named(dir, b"2020\nerror: all is well.json"),
                Expected::Refused("events/2020\nerror: all is well.json:1: "),
            ),
            folder(
                "a name that turns writing",
                |dir| named(dir, "2020\u{202e}nosj.json".as_bytes()),
                Expected::Refused("events/2020\u{202e}nosj.json:1: expected a list"),
            ),
            folder(
                "a name that is not UTF-8",
                |dir| named(dir, b"20\xff20.json"),
                Expected::Refused("events/20\u{fffd}20.json:0: the file cannot be read: "),
            ),
            folder(
                "a name of 255 bytes",
                |dir| named(dir, format!("{}.json", "a".repeat(250)).as_bytes()),
                Expected::Refused("events/aaaa"),
            ),
            folder(
                "a file that acts though it is not read",
                |dir| named(dir, b"\x1b[2J.txt"),
                Expected::Warned("events/\u{1b}[2J.txt:0: the file is not read"),
            ),
        ]
    }

    fn pipe(path: &Path) {
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    fn link(dir: &Path, target: &str) {
        symlink(target, dir.join("events/2020.json")).unwrap();
    }

    /// A file of this name that is no list.
    fn named(dir: &Path, name: &[u8]) {
        fs::write(dir.join("events").join(OsStr::from_bytes(name)), "{}").unwrap();
    }

    /// Files of the system that wait for something, or fail when they are read.
    #[cfg(target_os = "linux")]
    #[test]
    fn files_of_the_system_are_refused_or_read_without_waiting() {
        let in_system = ["/proc/self/mem", "/proc/kmsg"].into_iter();
        for target in in_system.filter(|target| Path::new(target).exists()) {
            let folder = crate::case::data();
            link(folder.path(), target);
            let (sender, receiver) = std::sync::mpsc::channel();
            let dir = folder.path().to_owned();
            std::thread::spawn(move || sender.send(vigil_site::source::read::load(&dir).is_err()));
            let is_refused = receiver.recv_timeout(std::time::Duration::from_secs(20));
            assert_eq!(is_refused, Ok(true), "{target}");
        }
    }
}

#[test]
fn files_that_are_none_are_refused_without_waiting() {
    run(cases());
}
