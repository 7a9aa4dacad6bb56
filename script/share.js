// @ts-check
// Shares a page or a view by the browser's share sheet, the clipboard, e-mail or a QR code, without a request to
// another origin.
// `page.js` loads this when a button with `data-share` or `data-action="copy"` is pressed, and calls it with the
// button.

/** The address of this page and view without the fragment. */
const address = () => location.href.split('#')[0];

/**
 * Writes a text into the live region next to the button, which screen readers announce.
 * @param {HTMLElement} button
 * @param {string} words
 */
function say(button, words) {
  const place = button.closest('.share, .codes')?.querySelector('[aria-live]') ?? button;
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
  const [{ generate }, { toSvg }] = await Promise.all([import('./qr.js'), import('./qr-svg.js')]);
  const svg = toSvg(generate(address()), document);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', button.textContent?.trim() ?? '');
  const words = document.createElement('p');
  words.textContent = address();
  place.replaceChildren(svg, words);
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const ways = {
  sheet: () => navigator.share({ title: document.title, url: address() }).catch(() => {}),
  mail: () => {
    const [subject, body] = [document.title, `${document.title}\n${address()}`].map(encodeURIComponent);
    location.assign(`mailto:?subject=${subject}&body=${body}`);
  },
  code: draw,
  copy: async button => say(button, (await copy(address())) ? (button.dataset.done ?? '') : address()),
};

/**
 * Runs the action of a button: shares the page (`data-share`), or copies the text of the element that `data-value`
 * selects.
 * @param {HTMLElement} button
 */
export default async function share(button) {
  const { share: way, value = '', done = '✓' } = button.dataset;
  if (way) return ways[way]?.(button);
  const text = document.querySelector(value)?.textContent?.trim() ?? '';
  if (await copy(text)) say(button, done);
}
