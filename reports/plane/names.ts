import type { GridAxis, GridQuantity } from '../../engine/experiment/study/swept-grid.ts';
import { formatPercent } from '../format.ts';
import type { ScenarioFacts } from '../results.ts';
import { behind, unitWords } from '../unit-words.ts';
import { planeFigureWords } from '../wording/plane.ts';
import { clipped, lowerFirst, plain, quoted, upperFirst } from '../words.ts';
import { numberText } from './axis.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;

/** `verification power`: a path where there is no label. */
function nameOf({ path, label }: GridAxis): string {
  return plain(label === path ? path.replace(/[._]/g, ' ') : label);
}

/** In a sentence: `detection`, but `AI pressure`. */
export function axisWord(axis: GridAxis): string {
  const name = clipped(nameOf(axis), 40);
  return /^\p{Lu}(\p{Ll}|$)/u.test(name) ? lowerFirst(name) : name;
}

/** Beside the axis: `Detection (per month)`. */
export function axisTitle(axis: GridAxis, isLog: boolean, clock: Clock): string {
  const unit = unitWords(axis.unit, clock);
  const facts = [...(unit === '' ? [] : [unit]), ...(isLog ? [planeFigureWords.logarithmic] : [])];
  return `${upperFirst(clipped(nameOf(axis), 44))}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}

/** What an axis is of, in the scenario's words, with its tick by name. */
export function axisMeaning({ doc }: GridAxis, { tick }: Clock): string | undefined {
  return doc === undefined
    ? undefined
    : plain(doc)
        .replace(/\bticks\b/g, `${tick}s`)
        .replace(/\btick\b/g, tick);
}

/** `0.19 per month` */
export function axisValue(axis: GridAxis, value: number, clock: Clock, digits?: number): string {
  return `${numberText(value, digits)}${behind(axis.unit, clock)}`;
}

export function subject({ label }: GridQuantity): string {
  return quoted(plain(label));
}

/** A number of the quantity: `42 %`, `17.5 months`. */
export function amount({ isShare, unit }: GridQuantity, value: number, clock: Clock, digits = 3): string {
  if (isShare)
    return formatPercent(Number(value.toPrecision(12)), Number.isInteger(Number((100 * value).toPrecision(9))) ? 0 : 1);
  return `${numberText(value, digits)}${behind(unit, clock)}`;
}

/** A level of the quantity where a line is: `50 %`, `2.5 months`. */
export function levelText(quantity: GridQuantity, level: number, clock: Clock): string {
  return amount(quantity, level, clock, 4);
}
