// Sharing a page or a view: the browser's own sheet, the clipboard, e-mail, a QR code. Nothing here asks another origin.
// The page loads this when a button with `data-share` or `data-action="copy"` is pressed, and calls it with the button.

/** The address of what is shown, as this site is served. */
const address = () => location.href.split('#')[0];

/** Says something beside the button, also to those who do not see it. */
function say(button, words) {
  const place = button.closest('.share')?.querySelector('[aria-live]');
  if (place) place.textContent = words;
  else button.textContent = words;
}

/** Puts a text on the clipboard, also where the clipboard may only be reached by a selection. */
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

/** Draws the address as a QR code (ISO/IEC 18004), or takes it away again. */
async function draw(button) {
  const place = button.closest('.share').querySelector('.share-code');
  if (place.firstChild) return place.replaceChildren();
  const [{ generate }, { toSvg }] = await Promise.all([import('./qr.js'), import('./qr-svg.js')]);
  const svg = toSvg(generate(address()), document);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', button.textContent.trim());
  const words = document.createElement('p');
  words.textContent = address();
  place.replaceChildren(svg, words);
}

const ways = {
  sheet: () => navigator.share({ title: document.title, url: address() }).catch(() => {}),
  mail: () => {
    const [subject, body] = [document.title, `${document.title}\n${address()}`].map(encodeURIComponent);
    location.assign(`mailto:?subject=${subject}&body=${body}`);
  },
  code: draw,
  copy: async button => say(button, (await copy(address())) ? button.dataset.done : address()),
};

/** Does what a button asks for. */
export default async function share(button) {
  if (button.dataset.share) return ways[button.dataset.share]?.(button);
  const text = document.querySelector(button.dataset.value)?.textContent.trim() ?? '';
  if (await copy(text)) say(button, button.dataset.done ?? '✓');
}
