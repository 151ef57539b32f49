import { keyAsText } from '../../language/yaml/key-as-text.ts';
import { ofNumber } from '../exact/of-number.ts';
import { MOST_PERIODS } from '../inspection.ts';
import type { GameDescription } from './build-game.ts';
import { entryIn } from './entries.ts';
import type { GameFile } from './game-file.ts';
import { isExact, toDouble, type Value, ZERO } from './value.ts';

/** The recursive inspection game: parameters n (periods), m (inspections) and b (what a caught act costs, where an undetected one gains 1). */
export const buildInspection = (file: GameFile): GameDescription => {
  const block = file.entry('parameters')?.value;
  const valueNamed = (name: string, what: string): Value => {
    const entry = block?.kind === 'map' ? entryIn(block, name) : undefined;
    // The parameter's name as a formula: its value, and that it is read.
    if (entry !== undefined) return file.constant(keyAsText(entry));
    const span = file.entry('game')?.keySpan ?? file.loaded.root.span;
    file.refuse(
      'missing-key',
      span,
      `the parameter ${name} is missing: ${what}`,
      `add ${name}: {unit: "1", default: 1}`,
    );
    return ZERO;
  };
  const count = (name: string, what: string): number => {
    const value = toDouble(valueNamed(name, what));
    if (Number.isInteger(value) && value >= 0 && value <= MOST_PERIODS) return value;
    const entry = block?.kind === 'map' ? entryIn(block, name) : undefined;
    file.refuse(
      'wrong-value',
      entry?.keySpan ?? file.head.span,
      `${name}: expected a whole number from 0 to ${MOST_PERIODS}, got ${value}`,
    );
    return 0;
  };
  const n = count('n', 'the number of periods');
  const m = count('m', 'the number of inspections');
  const b = valueNamed('b', 'what a caught act costs');
  return { kind: 'inspection', n, m, b: isExact(b) ? b : ofNumber(Number.isFinite(b) ? b : 0) };
};
