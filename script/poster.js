// The code of a poster, drawn by the browser where the site was built without knowing its own address.
import { generate } from './qr.js';
import { toSvg } from './qr-svg.js';

const words = document.querySelector('[data-page]');
const address = new URL(words.dataset.page, document.baseURI).href;
const code = toSvg(generate(address), document);
code.setAttribute('class', 'code');
code.setAttribute('role', 'img');
code.setAttribute('aria-label', words.dataset.label.replace('{address}', address));
words.closest('footer').prepend(code);
words.textContent = address;
