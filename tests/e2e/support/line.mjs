// The line between phone and server: what reaches the server goes through here, so that a test can cut it, lose an
// answer on it, or put another answer in its place, and can tell afterwards what was said. Unlike Playwright's
// routing, it also stands between the server and the service worker.
import { createServer, request as ask } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const COMMANDS = '/api/v1/commands';

/**
 * @typedef {object} Said what went over the line
 * @property {string} method
 * @property {string} path
 * @property {number} [status] none where no answer came through
 * @property {string} [body] what was sent
 * @property {object} [sent] for commands, the batch
 * @property {object} [answer] for commands, the server's outcomes, even if the phone never got them
 */

/** A variant as the API writes it, `"done"` or `{"refused": {…}}`: its name and its fields. */
function named(variant) {
  return typeof variant === 'string' ? [variant, {}] : Object.entries(variant)[0];
}

/** A line to the server at `base`, with an address of its own. */
export class Line {
  /** @type {Said[]} */
  said = [];
  #sockets = new Set();
  #down = false;
  #rules = [];
  #pace = { latency: 0, perSecond: Infinity };
  #files;
  #server;

  constructor(base) {
    this.server = new URL(base);
    this.#files = this.server;
  }

  async open() {
    this.#server = createServer((incoming, reply) => this.#pass(incoming, reply));
    this.#server.on('connection', (socket) => {
      if (this.#down) socket.destroy();
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise((done) => this.#server.listen(0, '127.0.0.1', done));
    this.base = `http://localhost:${this.#server.address().port}`;
    return this;
  }

  async close() {
    this.cut();
    await new Promise((done) => this.#server.close(done));
  }

  /** From now on nothing reaches the server, and what was on its way is lost. */
  cut() {
    this.#down = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend() {
    this.#down = false;
  }

  /** Lets everything but the API come from another server: the next version of the app. */
  filesFrom(base) {
    this.#files = new URL(base);
  }

  /** Calls `how(answer, said)` for requests that `what` ("POST /api/v1/commands") names; see `lose` and `answer`. */
  on(what, how, times = Infinity) {
    this.#rules.unshift({ what, how, times });
  }

  /** Forgets every rule, and is fast. */
  asUsual() {
    this.#rules = [];
    this.slow({});
  }

  /** What is said with the server takes `latency` milliseconds, and then comes at so many bytes in a second. */
  slow({ latency = 0, perSecond = Infinity }) {
    this.#pace = { latency, perSecond };
  }

  /** The connection is reset before any of the answer has come; the server was asked all the same, if it `heard`. */
  reset(what, { heard = true, times = 1 } = {}) {
    const gone = { status: 0, headers: {}, body: Buffer.alloc(0), reset: true };
    this.on(what, heard ? () => gone : gone, times);
  }

  /** The server gets the request, and the phone never hears of it again. */
  hang(what, times = 1) {
    this.on(what, (answer) => ({ ...answer, hangs: true }), times);
  }

  /** Somebody else's page in place of the answer, as before one has agreed to a café's rules. */
  portal(what) {
    const page = Buffer.from('<!doctype html><title>Wi-Fi</title><p>Accept');
    this.on(what, { status: 200, headers: { 'content-type': 'text/html' }, body: page });
  }

  /** The server gets the request, and the phone never gets the whole answer. */
  lose(what, times = 1) {
    this.on(what, (answer) => ({ ...answer, lost: true }), times);
  }

  /** The phone gets this answer; the server is not asked. */
  answer(what, status, body = '', times = Infinity) {
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    this.on(what, { status, headers: { 'content-type': type }, body: Buffer.from(body) }, times);
  }

  /**
   * The commands that the server answered, with what it said of each, in order.
   *
   * @returns {{id: string, is: string, did: string, what: object}[]} `is` is the outcome (`done`), `did` the kind of
   *   command (`do-step`), `what` its fields
   */
  outcomes() {
    return this.said
      .filter(({ path, answer }) => path === COMMANDS && answer)
      .flatMap(({ sent, answer }) =>
        answer.outcomes.map(({ id, result }) => {
          const { action } = sent.commands.find((command) => command.id === id);
          const [did, what] = named(action);
          return { id, is: named(result)[0], did, what };
        }),
      );
  }

  async #pass(incoming, reply) {
    const path = new URL(incoming.url, this.base).pathname;
    const said = { method: incoming.method, path };
    this.said.push(said);
    try {
      const body = await whole(incoming);
      if (path === COMMANDS) said.sent = JSON.parse(body.toString());
      said.body = body.toString();
      const rule = this.#rules.find(({ what, times }) => what === `${incoming.method} ${path}` && times > 0);
      if (rule) rule.times -= 1;
      const fixed = rule && typeof rule.how !== 'function';
      const plain = fixed ? rule.how : await this.#fetch(incoming, path, body, Boolean(rule));
      const answer = rule && !fixed ? await rule.how(plain, said) : plain;
      if (path === COMMANDS && answer.status === 200) said.answer = JSON.parse(plain.body.toString());
      if (this.#down || answer.hangs) return;
      if (answer.reset) {
        reply.socket.resetAndDestroy();
        return;
      }
      if (path.startsWith('/api/')) await pause(this.#pace.latency);
      const headers = { ...answer.headers, 'content-length': answer.body.length };
      if (answer.lost) {
        // Half of it, so that the browser does not ask again on its own.
        reply.writeHead(answer.status, headers);
        reply.write(answer.body.subarray(0, answer.body.length / 2), () => reply.destroy());
        return;
      }
      said.status = answer.status;
      reply.writeHead(answer.status, headers);
      if (path.startsWith('/api/')) await this.#trickle(reply, answer.body);
      else reply.end(answer.status === 304 ? undefined : answer.body);
    } catch {
      reply.destroy();
    }
  }

  /** A tenth of a second's bytes at a time. */
  async #trickle(reply, body) {
    const { perSecond } = this.#pace;
    if (perSecond === Infinity) {
      reply.end(body);
      return;
    }
    const size = Math.ceil(perSecond / 10);
    for (let from = 0; from < body.length && !reply.destroyed; from += size) {
      reply.write(body.subarray(from, from + size));
      await pause(100);
    }
    reply.end();
  }

  #fetch(incoming, path, body, readable) {
    const server = path.startsWith('/api/') ? this.server : this.#files;
    const headers = { ...incoming.headers };
    if (readable || path === COMMANDS) delete headers['accept-encoding'];
    const { hostname, port } = server;
    return new Promise((done, failed) => {
      const out = ask({ hostname, port, family: 4, method: incoming.method, path: incoming.url, headers }, async (answer) => {
        const { 'transfer-encoding': _, connection: __, ...rest } = answer.headers;
        done({ status: answer.statusCode, headers: rest, body: await whole(answer) });
      });
      out.on('error', failed).end(body);
    });
  }
}

async function whole(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
