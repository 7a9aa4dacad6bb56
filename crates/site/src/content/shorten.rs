//! Cuts texts to a length.

/// The text, cut to `limit` characters after a word or a Han character, with an ellipsis.
pub fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let kept = text.get(..end).unwrap_or_default();
    let is_break = |letter: char| letter.is_whitespace() || !letter.is_ascii();
    let cut = match kept.rfind(is_break) {
        // A single word that is longer than the limit is cut at the limit.
        Some(at) if at > 0 => {
            let letter = kept.get(at..).and_then(|rest| rest.chars().next());
            at + letter.filter(|letter| !letter.is_whitespace()).map_or(0, char::len_utf8)
        }
        _ => kept.len(),
    };
    format!("{}…", kept.get(..cut).unwrap_or_default().trim_end_matches([' ', ',', '，', '、', '。', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_behind_a_word() {
        assert_eq!(shorten("Candles were lit.", 40), "Candles were lit.");
        assert_eq!(shorten("Candles were lit, and more", 20), "Candles were lit…");
        assert_eq!(shorten("燭光悼念六四", 3), "燭光悼…");
        assert_eq!(shorten("abcdefgh", 3), "abc…");
        assert_eq!(shorten("", 3), "");
    }
}
