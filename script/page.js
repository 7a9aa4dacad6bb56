// @ts-check
// Loads the optional parts of a page on demand: the module of views, sharing, the saved copy. The generator replaces
// `FILES` by their paths and hashes and by the edition. The name of this script follows from all of them: it names the
// deployment.
const files = FILES;
document.files = { ...files, page: import.meta.url.replace(/.*\//, '') };

/**
 * Fetches a file past caches that have another one. The browser compares its hash (Subresource Integrity).
 * @param {string} path
 */
function get(path) {
  /** @param {RequestCache} cache */
  const by = cache => fetch(path, { cache, integrity: files.hashes[path], signal: AbortSignal.timeout(20_000) });
  return by('default').catch(() => by('reload'));
}

// Browsers may keep a failure to load a script, so each retry uses a new address.
let failures = 0;

document.load = async path => {
  await get(path);
  return import(`./${path}${failures ? `?${failures}` : ''}`).catch(error => {
    failures += 1;
    throw error;
  });
};

/** @type {Record<string, Promise<unknown>>} */
const sheets = {};

/** @param {string} [href] A style sheet, which is linked once. */
async function style(href) {
  if (!href) return;
  if (!(href in sheets)) await get(href);
  sheets[href] ??= new Promise(done => {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'stylesheet', href, onload: done, onerror: done }));
  });
  await sheets[href];
}

let hasStarted = false;

async function start() {
  const module = await document.load(files.views);
  if (!hasStarted) await module.default({ module_or_path: get(files.wasm) });
  hasStarted = true;
  return module;
}

/** Loads the module of views (`crates/views`) and the style sheet of one of them. */
document.views = async view => (await Promise.all([start(), style(files.sheets[view])]))[0];

/**
 * Uses a script. If that fails, the app says so and offers to do it again.
 * @param {string} path
 * @param {(module: any) => unknown} act
 */
async function use(path, act) {
  try {
    await act(await document.load(path));
  } catch {
    dispatchEvent(new CustomEvent('failed', { detail: () => use(path, act) }));
  }
}

/** @param {(share: typeof import('./share.js')) => unknown} act */
const share = act => use(files.share, act);

/** @param {{ target: EventTarget | null }} event */
const complete = ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  if (target.matches('.cite[open]')) share(module => module.cite(target));
  if (target.matches('.saved[open]')) use(files.saved, module => module.default(target));
};
addEventListener('toggle', complete, true);
addEventListener('click', ({ target }) => {
  const button = target instanceof Element && target.closest('[data-share], [data-action=copy]');
  if (button instanceof HTMLElement) share(module => module.default(button));
  // Only on pages that contain their notes; on the timeline the app prints.
  if (target instanceof Element && target.closest('[data-take=print]')) print();
});
