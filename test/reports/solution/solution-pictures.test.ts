// Pictures and pages of solved games.

import { beforeAll, describe, expect, it } from 'vitest';
import type { NormalFormDocument } from '../../../engine/experiment/solutions/solve-document.ts';
import type { Figure } from '../../../reports/figure.ts';
import { a4 } from '../../../reports/page/a4.ts';
import type { Measure } from '../../../reports/page/marks.ts';
import { single } from '../../../reports/page/single.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import { leftProfile } from '../../../reports/solution/leaving.ts';
import { paretoFinding } from '../../../reports/solution/pareto.ts';
import { turnName } from '../../../reports/solution/turning-text.ts';
import { evidence, figures, findings, panelsFor, sectionsOf } from '../../../reports/subjects/index.ts';
import { inLayout } from '../study/blemishes.ts';
import { chicken, dilemma, gameOf, solutionOf, solvedGames, staged } from './games.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const figureOf = (document: NormalFormDocument, name: string): Figure => {
  const found = figures(solutionOf(document)).find((figure) => figure.name === name);
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found;
};

describe.each(Object.entries(solvedGames))('the pictures of %s', (_, document) => {
  it('are plain data with numbers, a text and a table of the same', () => {
    const results = solutionOf(document);
    for (const figure of figures(results)) {
      for (const { configuration } of figure.plots) {
        expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
        const places = configuration.data.datasets.flatMap(({ data }) => data.flatMap(({ x, y }) => [x, y]));
        expect(places.filter((place) => !Number.isFinite(place))).toEqual([]);
      }
      expect(figure.altText).toContain('in this model');
      expect(`${figure.altText} ${figure.title} ${figure.method}`).not.toMatch(/undefined|NaN|Infinity| {2}/);
      expect(figure.csv.split('\n').length).toBeGreaterThan(2);
    }
    expect(findings(results).length).toBeGreaterThan(0);
  });
});

describe.each(['a stage game with many turning points', 'nine players', 'long names', 'huge payoffs'])(
  'the pages of %s',
  (name) => {
    it('have nothing that lies on anything', () => {
      const results = drawableCopy(solutionOf(solvedGames[name] as NormalFormDocument));
      const alone = figures(results).flatMap((one) => inLayout(one.name, single(results, one, measure), 50));
      expect([...alone, ...inLayout('a4', a4(results, measure)[0].layout, 110)]).toEqual([]);
    });
  },
);

/** A figure with its numbers rounded. */
const rounded = (figure: Figure): unknown =>
  JSON.parse(JSON.stringify(figure, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)));

describe('the configurations', () => {
  it.each(['payoffs', 'gain-by-leaving', 'equilibria'])('of a game of two actions: %s', (name) => {
    expect(rounded(figureOf(chicken, name))).toMatchSnapshot();
  });

  it('of turning points', () => {
    expect(rounded(figureOf(staged, 'turning-points'))).toMatchSnapshot();
  });
});

const said = (document: NormalFormDocument): string => findings(solutionOf(document))[0] ?? '';
const below = (document: NormalFormDocument): string => evidence(solutionOf(document)).join(' ');

