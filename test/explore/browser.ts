import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';

/** Where Debian and others put Chromium. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Undefined where there is none: then tests in a browser are left out. */
const chromiumPath = [process.env.DETENTE_CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });

/** A page with everything that it complained of. */
export type WatchedPage = { readonly page: Page; readonly complaints: readonly string[] };

const openPage = async (browser: Browser, width: number, height: number): Promise<WatchedPage> => {
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

/** Runs that a page and the command line play for a comparison. */
export const RUNS = 200;

const command = join(import.meta.dirname, '../../dist/bin/detente.js');

/** What a scenario's page is told to begin with. */
export const linkTo = (name: string, set: readonly Setting[] = []): string =>
  `#v=1&scenario=${name}&runs=${RUNS}${set.map(({ path, value }) => `&set.${path}=${value}`).join('')}`;

/** The page of a scenario, by its name or file. */
export const explore = (folder: string, reference: string): string => {
  const out = join(folder, `${basename(reference, '.yaml')}.html`);
  const argv = [command, 'explore', reference, '--out', out, '--force'];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return out;
};

/** The hash that the page shows once it has played exactly what is asked of it. */
export const manifestOf = async (page: Page): Promise<string | null> => {
  await page.waitForSelector('#manifest', { timeout: 50_000 });
  return page.getAttribute('#manifest', 'data-sha256');
};

/** The hash of the same on the command line. */
export const playedHere = async (folder: string, reference: string, set: readonly Setting[] = []): Promise<string> => {
  const out = join(folder, `${basename(reference, '.yaml')}-${set.length}`);
  return (await runExperiment({ reference, runs: RUNS, seed: '1', set, out, workers: 1 })).manifestSha256;
};

/** What the tests of a page need. */
export type Workshop = {
  /** A folder that is removed after the tests. */
  readonly folder: string;
  readonly open: (width: number, height: number) => Promise<WatchedPage>;
};

/** Tests of the page in a browser; where there is none, they are left out and say so. */
export const describePage = (what: string, tests: (workshop: Workshop) => void): void => {
  const left = chromiumPath === undefined ? ' (left out: no Chromium on this machine)' : '';
  describe.skipIf(chromiumPath === undefined)(`the what-if page ${what}${left}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'detente-explore-'));
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });
    tests({ folder, open: (width, height) => openPage(browser, width, height) });
  });
};
