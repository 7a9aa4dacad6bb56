//! A Rust file as tidy sees it: its syntax, its tokens, and which of it is tests.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::spanned::Spanned;

/// A Rust file.
pub struct Source {
    pub path: String,
    pub text: String,
    /// A file that is nothing but tests.
    pub is_test: bool,
    syntax: String,
}

/// A token outside the tests, with its line.
pub struct Token {
    pub line: usize,
    pub text: String,
}

impl Source {
    /// The parsed file without its inline test modules.
    pub fn syntax(&self) -> syn::File {
        let mut file = parse(&self.path, &self.syntax);
        file.items.retain(|item| !is_inline_tests(item));
        file
    }

    /// Lines that are not in inline test modules.
    pub fn line_count(&self) -> usize {
        let file = parse(&self.path, &self.syntax);
        let tests = file.items.iter().filter(|item| is_inline_tests(item)).map(|item| {
            let span = item.span();
            span.end().line + 1 - span.start().line
        });
        self.text.lines().count() - tests.sum::<usize>()
    }

    /// Every token outside inline tests, in order; brackets and braces are tokens too.
    pub fn tokens(&self) -> Vec<Token> {
        let mut tokens = Vec::new();
        for item in self.syntax().items {
            flatten(quote(&item), &mut tokens);
        }
        tokens
    }
}

/// Every Rust file of the project.
pub fn sources() -> &'static [Source] {
    static SOURCES: OnceLock<Vec<Source>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let files = super::files("", ".rs");
        let tests: BTreeSet<_> = files.iter().flat_map(|file| test_modules(&file.path, &file.text)).collect();
        let is_test = |path: &str| {
            let parts: Vec<_> = path.split('/').collect();
            parts.contains(&"tests")
                || path.ends_with("/tests.rs")
                || tests
                    .iter()
                    .any(|module| path == format!("{module}.rs") || path.starts_with(&format!("{module}/")))
        };
        let source = |file: super::TextFile| Source {
            is_test: is_test(&file.path),
            syntax: file.text.clone(),
            path: file.path,
            text: file.text,
        };
        files.into_iter().map(source).collect()
    })
}

fn parse(path: &str, text: &str) -> syn::File {
    syn::parse_file(text).unwrap_or_else(|error| panic!("{path}:{}: {error}", error.span().start().line))
}

/// The paths, without ending, of modules that a file declares for tests only.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let folder = match path.rsplit_once('/') {
        Some((folder, "main.rs" | "lib.rs" | "mod.rs")) => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    };
    let file = parse(path, text);
    let modules = file.items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) if module.content.is_none() && is_for_tests(&module.attrs) => Some(module),
        _ => None,
    });
    modules.map(|module| format!("{folder}/{}", module.ident)).collect()
}

fn is_inline_tests(item: &syn::Item) -> bool {
    matches!(item, syn::Item::Mod(module) if module.content.is_some() && is_for_tests(&module.attrs))
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return false };
        list.path.is_ident("cfg") && list.tokens.clone().into_iter().any(|token| token.to_string() == "test")
    })
}

fn quote(item: &syn::Item) -> TokenStream {
    use quote::ToTokens;
    item.to_token_stream()
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        let TokenTree::Group(group) = tree else {
            tokens.push(Token { line, text: tree.to_string() });
            continue;
        };
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        tokens.push(Token { line, text: open.to_owned() });
        flatten(group.stream(), tokens);
        tokens.push(Token { line: group.span_close().start().line, text: close.to_owned() });
    }
}
