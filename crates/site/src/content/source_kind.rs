//! The kinds of sources, by the domains of publishers.
//!
//! A source is labeled only if its host has one use alone. Hosts that repeat reports of others are missing from the table,
//! because a copy says nothing about who vouches for it.

use vigil_model::{Source, is_of_domain};

/// The kind of a source, the most direct first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A judgment, a ruling or another document of a court.
    Court,
    /// A report, statement, law or record of a government, a parliament or an international body.
    Official,
    /// A report by a newspaper, a broadcaster or a news agency.
    News,
    /// A group that takes part: a campaign, a trade union, an organization for human rights or for press freedom.
    Campaign,
    /// An encyclopedia, a database or a commentary, which rests on other sources.
    Reference,
}

use SourceKind::{Campaign, Court, News, Official, Reference};

/// The domains with their kinds, sorted. A publisher in front of a kind limits the line to publishers that contain it: a
/// library has texts of many.
const KINDS: &[(&str, &str, SourceKind)] = &[
    ("29principles.uk", "", Campaign),
    ("9news.com.au", "", News),
    ("abc.net.au", "", News),
    ("afp.com", "", News),
    ("afr.com", "", News),
    ("aleteia.org", "", News),
    ("aljazeera.com", "", News),
    ("am730.com.hk", "", News),
    ("amnesty.ca", "", Campaign),
    ("amnesty.it", "", Campaign),
    ("amnesty.nl", "", Campaign),
    ("amnesty.org", "", Campaign),
    ("amnesty.org.uk", "", Campaign),
    ("ap.org", "", News),
    ("apnews.com", "", News),
    ("appledaily.com", "", News),
    ("arabnews.jp", "", News),
    ("arabnews.pk", "", News),
    ("asahi.com", "", News),
    ("asiaone.com", "", News),
    ("atozwiki.com", "", Reference),
    ("bastillepost.com", "", News),
    ("bbc.co.uk", "", News),
    ("bbc.com", "", News),
    ("bloomberg.com", "", News),
    ("bundestag.de", "", Official),
    ("business-standard.com", "", News),
    ("canada.ca", "", Official),
    ("cbc.ca", "", News),
    ("channelnewsasia.com", "", News),
    ("chinadaily.com.cn", "", News),
    ("chinadailyasia.com", "", News),
    ("chinadailyhk.com", "", News),
    ("chinadigitaltimes.net", "", News),
    ("chinesepen.org", "", Campaign),
    ("cityam.com", "", News),
    ("clickondetroit.com", "", News),
    ("cna.com.tw", "", News),
    ("cnn.com", "", News),
    ("coconuts.co", "", News),
    ("cpj.org", "", Campaign),
    ("ctvnews.ca", "", News),
    ("dailyecho.co.uk", "", News),
    ("dawn.com", "", News),
    ("dcist.com", "", News),
    ("dimsumdaily.hk", "", News),
    ("dw.com", "", News),
    ("efe.com", "", News),
    ("en.wikisource.org", "Court", Court),
    ("epochtimes.com", "", News),
    ("err.ee", "", News),
    ("ettoday.net", "", News),
    ("europa.eu", "", Official),
    ("firstpost.com", "", News),
    ("focustaiwan.tw", "", News),
    ("frontlinedefenders.org", "", Campaign),
    ("ft.com", "", News),
    ("gc.ca", "", Official),
    ("georgetowner.com", "", News),
    ("globalfreedomofexpression.columbia.edu", "", Reference),
    ("globaltimes.cn", "", News),
    ("globalvoices.org", "", News),
    ("gov", "", Official),
    ("gov.au", "", Official),
    ("gov.cn", "", Official),
    ("gov.hk", "", Official),
    ("gov.nz", "", Official),
    ("gov.tw", "", Official),
    ("gov.uk", "", Official),
    ("hjnews.com", "", News),
    ("hk01.com", "", News),
    ("hkcfa.hk", "", Court),
    ("hkchr.org", "", Campaign),
    ("hkdc.us", "", Campaign),
    ("hklabourrights.org", "", Campaign),
    ("hklii.hk", "", Court),
    ("hklii.org", "", Court),
    ("hkparliament.org", "", Campaign),
    ("hongkongfp.com", "", News),
    ("hongkongwatch.org", "", Campaign),
    ("howtheyvote.eu", "", Reference),
    ("hrw.org", "", Campaign),
    ("hurriyetdailynews.com", "", News),
    ("ibtimes.com", "", News),
    ("ilo.int", "", Official),
    ("ilo.org", "", Official),
    ("independent.co.uk", "", News),
    ("inmediahk.net", "", News),
    ("irishtimes.com", "", News),
    ("japantimes.co.jp", "", News),
    ("japantoday.com", "", News),
    ("journal-news.com", "", News),
    ("judiciary.hk", "", Court),
    ("jurist.org", "", News),
    ("justthenews.com", "", News),
    ("kampuspedia.com", "", Reference),
    ("kiro7.com", "", News),
    ("koreatimes.co.kr", "", News),
    ("krdo.com", "", News),
    ("ksat.com", "", News),
    ("ktvz.com", "", News),
    ("kvia.com", "", News),
    ("kxnet.com", "", News),
    ("laprensalatina.com", "", News),
    ("latimes.com", "", News),
    ("lawgazette.co.uk", "", News),
    ("lbc.co.uk", "", News),
    ("lnc.nc", "", News),
    ("lokmattimes.com", "", News),
    ("ltn.com.tw", "", News),
    ("macaubusiness.com", "", News),
    ("macaudailytimes.com.mo", "", News),
    ("malaymail.com", "", News),
    ("mb.com.ph", "", News),
    ("metroradio.com.hk", "", News),
    ("mingpao.com", "", News),
    ("mizzima.com", "", News),
    ("mothership.sg", "", News),
    ("muscatinejournal.com", "", News),
    ("naharnet.com", "", News),
    ("nationalpost.com", "", News),
    ("nationthailand.com", "", News),
    ("nchrd.org", "", Campaign),
    ("nd.nl", "", News),
    ("newbloommag.net", "", News),
    ("newindianexpress.com", "", News),
    ("newsmax.com", "", News),
    ("nhk.or.jp", "", News),
    ("nikkei.com", "", News),
    ("nna.jp", "", News),
    ("now.com", "", News),
    ("npcobserver.com", "", Reference),
    ("ntdtv.com", "", News),
    ("nytimes.com", "", News),
    ("nzherald.co.nz", "", News),
    ("ohchr.org", "", Official),
    ("on.cc", "", News),
    ("ourcommons.ca", "", Official),
    ("parl.ca", "", Official),
    ("parliament.uk", "", Official),
    ("parltrack.eu", "", Reference),
    ("parltrack.org", "", Reference),
    ("people.cn", "", News),
    ("perthnow.com.au", "", News),
    ("phayul.com", "", News),
    ("points-media.com", "", News),
    ("pressgazette.co.uk", "", News),
    ("pulsehknews.com", "", News),
    ("rd.nl", "", News),
    ("reuters.com", "", News),
    ("rfa.org", "", News),
    ("rfi.fr", "", News),
    ("rsf.org", "", Campaign),
    ("rthk.hk", "", News),
    ("sandiegouniontribune.com", "", News),
    ("scholarsatrisk.org", "", Campaign),
    ("scmp.com", "", News),
    ("secretchina.com", "", News),
    ("sencanada.ca", "", Official),
    ("shine.cn", "", News),
    ("singtao.ca", "", News),
    ("sputniknews.com", "", News),
    ("standard.co.uk", "", News),
    ("stheadline.com", "", News),
    ("straight.com", "", News),
    ("straitstimes.com", "", News),
    ("supportjimmylai.com", "", Campaign),
    ("taipeitimes.com", "", News),
    ("taiwannews.com.tw", "", News),
    ("the-independent.com", "", News),
    ("thecanary.co", "", News),
    ("thecfhk.org", "", Campaign),
    ("thechasernews.co.uk", "", News),
    ("thedailybeast.com", "", News),
    ("thediplomat.com", "", News),
    ("theepochtimes.com", "", News),
    ("theglobeandmail.com", "", News),
    ("theguardian.com", "", News),
    ("theinitium.com", "", News),
    ("thenews.com.pk", "", News),
    ("thestandard.com.hk", "", News),
    ("thestandnews.com", "", News),
    ("thestar.com.my", "", News),
    ("thetibetpost.com", "", News),
    ("thetimes.co.uk", "", News),
    ("thewest.com.au", "", News),
    ("thewitnesshk.com", "", News),
    ("tibetexpress.net", "", News),
    ("trtworld.com", "", News),
    ("tvb.com", "", News),
    ("ucanews.com", "", News),
    ("udn.com", "", News),
    ("un.org", "", Official),
    ("upi.com", "", News),
    ("victimsofcommunism.org", "", Campaign),
    ("voanews.com", "", News),
    ("washingtonpost.com", "", News),
    ("wikimili.com", "", Reference),
    ("wikipedia.org", "", Reference),
    ("wikiwand.com", "", Reference),
    ("wionews.com", "", News),
    ("worldjournal.com", "", News),
    ("wsj.com", "", News),
    ("yahoo.com", "", News),
    ("yomiuri.co.jp", "", News),
];

