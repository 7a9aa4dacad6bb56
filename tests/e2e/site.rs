//! The site under test: where it is, and serving it or a changed copy of it.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use vigil_site::serve::{Options, Running, start};

/// The folder of the built site; none where it was not built.
pub fn dist() -> Option<PathBuf> {
    built("VIGIL_DIST", "dist", "cargo xtask build")
}

/// The folder of the site of ten thousand made-up events; none where it was not built.
pub fn large_dist() -> Option<PathBuf> {
    built("VIGIL_LARGE_DIST", "target/large-dist", "cargo xtask test")
}

fn built(variable: &str, folder: &str, command: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dist = root.join(std::env::var_os(variable).unwrap_or_else(|| folder.into()));
    if dist.join("index.html").is_file() {
        return Some(dist);
    }
    println!("skipped: no site at {}; `{command}` makes it", dist.display());
    None
}

/// Serves a folder below a path, on a port that is free.
pub fn serve(dir: &Path, prefix: &str) -> Running {
    let options = Options { prefix: prefix.to_owned(), is_published: true, ..Options::default() };
    start(dir, SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0), options).unwrap()
}

/// Copies the files of a folder that are wanted.
pub fn copy(from: &Path, to: &Path, wanted: &dyn Fn(&Path) -> bool) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target, wanted);
        } else if wanted(&path) {
            fs::copy(&path, &target).unwrap();
        }
    }
}
