//! The site's colors, as its style sheets name them: a card is light, so each role has its color of the light scheme.

/// The one place where colors are named.
const TOKENS: &str = include_str!("../../../../../style/tokens.css");

/// The color of a role, as `#rrggbb`; black for a role that is not there.
pub fn role(name: &str) -> &'static str {
    let value = value_of(name).unwrap_or_default();
    let light = value.strip_prefix("light-dark(var(--").and_then(|rest| rest.split_once(')'));
    light.and_then(|(light, _)| value_of(light)).unwrap_or("#000000")
}

/// The value of the first declaration of a property.
fn value_of(name: &str) -> Option<&'static str> {
    let declaration = format!("--{name}:");
    let (_, rest) = TOKENS.split_once(&declaration)?;
    Some(rest.split_once(';')?.0.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigil_model::Category;

    #[test]
    fn every_role_of_a_card_is_a_color_of_the_light_scheme() {
        let categories = Category::ALL.iter().map(|category| category.as_str());
        for name in ["paper", "ink", "ink-soft", "rule", "flame"].into_iter().chain(categories) {
            let color = role(name);
            assert!(color.len() == 7 && color.starts_with('#') && color != "#000000", "{name}: {color}");
        }
        assert_eq!(role("paper"), value_of("ivory").unwrap());
        assert_eq!(role("no-such-role"), "#000000");
    }
}
