// @ts-check
// The first script of every page, inlined. The generator replaces the names in capitals with file names.
//
// The app waits for the whole document, because it hydrates it; if the app fails to load or crashes, the page shows a
// message. `data-searching` is set until the first answer to a view other than the prerendered one, `data-asked` until
// the next navigation.
(() => {
  const root = document.documentElement;
  const { timeline, embed } = root.dataset;
  if (timeline === '' && embed === undefined) {
    // Block rendering of the front page until everything above its list is parsed, or the list would be pushed down a
    // moment later (HTML, "render-blocking mechanism").
    const href = `${location.href.split('#')[0]}#shown`;
    const link = Object.assign(document.createElement('link'), { rel: 'expect', href });
    link.setAttribute('blocking', 'render');
    document.head.append(link);
  }
  if (timeline === '' && (location.search || location.hash.startsWith('#?'))) root.dataset.searching = root.dataset.asked = '';
  root.toggleAttribute('data-sheet', !!navigator.share);
  // Before the first paint, so that the lines about old data do not move the page.
  root.toggleAttribute('data-stale', Date.now() - Date.parse(root.dataset.asOf ?? '') > 60 * 864e5);

  const parsed = new Promise(done =>
    document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', done) : done(null),
  );
  const fail = () => {
    for (const mark of ['data-searching', 'data-single']) root.removeAttribute(mark);
    for (const kept of document.querySelectorAll('[data-more] > noscript')) {
      const opener = kept.previousElementSibling;
      if (opener?.matches('button')) opener.remove();
      kept.outerHTML = kept.textContent ?? '';
    }
    // Browsers load no modules from a disk, and a folder there is not the page in it.
    const line = document.getElementById(location.protocol === 'file:' ? 'app-on-disk' : 'app-failed');
    if (line) line.hidden = false;
  };
  /** @param {unknown} error */
  const failIfCrashed = error => error instanceof WebAssembly.RuntimeError && fail();
  addEventListener('error', ({ error }) => failIfCrashed(error));
  addEventListener('unhandledrejection', ({ reason }) => failIfCrashed(reason));

  const optional = () => {};
  Promise.all([import('./APP'), import('./PAGE').catch(optional), parsed])
    .then(([app]) => app.default({ module_or_path: './WASM' }))
    .catch(() => parsed.then(fail));
})();
