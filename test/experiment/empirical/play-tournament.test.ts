import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { USUAL_RULES } from '../../../engine/experiment/empirical/named-rules.ts';
import { playTournament, type TournamentOptions } from '../../../engine/experiment/empirical/play-tournament.ts';
import { pureEquilibria } from '../../../engine/games/pure-equilibria.ts';
import { simulate } from '../../../engine/run/simulate.ts';
import { newFolder } from '../../new-folder.ts';
import { openWith } from '../../scenarios/open-with.ts';

const duel = join(import.meta.dirname, 'duel.yaml');
const text = readFileSync(duel, 'utf8');

const play = (options: Partial<TournamentOptions> = {}) =>
  playTournament({
    reference: duel,
    rules: ['grim', 'logit', 'tit-for-tat'],
    runs: 40,
    seed: 's',
    workers: 1,
    ...options,
  });

/** A scenario like the duel, but for some of its text. */
const variant = (...changes: readonly (readonly [from: string, to: string])[]): string => {
  const changed = changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`duel.yaml: expected ${from}`);
    return now.replace(from, to);
  }, text);
  const path = join(newFolder(), 'variant.yaml');
  writeFileSync(path, changed);
  return path;
};

const three = '    - {name: Team, count: 3}\n';

describe('a tournament', () => {
  it('pays what single runs under --set pay, run by run', async () => {
    const rules = [
      '{fixed: {play: race}}',
      'logit',
      '{fixed: {play: pause}}',
      '{conditional-cooperator: {threshold: 1}}',
    ];
    const tournament = await play({ rules, roles: 'apart' });
    expect(tournament.profiles).toHaveLength(64);
    expect(tournament.played).toBe(64);
    const { values, columns, source, rows } = tournament.samples;
    expect(rows).toBe(40);
    for (const place of [0, 5, 27, 38, 63]) {
      const profile = tournament.profiles[place]!.rules;
      const set = profile.map((rule, player) => [`Team ${player + 1}.stance.rule`, rules[rule]!] as const);
      // Of a rule named twice the values are each player's own.
      const model = await openWith(duel, Object.fromEntries(set));
      const runs: (readonly number[])[] = [];
      for await (const { measures } of simulate(model, { seed: 's', runs: 40 })) runs.push(measures);
      const sampled = Array.from({ length: rows }, (_, run) =>
        [0, 1, 2].map((player) => values[run * columns + source[place * 3 + player]!]!),
      );
      expect(sampled).toEqual(runs);
    }
  });

  it('is the same for one thread and for two, and for any number of lanes', async () => {
    const rules = ['grim', 'logit'];
    const runs = 520;
    const alone = await play({ rules, runs });
    expect(await play({ rules, runs, workers: 2 })).toEqual(alone);
    const few = await play({ rules, runs: 60 });
    expect(await play({ rules, runs: 60, lanes: 2 })).toEqual(few);
    expect(alone.samples.values.slice(0, few.samples.values.length)).toEqual(few.samples.values);
  });

  it('is symmetric between like players', async () => {
    const tournament = await play({ runs: 400 });
    expect(tournament.alike).toEqual([[0, 1, 2]]);
    expect([tournament.played, tournament.profiles.length, tournament.tiesKept]).toEqual([27, 27, true]);
    expect(tournament.samples.columns).toBe(3 * 6);
    const [first, second, third] = tournament.game.payoffs;
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    const apart = await play({ runs: 400, roles: 'apart' });
    expect([apart.played, apart.alike]).toEqual([27, [[0], [1], [2]]]);
    for (const [place, { payoffs, se }] of apart.profiles.entries())
      for (const [player, payoff] of payoffs.entries()) {
        const error = Math.hypot(se[player]!, tournament.profiles[place]!.se[player]!);
        expect(Math.abs(payoff - tournament.profiles[place]!.payoffs[player]!)).toBeLessThanOrEqual(4 * error);
      }
  });

  it('of many like players plays one of the profiles that differ by who of them follows what', async () => {
    const reference = variant(['count: 3', 'count: 9']);
    const rules = ['{fixed: {play: pause}}', 'logit'];
    const few = await play({ reference, rules, runs: 20 });
    expect([few.played, few.profiles.length, few.tiesKept]).toEqual([10, 512, false]);
    expect(few.samples.columns).toBe(18);
    for (const payoffs of few.game.payoffs) expect(payoffs).toEqual(few.game.payoffs[0]);
    const every = await play({ reference, rules, runs: 20, roles: 'apart' });
    expect([every.played, every.tiesKept]).toEqual([512, true]);
    for (const [place, { payoffs, se }] of every.profiles.entries())
      for (const [player, payoff] of payoffs.entries()) {
        const error = Math.hypot(se[player]!, few.profiles[place]!.se[player]!);
        expect(Math.abs(payoff - few.profiles[place]!.payoffs[player]!)).toBeLessThanOrEqual(5 * error);
      }
  });

  it('keeps payoffs that are equal in every run equal', async () => {
    // Among themselves these never meet a race: each pauses for ever.
    const rules = ['{fixed: {play: pause}}', 'grim', 'tit-for-tat', 'conditional-cooperator'];
    const tournament = await play({ rules, runs: 30 });
    expect(tournament.played).toBe(64);
    const [first] = tournament.game.payoffs;
    for (const payoffs of tournament.game.payoffs) expect(new Set(payoffs)).toEqual(new Set([first![0]]));
    expect(pureEquilibria(tournament.game)).toHaveLength(64);
  });

  it('has the payoffs of the stage game where all choices are fixed and nothing moves', async () => {
    const still = variant(['0.1 * lead', '0']);
    const set = [
      { path: 'prize', value: '2' },
      { path: 'labs.dread', value: '3' },
    ];
    const rules = ['{fixed: {play: pause}}', '{fixed: {play: race}}'];
    const { game, profiles } = await play({ reference: still, set, rules });
    expect(game.actions).toEqual([rules, rules, rules]);
    for (const { rules: profile, payoffs, se } of profiles) {
      const racing = profile.reduce((sum, rule) => sum + rule, 0);
      for (const [player, rule] of profile.entries())
        expect(payoffs[player]).toBeCloseTo(rule + 1 - (3 * (racing - rule)) / 2, 12);
      expect(se.every((error) => error < 1e-12)).toBe(true);
    }
    expect(pureEquilibria(game).map(({ profile }) => profile)).toEqual([
      [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    ]);
    const total = await play({ reference: still, set, rules, payoff: 'total' });
    expect(total.profiles[0]!.payoffs[0]).toBeCloseTo(12 * profiles[0]!.payoffs[0]!, 10);
  });

  it('plays the rules that the scenario names, for what it says, else the usual ones', async () => {
    const named = variant([
      'measures:',
      'experiment: {rules: [grim, {fixed: {play: race}}], payoff: total}\nmeasures:',
    ]);
    const options = { runs: 1, workers: 1 };
    const tournament = await playTournament({ reference: named, ...options });
    expect([tournament.rules, tournament.payoff]).toEqual([['grim', '{fixed: {play: race}}'], 'total']);
    const other = await playTournament({ reference: named, rules: ['grim', 'logit'], payoff: 'mean', ...options });
    expect([other.rules, other.payoff]).toEqual([['grim', 'logit'], 'mean']);
    const usual = await playTournament({ reference: duel, ...options });
    expect(usual).toMatchObject({ rules: USUAL_RULES, payoff: 'mean', decision: 'labs.stance' });
  });

  it('leaves a run that fails under one profile out of all', async () => {
    const failing = variant(['* lead', '* log(if(all(everyone.stance == race) and prize > 2, -1, exp(lead)))']);
    const rules = ['{fixed: {play: pause}}', '{fixed: {play: race}}'];
    const tournament = await play({ reference: failing, rules, runs: 60 });
    expect(tournament.failedRuns).toBeGreaterThan(15);
    expect(tournament.failedRuns).toBeLessThan(45);
    expect(tournament.samples.rows).toBe(60 - tournament.failedRuns);
    expect(tournament.profiles.flatMap(({ payoffs }) => payoffs).every(Number.isFinite)).toBe(true);
    const always = variant(['* lead', '* log(-1 - lead)']);
    await expect(play({ reference: always, rules })).rejects.toThrow('every run fails under some profile of rules');
  });
});

describe('players are taken for different', () => {
  const abc = (a: string, b = '', c = ''): string =>
    [`A${a}`, `B${b}`, `C${c}`].map((member) => `    - {name: ${member}}\n`).join('');
  const aside: [string, string] = ['decisions:', 'let: {labs: {ahead: A.lead}}\ndecisions:'];

  it.each([
    ['not where only their names differ', [[three, abc('')]], [[0, 1, 2]]],
    ['where their values differ', [[three, abc(', dread: 1', ', dread: 2', ', dread: 1')]], [[0, 2], [1]]],
    ['where they start elsewhere', [[three, abc(', lead: 1')]], [[0], [1, 2]]],
    ['where a formula reads one', [[three, abc('')], ['0.1 * lead', '0.1 * ahead'], aside], [[0], [1], [2]]],
    ['where the first of equals counts', [['0.1 * lead', '0.1 * pick(labs.lead, labs.lead)']], [[0], [1], [2]]],
    ['where their number does', [['0.1 * lead', '0.1 * number']], [[0], [1], [2]]],
    [
      'where an event is one player’s',
      [['measures:', 'events:\n  - {name: call, at: 3, for: 2, set: {Team 2.stance: race}}\nmeasures:']],
      [[0], [1], [2]],
    ],
  ] satisfies [string, [string, string][], number[][]][])('%s', async (_, changes, expected) => {
    const { alike } = await play({ reference: variant(...changes), rules: ['grim', 'logit'], runs: 1 });
    expect(alike).toEqual(expected);
  });
});

describe('a tournament is refused', () => {
  it.each([
    [{ rules: ['grim'] }, 'rules: expected at least two, got 1'],
    [{ rules: ['grim', 'logit', 'grim'] }, 'rules: expected each once, got grim twice'],
    [{ rules: ['grim', 'lgit'] }, 'lgit'],
    [{ rules: ['grim', '{logit: {precison: 3}}'] }, 'precison'],
    [{ decision: 'labs.stanse' }, 'expected a decision of the scenario, got labs.stanse'],
    [{ runs: 0 }, 'runs: expected a whole number'],
    [{ runs: 2_000_000 }, 'expected at most 50000000 payoffs, got 162000000'],
  ] satisfies [Partial<TournamentOptions>, string][])('%o', async (options, message) => {
    await expect(play(options)).rejects.toThrow(message);
  });

  it('where nothing says what a choice pays', async () => {
    const [payoff = ''] = /^ {6}payoff: .*\n {6}rule: .*$/m.exec(text) ?? [];
    const without = variant([payoff, '      rule: fixed'], ['realised(labs.stance)', 'labs.lead']);
    const rules = ['fixed', 'grim'];
    await expect(play({ reference: without, rules })).rejects.toThrow('variant: no decision has a payoff');
    const named = play({ reference: without, rules, decision: 'stance' });
    await expect(named).rejects.toThrow('decision labs.stance has no payoff');
  });

  it('when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(play({ signal })).rejects.toThrow('enough');
  });
});
