// Lighthouse's scores of some pages, with its preset for phones: node lighthouse.mjs SITE OUT PATH...
// The browser is CHROME_PATH, else the chromium on the path.
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { serve } from './serve.mjs';

const CHROME_PATH = process.env.CHROME_PATH ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
const LIGHTHOUSE = path.join(import.meta.dirname, 'node_modules/lighthouse/cli/index.js');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking';
const [site, out, ...pages] = process.argv.slice(2);

/** The longest a page may take, in milliseconds. */
const PATIENCE = 180_000;

/** The scores of one page, from 0 to 100. */
async function score(address) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lighthouse-')), 'report.json');
  const options = ['--output=json', `--output-path=${report}`, '--quiet', `--chrome-flags=${FLAGS}`];
  options.push(`--only-categories=${CATEGORIES}`);
  await promisify(execFile)(process.execPath, [LIGHTHOUSE, address, ...options], {
    env: { ...process.env, CHROME_PATH },
    timeout: PATIENCE,
  });
  const { categories, runtimeError } = JSON.parse(fs.readFileSync(report, 'utf8'));
  fs.rmSync(path.dirname(report), { recursive: true });
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`);
  return Object.fromEntries(CATEGORIES.map(name => [name, Math.round(categories[name].score * 100)]));
}

const { server, address } = await serve(site);
try {
  const scores = {};
  for (const page of pages) {
    scores[page] = await score(address + page);
    console.log(`/${page}: ${Object.values(scores[page]).join(', ')}`);
  }
  fs.writeFileSync(out, JSON.stringify(scores));
} finally {
  server.kill();
}
