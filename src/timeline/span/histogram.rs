//! The histogram, with two sliders at the ends of the span.

use crate::browser::listener::Listener;
use crate::browser::{dom, roving, timer};
use crate::leaf::histogram::{ends, histogram};
use crate::timeline::answer::Bars;
use crate::timeline::answers::Answers;
use crate::timeline::side_input::side_input;
use crate::timeline::span::drag::{CLICK_PX, Ends, Handle, Hold, near_px};
use crate::ui::{effect, html};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Figure;
use leptos::prelude::*;

/// The largest time between keys of one movement, which is a single entry of the history; in milliseconds.
const ONE_MOVE_MS: f64 = 1000.0;

/// The bars. Dragging on them and keys on the sliders choose a span; each bar and year is a link.
#[component]
pub(crate) fn Histogram(answers: Answers) -> impl IntoView {
    let session = answers.session;
    let side_input = side_input(answers);
    let draw = move || {
        side_input.with(|side_input| {
            session.draw_in(&side_input.location, |set| histogram(set, &side_input.counts.bars))
        })
    };
    let brush = Brush::new(answers);
    // In an effect, because the generator has no window.
    effect(move || {
        Listener::on_window("keydown", move |event| {
            if dom::key_pressed(&event).as_deref() == Some("Escape") {
                brush.cancel();
            }
        });
    });
    view! {
        <figure class="histogram" aria-label=session.text("histogram.label") node_ref=brush.figure
            {..html(draw)}
            on:pointerdown=move |event| brush.press(&event)
            on:pointermove=move |event| brush.move_to(&event)
            on:pointerup=move |event| brush.release(&event)
            on:pointercancel=move |_| brush.drag.set_value(None)
            // A bar is a link: the click at the end of a drag would open it, and the browser would start to drag its address.
            on:click=move |event| if brush.has_dragged.get_value() { event.prevent_default() }
            on:dragstart=move |event| if brush.drag.with_value(Option::is_some) { event.prevent_default() }
            on:keydown=move |event| brush.key(&event)>
        </figure>
    }
}

/// A press on the bars, which becomes a drag when it moves far enough.
#[derive(Clone, Copy)]
struct Drag {
    pointer: i32,
    /// Its start, as position in bars and as pixel.
    start: f64,
    start_px: f64,
    /// The current pixel.
    now_px: f64,
    hold: Hold,
    /// The span before the drag, and the last one chosen by it.
    ends: Ends,
    last: Option<Ends>,
    is_begun: bool,
    is_frame_requested: bool,
}

/// Chooses a span on the bars.
#[derive(Clone, Copy)]
struct Brush {
    answers: Answers,
    figure: NodeRef<Figure>,
    drag: StoredValue<Option<Drag>>,
    /// Whether a drag ended in this turn of the event loop.
    has_dragged: StoredValue<bool>,
    /// The span after the last key and its time.
    // The next key continues from it, because the bars may not be redrawn yet.
    keyed: StoredValue<Option<(Ends, f64)>>,
}

impl Brush {
    fn new(answers: Answers) -> Brush {
        Brush {
            answers,
            figure: NodeRef::new(),
            drag: StoredValue::new(None),
            has_dragged: StoredValue::new(false),
            keyed: StoredValue::new(None),
        }
    }

    fn with_bars<T>(self, look: impl FnOnce(&Bars) -> T) -> Option<T> {
        self.answers.counts.last_now().map(|counts| look(&counts.bars))
    }

    fn ends(self) -> Option<Ends> {
        let state = self.answers.session.state_now();
        self.with_bars(|bars| ends(&state, &bars.whole)).filter(|ends| ends.count > 0)
    }

    /// The position at a pixel, in bars, and the width of a bar in pixels.
    fn place_at(self, pixel: f64, count: usize) -> Option<(f64, f64)> {
        let figure = self.figure.get_untracked()?;
        let (left, width) = dom::first_child_extent(&figure)?;
        let bar = width / count as f64;
        (bar > 0.0).then(|| ((pixel - left) / bar, bar))
    }

    fn press(self, event: &PointerEvent) {
        let is_first = event.button() == 0 && event.is_primary() && dom::is_in_svg(event);
        let Some(ends) = self.ends().filter(|_| is_first) else { return };
        let start_px = f64::from(event.client_x());
        let Some((start, bar)) = self.place_at(start_px, ends.count) else { return };
        let hold = ends.hold_at(start, near_px(&event.pointer_type()) / bar);
        let pointer = event.pointer_id();
        let (last, is_begun, is_frame_requested) = (None, false, false);
        let drag = Drag {
            pointer,
            start,
            start_px,
            now_px: start_px,
            hold,
            ends,
            last,
            is_begun,
            is_frame_requested,
        };
        self.drag.set_value(Some(drag));
    }

