// Pictures and findings of tournaments.

import { describe, expect, it } from 'vitest';
import type { RulesDocument } from '../../../engine/experiment/solutions/tournament-document.ts';
import { evidence, figures, findings, sectionsOf } from '../../../reports/subjects/index.ts';
import { marginText } from '../../../reports/tournament/margin.ts';
import { ruleDefinitions, withNames } from '../../../reports/tournament/rule-names.ts';
import { rulesOf } from './games.ts';
import { iteratedOf, tournamentResults, tournaments } from './tournaments.ts';

const pair = tournaments['rules of two'] as RulesDocument;
const said = (document: (typeof tournaments)[string]): string => findings(tournamentResults(document))[0] ?? '';

describe.each(Object.entries(tournaments))('the pictures of %s', (_, document) => {
  it('are plain data with numbers, a text and a table of the same', () => {
    const drawn = figures(tournamentResults(document));
    expect(drawn.length).toBeGreaterThan(0);
    for (const figure of drawn) {
      for (const { configuration } of figure.plots) {
        expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
        const places = configuration.data.datasets.flatMap(({ data }) => data.flatMap(({ x, y }) => [x, y]));
        expect(places.filter((place) => !Number.isFinite(place))).toEqual([]);
      }
      expect(figure.altText).toContain('in this model');
      expect(`${figure.altText} ${figure.title} ${figure.method}`).not.toMatch(/undefined|NaN|Infinity/);
      expect(figure.csv.split('\n').length).toBeGreaterThan(2);
    }
  });
});

const withShare = (share: number): RulesDocument => ({
  ...pair,
  equilibria: pair.equilibria.map((one) => (one.now ? { ...one, share } : one)),
});

