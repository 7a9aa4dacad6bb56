//! `vigil build`: from a data folder and the compiled app to a site for any static host.

use crate::address::{Addresses, path_of};
use crate::app_files::AppFiles;
use crate::card::{self, CardImage, Cards, Studio};
use crate::cite::{Citing, Styles};
use crate::compile::{self, Compiled};
use crate::content::{Page, TimeTable};
use crate::counter::Counters;
use crate::document::{Document, Shell};
use crate::moved::MovedPages;
use crate::output::{Claim, Input, Output};
use crate::pages::Pages;
use crate::poster::Posters;
use crate::prerender::prerender;
use crate::preview::Previews;
use crate::render::page::page;
use crate::render::part::bar_table::{bar_table, held_table};
use crate::render::part::footer::{Imprint, footer};
use crate::render::part::header::header;
use crate::single::Singles;
use crate::sources::SourceFiles;
use crate::status_line::StatusLines;
use crate::view_data::view_data;
use crate::{digest, embed, export, feed, language, messages, moved, oembed, read, report, sitemap};
use clap::Parser;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use vigil_app::data::page_data::{LocaleData, SiteData};
use vigil_app::locale::Locale;
use vigil_app::setting::Setting;
use vigil_app::url::route::{Route, href};
use vigil_app::{LoadedPage, PageData, ViewState};
use vigil_index::{Facet, Manifest, Options};
use vigil_model::{Dataset, Day, EventDate};
use vigil_views::input::HeldTable;

/// The name of the file with the places' coordinates, in the folder of the edition.
pub const PLACES: &str = "places.json";

/// The files of tables of time in custody, in the folder of the edition and the language: of everybody, and of a case.
const BARS: &str = "bars.json";

/// Builds a site.
#[derive(Parser)]
pub struct Args {
    /// The folder of the data.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The folder of the compiled app.
    #[arg(long, value_name = "DIR")]
    app: PathBuf,
    /// The folder of the messages, one file a language.
    #[arg(long, value_name = "DIR")]
    locales: PathBuf,
    /// Where the site is written: a new folder, an empty one or a site built before, which is replaced.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Leave out the pages, feeds and calendars of single events, people and cases, and the files to take away, to try a
    /// very large data set.
    #[arg(long)]
    lists_only: bool,
    /// Which pages get a picture for link previews: none, those of cases, people and years, or events as well.
    #[arg(long, value_enum, default_value_t, value_name = "WHICH")]
    cards: card::Choice,
    /// The folder of the fonts for cards; without it those of the machine.
    #[arg(long, value_name = "DIR")]
    fonts: Option<PathBuf>,
    /// Where cards are kept between builds, so that an unchanged one is not drawn again.
    #[arg(long, value_name = "DIR")]
    card_cache: Option<PathBuf>,
}

impl Args {
    /// The folders that the site must not replace, and, where all in them is read, not be in.
    fn inputs(&self) -> Vec<Input<'_>> {
        let read = |name, folder| Input { name, folder, is_read: true };
        let fonts = self.fonts.as_deref().map(|folder| read("folder of the fonts", folder));
        let kept = self.card_cache.as_deref();
        let kept = kept.map(|folder| Input { name: "folder of the kept cards", folder, is_read: false });
        let needed = [
            read("data folder", self.data.as_path()),
            read("folder of the app", &self.app),
            read("folder of the messages", &self.locales),
        ];
        needed.into_iter().chain(fonts).chain(kept).collect()
    }
}

/// What of a site is written.
#[derive(Clone, Copy, Default)]
pub struct Scope<'a> {
    /// Whether the pages and files of single events, people and cases are left out, and the files to take away.
    pub lists_only: bool,
    /// What draws the cards, if there are to be any.
    pub studio: Option<&'a Studio>,
}

