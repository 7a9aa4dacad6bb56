// @ts-check
// Draws the QR code of a poster in the browser, for sites built without a `base_url`.
import { generate } from './qr.js';
import { toSvg } from './qr-svg.js';

const words = /** @type {HTMLElement} */ (document.querySelector('[data-page]'));
const { page = '', label = '' } = words.dataset;
const address = new URL(page, document.baseURI).href;
const code = toSvg(generate(address), document, { pad: 0 });
code.setAttribute('class', 'code');
code.setAttribute('role', 'img');
code.setAttribute('aria-label', label.replace('{address}', address));
words.closest('footer')?.prepend(code);
words.textContent = address;
