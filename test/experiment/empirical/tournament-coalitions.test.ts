import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playTournament } from '../../../engine/experiment/empirical/play-tournament.ts';
import { tournamentCoalitions } from '../../../engine/experiment/empirical/tournament-coalitions.ts';
import { stableSizes } from '../../../engine/games/coalition/stable-sizes.ts';
import { newFolder } from '../../new-folder.ts';

/** A pause costs who pauses c = 2.5 and is worth b = 1 to each of five, give or take luck; nobody pauses for fewer than c/b. */
const treaty = (luck: number): string => {
  const duel = readFileSync(join(import.meta.dirname, 'duel.yaml'), 'utf8');
  const payoff = `"if(pausing >= 2.5, pausing - if(stance == pause, 2.5, 0), 0) + ${luck} * luck"`;
  const path = join(newFolder(), 'treaty.yaml');
  const text = duel
    .replace('count: 3', 'count: 5')
    .replace('decisions:', 'let: {world: {pausing: count(labs.stance == pause)}}\ndecisions:')
    .replace(/payoff: .*/, `payoff: ${payoff}`)
    .replace('luck: normal(0, 0.1)', 'noise: normal(0, 0.1)')
    .replace('draw:\n', 'draw:\n  world:\n    luck: {draw: "normal(0, 1)", per: run}\n')
    .replace('1 + luck', '1 + noise');
  writeFileSync(path, text);
  return path;
};

const [member, outsider] = ['{fixed: {play: pause}}', '{fixed: {play: race}}'];

describe('coalitions of a tournament', () => {
  it('are those of the treaty in formulas, for certain, where luck falls on all alike', async () => {
    const played = await playTournament({ reference: treaty(1), rules: [member, outsider], runs: 50, workers: 1 });
    expect([played.played, played.profiles.length]).toEqual([32, 32]);
    const sizes = stableSizes({
      players: 5,
      payoffMember: (k) => (k >= 2.5 ? k - 2.5 : 0),
      payoffOutsider: (k) => (k >= 2.5 ? k : 0),
    });
    const found = tournamentCoalitions(played, { member, outsider, resamples: 100 });
    expect(found).toHaveLength(32);
    for (const { members, internal, external, stable, share } of found) {
      const size = sizes[members.length]!;
      expect([internal, external, stable]).toEqual([size.internal, size.external, size.stable]);
      expect(share).toBe(stable ? 1 : 0);
    }
    expect(found.filter(({ stable }) => stable).map(({ members }) => members.length)).toContain(3);
  });

  it('are refused with a rule that was not played', async () => {
    const played = await playTournament({ reference: treaty(0), rules: [member, outsider], runs: 2, workers: 1 });
    expect(() => tournamentCoalitions(played, { member: 'grim', outsider })).toThrow(
      'coalition: expected a rule of the tournament ({fixed: {play: pause}}, {fixed: {play: race}}), got grim',
    );
    expect(() => tournamentCoalitions(played, { member, outsider, resamples: 10 })).toThrow('at least 100, got 10');
  });
});
