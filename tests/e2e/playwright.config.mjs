// How the browser tests run. The tests lie in `specs/`; each starts the servers it needs itself, on ports of
// their own (`support/demo.mjs`), from the programs that `cargo xtask test` built:
//   FOLJE_BIN    the server's program
//   FOLJE_DIST   the app's files
import { defineConfig } from '@playwright/test';
import { chromium } from './support/browser.mjs';

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that fails once has found something.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: chromium,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    // Traces double the time; `npx playwright test --trace on` makes them for a test that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
