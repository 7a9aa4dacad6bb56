// Chromium, driven over WebDriver by chromedriver: a fresh profile, no way to any other host, ended with the test.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const patience = 60_000;
const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1280,900',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

// Opens a page and hands a function that runs a script's body in it to `use`.
export async function inChromium(address, use) {
  const profile = await mkdtemp(path.join(tmpdir(), 'vigil-readers-'));
  const driver = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const at = `http://127.0.0.1:${await port(driver)}/session`;
    const args = [...switches, `--user-data-dir=${profile}`];
    const capabilities = { alwaysMatch: { 'goog:chromeOptions': { args } } };
    const { sessionId } = await command('POST', at, { capabilities });
    const session = `${at}/${sessionId}`;
    try {
      await command('POST', `${session}/url`, { url: address });
      await use((script, ...given) => command('POST', `${session}/execute/sync`, { script, args: given }));
    } finally {
      await command('DELETE', session);
    }
  } finally {
    await end(driver);
    // Processes of the browser that outlive it for a moment still write to the profile.
    await rm(profile, { recursive: true, force: true, maxRetries: 20 });
  }
}

// Runs a script until it gives something that counts as true, and gives that.
export async function until(run, script) {
  const end = Date.now() + patience;
  for (;;) {
    const given = await run(script);
    if (given) return given;
    if (Date.now() > end) throw new Error(`waited in vain for: ${script}`);
    await new Promise(later => setTimeout(later, 50));
  }
}

async function end(driver) {
  if (driver.pid === undefined || driver.exitCode !== null || driver.signalCode !== null) return;
  const exited = once(driver, 'exit');
  driver.kill();
  await exited;
}

async function port(driver) {
  const failed = new Promise((_, fail) => driver.once('error', fail));
  const said = (async () => {
    for await (const line of createInterface({ input: driver.stdout })) {
      const found = /successfully on port (\d+)/.exec(line);
      if (found) return found[1];
    }
    throw new Error('chromedriver named no port');
  })();
  const found = await Promise.race([said, failed]);
  driver.stdout.resume();
  return found;
}

async function command(method, url, body) {
  const response = await fetch(url, {
    method,
    body: body && JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(patience),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
