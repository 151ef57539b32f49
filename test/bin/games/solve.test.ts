// Games on the command line: equilibria in words and as a document, and what is refused.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readNfg } from '../../../engine/games/nfg/read-nfg.ts';
import { say } from '../command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-solve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** Swerve or go straight, with the payoffs of validation 12: 6, 2, 7, 0. */
const chicken = file(
  'chicken.nfg',
  'NFG 1 R "Chicken" { "A" "B" } { { "swerve" "straight" } { "swerve" "straight" } } "" 6 6 7 2 2 7 0 0',
);
const tied = file('tied.nfg', 'NFG 1 R "Tied" { "A" "B" } { { "a" "b" } { "c" "d" } } "" 1 1 1 0 1 1 0 0');

const solved = async (...line: string[]) => {
  const { code, out, err } = await say(['solve', ...line]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};

describe('solve, in words', () => {
  it('tells every equilibrium of a .nfg file, what it pays and who is nearest to leaving it', async () => {
    const out = await solved(chicken, '--exact');
    expect(out).toMatch(/^Chicken · 2 players, 2 actions each, 4 profiles · \d+\.\d s\n/);
    expect(out).toContain('  3 equilibria, 2 pure; there are no others\n');
    expect(out).toContain(
      '  1  A: swerve · B: straight\n     pays A 2 · B 7\n     nearest to leaving: B, who would lose 1 by swerve\n',
    );
    expect(out).toContain('  3  both: 2/3 swerve + 1/3 straight\n     pays A 14/3 · B 14/3\n');
  });

  it('says who gains by leaving what all would have to keep, and which fine would deter him', async () => {
    const out = await solved(chicken, '--cooperate', 'swerve');
    expect(out).toContain(
      '  both: swerve is no equilibrium: while the others keep it, somebody gains by leaving\n     A gains 1 by straight · B gains 1 by straight\n',
    );
    expect(out).toContain('a fine of 1 would deter that in a single round if cheating is sure to be seen');
    expect(await solved(chicken, '--cooperate', 'straight')).toContain('  both: straight is no equilibrium: ');
  });

  it('says what a mediator adds: 10.5 in chicken, drawn with 1/2, 1/4, 1/4', async () => {
    const out = await solved(chicken, '--exact');
    expect(out).toContain('at most 12.0, by both: swerve; the best equilibrium gives 9.3, the worst 9.0');
    expect(out).toMatch(/reaches 10\.5;[\s\S]*1\/2 {2}both: swerve\n *1\/4 {2}A: swerve · B: straight\n/);
  });

  it('names the dilemma', async () => {
    expect(await solved(chicken)).toContain('swerve or straight  a game of chicken (hawk-dove)\n');
  });

  it('tells a continuum from a list', async () => {
    const out = await solved(tied);
    expect(out).toContain('extreme equilibria, all pure; all others lie between them');
    expect(out).toContain('between them,');
  });

  it('quotes labels that are numbers', async () => {
    const pennies = file('pennies.nfg', 'NFG 1 R "" { "A" "B" } { 2 2 } "" 1 -1 -1 1 -1 1 1 -1');
    const out = await solved(pennies);
    expect(out).toContain('both: 50 % "1" + 50 % "2"');
    expect(out).toContain('what one gains the other loses; each can secure: A 0 · B 0 (one optimal strategy each)');
  });

  it('follows the quantal response branch and says where others meet it', async () => {
    const out = await solved(chicken, '--logit', '0,0.1,3');
    expect(out).toContain('     0       both: 50 % swerve + 50 % straight\n');
    expect(out).toMatch(/at precision \d+\.\d+ other branches meet this one/);
  });

  it('reads a scenario as its stage game and says which parameter would turn the answer', async () => {
    const out = await solved('tutorial');
    expect(out).toContain('the choice of labs.stance at the start of the median world');
    expect(out).toContain('  1  both: race\n');
    expect(out).toContain('1 of 3 parameters, each moved alone, would make it an equilibrium:\n');
    expect(out).toMatch(/labs\.caution +1\.2 +above 8\.7\d* utility +75 %/);
    const cautious = await solved('tutorial', '--set', 'labs.caution=8.8');
    expect(cautious).toContain('both: pause is equilibrium 1: nobody gains by deviating alone');
    const careless = await solved('tutorial', '--set', 'labs.caution=8.7');
    expect(careless).toContain('both: pause is no equilibrium');
  });
});

describe('solve --json', () => {
  it('gives the document of the contract', async () => {
    const document = JSON.parse(await solved(chicken, '--json'));
    expect(document).toMatchObject({
      ...{ schemaVersion: 1, players: ['A', 'B'], complete: true },
      actions: [
        ['swerve', 'straight'],
        ['swerve', 'straight'],
      ],
      correlated: { mostWelfare: { welfare: 10.5, certificate: 'exact' }, optimum: { welfare: 12 } },
    });
    expect(document.equilibria[2]).toMatchObject({
      ...{ pure: false, regret: 0, certificate: 'exact' },
      exact: {
        profile: [
          ['2/3', '1/3'],
          ['2/3', '1/3'],
        ],
        payoffs: ['14/3', '14/3'],
      },
    });
  });

  it('names the world of a stage game', async () => {
    const document = JSON.parse(await solved('tutorial', '--at', '3', '--run', '2', '--json'));
    expect(document.stage).toMatchObject({ scenario: 'tutorial', decision: 'labs.stance', tick: 3, run: 2, seed: '1' });
  });
});

describe('solve --export nfg', () => {
  it('prints a game that solves to the same', async () => {
    const text = await solved('tutorial', '--export', 'nfg');
    const copy = file('copy.nfg', text);
    expect(readNfg({ name: copy, text }).players).toEqual(['Leader', 'Follower']);
    const own = JSON.parse(await solved('tutorial', '--json'));
    expect(JSON.parse(await solved(copy, '--json')).equilibria).toEqual(own.equilibria);
  });
});

describe('solve refuses', () => {
  it.each([
    ['a file that is not there', ['none.nfg'], /there is no file none\.nfg/],
    ['a folder', [folder.concat('.nfg')], /there is no file/],
    ['flags of a scenario with a game', [chicken, '--at', '3'], /--at goes with a scenario/],
    [
      'an action that nobody has',
      [chicken, '--cooperate', 'swerv'],
      /expected an action that everybody has, got "swerv"/,
    ],
    ['a discount of 1', [chicken, '--discount', '1'], /--discount: expected a number of at least 0 and below 1/],
    ['more false alarms than alarms', [chicken, '--detection', '0.1', '--false-alarm', '0.2'], /--detection 0\.1/],
    ['an unknown decision', ['tutorial', '--decision', 'labs.stanc'], /did you mean labs\.stance/],
    ['a tick after the end', ['tutorial', '--at', '60'], /expected a whole number from 0 to 59, got 60/],
    ['a precision that is none', [chicken, '--logit', '1,x'], /--logit: expected numbers of at least 0/],
  ])('%s', async (_, line, message) => {
    const { code, out, err } = await say(['solve', ...line]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('shows the place of what is wrong in a .nfg file', async () => {
    const wrong = file('wrong.nfg', 'NFG 1 R "x" { "A" "B" }\n{ 2 2 }\n""\n1 2 3 4 5 6 7 x');
    const { code, err } = await say(['solve', wrong]);
    expect(code).toBe(2);
    expect(err).toMatch(/wrong\.nfg:4:15 error /);
  });
});

describe('coalition', () => {
  it('finds the treaty of four among ten', async () => {
    const { code, out } = await say(['coalition', 'pause-treaty']);
    expect(code).toBe(0);
    expect(out).toContain('  stable: an agreement of 4 of 10 players\n');
  });

  it('keeps two to an agreement that ends with the first who leaves, and says who would join', async () => {
    const dilemma = file(
      'dilemma.nfg',
      'NFG 1 R "Dilemma" { "A" "B" } { { "keep" "cheat" } { "keep" "cheat" } } "" 3 3 5 0 0 5 1 1',
    );
    const { code, out } = await say(['coalition', dilemma]);
    expect(code).toBe(0);
    expect(out).toContain('  1 agreement that changes something is stable\n  without any agreement: both: cheat\n');
    expect(out).toMatch(/everybody +stable +both: keep +3, 3/);
    expect(out).toMatch(/ A +B would join +both: cheat +1, 1/);
  });

  it('refuses a minimum above the number of players', async () => {
    const { code, err } = await say(['coalition', chicken, '--minimum', '3']);
    expect(code).toBe(2);
    expect(err).toMatch(/minimum: expected a whole number from 0 to 2, got 3/);
  });
});

describe('evolve', () => {
  it('finds half safe, half conditionally safe in the race for a prize', async () => {
    const { code, out } = await say(['evolve', 'dsair', '--json']);
    expect(code).toBe(0);
    const { strategies, stationary } = JSON.parse(out);
    expect(strategies).toEqual(['AS', 'AU', 'CS']);
    expect(stationary[0]).toBeCloseTo(0.5, 5);
    expect(stationary[2]).toBeCloseTo(0.5, 5);
  });

  it('leaves out strategies that are not named, of a population and of a game of two alike', async () => {
    const prize = JSON.parse((await say(['evolve', 'dsair', '--strategies', 'CS,AU', '--json'])).out);
    const all = JSON.parse((await say(['evolve', 'dsair', '--json'])).out);
    expect(prize.strategies).toEqual(['CS', 'AU']);
    expect(prize.payoffs).toEqual([2, 1].map((own) => [2, 1].map((other) => all.payoffs[own][other])));
    expect(prize.pairs).toEqual([{ strategies: ['CS', 'AU'], paysAll: 'CS', riskDominant: 'CS' }]);
    const game = JSON.parse((await say(['evolve', 'chicken', '--strategies', 'race', '--json'])).out);
    expect(game).toMatchObject({ strategies: ['race'], payoffs: [[-10]], pairs: [] });
  });

  it('tells how two strategies stand to one another, and what the file names', async () => {
    const { out } = await say(['evolve', 'dsair', '--set', 'p_r=0.5', '--strategies', 'AS,AU']);
    // Above society_prefers_AS_from, below AS_risk_dominates_from.
    expect(out).toMatch(/AS or AU +AS +AU\n/);
    expect(out).toContain('named in the file: p 0.5 · p11 1 ');
  });

  it('prints shares, fixation and the way', async () => {
    const prize = await say(['evolve', 'dsair']);
    expect(prize.out).toContain('pairwise comparison with selection 0.01, population 100, rare mutations');
    expect(prize.out).toMatch(/population of +one AS +one AU +one CS/);
    const path = await say(['evolve', chicken, '--dynamic', 'replicator', '--start', '0.2,0.8']);
    expect(path.out).toMatch(/swerve +66\.7 %/);
    expect(path.out).toMatch(/time +swerve +straight\n +0 +20 % +80 %/);
  });

  it('ranks the profiles of any game', async () => {
    const { code, out } = await say(['evolve', 'tutorial', '--dynamic', 'alpha-rank', '--selection', 'inf']);
    expect(code).toBe(0);
    expect(out).toMatch(/race · race +100 %/);
  });

  it.each([
    ['an asymmetric game', ['tutorial'], /expected a symmetric game[\s\S]*--dynamic alpha-rank/],
    ['shares that do not sum to 1', [chicken, '--dynamic', 'replicator', '--start', '0.2,0.2'], /shares that sum to 1/],
    ['a treaty', ['pause-treaty'], /which no population plays/],
    ['a strategy that is not there', ['dsair', '--strategies', 'AS,UA'], /got "UA"; did you mean "AU"/],
    ['a strategy named twice', ['dsair', '--strategies', 'AS,AS'], /expected each once, got "AS" twice/],
  ])('refuses %s', async (_, line, message) => {
    const { code, err } = await say(['evolve', ...line]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
