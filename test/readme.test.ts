import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../engine/experiment/package.ts';
import { readmeOf } from './claims/readme.ts';

const root = packageRoot();
const page = readFileSync(join(root, 'README.md'), 'utf8');

it('the README shows the scenario and the claims as they are (node tools/readme.mjs --write)', () => {
  expect(readmeOf(root, page)).toBe(page);
});

it('what is written into the README replaces what was there, and refuses a page without a place for it', () => {
  const stale = page.replace('title: When', 'title: Where').replace(/^\| \[If one company stops.*$/m, '| old |');
  expect(stale).not.toBe(page);
  expect(readmeOf(root, stale)).toBe(page);
  expect(() => readmeOf(root, page.replace('<!-- end of claims -->', ''))).toThrow('expected a place for claims');
});

it('links of the table go to the lines of the files', () => {
  const links = [...page.matchAll(/\]\((docs\/claims\/[\w.-]+)#L(\d+)\)/g)];
  expect(links.length).toBeGreaterThan(30);
  for (const [, file = '', line] of links) {
    const text = readFileSync(join(root, file), 'utf8').split('\n')[Number(line) - 1];
    expect(text).toMatch(/^ {2}F\d+[a-z]?:$/);
  }
});
