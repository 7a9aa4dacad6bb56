//! The three codes of an embed, drawn. Pure.

use super::embed::Codes;
use maud::{Markup, html};

/// The codes, each with a sentence on its use and a button with which `script/share.js` copies it.
pub(super) fn code_list(codes: &Codes, text: &dyn Fn(&str) -> String) -> Markup {
    // The names are parts of message keys and of `data-code`.
    let forms = [("element", &codes.element), ("iframe", &codes.iframe), ("link", &codes.link)];
    html! {
        h2 { (text("builder.code")) }
        @for (name, code) in forms {
            h3 { (text(&["builder.code.", name].concat())) }
            p.meta { (text(&["builder.code.", name, ".text"].concat())) }
            // Focusable, so that long lines can be scrolled by keyboard.
            pre tabindex="0" { code data-code=(name) { (code) } }
            button.button.scripted type="button" data-key=(name) data-action="copy"
                data-value={ "[data-code=" (name) "]" } data-done=(text("builder.copied")) {
                (text(&["builder.copy.", name].concat()))
            }
        }
        p role="status" aria-live="polite" {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_copies_the_code_above_it() {
        let codes = Codes { element: "<a>".to_owned(), ..Codes::default() };
        let html = code_list(&codes, &str::to_owned).into_string();
        for name in ["element", "iframe", "link"] {
            assert!(html.contains(&format!("data-value=\"[data-code={name}]\"")), "{html}");
            assert!(html.contains(&format!("<code data-code=\"{name}\">")), "{html}");
        }
        assert!(html.contains("<code data-code=\"element\">&lt;a&gt;</code>"), "{html}");
    }
}
