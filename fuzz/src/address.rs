//! Addresses: paths are pages, query strings are views.

use crate::text_of;
use vigil_app::url::route::{href, split_locale};
use vigil_app::{Route, ViewState};

/// A query string and the view that it is: what is written of a view is read as the same view, and rejects nothing.
pub fn view_state(bytes: &[u8]) -> bool {
    let (state, rejected) = ViewState::from_query_with_rejected(&text_of(bytes));
    let address = href("", &Route::Timeline, &state);
    let query = address.strip_prefix("./").expect("an address is relative to the root");
    let query = query.strip_prefix('?').unwrap_or(query);
    assert!(query.is_ascii() && !query.contains(['#', ' ', '"', '<']), "{query:?}");
    assert_eq!(ViewState::from_query_with_rejected(query), (state.clone(), Vec::new()), "{query:?}");
    state != ViewState::default() && rejected.is_empty()
}

/// A path below the root: whatever its language, a page is found again by its own path.
pub fn route(bytes: &[u8]) -> bool {
    let text = text_of(bytes);
    let (prefix, path) = split_locale(&text, &["zh-Hant/", "中文/"]);
    assert_eq!(text.len(), prefix.len() + path.len());
    let route = Route::from_path(path);
    let own = route.to_path();
    assert_eq!(Route::from_path(&own), route, "{own:?}");
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-/.".contains(&byte);
    let is_below = !own.starts_with('/') && !own.contains("..") && !own.contains("//");
    assert!(own.bytes().all(is_plain) && is_below, "{own:?}");
    route != Route::NotFound
}

/// A view with each key.
pub(crate) fn view_seeds() -> Vec<Vec<u8>> {
    let queries = [
        "q=a+b%22%E5%88%9D&category=trial,rally&kind=raid&case=hk47&person=benny-tai&place=toronto&org=a&country=ca",
        "status=in-prison&amp;from=2021-01~&to=6%20Jan%202022&sort=oldest&view=chart&lanes=person&event=2021-01-06-a",
        "layout=map&utm_source=x&sort=best&limit=5",
    ];
    queries.map(|query| query.as_bytes().to_vec()).to_vec()
}

/// Pages of each kind.
pub(crate) fn route_seeds() -> Vec<Vec<u8>> {
    let fixed =
        Route::FIXED.into_iter().filter(|route| *route != Route::NotFound).map(|route| route.to_path());
    let others = [
        "event/2021-01-06-a/",
        "zh-hant/person/benny-tai",
        "中文/case/hk47/index.html",
        "year/2021",
        "YEAR/2021/03/",
    ];
    fixed.chain(others.map(str::to_owned)).map(String::into_bytes).collect()
}
