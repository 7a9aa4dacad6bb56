//! Puts compressed forms on the list of checksums, after the files of a build.

use crate::output::digits;
use crate::output::folder::{CHECKSUMS, COMPRESSED, SIGNATURE, UNFINISHED_CHECKSUMS};
use anyhow::Context;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Whether the list of a site is another one now, although the old one is signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signed {
    /// There is no signature, or it is still one of the list.
    #[default]
    AsBefore,
    /// The signature is one of the list before.
    Outdated,
}

/// Writes the compressed forms in a site into its list, in the order of the paths, in place of those listed before.
pub fn list_forms(site: &Path) -> anyhow::Result<Signed> {
    let path = site.join(CHECKSUMS);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Signed::AsBefore),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let listed: BTreeMap<&str, &str> =
        text.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect();
    let is_form = |path: &str| {
        let source = COMPRESSED.iter().find_map(|ending| path.strip_suffix(ending));
        source.is_some_and(|source| listed.contains_key(source))
    };
    let files: Vec<(&str, &str)> =
        listed.iter().map(|(path, sum)| (*path, *sum)).filter(|(path, _)| !is_form(path)).collect();
    let forms: Vec<(String, String)> = files
        .par_iter()
        .flat_map_iter(|(path, _)| COMPRESSED.iter().map(move |ending| format!("{path}{ending}")))
        .filter_map(|form| sum_of(site, form).transpose())
        .collect::<anyhow::Result<_>>()?;
    let files = files.into_iter().map(|(path, sum)| (path.to_owned(), sum.to_owned()));
    let all: BTreeMap<String, String> = files.chain(forms).collect();
    let new: String = all.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect();
    if new == text {
        return Ok(Signed::AsBefore);
    }
    // In one step, because a site without its list passes for an unfinished one.
    let unfinished = site.join(UNFINISHED_CHECKSUMS);
    fs::write(&unfinished, new)
        .and_then(|()| fs::rename(&unfinished, &path))
        .with_context(|| format!("cannot write {}", path.display()))?;
    let is_signed = site.join(SIGNATURE).exists();
    Ok(if is_signed { Signed::Outdated } else { Signed::AsBefore })
}

/// The path and the checksum of a form, if it is there.
fn sum_of(site: &Path, form: String) -> anyhow::Result<Option<(String, String)>> {
    match fs::read(site.join(&form)) {
        Ok(bytes) => Ok(Some((form, digits(Sha256::new_with_prefix(bytes))))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {form}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::compress::{Level, compress};

    #[test]
    fn forms_are_listed_once_and_the_others_stay() {
        let site = tempfile::tempdir().unwrap();
        let dir = site.path();
        let page = "A verdict was read out. ".repeat(100);
        fs::write(dir.join("index.html"), &page).unwrap();
        fs::write(dir.join("data.tar.gz"), "a download").unwrap();
        let list = "00  data.tar.gz\n11  index.html\n";
        fs::write(dir.join(CHECKSUMS), list).unwrap();
        compress(dir, Level::Fast, None).unwrap();
        assert_eq!(list_forms(dir).unwrap(), Signed::AsBefore);
        let text = fs::read_to_string(dir.join(CHECKSUMS)).unwrap();
        let names: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
        assert_eq!(names, ["data.tar.gz", "index.html", "index.html.br", "index.html.gz"]);
        let form = fs::read(dir.join("index.html.br")).unwrap();
        assert!(text.contains(&format!("{}  index.html.br\n", digits(Sha256::new_with_prefix(form)))));
        fs::write(dir.join(SIGNATURE), "a signature").unwrap();
        assert_eq!(list_forms(dir).unwrap(), Signed::AsBefore, "the same list");
        fs::remove_file(dir.join("index.html.br")).unwrap();
        fs::remove_file(dir.join("index.html.gz")).unwrap();
        assert_eq!(list_forms(dir).unwrap(), Signed::Outdated);
        assert_eq!(fs::read_to_string(dir.join(CHECKSUMS)).unwrap(), list);
    }
}