describe('findings of solved games', () => {
  it('count equilibria, and say that there are no others only where that is proven', () => {
    expect(said(chicken)).toBe('“Chicken” has 3 equilibria, 2 of them pure, and no others');
    expect(said({ ...chicken, complete: false, reason: 'the budget ended' })).toBe(
      '“Chicken” has 3 equilibria, 2 of them pure, perhaps not all',
    );
    expect(said({ ...chicken, equilibria: [], complete: false })).toBe(
      'no equilibrium was found, which does not say that there is none',
    );
    expect(said(dilemma)).toBe('“Dilemma” has one equilibrium, pure, and no others');
  });

  it('do not count equilibria between which all others lie', () => {
    const alike = solvedGames['all payoffs alike'] as NormalFormDocument;
    expect(said(alike)).toBe('“A game” has 4 extreme equilibria, all others lie between them');
  });

  it('say who gains by leaving, and together where all gain the same', () => {
    expect(below(chicken)).toBe(
      '“both: hold” is no equilibrium: both players gain by deviating alone, each 1 by “race”.',
    );
    expect(below(dilemma)).toBe(
      '“both: pause” is no equilibrium: both players gain by deviating alone, Lab 1 most: 2 by “race”. “both: pause”, which is no equilibrium, pays both more than the equilibrium “both: race”.',
    );
    const one = gameOf({
      actions: [
        ['pause', 'race'],
        ['pause', 'race'],
      ],
      payoffs: [
        [3, 0, 5, 1],
        [3, 0, 2, 1],
      ],
      cooperate: 'pause',
    });
    expect(below(one)).toContain('Lab 1 gains 2 by deviating alone to “race”');
  });

  it('say who is paid more by what is no equilibrium only where it is everybody', () => {
    const found = (facts: NormalFormDocument) => paretoFinding(facts, leftProfile(facts));
    const symmetric = (rows: readonly number[], cooperate: string) =>
      gameOf({
        actions: [
          ['pause', 'race'],
          ['pause', 'race'],
        ],
        payoffs: [rows, rows],
        cooperate,
      });
    // Own action first: pausing alone pays 0, racing alone 5.
    expect(found(symmetric([3, 0, 5, 1], 'pause'))).toBe(
      '“both: pause”, which is no equilibrium, pays both more than the equilibrium “both: race”',
    );
    // A deadlock: racing is best whatever the other does.
    expect(found(symmetric([1, 0, 5, 3], 'pause'))).toBe(
      'the equilibrium “both: race” pays both more than “both: pause”',
    );
    // Equal pay is no more, nor is a difference of the last digit.
    expect(found(symmetric([1, 0, 5, 1], 'pause'))).toBeUndefined();
    expect(found(symmetric([1 + 1e-12, 0, 5, 1], 'pause'))).toBeUndefined();
    // One is paid less: nothing is said of all.
    const unlike = gameOf({
      actions: [
        ['pause', 'race'],
        ['pause', 'race'],
      ],
      payoffs: [
        [3, 0, 5, 1],
        [1, 0, 5, 2],
      ],
      cooperate: 'pause',
    });
    expect(found(unlike)).toBeUndefined();
  });

  it('name what the scenario has no words for by its own name and whose it is', () => {
    const turn = staged.turning?.turns[0] as NonNullable<NormalFormDocument['turning']>['turns'][number];
    expect(turnName({ ...turn, path: 'verification.hidden_work', label: 'hidden_work' })).toBe(
      'hidden work (verification)',
    );
    expect(turnName({ ...turn, path: 'treaty.penalty', label: 'Penalty' })).toBe('Penalty');
    const { definitions, method } = figureOf(staged, 'turning-points');
    expect(definitions).toContainEqual({ term: 'Input 0 (labs)', meaning: 'labs.input_0 in the scenario' });
    expect(method).toMatch(/^Each of 69 parameters/);
  });

  it('of a scenario say first whether what all would have to keep holds', () => {
    expect(said(staged)).toBe(
      '“both: pause” is an equilibrium of the choice of “stance” by labs in month 24: nobody gains by deviating alone; the least deterred, Lab 2, loses 0.5 by “race”',
    );
    expect(below(staged)).toBe(
      '2 of 69 parameters, each moved alone within its range, would end this equilibrium; the nearest is “input 0 (labs)”, from 12 to above 24 months (12 % of its range). 3 equilibria, 2 of them pure, and no others.',
    );
  });

  it('name a turn inside a range before one at its very end, however near that is', () => {
    const turning = staged.turning as NonNullable<NormalFormDocument['turning']>;
    const [first, ...others] = turning.turns;
    const atEnd = { ...(first as (typeof turning.turns)[number]), at: 0, direction: 'down' as const, share: 0.01 };
    expect(below({ ...staged, turning: { ...turning, turns: [atEnd, ...others] } })).toContain(
      'the nearest is “input 1 (labs)”',
    );
    expect(below({ ...staged, turning: { ...turning, turns: [atEnd] } })).toContain(
      'the nearest is “input 0 (labs)”, from 12 to 0 months (1 % of its range, the end of it)',
    );
  });

  it('say that somebody loses nothing by leaving', () => {
    const alike = solvedGames['all payoffs alike'] as NormalFormDocument;
    expect(below(alike)).toContain('Lab 1 loses nothing by “b”');
  });

  it('say that nothing turns the answer', () => {
    const none = solvedGames['a stage game that nothing turns'] as NormalFormDocument;
    expect(below(none)).toContain(
      'None of 69 parameters, each moved alone to either end of its range, would end this equilibrium',
    );
  });

  it('of other games tell probabilities', () => {
    const of = (name: string): string => findings(solutionOf(solvedGames[name] as never))[0] ?? '';
    expect(of('a race')).toBe(
      'a disaster comes with a probability of 60 % in the equilibrium where each knows its own type',
    );
    expect(of('a contest')).toBe(
      'a disaster comes with a probability of 10 % to 20 % in the 2 equilibria that were found',
    );
    expect(of('an inspection')).toBe('a violation comes with a probability of 55.6 %, one that is caught with 11.1 %');
  });
});

describe('the table of payoffs', () => {
  it('marks best replies and frames the profiles in which all are', () => {
    const { configuration, texts = [] } = figureOf(chicken, 'payoffs').plots[0];
    const labels = configuration.data.datasets.map(({ label }) => label ?? '');
    expect(labels.filter((label) => label.endsWith('best reply')).sort()).toEqual([
      'North: North: hold · South: race, best reply',
      'North: North: race · South: hold, best reply',
      'South: North: hold · South: race, best reply',
      'South: North: race · South: hold, best reply',
    ]);
    expect(labels.filter((label) => /^equilibrium \d$/.test(label))).toEqual(['equilibrium 1', 'equilibrium 2']);
    expect(texts.map(({ text }) => text)).toEqual(['0', '0', '−1', '1', '1', '−1', '−10', '−10', '1', '2']);
  });

  it('is not drawn of more pairs than can be seen, and then equilibria are', () => {
    const large = solvedGames['thirty actions'] as NormalFormDocument;
    expect(figureOf(large, 'payoffs').plots[0].axes.y.labels.map(({ text }) => text)).toEqual(['Lab 1', 'Lab 2']);
  });
});

describe('the panels of a solved game', () => {
  it('do not show again what the table of payoffs shows', () => {
    const names = (document: NormalFormDocument): string[] =>
      panelsFor(solutionOf(document), 6).map(({ name }) => name);
    expect(names(dilemma)).toEqual(['payoffs', 'gain-by-leaving']);
    expect(names(staged)).toEqual(['payoffs', 'gain-by-leaving', 'equilibria', 'turning-points']);
  });

  it('are followed by every equilibrium with what it pays', () => {
    const [section] = sectionsOf(solutionOf(chicken));
    expect(section?.entries.at(-1)).toEqual({
      term: 'Equilibrium 3',
      meaning: 'both: 90 % hold + 10 % race; pays North −0.1 · South −0.1',
    });
  });
});
