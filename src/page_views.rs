//! Views on prerendered pages: sortable tables, filtered lists, the page of people in prison. The lazily loaded module
//! (`crates/views`) sorts and filters them, from the JSON of the page.

use crate::browser::dom::HtmlElement;
use crate::browser::task::spawn;
use crate::browser::{module, view_root};
use crate::session::Session;
use leptos::prelude::*;
use std::rc::Rc;
use vigil_views::act::Act;

/// The views by name, and whether each opens with the page. The others open when a control is first used.
// `inside` opens at once: the module fills its table and adds the days since the day of the data.
const VIEWS: [(&str, bool); 3] = [("inside", true), ("held", false), ("lists", false)];

/// Opens, or prepares to open, the view of each root in `main`. Roots with unknown names stay as they are.
pub(crate) fn start_page_views(session: Session, main: &HtmlElement) {
    for (name, root) in view_root::roots_in(main) {
        let Some((view, is_eager)) = VIEWS.into_iter().find(|(view, _)| *view == name) else { continue };
        let opened: ViewHandle = StoredValue::new_local(None);
        if is_eager {
            spawn(open(session, view, root, opened, Rc::new(|| ())));
        } else {
            view_root::on_first_use(&root.clone(), move || module::prefetch(view), {
                move |again| spawn(open(session, view, root.clone(), opened, again))
            });
        }
    }
}

/// The open view; none before it is opened. Dropped with the page, which closes the view.
type ViewHandle = StoredValue<Option<module::OpenedView>, LocalStorage>;

/// Opens a view, then calls `after`. If that fails, the content stays as it is, and the notice offers to try again.
async fn open(
    session: Session,
    view: &'static str,
    root: HtmlElement,
    opened: ViewHandle,
    after: Rc<dyn Fn()>,
) {
    let Some(input) = view_root::input(view) else { return };
    match module::open(view, root.clone(), input, |_: Act| {}).await {
        Ok(view) => {
            opened.try_set_value(Some(view));
            after();
        }
        // Not after the page was left.
        Err(error) if root.is_connected() => {
            let again = move || spawn(open(session, view, root.clone(), opened, after.clone()));
            session.failure.show(error, Rc::new(again));
        }
        Err(_) => {}
    }
}
