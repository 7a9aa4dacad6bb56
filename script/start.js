// @ts-check
// The first script of every page, inlined. The generator replaces the names in capitals with file names.
//
// The app waits for the whole document, because it hydrates it; if it fails or crashes, the page shows a message and
// loses `data-app`. `data-searching` is set until the first answer to a view that was not prerendered, `data-asked`
// until the next navigation. Only syntax of 2019, so that an older browser runs `fail`, which completes the page.
(() => {
  const root = document.documentElement;
  const { timeline, embed, asOf } = root.dataset;
  if (timeline === '' && embed === undefined) {
    // Block rendering of the front page until everything above its list is parsed, or the list would be pushed down a
    // moment later (HTML, "render-blocking mechanism").
    const href = `${location.href.split('#')[0]}#shown`;
    const link = Object.assign(document.createElement('link'), { rel: 'expect', href });
    link.setAttribute('blocking', 'render');
    document.head.append(link);
  }
  const asks = location.search || location.hash.startsWith('#?');
  if (timeline === '' && asks) root.dataset.searching = root.dataset.asked = '';
  root.toggleAttribute('data-sheet', !!navigator.share);
  // Before the first paint, so that the lines about old data do not move the page.
  root.toggleAttribute('data-stale', Date.now() - Date.parse(asOf || '') > 60 * 864e5);

  const parsed = new Promise(done =>
    document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', done) : done(null),
  );
  // Browsers load no modules from a disk, and a folder there is not the page in it.
  const line = location.protocol === 'file:' ? '#app-on-disk' : '#app-failed';
  /** @param {string} selector @param {(element: Element) => void} act */
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const show = (/** @type {boolean} */ isTold) =>
    each(line, told => root.toggleAttribute('data-app', told.toggleAttribute('hidden', !isTold)));
  const tell = () => {
    show(true);
    // A reload passes by the cache for the page only.
    const again = () => Promise.all(['./APP', './PAGE', './WASM'].map(path => fetch(path, { cache: 'reload' })));
    const reload = () => again().finally(() => location.reload());
    each(`${line} > :last-child`, button => button.addEventListener('click', reload));
  };
  let failed = false;
  const fail = async () => {
    failed = true;
    await parsed;
    for (const mark of ['data-searching', 'data-single']) root.removeAttribute(mark);
    each('[data-more] > button', opener => opener.remove());
    each('[data-more] > noscript', kept => Object.assign(kept, { outerHTML: kept.textContent }));
    each('[data-unanswered]', told => told.toggleAttribute('hidden', !location.search));
    tell();
    // A page from a cache may be older than its files: the new one starts. Once, as a cache may stay behind for long.
    if (performance.getEntriesByType('navigation').some(entry => 'type' in entry && entry.type === 'reload')) return;
    const text = await (await fetch(location.href, { cache: 'reload' })).text();
    if (text.includes('id="page-data"') && !text.includes('./PAGE')) location.reload();
  };
  /** @param {unknown} error */
  const failIfCrashed = error => error instanceof WebAssembly.RuntimeError && fail();
  addEventListener('error', ({ error }) => failIfCrashed(error));
  addEventListener('unhandledrejection', ({ reason }) => failIfCrashed(reason));

  // The app says so if it cannot start, or if it finds another page than the one of the address.
  addEventListener('failed-start', fail);
  // A slow network may need longer, and starts the app all the same.
  const late = setTimeout(() => parsed.then(tell), 2e4);
  // Safari resolves the imports of an inline script against the address of the page, and not against `<base>`.
  const load = (/** @type {string} */ path) => import(new URL(path, document.baseURI).href);
  Promise.all([load('./APP'), load('./PAGE'), parsed])
    .then(([app]) => app.default({ module_or_path: fetch('./WASM', { integrity: 'HASH' }) }))
    .then(() => failed || show(false), fail)
    .finally(() => clearTimeout(late));
})();
