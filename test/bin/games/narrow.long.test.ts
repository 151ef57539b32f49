// What the commands on games print fits the terminal, wide or narrow, and begins with the answer.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { widthOf } from '../../../bin/terminal/table.ts';
import { say } from '../command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-narrow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const two = '{ { "pause" "race" } { "pause" "race" } { "pause" "race" } }';
const threeLabs = file(
  'three.nfg',
  `NFG 1 R "Three laboratories" { "First laboratory" "Second laboratory" "Third laboratory" } ${two} "" 3 3 3 5 1 1 1 5 1 4 4 0 1 1 5 4 0 4 0 4 4 2 2 2`,
);
const dilemma = file(
  'dilemma.nfg',
  'NFG 1 R "Dilemma" { "1" "2" } { { "cooperate" "defect" } { "cooperate" "defect" } } "" 3 3 5 0 0 5 1 1',
);

const shown = async (line: readonly string[], width: number): Promise<string> => {
  const { code, out } = await say(line, { outIsTerminal: true, wantsColour: false, width });
  expect(code).toBe(0);
  return out;
};

describe('no line is longer than the terminal is wide', () => {
  it.each([
    ['solve', 'tutorial', '--seed', '2'],
    ['solve', 'dsair'],
    ['solve', 'inspection'],
    ['solve', threeLabs, '--detection', '0.3', '--false-alarm', '0.01', '--lag', '2', '--snap-back', '12'],
    ['solve', dilemma, '--logit', '0,0.5,3'],
    ['coalition', threeLabs],
    ['coalition', 'pause-treaty'],
    ['evolve', 'dsair'],
    ['evolve', 'dsair', '--dynamic', 'replicator'],
    ['evolve', 'tutorial', '--dynamic', 'alpha-rank'],
    ['tournament', dilemma, '--noise', '0.01', '--repetitions', '3'],
    ['tournament', 'tutorial', '--rules', 'fixed,grim', '--runs', '20', '--alpha', '2'],
  ])('%j', async (...line) => {
    const out = await shown(line, 60);
    expect(out.split('\n').filter((text) => widthOf(text) > 60)).toEqual([]);
  });
});

describe('words', () => {
  it('tell of a scenario first whether the pause holds', async () => {
    const out = await shown(['solve', 'tutorial'], 100);
    expect(out.indexOf('both: pause is no equilibrium')).toBeLessThan(out.indexOf('1 equilibrium, pure'));
  });

  it('say whether an agreement for every round is kept, and on which terms', async () => {
    const kept = await shown(['solve', dilemma], 100);
    expect(kept).toContain('       yes: it is kept where a round from now counts at least 0.5 of this one; or,');
    expect(kept).toContain('assuming: cheating is always seen; an alarm ends it, and then for ever both: defect');
    const hasty = await shown(['solve', dilemma, '--discount', '0.4', '--snap-back', '1', '--lag', '1'], 100);
    expect(hasty).toContain('       no: even players who count the future like the present gain by cheating; it would');
    expect(hasty).toMatch(/an alarm ends it after 1 round, and then for 1 round\s+both: defect/);
  });

  it('say to whom the end of an agreement is no loss', async () => {
    const unlike = file(
      'unlike.nfg',
      'NFG 1 R "Unlike" { "A" "B" } { { "keep" "leave" } { "keep" "leave" } } "" 2 3 4 0 0 5 3 1',
    );
    const one = 'no, however much later rounds count: its end is no loss to A (2 while all keep it, 3 after)';
    expect((await shown(['solve', unlike], 100)).replace(/\s+/g, ' ')).toContain(one);
    expect(await shown(['solve', 'tutorial'], 100)).toContain('nobody loses by its end, which pays each as much as');
  });

  it('quote players who are called by a number', async () => {
    expect(await shown(['solve', dilemma], 100)).toContain('pays "1" 1 · "2" 1\n');
  });

  it('group pairs that face the same', async () => {
    const out = await shown(['solve', threeLabs], 100);
    expect(out).toContain(
      '  between two at a time (3 pairs), the others at pause:\n     pause or race  all: a deadlock\n',
    );
  });

  it('count one match and many', async () => {
    expect(await shown(['tournament', dilemma, '--rules', 'tit-for-tat,grim'], 100)).toContain('1 repetition, noise 0');
  });

  it('say what happens without any agreement', async () => {
    expect(await shown(['coalition', threeLabs], 100)).toContain('  without any agreement: everybody: race\n');
  });
});
