// The builder of embeds: from what is chosen to an embed shown and the code for it. Without this script the page shows
// an example.
(() => {
  const form = document.querySelector('form.embed-choices');
  const stage = document.querySelector('[data-preview]');
  const preview = document.createElement('vigil-timeline');
  const root = document.baseURI;
  const locales = JSON.parse(form.dataset.locales);
  const keys = 'q category kind case person place org country from to sort event'.split(' ');
  const escape = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const output = (name) => document.querySelector(`[data-code=${name}]`);

  // What a pasted address of this site shows; nothing where it is none.
  const viewOf = (text) => {
    const view = new Map();
    if (!text) return view;
    let address;
    try {
      address = new URL(text, root);
    } catch {
      return null;
    }
    if (!address.href.startsWith(root)) return null;
    let path = address.pathname.slice(new URL(root).pathname.length);
    const prefix = Object.values(locales).find((prefix) => prefix && path.startsWith(prefix));
    path = path.slice((prefix || '').length);
    const [, page, id] = path.match(/^(event|case|person|year)\/([^/]+)/) || [];
    if (page === 'year') view.set('from', id).set('to', id);
    else if (page) view.set(page, id);
    for (const key of keys) {
      const value = address.searchParams.get(key);
      if (value) view.set(key, value);
    }
    return view;
  };

  // The page in a frame: counters, and cards of events and people, have one of their own, which holds what it is about.
  const framedPath = (attributes) => {
    const [event, case_, person, layout] = ['event', 'case', 'person', 'layout'].map((key) => attributes.get(key));
    if (event) return `event/${event}/embed/`;
    if (layout === 'card') return `embed/card/${person}/`;
    return layout === 'counter' ? 'embed/counter/' + (person ? `person/${person}/` : case_ ? `case/${case_}/` : '') : 'embed/';
  };

  // What is wrong with a card or a counter, in words.
  const faultOf = (layout, attributes) => {
    const isThere = (key, ids) => !attributes.has(key) || ids.split(' ').includes(attributes.get(key));
    if (attributes.has('event') || !['card', 'counter'].includes(layout)) return '';
    if (layout === 'card' && !attributes.has('person')) return form.dataset.eventless;
    const isCounted = isThere('person', form.dataset.people) && (layout === 'card' || isThere('case', form.dataset.cases));
    return isCounted ? '' : form.dataset.uncounted;
  };

  const choices = () => {
    const chosen = new FormData(form);
    const view = viewOf(chosen.get('address').trim());
    const field = form.elements.address;
    field.setCustomValidity(view ? '' : form.dataset.foreign);
    const attributes = view || new Map();
    if (!attributes.has('event')) {
      for (const key of ['category', 'case', 'person', 'place']) if (chosen.get(key)) attributes.set(key, chosen.get(key));
    }
    const layout = form.elements.layout.value;
    if (layout !== 'card') attributes.delete('event');
    const fault = faultOf(layout, attributes);
    if (view) field.setCustomValidity(fault);
    field.setAttribute('aria-invalid', String(!field.validity.valid));
    document.querySelector('[data-fault]').textContent = field.validationMessage;
    const isAbout = !fault && !attributes.has('event') && ['card', 'counter'].includes(layout);
    if (isAbout) {
      // A counter or the card of a person is about that person alone, about one case, or about all.
      const about = attributes.has('person') ? 'person' : 'case';
      for (const key of [...attributes.keys()]) if (key !== about) attributes.delete(key);
    }
    if (isAbout || attributes.has('event') || !['list', 'card', 'counter'].includes(layout)) attributes.set('layout', layout);
    if (chosen.get('search') && !isAbout) attributes.set('search', 'on');
    const limit = form.elements.limit.valueAsNumber;
    if (limit > 0 && limit !== 20 && !attributes.has('layout')) attributes.set('limit', String(Math.min(limit, 100)));
    return { attributes, theme: chosen.get('theme'), lang: chosen.get('lang'), height: chosen.get('height').trim() || 'auto' };
  };

  const show = () => {
    const { attributes, theme, lang, height } = choices();
    const prefix = locales[lang] ?? locales[document.documentElement.lang];
    const query = new URLSearchParams([...attributes].filter(([key]) => keys.includes(key) && key !== 'event'));
    const path = framedPath(attributes);
    if (path === 'embed/' && attributes.has('layout')) query.set('view', attributes.get('layout'));
    // The page that says more: of the event, the person, the case, of all behind bars, or the same view of the timeline.
    const about = ['event', 'person', 'case'].find((key) => attributes.has(key));
    const page = about ? `${about}/${attributes.get(about)}/` : 'inside/';
    const full = new URL(prefix + (path === 'embed/' ? (query.size ? '?' + query : '') : page), root).href;
    const own = new Map(attributes);
    if (lang) own.set('lang', lang);
    if (theme !== 'auto') own.set('theme', theme);
    if (height !== 'auto') own.set('height', height);
    const words = [...own].map(([key, value]) => ` ${key}="${escape(value)}"`).join('');
    const title = escape(form.dataset.title);
    output('element').textContent = `<script async src="${escape(new URL('embed.js', root).href)}"></script>
<vigil-timeline${words}><a href="${escape(full)}">${title}</a></vigil-timeline>`;
    const framed = new URL(prefix + path, root);
    for (const [key, value] of path === 'embed/' ? attributes : []) framed.searchParams.set(key, value);
    if (theme !== 'auto') framed.searchParams.set('theme', theme);
    const pixels = /^\d+(px)?$/.test(height) ? parseInt(height, 10) : path.startsWith('embed/c') ? 320 : 640;
    output('iframe').textContent = `<iframe src="${escape(framed.href)}" title="${title}" width="100%" height="${pixels}" loading="lazy"></iframe>`;
    output('link').textContent = full;
    for (const name of preview.getAttributeNames()) if (!own.has(name) && name !== 'style') preview.removeAttribute(name);
    for (const [key, value] of own) if (preview.getAttribute(key) !== value) preview.setAttribute(key, value);
    if (!preview.isConnected) stage.append(preview);
  };

  const copy = async (button) => {
    const code = output(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // Where the clipboard is closed to scripts, the code is marked to be copied by hand.
      getSelection().selectAllChildren(code);
      return;
    }
    document.querySelector('[data-copied]').textContent = form.dataset.copied;
  };

  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button?.dataset.copy) copy(button);
    if (button?.dataset.width) {
      stage.style.inlineSize = `${button.dataset.width}px`;
      for (const other of document.querySelectorAll('[data-width]')) other.setAttribute('aria-pressed', String(other === button));
    }
  });
  show();
  document.documentElement.dataset.ready = '';
})();