impl SourceKind {
    /// The kind of a source; `None` if its host is not known to have one alone.
    pub fn of(source: &Source) -> Option<SourceKind> {
        let host = source.host();
        let is_of = |(domain, publisher, _): &&(&str, &str, SourceKind)| {
            is_of_domain(&host, domain) && source.publisher.contains(publisher)
        };
        // Of a domain and one below it the longer decides.
        let (_, _, kind) = KINDS.iter().filter(is_of).max_by_key(|(domain, ..)| domain.len())?;
        // Somebody else's text in a newspaper is still news; on the page of a campaign it is no longer the campaign's.
        let is_copy = source.publisher.contains(" via ");
        Some(*kind).filter(|kind| !is_copy || matches!(kind, News | Reference))
    }

    /// The last part of the key of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            Court => "court",
            Official => "official",
            News => "news",
            Campaign => "campaign",
            Reference => "reference",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::read;
    use std::path::Path;

    fn source(publisher: &str, url: &str) -> Source {
        Source {
            title: "A title".to_owned(),
            publisher: publisher.to_owned(),
            url: url.to_owned(),
            date: None,
            lang: "en".to_owned(),
            archive: None,
        }
    }

    #[test]
    fn the_table_is_sorted_and_has_each_line_once() {
        for pair in KINDS.windows(2) {
            let [(one, by, _), (other, also_by, _)] = pair else { continue };
            assert!((one, by) < (other, also_by), "{one} {other}");
        }
        for (domain, ..) in KINDS {
            assert!(
                !domain.is_empty() && !domain.contains(['/', ':']) && !domain.starts_with("www."),
                "{domain}"
            );
            assert_eq!(*domain, domain.to_ascii_lowercase());
        }
    }

