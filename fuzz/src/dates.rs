//! Dates, as the data have them and as readers type them.

use crate::text_of;
use vigil_model::typed_date::{english_month, typed_date};
use vigil_model::{EventDate, Precision};

/// A date: its text is the one that was read, its days are within it, and a typed date is one of the data.
pub fn dates(bytes: &[u8]) -> bool {
    let text = text_of(bytes);
    let exact: Option<EventDate> = text.parse().ok();
    if let Some(date) = exact {
        assert_eq!(date.to_string(), text);
        check_days(date);
    }
    let typed = typed_date(&text, &english_month).ok();
    if let Some(date) = typed {
        assert_eq!(date.to_string().parse(), Ok(date), "{text:?}");
        check_days(date);
    }
    assert!(exact.is_none() || exact == typed, "{text:?} is typed as {typed:?}");
    typed.is_some()
}

fn check_days(date: EventDate) {
    let (first, last) = (date.first_day(), date.last_day());
    assert!(first <= last && date.order_key().0 == first, "{date}");
    let (year, month, day) = first.to_civil();
    assert_eq!((year, month), (i32::from(date.year()), date.month().unwrap_or(1)), "{date}");
    assert_eq!(day, date.day().unwrap_or(1), "{date}");
    if date.precision() == Precision::Day {
        let exact = EventDate::from_day(first).expect("a day of a date is a date");
        assert_eq!(exact.to_string(), date.unqualified());
    }
}

/// A date in each of the ways in which it can be written.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let texts = [
        "2021",
        "2021-02~",
        "2021-02-28%",
        "6 Jan 2021",
        "二〇二一年六月二十三日",
        "２０２１／１／６",
        "20210106",
    ];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}
