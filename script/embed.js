// @ts-check
// Defines <vigil-timeline>: a frame with events of this site, or a counter of its people in prison, for other sites'
// pages. Its attributes are the keys of a view's query, and lang, theme, height, limit, layout, search, title and base.
// The element's own content is shown until the frame has loaded. No dependencies. May be a module or part of a bundle.
(() => {
  /** @type {{ name: string, root: string?, keys: string[], locales: Record<string, string> }} */
  const site = JSON.parse('VIGIL_SITE');
  const running = /** @type {HTMLScriptElement?} */ (document.currentScript)?.src;
  // The folder of this file. Of a module only the stack of an error names it; a bundle knows the site's `base_url`.
  const [, folder] = `${running} ${Error().stack} ${site.root}embed.js`.match(/(\w+:\/\/\S*?\/)embed\.js/) || [];
  const tags = Object.keys(site.locales);
  // With those that HTML has for a frame, these are no keys of the query. The frame names keys that it does not know.
  const ignored = /^(theme|base|class|tabindex|frameborder|allowfullscreen|.*\W.*)$/;
  const dark = matchMedia('(prefers-color-scheme:dark)');

  // The path of the language chosen by `lang`, of the host page, or of the reader: the first match among the site's
  // languages, by the whole tag or else by its first subtag.
  /** @param {Element} element */
  const locale = element => {
    const lang = element.closest('[lang]')?.getAttribute('lang');
    for (const wanted of lang === 'auto' ? navigator.languages : [lang || '']) {
      /** @param {number} length */
      const same = length => tags.find(tag => String(tag.split('-', length)) === String(wanted.split('-', length)));
      const tag = same(9) || same(1);
      if (tag) return site.locales[tag];
    }
    return '';
  };

  // The theme of the host page around the element: that of the nearest opaque background, else its color scheme.
  /** @param {Element} element */
  const surrounding = element => {
    /** @type {Element | null} */
    let node = element;
    while (node) {
      const color = getComputedStyle(node).backgroundColor;
      const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) || []).map(Number);
      if (color.startsWith('rgb') && alpha > 0.5) return red * 3 + green * 6 + blue < 1280 ? 'dark' : 'light';
      node = node.parentElement || /** @type {ShadowRoot} */ (node.getRootNode()).host;
    }
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    const isDark = /dark/.test(scheme) && (dark.matches || !/light/.test(scheme));
    return isDark ? 'dark' : 'light';
  };

  class VigilTimeline extends HTMLElement {
    static observedAttributes = [...site.keys, 'limit', 'layout', 'search', 'lang', 'theme', 'height', 'title', 'base'];
    frame = document.createElement('iframe');
    slotted = document.createElement('slot');
    /** The height the framed page reported, in pixels. */
    measured = 0;
    isLoading = false;
    root = new URL(location.href);
    tint = () => this.frame.contentWindow?.postMessage({ type: 'vigil:theme', theme: this.theme() }, this.root.origin);
    observer = new MutationObserver(this.tint);
    /** @param {MessageEvent} event */
    hear = ({ source, origin, data }) => {
      if (source !== this.frame.contentWindow || origin !== this.root.origin || data?.type !== 'vigil:height') return;
      if (!(data.height > 0)) return;
      this.measured = data.height;
      this.slotted.hidden = true;
      this.size();
      this.tint();
    };

    connectedCallback() {
      if (!this.shadowRoot) {
        // Constructed, because policies of host pages forbid inline styles. Rules of the host page take precedence.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(':host{display:block}:host([hidden]){display:none}');
        this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
      }
      this.slotted.hidden = false;
      addEventListener('message', this.hear);
      for (const node of [document.documentElement, document.body]) this.observer.observe(node, { attributes: true });
      dark.addEventListener('change', this.tint);
      this.load();
    }

    disconnectedCallback() {
      removeEventListener('message', this.hear);
      this.observer.disconnect();
      dark.removeEventListener('change', this.tint);
    }

    /** @param {string} name */
    attributeChangedCallback(name) {
      if (!this.isConnected || !this.shadowRoot) return;
      if (name === 'height') this.size();
      else if (name === 'theme') this.tint();
      else if (!this.isLoading) {
        // One load for several attributes changed in a row.
        this.isLoading = true;
        queueMicrotask(() => {
          this.isLoading = false;
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
      this.frame.style.height =
        height === 'auto' ? `${this.measured}px` : /^\d+$/.test(height) ? `${height}px` : height;
    }

    /** The path of an event, counter or card, which are documents without the app; undefined for a view. */
    ownPath() {
      const [event, case_, person] = ['event', 'case', 'person'].map(key =>
        encodeURIComponent((this.getAttribute(key) || '').trim().toLowerCase()),
      );
      if (event) return `event/${event}/embed/`;
      const layout = this.getAttribute('layout')?.trim().toLowerCase();
      if (layout === 'card') return `embed/card/${person || '-'}/`;
      if (layout !== 'counter') return undefined;
      return `embed/counter/${person ? `person/${person}/` : case_ ? `case/${case_}/` : ''}`;
    }

    /** Loads the address in a new frame. The same frame with another address would add an entry to the history. */
    load() {
      const base = this.getAttribute('base')?.replace(/\/?$/, '/') || folder;
      // The text of a slot is shown where the element has no content.
      this.slotted.textContent = base ? '' : '<vigil-timeline> needs base="https://…/", the address of the site.';
      this.shadowRoot?.replaceChildren(this.slotted);
      if (!base) throw new Error(this.slotted.textContent);
      this.root = new URL(base, document.baseURI);
      const path = this.ownPath();
      const address = new URL(locale(this) + (path || 'embed/'), this.root);
      for (const { name, value } of path ? [] : this.attributes)
        if (!ignored.test(name) && !(name in this.frame)) address.searchParams.set(name, value);
      address.searchParams.set('theme', this.theme());
      const frame = document.createElement('iframe');
      Object.assign(frame, { loading: 'lazy', title: this.title || site.name, src: address.href });
      // On the site's own pages a sandbox with these permissions would restrict nothing, and browsers warn about it.
      if (this.root.origin !== location.origin) {
        const permissions = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';
        frame.setAttribute('sandbox', permissions);
      }
      frame.style.cssText = 'display:block;border:0;width:100%';
      // A page that is not there sends no height.
      const tell = () => this.measured || this.slotted.replaceChildren(`There is no ${address.href}`);
      frame.onload = () => setTimeout(tell, 4e3);
      this.frame = frame;
      this.size();
      this.shadowRoot?.append(frame);
    }
  }

  if (!customElements.get('vigil-timeline')) customElements.define('vigil-timeline', VigilTimeline);
})();
