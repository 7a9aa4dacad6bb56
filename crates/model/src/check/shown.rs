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

/// The description of the character at a place in a text that texts must not have there; `None` for an allowed one. Joiners
/// are allowed where scripts and emoji need them: between two characters that are not ASCII; variants after all but Latin
/// letters.
pub(super) fn fault_within(
    before: Option<char>,
    character: char,
    after: Option<char>,
) -> Option<&'static str> {
    let joins = |side: Option<char>| side.is_some_and(|side| !side.is_ascii() && !side.is_whitespace());
    match character {
        '\u{200c}' | '\u{200d}' if !joins(before) || !joins(after) => Some("an invisible character"),
        // Variants of Chinese characters, signs and emoji; digits are the base of some emoji.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
            if before.is_none_or(|before| before.is_ascii_alphabetic() || before.is_whitespace()) =>
        {
            Some("an invisible character")
        }
        _ => fault_of(character),
    }
}

/// Names of elements that are known in capitals too, where others may be names of something else.
const ELEMENTS: [&str; 18] = [
    "a", "b", "br", "center", "div", "em", "font", "hr", "i", "iframe", "img", "li", "p", "script", "span",
    "strong", "u", "ul",
];

/// Markup in a text, which is shown as it is written: an element (`<b>`, `</p>`), a character reference (`&amp;`), or
/// the signs of Markdown, forums and wikis (`**bold**`, `[words](https://…)`, `[b]`, `[[words]]`).
pub(super) fn markup_in(text: &str) -> Option<&str> {
    let element = text.match_indices('<').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let name = rest.trim_start_matches('<').trim_start_matches('/');
        let end = rest.find('>')? + 1;
        let after = name.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric());
        let own = name.get(..name.len() - after.len())?;
        let is_name = own.starts_with(|letter: char| letter.is_ascii_lowercase())
            || ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(own));
        (is_name && after.starts_with(['>', ' ', '/'])).then(|| rest.get(..end))?
    });
    let reference = || {
        text.match_indices('&').find_map(|(at, _)| {
            let rest = text.get(at..)?;
            let end = rest.find(';')? + 1;
            let name = rest.get(1..end - 1)?.trim_start_matches('#');
            let is_name =
                (2..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
            is_name.then(|| rest.get(..end))?
        })
    };
    element.or_else(reference).or_else(|| signs_in(text))
}

/// The signs of Markdown, forums and wikis around words.
fn signs_in(text: &str) -> Option<&str> {
    let around = |open: &str, close: &str| {
        let start = text.find(open)?;
        let inner = start + open.len();
        let end = inner + text.get(inner..)?.find(close)?;
        // Signs with spaces inside them are operators or gaps.
        let words = text.get(inner..end)?;
        (!words.is_empty() && words.trim() == words).then(|| text.get(start..end + close.len()))?
    };
    let link = || {
        let middle = text.find("](http")?;
        let start = text.get(..middle)?.rfind('[')?;
        let end = text.get(middle..)?.find(')')? + middle + 1;
        text.get(start..end)
    };
    let forum = || {
        ["b", "i", "u", "url", "img", "quote"]
            .iter()
            .find_map(|name| around(&format!("[{name}]"), &format!("[/{name}]")))
    };
    link().or_else(|| around("**", "**")).or_else(|| around("[[", "]]")).or_else(forum)
}

/// Letters that a text has after it was read in a wrong encoding: `Ã©` for é, `â€œ` for “.
pub(super) fn misread_in(text: &str) -> Option<&str> {
    text.match_indices(['Ã', 'Â', 'â']).find_map(|(at, first)| {
        let mut letters = text.get(at + first.len()..)?.chars();
        let second = letters.next()?;
        let is_misread = match first {
            "â" => second == '€' || second == '\u{80}',
            _ => ('\u{80}'..='\u{bf}').contains(&second) && second != '\u{ab}' && second != '\u{bb}',
        };
        is_misread.then(|| text.get(at..at + first.len() + second.len_utf8()))?
    })
}

/// A letter of another script within a Latin word, and the name of its script. Such a word looks right, and no search finds it.
pub(super) fn look_alike_in(text: &str) -> Option<(char, &'static str)> {
    if text.is_ascii() {
        return None;
    }
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let mut mixed = words.filter(|word| word.contains(|letter: char| letter.is_ascii_alphabetic()));
    mixed.find_map(|word| word.chars().find_map(|letter| Some((letter, foreign_script(letter)?))))
}

/// The script of a letter, if it is one with letters that look like Latin ones.
fn foreign_script(letter: char) -> Option<&'static str> {
    match letter {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        '\u{530}'..='\u{58f}' => Some("Armenian"),
        '\u{13a0}'..='\u{13ff}' => Some("Cherokee"),
        _ => None,
    }
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
        // Soft hyphen, grapheme joiner, marks of direction, zero-width space, word joiner and what follows it, fillers.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' => Some("an invisible character"),
        '\u{fffc}' => Some("the place of an object that was not copied"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{fffff}' | '\u{100000}'..='\u{10ffff}' => {
            Some("a character without a meaning, which other machines show as another or none")
        }
        '\u{fdd0}'..='\u{fdef}' => Some("a code that is no character"),
        _ if u32::from(character) & 0xfffe == 0xfffe => Some("a code that is no character"),
        _ if character.is_control() => Some("a control character"),
        _ => None,
    }
}
