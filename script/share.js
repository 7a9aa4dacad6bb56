// @ts-check
// Shares a page or view by share sheet, clipboard, e-mail or QR code and completes citations, without another origin.
// `page.js` loads this when a button with `data-share` or `data-action="copy"` is pressed or citations are opened.

/** The addresses of pages that show a view, by its query: pages are read without scripts too. */
const PAGES = /^\?(?:(case|person|event|country)=([a-z0-9-]+)|from=(\d{4})(-01){0,2}&to=\3(-12(-31)?)?)$/;

/** The query of this view, which readers can keep behind the `#` of the address, where no host sees it. */
const query = () => location.search || (location.hash.startsWith('#?') ? location.hash.slice(1) : '');

/** The address of this page and view without another fragment; of a view with events that is a page, the page’s. */
function address() {
  const [, kind = 'year', id, year] = PAGES.exec(query().toLowerCase()) ?? [];
  if ((id || year) && !document.documentElement.hasAttribute('data-empty'))
    return new URL(`${kind}/${id ?? year}/`, location.href).href;
  return !location.search && query().length > 1 ? location.href : (location.href.split('#')[0] ?? '');
}

/**
 * Writes a text into the live region next to the button, which screen readers announce.
 * @param {HTMLElement} button
 * @param {string} words
 */
function say(button, words) {
  const place = button.closest('.share, .codes, .correction, .followed')?.querySelector('[aria-live]') ?? button;
  place.textContent = words;
}

/**
 * Copies a text to the clipboard, by a selection if the Clipboard API fails. Returns whether it succeeded.
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/**
 * Shows the address as a QR code (ISO/IEC 18004), or removes the code if it is shown.
 * @param {HTMLElement} button
 */
async function draw(button) {
  const place = button.closest('.share')?.querySelector('.share-code');
  if (!place || place.firstChild) return place?.replaceChildren();
  const [{ generate }, { toSvg }] = await Promise.all(document.files.qr.map(document.load));
  const svg = toSvg(generate(address()), document);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', button.textContent?.trim() ?? '');
  const words = document.createElement('p');
  words.textContent = address();
  place.replaceChildren(svg, words);
}

/**
 * Hands a message to the reader's program for e-mail.
 * @param {string} subject
 * @param {string} body
 * @param {string} [to]
 */
const mail = (subject, body, to = '') =>
  location.assign(`mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`);

/**
 * The report of a mistake: the page, its address and edition, and what the reader has written about it.
 * @param {HTMLElement} button
 */
function correction(button) {
  const form = /** @type {HTMLElement} */ (button.closest('.correction'));
  const written = [...form.querySelectorAll('label')].map(label => {
    const field = label.querySelector('textarea, input');
    return `${label.firstElementChild?.textContent}\n${/** @type {HTMLInputElement} */ (field).value}`;
  });
  return [document.title, address(), form.dataset.edition, '', written.join('\n\n')].join('\n');
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const ways = {
  'correct-mail': button => mail(document.title, correction(button), button.dataset.to),
  'correct-copy': async button => {
    const text = correction(button);
    say(button, (await copy(text)) ? (button.dataset.done ?? '') : text);
  },
  'correct-print': button => {
    const slip = /** @type {HTMLElement} */ (button.closest('.correction')?.querySelector('.slip'));
    slip.textContent = correction(button);
    print();
    addEventListener('afterprint', () => slip.replaceChildren(), { once: true });
  },
  sheet: () => navigator.share({ title: document.title, url: address() }).catch(() => {}),
  mail: () => mail(document.title, `${document.title}\n${address()}`),
  code: draw,
  private: button => {
    const on = !location.hash.startsWith('#?');
    history.replaceState(history.state, '', location.pathname + (on ? `#?${query().slice(1)}` : query()));
    say(button, (on ? button.dataset.done : button.dataset.undone) ?? '');
  },
  copy: async button => say(button, (await copy(address())) ? (button.dataset.done ?? '') : address()),
};

/**
 * Completes citations by the address of their page and by today, which is the reader's day.
 * @param {HTMLElement} panel
 */
export function cite(panel) {
  const now = new Date();
  const [month, day] = [now.getMonth(), now.getDate()];
  for (const place of panel.querySelectorAll('[data-address]'))
    place.textContent = new URL(panel.dataset.page ?? address(), document.baseURI).href;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll('[data-form]'))) {
    const { form = '', months = '' } = place.dataset;
    /** @type {Record<string, string | number | undefined>} */
    const parts = { year: now.getFullYear(), month: months.split('|')[month], day };
    for (const [key, number] of Object.entries({ mm: month + 1, dd: day })) parts[key] = `${number}`.padStart(2, '0');
    place.textContent = form.replace(/\{(\w+)\}/g, (_, part) => `${parts[part]}`);
  }
  for (const words of panel.querySelectorAll('[data-reading]')) words.removeAttribute('hidden');
}

/**
 * Runs the action of a button: shares the page (`data-share`), or copies the text of the element that `data-value`
 * selects, else of the element before the button; with `data-path` the whole address of that path.
 * @param {HTMLElement} button
 */
export default async function share(button) {
  const { share: way, value = '', done = '✓' } = button.dataset;
  if (way) return ways[way]?.(button);
  const element = value ? document.querySelector(value) : button.previousElementSibling;
  const path = element instanceof HTMLElement && element.dataset.path;
  const text = path ? new URL(path, document.baseURI).href : (element?.textContent?.trim() ?? '');
  if (await copy(text)) say(button, done);
}
