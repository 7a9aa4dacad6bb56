// The script that `cargo xtask serve` adds to pages, in a document of its own making.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import vm from 'node:vm';

const SCRIPT = fs.readFileSync(new URL('../../dev-server/src/reload.js', import.meta.url), 'utf8');

/** Runs the script on a page of version 3; `send` gives it a state, `shown` and `reloads` are what it did. */
function open() {
  const page = { shown: [], reloads: 0, send: undefined };
  const createElement = () => {
    const element = { style: {}, setAttribute() {}, remove: () => page.shown.splice(page.shown.indexOf(element), 1) };
    return element;
  };
  const document = {
    currentScript: { src: 'http://127.0.0.1:8080/__reload.js?3' },
    createElement,
    documentElement: { append: element => page.shown.push(element) },
  };
  class EventSource {
    constructor() {
      page.send = state => this.onmessage({ data: JSON.stringify(state) });
    }
  }
  const location = { reload: () => page.reloads++ };
  vm.runInNewContext(SCRIPT, { document, EventSource, location, URL });
  return page;
}

test('an error is shown above the page and goes away with the next good build', () => {
  const page = open();
  page.send({ version: 3, fault: '' });
  assert.equal(page.shown.length, 0);
  page.send({ version: 3, fault: 'data/events/2021.json: no such person' });
  page.send({ version: 3, fault: 'another' });
  assert.deepEqual(
    page.shown.map(element => element.textContent),
    ['another'],
  );
  page.send({ version: 3, fault: '' });
  assert.equal(page.shown.length, 0);
  assert.equal(page.reloads, 0);
});

test('a page of another version is reloaded', () => {
  const page = open();
  page.send({ version: 4, fault: '' });
  assert.equal(page.reloads, 1);
});
