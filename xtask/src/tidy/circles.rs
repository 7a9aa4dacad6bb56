//! How the files of a crate use each other: never in a circle, and in the generator from a later stage to an earlier one.
//!
//! A use is a path to a file of the same crate, in a `use` or anywhere else. Tests are left out, and so are `mod` lines.

use std::collections::{BTreeMap, BTreeSet};

use super::hold;
use super::source::{Source, sources, words};

/// The folders of crates without circles.
const CRATES: &[&str] =
    &["crates/site/src/", "crates/index/src/", "crates/model/src/", "crates/views/src/", "crates/json/src/"];
const GENERATOR: &str = "crates/site/src/";
/// The stage to which all others hand files, and which uses none of them; and what is beneath all stages.
const SINK: &str = "output";
const GROUND: &[&str] = &["digest", "paths"];

/// The name of a file's module below the crate, such as `["render", "page"]`; empty for `lib.rs` and `main.rs`.
type Module = Vec<String>;

/// The files of a crate by module, each with the modules that it uses.
struct Uses {
    paths: BTreeMap<Module, String>,
    uses: BTreeMap<Module, BTreeSet<Module>>,
}

impl Uses {
    fn in_crate(folder: &str) -> Uses {
        let is_of_crate = |source: &&Source| !source.is_test && source.path.starts_with(folder);
        let files: Vec<_> =
            sources().iter().filter(is_of_crate).filter(|source| !source.path.ends_with("main.rs")).collect();
        let paths: BTreeMap<Module, String> =
            files.iter().map(|source| (module_of(&source.path, folder), source.path.clone())).collect();
        let code = files.iter().map(|source| {
            let tokens = source.lines().flat_map(|(_, line)| tokens(line));
            (module_of(&source.path, folder), tokens.collect())
        });
        let code: BTreeMap<Module, Vec<&str>> = code.collect();
        let places = places(&code);
        let uses = code.iter().map(|(module, tokens)| (module.clone(), used_by(module, tokens, &places)));
        Uses { uses: uses.collect(), paths }
    }

    /// The files that use each other in circles, and those on the way from one circle to another.
    fn circles(&self) -> Vec<&str> {
        let mut left = self.uses.clone();
        loop {
            let before = left.len();
            let modules: BTreeSet<Module> = left.keys().cloned().collect();
            let used: BTreeSet<Module> = left.values().flatten().cloned().collect();
            left.retain(|module, uses| used.contains(module) && !uses.is_disjoint(&modules));
            if left.len() == before {
                return left.keys().filter_map(|module| self.paths.get(module)).map(String::as_str).collect();
            }
        }
    }
}

/// The module of a file.
fn module_of(path: &str, folder: &str) -> Module {
    let below = path.strip_prefix(folder).unwrap_or(path).trim_end_matches(".rs");
    let below = below.strip_suffix("/mod").unwrap_or(below);
    below.split('/').filter(|name| *name != "lib").map(str::to_owned).collect()
}

/// The module in which each path is declared: of modules themselves, and of the names that they re-export.
fn places(code: &BTreeMap<Module, Vec<&str>>) -> BTreeMap<Module, Module> {
    let modules: BTreeMap<Module, Module> =
        code.keys().map(|module| (module.clone(), module.clone())).collect();
    let mut all = modules.clone();
    for (module, tokens) in code {
        for place in (1..tokens.len())
            .filter(|place| tokens[*place] == "use" && [")", "pub"].contains(&tokens[*place - 1]))
        {
            let (start, skipped) =
                start_of(module, tokens[place + 1]).map_or((module.clone(), 1), |start| (start, 4));
            follow(start, &tokens[place + skipped..], &mut |path| {
                let name = path.last().cloned();
                all.extend(
                    file_of(path, &modules).map(|file| (module.iter().cloned().chain(name).collect(), file)),
                );
            });
        }
    }
    all
}

/// The module at which a path begins, by its first word.
fn start_of(module: &Module, word: &str) -> Option<Module> {
    match word {
        "crate" => Some(Vec::new()),
        "self" => Some(module.clone()),
        "super" => Some(module[..module.len().saturating_sub(1)].to_vec()),
        _ => None,
    }
}

/// The modules that a file uses by a path from `crate`, `super` or `self`, or from the name of a module that it declares.
fn used_by(module: &Module, tokens: &[&str], places: &BTreeMap<Module, Module>) -> BTreeSet<Module> {
    let mut used = BTreeSet::new();
    let is_sign = |place: usize| tokens.get(place) == Some(&":");
    for place in (0..tokens.len()).filter(|place| is_sign(place + 1) && is_sign(place + 2)) {
        let child: Module = module.iter().cloned().chain([tokens[place].to_owned()]).collect();
        let start = start_of(module, tokens[place]).or_else(|| places.contains_key(&child).then_some(child));
        if let Some(start) = start.filter(|_| place == 0 || !is_sign(place - 1)) {
            follow(start, &tokens[place + 3..], &mut |path| used.extend(file_of(path, places)));
        }
    }
    used.remove(module);
    used
}

