// The web servers of the recipes in docs/deploy.md, each run with the text of its recipe on a free local port.
// `cargo xtask test` unpacks them from Debian's packages into the folder named by VIGIL_SERVERS, else target/servers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dist } from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const unpacked = path.join(path.resolve(root, process.env.VIGIL_SERVERS ?? 'target/servers'), 'root');

// How long a server may take to listen, and a request to be answered.
const PATIENCE = 15_000;

// A file of a server's package, which may also be installed.
function find(...names) {
  const files = names.flatMap(name => [path.join(unpacked, name), path.join('/', name)]);
  const found = files.find(file => fs.existsSync(file));
  assert.ok(found, `there is no ${names.join(' or ')}: \`cargo xtask test\` unpacks the servers`);
  return found;
}

// The folders of libraries, which have the name of the machine's architecture.
const libraries = ['usr/lib', 'lib']
  .map(folder => path.join(unpacked, folder))
  .filter(folder => fs.existsSync(folder))
  .flatMap(folder => fs.readdirSync(folder).map(name => path.join(folder, name)))
  .filter(folder => folder.endsWith('-linux-gnu'));

// The code block of a chapter of docs/deploy.md.
export function recipe(heading) {
  const [, chapter] = fs.readFileSync(path.join(root, 'docs/deploy.md'), 'utf8').split(`\n## ${heading}\n`);
  const lines = chapter.split('\n## ')[0].split('\n');
  const first = lines.findIndex(line => line.startsWith('    '));
  const length = lines.slice(first).findIndex(line => line !== '' && !line.startsWith('    '));
  return lines.slice(first, first + length).join('\n');
}

// A text with parts replaced, each of which it must have.
export function fill(text, parts) {
  return Object.entries(parts).reduce((filled, [from, to]) => {
    assert.ok(filled.includes(from), `the recipe has no ${from}`);
    return filled.replaceAll(from, to);
  }, text);
}

async function freePort() {
  const server = net.createServer();
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise(closed => server.close(closed));
  return port;
}

const pause = time => new Promise(done => setTimeout(done, time));

const isListening = port =>
  new Promise(done => {
    const socket = net.connect(port, '127.0.0.1', () => done(true));
    socket.on('error', () => done(false)).on('close', () => socket.destroy());
    socket.on('connect', () => socket.end());
  });

// Each server: its recipe, how a path is put before its addresses, its configuration and its command. Started by root,
// it answers as another user, who must be able to read the site.
export const servers = {
  nginx: {
    heading: 'nginx',
    below: site => ({
      '"~^/': `"~^${site}/`,
      '404 /': `404 ${site}/`,
      'location /': `location ${site}/`,
      'location = /': `location = ${site}/`,
    }),
    configure: (text, { port, folder, work }) => {
      fs.copyFileSync(find('etc/nginx/mime.types'), path.join(work, 'mime.types'));
      const filled = fill(text, {
        '443 ssl': `127.0.0.1:${port}`,
        '/srv/vigil': folder,
        '/var/log/nginx': work,
      });
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${work};`);
      return `load_module ${find('usr/lib/nginx/modules/ngx_http_brotli_static_module.so')};
        ${process.getuid() === 0 ? 'user root;' : ''} daemon off; worker_processes 1; pid ${work}/pid;
        error_log ${work}/errors; events {} http { ${temporary.join(' ')}\n${filled}\n}`;
    },
    command: file => [find('usr/sbin/nginx'), '-p', path.dirname(file), '-c', file, '-e', `${file}.errors`],
  },
  Caddy: {
    heading: 'Caddy',
    below: site => ({
      'path_regexp ^/': `path_regexp ^${site}/`,
      'path /': `path ${site}/`,
      'zh /': `zh ${site}/`,
      'other /': `other ${site}/`,
    }),
    configure: (text, { port, folder }) => {
      const filled = fill(text, { 'example.org {': `http://127.0.0.1:${port} {`, '/srv/vigil': folder });
      return `{\n admin off\n auto_https off\n}\n${filled}`;
    },
    command: file => [find('usr/bin/caddy'), 'run', '--adapter', 'caddyfile', '--config', file],
  },
  Apache: {
    heading: 'Apache',
    below: site => ({ '404 /': `404 ${site}/`, 'm#^/': `m#^${site}/` }),
    configure: (text, { port, folder, site, work }) => {
      const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'rewrite'].map(
        name => `LoadModule ${name}_module ${find(`usr/lib/apache2/modules/mod_${name}.so`)}`,
      );
      const filled = fill(text, { '/srv/vigil': folder + site, 'logs/vigil.log': `${work}/log` });
      return `ServerRoot ${work}\nServerName 127.0.0.1\nListen 127.0.0.1:${port}\nPidFile ${work}/pid
        ErrorLog ${work}/errors\nDefaultRuntimeDir ${work}\n${modules.join('\n')}\nTypesConfig ${find('etc/mime.types')}
        ${process.getuid() === 0 ? 'User www-data\nGroup www-data' : ''}
        DocumentRoot ${folder}\n${filled}`;
    },
    command: file => [find('usr/sbin/apache2'), '-D', 'FOREGROUND', '-f', file],
  },
};

// Starts a server with its recipe for the site at the root, or below a path; `use` gets its address.
export async function run(name, site, use) {
  const { heading, below, configure, command } = servers[name];
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'vigil-server-'));
  fs.chmodSync(work, 0o755);
  let folder = dist;
  if (site) {
    folder = path.join(work, 'www');
    fs.mkdirSync(path.dirname(path.join(folder, site)), { recursive: true });
    fs.symlinkSync(dist, path.join(folder, site));
  }
  const text = site ? fill(recipe(heading), below(site)) : recipe(heading);
  const file = path.join(work, 'configuration');
  const port = await freePort();
  fs.writeFileSync(file, configure(text, { port, folder, site, work }));
  const [program, ...options] = command(file);
  const environment = {
    ...process.env,
    LD_LIBRARY_PATH: libraries.join(':'),
    HOME: work,
    XDG_CONFIG_HOME: work,
    XDG_DATA_HOME: work,
  };
  const server = spawn(program, options, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', part => {
      printed += part;
    });
  }
  const ended = new Promise(done => server.on('exit', done).on('error', done));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  try {
    const late = Date.now() + PATIENCE;
    while (!(await isListening(port))) {
      const told = fs.existsSync(`${work}/errors`) ? fs.readFileSync(`${work}/errors`, 'utf8') : '';
      assert.ok(server.exitCode === null && Date.now() < late, `${name} does not listen:\n${printed}${told}`);
      await pause(50);
    }
    await use((address, headers) => get(agent, port, `${site}${address}`, headers));
  } finally {
    agent.destroy();
    server.kill('SIGTERM');
    await Promise.race([ended, pause(5_000)]);
    server.kill('SIGKILL');
    fs.rmSync(work, { recursive: true, force: true });
  }
}

// An answer: status, headers and the bytes of the body as they were sent.
function get(agent, port, address, headers = {}) {
  return new Promise((done, fail) => {
    const request = http.get({ agent, host: '127.0.0.1', port, path: address, headers }, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('error', fail);
      response.on('end', () =>
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', fail).setTimeout(PATIENCE, () => request.destroy(new Error(`${address}: no answer`)));
  });
}
