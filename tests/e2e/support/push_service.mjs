// A push service of the test's own, and the browser's half of Web Push: it reads what the server encrypted (RFC 8291).
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const derived = (key, salt, info, length) => Buffer.from(hkdfSync('sha256', key, salt, info, length));
const label = (text) => Buffer.from(`${text}\0`);

/** One phone's subscription at a push service on this machine. */
export class PushService {
  /** The messages, decrypted, in order. */
  heard = [];
  /** What it answers: 410 when the phone's browser has ended the subscription (RFC 8030, section 7.3). */
  status = 201;
  #own = createECDH('prime256v1');
  #auth = randomBytes(16);
  #server;

  async open() {
    this.#own.generateKeys();
    this.#server = createServer(async (request, answer) => {
      const parts = [];
      for await (const part of request) parts.push(part);
      const { ttl, urgency, topic, authorization } = request.headers;
      this.heard.push({ ttl, urgency, topic, authorization, message: this.#read(Buffer.concat(parts)) });
      answer.writeHead(this.status).end();
    });
    await new Promise((done) => this.#server.listen(0, '127.0.0.1', done));
    const endpoint = `http://127.0.0.1:${this.#server.address().port}/one`;
    const text = (bytes) => bytes.toString('base64url');
    this.subscription = { endpoint, keys: { p256dh: text(this.#own.getPublicKey()), auth: text(this.#auth) } };
    return this;
  }

  close() {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(done));
  }

  /** Salt, record size, the sender's key, one record (RFC 8188, section 2; RFC 8291, section 3.4). */
  #read(body) {
    const [salt, length] = [body.subarray(0, 16), body[20]];
    const sender = body.subarray(21, 21 + length);
    const record = body.subarray(21 + length);
    const info = Buffer.concat([label('WebPush: info'), this.#own.getPublicKey(), sender]);
    const key = derived(this.#own.computeSecret(sender), this.#auth, info, 32);
    const [cek, nonce] = [
      derived(key, salt, label('Content-Encoding: aes128gcm'), 16),
      derived(key, salt, label('Content-Encoding: nonce'), 12),
    ];
    const decipher = createDecipheriv('aes-128-gcm', cek, nonce).setAuthTag(record.subarray(-16));
    const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
  }
}

/** The notification that a message asks for. */
export const notificationOf = ({ message }) => JSON.parse(message).notification;

/** Lets a phone's browser subscribe at `service` instead of at its maker's. */
export async function subscribesAt(context, service) {
  await context.addInitScript((json) => {
    const subscription = { endpoint: json.endpoint, toJSON: () => json, unsubscribe: async () => true };
    PushManager.prototype.getSubscription = async () => subscription;
    PushManager.prototype.subscribe = async () => subscription;
  }, service.subscription);
}
