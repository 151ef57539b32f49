import { describe, expect, it } from 'vitest';
import type { BuiltGame } from '../../../engine/games/files/build-game.ts';
import { solveRace } from '../../../engine/games/race/solve-race.ts';
import { complaintsOf, gameOfText } from './text-game.ts';

const race = (change: Readonly<Record<string, string>> = {}): string => {
  const lines = {
    action: '{name: safety, range: [0, 1]}',
    type: 'uniform(0, mu)',
    score: 'type - action',
    win: 'action',
    lose: '(1 - e) * safety_of_winner',
    disaster: '0',
    ...change,
  };
  return `detente: 1
title: Race
game: {kind: race, players: {count: 3, name: Team}, symmetric: true, information: public}
parameters:
  mu: {unit: "1", default: 2, doc: spread}
  e: {unit: "1", default: 1/2, doc: enmity}
${Object.entries(lines)
  .map(([key, value]) => `${key}: ${value}`)
  .join('\n')}
`;
};

const raceOf = (built: BuiltGame) => {
  if (built.kind !== 'race') throw new Error(`expected a race, got ${built.kind}`);
  return built;
};

describe('a race in a file', () => {
  it('is the contest it describes', async () => {
    const { players, action, information, contest } = raceOf(await gameOfText(race()));
    expect(players).toEqual(['Team 1', 'Team 2', 'Team 3']);
    expect({ action, information }).toEqual({ action: 'safety', information: ['public'] });
    const { types, ...rest } = contest;
    expect([types.low, types.high, types.cumulative(0.5)]).toEqual([0, 2, 0.25]);
    expect(rest).toEqual({
      players: 3,
      actions: [0, 1],
      score: { type: 1, action: 1 },
      win: { base: 0, slope: 1 },
      lose: { base: 0, slope: 0.5 },
    });
  });

  it.each([
    ['winner.action', { lose: '(1 - e) * winner.action' }],
    ["the action's own name", { score: 'type - safety', win: 'safety', lose: 'winner.safety * (1 - e)' }],
    [
      'lines written at length',
      { score: '-(action - type) * 2 / 2', win: '(2 * action + e - e) / 2', lose: 'winner.action - e * winner.action' },
    ],
    ['no more than it needs', { action: '{}', lose: '(1 - e) * winner.action' }],
  ])('may be written with %s', async (_, change) => {
    const contest = (text: BuiltGame) => {
      const { types, ...rest } = raceOf(text).contest;
      return rest;
    };
    expect(contest(await gameOfText(race(change)))).toEqual(contest(await gameOfText(race())));
  });

  it('adds the disaster to what winner and others get: −1 with probability 1 − action', async () => {
    const { contest } = raceOf(await gameOfText(race({ disaster: '-1' })));
    expect(contest.win).toEqual({ base: -1, slope: 2 });
    expect(contest.lose).toEqual({ base: -1, slope: 1.5 });
    // Stakes e s on a payoff that rises by 2: as with half the enmity.
    const half = raceOf(await gameOfText(race(), { e: '1/4' })).contest;
    for (const information of ['none', 'private', 'public'] as const)
      expect(solveRace(contest, information).risk).toBeCloseTo(solveRace(half, information).risk, 12);
  });

  it('takes other types and other values', async () => {
    const { contest } = raceOf(await gameOfText(race({ type: 'beta(2, 2, 0, mu)' }), { mu: '4' }));
    expect(contest.types.cumulative(1)).toBeCloseTo(0.15625, 14);
    expect(contest.types.high).toBe(4);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'score that bends',
      { score: 'type - action ^ 2' },
      'game.yaml:9:15 error expected a straight line in action and type  [not-a-straight-line]',
    ],
    [
      'payoff that bends',
      { win: 'min(action, 0.5)' },
      'game.yaml:10:6 error expected a straight line in action  [not-a-straight-line]',
    ],
    [
      'product of actions',
      { win: 'action * action' },
      'game.yaml:10:6 error expected a straight line in action  [not-a-straight-line]',
    ],
    [
      'loser paid by his own action',
      { lose: 'action' },
      'game.yaml:11:7 error "action" is not known here  [wrong-moment]',
    ],
    ['unknown name', { win: 'acton' }, 'game.yaml:10:6 error unknown name "acton"  [unknown-name]'],
    [
      'unknown distribution',
      { type: 'normal(0, 1)' },
      'game.yaml:8:7 error expected uniform(low, high), beta(a, b) or beta(a, b, low, high), got normal(0, 1)  [bad-distribution]',
    ],
    [
      'empty range of types',
      { type: 'uniform(mu, mu)' },
      'game.yaml:8:7 error expected finite types with low < high, got 2 and 2  [bad-distribution]',
    ],
    [
      'shape that is not solved',
      { type: 'beta(0.5, 2)' },
      'game.yaml:8:7 error expected shapes of a beta distribution from 1 to 100, got 0.5  [bad-distribution]',
    ],
    [
      'disaster by the action',
      { disaster: 'action' },
      'game.yaml:12:11 error "action" is not known here  [wrong-moment]',
    ],
    [
      'range beyond probabilities',
      { action: '{name: safety, range: [0, 2]}' },
      'game.yaml:3:1 error this is no race that is solved here: expected actions within [0, 1], got 0 to 2  [not-a-race]',
    ],
    [
      'score by the type alone',
      { score: 'type' },
      'game.yaml:3:1 error this is no race that is solved here: expected a score that rises with the type and falls with the action  [not-a-race]',
    ],
    [
      'prize for losing',
      { lose: '2 * safety_of_winner' },
      'game.yaml:3:1 error this is no race that is solved here: expected winning to be never worse than losing to the same action  [not-a-race]',
    ],
    [
      'word of its own',
      { action: '{name: type}' },
      'game.yaml:7:10 error "type" has a meaning of its own in formulas  [reserved-name]',
    ],
  ])('is refused with a %s', async (_, change, said) => {
    const complaints = (await complaintsOf(race(change))).filter((line) => line.includes(' error '));
    expect(complaints[0]).toBe(said);
  });

  it('lacks nothing it needs', async () => {
    expect(await complaintsOf('detente: 1\ngame: {kind: race, players: [A, B]}')).toEqual(
      ['lose', 'score', 'type', 'win'].map((key) => expect.stringContaining(`${key} is missing`)),
    );
  });
});
