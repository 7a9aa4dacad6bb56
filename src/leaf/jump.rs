//! The months of a list, as buttons that scroll to them.

use crate::setting::Setting;
use crate::ui::Action;
use maud::{Markup, html};
use std::ops::Range;

/// A group of buttons for each year: its months with their numbers of events. `months` is in the order of the list, with the
/// ranks of the events of each month; a press also closes the popover with the id `popover`.
pub(crate) fn jump(setting: &Setting<'_>, months: &[((u16, u8), Range<u32>)], popover: &str) -> Markup {
    let locale = setting.locale;
    html! {
        @for year in months.chunk_by(|((one, _), _), ((other, _), _)| one == other) {
            @if let Some(((number, _), _)) = year.first() {
                section {
                    h3 { (locale.year(*number)) }
                    ul {
                        @for ((_, month), ranks) in year {
                            @let action = Action::Jump(ranks.start);
                            li {
                                button type="button" data-action=(action.word()) data-value=[action.value()]
                                    popovertarget=(popover) popovertargetaction="hide"
                                {
                                    (locale.month_name(*month)) " "
                                    span.count { (locale.number(ranks.len() as u64)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