describe('findings of tournaments', () => {
  it('call a profile an equilibrium only where most resamples do', () => {
    expect(said(pair)).toBe('“both: fixed” is an equilibrium among these 5 rules (in all 1,000 resamples of the runs)');
    expect(said(withShare(0.95))).toContain('“both: fixed” is an equilibrium');
    expect(said(withShare(0.949))).toBe(
      'whether “both: fixed” is an equilibrium among these 5 rules, these runs do not settle (it is one in 95 % of 1,000 resamples of the runs)',
    );
  });

  it('call one of several the surest only where it is', () => {
    const both = (share: number): readonly string[] => {
      const [first, second] = pair.equilibria.map((one) => ({ ...one, now: true, share: 1 }));
      if (first === undefined || second === undefined) throw new Error('expected two equilibria');
      return findings(tournamentResults({ ...pair, equilibria: [first, { ...second, share }] }));
    };
    expect(both(1)).toEqual([
      '2 profiles are equilibria among these 5 rules, among them “both: fixed” (each in all 1,000 resamples of the runs)',
      '2 profiles are equilibria among these 5 rules, each in all 1,000 resamples of the runs',
    ]);
    expect(both(0.9)[0]).toContain('most surely “both: fixed” (in all 1,000');
    expect(both(0.9)[1]).toContain('the surest in all 1,000');
  });

  it('say that there is none only where most resamples have none', () => {
    const none = tournaments['no equilibrium among rules'] as RulesDocument;
    expect(said(none)).toBe(
      'no profile of unmixed rules is an equilibrium among these 5 rules (in all 1,000 resamples of the runs)',
    );
    expect(said({ ...none, withoutPure: 0.6 })).toContain('which these runs do not settle');
  });

  it('say that another profile pays everybody more only where it clearly does', () => {
    const means = [
      [1, 1],
      [3, 0],
      [0, 3],
      [2, 2],
    ];
    const dilemma = (error: number): RulesDocument =>
      rulesOf(['A', 'B'], ['grim', 'fixed'], { payoffs: means, se: means.map(() => [error, error]) });
    const evident = (document: RulesDocument): string => evidence(tournamentResults(document)).join(' ');
    expect(evident(dilemma(0.1))).toBe(
      '“both: fixed” clearly pays every player more than this, but somebody gains by deviating alone, by the means.',
    );
    // 1 is less than 1.5 × 1.96 errors of √2 × 0.25.
    expect(evident(dilemma(0.25))).toBe('');
    expect(evident({ ...dilemma(0.1), equilibria: [] })).toBe('');
    expect(evident({ ...dilemma(0.1), se: means.map(() => [Number.NaN, Number.NaN]) })).toBe('');
  });

  it('tell by how much an equilibrium is one, never 0 where it is not', () => {
    const told = (means: readonly (readonly number[])[], now = true): string => {
      const table = rulesOf(['A', 'B'], ['grim', 'fixed'], { payoffs: means });
      const regret = { estimate: 0.2, lo95: 0.1, hi95: 0.3 };
      return marginText(table, { profile: ['grim', 'grim'], regret: now ? { estimate: 0, lo95: 0, hi95: 0 } : regret });
    };
    const paid = (alone: number) => [
      [1, 1],
      [0, alone],
      [alone, 0],
      [2, 2],
    ];
    expect(told(paid(0.7))).toBe('margin 0.3');
    expect(told(paid(0.99997))).toBe('margin 3 × 10⁻⁵');
    expect(told(paid(1))).toBe('a tie: margin 0');
    expect(told(paid(1.2), false)).toBe('gain 0.20 (0.10–0.30)');
  });

  it('in short leave out who does what', () => {
    const all = findings(tournamentResults(tournaments['many unsure equilibria'] as RulesDocument));
    expect(all.at(-1)).toBe(
      'whether profile 1 of the table is an equilibrium among these 5 rules, these runs do not settle (it is one in 70 % of 1,000 resamples of the runs)',
    );
  });

  it('of a single run say nothing of resamples', () => {
    const single = tournaments['a single run'] as RulesDocument;
    expect(said(single)).toBe('by a single run “both: fixed” is an equilibrium among these 5 rules');
    expect(figures(tournamentResults(single)).map(({ name }) => name)).toEqual(['payoffs']);
  });

  it('tell mixed equilibria, and that there may be others', () => {
    const unsure = tournaments['many unsure equilibria'] as RulesDocument;
    expect(evidence(tournamentResults(unsure)).join(' ')).toContain(
      'The estimated game also has a mixed equilibrium; whether there are others is open: the budget ended.',
    );
    expect(sectionsOf(tournamentResults(unsure)).map(({ entries }) => entries.length)).toEqual([2, 3]);
  });

  it('call a strategy the best only where chance does not explain it', () => {
    expect(said(iteratedOf(3))).toBe('“strategy-1” scores most: 100 in all matches with the others');
    expect(said(iteratedOf(3, 2))).toContain('scores most: 100');
    expect(said(iteratedOf(3, 4))).toBe('“strategy-1” scores most by the means, not clearly more than “strategy-2”');
    expect(said({ ...iteratedOf(2), scores: [5, 5] })).toBe('“strategy-1” and “strategy-2” score most, 5 each');
  });
});

