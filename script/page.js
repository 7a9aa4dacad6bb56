// @ts-check
// Loads the optional parts of a page on demand: the module of views, and sharing. The generator replaces `FILES` by the
// paths of the files.
const files = FILES;
document.files = files;

// The number of failures to load a script. Browsers may cache a failure, so each retry uses a new address.
/** @type {Record<string, number>} */
const failures = {};

/** @param {string} path */
async function load(path) {
  try {
    return await import(`./${path}${failures[path] ? `?${failures[path]}` : ''}`);
  } catch (error) {
    failures[path] = (failures[path] ?? 0) + 1;
    throw error;
  }
}

/** @type {Record<string, Promise<unknown>>} */
const sheets = {};

/**
 * Links a style sheet once, and resolves when it has loaded or failed: without it the view is shown unstyled.
 * @param {string} [href]
 */
function style(href) {
  if (!href) return;
  sheets[href] ??= new Promise(done => {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'stylesheet', href, onload: done, onerror: done }));
  });
  return sheets[href];
}

async function start() {
  const module = await load(files.views);
  await module.default();
  return module;
}

/** Loads the module of views (`crates/views`) and the style sheet of one of them. */
document.views = async view => (await Promise.all([start(), style(files.sheets[view])]))[0];

/** @param {{ target: EventTarget | null }} event */
const complete = ({ target }) => {
  const isOpened = target instanceof HTMLElement && target.matches('.cite[open]');
  if (isOpened) load(files.share).then(share => share.cite(target));
};
addEventListener('toggle', complete, true);
addEventListener('click', ({ target }) => {
  const button = target instanceof Element && target.closest('[data-share], [data-action=copy]');
  if (button) load(files.share).then(share => share.default(button));
  // Only on pages that contain their notes; on the timeline the app prints.
  if (target instanceof Element && target.closest('[data-take=print]')) print();
});
