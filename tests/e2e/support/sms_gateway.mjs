// A text message gateway of the test's own, in 46elks' form: it takes what is as it should be, and keeps it.
import { createServer } from 'node:http';

const [USER, PASSWORD] = ['u1', 'secret'];
const BASIC = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

export class SmsGateway {
  /** The messages that it took, in order. */
  heard = [];
  /** What it did not take, and why. */
  refused = [];
  #server;

  async open() {
    this.#server = createServer(async (request, answer) => {
      const parts = [];
      for await (const part of request) parts.push(part);
      const form = new URLSearchParams(Buffer.concat(parts).toString());
      const wrong = this.#wrong(request, form);
      if (wrong) this.refused.push(wrong);
      else this.heard.push(Object.fromEntries(form));
      answer.writeHead(wrong ? 403 : 200, { 'content-type': 'application/json' }).end('{"status":"created"}');
    });
    await new Promise((done) => this.#server.listen(0, '127.0.0.1', done));
    return this;
  }

  close() {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(done));
  }

  /** What the server is told about it at start. */
  get settings() {
    const gateway = `http://127.0.0.1:${this.#server.address().port}/a1/sms`;
    return ['--sms-gateway', gateway, '--sms-user', USER, '--sms-password', PASSWORD, '--sms-from', 'Folje'];
  }

  /** What the gateway would not take (https://46elks.com/docs/send-sms). */
  #wrong({ method, url, headers }, form) {
    if (method !== 'POST' || url !== '/a1/sms') return `${method} ${url}`;
    if (headers.authorization !== BASIC) return 'authorization';
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') return headers['content-type'];
    if ([...form.keys()].sort().join() !== 'from,message,to') return [...form.keys()].join();
    return /^\+[1-9]\d{7,14}$/.test(form.get('to')) && form.get('message') ? undefined : 'to or message';
  }
}
