// npm's `web-push`, measured as `push-bench` measures ours: one thing a run, one line of JSON.
//
//   node web-push.mjs encrypt COUNT                 its encryption alone
//   node web-push.mjs sign COUNT                    encryption and token, as shipped: a signature for each message
//   node web-push.mjs send PORT CERTIFICATE COUNT   sending, 100 at a time, over connections that are kept
import { createECDH, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import webpush from "web-push";

const [what, ...rest] = process.argv.slice(2);
const count = Number(rest.at(-1));
const port = what === "send" ? rest[0] : "443";
const payload = Buffer.alloc(200, "x");

const phones = Array.from({ length: 100 }, (_, number) => {
  const key = createECDH("prime256v1");
  key.generateKeys();
  return {
    endpoint: `https://localhost:${port}/push/${String(number).padStart(64, "0")}`,
    keys: { p256dh: key.getPublicKey("base64url"), auth: randomBytes(16).toString("base64url") },
  };
});
const options = {
  TTL: 600,
  urgency: "high",
  vapidDetails: { subject: "mailto:drift@kommun.example", ...webpush.generateVAPIDKeys() },
};
const phone = (number) => phones[number % phones.length];

async function measured(work) {
  const [processor, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(processor);
  const seconds = { processor: (user + system) / 1e6, wall: (performance.now() - wall) / 1e3 };
  console.log(JSON.stringify({ messages: count, ...seconds }));
}

const each = (done) => () => {
  for (let number = 0; number < count; number += 1) done(phone(number));
};

const kinds = {
  encrypt: () =>
    measured(each(({ keys }) => webpush.encrypt(keys.p256dh, keys.auth, payload, "aes128gcm"))),
  sign: () => measured(each((phone) => webpush.generateRequestDetails(phone, payload, options))),
  send: async () => {
    const ca = readFileSync(`${rest[1]}.pem`);
    const agent = new Agent({ keepAlive: true, maxSockets: 100, ca });
    let next = 0;
    const hand = async () => {
      while (next < count) {
        next += 1;
        await webpush.sendNotification(phone(next), payload, { ...options, agent });
      }
    };
    await measured(() => Promise.all(Array.from({ length: 100 }, hand)));
    agent.destroy();
  },
};
await kinds[what]();
