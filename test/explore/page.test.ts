// The what-if page in a real browser: the numbers of the command line, links that come back, nothing asked of anybody.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, explore, launch, linkTo, manifestOf, openPage, playedHere, RUNS, title } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-explore-'));

describe.skipIf(chromiumPath === undefined)(title, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the numbers of the command line to the last bit, from a file and alone', async () => {
    const { page, complaints } = await openPage(browser, 1280, 900);
    const file = explore(folder, 'tutorial');
    expect(statSync(file).size).toBeLessThan(1_500_000);
    await page.goto(`file://${file}${linkTo('tutorial')}`);
    expect(await manifestOf(page)).toBe(await playedHere(folder, 'tutorial'));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('follows a slider, keeps the reference, says the command, and its link brings all of it back', async () => {
    const { page, complaints } = await openPage(browser, 1280, 900);
    const file = explore(folder, 'tutorial');
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
    expect(hash).toBe(await playedHere(folder, 'tutorial', [{ path: 'peril', value: '0.5' }]));
    const second = await openPage(browser, 1280, 900);
    await second.page.goto(page.url());
    expect(await manifestOf(second.page)).toBe(hash);
    expect([...complaints, ...second.complaints]).toEqual([]);
    await second.page.close();
    await page.close();
  });

  it('says what of a link it could not read, and plays the rest', async () => {
    const { page, complaints } = await openPage(browser, 360, 700);
    const file = explore(folder, 'tutorial');
    await page.goto(`file://${file}#v=1&scenario=tutorial&runs=${RUNS}&set.nothing=1&set.peril=many&set.rate=2`);
    await manifestOf(page);
    expect(await page.textContent('.notice')).toMatch(/nothing = 1, peril = many/);
    expect(await page.textContent('code.command')).toContain('--set rate=2');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