/// Runs the command. Faults in the data are told, and nothing is written.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let start = Instant::now();
    let claim = Claim::take(&args.out, &args.inputs())?;
    let loaded = match read::load(&args.data) {
        Ok(loaded) => loaded,
        Err(faults) => {
            let styled = std::io::stderr().is_terminal();
            report::write_faults(&args.data, &faults, styled, &mut std::io::stderr().lock())?;
            eprintln!("{}: nothing was written", report::counts(&faults));
            return Ok(ExitCode::FAILURE);
        }
    };
    let locales = language::locales(&args.locales, loaded.dataset.site())?;
    if loaded.dataset.site().base_url.is_none() {
        eprintln!(
            "warning: site.json has no base_url, the address where the site is published; canonical links, the \
             addresses and pictures of link previews, absolute links in feeds and calendars, and sitemap.xml are left out"
        );
    }
    let app = AppFiles::read(&args.app)?;
    let options = Options::for_documents(loaded.dataset.events().len());
    let site = Site::compile(loaded.dataset, locales, options)?;
    let studio = Studio::open(args.cards, args.fonts.as_deref(), args.card_cache.as_deref())?;
    let output = Output::begin_in(claim)?;
    let scope = Scope { lists_only: args.lists_only, studio: studio.as_ref() };
    let pages = site.write(&app, scope, &output)?;
    output.finish()?;
    if let Some(studio) = &studio {
        let (cards, drawn) = studio.finish()?;
        println!("Drew {drawn} of {cards} cards; the others were kept from before");
    }
    println!(
        "Wrote {pages} pages of {} events to {} in {:.1} s, edition {}",
        site.dataset.events().len(),
        args.out.display(),
        start.elapsed().as_secs_f32(),
        site.build
    );
    Ok(ExitCode::SUCCESS)
}

/// A compiled site: all that does not depend on where it is written.
pub struct Site {
    /// The data.
    pub dataset: Dataset,
    /// The languages.
    pub locales: Vec<Locale>,
    /// The edition: a hash of all content.
    pub build: String,
    manifest: Manifest,
    data_files: Vec<(String, Vec<u8>)>,
}

impl Site {
    /// Compiles a data set.
    pub fn compile(dataset: Dataset, locales: Vec<Locale>, options: Options) -> anyhow::Result<Site> {
        let Compiled { index, shard_len } = compile::index(&dataset, &locales, options)?;
        let mut data_files = index.files;
        data_files.push(("manifest.json".to_owned(), serde_json::to_vec(&index.manifest)?));
        for locale in &locales {
            let path = format!("{}/messages.json", locale.tag);
            data_files.push((path, serde_json::to_vec(&messages::for_browser(locale))?));
            let pages = Pages::new(&dataset, &index.manifest, locale, &[]);
            data_files.push((format!("{}/{BARS}", locale.tag), bars(locale, &pages.everybodys_time())?));
            for case in dataset.cases() {
                let path = format!("{}/bars/{}.json", locale.tag, case.id);
                data_files.push((path, bars(locale, &pages.time_of_case(case))?));
            }
            for (number, shard) in (0..).zip(compile::shards(&dataset, &locale.tag, shard_len)) {
                data_files.push((Manifest::shard_path(&locale.tag, number), serde_json::to_vec(&shard)?));
            }
        }
        let places = dataset.places().iter().map(|place| (place.id.as_str(), [place.lon, place.lat]));
        let places: BTreeMap<&str, [f64; 2]> = places.collect();
        data_files.push((PLACES.to_owned(), serde_json::to_vec(&places)?));
        data_files.sort();
        let sources = SourceFiles::new(&dataset).digest()?;
        let parts = data_files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
        let parts: Vec<&[u8]> = parts.chain([sources.as_bytes()]).collect();
        let build = digest::short(&parts);
        Ok(Site { dataset, locales, build, manifest: index.manifest, data_files })
    }

