// @ts-check
// The first lines of every page, inlined. The generator replaces the names in capitals with file names.
//
// The app waits for the whole document, because it hydrates it; if the app fails to load or crashes, the page shows a
// message. `data-searching` is set while a view other than the prerendered one is searched for, `data-asked` for the
// lifetime of the page.
(() => {
  const root = document.documentElement;
  const { timeline, embed } = root.dataset;
  if (timeline === '' && embed === undefined) {
    // Nothing of the front page is drawn before everything above its list has been parsed, or the list would be pushed
    // down a moment later (HTML, "render-blocking mechanism").
    const href = `${location.href.split('#')[0]}#shown`;
    const link = Object.assign(document.createElement('link'), { rel: 'expect', href });
    link.setAttribute('blocking', 'render');
    document.head.append(link);
  }
  if (timeline === '' && location.search) root.dataset.searching = root.dataset.asked = '';
  root.toggleAttribute('data-sheet', !!navigator.share);
  // Before anything is drawn, so that the lines which say that the data is old move nothing.
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
    const line = document.getElementById('app-failed');
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
