// Rules against each other on the command line.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { say } from '../command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-tournament-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dilemma = join(folder, 'dilemma.nfg');
writeFileSync(dilemma, 'NFG 1 R "Dilemma" { "A" "B" } { { "C" "D" } { "C" "D" } } "" 3 3 5 0 0 5 1 1');

describe('tournament of a scenario', () => {
  const line = ['tournament', 'tutorial', '--rules', 'fixed,logit,grim', '--runs', '100'];

  it('tells equilibria with their share of resamples, payoffs with standard errors', async () => {
    const { code, out } = await say(line);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^tutorial · rules for labs\.stance · 2 players, 3 rules each, 9 profiles · the same 100 runs of\s+each · seed 1 · /,
    );
    expect(out).toContain(
      '    both: fixed\n      pays Leader 0.128 ± <0.001 · Follower 0.288 ± <0.001 (± standard error)\n      holds in 100 % of 1,000 resamples\n      gain by leaving (95 %): 0\n',
    );
    expect(out).toContain('what Leader and Follower are paid (rows: Leader, columns: Follower)');
  });

  it('is the same for one worker and for two', async () => {
    const [one, two] = await Promise.all(['1', '2'].map((workers) => say([...line, '--json', '--workers', workers])));
    expect(one!.code).toBe(0);
    expect(one!.out).toBe(two!.out);
    const document = JSON.parse(one!.out);
    expect(document).toMatchObject({
      schemaVersion: 1,
      rules: ['fixed', 'logit', 'grim'],
      players: ['Leader', 'Follower'],
    });
    expect(document.profiles).toHaveLength(9);
    expect(document.payoffs).toHaveLength(9);
    expect(document.equilibria[0]).toMatchObject({ profile: ['fixed', 'fixed'], share: 1 });
  });

  it.each([
    ['an unknown rule', ['--rules', 'fixed,grimm'], /did you mean "grim"/],
    ['one rule', ['--rules', 'fixed'], /two rules|at least two/],
    ['flags of a game', ['--turns', '10'], /--turns goes with a game that is played turn after turn/],
  ])('refuses %s', async (_, flags, message) => {
    const { code, err } = await say(['tournament', 'tutorial', '--runs', '10', ...flags]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('tournament of a game', () => {
  it('gives the published scores of eight strategies, 200 turns', async () => {
    const names =
      'always-cooperate,always-defect,tit-for-tat,suspicious-tit-for-tat,grim,tit-for-two-tats,win-stay-lose-shift,alternator';
    const { code, out } = await say(['tournament', dilemma, '--rules', names, '--json']);
    expect(code).toBe(0);
    const { strategies, scores } = JSON.parse(out);
    expect(Object.fromEntries(strategies.map((name: string, own: number) => [name, scores[own]]))).toEqual({
      'always-cooperate': 3297,
      'always-defect': 3016,
      'tit-for-tat': 3597,
      'suspicious-tit-for-tat': 3008,
      grim: 3399,
      'tit-for-two-tats': 3495,
      'win-stay-lose-shift': 3351,
      alternator: 3260,
    });
  });

  it('takes strategies, turns and noise from the file, and flags before those', async () => {
    const file = join(folder, 'again.yaml');
    const text = `detente: 1
title: Again
game: {kind: population, options: [keep, race]}
parameters: {length: {unit: "1", range: [1, 100], default: 10, doc: turns, source: assumption}}
payoffs: {keep: [3, 0], race: [5, 1]}
tournament: {rules: [always-cooperate, always-defect], turns: length, self_play: true}
`;
    writeFileSync(file, text);
    const found = async (...flags: string[]) => {
      const { code, out } = await say(['tournament', file, '--json', ...flags]);
      expect(code).toBe(0);
      const { strategies, scores, selfPlay } = JSON.parse(out);
      return { strategies, scores, selfPlay };
    };
    const strategies = ['always-cooperate', 'always-defect'];
    expect(await found()).toEqual({ strategies, scores: [30, 60], selfPlay: true });
    expect(await found('--set', 'length=2')).toEqual({ strategies, scores: [6, 12], selfPlay: true });
    expect(await found('--turns', '1', '--noise', '1')).toEqual({ strategies, scores: [6, 3], selfPlay: true });
    expect(await found('--rules', 'grim,tit-for-tat')).toMatchObject({ strategies: ['grim', 'tit-for-tat'] });
    writeFileSync(file, text.replace(', self_play: true', ''));
    expect(await found()).toEqual({ strategies, scores: [0, 50], selfPlay: false });
    expect(await found('--self-play')).toEqual({ strategies, scores: [30, 60], selfPlay: true });
  });

  it.each([
    ['an unknown strategy', [dilemma, '--rules', 'tit-for-ta'], /did you mean "tit-for-tat"/],
    ['matches against oneself in a scenario', ['tutorial', '--self-play'], /--self-play goes with a game/],
    ['flags of a scenario', [dilemma, '--runs', '10'], /--runs goes with a scenario/],
    ['a treaty', ['pause-treaty'], /not played turn after turn/],
    ['a game of three actions', ['pause-slow-race'], /two actions/],
  ])('refuses %s', async (_, line, message) => {
    const { code, err } = await say(['tournament', ...line]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('coalition in runs', () => {
  const line = ['coalition', 'tutorial', '--member', '{fixed: {play: pause}}', '--runs', '64'];

  it('plays every coalition in the same worlds and says who would leave', async () => {
    const { code, out } = await say(line);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^tutorial · agreements about labs\.stance · the same 64 runs of each of 4 coalitions · seed 1 ·\s/,
    );
    expect(out).toMatch(/everybody +Leader, Follower would leave +0 % +0\.037, 0\.057\n/);
    const { stable, table } = JSON.parse((await say([...line, '--json'])).out);
    expect(stable).toEqual([{ size: 0, members: [] }]);
    expect(table.at(-1)).toMatchObject({ size: 2, stable: false, share: 0, movers: ['Leader', 'Follower'] });
  });

  it('asks for the rule of members', async () => {
    const { code, err } = await say(['coalition', 'tutorial', '--runs', '10']);
    expect(code).toBe(2);
    expect(err).toMatch(/--member says which/);
  });
});