    /// Writes every file of the site; the number of pages.
    pub fn write(&self, app: &AppFiles, scope: Scope<'_>, output: &Output) -> anyhow::Result<usize> {
        let Scope { lists_only, studio } = scope;
        for (path, bytes) in &app.files {
            let told = embed::for_site(path, bytes, &self.dataset, &self.locales);
            output.write(path, told.as_deref().unwrap_or(bytes))?;
        }
        for (path, bytes) in &self.data_files {
            output.write(&format!("data/{}/{path}", self.build), bytes)?;
        }
        SourceFiles::new(&self.dataset).write(&format!("data/{}", self.build), output)?;
        let base_url = self.dataset.site().base_url.as_deref();
        let shell = Shell::new(app, &self.build, &self.locales, base_url);
        let (page_script, script) = shell.page_script();
        output.write(page_script, script.as_bytes())?;
        let files =
            if lists_only { Vec::new() } else { export::write(&self.dataset, &self.locales, output)? };
        let styles = Styles::read(self.locales.iter().map(|locale| locale.tag.as_str()));
        let mut count = 0;
        for locale in &self.locales {
            let pages = Pages::new(&self.dataset, &self.manifest, locale, &files);
            let mut routes = pages.routes();
            if lists_only {
                routes.retain(|route| !matches!(route, Route::Event(_) | Route::Person(_) | Route::Case(_)));
            }
            count += routes.len();
            if locale.prefix.is_empty() {
                self.write_for_crawlers(app, &routes, output)?;
            }
            feed::write(&self.dataset, locale, lists_only, output)?;
            let citing = Citing::new(&self.dataset, locale, &styles);
            if !lists_only {
                citing.write(output)?;
            }
            let cards = match studio {
                Some(studio) => studio.write(&pages, locale, &routes, output)?,
                None => Cards::default(),
            };
            routes.par_iter().try_for_each(|route| {
                self.write_embedding(&pages, locale, route, cards.of(route), output)?;
                let document = self.document(&shell, (&pages, &citing), locale, route, cards.of(route))?;
                output.write(&file_of(locale, route), document.as_bytes())
            })?;
            let posters = Posters { pages: &pages, dataset: &self.dataset, locale, shell: &shell };
            count += posters.write(&routes, output)?;
            let singles = Singles { pages: &pages, locale, shell: &shell };
            singles.write(&routes, output)?;
            if !lists_only {
                let moves = moved::moves(&self.dataset);
                let old = MovedPages { pages: &pages, dataset: &self.dataset, locale, shell: &shell };
                count += old.write(&moves, output)?;
                singles.write_moved(&moves, output)?;
            }
            let counters = Counters { pages: &pages, dataset: &self.dataset, locale, shell: &shell };
            counters.write(&routes, output)?;
        }
        Ok(count)
    }

    /// Writes how a page is embedded, where it can be.
    fn write_embedding(
        &self,
        pages: &Pages<'_>,
        locale: &Locale,
        route: &Route,
        card: Option<&CardImage>,
        output: &Output,
    ) -> anyhow::Result<()> {
        let addresses = Addresses { base_url: self.dataset.site().base_url.as_deref() };
        let Some(file) = oembed::file_of(locale, route).filter(|_| addresses.base_url.is_some()) else {
            return Ok(());
        };
        let (_, heading, _) = pages.content(route);
        let frame = oembed::Frame::of(pages, locale, route);
        let answer = frame
            .and_then(|frame| oembed::rich(addresses, locale, &frame, [&heading, &pages.site_name()], card));
        answer.map_or(Ok(()), |answer| output.write(&file, answer.to_string().as_bytes()))
    }

    /// Writes what search engines look for.
    fn write_for_crawlers(&self, app: &AppFiles, routes: &[Route], output: &Output) -> anyhow::Result<()> {
        let base_url = self.dataset.site().base_url.as_deref();
        if !app.files.iter().any(|(path, _)| path == "robots.txt") {
            output.write("robots.txt", sitemap::robots(base_url).as_bytes())?;
        }
        if let Some(base_url) = base_url {
            for (path, bytes) in sitemap::sitemap(&self.dataset, &self.locales, base_url, routes)? {
                output.write(&path, &bytes)?;
            }
        }
        Ok(())
    }

