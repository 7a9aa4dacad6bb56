//! The site under test: its folder, and serving it or a changed copy of it.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use vigil_site::tool::serve::{Options, Running, start};

/// The folder of the built site.
pub fn dist() -> PathBuf {
    let variable = "VIGIL_DIST";
    built(variable, "dist", &format!("`cargo xtask build` builds it; {variable}=DIR names another folder"))
}

/// The folder of the site of ten thousand made-up events.
pub fn large_dist() -> PathBuf {
    let variable = "VIGIL_LARGE_DIST";
    built(
        variable,
        "target/large-dist",
        &format!("`cargo xtask test` builds it; {variable}=DIR names another folder"),
    )
}

/// The folder of a site, by its variable or the default below the workspace root. A test without its site fails with the
/// advice: passing, it would claim that it looked.
fn built(variable: &str, folder: &str, advice: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dist = root.join(std::env::var_os(variable).unwrap_or_else(|| folder.into()));
    assert!(dist.join("index.html").is_file(), "there is no built site at {}: {advice}", dist.display());
    dist
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