/// Passes each path of a tree of names, such as `page::{Page, part::{a, b}}`, to `found`; returns the tokens it read.
fn follow(mut path: Module, tokens: &[&str], found: &mut impl FnMut(Module)) -> usize {
    let mut place = 0;
    loop {
        match tokens.get(place).copied() {
            Some("{") => {
                place += 1;
                while let Some(token) = tokens.get(place).copied() {
                    place += match token {
                        "}" => break,
                        "," => 1,
                        _ => follow(path.clone(), &tokens[place..], found).max(1),
                    };
                }
                return place + 1;
            }
            Some("super") => drop(path.pop()),
            Some("self") => {}
            Some(name) => path.push(name.to_owned()),
            None => break,
        }
        place += 1;
        if tokens.get(place..place + 2) != Some(&[":", ":"][..]) {
            break;
        }
        place += 2;
    }
    found(path);
    // A name after `as` is no path.
    if tokens.get(place).copied() == Some("as") { place + 2 } else { place }
}

/// The module with the file in which a path is declared, by the longest part of the path that is known. What `lib.rs` itself
/// declares belongs to no file below it.
fn file_of(mut path: Module, places: &BTreeMap<Module, Module>) -> Option<Module> {
    while !path.is_empty() {
        if let Some(module) = places.get(&path) {
            return Some(module.clone());
        }
        path.pop();
    }
    None
}

/// The words and signs of a line of code.
fn tokens(line: &str) -> Vec<&str> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut tokens = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = if is_word(first) { rest.find(|letter| !is_word(letter)) } else { Some(first.len_utf8()) };
        let (token, after) = rest.split_at(end.unwrap_or(rest.len()));
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// The modules of the generator in the order of `lib.rs`.
fn stages() -> Vec<String> {
    let lib = sources().iter().filter(|source| source.path == format!("{GENERATOR}lib.rs"));
    let declared = lib.flat_map(Source::lines).filter(|(_, line)| line.ends_with(';'));
    let names = declared.filter_map(|(_, line)| words(line).skip_while(|word| *word != "mod").nth(1));
    names.map(str::to_owned).collect()
}

#[test]
fn no_files_of_a_crate_use_each_other_in_a_circle() {
    let faults = CRATES.iter().filter_map(|folder| {
        let uses = Uses::in_crate(folder);
        let circles = uses.circles();
        (!circles.is_empty())
            .then(|| format!("{}: move what they all need to a lower file", circles.join(", ")))
    });
    hold("No files use each other in a circle", faults.collect());
}

#[test]
fn a_stage_of_the_generator_uses_only_earlier_ones_and_the_output() {
    let stages = stages();
    let rank = |module: &Module| stages.iter().position(|stage| Some(stage) == module.first());
    let Uses { paths, uses } = Uses::in_crate(GENERATOR);
    let mut faults = Vec::new();
    for (module, used) in uses.iter().flat_map(|(module, all)| all.iter().map(move |used| (module, used))) {
        let (from, to) = (module.first().map_or("", String::as_str), used.first().map_or("", String::as_str));
        let is_allowed = match from == SINK {
            true => to == SINK || GROUND.contains(&to),
            false => to == SINK && !GROUND.contains(&from) || rank(used) <= rank(module),
        };
        if !is_allowed {
            faults.push(format!("{} uses {}, a later stage", paths[module], paths[used]));
        }
    }
    hold("A stage uses only earlier ones", faults);
}

#[test]
fn a_circle_is_found_and_named() {
    let module = |name: &str| vec![name.to_owned()];
    let places = ["a", "b", "c"].map(|name| (module(name), module(name))).into();
    let paths: BTreeMap<Module, String> =
        ["a", "b", "c"].map(|name| (module(name), format!("{name}.rs"))).into();
    let used = |name: &str, text: &str| (module(name), used_by(&module(name), &tokens(text), &places));
    let first = used("a", "use crate::{b::{self, B as Other}, z::Z} ; fn a() { super::c::new() }");
    assert_eq!(first.1, BTreeSet::from([module("b"), module("c")]));
    let straight = Uses { paths: paths.clone(), uses: [first.clone(), used("b", "use crate::c::C;")].into() };
    assert!(straight.circles().is_empty());
    let uses = [first, used("b", "use crate::c;"), used("c", "crate::b::A { b }")].into();
    assert_eq!(Uses { paths, uses }.circles(), ["b.rs", "c.rs"], "a uses the circle and is not in it");
}

#[test]
fn a_re_exported_name_is_declared_in_its_own_file() {
    let module = |name: &str| -> Module { name.split_terminator('/').map(str::to_owned).collect() };
    let code = [("", "pub use a::{A, b::B};"), ("a", "pub(crate) use self::b::B;"), ("a/b", "struct B;")];
    let places = places(&code.map(|(name, text)| (module(name), tokens(text))).into());
    let of = |path: &str| file_of(module(path), &places);
    let files = [("A", Some("a")), ("B", Some("a/b")), ("a/B", Some("a/b")), ("Other", None)];
    files.into_iter().for_each(|(path, file)| assert_eq!(of(path), file.map(module), "{path}"));
}