    #[test]
    fn a_kind_follows_from_the_host_and_is_never_guessed() {
        for (publisher, url, kind) in [
            ("High Court of Hong Kong / Wikisource", "https://en.wikisource.org/wiki/HKSAR_v_A", Some(Court)),
            ("Wikisource", "https://en.wikisource.org/wiki/A_speech", None),
            ("Judiciary", "https://legalref.judiciary.hk/lrs/common/ju/ju_frame.jsp?DIS=1", Some(Court)),
            ("CECC", "https://www.cecc.gov/media-center/press-releases/x", Some(Official)),
            ("US Consulate General", "https://hk.usconsulate.gov/x", Some(Official)),
            ("Anybody", "https://notgov.example/gov", None),
            ("RTHK", "http://news.rthk.hk/rthk/en/component/k2/1.htm", Some(News)),
            ("Associated Press via Taipei Times", "https://www.taipeitimes.com/News/1", Some(News)),
            ("Hong Kong Watch", "https://hongkongwatch.org/all-posts/1", Some(Campaign)),
            ("The Times via Hong Kong Watch", "https://hongkongwatch.org/all-posts/1", None),
            ("Amnesty International via Revolutionary News", "https://revolutionary.news/1", None),
            ("European Parliament via DocsLib", "https://docslib.org/doc/1", None),
            ("Wikipedia via Wikimili", "https://wikimili.com/en/A", Some(Reference)),
            ("Nobody", "no address", None),
        ] {
            assert_eq!(SourceKind::of(&source(publisher, url)), kind, "{publisher} {url}");
        }
    }

    #[test]
    fn most_sources_of_the_data_have_a_kind_and_every_judgment_is_a_court_document() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let dataset = read::load(&root.join("data")).unwrap().dataset;
        let sources: Vec<&Source> = dataset.events().iter().flat_map(|event| &event.sources).collect();
        let labeled = sources.iter().filter(|source| SourceKind::of(source).is_some()).count();
        assert!(labeled * 4 > sources.len() * 3, "{labeled} of {}", sources.len());
        for source in sources.iter().filter(|source| source.publisher.starts_with("High Court")) {
            assert_eq!(SourceKind::of(source), Some(Court), "{}", source.url);
        }
    }
}
