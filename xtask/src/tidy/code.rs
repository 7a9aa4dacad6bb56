//! Sizes, names and docs of the Rust code.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::hold;
use super::source::{Source, sources};

/// Lines of a function, from its signature to its closing brace.
const FUNCTION_LINES: usize = 70;
/// Lines of a component.
const COMPONENT_LINES: usize = 60;
/// Lines of a file without its tests.
const FILE_LINES: usize = 500;
/// Lines of a file's opening.
const OPENING_LINES: usize = 10;

/// Nouns that say nothing or already mean something else; ARCHITECTURE.md has the ones to use.
const BANNED_NOUNS: &[&str] = &[
    "item", "entry", "record", "tag", "filter", "result", "info", "chunk", "blob", "utils", "util",
    "helpers", "helper", "common", "manager",
];
/// How functions are not named: the verb should say what happens.
const BANNED_VERBS: &[&str] = &["handle_", "do_", "get_"];

/// What a file declares.
#[derive(Default)]
struct Declared {
    functions: Vec<Function>,
    types: Vec<(String, usize)>,
    modules: Vec<(String, usize)>,
}

struct Function {
    name: String,
    line: usize,
    lines: usize,
    is_component: bool,
    has_doc: bool,
}

impl Declared {
    fn in_source(source: &Source) -> Declared {
        let mut declared = Declared::default();
        declared.visit_file(&source.syntax());
        declared
    }

    fn function(&mut self, signature: &syn::Signature, attributes: &[syn::Attribute], block: &syn::Block) {
        let line = signature.span().start().line;
        let is_component = attributes.iter().any(|attribute| {
            attribute
                .path()
                .segments
                .last()
                .is_some_and(|last| last.ident == "component" || last.ident == "island")
        });
        self.functions.push(Function {
            name: signature.ident.to_string(),
            line,
            lines: block.span().end().line + 1 - line,
            is_component,
            has_doc: attributes.iter().any(|attribute| attribute.path().is_ident("doc")),
        });
    }

    fn named(&mut self, ident: &syn::Ident) {
        self.types.push((ident.to_string(), ident.span().start().line));
    }
}

impl<'ast> Visit<'ast> for Declared {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.function(&function.sig, &function.attrs, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.function(&function.sig, &function.attrs, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.function(&function.sig, &function.attrs, block);
        }
        visit::visit_trait_item_fn(self, function);
    }

    fn visit_item_struct(&mut self, found: &'ast syn::ItemStruct) {
        self.named(&found.ident);
    }

    fn visit_item_enum(&mut self, found: &'ast syn::ItemEnum) {
        self.named(&found.ident);
    }

    fn visit_item_trait(&mut self, found: &'ast syn::ItemTrait) {
        self.named(&found.ident);
        visit::visit_item_trait(self, found);
    }

    fn visit_item_type(&mut self, found: &'ast syn::ItemType) {
        self.named(&found.ident);
    }

    fn visit_item_mod(&mut self, found: &'ast syn::ItemMod) {
        self.modules.push((found.ident.to_string(), found.ident.span().start().line));
        visit::visit_item_mod(self, found);
    }
}

/// The files that are not tests, each with what it declares.
fn declared() -> impl Iterator<Item = (&'static Source, Declared)> {
    sources().iter().filter(|source| !source.is_test).map(|source| (source, Declared::in_source(source)))
}

/// The words of a name in CamelCase or snake_case, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for letter in name.chars() {
        let starts_word = letter.is_uppercase() || letter == '_' || words.is_empty();
        if starts_word {
            words.push(String::new());
        }
        if let (true, Some(word)) = (letter != '_', words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

#[test]
fn functions_are_at_most_70_lines() {
    let mut faults = Vec::new();
    for (source, declared) in declared() {
        for Function { name, line, lines, is_component, .. } in declared.functions {
            let (limit, what) =
                if is_component { (COMPONENT_LINES, "component") } else { (FUNCTION_LINES, "function") };
            if lines > limit {
                faults.push(format!(
                    "{}:{line}: the {what} `{name}` has {lines} lines of at most {limit}; give a part of it a name",
                    source.path
                ));
            }
        }
    }
    hold("Functions have at most 70 lines, components at most 60", faults);
}

#[test]
fn files_are_at_most_500_lines() {
    let sources = sources().iter().filter(|source| !source.is_test && source.line_count() > FILE_LINES);
    let fault = |source: &Source| {
        let count = source.line_count();
        format!("{}:{FILE_LINES}: {count} lines without tests; move a type into its own file", source.path)
    };
    hold("Files have at most 500 lines without their tests", sources.map(fault).collect());
}

#[test]
fn files_open_with_what_they_are() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = source.text.lines().take_while(|line| line.starts_with("//!")).count();
        if lines == 0 {
            faults.push(format!(
                "{}:1: no `//!` opening; say what the file is for and why it is there",
                source.path
            ));
        } else if lines > OPENING_LINES {
            faults.push(format!(
                "{}:{lines}: an opening of {lines} lines; keep it to {OPENING_LINES} and document the types instead",
                source.path
            ));
        }
    }
    hold("Every Rust file opens with one to ten lines of `//!`", faults);
}

#[test]
fn components_have_a_doc() {
    let mut faults = Vec::new();
    for (source, declared) in declared() {
        for function in
            declared.functions.iter().filter(|function| function.is_component && !function.has_doc)
        {
            faults.push(format!(
                "{}:{}: the component `{}` has no `///` line; say what the reader sees",
                source.path, function.line, function.name
            ));
        }
    }
    hold("Every component has a doc", faults);
}

#[test]
fn names_come_from_the_vocabulary() {
    let mut faults = Vec::new();
    for (source, declared) in declared() {
        for (name, line) in declared.types.iter().chain(&declared.modules) {
            if let Some(noun) = words(name).iter().find(|word| BANNED_NOUNS.contains(&word.as_str())) {
                faults.push(format!(
                    "{}:{line}: `{name}` holds the word `{noun}`, which says nothing; see the glossary of ARCHITECTURE.md",
                    source.path
                ));
            }
        }
        for Function { name, line, .. } in &declared.functions {
            if BANNED_VERBS.iter().any(|verb| name.starts_with(verb)) {
                faults.push(format!(
                    "{}:{line}: `{name}` does not say what it does; name the act",
                    source.path
                ));
            }
        }
    }
    hold("Types, modules and functions have names of the field", faults);
}

#[test]
fn no_test_is_left_out_and_nothing_is_left_to_do() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.path.starts_with("xtask/src/tidy")) {
        for (number, line) in (1..).zip(source.text.lines()) {
            for (word, help) in [
                ("#[ignore", "mend the test or remove it"),
                ("#[should_panic", "return an error and compare it"),
                ("TODO", "do it, or write an issue"),
                ("FIXME", "mend it, or write an issue"),
            ] {
                if line.contains(word) {
                    faults.push(format!("{}:{number}: `{word}` stands here; {help}", source.path));
                }
            }
        }
    }
    hold("No test is left out, nothing is left to do", faults);
}

#[test]
fn names_are_cut_into_words() {
    assert_eq!(words("SearchResult"), ["search", "result"]);
    assert_eq!(words("term_dictionary"), ["term", "dictionary"]);
}
