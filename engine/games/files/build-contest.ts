import { type SafetyContest, whyNoContest } from '../race/safety-contest.ts';
import type { GameDescription } from './build-game.ts';
import { entryIn, textIn } from './entries.ts';
import type { GameFile } from './game-file.ts';
import { playersOf } from './heads.ts';
import { toDouble } from './value.ts';

/** A contest of safety and performance: how each is made of what is bought, the price, and what a disaster costs. */
export const buildContest = (file: GameFile): GameDescription | undefined => {
  const players = playersOf(file, 2);
  const numberIn = (block: string, key: string): number => {
    const map = file.entry(block)?.value;
    const node = map?.kind === 'map' ? entryIn(map, key)?.value : undefined;
    return node === undefined ? 0 : toDouble(file.constant(node));
  };
  const number = (key: string): number => {
    const node = file.entry(key)?.value;
    return node === undefined ? 0 : toDouble(file.constant(node));
  };
  const contest: SafetyContest = {
    players: players.length,
    risk: textIn(file.head, 'risk') === 'all' ? 'all' : 'winner',
    safety: {
      scale: numberIn('safety', 'scale'),
      power: numberIn('safety', 'power'),
      burden: numberIn('safety', 'burden'),
    },
    performance: { scale: numberIn('performance', 'scale'), power: numberIn('performance', 'power') },
    disaster: number('disaster'),
    price: number('price'),
  };
  if (file.problems.some(({ severity }) => severity === 'error')) return undefined;
  const reason = whyNoContest(contest);
  if (reason === undefined) return { kind: 'contest', players, contest };
  file.refuse(
    'wrong-value',
    file.entry('game')?.keySpan ?? file.loaded.root.span,
    `this contest is not solved: ${reason}`,
  );
  return undefined;
};
