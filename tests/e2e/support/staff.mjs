// What staff begin, past the pages that other tests are about: as the signed-in page of one of them would send it.

/** Sends something, as the page itself does; the answer's body where there is one. */
export async function send(page, path, body) {
  const answer = await page.evaluate(async ([path, body]) => {
    const headers = { 'content-type': 'application/json' };
    const sent = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: sent.status, text: await sent.text() };
  }, [path, body]);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.text ? JSON.parse(answer.text) : undefined;
}

/** Who somebody who walks beside is to the server. */
export async function companion(page, name) {
  const desk = await page.evaluate(async () => (await fetch('/api/v1/desk')).json());
  return desk.companions.find((one) => one.name === name).id;
}

/**
 * A new participant of whoever is signed in, with people beside them, in a programme from `from` on.
 *
 * @param {Record<string, string>} beside names of people, by role
 * @returns {Promise<{id: string, link: string}>} a link that lets one device in
 */
export async function begin(page, { name, from, into, beside }) {
  const id = crypto.randomUUID();
  await send(page, '/api/v1/desk/people', { id, name, participant: true, language: 'sv' });
  for (const [role, who] of Object.entries(beside)) {
    const person = await companion(page, who);
    await send(page, '/api/v1/desk/relations', { participant: id, person, role, day: '2026-11-24' });
  }
  await send(page, '/api/v1/desk/enrolments', { id: crypto.randomUUID(), participant: id, from, into });
  const { path } = await send(page, '/api/v1/desk/invites', { person: id });
  return { id, link: path };
}
