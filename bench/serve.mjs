// The site under measurement, served by the program that VIGIL_PROGRAM names.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Serves a site at a free port; the caller ends the server. */
export async function serve(site) {
  const server = spawn(process.env.VIGIL_PROGRAM, ['serve', site, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\S+/.exec(line);
    if (address) return { server, address: address[0] };
  }
  throw new Error(`${site} could not be served`);
}
