//! The names of circles, if there is room next to them.

/// The distance of a name from its circle, in pixels.
const GAP: f64 = 3.0;

/// Half the height of a name.
const HALF_LINE: f64 = 7.0;

/// A circle with its name, in pixels.
pub(super) struct Named {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) r: f64,
    pub(super) name: String,
}

/// A name that has room.
#[derive(Debug, PartialEq)]
pub(super) struct Label<'a> {
    /// The index of the circle.
    pub(super) circle: usize,
    pub(super) name: &'a str,
    /// The anchor: the end of the name next to the circle.
    pub(super) x: f64,
    pub(super) y: f64,
    /// Whether the name ends there, left of the circle.
    pub(super) is_left: bool,
}

/// Left, top, right and bottom.
#[derive(Clone, Copy)]
struct Area(f64, f64, f64, f64);

impl Area {
    fn overlaps(self, other: Area) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

/// The names with room in a drawing of some width and height. Earlier circles take precedence.
pub(super) fn place_names<'a>(circles: &'a [Named], (width, height): (f64, f64)) -> Vec<Label<'a>> {
    let area = |circle: &Named| {
        let Named { x, y, r, .. } = *circle;
        Area(x - r, y - r, x + r, y + r)
    };
    let mut taken: Vec<Area> = circles.iter().map(area).collect();
    let mut labels = Vec::new();
    for (position, Named { x, y, r, name }) in circles.iter().enumerate() {
        let (x, y, r) = (*x, *y, *r);
        let (length, gap) = (width_of(name), r + GAP);
        let room = [(x + gap, false), (x - gap - length, true)].into_iter().find_map(|(left, is_left)| {
            let area = Area(left, y - HALF_LINE, left + length, y + HALF_LINE);
            let is_inside = area.0 >= 0.0 && area.1 >= 0.0 && area.2 <= width && area.3 <= height;
            let mut others = taken.iter().enumerate().filter(|(other, _)| *other != position);
            (is_inside && others.all(|(_, other)| !area.overlaps(*other))).then_some((area, is_left))
        });
        if let Some((area, is_left)) = room {
            taken.push(area);
            labels.push(Label {
                circle: position,
                name,
                x: if is_left { area.2 } else { area.0 },
                y,
                is_left,
            });
        }
    }
    labels
}

/// An estimate of the width of a text in pixels. Measuring would force a layout for each name.
fn width_of(text: &str) -> f64 {
    text.chars().map(|letter| if letter > '\u{2e80}' { 11.5 } else { 6.4 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_on_the_side_with_room_or_left_out() {
        let named = |x, y, r, name: &str| Named { x, y, r, name: name.to_owned() };
        let circles = [
            named(60.0, 50.0, 10.0, "Taipei"),
            named(180.0, 50.0, 4.0, "Tokyo"),
            named(70.0, 58.0, 4.0, "Keelung, a long way off"),
        ];
        let labels = place_names(&circles, (200.0, 100.0));
        let sides: Vec<_> = labels.iter().map(|label| (label.name, label.is_left)).collect();
        assert_eq!(sides, [("Taipei", true), ("Tokyo", true)]);
    }
}
