// @ts-check
// Added to each page by `cargo xtask serve`: reloads the page after a build, or shows the error of the build above it.
const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const version = Number(new URL(own.src).search.slice(1));

/** @type {HTMLElement | undefined} */
let overlay;

/** @param {string} fault */
function show(fault) {
  overlay?.remove();
  overlay = undefined;
  if (!fault) return;
  overlay = document.createElement('pre');
  overlay.setAttribute('role', 'alert');
  overlay.textContent = fault;
  // Through the object model, because the policy of the pages forbids style attributes.
  Object.assign(overlay.style, {
    position: 'fixed',
    inset: '0',
    zIndex: '2147483647',
    margin: '0',
    padding: '2rem',
    overflow: 'auto',
    background: '#1b1b1b',
    color: '#ffb4a9',
    font: '14px/1.5 monospace',
    whiteSpace: 'pre-wrap',
  });
  // Next to the body, whose content the app owns.
  document.documentElement.append(overlay);
}

new EventSource('/__reload').onmessage = ({ data }) => {
  const state = JSON.parse(data);
  if (state.version === version) show(state.fault);
  else location.reload();
};
