//! `vigil build`: a site for any static host, made of a data folder and the compiled app.

use crate::compile::compiled::Compiled;
use crate::compile::site_model::SiteModel;
use crate::output::{Claim, Input, Output, refuse_inside};
use crate::publish::archive::archive;
use crate::publish::cards::painter::{CardPainter, Choice};
use crate::publish::edition::Edition;
use crate::publish::publish;
use crate::publish::scope::Scope;
use crate::source::app_bundle::AppBundle;
use crate::source::{language, messages, read, report};
use clap::Parser;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use vigil_app::locale::Locale;
use vigil_index::Options;
use vigil_model::{Fault, Site};

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
    /// The address where this site is published, instead of `base_url` in `site.json`: for mirrors, and to try a site
    /// out at another address. It ends in `/`.
    #[arg(long, value_name = "URL", value_parser = vigil_model::check::base_url)]
    base_url: Option<String>,
    /// Leave out the pages, feeds and calendars of single events, people and cases, and the downloads, to try a very
    /// large data set.
    #[arg(long)]
    lists_only: bool,
    /// How many builds before, into the same folder, keep their files: for pages from caches, and those still open.
    #[arg(long, default_value_t, value_name = "N")]
    keep_editions: usize,
    /// Also write the whole timeline as one HTML file a language, `vigil-<language>.html`, which needs no server and no
    /// network, and link it on the page of the data.
    #[arg(long)]
    single_file: bool,
    /// Also write the site as a ZIP archive, whose pages open from a disk as far as browsers allow, with `--single-file`.
    #[arg(long, value_name = "FILE")]
    zip: Option<PathBuf>,
    /// Which pages get a picture for link previews: none, those of cases, people and years, or events as well.
    #[arg(long, value_enum, default_value_t, value_name = "WHICH")]
    cards: Choice,
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

    /// Prints the faults of the data.
    fn refuse(&self, faults: &[Fault]) -> anyhow::Result<ExitCode> {
        let styled = std::io::stderr().is_terminal();
        report::write_faults(&self.data, faults, styled, &mut std::io::stderr().lock())?;
        eprintln!("{}: nothing was written", report::counts(faults));
        Ok(ExitCode::FAILURE)
    }
}

/// Runs the command. With faults in the data, they are printed and nothing is written.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let start = Instant::now();
    let claim = Claim::take(&args.out, &args.inputs())?;
    if let Some(file) = &args.zip {
        refuse_inside(file, claim.target())?;
    }
    let dataset = match read::load(&args.data) {
        Ok(loaded) => loaded.dataset,
        Err(faults) => return args.refuse(&faults),
    };
    let dataset = match args.base_url {
        Some(base_url) => dataset.at_base_url(base_url),
        None => dataset,
    };
    let locales = language::locales(&args.locales, dataset.site())?;
    warn(dataset.site(), &locales);
    let app = AppBundle::read(&args.app)?;
    let model = SiteModel::new(&dataset, &locales);
    let compiled = Compiled::new(&model, Options::for_documents(dataset.events().len()))?;
    let edition = Edition::new(&model, compiled)?;
    let painter = CardPainter::open(args.cards, args.fonts.as_deref(), args.card_cache.as_deref())?;
    let single_file = args.single_file || args.zip.is_some();
    let scope = Scope { lists_only: args.lists_only, single_file, painter: painter.as_ref() };
    let mut output = Output::begin_in(claim)?;
    let pages = publish(&model, &app, &edition, scope, &output)?;
    if let Some(file) = &args.zip {
        archive(&model, &edition.id, &output, file)?;
    }
    let keeping = output.keep(&edition.id, args.keep_editions)?;
    output.finish()?;
    if let Some(painter) = &painter {
        let (cards, drawn) = painter.finish()?;
        println!("Drew {drawn} of {cards} cards; the others were kept from before");
    }
    println!(
        "Wrote {pages} pages of {} events to {} in {:.1} s, edition {}",
        dataset.events().len(),
        args.out.display(),
        start.elapsed().as_secs_f32(),
        edition.id
    );
    if !keeping.kept.is_empty() {
        println!("Kept the files of the editions {}", keeping.kept.join(", "));
    }
    for edition in &keeping.left_out {
        eprintln!("warning: the edition {edition} is not kept: files of it are missing or changed");
    }
    output.remove_old()?;
    Ok(ExitCode::SUCCESS)
}

/// Warns about a site without an address, and about languages with gaps.
fn warn(site: &Site, locales: &[Locale]) {
    for gap in locales.iter().flat_map(messages::gaps) {
        eprintln!("warning: {gap}");
    }
    if site.base_url.is_none() {
        eprintln!(
            "warning: neither site.json nor --base-url has the address where the site is published; canonical links, the \
             addresses and pictures of link previews, absolute links in feeds and calendars, and sitemap.xml are left out"
        );
    }
}
