//! The date and the end of a slide, as exact as it says: the date columns, one column for the whole date, and the displayed
//! date, which may say less than the columns had to.

use super::displayed::Said;
use super::places::{Places, shown};
use super::slide::Slide;
use super::wording::Wording;
use super::written_date::{Order, Reading, without_time};
use vigil_model::typed_date::english_month;
use vigil_model::{DateError, EventDate, Fault};

/// Reads dates of slides.
pub struct SlideDates<'a> {
    /// The file.
    pub places: &'a Places<'a>,
    /// The words of dates.
    pub wording: &'a Wording,
    /// Which number of `5/12/2015` is the month.
    pub order: Order,
}

/// The columns of one date.
struct Columns {
    year: &'static str,
    month: &'static str,
    day: &'static str,
    whole: &'static str,
}

const START: Columns = Columns { year: "Year", month: "Month", day: "Day", whole: "Start Date" };
const END: Columns = Columns { year: "End Year", month: "End Month", day: "End Day", whole: "End Date" };
const DIGITS: &str = "write it in digits, or leave it empty if it is not known; dates here are days, months and years \
                      from 0 to 9999";
const CORRECT: &str = "correct it; leave out the day or the month where it is not known";

impl SlideDates<'_> {
    /// The date and the end, or the fault that there is none.
    pub fn read(&self, slide: &Slide<'_>, faults: &mut Vec<Fault>) -> Option<(EventDate, Option<EventDate>)> {
        let date = self.start(slide, faults)?;
        let end = self.end(slide, date, faults).ok()?;
        // TimelineJS itself drops an end that is the beginning.
        let end = end.filter(|end| *end != date);
        self.warn_of_times(slide, faults);
        let display = slide.text("Display Date");
        if display.is_empty() {
            return Some((date, end));
        }
        if without_time(display).1 && slide.text("Time").is_empty() {
            faults.push(slide.warning(self.places, "Display Date", "times of day are not kept", TIMES));
        }
        let displayed = self.wording.displayed(display, date, end);
        if let Some((message, help)) = displayed.warning {
            faults.push(slide.warning(self.places, "Display Date", message, help));
        }
        Some((displayed.date, displayed.end))
    }

    fn start(&self, slide: &Slide<'_>, faults: &mut Vec<Fault>) -> Option<EventDate> {
        if let Some(found) = self.date(slide, &START, faults) {
            return found;
        }
        let display = slide.text("Display Date");
        if let Some(date) = Said::of(display).beginning() {
            let message = format!("`{}` is empty; the displayed date is taken", slide.name_of("Year"));
            faults.push(slide.warning(self.places, "Year", message, "write the date into its own columns"));
            return Some(date);
        }
        let message = format!("the slide has no year: `{}` is empty", slide.name_of("Year"));
        let help = "give at least the year; a slide that is no event has `title` as its type";
        faults.push(slide.fault(self.places, "Year", message, help));
        None
    }

    /// The end, if there is one; `Err` after a fault.
    fn end(
        &self,
        slide: &Slide<'_>,
        date: EventDate,
        faults: &mut Vec<Fault>,
    ) -> Result<Option<EventDate>, ()> {
        if let Some(found) = self.date(slide, &END, faults) {
            return found.map(Some).ok_or(());
        }
        let (month, day) = (slide.text("End Month"), slide.text("End Day"));
        if month.is_empty() && day.is_empty() {
            return Ok(None);
        }
        // The year of the beginning is meant, and with a day alone its month too.
        let start =
            [date.year().to_string(), date.month().map(|month| month.to_string()).unwrap_or_default()];
        let [year, start_month] = start;
        if month.is_empty() && start_month.is_empty() {
            faults.push(no_month(slide, &END, self.places));
            return Err(());
        }
        let month = if month.is_empty() { start_month } else { month.to_owned() };
        self.of_parts(slide, &END, [&year, &month, day], faults).map(Some).ok_or(())
    }

    /// The date of some columns: nothing if there is no year, `None` within after a fault.
    fn date(
        &self,
        slide: &Slide<'_>,
        columns: &Columns,
        faults: &mut Vec<Fault>,
    ) -> Option<Option<EventDate>> {
        let [year, month, day] = [columns.year, columns.month, columns.day].map(|column| slide.text(column));
        let whole = slide.text(columns.whole);
        if year.is_empty() {
            return (!whole.is_empty()).then(|| self.whole(slide, columns.whole, whole, faults));
        }
        let is_year = plain_number(year, 4).is_some();
        if !is_year && month.is_empty() && day.is_empty() && Reading::of(year).all().next().is_some() {
            return Some(self.whole(slide, columns.year, year, faults));
        }
        Some(self.of_parts(slide, columns, [year, month, day], faults))
    }

    fn of_parts(
        &self,
        slide: &Slide<'_>,
        columns: &Columns,
        [year, month, day]: [&str; 3],
        faults: &mut Vec<Fault>,
    ) -> Option<EventDate> {
        let mut number = |column: &'static str, text: &str, width: usize| {
            let named = || english_month(text.trim_end_matches('.')).map(|month| month.to_string());
            let read =
                plain_number(text, width).or_else(|| if column == columns.month { named() } else { None });
            if read.is_none() {
                let noun = column.trim_start_matches("End ").to_lowercase();
                let message = format!("`{}` is no {noun}", shown(text));
                faults.push(slide.fault(self.places, column, message, DIGITS));
            }
            read
        };
        let read =
            [number(columns.year, year, 4), number(columns.month, month, 2), number(columns.day, day, 2)];
        let [Some(years), Some(months), Some(days)] = read else { return None };
        let written = match (months.as_str(), days.as_str()) {
            ("", "") => format!("{years:0>4}"),
            ("", _) => {
                faults.push(no_month(slide, columns, self.places));
                return None;
            }
            (months, "") => format!("{years:0>4}-{months:0>2}"),
            (months, days) => format!("{years:0>4}-{months:0>2}-{days:0>2}"),
        };
        if (1..=2).contains(&years.len()) {
            let message = format!("`{years}` is taken as the year {years}, and not as one of this century");
            faults.push(slide.warning(self.places, columns.year, message, "write the year in four digits"));
        }
        match written.parse::<EventDate>() {
            Ok(date) => Some(date),
            Err(error) => {
                let is_day = matches!(error, DateError::Day { .. });
                let column = if is_day { columns.day } else { columns.month };
                faults.push(slide.fault(self.places, column, error.to_string(), CORRECT));
                None
            }
        }
    }

    /// A date in one cell.
    fn whole(
        &self,
        slide: &Slide<'_>,
        column: &'static str,
        text: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<EventDate> {
        let reading = Reading::of(text);
        if reading.has_time {
            faults.push(slide.warning(self.places, column, "times of day are not kept", TIMES));
        }
        if let Some(date) = reading.in_order(self.order) {
            return Some(date);
        }
        // TimelineJS itself takes the first number for the month.
        if let (Some(date), Order::Unknown) = (reading.month_first, self.order) {
            let message = format!("`{}` is read as {date}, the month first as TimelineJS does", shown(text));
            let help = "write dates as in 2021-03-04 if the day comes first in this file";
            faults.push(slide.warning(self.places, column, message, help));
            return Some(date);
        }
        if let Some(date) = reading.only_other() {
            let message =
                format!("`{}` is read as {date}: a spreadsheet has changed dates here", shown(text));
            let help = "set such columns to text before the table is typed or opened";
            faults.push(slide.warning(self.places, column, message, help));
            return Some(date);
        }
        let (message, help) = match reading.either() {
            either if either.is_empty() => (
                format!("`{}` is no date", shown(text)),
                "write it as in 2021-03-04, 2021-03 or 2021; dates here are days, months and years from 0 to 9999"
                    .to_owned(),
            ),
            either => (
                format!("`{}` can be two dates", shown(text)),
                format!("write {either}; other dates of the file have the day first, and others the month"),
            ),
        };
        faults.push(slide.fault(self.places, column, message, help));
        None
    }

    fn warn_of_times(&self, slide: &Slide<'_>, faults: &mut Vec<Fault>) {
        for column in ["Time", "End Time"] {
            if !slide.text(column).is_empty() {
                faults.push(slide.warning(self.places, column, "times of day are not kept", TIMES));
            }
        }
    }
}