describe('rules are told', () => {
  const meanings = [
    { rule: 'fixed', summary: 'Always the same option.', settings: [{ name: 'play', values: ['slow'] }] },
    {
      rule: '{logit: {precision: 8}}',
      summary: 'Better ones more often.',
      settings: [{ name: 'precision', values: ['8'] }],
    },
    { rule: 'grim', settings: [{ name: 'threshold', values: ['0.5', '1'] }] },
  ];
  const rules = meanings.map(({ rule }) => rule);
  const table = rulesOf(['A', 'B'], rules, { meanings });

  it('with the option that they play', () => {
    expect(withNames(table).rules).toEqual(['fixed (slow)', '{logit: {precision: 8}}', 'grim']);
    expect(said(table)).toContain('“both: fixed (slow)” is an equilibrium');
    const written = [
      { rule: '{fixed: {play: slow}}', settings: [{ name: 'play', values: ['slow'] }] },
      ...meanings.slice(1),
    ];
    const again = rulesOf(
      ['A', 'B'],
      written.map(({ rule }) => rule),
      { meanings: written },
    );
    expect(withNames(again).rules[0]).toBe('{fixed: {play: slow}}');
  });

  it('by what they do, with the values of their parameters', () => {
    expect(ruleDefinitions(table)).toEqual([
      { term: 'fixed', meaning: 'always the same option; here play slow' },
      { term: '{logit: {precision: 8}}', meaning: 'better ones more often; here precision 8' },
    ]);
    const own = [{ rule: 'grim', summary: 'Waits.', settings: [{ name: 'threshold', values: ['0.5', '1'] }] }];
    expect(ruleDefinitions({ ...table, meanings: own })[0]?.meaning).toBe('waits; here threshold 0.5 (A), 1 (B)');
    const [{ definitions = [] } = {}] = figures(tournamentResults(pair));
    expect(definitions.map(({ term }) => term)).toContain('Decision rule');
  });
});

describe('the picture of three and more roles', () => {
  const three = rulesOf(['A', 'B', 'C'], ['grim', 'fixed']);
  const named = (document: RulesDocument): readonly string[] =>
    figures(tournamentResults(document)).map(({ name }) => name);

  it('shows what each rule pays whoever alone follows it', () => {
    const figure = figures(tournamentResults(three)).find(({ name }) => name === 'rules-by-role');
    const payoff = (place: number, player: number) => three.payoffs[place]?.[player];
    expect(
      figure?.csv
        .split('\n')
        .slice(1, 7)
        .map((line) => line.split(',').slice(0, 4)),
    ).toEqual([
      ['A', 'grim', 'true', String(payoff(0, 0))],
      ['A', 'fixed', 'false', String(payoff(4, 0))],
      ['B', 'grim', 'true', String(payoff(0, 1))],
      ['B', 'fixed', 'false', String(payoff(2, 1))],
      ['C', 'grim', 'true', String(payoff(0, 2))],
      ['C', 'fixed', 'false', String(payoff(1, 2))],
    ]);
    expect(figure?.key?.map(({ text }) => text)).toEqual(['grim', 'fixed']);
  });

  it('is left out of two roles, without an equilibrium, and where too much is in it', () => {
    expect(named(pair)).not.toContain('rules-by-role');
    expect(named({ ...three, equilibria: [] })).not.toContain('rules-by-role');
    expect(
      named(
        rulesOf(
          ['A', 'B', 'C'],
          Array.from({ length: 9 }, (_, k) => `r${k}`),
        ),
      ),
    ).not.toContain('rules-by-role');
    expect(named(tournaments['eight rules of three, long'] as RulesDocument)).toContain('rules-by-role');
  });
});

describe('the table of rules', () => {
  it('has one column for equilibria that pay everybody the same', () => {
    const ties = tournaments['eight rules of three, long'] as RulesDocument;
    const [figure] = figures(tournamentResults(ties));
    expect(figure?.plots[0].axes.x.labels.map(({ text }) => text)[0]).toBe('1 to 8');
    const sections = sectionsOf(tournamentResults(ties));
    expect(sections[0]?.entries).toHaveLength(8);
  });

  it('marks the best reply by the means', () => {
    const means = [
      [1, 1],
      [0, 3],
      [3, 0],
      [2, 2],
    ];
    const table = rulesOf(['A', 'B'], ['grim', 'fixed'], { payoffs: means });
    const [figure] = figures(tournamentResults(table));
    const dots = figure?.plots[0].configuration.data.datasets.filter(({ label }) => label?.endsWith('best reply'));
    expect(dots?.map(({ label }) => label)).toEqual([
      'B: A: grim · B: fixed, best reply',
      'A: A: fixed · B: grim, best reply',
      'A: both: fixed, best reply',
      'B: both: fixed, best reply',
    ]);
    expect(figure?.method).toContain('standard error at most 0.012');
  });
});
