//! English titles as the styles MLA and Chicago write them.

/// The words that stay small within a title: articles, conjunctions and prepositions (Chicago Manual of Style, 8.159).
const SMALL: [&str; 42] = [
    "a", "about", "after", "against", "among", "an", "and", "as", "at", "before", "between", "but", "by",
    "during", "for", "from", "in", "into", "near", "nor", "of", "off", "on", "onto", "or", "out", "over",
    "per", "since", "so", "than", "the", "through", "to", "toward", "under", "until", "up", "upon", "via",
    "with", "without",
];

/// The title with the first letter of each word large, but for small words that neither begin nor end it. Words with a large
/// letter anywhere keep theirs.
pub fn title_case(title: &str) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let last = words.len().saturating_sub(1);
    let mut is_first = true;
    let mut cased = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_small = SMALL.contains(&bare) && !is_first && place != last;
        cased.push(if is_small { (*word).to_owned() } else { large(word) });
        // A word after a colon begins a subtitle.
        is_first = word.ends_with([':', '?', '!']);
    }
    cased.join(" ")
}

/// A word with its first letter large, unless a digit comes first or it has a large letter already.
fn large(word: &str) -> String {
    let first = word.char_indices().find(|(_, letter)| letter.is_alphanumeric());
    match first {
        Some((at, letter)) if letter.is_alphabetic() && !word.chars().any(char::is_uppercase) => {
            let after = at + letter.len_utf8();
            [&word[..at], &letter.to_uppercase().to_string(), &word[after..]].concat()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::title_case;

    #[test]
    fn small_words_are_small_only_within_a_title() {
        for (title, expected) in [
            (
                "Police arrest 53 people over the 2020 primaries",
                "Police Arrest 53 People over the 2020 Primaries",
            ),
            ("53 arrested | “50% & more”", "53 Arrested | “50% & More”"),
            ("the court: a day in March", "The Court: A Day in March"),
            ("What the jury was for", "What the Jury Was For"),
            ("eBay and iPhone users", "eBay and iPhone Users"),
            ("’tis the 1st", "’Tis the 1st"),
            ("", ""),
        ] {
            assert_eq!(title_case(title), expected);
        }
    }
}
