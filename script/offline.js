// @ts-check
// The service worker of a saved copy, which `saved.js` registers after it has saved one. Pages come from the network as
// long as it answers; files with a hash in their path, and everything without a network, come from the copy.
(() => {
  const worker = /** @type {SavingWorker} */ (/** @type {unknown} */ (self));
  const { href: root, pathname } = new URL(worker.registration.scope);
  /** Files that never change under their name: those of editions and of the app. */
  const FIXED = /^data\/[0-9a-f]{10,}\/|-[0-9a-f]{10,}(_bg)?\.\w+$/;
  /** Milliseconds after which the network is no longer waited for. */
  const LATE = 8_000;

  /**
   * The saved file of an address, in any of the copies of this site: one in each language.
   * @param {string} path
   */
  async function saved(path) {
    const folder = path.replace(/(^|\/)index\.html$/, '$1');
    for (const name of await caches.keys()) {
      if (!name.startsWith(`vigil ${pathname} `)) continue;
      const copy = await caches.open(name);
      const found = (await copy.match(root + folder)) ?? (await copy.match(`${root}${folder}/`));
      if (found) return found;
    }
  }

  /**
   * The answer of the network; instead of none, a late one or a fault of the host the saved file, if there is one.
   * @param {Request} request
   * @param {string} path
   */
  async function newest(request, path) {
    const answer = fetch(request);
    const late = new Promise((_, fail) => setTimeout(fail, LATE));
    const first = await Promise.race([answer, late]).catch(() => null);
    return first?.status < 500 ? first : ((await saved(path)) ?? answer);
  }

  worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()));
  worker.addEventListener('fetch', event => {
    const { request } = event;
    const [address = ''] = request.url.split(/[?#]/);
    if (request.method !== 'GET' || !address.startsWith(root)) return;
    const path = address.slice(root.length);
    const isFixed = FIXED.test(path);
    event.respondWith(isFixed ? saved(path).then(found => found ?? fetch(request)) : newest(request, path));
  });
})();