    fn move_to(self, event: &PointerEvent) {
        let Some(mut drag) = self.drag.get_value().filter(|drag| drag.pointer == event.pointer_id()) else {
            return;
        };
        if event.buttons() & 1 == 0 {
            // The button was released outside the page.
            return self.drag.set_value(None);
        }
        let now_px = f64::from(event.client_x());
        if !drag.is_begun && (now_px - drag.start_px).abs() < CLICK_PX {
            return;
        }
        if let (false, Some(figure)) = (drag.is_begun, self.figure.get_untracked()) {
            let _ = figure.set_pointer_capture(drag.pointer);
        }
        drag.is_begun = true;
        drag.now_px = now_px;
        if !std::mem::replace(&mut drag.is_frame_requested, true) {
            timer::on_frame(move || self.follow());
        }
        self.drag.set_value(Some(drag));
    }

    /// Shows the span at the pointer, once a frame. Bars keep their positions when they are redrawn meanwhile.
    fn follow(self) {
        let Some(mut drag) = self.drag.try_get_value().flatten() else { return };
        drag.is_frame_requested = false;
        let place = self.place_at(drag.now_px, drag.ends.count);
        let next = place.map(|(now, _)| drag.ends.dragged(drag.hold, drag.start, now));
        let before = drag.last.unwrap_or(drag.ends);
        if let Some(next) = next.filter(|next| *next != before) {
            self.choose(next, drag.last.is_some());
            drag.last = Some(next);
        }
        self.drag.set_value(Some(drag));
    }

    fn release(self, event: &PointerEvent) {
        let Some(drag) = self.drag.get_value().filter(|drag| drag.pointer == event.pointer_id()) else {
            return;
        };
        if drag.is_frame_requested {
            self.follow();
        }
        self.drag.set_value(None);
        // Until the next turn of the event loop, which follows the click that this release ends.
        self.has_dragged.set_value(drag.is_begun);
        timer::after(0, move || {
            self.has_dragged.try_set_value(false);
        });
    }

    /// Restores the span from before the current drag.
    fn cancel(self) {
        if let Some(drag) = self.drag.get_value().filter(|drag| drag.last.is_some()) {
            self.drag.set_value(None);
            self.choose(drag.ends, true);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let Some(key) = dom::key_of(event) else { return };
        let handle = dom::key_of_target(event).and_then(|key| Handle::from_key(&key));
        let Some((handle, ends)) = handle.zip(self.ends()) else {
            // Not on a slider: the bars are one stop of the Tab key, and so are the years below them.
            let is_followed = roving::follow_key(event, &key, "svg", "svg a")
                || roving::follow_key(event, &key, ".axis", ".axis a");
            if is_followed {
                event.prevent_default();
            }
            return;
        };
        let now = event.time_stamp();
        let keyed =
            self.keyed.get_value().filter(|(of, time)| of.count == ends.count && now - time < ONE_MOVE_MS);
        let before = keyed.map_or(ends, |(ends, _)| ends);
        let is_days = self.with_bars(|bars| bars.whole.first().is_some_and(|bar| bar.date.day().is_some()));
        let Some(next) = before.moved(handle, &key, is_days == Some(true)) else { return };
        event.prevent_default();
        self.keyed.set_value(Some((next, now)));
        if next != before {
            self.choose(next, keyed.is_some());
        }
    }

    /// Shows the events of a span. The outermost bars set no limit, unless the histogram is limited to a span. With `continues`
    /// the history entry of the same movement is replaced.
    fn choose(self, ends: Ends, continues: bool) {
        let date = |bars: &Bars, place: usize| bars.whole.get(place).map(|bar| bar.date);
        let span = self.with_bars(|bars| {
            let from = date(bars, ends.from).filter(|_| ends.from > 0 || bars.is_zoomed);
            let to = date(bars, ends.to).filter(|_| ends.to + 1 < ends.count || bars.is_zoomed);
            (from, to)
        });
        let Some((from, to)) = span else { return };
        let navigator = self.answers.session.navigator();
        let state = self.answers.session.state_now().with_span(from, to);
        if continues {
            navigator.replace(state)
        } else {
            navigator.push_view(state)
        }
        // The bars must not move under the pointer.
        self.answers.session.set_is_asked(false);
    }
}
