// Makes the next version of the app out of the built one: the same program under other names, as a build makes it
// when something changed. What carried a content hash gets another one, and the version is another.
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHANGED = /^(\w+)-([0-9a-f]{10})\.(js|wasm|css)$/;
const reversed = (text) => [...text].reverse().join('');

/** The version that a folder with the app's files says it is. */
export async function versionOf(dist) {
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  return page.match(/name="?folje-version"? content="?([0-9a-f]{10})/)[1];
}

/**
 * Copies `dist` into a folder of its own as the next version.
 *
 * @returns {Promise<{dist: string, version: string, renamed: Map<string, string>, remove: () => Promise<void>}>}
 *   `renamed` leads from each old path (`/assets/…`) to the new one
 */
export async function nextVersion(dist = process.env.FOLJE_DIST) {
  const folder = await mkdtemp(join(tmpdir(), 'folje-next-'));
  await cp(dist, folder, { recursive: true });
  const version = await versionOf(dist);
  const renamed = new Map();
  for (const name of await readdir(join(folder, 'assets'))) {
    const [, stem, hash, extension] = CHANGED.exec(name) ?? [];
    if (stem) renamed.set(`/assets/${name}`, `/assets/${stem}-${reversed(hash)}.${extension}`);
  }
  const words = new Map([...renamed, [version, reversed(version)]]);
  const speaking = ['index.html', 'sw.js', ...[...renamed.keys()].filter((path) => path.endsWith('.js'))];
  for (const name of speaking) {
    let text = await readFile(join(folder, name), 'utf8');
    for (const [old, now] of words) text = text.replaceAll(old, now);
    await writeFile(join(folder, name), text);
    // The compressed copy would still be the old one.
    await rm(join(folder, `${name}.br`), { force: true });
  }
  for (const [old, now] of renamed) {
    await rename(join(folder, old), join(folder, now));
    await rename(join(folder, `${old}.br`), join(folder, `${now}.br`)).catch(() => {});
  }
  const remove = () => rm(folder, { recursive: true, force: true });
  return { dist: folder, version: reversed(version), renamed, remove };
}
