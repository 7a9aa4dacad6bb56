// The script that starts a page: browsers of 2019 parse it, so that it can complete a page whose app they cannot.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
// A part of terser, which the build uses.
import { parse } from '../../tools/node_modules/acorn/dist/acorn.mjs';

const source = fs.readFileSync(new URL('../../script/start.js', import.meta.url), 'utf8');

// All browsers of 2019 had `import()`, which became part of the language a year later, with the syntax that they lack.
const parseAs2019 = script => parse(script.replaceAll('import(', 'load('), { ecmaVersion: 2019 });

test('the start has only syntax of 2019', () => {
  parseAs2019(source);
});

test('syntax of 2020 would be found', () => {
  assert.throws(() => parseAs2019('null?.of'));
  assert.throws(() => parseAs2019('null ?? 1'));
});
