// The first lines of every page, which stand in it. The names in capitals are those of files, which the generator knows.
//
// The app waits for the whole document, because it takes over what stands in it; where it does not come or has come to a
// sudden end, the page says so. While a view other than the prerendered one is looked for, `data-searching` stands, and
// `data-asked` for as long as the page does.
(() => {
  const root = document.documentElement;
  const { timeline, embed } = root.dataset;
  if (timeline === '' && embed === undefined) {
    // Nothing of the front page is drawn before all that stands above its list is there: what comes a moment later would
    // push what is drawn already (HTML, "render-blocking mechanism").
    const link = Object.assign(document.createElement('link'), { rel: 'expect', href: `${location.href.split('#')[0]}#shown` });
    link.setAttribute('blocking', 'render');
    document.head.append(link);
  }
  if (timeline === '' && location.search) root.dataset.searching = root.dataset.asked = '';
  root.toggleAttribute('data-sheet', !!navigator.share);
  // Before anything is drawn, so that the lines which say that the data is old move nothing.
  root.toggleAttribute('data-stale', Date.now() - Date.parse(root.dataset.asOf) > 60 * 864e5);

  const parsed = new Promise(done =>
    document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', done) : done());
  const fail = () => {
    for (const mark of ['data-searching', 'data-single']) root.removeAttribute(mark);
    const line = document.getElementById('app-failed');
    if (line) line.hidden = false;
  };
  const fell = ({ error, reason }) => (error || reason) instanceof WebAssembly.RuntimeError && fail();
  addEventListener('error', fell);
  addEventListener('unhandledrejection', fell);

  const optional = () => {};
  Promise.all([import('./APP'), import('./PAGE').catch(optional), parsed])
    .then(([app]) => app.default({ module_or_path: './WASM' }))
    .then(() => void import('./BRUSH').catch(optional))
    .catch(() => parsed.then(fail));
})();
