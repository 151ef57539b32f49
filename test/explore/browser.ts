import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where Debian and others put Chromium. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Undefined where there is none: then tests in a browser are left out. */
export const chromiumPath = [process.env.DETENTE_CHROMIUM ?? '', ...PLACES].find(
  (path) => path !== '' && existsSync(path),
);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });

/** A page with everything that it complained of. */
export type WatchedPage = { readonly page: Page; readonly complaints: readonly string[] };

export const openPage = async (browser: Browser, width: number, height: number): Promise<WatchedPage> => {
  const page = await browser.newPage({ viewport: { width, height } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) complaints.push(`asked the network for ${request.url()}`);
  });
  return { page, complaints };
};
