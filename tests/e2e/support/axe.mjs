// What axe finds wrong with a page.
import axe from 'axe-core';

const ABOUT_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe finds on the page as it is, in the light and in the dark; there it is only the colours that differ. */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = async (scheme, runOnly) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const { violations } = await page.evaluate((options) => globalThis.axe.run(options), { resultTypes: ['violations'], runOnly });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${scheme}, ${id}: ${target.join(' ')}`));
  };
  const dark = await found('dark', ABOUT_COLOURS);
  return [...dark, ...(await found('light'))];
}
