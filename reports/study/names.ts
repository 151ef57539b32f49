import type { Interval } from '../../engine/analysis/bootstrap.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import type { Definition } from '../figure.ts';
import { formatNumber } from '../format.ts';
import { numberText } from '../plane/axis.ts';
import type { ScenarioFacts } from '../results.ts';
import { unitWords } from '../unit-words.ts';
import { fromTo } from '../wording/lists.ts';
import { naming, ownName } from '../wording/solution.ts';
import { clipped, inWords, plain, quoted, upperFirst } from '../words.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;

/** Whether the scenario has no words for a parameter but its own name. */
function isUnnamed({ path, label }: Factor): boolean {
  return label === '' || label === path || path.endsWith(`.${label}`);
}

/** In the scenario's words; where it has none, its own name with whose it is: `investors (labs)` of `labs.investors`. */
function ownWords(factor: Factor): string {
  const { path, label } = factor;
  if (!isUnnamed(factor)) return plain(label);
  const [owner = '', ...rest] = path.split('.');
  return rest.length === 0 ? inWords(path) : ownName(inWords(rest.join(' ')), inWords(owner));
}

/** Names by path, with the path behind them where several parameters have the same. */
export function factorNames(factors: readonly Factor[]): ReadonlyMap<string, string> {
  const labels = factors.map(ownWords);
  const named = factors.map(({ path }, k): [string, string] => {
    const label = labels[k] as string;
    const isShared = labels.some((other, at) => at !== k && other === label);
    return [path, isShared && label !== path ? `${label} (${path})` : label];
  });
  return new Map(named);
}

/** How names read where the scenario has no words for some of these parameters. */
export function namingDefinition(factors: readonly Factor[], paths: readonly string[]): Definition[] {
  const some = factors.some((one) => paths.includes(one.path) && isUnnamed(one) && one.path.includes('.'));
  return some ? [naming] : [];
}

/** In a sentence: `“hazard peak”`. */
export function factorQuoted(names: ReadonlyMap<string, string>, path: string): string {
  return quoted(names.get(path) ?? path, 44);
}

/** The name of a row, cut where it would fill the page. */
export function rowName(names: ReadonlyMap<string, string>, path: string): string {
  return upperFirst(clipped(names.get(path) ?? path, 90));
}

/** The unit of a factor in brackets: ` (per month)`. */
export function unitBrackets(unit: string, clock: Clock): string {
  const words = unitWords(unit, clock);
  return words === '' ? '' : ` (${words})`;
}

/** A value of a parameter, to a thousandth of the range in which it was moved. */
export function settingText(value: number | string, width: number): string {
  if (typeof value === 'string') return plain(value);
  const decimals = Math.min(12, Math.max(0, Math.ceil(-Math.log10(width / 1000) - 1e-9)));
  const [fixed, precise] = [Number(value.toFixed(decimals)), Number(value.toPrecision(3))];
  return numberText(Math.abs(precise - value) < Math.abs(fixed - value) ? precise : fixed, 12);
}

/** Decimals that show what is inside an interval. */
export function decimalsFor({ lo95, hi95 }: Pick<Interval, 'lo95' | 'hi95'>): number {
  const width = hi95 - lo95;
  return Number.isFinite(width) && width > 0 ? Math.min(12, Math.max(0, Math.ceil(-Math.log10(width / 5)))) : 2;
}

/** Two numbers with a dash between them, or, where it would be taken for a minus, `to`. */
export function rangeOf(lo: string, hi: string): string {
  return lo.startsWith('−') || hi.startsWith('−') ? fromTo(lo, hi) : `${lo}–${hi}`;
}

/** `29 (20–38)`, `−3 (−6 to 0)`; `29` where both ends are the same. */
export function intervalText({ estimate, lo95, hi95 }: Interval, by = 1): string {
  const decimals = decimalsFor({ lo95: by * lo95, hi95: by * hi95 });
  const [value, lo, hi] = [estimate, lo95, hi95].map((x) => formatNumber(by * x, decimals)) as [string, string, string];
  return value === lo && value === hi ? value : `${value} (${rangeOf(lo, hi)})`;
}

/** `45 % (40–50 %)`, which noise can put below 0 or above 100. */
export function percentText({ estimate, lo95, hi95 }: Interval): string {
  const [value, lo, hi] = [estimate, lo95, hi95].map((x) => formatNumber(100 * x, 0)) as [string, string, string];
  return value === lo && value === hi ? `${value} %` : `${value} % (${rangeOf(lo, hi)} %)`;
}
