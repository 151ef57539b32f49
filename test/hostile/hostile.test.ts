// What strangers, and tired friends, hand in: every entry is refused with its exit code, its message code and its place,
// in words, at once. All sentences stand in messages.txt, so that none changes unseen; after a change that is meant:
//   npx vitest run test/hostile -u

import { describe, expect, it } from 'vitest';
import { stackTrace } from '../bin/command-line.ts';
import { commandLines } from './command-lines.ts';
import type { Entry } from './entry.ts';
import { files } from './files.ts';
import { formulas } from './formulas.ts';
import { others } from './others.ts';
import { refuse } from './refuse.ts';
import { values } from './values.ts';

const groups: { readonly [title: string]: readonly Entry[] } = {
  files,
  values,
  formulas,
  'command lines': commandLines,
  'logs, games, plans, results': others,
};

/** Longest that a refusal takes; loading a command for the first time is no part of it. */
const LONGEST = 2;
/** Of one refusal in messages.txt. */
const MOST_LINES = 14;

const shown: string[] = [];

const brief = (text: string): string => {
  const lines = text.trimEnd().split('\n');
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'].join('\n') : lines.join('\n');
};

const check = async (entry: Entry): Promise<void> => {
  let refused = await refuse(entry);
  if (refused.seconds > LONGEST) refused = await refuse(entry);
  const { said, found, seconds } = refused;
  expect(found).toBe(entry.expected);
  expect(said.code).toBeGreaterThan(0);
  const words = said.out + said.err;
  expect(words).not.toMatch(stackTrace);
  expect(words).not.toMatch(/\bundefined\b|\[object |\[internal\]/);
  expect(seconds).toBeLessThan(LONGEST);
  shown.push(`== ${entry.name}\n${brief(words)}\n`);
};

describe.each(Object.entries(groups))('%s', (_, entries) => {
  it.each(entries.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => check(entry));
});

describe('all of them', () => {
  it('are many, each by its own name', () => {
    for (const entries of Object.values(groups))
      expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    expect(Object.values(groups).flat().length).toBeGreaterThan(400);
  });

  it('say what messages.txt says', async () => {
    await expect(shown.join('\n')).toMatchFileSnapshot('messages.txt');
  });

  it('leave nothing behind', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('hurt' in globalThis).toBe(false);
  });
});
