// The what-if page in a real browser: the numbers of the command line, links that come back, nothing asked of anybody.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { TOUR } from '../../reports/explore/tour.ts';
import { chromiumPath, launch, openPage } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-explore-'));
const command = join(import.meta.dirname, '../../dist/bin/detente.js');
const RUNS = 200;

/** The page of a scenario, by its name or file. */
const explore = (reference: string): string => {
  const out = join(folder, `${basename(reference, '.yaml')}.html`);
  const argv = [command, 'explore', reference, '--out', out, '--force'];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return out;
};

/** The hash that the page shows once it has played exactly what the link says. */
const manifestOf = async (page: Page): Promise<string | null> => {
  await page.waitForSelector('#manifest', { timeout: 50_000 });
  return page.getAttribute('#manifest', 'data-sha256');
};

const playedHere = async (name: string, set: readonly { path: string; value: string }[]): Promise<string> => {
  const out = join(folder, `${name}-${set.length}`);
  return (await runExperiment({ reference: name, runs: RUNS, seed: '1', set, out, workers: 1 })).manifestSha256;
};

it.skipIf(chromiumPath !== undefined)('was not tried in a browser: there is no Chromium on this machine', () => {
  expect(chromiumPath).toBeUndefined();
});

describe.skipIf(chromiumPath === undefined)('the what-if page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['tutorial', []],
    ['frontier', []],
    ['pause-verified', [{ path: 'treaty.penalty', value: '0.5' }]],
  ] as const)('of %s has the numbers of the command line to the last bit, from a file and alone', async (name, set) => {
    const { page, complaints } = await openPage(browser, 1280, 900);
    const file = explore(name);
    expect(statSync(file).size).toBeLessThan(1_500_000);
    const link = set.map(({ path, value }) => `&set.${path}=${value}`).join('');
    await page.goto(`file://${file}#v=1&scenario=${name}&runs=${RUNS}${link}`);
    expect(await manifestOf(page)).toBe(await playedHere(name, set));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('follows a slider, keeps the reference, says the command, and its link brings all of it back', async () => {
    const { page, complaints } = await openPage(browser, 1280, 900);
    const file = explore('tutorial');
    await page.goto(`file://${file}#v=1&scenario=tutorial&runs=${RUNS}`);
    await manifestOf(page);
    const before = await page.textContent('table.outcomes');
    await page.click('details.more > summary');
    await page.fill('input[aria-label="Peril, as a number"]', '0.5');
    await page.press('input[aria-label="Peril, as a number"]', 'Enter');
    await page.waitForSelector('th:has-text("Difference, run by run")');
    await page.waitForFunction((was) => document.querySelector('table.outcomes')?.textContent !== was, before);
    const hash = await manifestOf(page);
    expect(await page.textContent('code.command')).toBe(`detente run tutorial --runs ${RUNS} --seed 1 --set peril=0.5`);
    expect(hash).toBe(await playedHere('tutorial', [{ path: 'peril', value: '0.5' }]));
    const second = await openPage(browser, 1280, 900);
    await second.page.goto(page.url());
    expect(await manifestOf(second.page)).toBe(hash);
    expect([...complaints, ...second.complaints]).toEqual([]);
    await second.page.close();
    await page.close();
  });

  it('says what of a link it could not read, and plays the rest', async () => {
    const { page, complaints } = await openPage(browser, 360, 700);
    const file = explore('tutorial');
    await page.goto(`file://${file}#v=1&scenario=tutorial&runs=${RUNS}&set.nothing=1&set.peril=many&set.rate=2`);
    await manifestOf(page);
    expect(await page.textContent('.notice')).toMatch(/nothing = 1, peril = many/);
    expect(await page.textContent('code.command')).toContain('--set rate=2');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('leads through five steps with one control each', async () => {
    const { page, complaints } = await openPage(browser, 1280, 900);
    await page.goto(`file://${explore('tutorial')}#v=1&scenario=tutorial&runs=${RUNS}`);
    await manifestOf(page);
    await page.click('text=Take the tour');
    for (const [k, { title }] of TOUR.entries()) {
      await page.waitForSelector(`#step:has-text("${k + 1} of ${TOUR.length}: ${title}")`);
      await page.waitForSelector('.tour input[type=range]');
      expect(await page.locator('input[type=range]:visible').count()).toBe(1);
      await page.waitForSelector('table.outcomes');
      await page.click('.tour .bar button:nth-child(2)');
    }
    await page.waitForSelector('text=Take the tour');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('says what is wrong with a text at its line, and runs it once it is right', async () => {
    const { page, complaints } = await openPage(browser, 1280, 900);
    await page.goto(`file://${explore('tutorial')}#v=1&scenario=tutorial&runs=${RUNS}`);
    await manifestOf(page);
    await page.click('text=Write the scenario yourself');
    const field = page.locator('.cm-content');
    await field.fill('detente: 1\nextends: tutorial\ntitle: Mine\nparameters:\n  perril: 0.5\n');
    await page.waitForSelector('.remarks .error:has-text("line 5, column 3")');
    expect(await page.isDisabled('button:has-text("Run it")')).toBe(true);
    await field.fill('detente: 1\nextends: tutorial\ntitle: Mine\nparameters:\n  peril: 0.5\n');
    await page.waitForSelector('text=Nothing is wrong with it.');
    await page.click('button:has-text("Run it")');
    await page.waitForSelector('h1:has-text("Mine")');
    const hash = await manifestOf(page);
    const mine = join(folder, 'yours.yaml');
    writeFileSync(mine, 'detente: 1\nextends: tutorial\ntitle: Mine\nparameters:\n  peril: 0.5\n');
    const out = join(folder, 'mine');
    const played = await runExperiment({ reference: mine, runs: RUNS, seed: '1', out, workers: 1 });
    expect(hash).toBe(played.manifestSha256);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([360, 1280, 1920])('does not run over its edge at %i pixels', async (width) => {
    const { page } = await openPage(browser, width, 800);
    await page.goto(`file://${explore('tutorial')}#v=1&scenario=tutorial&runs=${RUNS}`);
    await manifestOf(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('holds all of a scenario of one’s own', async () => {
    const { page, complaints } = await openPage(browser, 1280, 900);
    const file = explore(join(import.meta.dirname, '../fixtures/race6.yaml'));
    await page.goto(`file://${file}#v=1&runs=${RUNS}`);
    const hash = await manifestOf(page);
    const reference = join(import.meta.dirname, '../fixtures/race6.yaml');
    const out = join(folder, 'race6');
    expect(hash).toBe((await runExperiment({ reference, runs: RUNS, seed: '1', out, workers: 1 })).manifestSha256);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
