// Which Chromium is started, and how: Debian's, or the one that FOLJE_CHROMIUM names, or Playwright's own.
import { existsSync } from 'node:fs';

const DEBIAN = '/usr/bin/chromium';
const executablePath = process.env.FOLJE_CHROMIUM ?? (existsSync(DEBIAN) ? DEBIAN : undefined);

/** Options for Playwright's `launch`: nothing of the browser's own reaches out to anybody. */
export const chromium = {
  executablePath,
  // Chromium's sandbox refuses root, which is what a build machine often runs as.
  chromiumSandbox: process.getuid?.() !== 0,
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
