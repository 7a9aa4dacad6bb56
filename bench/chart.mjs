// Frame times of the chart while it is zoomed and panned: node chart.mjs SITE RUNS OUT, in the harness's work folder.
// Each run is a fresh browser with an empty cache, at the harness's window and without throttling.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { serve } from './serve.mjs';

const { PEERBENCH_WORK } = process.env;
const { ARGS } = await import(path.join(PEERBENCH_WORK, 'harness/lib/harness.mjs'));
const { CHROME } = await import(path.join(PEERBENCH_WORK, 'harness/lib/common.mjs'));
const { chromium } = createRequire(path.join(PEERBENCH_WORK, 'package.json'))('playwright-core');
const [site, runs, out] = process.argv.slice(2);

/** The longest a chart may take to open and to be worked with, in milliseconds. */
const PATIENCE = 60_000;

// Runs in the page: three seconds of zooming in and out and of panning, half a second of each in turn, one turn of the
// wheel a frame. Gives the time from each frame to the next.
function zoomAndPan() {
  const canvas = document.querySelector('figure.chart canvas');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = part => ({ clientX: left + width * part, clientY: top + height / 2, bubbles: true, cancelable: true });
  const wheel = (part, deltaX, deltaY) =>
    canvas.dispatchEvent(new WheelEvent('wheel', { ...at(part), deltaX, deltaY }));
  const zoom = (turn, deltaY) => wheel(0.3 + (0.4 * (turn % 7)) / 7, 0, deltaY);
  const steps = [zoom, zoom, () => wheel(0.5, 40, 0), zoom, zoom, () => wheel(0.5, -60, 0)];
  return new Promise(done => {
    const times = [];
    let begun, last;
    const frame = now => {
      begun ??= now;
      if (last) times.push(now - last);
      last = now;
      const phase = Math.floor((now - begun) / 500);
      if (phase > 5) return done(times);
      steps[phase % 6](times.length, phase < 2 ? -60 : 60);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** From the navigation until the chart is drawn, and the frames from then on. */
async function measure(address) {
  const browser = await chromium.launch({ executablePath: CHROME, args: ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${address}?view=chart`);
    await page.waitForSelector('html[data-ready] figure.chart[data-drawn]');
    const opened = await page.evaluate(() => performance.now());
    return { opened, frames: await page.evaluate(zoomAndPan) };
  } finally {
    await browser.close();
  }
}

const { server, address } = await serve(site);
try {
  const measured = [];
  while (measured.length < Number(runs)) measured.push(await measure(address));
  fs.writeFileSync(out, JSON.stringify(measured));
} finally {
  server.kill();
}
