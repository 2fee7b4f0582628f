// The demo municipality as the tests use it: fresh for each test, on a Tuesday morning, reached over a line that can be
// cut.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startDemo } from './demo.mjs';
import { Line } from './line.mjs';

/** When the demo begins, in Stockholm: half an hour before Amina's first activity. */
export const AT = '2026-11-24T08:30';

const run = promisify(execFile);

export class Town {
  #demo;
  #used = new Set();

  async open(options = {}) {
    this.#demo = await startDemo({ at: AT, ...options });
    this.line = await new Line(this.#demo.base).open();
    this.base = this.line.base;
    this.store = this.#demo.store;
    return this;
  }

  async close() {
    await this.line.close();
    await this.#demo.stop();
  }

  /** Lets so many minutes go by on the server at once. */
  goOn(minutes) {
    this.#demo.goOn(minutes);
  }

  /** How to look in as somebody, from the demo itself: each works once. */
  look(name) {
    const look = this.#demo.people.find((person) => person.name === name);
    if (!look) throw new Error(`nobody in the demo is called ${name}`);
    return { ...look, link: this.#here(look.link) };
  }

  /** A link that lets one device in: the demo's own the first time, then a fresh one from the command line. */
  async link(name) {
    if (this.#used.has(name)) return (await this.invite(name)).link;
    this.#used.add(name);
    return this.look(name).link;
  }

  /** Makes an invite as at a coach's desk, holding for `hours` from `at` on. */
  async invite(name, { at = AT, hours = 24 } = {}) {
    const { stdout } = await run(process.env.FOLJE_BIN, [
      'invite', '--store', this.#demo.store, '--person', name, '--at', at, '--hours', String(hours), '--public-url', this.base,
    ]);
    return { link: stdout.match(/link\s+(\S+)/)[1], code: stdout.match(/code\s+(\S+)/)[1] };
  }

  /** Ends all that somebody is to participants, as at the municipality: the last day is `lastDay`. */
  async leave(name, lastDay) {
    await run(process.env.FOLJE_BIN, ['leave', '--store', this.#demo.store, '--person', name, '--last-day', lastDay]);
  }

  #here(link) {
    return link.replace(this.#demo.base, this.base);
  }
}
