// TimelineJS itself, in Chromium, given our JSON and our table: every event is a slide and a marker, and nothing fails.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inChromium, until } from './chromium.mjs';
import { dist, events, folders, serve, text } from './site.mjs';

const library = path.dirname(
  path.dirname(fileURLToPath(import.meta.resolve('@knight-lab/timelinejs/dist/js/timeline.js'))),
);

const page = file => `<!doctype html><meta charset="utf-8"><title>T</title>
  <link rel="stylesheet" href="/library/css/timeline.css"><script src="/library/js/timeline.js"></script>
  <div id="timeline" style="width: 1200px; height: 700px"></div>
  <script>addEventListener("error", (event) => { window.failure = event.message });
  const options = { hash_bookmark: false, script_path: location.origin + "/library/js/" };
  window.timeline = new TL.Timeline("timeline", "${file}", options)</script>`;

for (const { prefix, tag } of folders) {
  for (const ending of ['json', 'csv']) {
    const file = `/${prefix}timelinejs.${ending}`;
    test(`TimelineJS shows ${file}`, { timeout: 180_000 }, async () => {
      const site = await serve({ '/library/': library, '/site/': dist }, { '/page': page(`/site${file}`) });
      try {
        await inChromium(`${site.address}/page`, async run => {
          const shown = await until(run, shownScript);
          assert.deepEqual(shown.errors, []);
          assert.equal(shown.markers, events.length);
          assert.equal(shown.slides, events.length + 1, 'the events and the title');
          const inOrder = events.map(event => text(event.title, tag));
          assert.deepEqual(shown.headlines.toSorted(), inOrder.toSorted());
          const categories = new Set(events.map(event => event.category));
          assert.equal(shown.groups.length, categories.size, shown.groups.join());
          await checkSlide(run, tag);
        });
        assert.deepEqual(site.missing, [], 'asked for in vain');
      } finally {
        site.close();
      }
    });
  }
}

const shownScript = `
  const all = (selector) => [...document.querySelectorAll(selector)];
  if (window.failure) return { errors: [window.failure] };
  const { config } = window.timeline;
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
  if (!config || !all(".tl-timemarker").length || !all(".tl-slide").length) return null;
  return {
    errors: [...config.messages.errors.map(String), ...config.messages.warnings.map(String)],
    markers: all(".tl-timemarker").length,
    slides: all(".tl-slide").length,
    headlines: config.events.map((event) => plain(event.text.headline)),
    groups: all(".tl-timegroup").map((group) => group.textContent.trim()),
  }`;

// Goes to an event of several days and looks at its slide.
async function checkSlide(run, tag) {
  const event = events.find(({ end }) => end);
  const title = text(event.title, tag);
  await run(
    `const [title] = arguments;
     const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
     const found = window.timeline.config.events.find((event) => plain(event.text.headline) === title);
     window.sought = found.unique_id;
     window.timeline.goToId(found.unique_id)`,
    title,
  );
  const slide = await until(
    run,
    `const slide = document.getElementById(window.sought);
     const headline = slide?.querySelector(".tl-headline")?.textContent;
     const links = [...(slide?.querySelectorAll(".tl-text-content a") ?? [])].map((link) => link.href);
     const isShown = headline && links.length && window.timeline.current_id === window.sought;
     return isShown && { headline, links, text: slide.textContent }`,
  );
  assert.equal(slide.headline.trim(), title);
  assert.ok(slide.text.includes(text(event.summary, tag)));
  assert.deepEqual(
    slide.links,
    event.sources.map(source => new URL(source.url).href),
  );
}
