// Starts the demo municipality on a port of its own, for one test or one measurement.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The path in a variable that `cargo xtask` sets. */
function from(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run this through cargo xtask`);
  return value;
}

/**
 * Starts a server with a fresh demo in it and waits until it answers.
 *
 * @param {object} [options]
 * @param {string} [options.at] the wall time in Stockholm that the demo begins at, `2027-01-12T08:30`
 * @param {string} [options.dist] the app's files, where not those of FOLJE_DIST
 * @param {string[]} [options.more] more arguments of `folje demo`
 * @returns {Promise<{base: string, people: {part: string, name: string, about: string, link: string,
 *   code: string}[], store: string, goOn: (minutes: number) => void, stop: () => Promise<void>}>} `store` is its address,
 *   for the command line; `goOn` puts its clock on
 */
export async function startDemo({ at, dist = from('FOLJE_DIST'), more = [] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'folje-e2e-'));
  const file = join(folder, 'demo.json');
  const store = `sqlite:${join(folder, 'folje.db')}`;
  const wanted = ['demo', '--listen', '127.0.0.1:0', '--dist', dist, '--json', file, '--store', store, '--steer', ...more];
  if (at) wanted.push('--at', at);
  const server = spawn(from('FOLJE_BIN'), wanted, { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  let failed;
  const ended = new Promise((done) => {
    server.once('exit', done);
    server.once('error', (error) => done((failed = error)));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + 30_000; ; await pause(50)) {
    if (failed || server.exitCode !== null) throw new Error(`the demo did not start: ${failed ?? said}`);
    // The file is there when the municipality is, and the address is listened on before that.
    const look = await readFile(file, 'utf8').then(JSON.parse).catch(() => undefined);
    if (look) return { ...look, store, goOn: (minutes) => server.stdin.write(`${minutes}\n`), stop };
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`the demo did not start within 30 s: ${said}`);
    }
  }
}
