//! Compares a copy of a site with its list of checksums: which files are missing, changed or added.
//!
//! A copy may come from anybody. No link is followed out of it, no pipe or device is opened, the length of the list is
//! bounded, and files pass through in pieces, so that nothing in the folder makes the check hang or fill the memory.

use super::digits;
use super::folder::{CHECKSUMS, COMPRESSED, SIGNATURE};
use anyhow::{Context, anyhow, bail, ensure};
use minisign_verify::{PublicKey, Signature};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// The most bytes of a list: about a million files.
const LIST_LIMIT: u64 = 1 << 27;
/// The most bytes of a signature, comments included.
const SIGNATURE_LIMIT: u64 = 1 << 16;
/// The most bytes that a compressed form may decompress to.
const FORM_LIMIT: u64 = 1 << 30;
/// The hexadecimal digits of a checksum.
const DIGITS: usize = 64;

/// How a file differs from the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is listed and not there.
    Missing,
    /// It has another checksum.
    Changed,
    /// It is not listed.
    Added,
    /// It is the compressed form of a listed file and does not decompress to that.
    OtherForm,
    /// It is a link to something outside the folder, or reached by one, and was not read.
    Outside,
    /// It is a folder, a pipe or a device, and was not read.
    NoFile,
    /// It cannot be read, for this reason.
    Unreadable(String),
}

/// The size of a checked site, and the digest of its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The number of files on the list.
    pub files: usize,
    /// The number of compressed forms of such.
    pub forms: usize,
    /// The SHA-256 of the list itself, in hexadecimal digits.
    pub list: String,
}

/// Receives the path of a file in the folder and its difference; an error ends the comparison.
pub type Found<'f> = &'f mut dyn FnMut(&Path, Difference) -> anyhow::Result<()>;

/// Compares the files of a folder with its list. Fails if there is no list, if it is damaged, if it names files out of the
/// folder, or if it is not signed with the key, if one is given.
pub fn verify(dir: &Path, key: Option<&PublicKey>, found: Found<'_>) -> anyhow::Result<Summary> {
    let root = dir.canonicalize().with_context(|| format!("cannot open {}", dir.display()))?;
    ensure!(root.is_dir(), "{} is not a folder", dir.display());
    let text = read_list(&root, dir)?;
    if let Some(key) = key {
        check_signature(&root, &text, key)?;
    }
    let sum = digits(Sha256::new_with_prefix(&text));
    let list = List { sums: parse(&text)?, own: &sum };
    for (path, expected) in &list.sums {
        if let Some(difference) = compare(&root, path, expected) {
            found(Path::new(path), difference)?;
        }
    }
    let forms = check_others(&root, &list, found)?;
    Ok(Summary { files: list.sums.len(), forms, list: sum })
}

/// The checksums of a site.
struct List<'t> {
    /// By path.
    sums: BTreeMap<&'t str, &'t str>,
    /// That of the list itself.
    own: &'t str,
}

impl List<'_> {
    fn sum_of(&self, path: &str) -> Option<&str> {
        if path == CHECKSUMS { Some(self.own) } else { self.sums.get(path).copied() }
    }

    /// The checksum of the file that a path is a compressed form of, and the ending of the form.
    fn form_of(&self, path: &str) -> Option<(&str, &'static str)> {
        COMPRESSED.iter().find_map(|ending| Some((self.sum_of(path.strip_suffix(ending)?)?, *ending)))
    }
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

/// Fails unless the folder has a signature of the list by the owner of the key (minisign, Ed25519).
fn check_signature(root: &Path, list: &str, key: &PublicKey) -> anyhow::Result<()> {
    let file = match open(root, Path::new(SIGNATURE)) {
        Ok(file) => file,
        Err(Difference::Missing) => bail!("{CHECKSUMS} is not signed: there is no {SIGNATURE}"),
        Err(_) => bail!("{SIGNATURE} is not a file of this folder, or cannot be read"),
    };
    let mut text = String::new();
    file.take(SIGNATURE_LIMIT)
        .read_to_string(&mut text)
        .with_context(|| format!("cannot read {SIGNATURE}"))?;
    let signature =
        Signature::decode(&text).map_err(|_| anyhow!("{SIGNATURE} is not a signature of minisign"))?;
    key.verify(list.as_bytes(), &signature, false).map_err(|_| {
        anyhow!("{SIGNATURE} is not a signature of this {CHECKSUMS} by this key: the list was changed, or another key signed it")
    })
}

/// The checksums by path, from lines as `sha256sum` writes them.
fn parse(text: &str) -> anyhow::Result<BTreeMap<&str, &str>> {
    let mut sums = BTreeMap::new();
    for (at, line) in (1..).zip(text.split_inclusive('\n')) {
        let entry = line.strip_suffix('\n').and_then(|line| line.split_once("  "));
        let is_sum = |sum: &str| {
            sum.len() == DIGITS && sum.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        };
        let Some((sum, path)) = entry.filter(|(sum, _)| is_sum(sum)) else {
            bail!("line {at} of {CHECKSUMS} is not a checksum and a path: the list is cut or damaged")
        };
        ensure!(is_inside(path), "line {at} of {CHECKSUMS} names no file of the folder: {path:?}");
        ensure!(sums.insert(path, sum).is_none(), "line {at} of {CHECKSUMS} names a file again: {path:?}");
    }
    ensure!(!sums.is_empty(), "{CHECKSUMS} is empty");
    Ok(sums)
}

/// Whether a path of the list leads down from the root, and is the only way to write it.
fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains('\0');
    path.split('/').all(is_name)
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
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
    let mut file = match open(root, Path::new(path)) {
        Ok(file) => file,
        Err(difference) => return Some(difference),
    };
    match sum(&mut file) {
        Ok(sum) => (sum != expected).then_some(Difference::Changed),
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
    let sum = if ending == ".br" { sum_of_brotli(file) } else { sum_of_gzip(file) };
    (sum.ok().flatten().as_deref() != Some(expected)).then_some(Difference::OtherForm)
}

/// The checksum of what a Brotli stream decompresses to; `None` if it is too long or something follows the stream.
fn sum_of_brotli(file: File) -> io::Result<Option<String>> {
    let mut decoder = brotli::Decompressor::new(BufReader::new(file), 1 << 16);
    let sum = sum_within_limit(&mut decoder)?;
    // Fails if bytes are left in the buffer of the decoder.
    let is_over = decoder.read(&mut [0])? == 0;
    let mut rest = decoder.into_inner();
    Ok(sum.filter(|_| is_over).filter(|_| rest.fill_buf().is_ok_and(<[u8]>::is_empty)))
}

/// The checksum of what a gzip member decompresses to; `None` if it is too long or something follows the member.
fn sum_of_gzip(file: File) -> io::Result<Option<String>> {
    let mut decoder = flate2::bufread::GzDecoder::new(BufReader::new(file));
    let sum = sum_within_limit(&mut decoder)?;
    let mut rest = decoder.into_inner();
    Ok(sum.filter(|_| rest.fill_buf().is_ok_and(<[u8]>::is_empty)))
}

fn sum_within_limit(decoder: &mut dyn Read) -> io::Result<Option<String>> {
    let mut limited = decoder.take(FORM_LIMIT);
    let sum = sum(&mut limited)?;
    Ok((limited.limit() > 0).then_some(sum))
}

/// The SHA-256 of all bytes, in hexadecimal digits.
fn sum(bytes: &mut dyn Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(bytes, &mut hasher)?;
    Ok(digits(hasher))
}
