//! Scenes of chosen and random events.

use super::*;
use crate::chart::level::cell_days;
use proptest::prelude::*;

const BAND: Band = Band { top: 22.0, bottom: 92.0, name_end: 0.0 };

fn day(first: i32) -> When {
    When { first, last: first, rough: false, category: 0 }
}

fn scene(dates: &[When], scale: &Scale) -> (Level, Scene) {
    let docs: Vec<u32> = (0..dates.len() as u32).collect();
    let level = Level::new(dates, &[docs], cell_days(scale.per_day), ROWS);
    let scene = Scene::new(dates, &level, scale, &[BAND]);
    (level, scene)
}

#[test]
fn a_crowded_day_is_dense_until_it_has_room() {
    let mut dates = vec![day(100); 15];
    dates.push(day(2_000));
    let mut scale = Scale::whole(0, 2_000, 800.0);
    let (level, far) = scene(&dates, &scale);
    let dense = &far.shapes[0];
    assert_eq!((far.shapes.len(), dense.kind, dense.events.len()), (2, Kind::Dense, 15));
    let (_, doc) = far.event_at(&level, dense.x + 3.0, dense.y + 3.0, 0.0).unwrap();
    assert_eq!(doc, None, "it is to be opened first");
    let x = scale.x(100.5);
    scale.zoom(1e6, x);
    let (level, near) = scene(&dates, &scale);
    assert_eq!(near.shapes.len(), 15);
    assert!(near.shapes.iter().all(|shape| shape.kind == Kind::Sign));
    for shape in &near.shapes {
        let (found, doc) = near.event_at(&level, shape.x + 3.0, shape.y + 3.0, 0.0).unwrap();
        assert_eq!((found, doc), (shape, Some(shape.events.start as u32)));
        assert!(shape.y >= BAND.top && shape.y + shape.height <= BAND.bottom);
    }
}

#[test]
fn spans_and_rough_days_are_bars_once_they_are_wide() {
    let span = When { first: 100, last: 130, rough: false, category: 3 };
    let month = When { first: 300, last: 330, rough: true, category: 1 };
    let dates = [span, month, month];
    let mut scale = Scale::whole(0, 4_000, 800.0);
    let (_, far) = scene(&dates, &scale);
    assert!(far.shapes.iter().all(|shape| shape.kind == Kind::Sign));
    scale.zoom(8.0, 0.0);
    let (level, near) = scene(&dates, &scale);
    assert_eq!(near.shapes.len(), 2);
    let (first, second) = (&near.shapes[0], &near.shapes[1]);
    assert_eq!((first.kind, first.rough, first.category), (Kind::Bar, false, 3));
    assert_eq!((second.kind, second.rough, second.events.len()), (Kind::Bar, true, 2));
    let at =
        |share: f64| near.event_at(&level, second.x + share * second.width, second.y + 1.0, 0.0).unwrap().1;
    assert_eq!((at(0.1), at(0.9)), (Some(1), Some(2)), "each has its share of the bar");
    assert_eq!(near.shape_of(&level, 0, 2), Some(second));
    assert_eq!(near.shape_at(5_000.0, 5_000.0, 4.0), None);
}

#[test]
fn a_dense_cell_has_its_number_if_there_is_room() {
    let numbered = |days: &[(i32, usize)]| {
        let dates: Vec<When> = days.iter().flat_map(|&(first, count)| vec![day(first); count]).collect();
        let mut scale = Scale::whole(0, 99, 950.0);
        (scale.start, scale.per_day) = (0.0, 9.5);
        let (_, scene) = scene(&dates, &scale);
        let dense = scene.shapes.iter().filter(|shape| shape.kind == Kind::Dense);
        dense.map(|shape| (shape.events.len(), shape.is_numbered)).collect::<Vec<_>>()
    };
    assert_eq!(numbered(&[(10, 9)]), [(9, true)]);
    assert_eq!(
        numbered(&[(10, 40)]),
        [(40, true)],
        "the number is wider than its cell, with empty cells beside it"
    );
    assert_eq!(numbered(&[(10, 40), (11, 2)]), [(40, true)], "a low stack is below the number");
    assert_eq!(numbered(&[(10, 40), (11, 7)]), [(40, false)]);
    assert_eq!(numbered(&[(10, 40), (11, 9)]), [(40, false), (9, true)]);
    assert_eq!(numbered(&[(10, 1_000)]), [(1_000, false)]);
}

proptest! {
    #[test]
    fn the_work_of_a_frame_follows_from_pixels_and_not_from_events(
        firsts in proptest::collection::vec(0..3_000_i32, 0..3_000), long in 0..400_i32, factor in 1.0..400.0_f64, share in 0.0..1.0_f64,
    ) {
        let mut firsts = firsts;
        firsts.sort_unstable();
        let when = |(place, first): (usize, i32)| When { first, last: first + if place % 3 == 0 { long } else { 0 }, rough: false, category: 0 };
        let dates: Vec<When> = firsts.into_iter().enumerate().map(when).collect();
        let mut scale = Scale::whole(0, 3_400, 300.0);
        scale.zoom(factor, share * 300.0);
        let (_, scene) = scene(&dates, &scale);
        let cells = 300.0 / CELL + 3.0;
        let room = (BAND.bottom - BAND.top) / CELL;
        let bars = ROWS as f64 * (300.0 + 2.0 * CELL + 2.0);
        prop_assert!((scene.shapes.len() as f64) <= 2.0 * cells * room + bars, "{}", scene.shapes.len());
    }

    #[test]
    fn every_visible_event_is_part_of_a_shape(firsts in proptest::collection::vec(0..3_000_i32, 1..300), factor in 1.0..400.0_f64, share in 0.0..1.0_f64) {
        let mut firsts = firsts;
        firsts.sort_unstable();
        let dates: Vec<When> = firsts.into_iter().map(day).collect();
        let mut scale = Scale::whole(0, 3_400, 300.0);
        scale.zoom(factor, share * 300.0);
        let (level, scene) = scene(&dates, &scale);
        let (first, last) = scale.seen();
        for (doc, when) in dates.iter().enumerate() {
            if (first..=last).contains(&when.first) {
                prop_assert!(scene.shape_of(&level, 0, doc as u32).is_some(), "{:?}", when);
            }
        }
    }
}
