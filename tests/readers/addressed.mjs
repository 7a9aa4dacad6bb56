// The site as it is when it knows its address: built for a server of its own, because previews and embeddings need one.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.VIGIL_PROGRAM ?? path.join(root, 'target/release/vigil');
const app = process.env.VIGIL_APP ?? path.join(root, 'target/app');

// Builds and serves it, with the cards of cases; gives its address, the folder it is in, and how to end it.
export async function addressedSite() {
  const folder = mkdtempSync(path.join(tmpdir(), 'vigil-readers-'));
  const site = path.join(folder, 'site');
  const server = await serve({ '/': site });
  const address = `${server.address}/`;
  const close = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const data = path.join(folder, 'data');
    cpSync(path.join(root, 'data'), data, { recursive: true });
    const settings = JSON.parse(readFileSync(path.join(data, 'site.json'), 'utf8'));
    writeFileSync(path.join(data, 'site.json'), JSON.stringify({ ...settings, base_url: address }));
    const options = [
      '--data',
      data,
      '--app',
      app,
      '--locales',
      path.join(root, 'locales'),
      '--out',
      site,
      '--cards',
      'cases',
    ];
    execFileSync(program, ['build', ...options], { stdio: 'pipe', timeout: 300_000 });
  } catch (error) {
    close();
    throw error;
  }
  return {
    address,
    folder: site,
    read: file => readFileSync(path.join(site, file), 'utf8'),
    missing: server.missing,
    close,
  };
}