    /// The whole document of a route.
    fn document(
        &self,
        shell: &Shell<'_>,
        (pages, citing): (&Pages<'_>, &Citing<'_>),
        locale: &Locale,
        route: &Route,
        card: Option<&CardImage>,
    ) -> anyhow::Result<String> {
        let (mut content, heading, description) = pages.content(route);
        let description = StatusLines { pages, locale }.describe(route, description);
        citing.complete(&mut content);
        match &mut content {
            Page::Case(data) => {
                data.time.sheet = shell.own_sheet("bars").to_owned();
                data.sheet = shell.own_sheet("lists").to_owned();
            }
            Page::People(data) => data.sheet = shell.own_sheet("lists").to_owned(),
            Page::Cases(data) => data.sheet = shell.own_sheet("lists").to_owned(),
            Page::Person(data) => {
                data.time.sheet = shell.own_sheet("bars").to_owned();
                data.sheet = shell.own_sheet("person").to_owned();
            }
            _ => {}
        }
        let site = self.site_data(locale, pages.as_of());
        let title = match route {
            Route::Timeline => format!("{} · {heading}", site.name),
            _ => locale.fill("document.title", &[("title", &heading), ("site", &site.name)]),
        };
        let state = ViewState::default();
        let setting = Setting { locale, site: &site, route, state: &state };
        let html = page(&setting, &content, shell.own_sheet(route.to_path().trim_end_matches('/')))
            .into_string()
            + view_data(locale, &content)?.0.as_str();
        let base_url = self.dataset.site().base_url.as_deref();
        let imprint = Imprint {
            as_of: site.as_of,
            address: Addresses { base_url }.absolute(&path_of(&locale.prefix, route)),
        };
        let foot = footer(&setting, &self.build, &imprint);
        let frame = [header(&setting).into_string(), foot.into_string()];
        let timeline = match &content {
            Page::Timeline(data, _) | Page::Embed(data) => Some(data.clone()),
            _ => None,
        };
        let doc = match &content {
            Page::Event(event) => event.doc(),
            _ => None,
        };
        let builder = match &content {
            Page::EmbedBuilder(data) => Some(data.clone()),
            _ => None,
        };
        let page = PageData {
            build: self.build.clone(),
            path: href(&locale.prefix, route, &ViewState::default()),
            title,
            site,
            timeline,
            doc,
            builder,
        };
        let body = prerender(LoadedPage::new(page.clone(), html, frame), locale, route);
        let previews = Previews { dataset: &self.dataset, locales: &self.locales, locale };
        Ok(shell.document(&Document {
            page: &page,
            preview: &previews.of(route, &content, [&heading, &page.title, &description], card),
            route,
            locale,
            body: &body,
            base_url,
        }))
    }

    fn site_data(&self, locale: &Locale, as_of: Day) -> SiteData {
        let site = self.dataset.site();
        let name = |other: &Locale| LocaleData {
            tag: other.tag.clone(),
            prefix: other.prefix.clone(),
            name: other.text("language.name").to_owned(),
        };
        SiteData {
            root: site.base_url.clone(),
            name: site.name.text(&locale.tag, &site.default_locale).text.to_owned(),
            as_of: EventDate::from_day(as_of).ok().filter(|_| !self.dataset.events().is_empty()),
            corrections: site.corrections.clone(),
            locales: self.locales.iter().map(name).collect(),
        }
    }
}

/// A table of time, of which the view `held` shows the rows of its people.
fn bars(locale: &Locale, table: &TimeTable) -> anyhow::Result<Vec<u8>> {
    let (site, state) = (SiteData::default(), ViewState::default());
    let setting = Setting { locale, site: &site, route: &Route::Timeline, state: &state };
    let html = bar_table(&setting, Facet::Person, table).into_string();
    Ok(serde_json::to_vec(&HeldTable { html, ..held_table(locale, table) })?)
}

/// The file of a route's page.
fn file_of(locale: &Locale, route: &Route) -> String {
    let path = href(&locale.prefix, route, &ViewState::default()).replacen("./", "", 1);
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
}
