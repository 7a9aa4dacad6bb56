//! A copy in a folder. No link is followed out of it, no pipe or device is opened, and files pass through in pieces.

use super::difference::{Difference, Found, Summary};
use super::forms::{sum, sum_of_form};
use super::list::{LIST_LIMIT, List, SIGNATURE_LIMIT, check_signature};
use crate::output::folder::{CHECKSUMS, SIGNATURE};
use anyhow::{Context, bail, ensure};
use minisign_verify::PublicKey;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Compares the files of a folder with its list. Fails if there is no list, if it is damaged, if it names files out of the
/// folder, or if it is not signed with the key, if one is given. Compressed forms may be left out.
pub fn verify(dir: &Path, key: Option<&PublicKey>, found: Found<'_>) -> anyhow::Result<Summary> {
    let root = dir.canonicalize().with_context(|| format!("cannot open {}", dir.display()))?;
    ensure!(root.is_dir(), "{} is not a folder", dir.display());
    let text = read_list(&root, dir)?;
    if let Some(key) = key {
        check_signature(&text, &read_signature(&root)?, key)?;
    }
    let list = List::parse(&text)?;
    let mut summary = Summary { files: 0, forms: 0, list: list.own.clone() };
    for (path, expected) in &list.sums {
        let difference = compare(&root, path, expected);
        if list.form_of(path).is_none() {
            summary.files += 1;
        } else if difference == Some(Difference::Missing) {
            continue;
        } else {
            summary.forms += 1;
        }
        if let Some(difference) = difference {
            found(Path::new(path), difference)?;
        }
    }
    summary.forms += check_others(&root, &list, found)?;
    Ok(summary)
}

fn read_list(root: &Path, dir: &Path) -> anyhow::Result<String> {
    let file = match open(root, Path::new(CHECKSUMS)) {
        Ok(file) => file,
        Err(Difference::Missing) => bail!(
            "{} has no {CHECKSUMS}, the list that `vigil build` writes into a site; nothing can be compared without it",
            dir.display()
        ),
        Err(Difference::Unreadable(reason)) => bail!("cannot read {CHECKSUMS}: {reason}"),
        Err(_) => bail!("{CHECKSUMS} is not a file of this folder"),
    };
    let mut bytes = Vec::new();
    file.take(LIST_LIMIT + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {CHECKSUMS}"))?;
    ensure!(bytes.len() as u64 <= LIST_LIMIT, "{CHECKSUMS} has more than {} MB", LIST_LIMIT >> 20);
    String::from_utf8(bytes).with_context(|| format!("{CHECKSUMS} is not a text in UTF-8"))
}

fn read_signature(root: &Path) -> anyhow::Result<String> {
    let file = match open(root, Path::new(SIGNATURE)) {
        Ok(file) => file,
        Err(Difference::Missing) => bail!("{CHECKSUMS} is not signed: there is no {SIGNATURE}"),
        Err(_) => bail!("{SIGNATURE} is not a file of this folder, or cannot be read"),
    };
    let mut text = String::new();
    file.take(SIGNATURE_LIMIT)
        .read_to_string(&mut text)
        .with_context(|| format!("cannot read {SIGNATURE}"))?;
    Ok(text)
}

/// Opens a file of the folder, or gives the reason why it is not read.
fn open(root: &Path, path: &Path) -> Result<File, Difference> {
    let unreadable = |error: io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Difference::Missing,
        _ => Difference::Unreadable(error.to_string()),
    };
    let real = root.join(path).canonicalize().map_err(unreadable)?;
    if !real.starts_with(root) {
        return Err(Difference::Outside);
    }
    // Before it is opened, because opening a pipe waits for a writer.
    if !fs::metadata(&real).map_err(unreadable)?.is_file() {
        return Err(Difference::NoFile);
    }
    File::open(&real).map_err(unreadable)
}

/// The difference of a listed file, if it has one.
fn compare(root: &Path, path: &str, expected: &str) -> Option<Difference> {
    let file = match open(root, Path::new(path)) {
        Ok(file) => file,
        Err(difference) => return Some(difference),
    };
    match sum(file) {
        Ok(sum) => (sum.as_deref() != Some(expected)).then_some(Difference::Changed),
        Err(error) => Some(Difference::Unreadable(error.to_string())),
    }
}

/// Looks at all files that are not listed; returns the number of compressed forms among them.
fn check_others(root: &Path, list: &List<'_>, found: Found<'_>) -> anyhow::Result<usize> {
    let mut forms = 0;
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for (name, is_folder) in children(&root.join(&folder))? {
            let path = folder.join(name);
            if is_folder {
                folders.push(path);
                continue;
            }
            let text = slashed(&path);
            if text.as_ref().is_some_and(|text| text == SIGNATURE || list.sum_of(text).is_some()) {
                continue;
            }
            let form = text.as_ref().and_then(|text| list.form_of(text));
            forms += usize::from(form.is_some());
            if let Some(difference) = other(root, &path, form) {
                found(&path, difference)?;
            }
        }
    }
    Ok(forms)
}

/// The names in a folder, sorted, and whether each is a folder itself; links are none.
fn children(folder: &Path) -> anyhow::Result<Vec<(OsString, bool)>> {
    let read = || {
        let children = fs::read_dir(folder)?.map(|child| {
            let child = child?;
            Ok((child.file_name(), child.file_type()?.is_dir()))
        });
        let mut children = children.collect::<io::Result<Vec<_>>>()?;
        children.sort();
        Ok::<_, io::Error>(children)
    };
    read().with_context(|| format!("cannot read the folder {}", folder.display()))
}

/// A path as the list writes it; `None` if it is no text, so that no list can name it.
fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// The difference of a file that is not listed, if it has one. `form` is the checksum of the file that it is a compressed
/// form of, with the ending of the form.
fn other(root: &Path, path: &Path, form: Option<(&str, &str)>) -> Option<Difference> {
    let file = match (open(root, path), form) {
        (Err(Difference::Outside), _) => return Some(Difference::Outside),
        (_, None) => return Some(Difference::Added),
        // A link to nothing; a file that was removed meanwhile is no difference that matters.
        (Err(Difference::Missing), _) => return Some(Difference::Added),
        (Err(difference), _) => return Some(difference),
        (Ok(file), _) => file,
    };
    let (expected, ending) = form?;
    let sum = sum_of_form(ending, file);
    (sum.ok().flatten().as_deref() != Some(expected)).then_some(Difference::OtherForm)
}
