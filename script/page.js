// @ts-check
// Loads the optional parts of a page on demand: sharing, downloads and printing, sorted tables, lazy modules.
// The generator puts the names of the files in the place of `FILES`.
const files = FILES;

// How often a script failed to load. Browsers may cache a failure, so a retry uses a new address.
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

/** @type {Record<'sheets' | 'modules', Record<string, Promise<unknown>>>} */
const { sheets, modules } = { sheets: {}, modules: {} };

/**
 * Links a style sheet, once. If it fails to load, its view is shown unstyled.
 * @param {string} href
 */
function style(href) {
  sheets[href] ??= new Promise(done => {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'stylesheet', href, onload: done, onerror: done }));
  });
  return sheets[href];
}

/** @param {ModuleFiles} module */
async function open({ script, data, sheet }) {
  const start = async () => {
    const module = await load(script);
    await module.default();
    return module;
  };
  const read = async () => {
    const answer = await fetch(data);
    if (!answer.ok) throw answer;
    return new Uint8Array(await answer.arrayBuffer());
  };
  const [module, bytes] = await Promise.all([start(), read(), style(sheet)]);
  if (!module.open(bytes)) throw new Error(data);
  return module;
}

/** Loads a lazy module for a view, with its data file. */
document.module = name => {
  modules[name] ??= open(files.modules[name]).catch(error => {
    delete modules[name];
    throw error;
  });
  return modules[name];
};

/** @param {string} selector */
const all = selector => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));

// The element that was pressed or typed into, or the nearest around it, that matches a selector.
/** @type {(event: Event, selector: string) => HTMLElement | null} */
const used = ({ target }, selector) => (target instanceof Element ? target.closest(selector) : null);

/** If a view fails to load, its frame shows its fallback. */
function fallBack() {
  for (const part of all('.view-frame [data-fallback]')) part.hidden = false;
}

/** Starts the parts of the page that name a script of their own; a part is hidden if its script fails to load. */
function startParts() {
  for (const part of all('main [data-script]')) {
    const name = /** @type {'inside' | 'lists'} */ (part.dataset.script);
    delete part.dataset.script;
    const hide = () => part.toggleAttribute('hidden', true);
    load(files[name])
      .then(script => script.default(part))
      .catch(hide);
  }
}

/** Starts the first page's parts, and those of each page that the app navigates to. */
function watchParts() {
  const main = document.querySelector('main');
  if (main) new MutationObserver(startParts).observe(main, { childList: true });
  startParts();
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', watchParts);
else watchParts();

addEventListener('vigil:map', () => {
  const { map, mapSheet, outline, places } = files;
  load(map)
    .then(script => script.default(mapSheet, outline, places))
    .catch(fallBack);
});

addEventListener('vigil:bars', () => {
  const tables = `${files.edition}${document.documentElement.lang}/bars`;
  load(files.people)
    .then(people => people.bars(tables, files.barsSheet))
    .catch(fallBack);
});

addEventListener('click', event => {
  const button = used(event, '[data-share], [data-action=copy], [data-sort], [data-group]');
  if (!button) return;
  const { sort, group } = button.dataset;
  load(sort || group ? files.people : files.share).then(script => script.default(button));
});

// The filter field above a list, and the buttons that sort one.
addEventListener('input', event => {
  const field = used(event, '[data-filter]');
  if (field) load(files.lists).then(lists => lists.filter(field));
});
addEventListener('click', event => {
  const button = used(event, '[data-arrange]');
  if (button) load(files.lists).then(lists => lists.order(button));
});

/** @type {HTMLElement | undefined} The last button that downloads or prints; a retry presses it again. */
let taken;

function take() {
  load(files.takeAway)
    .then(script => script.default(`${files.edition}${files.sources}/`, files.sourceLetters))
    .catch(() => {
      for (const message of all('[data-take-failed]')) message.hidden = false;
    });
}

addEventListener('vigil:take', take);

addEventListener('click', event => {
  const button = used(event, '[data-action=download], [data-take]');
  if (!button) return;
  if (button.dataset.take === 'again') return taken?.click();
  taken = button;
  if (button.dataset.take) take();
});

// The keys that print press the page's own print button, where it has one.
addEventListener('keydown', event => {
  const isPrint = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!isPrint || event.key.toLowerCase() !== 'p') return;
  if (!document.querySelector('.row') || document.querySelector('dialog[open]')) return;
  const [button] = all('[data-ready] [data-value=print], [data-take=print]');
  if (!button) return;
  event.preventDefault();
  button.click();
});
