//! Sites of the real data, or of a part of it, and their files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tempfile::TempDir;
use vigil_index::{Options, seal};
use vigil_model::{Dataset, Event};
use vigil_site::compile::compiled::Compiled;
use vigil_site::compile::moves;
use vigil_site::compile::site_model::SiteModel;
use vigil_site::output::Output;
use vigil_site::paths::path_of;
use vigil_site::publish::cards::painter::CardPainter;
use vigil_site::publish::edition::Edition;
use vigil_site::publish::publish;
use vigil_site::publish::scope::Scope;
use vigil_site::source::app_bundle::AppBundle;
use vigil_site::source::language;
use vigil_site::source::read;
use vigil_views::input::{VIEW_DATA_ID, ViewData};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The most of something that `bench/budgets.toml` allows, by table and name.
pub fn budget(name: &str) -> usize {
    let text = std::fs::read_to_string(root().join("bench/budgets.toml")).unwrap();
    let budgets: toml::Table = toml::from_str(&text).unwrap();
    let mut value = toml::Value::Table(budgets);
    for part in name.split('.').chain(["at_most"]) {
        value = value[part].clone();
    }
    usize::try_from(value.as_integer().unwrap()).unwrap()
}

pub fn dataset() -> Dataset {
    read::load(&root().join("data")).unwrap().dataset
}

/// Builds the site of a data set into a new folder.
pub fn build(dataset: Dataset) -> TempDir {
    build_with(dataset, None).unwrap()
}

/// The same, with cards.
pub fn build_with(dataset: Dataset, painter: Option<&CardPainter>) -> anyhow::Result<TempDir> {
    build_scope(dataset, Scope { painter, ..Scope::default() })
}

/// Passes a data set and its edition to `use_them`.
pub fn with_edition<T>(dataset: &Dataset, use_them: impl FnOnce(&SiteModel<'_>, &Edition) -> T) -> T {
    let locales = language::locales(&root().join("locales"), dataset.site()).unwrap();
    let model = SiteModel::new(dataset, &locales);
    let compiled = Compiled::new(&model, Options::for_documents(dataset.events().len())).unwrap();
    use_them(&model, &Edition::new(&model, compiled).unwrap())
}

/// Builds the site of a data set in a scope.
pub fn build_scope(dataset: Dataset, scope: Scope<'_>) -> anyhow::Result<TempDir> {
    let files = ["app.js", "app.wasm", "saved.js", "share.js", "views.js", "outline.json", "style.css"];
    let sheets =
        ["bars.css", "counter.css", "inside.css", "lists.css", "numbers.css", "person.css", "poster.css"];
    let names = files.into_iter().chain(sheets).map(|name| (name.to_owned(), name.to_owned()));
    let app = AppBundle {
        names: names.collect(),
        start_script: "import('./APP');import('./PAGE')".to_owned(),
        page_script: "const files=FILES".to_owned(),
        ..AppBundle::default()
    };
    let folder = tempfile::tempdir().unwrap();
    let mut output = Output::begin(&folder.path().join("site")).unwrap();
    with_edition(&dataset, |model, edition| publish(model, &app, edition, scope, &output))?;
    output.finish()?;
    Ok(folder)
}

pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a site, those of the edition without their seals.
pub fn files(folder: &TempDir) -> Files {
    let files = read::files_below(&folder.path().join("site")).unwrap().into_iter();
    let open = |(path, file): (String, Vec<u8>)| match seal::open(&path, &file) {
        Some(content) => (path.clone(), content.to_vec()),
        None => (path, file),
    };
    files.map(open).collect()
}

/// Whether a file is a page that can be found: all but posters, the pages that other sites show in a frame, and the pages
/// at old addresses.
pub fn is_listed(path: &str) -> bool {
    let others = ["embed/index.html", "poster/index.html"];
    let is_counter = ["embed/counter/", "embed/card/"].iter().any(|folder| path.contains(folder));
    let is_other = is_counter || others.iter().any(|other| path.ends_with(other));
    path.ends_with("index.html") && !is_other && !is_moved(path)
}

/// Whether a file is the page at an address that something had before.
pub fn is_moved(path: &str) -> bool {
    static PATHS: OnceLock<Vec<String>> = OnceLock::new();
    let paths = PATHS.get_or_init(|| {
        let moves = moves::moves(&dataset()).into_iter();
        moves.map(|one| format!("{}index.html", path_of("", &one.old))).collect()
    });
    paths.iter().any(|old| {
        path.strip_suffix(old.as_str()).is_some_and(|prefix| prefix.is_empty() || prefix == "zh-Hant/")
    })
}

/// The site of the real data, built once for all tests.
pub fn real_site() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| files(&build(dataset())))
}

/// The first events of the real data and everything they refer to, changed by a test.
pub fn changed(change: impl FnOnce(&mut vigil_model::Site, &mut Vec<Event>)) -> Dataset {
    let dataset = dataset();
    let mut site = dataset.site().clone();
    let mut events = dataset.events()[..40].to_vec();
    change(&mut site, &mut events);
    let lists = vigil_model::Lists {
        events,
        people: dataset.people().to_vec(),
        places: dataset.places().to_vec(),
        orgs: dataset.orgs().to_vec(),
        cases: dataset.cases().to_vec(),
        ..Default::default()
    };
    Dataset::new(site, lists)
}

pub fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).unwrap()
}

/// The inputs of the views of a page.
pub fn view_data(page: &str) -> ViewData {
    let (_, rest) =
        page.split_once(&format!("id=\"{VIEW_DATA_ID}\">")).unwrap_or_else(|| panic!("no view data"));
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}
