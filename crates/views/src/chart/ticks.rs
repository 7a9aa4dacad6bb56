//! The ticks of the scale: years, months or days, as many as there is room for their words.

use super::scale::Scale;
use vigil_model::Day;

/// The width of a word in pixels.
const ROOM: f64 = 46.0;

/// A stretch of the calendar that begins at a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A mark on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tick {
    /// The day.
    pub(crate) day: i32,
    /// The largest unit that begins with the day.
    pub(crate) unit: Unit,
}

/// The distance of two ticks: `n` days, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap(Unit, i32);

/// The possible gaps from narrow to wide, with their minimum number of days.
const GAPS: [(Gap, f64); 13] = [
    (Gap(Unit::Day, 1), 1.0),
    (Gap(Unit::Day, 2), 2.0),
    (Gap(Unit::Day, 5), 5.0),
    (Gap(Unit::Day, 10), 10.0),
    (Gap(Unit::Month, 1), 28.0),
    (Gap(Unit::Month, 3), 89.0),
    (Gap(Unit::Month, 6), 181.0),
    (Gap(Unit::Year, 1), 365.0),
    (Gap(Unit::Year, 2), 730.0),
    (Gap(Unit::Year, 5), 1_826.0),
    (Gap(Unit::Year, 10), 3_652.0),
    (Gap(Unit::Year, 50), 18_262.0),
    (Gap(Unit::Year, 100), 36_524.0),
];

/// The finest unit of the ticks at a scale, and the visible ticks from left to right.
pub(crate) fn ticks(scale: &Scale) -> (Unit, Vec<Tick>) {
    let fits = |(_, days): &&(Gap, f64)| *days * scale.per_day >= ROOM;
    let Gap(unit, count) = GAPS.iter().find(fits).map_or(Gap(Unit::Year, 100), |(gap, _)| *gap);
    let (first, last) = scale.seen();
    let mut ticks = Vec::new();
    let (mut year, mut month, _) = Day(first).to_civil();
    if unit == Unit::Year {
        year -= year.rem_euclid(count);
    }
    if unit != Unit::Day {
        month = 1;
    }
    loop {
        let start = Day::from_civil(year, month, 1).0;
        if start > last {
            break;
        }
        let begins = if month == 1 { Unit::Year } else { Unit::Month };
        push(&mut ticks, Tick { day: start, unit: begins }, first);
        if unit == Unit::Day {
            days_within(&mut ticks, start, count, (first, last));
        }
        let step = match unit {
            Unit::Day => 1,
            Unit::Month => count,
            Unit::Year => 12 * count,
        };
        let months = year * 12 + i32::from(month) - 1 + step;
        (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u8 + 1);
    }
    (unit, ticks)
}

fn push(ticks: &mut Vec<Tick>, tick: Tick, first: i32) {
    if tick.day >= first {
        ticks.push(tick);
    }
}

/// The ticks of days within a month that begins with the day `start`, except those too near the next month.
fn days_within(ticks: &mut Vec<Tick>, start: i32, count: i32, (first, last): (i32, i32)) {
    let (year, month, _) = Day(start).to_civil();
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let end = Day::from_civil(year, month, 1).0;
    let mut day = start + count;
    while day <= last && day + count <= end {
        push(ticks, Tick { day, unit: Unit::Day }, first);
        day += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(first: i32, last: i32, width: f64) -> (Unit, Vec<String>) {
        let (unit, ticks) = ticks(&Scale::whole(first, last, width));
        let name = |tick: &Tick| {
            let (year, month, day) = Day(tick.day).to_civil();
            match tick.unit {
                Unit::Year => year.to_string(),
                Unit::Month => format!("{year}-{month}"),
                Unit::Day => format!("{year}-{month}-{day}"),
            }
        };
        (unit, ticks.iter().map(name).collect())
    }

    #[test]
    fn ticks_are_as_fine_as_the_room_allows() {
        let day = |year, month, day| Day::from_civil(year, month, day).0;
        let (unit, years) = named(day(2019, 1, 1), day(2022, 12, 31), 300.0);
        assert_eq!((unit, years.join(" ").as_str()), (Unit::Year, "2019 2020 2021 2022 2023"));
        let (unit, months) = named(day(2020, 11, 5), day(2021, 2, 20), 400.0);
        assert_eq!((unit, months.join(" ").as_str()), (Unit::Month, "2020-12 2021 2021-2"));
        let (unit, days) = named(day(2021, 1, 28), day(2021, 2, 3), 600.0);
        assert_eq!(unit, Unit::Day);
        assert!(
            days.join(" ").contains("2021-1-29 2021-1-30 2021-1-31 2021-2 2021-2-2 2021-2-3"),
            "{days:?}"
        );
        let (_, days) = named(day(2021, 2, 1), day(2021, 3, 3), 800.0);
        assert!(days.join(" ").contains("2021-2 2021-2-3 2021-2-5"), "{days:?}");
        assert!(days.join(" ").contains("2021-2-27 2021-3 2021-3-3"), "{days:?}");
    }

    proptest! {
        #[test]
        fn ticks_are_in_order_with_room_between_them(first in -30_000..30_000_i32, days in 0..80_000_i32, width in 200.0..3000.0_f64, factor in 1.0..5000.0_f64) {
            let mut scale = Scale::whole(first, first + days, width);
            scale.zoom(factor, width / 3.0);
            let (_, ticks) = ticks(&scale);
            prop_assert!(ticks.len() as f64 <= width / ROOM + 2.0, "{}", ticks.len());
            for pair in ticks.windows(2) {
                prop_assert!(f64::from(pair[1].day - pair[0].day) * scale.per_day >= ROOM * 0.99, "{:?}", pair);
            }
        }
    }
}
