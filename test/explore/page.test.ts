// The what-if page in a real browser: the numbers of the command line, links that come back, nothing asked of anybody.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { say } from '../bin/command-line.ts';
import { describePage, explore, linkTo, manifestOf, playedHere, RUNS } from './browser.ts';

describePage('in a browser', ({ folder, open }) => {
  it('has the numbers of the command line to the last bit, from a file and alone', async () => {
    const { page, complaints } = await open(1280, 900);
    const file = explore(folder, 'tutorial');
    expect(statSync(file).size).toBeLessThan(1_500_000);
    await page.goto(`file://${file}${linkTo('tutorial')}`);
    expect(await manifestOf(page)).toBe(await playedHere(folder, 'tutorial'));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('follows a slider, keeps the reference, says the command, and its link brings all of it back', async () => {
    const { page, complaints } = await open(1280, 900);
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
    const second = await open(1280, 900);
    await second.page.goto(page.url());
    expect(await manifestOf(second.page)).toBe(hash);
    expect([...complaints, ...second.complaints]).toEqual([]);
    await second.page.close();
    await page.close();
  });

  it('steps one world by keys, and its log plays again on the command line', async () => {
    const { page, complaints } = await open(1280, 900);
    const file = explore(folder, 'tutorial');
    await page.goto(`file://${file}#v=1&scenario=tutorial&world=5.0`);
    await page.waitForSelector('fieldset.move');
    const keys = async (...all: readonly string[]): Promise<void> => {
      for (const key of all) await page.keyboard.press(key);
    };
    await keys('ArrowDown', '1', 'ArrowRight');
    await page.waitForSelector('.when:has-text("Month 1")');
    await page.waitForSelector('.told:has-text("by hand")');
    await keys('ArrowRight', 'ArrowLeft', 'ArrowDown', '2', 'ArrowRight');
    await page.waitForSelector('.when:has-text("Month 2")');
    // The address brings the same world back.
    const second = await open(1280, 900);
    await second.page.goto(page.url());
    await second.page.waitForSelector('.when:has-text("Month 2")');
    expect(await second.page.textContent('.told')).toBe(await page.textContent('.told'));
    await keys('End');
    await page.waitForSelector('h2:has-text("The end:")');
    const [saving] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
    const log = join(folder, saving.suggestedFilename());
    await saving.saveAs(log);
    expect(saving.suggestedFilename()).toBe('tutorial-world-5.yaml');
    const replayed = await say(['trace', 'tutorial', '--moves', log]);
    expect(replayed.err).toMatch(/^ {2}as logged, to the last bit: (\d+) of \1 ticks\n$/);
    expect(replayed.out).toMatch(/by hand/);
    await keys('Escape');
    await manifestOf(page);
    expect([...complaints, ...second.complaints]).toEqual([]);
    await second.page.close();
    await page.close();
  });

  it('says what of a link it could not read, and plays the rest', async () => {
    const { page, complaints } = await open(360, 700);
    const file = explore(folder, 'tutorial');
    await page.goto(`file://${file}#v=1&scenario=tutorial&runs=${RUNS}&set.nothing=1&set.peril=many&set.rate=2`);
    await manifestOf(page);
    expect(await page.textContent('.notice')).toMatch(/nothing = 1, peril = many/);
    expect(await page.textContent('code.command')).toContain('--set rate=2');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
