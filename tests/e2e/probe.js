// @ts-check
// What the browser tests ask a page and do in it, as `probe.NAME`. The driver runs this file in each document once
// (`tests/e2e/browser.rs`). A function that needs an element throws without it; a test that waits tries again.
(() => {
  /**
   * The first element of a selector.
   * @param {string} selector
   * @returns {any}
   */
  const find = selector => document.querySelector(selector);

  /**
   * All elements of a selector.
   * @param {string} selector
   * @returns {any[]}
   */
  const all = selector => [...document.querySelectorAll(selector)];

  /**
   * The place of an element in the window.
   * @param {string} selector
   * @returns {DOMRect}
   */
  const box = selector => find(selector).getBoundingClientRect();

  /** @param {string} selector */
  const visible = selector => all(selector).filter(element => element.checkVisibility());

  /** Whether an element is drawn, and neither hidden nor transparent. */
  const seen = { visibilityProperty: true, opacityProperty: true };

  const query = () => new URLSearchParams(location.search);

  /** @param {number[]} numbers */
  const sum = numbers => numbers.reduce((one, other) => one + other, 0);

  /** Values that a function keeps for a later one. On the window, because this file may run twice in a document. */
  const page = /** @type {any} */ (window);
  page.probeKept ??= {};
  const kept = page.probeKept;

  /**
   * Waits for the next frames.
   * @param {number} count
   */
  async function frames(count) {
    for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame);
  }

  /**
   * Whether an element is only spoken: it is a point, cut to nothing.
   * @param {Element} element
   * @returns {boolean}
   */
  const isSpoken = element =>
    element !== document.documentElement &&
    (getComputedStyle(element).clipPath === 'inset(50%)' || isSpoken(/** @type {Element} */ (element.parentElement)));

  /** @param {any} element */
  const nameOf = element => `${element.parentElement?.className} > ${element.tagName} ${element.className}`;

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const elements = {
    /** Whether a selector finds an element. */
    exists: selector => Boolean(find(selector)),
    /** The number of elements. */
    count: selector => all(selector).length,
    /** The number of elements that are drawn. */
    countVisible: selector => visible(selector).length,
    /** Whether the first element is drawn. */
    isVisible: selector => find(selector)?.checkVisibility() ?? false,
    /** Whether the first element is drawn without `visibility: hidden`. */
    isNotHidden: selector => find(selector).checkVisibility({ visibilityProperty: true }),
    /** For each selector whether any of its elements is seen. */
    areSeen: selectors =>
      selectors.map((/** @type {string} */ selector) => all(selector).some(one => one.checkVisibility(seen))),
    /** The text of the first element; null if there is none. */
    text: selector => find(selector)?.textContent ?? null,
    /** The text of each element. */
    texts: selector => all(selector).map(element => element.textContent),
    /** Whether the first element has a text. */
    hasText: selector => Boolean(find(selector)?.textContent),
    startsWith: (selector, start) => find(selector).textContent.startsWith(start),
    endsWith: (selector, end) => find(selector).textContent.endsWith(end),
    includes: (selector, part) => find(selector).textContent.includes(part),
    /** The text of the first element as it is drawn, with its line breaks. */
    // biome-ignore lint/performance/useDomNodeTextContent: hidden words and line breaks are what differs.
    drawnText: selector => find(selector).innerText,
    /** The markup in the first element. */
    markup: selector => find(selector).innerHTML,
    attribute: (selector, name) => find(selector).getAttribute(name),
    setAttribute: (selector, name, value) => find(selector).setAttribute(name, value),
    removeAttribute: (selector, name) => find(selector).removeAttribute(name),
    /** A computed style of the first element. */
    style: (selector, name) => getComputedStyle(find(selector))[name],
    /** The `content` that a sheet puts before an element. */
    contentBefore: selector => getComputedStyle(find(selector), '::before').content,
    /** The `content` that a sheet puts after an element. */
    contentAfter: selector => getComputedStyle(find(selector), '::after').content,
    /** The ids of rows. */
    ids: selector => all(selector).map(row => row.dataset.id),
    /** The ids of rows, sorted. */
    sortedIds: selector =>
      all(selector)
        .map(row => row.dataset.id)
        .sort(),
    /** Clicks by script, wherever the element is in the window. */
    click: selector => find(selector).click(),
    fieldValue: selector => find(selector).value,
    fieldValues: selector => all(selector).map(field => field.value),
    /** Replaces the text of a field, as typing does. */
    fillField: (selector, value) => {
      const field = find(selector);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    /** Replaces the text of a field and leaves it. */
    commitField: (selector, value) => {
      const field = find(selector);
      field.value = value;
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    },
    /** Remembers the first element, to tell it from one drawn anew. */
    keepElement: selector => {
      kept.element = find(selector);
    },
    isKeptElement: selector => kept.element === find(selector),
    /** Opens all that is folded. */
    openDetails: () => {
      for (const details of all('details')) details.open = true;
    },
  };

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const places = {
    /** The distance of the first element from the upper edge of the window, in pixels. */
    top: selector => box(selector).top,
    height: selector => find(selector).offsetHeight,
    /** The height of the highest element. */
    tallest: selector => Math.max(...all(selector).map(element => element.offsetHeight)),
    /** The middle of the first element in the window: x and y. */
    middle: selector => {
      const { left, top, width, height } = box(selector);
      return [left + width / 2, top + height / 2];
    },
    /** How many times wider one element is than another. */
    widthRatio: (selector, other) => find(selector).clientWidth / find(other).clientWidth,
    /** The number of columns of a grid; without its sheet it has none. */
    columns: selector => getComputedStyle(find(selector)).gridTemplateColumns.split('px').length - 1,
    /** Whether the upper edge of the first element is in the window. */
    isTopInWindow: selector => box(selector).top > -5 && box(selector).top < innerHeight,
    /** Whether the first element is drawn and begins above the lower edge of the window. */
    isVisibleAboveFold: selector => find(selector).checkVisibility() && box(selector).top < innerHeight,
    /** Whether the whole first element is in the window. */
    isInWindow: selector => box(selector).top >= 0 && box(selector).bottom <= innerHeight,
    isBelowWindow: selector => box(selector).top >= innerHeight,
    /** Whether an element of the selector is found at a point, given in parts of the window. */
    isAtPoint: (x, y, selector) =>
      Boolean(document.elementFromPoint(innerWidth * x, innerHeight * y)?.closest(selector)),
    focusLinkAtPoint: (x, y, selector) => {
      const found = document.elementFromPoint(innerWidth * x, innerHeight * y)?.closest(selector);
      found.querySelector('a').focus();
    },
    /** Waits until what depends on the size of the window is drawn. */
    twoFrames: () => frames(2),
    scrollTop: () => scrollY,
    scrollDownTo: top => scrollTo(0, top),
    /** Scrolls to a part of the page. */
    scrollToPart: part => scrollTo(0, document.documentElement.scrollHeight * part),
    /** Scrolls to so many pixels below the upper edge of the first element. */
    scrollBelow: (selector, pixels) => scrollTo(0, box(selector).top + scrollY + pixels),
    /** Scrolls the first element into the window and follows its first link. */
    followLinkIn: selector => {
      find(selector).scrollIntoView();
      find(selector).querySelector('a').click();
    },
    /** Brings an element into the upper half of the window; a point in it, once the browser's other threads know it. */
    bringToUpperHalf: async selector => {
      scrollBy({ top: box(selector).top - innerHeight / 3, behavior: 'instant' });
      await frames(2);
      await new Promise(done => setTimeout(done));
      const { left, top, width, height } = box(selector);
      return [left + width / 2, Math.min(top + height / 2, innerHeight * 0.6)];
    },
    /** The distance of an element from the upper edge of the window, and how far the window is enlarged. */
    topAndScale: selector => [Math.round(box(selector).top), visualViewport?.scale],
    /** Keeps whether the page has come to rest after it was scrolled. */
    watchScrollEnd: () => {
      kept.isStill = false;
      const end = () => {
        kept.isStill = true;
      };
      document.addEventListener('scrollend', end, { once: true });
    },
    isScrolledBeyond: top => kept.isStill && scrollY > top,
    /** Brings an element into the middle of the window. */
    bringToMiddle: selector => find(selector).scrollIntoView({ block: 'center', behavior: 'instant' }),
    windowWidth: () => innerWidth,
    /** What surrounds a page in its window: width and height. */
    windowEdges: () => [outerWidth - innerWidth, outerHeight - innerHeight],
    isTooWide: () => document.documentElement.scrollWidth > innerWidth,
    /** The height of the document in whole pixels. */
    documentHeight: () => Math.ceil(document.documentElement.getBoundingClientRect().height),
    /** Makes each frame wait for two more, as a busy machine does. */
    delayFrames: () => {
      const frame = requestAnimationFrame;
      window.requestAnimationFrame = then => frame(() => frame(() => frame(then)));
    },
  };

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const pages = {
    /** Whether the app is interactive and shows what was asked for last. */
    isReady: () => document.documentElement.hasAttribute('data-ready'),
    /** Whether the list answers a text. */
    isAnswered: text => {
      const isReady = document.documentElement.hasAttribute('data-ready');
      return isReady && find('ol.results')?.dataset.query === text;
    },
    /** The ids of the events in the list. */
    listedEvents: () => all('li[data-event]').map(row => row.dataset.event),
    /** Address, start tag and text of the page, for the message of a test that fails. */
    describe: () => {
      const start = document.documentElement.outerHTML.slice(0, 200);
      const words = find('#app')?.textContent.replace(/\s+/g, ' ').slice(0, 1200);
      return [location.href, start, words].join('\n');
    },
    /** A part of the address, as `location` names it. */
    address: part => /** @type {any} */ (location)[part],
    addressStartsWith: (part, start) => /** @type {any} */ (location)[part].startsWith(start),
    addressEndsWith: (part, end) => /** @type {any} */ (location)[part].endsWith(end),
    /** Whether the query string has a key. */
    hasKey: key => query().has(key),
    /** The value of a key of the query string. */
    queryValue: key => query().get(key),
    /** Both ends of the span in the query string; an empty text for an open end. */
    spanOfAddress: () => ['from', 'to'].map(key => query().get(key) ?? ''),
    /** Whether the query string has the span of the fields. */
    isSpanSettled: () => {
      const dates = ['from', 'to'].map(key => query().get(key) ?? '');
      return (
        dates.join() ===
        all('.timespan input')
          .map(field => field.value)
          .join()
      );
    },
    linkQuery: selector => find(selector).search,
    href: selector => find(selector).href,
    /** The last folder of a link's path. */
    lastPart: selector => find(selector).href.split('/').at(-2),
    historyLength: () => history.length,
    language: () => document.documentElement.lang,
    theme: () => document.documentElement.dataset.theme,
    origin: () => self.origin,
    /** The year in which the test runs. */
    year: () => String(new Date().getFullYear()),
    /** A value that another function has kept; null if there is none. */
    kept: name => kept[name] ?? null,
    forget: name => {
      delete kept[name];
    },
    /** The addresses of everything that the document has loaded. */
    loaded: () => performance.getEntriesByType('resource').map(file => file.name),
    /** The names of the loaded files whose address has a pattern. */
    loadedNames: pattern => {
      const names = performance.getEntriesByType('resource').map(file => file.name);
      return names.filter(name => new RegExp(pattern).test(name)).map(name => name.split('/').pop());
    },
    /** The addresses with a pattern that were loaded again. */
    loadedTwice: pattern => {
      const names = performance.getEntriesByType('resource').map(file => file.name);
      return names.filter((name, at) => new RegExp(pattern).test(name) && names.indexOf(name) !== at);
    },
  };

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const newDocuments = {
    /** Sets the clock. */
    setClock: day => {
      Date.now = () => Date.parse(day);
    },
    /** Keeps what moves of the page by itself: how far, when and which elements, from where to where. */
    watchShifts: () => {
      kept.shifts = [];
      const places = (/** @type {any} */ { node, previousRect: a, currentRect: b }) => {
        const name = node?.outerHTML?.slice(0, 80) ?? node?.data;
        return [name, a.x, a.y, a.width, a.height, b.x, b.y, b.width, b.height];
      };
      new PerformanceObserver(list => {
        for (const shift of /** @type {any[]} */ (list.getEntries())) {
          kept.shifts.push([shift.value, shift.startTime, shift.sources.map(places)]);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    },
    /** Keeps every element of the page before the app is up, and what moves of it by itself. */
    watchHydration: () => {
      addEventListener('DOMContentLoaded', () => {
        kept.prerendered = all('#app *');
      });
      newDocuments.watchShifts?.();
    },
    /** Lets the time of timers pass twenty times as fast. */
    hurry: () => {
      const later = window.setTimeout;
      window.setTimeout = /** @type {any} */ (
        (/** @type {() => void} */ run, /** @type {number} */ delay) => later(run, delay / 20)
      );
    },
    /** Adds elements next to the app, as extensions of browsers do. */
    intrude: () => {
      addEventListener('DOMContentLoaded', () => {
        document.body.prepend(document.createElement('aside'), 'text');
        document.body.append(document.createElement('div'));
      });
    },
    /** Names another language before the app starts, as translators do. */
    translateBeforeStart: () => {
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.lang = 'fr';
      });
    },
    /** The start of each prerendered element that is no longer part of the page. */
    lostElements: () => {
      const lost = kept.prerendered.filter((/** @type {Element} */ element) => !element.isConnected);
      return lost.map((/** @type {Element} */ element) => element.outerHTML.slice(0, 120));
    },
    /** The page as it was sent and as it is, without what the app adds: heights of spacers. */
    sentAndPresent: async () => {
      const plain = (/** @type {Document} */ root) => {
        const app = /** @type {Element} */ (root.querySelector('#app')?.cloneNode(true));
        for (const spacer of app.querySelectorAll('.spacer')) spacer.removeAttribute('style');
        return app.innerHTML;
      };
      const sent = await (await fetch(location.href)).text();
      return [plain(new DOMParser().parseFromString(sent, 'text/html')), plain(document)];
    },
  };

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const watches = {
    /** Keeps the order in which the page became busy and ready. */
    watchReadiness: () => {
      const root = document.documentElement;
      kept.turns = [];
      const keep = () => kept.turns.push(root.hasAttribute('data-ready'));
      new MutationObserver(keep).observe(root, { attributeFilter: ['data-ready'] });
    },
    /** Keeps each text of the live region. */
    watchLiveRegion: () => {
      const region = find('[role=status]');
      kept.said = [];
      const keep = () => kept.said.push(find('[role=status]').textContent);
      new MutationObserver(keep).observe(region, { childList: true, subtree: true, characterData: true });
    },
    /** The texts that are spoken without being asked for, of the page as it is. */
    spokenTexts: () => {
      const regions = visible('[role=status], [role=alert], [role=log], [aria-live]');
      return regions.map(one => one.textContent.trim()).filter(Boolean);
    },
    /** Keeps after how many milliseconds an element is seen first. */
    watchSight: selector => {
      const begun = performance.now();
      kept.seen = null;
      const look = () => {
        if (find(selector)?.checkVisibility(seen)) kept.seen ??= performance.now() - begun;
        kept.watching = requestAnimationFrame(look);
      };
      cancelAnimationFrame(kept.watching);
      look();
    },
    /** Keeps after how many milliseconds the line along the upper edge is seen, which is no element. */
    watchProgressLine: () => {
      const begun = performance.now();
      kept.seen = null;
      const look = () => {
        const { content, opacity } = getComputedStyle(document.documentElement, '::before');
        if (content !== 'none' && Number(opacity) > 0) kept.seen ??= performance.now() - begun;
        requestAnimationFrame(look);
      };
      look();
    },
    /** Keeps the text that is copied, instead of the clipboard. */
    keepCopied: () => {
      navigator.clipboard.writeText = async text => {
        kept.copied = text;
      };
    },
    isAddressCopied: () => kept.copied === location.href,
    /** Keeps the text of the file that is saved. */
    keepSaved: () => {
      const create = URL.createObjectURL;
      URL.createObjectURL = file => {
        const keep = (/** @type {string} */ text) => {
          kept.saved = text;
        };
        /** @type {Blob} */ (file).text().then(keep);
        return create(file);
      };
    },
    isTableSaved: () => kept.saved?.startsWith('id,') ?? false,
    /** Keeps the address of each request, also of those before. */
    watchRequests: () => {
      kept.requests = [];
      const keep = (/** @type {PerformanceObserverEntryList} */ list) =>
        kept.requests.push(...list.getEntries().map(request => request.name));
      new PerformanceObserver(keep).observe({ type: 'resource', buffered: true });
    },
    /** The addresses of requests to other origins. */
    foreignRequests: () => kept.requests.filter((/** @type {string} */ name) => !name.startsWith(location.origin)),
    /** Holds back requests whose address has a part, until `freeRequests`. */
    holdRequests: part => {
      const { fetch } = window;
      const held = new Promise(free => {
        kept.free = free;
      });
      window.fetch = (request, ...more) => {
        const { url = String(request), signal } = /** @type {Request} */ (request);
        const aborted = new Promise(done => signal?.addEventListener('abort', done));
        const wait = url.includes(part) ? Promise.race([held, aborted]) : Promise.resolve();
        return wait.then(() => fetch(request, ...more));
      };
    },
    freeRequests: () => kept.free(),
  };

  // What a focused element looks like where the reader's colors replace those of the page.
  const looked =
    'color backgroundColor fontWeight textDecorationLine borderColor fill stroke strokeWidth strokeDasharray boxShadow';

  /** @param {Element} element */
  function look(element) {
    const style = /** @type {any} */ (getComputedStyle(element));
    const { outlineStyle, outlineWidth, outlineColor } = style;
    const outline = outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineColor}`;
    return JSON.stringify([outline, ...looked.split(' ').map(name => style[name])]);
  }

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const focuses = {
    focus: selector => find(selector).focus(),
    isFocused: selector => document.activeElement?.matches(selector) ?? false,
    isFocusWithin: selector => Boolean(document.activeElement?.closest(selector)),
    focusedAttribute: name => document.activeElement?.getAttribute(name),
    /** The number of events of the focused symbol. */
    focusedCount: () => Number(/** @type {HTMLElement} */ (document.activeElement).dataset.count),
    /** The place of the row with the focus among all rows of a selector. */
    focusedIndex: selector => all(selector).indexOf(document.activeElement?.closest('.row')),
    /**
     * What is wrong with the place of the focus; null if nothing. Of the parts of a stop within the window none may be
     * below what stays at the upper edge, and at least one must be in the window.
     */
    focusFault: () => {
      const stop = /** @type {Element} */ (document.activeElement);
      const { left, top, right, bottom } = stop.getBoundingClientRect();
      if (stop === document.body || right <= left || bottom <= top) return null;
      const name = stop.outerHTML.slice(0, 160);
      if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return `beside the window: ${name}`;
      const x = Math.min(Math.max((left + right) / 2, 0), innerWidth - 1);
      const covers = [0.02, 0.5, 0.98].map(part => {
        const found = document.elementFromPoint(x, top + (bottom - top) * part);
        const stays = found?.closest('.finder, .list-bar, .top, .sheet-head, .failed');
        return stays && !stays.contains(stop) ? stays.className : '';
      });
      return covers.some(Boolean) ? `at ${top} covered by ${covers}: ${name}` : null;
    },
    /** The focused element if it is hidden: at none of five points it, a part of it or its label is found. */
    hiddenFocus: () => {
      const stop = /** @type {Element} */ (document.activeElement);
      const { left, top, right, bottom } = stop.getBoundingClientRect();
      if (stop === document.body || right <= left || bottom <= top) return null;
      const points = [
        [0.5, 0.5],
        [0.1, 0.5],
        [0.9, 0.5],
        [0.5, 0.1],
        [0.5, 0.9],
      ];
      const isSeen = points.some(([x = 0, y = 0]) => {
        const found = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return found && (stop.contains(found) || found.contains(stop));
      });
      return isSeen ? null : stop.outerHTML.slice(0, 200);
    },
    /** The look of each selector's first element. */
    looks: (...selectors) => selectors.map(selector => find(selector) && look(find(selector))),
    /** Whether an element, or a part or the form of it, looks different while it has the keyboard's focus. */
    isFocusSeen: selector => {
      const element = find(selector);
      const parts = [element, element.closest('form') ?? element, ...element.querySelectorAll('*')];
      const looks = () => parts.map(look).join();
      /** @type {HTMLElement} */ (document.activeElement).blur();
      const before = looks();
      element.focus({ focusVisible: true });
      return document.activeElement === element && looks() !== before;
    },
    /** What moves, or would: animations of more than a moment or without an end, and rules that glide. */
    motions: () => {
      const moving = /** @type {any[]} */ (document.getAnimations()).filter(({ effect }) => {
        const { duration, iterations } = effect.getComputedTiming();
        return iterations !== 1 || duration > 10;
      });
      const seconds = (/** @type {string} */ text) => Math.max(...text.split(',').map(Number.parseFloat));
      const gliding = all('*').filter(element => {
        const { scrollBehavior, transitionDuration } = getComputedStyle(element);
        return scrollBehavior === 'smooth' || seconds(transitionDuration) > 0.01;
      });
      const names = moving.map(({ animationName, transitionProperty }) => animationName ?? transitionProperty);
      return [...names, ...gliding.map(element => `${element.tagName} ${element.className}`)];
    },
    /** Presses a button: whether an attribute differs a frame later, and whether it stays then. */
    jumpsAtOnce: async (button, selector, attribute) => {
      const value = () => find(selector).getAttribute(attribute);
      const before = value();
      find(button).click();
      await frames(2);
      const first = value();
      await frames(21);
      return [before !== first, first === value()];
    },
    /** The number of pixels of a drawing that differ clearly from its background. */
    strongPixels: selector => {
      const canvas = find(selector);
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const background = getComputedStyle(canvas).backgroundColor.match(/\d+/g) ?? [];
      const paper = sum(background.slice(0, 3).map(Number));
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        const shade = data[at] + data[at + 1] + data[at + 2];
        if (data[at + 3] > 200 && Math.abs(shade - paper) > 300) count += 1;
      }
      return count;
    },
  };

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const lists = {
    /** The text of the link of each element that is drawn. */
    shownLinks: selector => visible(selector).map(row => row.querySelector('a').textContent),
    /** The Latin name in each element that is drawn. */
    shownNames: selector => visible(selector).map(row => row.querySelector('.latin').textContent),
    /** Whether a whole row is in the window, below the search box. */
    hasWholeRow: () =>
      all('li[data-event]').some(row => {
        const { top, bottom } = row.getBoundingClientRect();
        return top > 100 && bottom < innerHeight;
      }),
    hasRowInWindow: () =>
      all('li[data-event]').some(row => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      }),
    /** The event of the first row that begins below the search box. */
    firstRowBelowSearch: () =>
      all('li[data-event]').find(row => row.getBoundingClientRect().top > 100)?.dataset.event ?? null,
    followFirstRowBelowSearch: () =>
      all('li[data-event]')
        .find(row => row.getBoundingClientRect().top > 100)
        .querySelector('h3 a')
        .click(),
    /** Scrolls to the end; whether the row of an event is in the window. The end moves while rows are measured. */
    isReachedAtEnd: id => {
      scrollTo(0, document.documentElement.scrollHeight);
      return box(`li[data-event='${id}']`).top < innerHeight;
    },
    /** The direction of each sorted column, after its heading. */
    sortedColumns: () =>
      all('.timed th[aria-sort]').map(
        head => `${head.querySelector('button').textContent} ${head.getAttribute('aria-sort')}`,
      ),
    /** Chooses a value of a select or a radio button, as a reader does. */
    chooseControl: (name, value) => {
      const change = new Event('change', { bubbles: true });
      const control = find(`.controls select[name=${name}]`);
      if (!control) return find(`.controls [name=${name}][value='${value}']`).click();
      control.value = value;
      return control.dispatchEvent(change);
    },
    /** Former and present id of the first event of the data that had another id before. */
    movedEvent: async () => {
      const events = await (await fetch('events.json')).json();
      const event = events.find((/** @type {any} */ one) => one.former_ids);
      return [event.former_ids[0], event.id];
    },
    /** Of the phone's screen with its keyboard: whether the box, the whole list and its first name can be touched. */
    reachedSuggestions: () => {
      const found = (/** @type {DOMRect} */ { x, y, width, height }, /** @type {number} */ part) =>
        document.elementFromPoint(x + width / 2, y + height * part);
      const field = /** @type {Element} */ (document.activeElement);
      const list = find('.suggestions');
      const frame = list.getBoundingClientRect();
      return [
        field.matches('[role=search] input') && found(field.getBoundingClientRect(), 0.5) === field,
        list.contains(found(frame, 0.05)) && list.contains(found(frame, 0.95)) && frame.bottom <= innerHeight,
        list.contains(found(list.querySelector('li').getBoundingClientRect(), 0.5)),
      ];
    },
    /** The number of pixels down the window at which the first element is found, unscrolled. */
    pixelsOnScreen: selector => {
      const element = find(selector);
      const { left, width } = element.getBoundingClientRect();
      const down = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(left + width / 2, y));
      return down.filter(found => element.contains(found)).length;
    },
    /** The right edge of the visible element that reaches farthest. */
    rightmost: selector => Math.max(...visible(selector).map(element => element.getBoundingClientRect().right)),
  };

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const drawings = {
    /** The span that the chart shows. */
    drawnSpan: () => find('figure.chart').dataset.drawn,
    /** Keeps the span that is seen when something is clicked next; a zoom may be on its way. */
    keepSpanAtNextClick: () => {
      const keep = () => {
        kept.span = find('figure.chart').dataset.drawn;
      };
      addEventListener('click', keep, { capture: true, once: true });
    },
    /** Moves the pointer over the chart, from below, until an event is pointed at; whether one is. */
    sweepChart: () => {
      const canvas = find('figure.chart canvas');
      const { left, top, width, height } = canvas.getBoundingClientRect();
      for (let y = height - 12; y > 0; y -= 6) {
        for (let x = 0; x < width; x += 6) {
          const place = { clientX: left + x, clientY: top + y, pointerId: 1, pointerType: 'mouse' };
          canvas.dispatchEvent(new PointerEvent('pointermove', place));
          if (!find('.tip').hidden) return true;
        }
      }
      return false;
    },
    /** The middle of the drawing of the bars, scrolled into the window: left, y, and the width of a bar. */
    placeOfBars: () => {
      const drawing = find('.histogram svg');
      drawing.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = drawing.getBoundingClientRect();
      return [left, top + height / 2, width / drawing.dataset.count];
    },
    /** The number of events that the bars tell together. */
    sumOfBars: () =>
      sum(all('.histogram svg a').map(bar => Number(bar.getAttribute('aria-label').match(/: (\d+)/)?.[1] ?? 0))),
    /**
     * The bar of a person as one text: each shape with its place, to the percent; the years named on the scale, and
     * those in words.
     */
    barDrawing: person => {
      const row = find(`tr[data-id=${person}]:not([hidden]), .life`);
      const bar = row.querySelector('.bar:not(.swatch)');
      const { x: first, width: days } = bar.viewBox.baseVal;
      const share = (/** @type {number} */ day) => (100 * Math.min(1, Math.max(0, (day - first) / days))).toFixed(0);
      const numbers = (/** @type {Element} */ shape, /** @type {string[]} */ names) =>
        names.map(name => Number(shape.getAttribute(name)));
      const ends = (/** @type {Element} */ shape) => {
        if (shape.matches('.tick')) return shape.getAttribute('d')?.match(/(?<=M)[^ ]+/g) ?? [];
        if (shape.matches('line')) return numbers(shape, ['x1', 'x2']);
        const [x = 0, width = 0] = numbers(shape, ['x', 'width']);
        return [x, x + width];
      };
      const shapes = [...bar.querySelectorAll(':scope > :not(title)')];
      const drawn = shapes.map(shape => [shape.className.baseVal, ends(shape).map(end => share(Number(end)))]);
      const scale = [...(row.closest('table') ?? row).querySelectorAll('.scale text')];
      return JSON.stringify([drawn, scale.map(year => year.textContent), row.querySelector('.time').dataset.label]);
    },
    /** The places of each symbol of the map, as ids, with their count. */
    symbols: () => all('.world .symbol').map(symbol => [symbol.dataset.ids, Number(symbol.dataset.count)]),
    /** Whether map and list have as many events. */
    mapCountsAgree: () => {
      const listed = all('.map-list a .count').map(count => Number(count.textContent.replace(',', '')));
      const drawn = all('.world .symbol').map(symbol => Number(symbol.dataset.count));
      return listed.length > 0 && sum(listed) === sum(drawn);
    },
    /** Whether the list of the map has the counts of the facet. */
    mapAgreesWithFacet: () =>
      all('#facets [data-facet=place] a').every(value => {
        const listed = all('.map-list a').find(one => one.dataset.key === value.dataset.key);
        return listed?.querySelector('.count').textContent === value.querySelector('.count').textContent;
      }),
    /** Whether every place of the list is in one symbol. */
    everyPlaceHasOneSymbol: () => {
      const listed = all('.map-list a').map(link => link.dataset.key.split(':')[1]);
      const drawn = all('.world .symbol').flatMap(symbol => symbol.dataset.ids.split(' '));
      return listed.sort().join() === drawn.sort().join();
    },
    /** The symbols of the world without their number in the circle. */
    symbolsWithoutNumber: () =>
      all('.world .symbol')
        .filter(symbol => [...symbol.querySelectorAll('text')].at(-1)?.textContent !== symbol.dataset.count)
        .map(symbol => symbol.outerHTML),
    /** The symbols whose accessible name does not begin with their visible texts (WCAG 2.5.3). */
    symbolsNamedOtherwise: () =>
      all('.world .symbol, .inset .symbol')
        .filter(symbol => {
          const seen = [...symbol.querySelectorAll('text')].map(text => text.textContent.trim()).join(' ');
          return !symbol.getAttribute('aria-label').startsWith(seen);
        })
        .map(symbol => symbol.outerHTML),
    /** Turns the wheel over the map; whether the map takes it from the page. */
    isWheelTaken: () => {
      const { left, top, width, height } = box('.world');
      const place = { clientX: left + width * 0.8, clientY: top + height * 0.4 };
      const turn = new WheelEvent('wheel', { deltaY: -900, ...place, bubbles: true, cancelable: true });
      return !find('.world').dispatchEvent(turn);
    },
  };

  /**
   * @param {number} place
   * @returns {any}
   */
  const frameOf = place => all('vigil-timeline')[place].shadowRoot?.querySelector('iframe');

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const embeds = {
    /** The frame in the element at a place among all. */
    elementFrame: frameOf,
    /** The first frame of the host's own. */
    plainFrame: () => find('iframe'),
    frameHeight: place => frameOf(place).clientHeight,
    frameHeights: () => all('vigil-timeline').map((_, place) => frameOf(place).clientHeight),
    /** Whether the first element has its frame and the host's page is loaded. */
    isFrameLoaded: () => Boolean(frameOf(0)) && document.readyState === 'complete',
    hasEmbedElement: () => Boolean(customElements.get('vigil-timeline')),
    embedAttributes: () => /** @type {any} */ (customElements.get('vigil-timeline')).observedAttributes,
    /** Whether so many events are shown, all of one category. */
    areAllShown: (count, category) => {
      const rows = visible('li[data-event] article');
      return rows.length === count && rows.every(row => row.classList.contains(category));
    },
    /** The sums of the numbers in the headings of years and of months. */
    headingSums: () =>
      ['.year', '.month'].map(heading =>
        sum(all(`.results ${heading} small`).map(count => Number.parseInt(count.textContent, 10))),
      ),
    /** The words and dates beside events, without spaces inside, that are drawn on more than one line. */
    brokenDates: () => {
      const parts = visible('.event > time > :not(.visually-hidden), .event-opened time');
      const lines = (/** @type {Element} */ part) => {
        const range = document.createRange();
        range.selectNodeContents(part);
        return new Set([...range.getClientRects()].map(line => Math.round(line.top))).size;
      };
      return parts.filter(part => !part.textContent.includes(' ') && lines(part) > 1).map(part => part.textContent);
    },
    /** Border and width of the first plain frame, and the width of its parent, in pixels. */
    frameShape: () => {
      const frame = find('iframe');
      return [frame.offsetWidth - frame.clientWidth, frame.offsetWidth, frame.parentElement.clientWidth];
    },
    /** The text in the first element's shadow tree. */
    shadowText: () => find('vigil-timeline').shadowRoot.textContent,
    /** Whether each link opens outside the frame. */
    linksLeaveFrame: () =>
      [...document.links].every(link => new URL(link.href).origin === 'null' || find('base').target === '_blank'),
    setBackground: color => {
      document.body.style.background = color;
    },
    /** Whether a counter has counted its days on to the reader's today, and no further than the end of the term. */
    isCountedToToday: () => {
      const { days, asOf, until } = find('[data-until]').dataset;
      const now = new Date();
      const day = (/** @type {string} */ iso) => Date.parse(iso) / 864e5;
      const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
      const counted = Number(days) + Math.max(0, Math.min(today, day(until)) - day(asOf));
      return find('b').textContent.replace(/\D/g, '') === String(counted);
    },
    /** Whether the elements are one below another. */
    partsAreBelowEachOther: selector =>
      all(selector).every((part, at, parts) => {
        const above = parts[at - 1]?.getBoundingClientRect().bottom ?? Number.NEGATIVE_INFINITY;
        return part.getBoundingClientRect().top >= above - 1;
      }),
  };

  // An address in one of its spellings: letters may stand in it as they are, and codes with digits of either case.
  /** @param {string} url */
  const written = url => new URL(url).href.replace(/%../g, code => code.toUpperCase());

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const printing = {
    /** Counts the times something is printed, and tells the page of it as a browser does, without a printer. */
    stubPrint: () => {
      kept.printed = 0;
      window.print = () => {
        dispatchEvent(new Event('beforeprint'));
        kept.printed += 1;
      };
    },
    isPrinted: () => kept.printed === 1,
    /** Marks the document when something is printed or saved. */
    markTaken: () => {
      const take = () => document.documentElement.toggleAttribute('data-taken', true);
      const create = URL.createObjectURL;
      window.print = take;
      URL.createObjectURL = file => {
        take();
        return create(file);
      };
    },
    /** Presses the button that prints, without scrolling to it. */
    pressPrint: () => {
      const button = find('[data-value=print], [data-take=print]');
      button.closest('details').open = true;
      button.focus({ preventScroll: true });
      button.click();
    },
    /** Presses the keys that print; whether they are left to the browser. */
    pressPrintKeys: () => dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, cancelable: true })),
    beforePrint: () => dispatchEvent(new Event('beforeprint')),
    /** Ends printing: the paper is removed once the reader, back from the printer's dialog, turns to the page. */
    turnToPage: () => {
      dispatchEvent(new Event('afterprint'));
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
    },
    /** The place of the reader and the rows of the list. */
    placeAndRows: () => [scrollY, find('ol.results').innerHTML],
    /** The text of the file to which a link leads. */
    fetched: async selector => (await fetch(/** @type {HTMLAnchorElement} */ (find(selector)).href)).text(),
    /** The published events of some categories from a year on, the addresses of their sources in one spelling. */
    publishedEvents: async (categories, from) => {
      const events = await (await fetch('events.json')).json();
      const isWanted = (/** @type {any} */ event) => categories.includes(event.category) && event.date >= from;
      const spell = (/** @type {any} */ source) => ({ ...source, url: written(source.url) });
      return events
        .filter(isWanted)
        .map((/** @type {any} */ event) => ({ ...event, sources: event.sources.map(spell) }));
    },
    /** What is on paper, as it can be compared. */
    paper: () => {
      const notes = all('.notes li').map(note => ({
        number: note.value,
        text: note.textContent,
        address: written(note.querySelector('.address').textContent),
        copies: note.querySelectorAll('.address').length - 1,
      }));
      const marks = (/** @type {any} */ row) => row.querySelector('.meta').dataset.marks.match(/\d+/g).map(Number);
      const rows = all('.taken .row').map(row => ({ id: row.dataset.event, marks: marks(row) }));
      const head = all('.hand-out-head :is(h1, dt, dd, p)').map(line => line.textContent);
      const imprint = find('.notes .imprint').textContent;
      return { notes, rows, head, imprint, address: find('.foot .address').textContent };
    },
    /** The events that do not name the numbers of their sources on paper, or others. */
    unmarkedRows: () => {
      const shown = (/** @type {any} */ row) => {
        const meta = row.querySelector('.meta');
        return getComputedStyle(meta, '::after').content === 'none' ? [] : meta.dataset.marks.match(/\d+/g);
      };
      const known = all('.notes li').map(note => String(note.value));
      const isMarked = (/** @type {string[]} */ marks) => marks.length > 0 && marks.every(mark => known.includes(mark));
      return all('main .row')
        .filter(row => !isMarked(shown(row)))
        .map(row => row.dataset.event);
    },
    /** What only a screen has use for, and what is wider than the paper. */
    superfluousOnPaper: () => {
      const drawn = visible(':not(th) > button, nav, input, summary.button, .finder, .search-open, .notice.unscripted');
      const wide = all('main *, footer *').filter(
        element =>
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.closest('svg, .visually-hidden') &&
          element.getBoundingClientRect().right > innerWidth + 1,
      );
      return [...drawn, ...wide].map(element => element.outerHTML.slice(0, 90));
    },
    /** The parts of a poster whose content is higher or wider than they are. */
    cutOffParts: () =>
      all('.sheet, .middle')
        .filter(part => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
        .map(part => `${part.className} ${part.scrollHeight} > ${part.clientHeight}`),
  };

  // Targets of a finger.

  /** @param {any} element */
  const isTarget = element =>
    element.checkVisibility(seen) && !element.closest('.skip, .histogram svg') && !isSpoken(element);

  /** @param {any} element */
  const labelOf = element =>
    `${element.parentElement.className} > ${element.tagName} «${element.textContent.trim().slice(0, 25)}»`;

  /** @param {any} element */
  const isInLine = element =>
    getComputedStyle(element).display === 'inline' &&
    !element.closest('svg') &&
    [...element.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());

  /** @param {{ element: any, box: DOMRect }} target */
  const isSmall = ({ element, box: { width, height } }) =>
    Math.min(width, height) < 23.9 && !isInLine(element) && !element.disabled;

  /** @param {DOMRect} rect */
  const middle = ({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 });

  /**
   * Whether a circle of 24 pixels around the middle of a small target meets another target.
   * @param {{ element: any, box: DOMRect }} one
   * @param {{ element: any, box: DOMRect }} other
   */
  function isNear(one, other) {
    const { x, y } = middle(one.box);
    const across = Math.max(other.box.left - x, 0, x - other.box.right);
    const along = Math.max(other.box.top - y, 0, y - other.box.bottom);
    const { x: otherX, y: otherY } = middle(other.box);
    return Math.hypot(across, along) < 11.9 || (isSmall(other) && Math.hypot(otherX - x, otherY - y) < 23.9);
  }

  /** @param {DOMRect} rect */
  const size = ({ width, height }) => `${width.toFixed(1)}×${height.toFixed(1)}`;

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const targets = {
    /**
     * A line for each target that is too small, eight at most. A small one may stand alone: then a circle of 24 pixels
     * around its middle meets no other. Links in a line of text are as high as the line. The bars of the histogram have
     * their dates in fields below, which do the same. Those of the selector `primary` are as large as a thumb; words of
     * two Chinese characters are as wide as they are.
     */
    smallTargets: primary => {
      const candidates = all('a[href], button, input, select, summary, [role=slider], [tabindex="0"]').filter(isTarget);
      const measured = candidates
        .map(element => ({ element, box: (element.querySelector('.hit') ?? element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && box.height > 0);
      const small = measured.filter(isSmall).flatMap(one => {
        const isOther = (/** @type {{ element: any }} */ { element }) =>
          element !== one.element && !element.contains(one.element) && !one.element.contains(element);
        const near = measured.find(other => isOther(other) && isNear(one, other));
        return near ? [`${labelOf(one.element)} is ${size(one.box)} beside ${labelOf(near.element)}`] : [];
      });
      const thin = all(primary)
        .filter(isTarget)
        .flatMap(element => {
          const rect = element.getBoundingClientRect();
          return Math.min(rect.width, rect.height) < 43.9 ? [`${labelOf(element)} is ${size(rect)}`] : [];
        });
      return [...small, ...thin].slice(0, 8);
    },
  };

  // Words that are cut off, covered or beside the page.

  /** @param {any} element */
  function overflowOf(element) {
    const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element);
    const has = (/** @type {string[]} */ ...ways) => [ways.includes(overflowX), ways.includes(overflowY)];
    return { cuts: has('hidden', 'clip'), scrolls: has('auto', 'scroll'), isShortened: webkitLineClamp !== 'none' };
  }

  /** @param {any} element */
  const isRead = element =>
    element.checkVisibility(seen) && !element.closest('.skip, script, style, option, svg') && !isSpoken(element);

  /**
   * The boxes that cut the lines of an element, up to the box it scrolls in; null where lines are shortened on
   * purpose.
   * @param {any} element
   * @returns {any}
   */
  function boxesAround(element) {
    const boxes = [];
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      const { cuts, scrolls, isShortened } = overflowOf(around);
      if (isShortened) return null;
      if (scrolls.includes(true)) return { boxes, scroller: around.getBoundingClientRect() };
      if (cuts.includes(true)) boxes.push([around, cuts, around.getBoundingClientRect()]);
    }
    return { boxes };
  }

  /** What scrolls and cannot be reached by keyboard. */
  function unreachedScrollers() {
    const scrollers = [...document.body.querySelectorAll('*')].filter(isRead).filter(element => {
      const [across, along] = overflowOf(element).scrolls;
      const isWider = across && element.scrollWidth > element.clientWidth + 1;
      return isWider || (along && element.scrollHeight > element.clientHeight + 1);
    });
    const inside = 'a[href], button, input, summary, [tabindex="0"]';
    const unreached = scrollers.filter(
      (/** @type {any} */ element) => element.tabIndex < 0 && !element.querySelector(inside),
    );
    return unreached.map(element => `${nameOf(element)} scrolls, and is not reached by keyboard`);
  }

  /** Every text of the page that is read: its node, the boxes around it, its name. */
  function readTexts() {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const known = new Map();
    const read = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const { data, parentElement: element } = /** @type {Text} */ (text);
      if (!data.trim()) continue;
      if (!known.has(element)) known.set(element, isRead(element) ? boxesAround(element) : null);
      const place = known.get(element);
      if (place) read.push({ text, place, words: `${nameOf(element)} «${data.trim().slice(0, 30)}»` });
    }
    return read;
  }

  /**
   * The lines of a text: what is wrong with each, and where it is seen.
   * @param {{ text: Node, place: any, words: string }} read
   * @param {number} width
   */
  function linesOf({ text, place, words }, width) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const faults = [];
    const lines = [];
    for (const line of [...range.getClientRects()].filter(rect => rect.width >= 2)) {
      // Letters do not fill their line.
      const air = line.height * 0.22;
      const cutter = place.boxes.find(
        (/** @type {any} */ [, [across, along], edge]) =>
          (across && (line.left < edge.left - 1 || line.right > edge.right + 1)) ||
          (along && (line.top + air < edge.top - 1 || line.bottom - air > edge.bottom + 1)),
      );
      if (cutter) faults.push(`${words} is cut by ${nameOf(cutter[0])}`);
      const whole = { left: 0, right: width, top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY };
      const edge = place.scroller ?? whole;
      if (!place.scroller && (line.left < -1 || line.right > width + 1)) faults.push(`${words} is beside the page`);
      const start = [Math.max(line.left, edge.left), Math.max(line.top + air, edge.top)];
      const end = [Math.min(line.right, edge.right), Math.min(line.bottom - air, edge.bottom)];
      const seen = [...start, ...end];
      if (seen[2] - seen[0] > 2 && seen[3] - seen[1] > 2) lines.push({ seen, text, words });
    }
    return { faults, lines };
  }

  /** @param {{ seen: number[], text: Node, words: string }[]} lines */
  function overlaps(lines) {
    const faults = [];
    const sorted = lines.sort((one, other) => one.seen[1] - other.seen[1]);
    for (const [at, one] of sorted.entries()) {
      for (const other of sorted.slice(at + 1)) {
        if (other.seen[1] >= one.seen[3]) break;
        const shared = (/** @type {number} */ axis) =>
          Math.min(one.seen[axis + 2], other.seen[axis + 2]) - Math.max(one.seen[axis], other.seen[axis]);
        const isOverlap = one.text !== other.text && shared(0) > 2 && shared(1) > 2;
        if (isOverlap) faults.push(`${one.words} and ${other.words} overlap`);
      }
    }
    return faults;
  }

  /** The number of pixels that stay covered at the upper edge of the window while the page is scrolled. */
  function coveredPixels() {
    const { scrollHeight, clientWidth } = document.documentElement;
    scrollTo({ top: scrollHeight / 2, behavior: 'instant' });
    let covered = 0;
    const stays = () => document.elementFromPoint(clientWidth / 2, covered)?.closest('.finder, .list-bar, .top');
    while (covered < innerHeight && stays()) covered += 1;
    scrollTo({ top: 0, behavior: 'instant' });
    return covered;
  }

  /** @param {string} text */
  function addSheet(text) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const reflow = {
    /** A line for each fault of the page as it is, eight at most: words cut off, covered or beside the page. */
    lostWords: () => {
      const { clientWidth: width, scrollWidth } = document.documentElement;
      const faults = scrollWidth > width ? [`the page is ${scrollWidth} wide`] : [];
      faults.push(...unreachedScrollers());
      const read = readTexts().map(text => linesOf(text, width));
      faults.push(...read.flatMap(text => text.faults), ...overlaps(read.flatMap(text => text.lines)));
      const covered = coveredPixels();
      const isMuch = covered > innerHeight / 3;
      if (isMuch) faults.push(`${covered} of ${innerHeight} pixels are covered by what stays`);
      return faults.slice(0, 8);
    },
    /** Spaces letters, words, lines and paragraphs as a reader may (WCAG 2.2, 1.4.12). */
    spaceText: () =>
      addSheet(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`),
    /** Adds a rule to the page, in place of the one added before. */
    addRule: (selector, declarations) => addSheet(`${selector} { ${declarations} }`),
    /** A line for each element that breaks a rule of axe-core, which must be loaded. */
    axeFaults: async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await page.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
      return violations.flatMap((/** @type {any} */ rule) =>
        rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.html.slice(0, 200)}`),
      );
    },
  };

  /** Copies saved for reading without a network. */
  const copies = {
    /** All that is stored in the browser. */
    stored: async () => ({
      copies: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      kept: localStorage.length + sessionStorage.length + (await indexedDB.databases()).length,
    }),
    /** What the panel says, and how many files it has saved. */
    savedSoFar: () => ({
      said: find('.saved [aria-live]').textContent,
      count: find('.saved progress').value,
    }),
    saysSaved: (/** @type {string} */ words) => find('.saved [aria-live]').textContent.startsWith(words),
    /** Whether the saved file of an address contains a text. */
    isInCopy: async (/** @type {string} */ address, /** @type {string} */ text) => {
      const saved = await caches.match(new URL(address, document.baseURI));
      return saved ? (await saved.text()).includes(text) : false;
    },
  };

  /** @type {Record<string, (...values: any[]) => unknown>} */
  const plain = {
    /** Whether a page without its app is as it stays: loaded, and with what follows from the failure of the app. */
    isPlain: () => {
      const isMarked = document.documentElement.hasAttribute('data-timeline') || find('#page-data');
      return document.readyState === 'complete' && (!isMarked || visible('#app-failed').length > 0);
    },
    /** A line for each fault of a page without sheets. */
    plainFaults: () => {
      const faults = [];
      if (document.styleSheets.length && [...document.styleSheets].some(sheet => sheet.cssRules.length))
        faults.push('there is a sheet');
      for (const left of all('noscript:not(.print-only > *)'))
        faults.push(`only without scripts: ${left.textContent.slice(0, 80)}`);
      for (const drawing of all('svg, img, canvas')) {
        // Without sheets a drawing that does not name its size is as wide as the page, and as high as that makes it.
        const { width, height } = drawing.getBoundingClientRect();
        const most = drawing.matches('.histogram svg, .code') ? 200 : 40;
        const size = `${Math.round(width)} × ${Math.round(height)}`;
        if (height > most) faults.push(`${size}: ${drawing.outerHTML.slice(0, 60)}`);
      }
      const order = ['h1', 'main h1, main h2, main li, main p', 'footer'].map(selector => find(selector));
      for (const [at, element] of order.entries()) if (!element?.checkVisibility()) faults.push(`nothing of ${at}`);
      return faults;
    },
  };

  page.probe = {
    ...elements,
    ...copies,
    ...places,
    ...pages,
    ...newDocuments,
    ...watches,
    ...focuses,
    ...lists,
    ...drawings,
    ...embeds,
    ...printing,
    ...targets,
    ...reflow,
    ...plain,
  };
})();
