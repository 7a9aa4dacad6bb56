//! Han characters that sound alike, for the comparison of misspelt names.

/// Classes of characters with one pronunciation. A character with several pronunciations is in several classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Readings {
    pub(crate) classes: Vec<String>,
}

impl Readings {
    /// All characters that share a class with this one, itself included; empty for an unknown character.
    pub(crate) fn alike(&self, character: char) -> String {
        let mut alike = String::new();
        for class in self.classes.iter().filter(|class| class.chars().any(|other| other == character)) {
            alike.push_str(class);
        }
        alike
    }
}
