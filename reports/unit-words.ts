import type { ScenarioFacts } from './results.ts';
import { numberWords as say } from './wording/numbers.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;

/** `1/tick` → `per month`, `ticks` → `months`, `OOM year` → `OOM years`, `"1"` → nothing. */
export function unitWords(unit: string, { tick }: Clock): string {
  if (unit === '1' || unit === '') return '';
  const told = unit.replace(/\bticks\b/g, `${tick}s`).replace(/\btick\b/g, tick);
  return told.replace(/ (day|week|month|quarter|year)$/, ' $1s').replace(/^1\//, say.per);
}

/** Whether a definition says no more than the unit, which stands beside every number: `per year` of `1/year`. */
export function isUnitAlone(definition: string, unit: string): boolean {
  const bare = (text: string): string => text.replace(/^\s*in\s+|\s|\.\s*$/g, '').toLowerCase();
  return bare(definition) === bare(unit.replace(/^1\//, say.per));
}

/** ` per month`, or nothing: behind a number. */
export function behind(unit: string, clock: Clock): string {
  const words = unitWords(unit, clock);
  return words === '' ? '' : ` ${words}`;
}
