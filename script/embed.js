// Defines <vigil-timeline>: a frame with events of this site, or who of its people is in prison, for the pages of others. Its attributes are the keys of
// the timeline's address, and lang, theme, height, limit, layout, search and title. What stands in the element shows
// until the frame has come. Needs nothing else.
(() => {
  const script = document.currentScript || document.querySelector('script[src*="embed.js"]');
  const root = new URL('.', script.src);
  const site = JSON.parse('VIGIL_SITE');
  const tags = Object.keys(site.locales);
  const view = 'q category kind case person place org country from to sort lanes event limit layout search'.split(' ');

  // The language asked for, that of the page around, or the reader's: the first that the site has, in any script or region.
  const locale = (element) => {
    const lang = element.closest('[lang]')?.lang;
    for (const wanted of lang === 'auto' ? navigator.languages : [lang || '']) {
      const same = (length) => tags.find((tag) => String(tag.split('-', length)) === String(wanted.split('-', length)));
      const tag = same(9) || same(1);
      if (tag) return site.locales[tag];
    }
    return site.locales[tags.find((tag) => !site.locales[tag])];
  };

  // Whether the page is light or dark where the element stands: the first background behind it that covers.
  const surrounding = (element) => {
    for (let node = element; node; node = node.parentElement || node.getRootNode().host) {
      const color = getComputedStyle(node).backgroundColor;
      const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g) || [];
      if (color.startsWith('rgb') && alpha > 0.5) return red * 3 + green * 6 + +blue < 1280 ? 'dark' : 'light';
    }
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    return /dark/.test(scheme) && (matchMedia('(prefers-color-scheme:dark)').matches || !/light/.test(scheme)) ? 'dark' : 'light';
  };

  class VigilTimeline extends HTMLElement {
    static observedAttributes = [...view, 'lang', 'theme', 'height', 'title'];

    connectedCallback() {
      if (!this.stage) {
        // Through the object model, which the policies of host pages allow; the host's own rules come before it.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(':host{display:block}:host([hidden]){display:none}');
        this.stage = this.attachShadow({ mode: 'open' });
        this.stage.adoptedStyleSheets = [sheet];
      }
      this.slotted = document.createElement('slot');
      addEventListener('message', (this.hear = (event) => {
        const { data } = event;
        if (event.source !== this.frame.contentWindow || event.origin !== root.origin || data?.type !== 'vigil:height') return;
        if (!(data.height > 0)) return;
        this.measured = data.height;
        this.slotted.hidden = true;
        this.size();
        this.tint();
      }));
      this.tint = () => this.frame.contentWindow?.postMessage({ type: 'vigil:theme', theme: this.theme() }, root.origin);
      this.watch = new MutationObserver(this.tint);
      for (const node of [document.documentElement, document.body]) this.watch.observe(node, { attributes: true });
      this.scheme = matchMedia('(prefers-color-scheme:dark)');
      this.scheme.addEventListener('change', this.tint);
      this.load();
    }

    disconnectedCallback() {
      removeEventListener('message', this.hear);
      this.watch.disconnect();
      this.scheme.removeEventListener('change', this.tint);
    }

    attributeChangedCallback(name) {
      if (!this.frame || !this.isConnected) return;
      if (name === 'height') this.size();
      else if (name === 'theme') this.tint();
      else if (!this.waits) {
        // Several attributes changed at once are one change.
        this.waits = true;
        queueMicrotask(() => {
          this.waits = false;
          if (this.isConnected) this.load();
        });
      }
    }

    theme() {
      const theme = this.getAttribute('theme');
      return theme === 'light' || theme === 'dark' ? theme : surrounding(this);
    }

    size() {
      const height = this.getAttribute('height') || 'auto';
      this.frame.style.height = height === 'auto' ? (this.measured || 0) + 'px' : /^\d+$/.test(height) ? height + 'px' : height;
    }

    // One event, a counter and the card of a person have pages of their own, which need no app; nothing for other views.
    own() {
      const id = (key) => encodeURIComponent(this.getAttribute(key) || '');
      const [event, case_, person] = ['event', 'case', 'person'].map(id);
      if (event) return `event/${event}/embed/`;
      const layout = this.getAttribute('layout');
      if (layout === 'card' && person) return `embed/card/${person}/`;
      if (layout === 'counter') return 'embed/counter/' + (person ? `person/${person}/` : case_ ? `case/${case_}/` : '');
    }

    // A new frame each time: another address in the same one would be a step of Back.
    load() {
      const own = this.own();
      const address = new URL(locale(this) + (own || 'embed/'), root);
      for (const key of view) if (!own && this.hasAttribute(key)) address.searchParams.set(key, this.getAttribute(key));
      address.searchParams.set('theme', this.theme());
      const frame = (this.frame = document.createElement('iframe'));
      frame.loading = 'lazy';
      frame.title = this.title || site.name;
      // On the site's own pages it would hold nothing back, and browsers warn of it.
      if (root.origin !== location.origin) {
        frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox');
      }
      frame.style.cssText = 'display:block;border:0;width:100%';
      frame.src = address;
      this.size();
      this.stage.replaceChildren(this.slotted, frame);
    }
  }

  customElements.get('vigil-timeline') || customElements.define('vigil-timeline', VigilTimeline);
})();
