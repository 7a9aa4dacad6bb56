// The built site under test, and serving it: the folder named by VIGIL_DIST, else dist at the project's root.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The folder of the site.
export const dist = path.resolve(root, process.env.VIGIL_DIST ?? 'dist');

// The text of a file of the site, a byte order mark included.
export const read = file =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path.join(dist, file)));

// The paths of all files of the site whose name passes, with forward slashes.
export function paths(passes) {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(
    file => file.isFile() && passes(file.name),
  );
  return files.map(file =>
    path
      .relative(dist, path.join(file.parentPath ?? file.path, file.name))
      .split(path.sep)
      .join('/'),
  );
}

// The data as the site's own JSON has it.
export const events = JSON.parse(read('events.json'));
export const eventsById = new Map(events.map(event => [event.id, event]));
export const folders = [
  { prefix: '', tag: 'en' },
  { prefix: 'zh-Hant/', tag: 'zh-Hant' },
];

// A text in a language, else in any it has.
export const text = (texts, tag) => texts[tag] ?? Object.values(texts)[0];

const types = {
  css: 'text/css',
  csv: 'text/csv',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
};

// Serves folders by the paths they stand below, and pages made up for a test; gives the address and what was asked
// for in vain.
export async function serve(mounts, pages = {}) {
  const missing = [];
  const server = createServer(async (request, response) => {
    const asked = new URL(request.url, 'http://localhost').pathname;
    const pathname = asked.endsWith('/') && !(asked in pages) ? `${asked}index.html` : asked;
    const mount = Object.keys(mounts).find(prefix => pathname.startsWith(prefix));
    const kind = types[pathname.split('.').pop()] ?? (pathname in pages ? 'text/html' : 'application/octet-stream');
    try {
      const body = pages[pathname] ?? (await readFile(path.join(mounts[mount], pathname.slice(mount.length))));
      response.writeHead(200, { 'content-type': `${kind}; charset=utf-8` }).end(body);
    } catch {
      if (pathname !== '/favicon.ico') missing.push(pathname);
      response.writeHead(404).end();
    }
  });
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    missing,
    close: () => server.closeAllConnections() ?? server.close(),
  };
}
