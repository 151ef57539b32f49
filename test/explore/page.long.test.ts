// More of the what-if page in a real browser: large scenarios, the tour, the workbench, narrow and wide screens.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { TOUR } from '../../reports/explore/tour.ts';
import { describePage, explore, linkTo, manifestOf, playedHere, RUNS } from './browser.ts';

describePage('at length', ({ folder, open }) => {
  it.each([
    ['frontier', []],
    ['pause-verified', [{ path: 'treaty.penalty', value: '0.5' }]],
  ] as const)('of %s has the numbers of the command line to the last bit', async (name, set) => {
    const { page, complaints } = await open(1280, 900);
    const file = explore(folder, name);
    await page.goto(`file://${file}${linkTo(name, set)}`);
    expect(await manifestOf(page)).toBe(await playedHere(folder, name, set));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('leads through five steps with one control each', async () => {
    const { page, complaints } = await open(1280, 900);
    await page.goto(`file://${explore(folder, 'tutorial')}#v=1&scenario=tutorial&runs=${RUNS}`);
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
    const { page, complaints } = await open(1280, 900);
    await page.goto(`file://${explore(folder, 'tutorial')}#v=1&scenario=tutorial&runs=${RUNS}`);
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
    const { page } = await open(width, 800);
    await page.goto(`file://${explore(folder, 'tutorial')}#v=1&scenario=tutorial&runs=${RUNS}`);
    await manifestOf(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.click('text=Step through one world');
    await page.waitForSelector('fieldset.move');
    await page.keyboard.press('End');
    await page.waitForSelector('h2:has-text("The end:")');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('holds all of a scenario of one’s own', async () => {
    const { page, complaints } = await open(1280, 900);
    const file = explore(folder, join(import.meta.dirname, '../fixtures/race6.yaml'));
    await page.goto(`file://${file}#v=1&runs=${RUNS}`);
    const hash = await manifestOf(page);
    const reference = join(import.meta.dirname, '../fixtures/race6.yaml');
    const out = join(folder, 'race6');
    expect(hash).toBe((await runExperiment({ reference, runs: RUNS, seed: '1', out, workers: 1 })).manifestSha256);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
