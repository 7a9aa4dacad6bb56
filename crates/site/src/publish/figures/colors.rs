//! The colors of the parts of charts in the light scheme, as the style sheet of the page has them: drawings on their own know
//! neither variables nor `color-mix`.

use crate::publish::cards::palette::role;

/// The style sheet of the page of numbers, where `--c` is the color of a class.
const SHEET: &str = include_str!("../../../../../style/page/numbers.css");

/// The color of a role that is not there.
const NO_ROLE: &str = "#000000";

/// The color of a class, as `#rrggbb`: that of the style sheet, else of the role with its name, else of plain bars.
pub fn color(class: &str) -> String {
    let found = declared(class).and_then(evaluated);
    let named = if role(class) == NO_ROLE { role("ink-soft") } else { role(class) };
    found.unwrap_or_else(|| named.to_owned())
}

/// The value of `--c` of the first rule of a class.
fn declared(class: &str) -> Option<&'static str> {
    let selector = format!(".{class}");
    let is_whole = |rest: &str| rest.starts_with([' ', ',']);
    let rule = SHEET.split(&*selector).skip(1).find(|rest| is_whole(rest))?;
    let (_, block) = rule.split_once('{')?;
    let (_, value) = block.split_once('}')?.0.split_once("--c:")?;
    Some(value.split_once(';')?.0.trim())
}

/// `var(--a)`, or `color-mix(in oklab, var(--a) 60%, var(--b))`.
fn evaluated(value: &str) -> Option<String> {
    if let Some(name) = variable(value) {
        return Some(role(name).to_owned());
    }
    let (first, second) =
        value.strip_prefix("color-mix(in oklab,")?.strip_suffix(')')?.trim().split_once(',')?;
    let (first, share) = first.split_once(' ')?;
    let share: f64 = share.trim().strip_suffix('%')?.parse().ok()?;
    let [first, second] =
        [variable(first)?, variable(second.trim())?].map(|name| oklab(channels(role(name))));
    let share = share / 100.0;
    let mixed = [0, 1, 2].map(|at: usize| {
        let of = |color: [f64; 3]| color.get(at).copied().unwrap_or_default();
        of(first) * share + of(second) * (1.0 - share)
    });
    let hex = |channel: f64| format!("{:02x}", (channel.clamp(0.0, 1.0) * 255.0).round() as u8);
    Some(format!("#{}", srgb(mixed).map(hex).concat()))
}

fn variable(value: &str) -> Option<&str> {
    value.strip_prefix("var(--")?.strip_suffix(')')
}

/// Red, green and blue of `#rrggbb`, from 0 to 1.
fn channels(hex: &str) -> [f64; 3] {
    let value = |at: usize| hex.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    [1, 3, 5].map(|at| f64::from(value(at).unwrap_or_default()) / 255.0)
}

/// Three sums of products: the rows of a matrix with a column.
fn times(matrix: [[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// From sRGB to Oklab (CSS Color 4, "Converting sRGB to Oklab").
fn oklab(color: [f64; 3]) -> [f64; 3] {
    let linear = color.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    let cones = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        linear,
    );
    times(
        [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

/// From Oklab to sRGB.
fn srgb(color: [f64; 3]) -> [f64; 3] {
    let cones = times(
        [
            [1.0, 0.396_337_777_4, 0.215_803_757_3],
            [1.0, -0.105_561_345_8, -0.063_854_172_8],
            [1.0, -0.089_484_177_5, -1.291_485_548_0],
        ],
        color,
    );
    let linear = times(
        [
            [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
            [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
            [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
        ],
        cones.map(|cone| cone.powi(3)),
    );
    linear.map(|c| if c <= 0.003_130_8 { c * 12.92 } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_has_the_color_of_the_style_sheet() {
        assert_eq!(color("guilty"), role("trial"));
        assert_eq!(color("convicted"), role("trial"));
        assert_eq!(color("quashed"), role("flame"));
        assert_eq!(color("rally"), role("rally"));
        assert_eq!(color(""), role("ink-soft"));
        let shades = (1..=6).map(|number| color(&format!("shade-{number}")));
        let different: std::collections::BTreeSet<String> = shades.collect();
        assert_eq!(different.len(), 6, "{different:?}");
    }

    /// The mixed values as Chromium computes them.
    #[test]
    fn colors_are_mixed_as_browsers_do() {
        let half = evaluated("color-mix(in oklab, var(--arrest) 45%, var(--paper))").unwrap();
        assert_eq!(half, "#e2a094");
        let same = evaluated("color-mix(in oklab, var(--paper) 30%, var(--paper))").unwrap();
        assert_eq!(same, role("paper"));
    }
}
