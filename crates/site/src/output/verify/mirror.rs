//! A mirror on the web: what a reader gets of each file, with the answers decompressed as browsers do.
//!
//! A server cannot be asked for files that are not on the list. Redirects are followed on the same origin only, because
//! another one would be another mirror.

use super::difference::{Difference, Found, Summary};
use super::forms::{sum, sum_of_form};
use super::list::{LIST_LIMIT, List, SIGNATURE_LIMIT, check_signature};
use crate::output::folder::{CHECKSUMS, SIGNATURE};
use anyhow::{Context, bail, ensure};
use minisign_verify::PublicKey;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use ureq::http::{Response, StatusCode, header};
use ureq::{Agent, Body};
use url::Url;

/// The longest that a connection may take.
const CONNECT: Duration = Duration::from_secs(15);
/// The longest that an answer may take to begin.
const ANSWER: Duration = Duration::from_secs(30);
/// The longest that an answer may take as a whole.
const WHOLE: Duration = Duration::from_secs(300);
/// The longest that the comparison may take.
const ALL: Duration = Duration::from_secs(2 * 60 * 60);
/// How many answers are waited for at the same time.
const AT_ONCE: usize = 4;
/// How many files are compared between two looks at the clock.
const BATCH: usize = 64;
/// How many requests may fail one after the other.
const FAILURES: usize = 8;
/// How many redirects lead to a file.
const REDIRECTS: usize = 3;

/// A site on a server.
struct Mirror {
    agent: Agent,
    root: Url,
}

/// Why there is no answer that could be compared.
enum Failure {
    /// The server answered, but not with the file.
    File(Difference),
    /// There is no answer, for this reason.
    Network(String),
}

/// The difference of a file, if it has one, or why it is not known.
type Compared = Result<Option<Difference>, Failure>;

/// Compares the files of the site at an address with its list. Fails as [`super::verify`] does, and if the server does not
/// answer or takes too long.
pub fn verify_mirror(address: &str, key: Option<&PublicKey>, found: Found<'_>) -> anyhow::Result<Summary> {
    let mirror = Mirror::at(address)?;
    let start = Instant::now();
    let text = mirror.text(CHECKSUMS, LIST_LIMIT)?;
    if let Some(key) = key {
        check_signature(&text, &mirror.text(SIGNATURE, SIGNATURE_LIMIT)?, key)?;
    }
    let list = List::parse(&text)?;
    let mut summary = Summary { files: 0, forms: 0, list: list.own.clone() };
    let mut failures = 0;
    let files: Vec<(&str, &str)> = list.sums.iter().map(|(path, sum)| (*path, *sum)).collect();
    for batch in files.chunks(BATCH) {
        let spent = start.elapsed();
        ensure!(spent < ALL, "stopped after {} minutes: the server is too slow", spent.as_secs() / 60);
        for ((path, _), compared) in batch.iter().zip(mirror.compare_all(batch, &list)) {
            let is_form = list.form_of(path).is_some();
            let difference = match compared {
                Ok(difference) => difference,
                Err(Failure::File(difference)) => Some(difference),
                Err(Failure::Network(reason)) => {
                    failures += 1;
                    ensure!(failures < FAILURES, "{} does not answer: {reason}", mirror.root);
                    Some(Difference::Unreadable(reason))
                }
            };
            let is_missing = difference == Some(Difference::Missing);
            match &difference {
                Some(Difference::Unreadable(_)) => {}
                _ => failures = 0,
            }
            if is_missing && (is_form || is_for_the_host(path)) {
                continue;
            }
            *(if is_form { &mut summary.forms } else { &mut summary.files }) += 1;
            if let Some(difference) = difference {
                found(Path::new(path), difference)?;
            }
        }
    }
    Ok(summary)
}

/// Whether hosts keep a file for themselves, as they do with their settings.
fn is_for_the_host(path: &str) -> bool {
    path.starts_with(['_', '.'])
}

