// @ts-check
// Saves all pages of a language in the browser, for reading without a network, and removes them again. `page.js` loads
// this when the panel on the page of the data is opened. Nothing is stored before its button is pressed.

/**
 * The files of a copy, as the generator lists them: by address, their sizes in bytes and their hashes (Subresource
 * Integrity). Pages come last, so that a saved page has its files. `day` is that of the data.
 * @typedef {{ day: string, files: Record<string, [size: number, integrity: string]> }} List
 */

/** How many files are fetched at a time. */
const AT_ONCE = 6;

const root = document.baseURI;
/** How the names of all copies of this site begin; those of other sites on the same host differ in their path. */
const SITE = `vigil ${new URL(root).pathname} `;

let stopping = new AbortController();

/** @param {HTMLElement} panel */
const nameOf = panel => SITE + panel.dataset.language;

/** @param {HTMLElement} panel */
const listOf = panel => new URL(panel.dataset.list ?? '', root).href;

/**
 * Shows a sentence, with values in the place of their names, and the buttons that belong to it.
 * @param {HTMLElement} panel
 * @param {string} word
 * @param {Record<string, string | number>} values
 * @param {string[]} shown
 */
function tell(panel, word, values, ...shown) {
  const place = /** @type {HTMLElement} */ (panel.querySelector('[aria-live]'));
  place.textContent = (panel.dataset[word] ?? '').replace(/\{(\w+)\}/g, (_, key) => `${values[key]}`);
  for (const button of panel.querySelectorAll('button')) button.hidden = !shown.includes(button.value);
  /** @type {HTMLElement} */ (panel.querySelector('progress')).hidden = !shown.includes('stop');
}

/** @param {List} list */
function measures({ day, files }) {
  const sizes = Object.values(files).map(([size]) => size);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { day, files: sizes.length, mb: (bytes / 1e6).toFixed(1) };
}

/**
 * The list of the site as it is now; empty if the host does not answer.
 * @param {HTMLElement} panel
 */
async function offered(panel) {
  const answer = await fetch(listOf(panel), { cache: 'no-cache' }).catch(() => null);
  return answer?.ok ? answer.text() : '';
}

/**
 * Saves a file that is not saved yet, with its hash as its entity tag. The browser compares the hash.
 * @param {Cache} copy
 * @param {string} address
 * @param {string} integrity
 */
async function save(copy, address, integrity) {
  const old = await copy.match(address);
  if (old?.headers.get('ETag') === integrity) return;
  const answer = await fetch(address, { cache: 'no-cache', integrity, signal: stopping.signal });
  if (!answer.ok) throw Error(address);
  const headers = { 'Content-Type': answer.headers.get('Content-Type') ?? '', ETag: integrity };
  await copy.put(address, new Response(await answer.arrayBuffer(), { headers }));
}

/**
 * Saves all files, and removes those of the copy before that are not among them.
 * @param {HTMLElement} panel
 */
async function saveAll(panel) {
  stopping = new AbortController();
  const text = await offered(panel);
  if (!text) return show(panel);
  /** @type {List} */
  const list = JSON.parse(text);
  const copy = await caches.open(nameOf(panel));
  const left = Object.entries(list.files);
  const progress = /** @type {HTMLProgressElement} */ (panel.querySelector('progress'));
  Object.assign(progress, { max: left.length, value: 0 });
  tell(panel, 'saving', measures(list), 'stop');
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [path, [, integrity]] = next;
      await save(copy, new URL(path, root).href, integrity).catch(error => Promise.reject([path, error]));
      progress.value += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await navigator.serviceWorker.register(new URL('offline.js', root), { scope: root });
    for (const { url } of await copy.keys())
      if (!((url.slice(root.length) || './') in list.files)) await copy.delete(url);
    await copy.put(listOf(panel), new Response(text));
    await show(panel);
  } catch (reason) {
    const file = stopping.signal.aborted ? '' : `${[reason].flat()[0]}`;
    stopping.abort();
    const values = { ...measures(list), done: progress.value, file };
    tell(panel, file ? 'failed' : 'stopped', values, 'save', 'remove');
  }
}

/**
 * Removes the copy, and the service worker with the last one.
 * @param {HTMLElement} panel
 */
async function removeAll(panel) {
  await caches.delete(nameOf(panel));
  const others = (await caches.keys()).filter(name => name.startsWith(SITE));
  if (!others.length) await (await navigator.serviceWorker.getRegistration(root))?.unregister();
  tell(panel, 'removed', {}, 'save');
}

/**
 * Shows what is saved, and what saving would take.
 * @param {HTMLElement} panel
 */
async function show(panel) {
  const text = await offered(panel);
  const copy = (await caches.has(nameOf(panel))) ? await caches.open(nameOf(panel)) : null;
  const saved = await (await copy?.match(listOf(panel)))?.text();
  const list = saved || text;
  if (!list) return tell(panel, 'unreached', {}, copy ? 'remove' : '');
  const values = measures(JSON.parse(list));
  if (!saved) return tell(panel, 'size', values, 'save', copy ? 'remove' : '');
  if (text && text !== saved) return tell(panel, 'newer', values, 'update', 'remove');
  tell(panel, 'saved', values, 'remove');
}

/**
 * Brings the buttons to life.
 * @param {HTMLElement} panel
 */
export default function open(panel) {
  if (!navigator.serviceWorker || !window.caches) return tell(panel, 'unable', {});
  /** @type {Record<string, (panel: HTMLElement) => unknown>} */
  const acts = { save: saveAll, update: saveAll, remove: removeAll, stop: () => stopping.abort() };
  panel.onclick = ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    tell(panel, '', {});
    acts[target.value]?.(panel);
  };
  return show(panel);
}
