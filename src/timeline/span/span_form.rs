//! The two date fields below the histogram, on phones in a popover.

use crate::browser::dom;
use crate::data::page_data::MonthData;
use crate::session::Session;
use crate::timeline::answers::Answers;
use crate::ui::{effect, html};
use crate::url::ViewState;
use leptos::html::{Form, Input};
use leptos::prelude::*;
use maud::html as markup;
use vigil_model::EventDate;
use vigil_model::typed_date::typed_date;

/// The span as two dates, typed in any common form, and the button that limits the histogram to it.
#[component]
pub(crate) fn SpanForm(answers: Answers) -> impl IntoView {
    let session = answers.session;
    let (from, to) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let form = NodeRef::<Form>::new();
    let fault = RwSignal::new(String::new());
    let bound = |key: &str, month: Option<&MonthData>| {
        let date = month.and_then(|month| EventDate::from_month(month.year, month.month).ok());
        let date = date.map(|date| session.locale.with_value(|locale| locale.short_date(date)));
        date.map(|date| session.fill(key, &[("date", &date)])).unwrap_or_default()
    };
    let [first, last] = answers.data.with_value(|data| {
        [bound("span.first", data.months.first()), bound("span.last", data.months.last())]
    });
    let span = Memo::new(move |_| session.location.with(|location| (location.state.from, location.state.to)));
    let mut shown = (None, None);
    effect(move || {
        let ends = span.get();
        // Unchanged at the start, so that dates typed before the app has started stay.
        if std::mem::replace(&mut shown, ends) == ends {
            return;
        }
        for (input, date) in [(from, ends.0), (to, ends.1)] {
            if let Some(input) = input.get() {
                input.set_value(&date.map(|date| date.to_string()).unwrap_or_default());
            }
        }
        fault.set(String::new());
        if ends == (None, None) {
            answers.is_zoomed.set(false);
        }
    });
    let submit = move || match typed_span(session, from, to) {
        Ok(state) => {
            fault.set(String::new());
            if let Some(form) = form.get_untracked() {
                dom::close_popover(&form);
            }
            session.navigator().push_view(state);
            // The histogram stays on screen, to look closely at the span.
            session.set_is_asked(false);
        }
        Err(text) => fault.set(session.fill("span.fault", &[("text", &text)])),
    };
    view! {
        <form class="timespan scripted" id="dates" popover="auto" node_ref=form aria-label=session.text("span.label") on:submit=move |event| {
            event.prevent_default();
            submit();
        }>
            <DateField session name="from" end="start" bound=first input=from />
            <DateField session name="to" end="end" bound=last input=to />
            <button class="button" type="submit">{session.text("span.show")}</button>
            <ZoomButton answers span />
            <p class="fault" role="alert" {..html(move || markup! { (fault.get()) }.into_string())}></p>
        </form>
    }
}

/// A labeled date field. `end` is the suffix of its message keys, `bound` the first or last date of the timeline in words.
#[component]
fn DateField(
    session: Session,
    name: &'static str,
    end: &'static str,
    bound: String,
    input: NodeRef<Input>,
) -> impl IntoView {
    view! {
        <label>
            <span>{session.text(&["span.", end].concat())} " " <small>{bound}</small></span>
            <input name=name autocomplete="off" spellcheck="false" node_ref=input />
        </label>
    }
}

/// The button that limits the histogram to the span, or shows all bars again. Hidden without a span.
#[component]
fn ZoomButton(answers: Answers, span: Memo<(Option<EventDate>, Option<EventDate>)>) -> impl IntoView {
    let session = answers.session;
    let is_shown_close = move || answers.counts.with_last(|counts| counts.bars.is_zoomed) == Some(true);
    let text = move || session.text(if is_shown_close() { "span.look.whole" } else { "span.look" });
    view! {
        <button class="button look" type="button" hidden=move || span.get() == (None, None) && !is_shown_close()
            on:click=move |_| answers.is_zoomed.update(|is_zoomed| *is_zoomed = !*is_zoomed)>
            {text}
        </button>
    }
}

/// The view with the dates in the fields. The error is the text of a field that is no date.
fn typed_span(session: Session, from: NodeRef<Input>, to: NodeRef<Input>) -> Result<ViewState, String> {
    let locale = session.locale.get_value();
    let date = |input: NodeRef<Input>| {
        let text = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        match text.trim() {
            "" => Ok(None),
            text => typed_date(text, &|word| locale.month_named(word)).map(Some).map_err(|_| text.to_owned()),
        }
    };
    Ok(session.state_now().with_span(date(from)?, date(to)?))
}