const TIMES: &str = "the data knows days; a time that matters belongs into the text";

fn no_month(slide: &Slide<'_>, columns: &Columns, places: &Places<'_>) -> Fault {
    let help = format!("write the month into `{}`, or leave out the day", columns.month);
    slide.fault(places, columns.day, "there is a day and no month", help)
}

/// The digits of a number as people and programs write it (`４`, `4.0`, `4月`, `4th`), which may be none.
fn plain_number(text: &str, width: usize) -> Option<String> {
    let narrow = |letter: char| match letter {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    let text: String = text.trim().chars().map(narrow).collect();
    let plain = ["年", "月", "日", "號", "号", "st", "nd", "rd", "th", ".0", ".00"];
    let plain = plain.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text).trim();
    let is_number = plain.len() <= width && plain.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && (text.is_empty() || !plain.is_empty())).then(|| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_and_programs_write_them() {
        for (text, number) in [
            ("2021", Some("2021")),
            (" 04 ", Some("04")),
            ("2021.0", Some("2021")),
            ("２０２１", Some("2021")),
            ("2021年", Some("2021")),
            ("4th", Some("4")),
            ("", Some("")),
            ("th", None),
            ("-44", None),
            ("20210", None),
            ("MMXXI", None),
        ] {
            assert_eq!(plain_number(text, 4).as_deref(), number, "{text}");
        }
    }
}