impl Mirror {
    fn at(address: &str) -> anyhow::Result<Mirror> {
        let mut root = Url::parse(address).with_context(|| format!("{address:?} is not an address"))?;
        ensure!(
            root.query().is_none() && root.fragment().is_none(),
            "an address of a site has no `?` and no `#`"
        );
        if !root.path().ends_with('/') {
            root.set_path(&format!("{}/", root.path()));
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT))
            .timeout_recv_response(Some(ANSWER))
            .timeout_global(Some(WHOLE))
            .user_agent("vigil")
            .build();
        Ok(Mirror { agent: config.new_agent(), root })
    }

    /// The text of a file at the root of the site.
    fn text(&self, path: &str, limit: u64) -> anyhow::Result<String> {
        let answer = match self.get(path, "identity") {
            Ok(answer) => answer,
            Err(Failure::File(Difference::Missing)) => bail!("there is no {path} at {}", self.root),
            Err(Failure::File(Difference::Unreadable(reason)) | Failure::Network(reason)) => {
                bail!("cannot fetch {path} from {}: {reason}", self.root)
            }
            Err(Failure::File(_)) => bail!("{path} cannot be read at {}", self.root),
        };
        let mut bytes = Vec::new();
        answer
            .into_body()
            .into_reader()
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .with_context(|| format!("cannot fetch {path}"))?;
        ensure!(bytes.len() as u64 <= limit, "{path} has more than {limit} bytes");
        String::from_utf8(bytes).with_context(|| format!("{path} is not a text in UTF-8"))
    }

    /// Compares several files at the same time; the outcomes are in their order.
    fn compare_all(&self, files: &[(&str, &str)], list: &List<'_>) -> Vec<Compared> {
        let next = Mutex::new(files.iter().enumerate());
        let compared = Mutex::new(Vec::new());
        // Its lock is released before the answer is waited for.
        let take = || next.lock().ok().and_then(|mut next| next.next());
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| {
                    while let Some((at, (path, sum))) = take() {
                        let outcome = self.compare(path, sum, list.form_of(path).is_some());
                        if let Ok(mut compared) = compared.lock() {
                            compared.push((at, outcome));
                        }
                    }
                });
            }
        });
        let mut compared = compared.into_inner().unwrap_or_default();
        compared.sort_by_key(|(at, _)| *at);
        compared.into_iter().map(|(_, outcome)| outcome).collect()
    }

    fn compare(&self, path: &str, expected: &str, is_form: bool) -> Compared {
        // A form is compared as it is; some servers declare it as the encoding of an answer, too.
        let answer = self.get(path, if is_form { "identity" } else { "br, gzip" })?;
        let encoding = answer.headers().get(header::CONTENT_ENCODING).filter(|_| !is_form);
        let encoding = encoding.map_or("identity", |value| value.to_str().unwrap_or("unknown")).to_owned();
        let body = answer.into_body().into_reader();
        let sum = match &*encoding {
            "identity" => sum(body),
            "br" => sum_of_form(".br", body),
            "gzip" | "x-gzip" => sum_of_form(".gz", body),
            _ => {
                return Ok(Some(Difference::Unreadable(
                    "the server answers in an encoding that was not asked for".to_owned(),
                )));
            }
        };
        match sum {
            Ok(sum) => Ok((sum.as_deref() != Some(expected)).then_some(Difference::Changed)),
            // Any other error may be one of the compressed bytes.
            Err(error) if encoding == "identity" || error.kind() == ErrorKind::TimedOut => {
                Err(Failure::Network(error.to_string()))
            }
            Err(error) => Ok(Some(Difference::Unreadable(error.to_string()))),
        }
    }

    /// The answer with a file, after redirects on the same origin.
    fn get(&self, path: &str, encodings: &str) -> Result<Response<Body>, Failure> {
        let unreadable = |reason: String| Failure::File(Difference::Unreadable(reason));
        let mut address = self.address(path);
        for _ in 0..=REDIRECTS {
            let request = self.agent.get(address.as_str()).header(header::ACCEPT_ENCODING, encodings);
            let answer = request.call().map_err(|error| Failure::Network(error.to_string()))?;
            match answer.status() {
                StatusCode::OK => return Ok(answer),
                StatusCode::NOT_FOUND | StatusCode::GONE => return Err(Failure::File(Difference::Missing)),
                status if status.is_redirection() => {}
                status => {
                    return Err(unreadable(format!(
                        "the server answers with the status {}",
                        status.as_u16()
                    )));
                }
            }
            let target = answer.headers().get(header::LOCATION).and_then(|target| target.to_str().ok());
            let target = target.and_then(|target| address.join(target).ok());
            let Some(target) = target.filter(|target| target.origin() == self.root.origin()) else {
                return Err(unreadable(
                    "the server leads to another origin; give the address there".to_owned(),
                ));
            };
            address = target;
        }
        Err(unreadable("the server leads from address to address".to_owned()))
    }

    /// The address of a file; that of its folder for a page, which is where readers open it.
    fn address(&self, path: &str) -> Url {
        let mut address = self.root.clone();
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        };
        if let Ok(mut segments) = address.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/'));
        }
        address
    }
}
