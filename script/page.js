// What a page can ask for beside the app, each loaded when it is asked for: sharing, taking away and printing, sorting tables,
// and the views that are modules or scripts of their own. The generator puts the names of the files in the place of `FILES`.

const files = FILES;

/** How often a script failed to come. A browser may remember that, so it is asked for by another address the next time. */
const failures = {};

async function load(path) {
  try {
    return await import(`./${path}${failures[path] ? `?${failures[path]}` : ''}`);
  } catch (error) {
    failures[path] = (failures[path] ?? 0) + 1;
    throw error;
  }
}

const sheets = {};

/** Links a sheet, once; what it styles is shown without it where it does not come. */
function style(href) {
  sheets[href] ??= new Promise(done => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: done });
    document.head.append(link);
  });
  return sheets[href];
}

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

const modules = {};

/** Loads a module beside the app for a view that asks for it, and hands it the file it works with. */
document.module = name => {
  modules[name] ??= open(files.modules[name]).catch(error => {
    delete modules[name];
    throw error;
  });
  return modules[name];
};

const all = selector => document.querySelectorAll(selector);

/** Where a view does not come, its frame says so and shows what it has. */
function fallBack() {
  for (const part of all('.view-frame [data-fallback]')) part.hidden = false;
}

/** Starts the parts of the page that a script of their own works; such a part names it, and is hidden where it does not come. */
function startParts() {
  for (const part of all('main [data-script]')) {
    const name = part.dataset.script;
    delete part.dataset.script;
    load(files[name]).then(script => script.default(part)).catch(() => (part.hidden = true));
  }
}

/** The first page's parts, and those of each page that the app puts into its place. */
function watchParts() {
  const main = document.querySelector('main');
  if (main) new MutationObserver(startParts).observe(main, { childList: true });
  startParts();
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', watchParts);
else watchParts();

addEventListener('vigil:map', () =>
  load(files.map).then(map => map.default(files.mapSheet, files.outline, files.places)).catch(fallBack));

addEventListener('vigil:bars', () => {
  const tables = `${files.edition}${document.documentElement.lang}/bars`;
  load(files.people).then(people => people.bars(tables, files.barsSheet)).catch(fallBack);
});

addEventListener('click', ({ target }) => {
  const button = target.closest('[data-share], [data-action=copy], [data-sort], [data-group]');
  if (!button) return;
  const { sort, group } = button.dataset;
  load(sort || group ? files.people : files.share).then(script => script.default(button));
});

// The box above a list, and the buttons that order one.
addEventListener('input', ({ target }) => {
  if (target.matches('[data-filter]')) load(files.lists).then(lists => lists.filter(target));
});

addEventListener('click', ({ target }) => {
  const button = target.closest('[data-arrange]');
  if (button) load(files.lists).then(lists => lists.order(button));
});

/** What was pressed to take the events away; pressed again where it failed. */
let taken;

function take() {
  load(files.takeAway)
    .then(script => script.default(`${files.edition}${files.sources}/`, files.sourceLetters))
    .catch(() => {
      for (const told of all('[data-take-failed]')) told.hidden = false;
    });
}

addEventListener('vigil:take', take);

addEventListener('click', ({ target }) => {
  const button = target.closest('[data-action=download], [data-take]');
  if (!button) return;
  if (button.dataset.take === 'again') return taken?.click();
  taken = button;
  if (button.dataset.take) take();
});

// The keys that print lead to the page's own way, where it has a list.
addEventListener('keydown', event => {
  const isPrint = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'p';
  if (!isPrint || !document.querySelector('.row') || document.querySelector('dialog[open]')) return;
  const button = document.querySelector('[data-ready] [data-value=print], [data-take=print]');
  if (!button) return;
  event.preventDefault();
  button.click();
});
