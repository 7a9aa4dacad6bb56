//! The views on pages that the generator drew: a table to sort, a list to filter, the people in prison. The module
//! (`crates/views`) sorts and filters them, from data that the page has next to them.

use crate::browser::dom::HtmlElement;
use crate::browser::task::spawn;
use crate::browser::{module, view_root};
use leptos::prelude::*;
use std::rc::Rc;
use vigil_views::act::Act;

/// The views of pages, each with whether it is opened with the page; the others wait until they are used.
const VIEWS: [(&str, bool); 3] = [("inside", true), ("held", false), ("lists", false)];

/// Opens the views of a page, in the roots that name them.
pub(crate) fn start_page_views(main: &HtmlElement) {
    for (name, root) in view_root::roots_in(main) {
        let Some((view, is_at_once)) = VIEWS.into_iter().find(|(view, _)| *view == name) else { continue };
        let opened: Opened = StoredValue::new_local(None);
        if is_at_once {
            spawn(open(view, root, opened, Rc::new(|| ())));
        } else {
            view_root::on_first_use(&root.clone(), move || module::prefetch(view), {
                move |again| spawn(open(view, root.clone(), opened, again))
            });
        }
    }
}

type Opened = StoredValue<Option<module::OpenedView>, LocalStorage>;

/// Opens a view, then does `after`. Controls that would do nothing are hidden where that fails.
async fn open(view: &'static str, root: HtmlElement, opened: Opened, after: Rc<dyn Fn()>) {
    let input = view_root::input(view);
    let Some(input) = input else { return };
    match module::open(view, root.clone(), input, |_: Act| {}).await {
        Ok(view) => {
            opened.try_set_value(Some(view));
            after();
        }
        Err(_) => view_root::hide_controls(&root),
    }
}
