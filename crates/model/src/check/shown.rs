//! Texts and numbers as messages show them.

/// A text as messages show it: at most 60 characters, with control characters escaped, because a terminal would act on
/// them.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(60).flat_map(shown_character).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

fn shown_character(character: char) -> impl Iterator<Item = char> {
    let harmless = fault_of(character).is_none();
    let escaped = (!harmless).then(|| character.escape_unicode());
    harmless.then_some(character).into_iter().chain(escaped.into_iter().flatten())
}

/// A count with commas between thousands.
pub(super) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The description of a character that texts must not have; `None` for an allowed one.
pub(super) fn fault_of(character: char) -> Option<&'static str> {
    match character {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some("a character that changes the direction of writing")
        }
        '\u{2028}' | '\u{2029}' => Some("a line separator"),
        '\u{feff}' => Some("a byte order mark"),
        '\u{fffd}' => Some("a replacement character, left by a wrong encoding"),
        '\u{e0000}'..='\u{e007f}' => Some("an invisible character"),
        _ if character.is_control() => Some("a control character"),
        _ => None,
    }
}
