// A panic in any page ends in a banner with a reload, and nothing that was done before is lost.
import { kept } from '../support/phone.mjs';
import { expect, test } from '../support/test.mjs';
import { ROUTES, moveTo } from '../support/routes.mjs';

test.use({ mayCrash: true });

const WHO = { participant: 'Amina', companion: 'Karin Ek' };

/** Each panic is followed by a reload, so a phone can go from page to page. */
const AT_ONCE = 10;

for (const who of new Set(ROUTES.map((route) => route.who))) {
  const pages = ROUTES.filter((route) => route.who === who);
  for (let from = 0; from < pages.length; from += AT_ONCE) {
    const some = pages.slice(from, from + AT_ONCE);
    test(`a panic in each of ${some.map(({ name }) => `«${name}»`).join(', ')}`, async ({ phone }) => {
      const page = WHO[who] ? await phone.signIn(WHO[who]) : await phone.newTab('/about');
      await phone.isReadyForTheBus(page, { signedIn: Boolean(WHO[who]) });
      await phone.loseNetwork();
      if (who === 'participant') {
        await page.locator('[data-step="done"]').click();
        await expect.poll(() => kept(page, 'outbox')).toHaveLength(1);
      }
      for (const { name, path } of some) {
        await test.step(name, async () => {
          // The page comes anew only where another one was before.
          if (name === 'today' || name === 'desk') await moveTo(page, '/about');

          await page.evaluate((name) => document.documentElement.setAttribute('data-panic', name), name);
          await moveTo(page, path);

          const banner = page.getByRole('alert').filter({ hasText: 'Något gick fel. Det du har gjort är sparat.' });
          await expect(banner, name).toBeInViewport({ ratio: 1 });
          if (who === 'participant') expect(await kept(page, 'outbox'), name).toHaveLength(1);

          await banner.getByRole('button', { name: 'Ladda om' }).click();
          await expect(page.locator('#crash'), name).toBeHidden();
          await expect(page.locator('h1'), name).toBeVisible();
          if (who !== 'participant') return;
          await expect(page.getByRole('status').filter({ hasText: '1 sak väntar på att skickas' }), name).toBeVisible();
        });
      }
      if (who !== 'participant') return;
      await phone.findNetwork();
      await expect.poll(() => phone.town.line.outcomes()).toMatchObject([{ is: 'done', did: 'do-step' }]);
    });
  }
}
