import { didYouMean } from '../../language/problem.ts';
import type { MapNode } from '../../language/yaml/node.ts';
import { iteratedStrategies } from '../iterated/strategies/index.ts';
import { entryIn, textIn, textsIn } from './entries.ts';
import type { GameFile } from './game-file.ts';
import { distinct, wholeNumber } from './heads.ts';
import { toDouble } from './value.ts';

/** How a game of two actions is played turn after turn, as far as its file says. */
export type Tournament = {
  /** Names of strategies of iterated play, each once. */
  readonly rules?: readonly string[];
  readonly turns?: number;
  readonly repetitions?: number;
  /** In [0, 1]. */
  readonly noise?: number;
  readonly selfPlay?: true;
};

const rulesOf = (file: GameFile, node: MapNode): readonly string[] => {
  const known = iteratedStrategies.map(({ name }) => name);
  const named = textsIn(node, 'rules');
  for (const { text, span } of named) {
    if (known.includes(text)) continue;
    const near = didYouMean(text, known);
    const hint = near === undefined ? `there is ${known.join(', ')}` : `did you mean "${near}"?`;
    file.refuse('unknown-name', span, `there is no strategy "${text}" of iterated play`, hint);
  }
  return distinct(file, named);
};

/** The block `tournament`; empty where there is none. */
export const tournamentOf = (file: GameFile): Tournament => {
  const node = file.entry('tournament')?.value;
  if (node?.kind !== 'map') return {};
  const count = (key: string, most: number): number | undefined => {
    const value = entryIn(node, key)?.value;
    return value && wholeNumber(file, key, value, [1, most]);
  };
  const chance = (): number | undefined => {
    const value = entryIn(node, 'noise')?.value;
    if (value === undefined) return undefined;
    const noise = toDouble(file.constant(value));
    if (noise >= 0 && noise <= 1) return noise;
    file.refuse('wrong-value', value.span, `noise: expected a number from 0 to 1, got ${noise}`);
    return undefined;
  };
  const rules = entryIn(node, 'rules') && rulesOf(file, node);
  const [turns, repetitions, noise] = [count('turns', 10_000_000), count('repetitions', 1_000_000), chance()];
  return {
    ...(rules === undefined ? {} : { rules }),
    ...(turns === undefined ? {} : { turns }),
    ...(repetitions === undefined ? {} : { repetitions }),
    ...(noise === undefined ? {} : { noise }),
    ...(textIn(node, 'self_play') === 'true' ? { selfPlay: true } : {}),
  };
};
