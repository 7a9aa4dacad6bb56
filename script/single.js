// @ts-check
// Filters the events of the site in one file. The fragment of the address has the filter: a file has no query.
(() => {
  const root = document.documentElement;
  const form = /** @type {HTMLFormElement} */ (document.forms[0]);
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (form.querySelectorAll('[name]'));
  const status = /** @type {HTMLElement} */ (document.querySelector('[role=status]'));
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-year]')]);
  // Han characters, each followed by the form as which it is searched.
  const pairs = form.dataset.forms?.match(/../gu) ?? [];
  const forms = new Map(pairs.map(pair => /** @type {[string, string]} */ ([...pair])));

  // In lower case, without accents, and with a space before each word.
  /** @param {string} text */
  const fold = text => {
    const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    return ` ${plain.replace(/\p{sc=Han}/gu, letter => forms.get(letter) ?? letter)}`.replace(/[^\p{L}\p{N}]+/gu, ' ');
  };
  // The words of an event, and its people's names in other languages.
  /** @param {HTMLElement} row */
  const textOf = row => {
    const blocks = [...row.querySelectorAll('time, h3, p, li')].map(block => block.textContent);
    return fold([...blocks, row.dataset.names].join(' '));
  };
  /** @type {string[] | undefined} */
  let texts;

  const show = () => {
    const [words = '', category, of, from, to] = [...fields].map(field => field.value);
    // Han words are found anywhere, others where a word begins.
    const wanted = fold(words).split(' ').filter(Boolean);
    const parts = wanted.map(word => (/^\p{sc=Han}/u.test(word) ? word : ` ${word}`));
    if (wanted.length) texts ??= rows.map(textOf);
    for (const [place, row] of rows.entries()) {
      const { year = '', cases = '' } = row.dataset;
      const isIn = (!category || row.dataset.category === category) && (!of || cases.split(' ').includes(of));
      const isFrom = (!from || year >= from) && (!to || year <= to);
      row.hidden = !isIn || !isFrom || !parts.every(part => texts?.[place]?.includes(part));
    }
    for (const year of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.period')))
      year.hidden = !year.querySelector('[data-year]:not([hidden])');
    const shown = rows.filter(row => !row.hidden).length;
    root.toggleAttribute('data-filtered', shown < rows.length);
    status.textContent = (status.dataset.words ?? '').replace('{shown}', shown.toLocaleString(root.lang));
  };

  // Shows the filter of the address. A link to an event that is filtered out shows all events.
  const open = () => {
    const fragment = location.hash.slice(1);
    const target = document.getElementById(fragment);
    if (target && !target.closest('[hidden]')) return;
    const filter = new URLSearchParams(fragment);
    for (const field of fields) {
      field.value = filter.get(field.name) ?? '';
      // A value that the list does not have leaves it without a choice.
      field.value ||= '';
    }
    show();
    target?.scrollIntoView();
  };
  const change = () => {
    const filter = [...fields].filter(field => field.value).map(({ name, value }) => [name, value]);
    history.replaceState(null, '', `#${new URLSearchParams(filter)}`);
    show();
  };

  root.dataset.live = '';
  form.addEventListener('input', change);
  form.addEventListener('reset', () => setTimeout(change));
  form.addEventListener('submit', event => event.preventDefault());
  addEventListener('hashchange', open);
  open();
})();
