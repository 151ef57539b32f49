import { pictureCautions } from '../cautions.ts';
import type { Definition } from '../figure.ts';
import { notableOutcomes } from '../findings.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import type { ParameterFacts, Results } from '../results.ts';
import { isUnitAlone } from '../unit-words.ts';
import { registerWords as say } from '../wording/register.ts';
import { clipped, plain, sentence, upperFirst } from '../words.ts';

/** `Frontier capability, OOM`; of a plain number its name alone. */
function inUnit(label: string, unit: string): string {
  return unit === '1' ? label : say.inUnit(label, unit);
}

/** What every outcome and measure is, in the scenario's words, and what to bear in mind of their levels. */
export function allDefinitions(results: Results): Definition[] {
  const outcomes = notableOutcomes(results).map(({ label, definition, kind }) => ({
    term: clipped(plain(label), 80),
    meaning: `${say.kinds[kind]}${sentence(upperFirst(plain(definition ?? say.notDefined)))}`,
  }));
  const { headlineMeasure, asked = [] } = results;
  const byMeasure = new Map<string, { label: string; definition?: string; caution?: string; unit: string }>([
    ...(headlineMeasure === undefined ? [] : [[headlineMeasure.name, headlineMeasure] as const]),
    ...asked.map((measure) => [measure.name, measure] as const),
    ...results.ticks.map((series) => [series.measure, series] as const),
  ]);
  const measures = [...byMeasure.values()].flatMap(({ label, definition, unit }) =>
    definition === undefined || isUnitAlone(definition, unit)
      ? []
      : [
          {
            term: inUnit(upperFirst(clipped(plain(label), 80)), unit),
            meaning: sentence(upperFirst(plain(definition))),
          },
        ],
  );
  const cautions = pictureCautions([...notableOutcomes(results), ...byMeasure.values()]).map((one) => ({
    term: one.labels.join(', '),
    meaning: sentence(upperFirst(one.text)),
  }));
  return [...outcomes, ...measures, ...cautions];
}

/** `0.1` → `0.1`, `1000000000` → `1 × 10⁹`, `-3` → `−3`. */
function numberText(value: number): string {
  return formatNumber(value, decimalsOf(value));
}

/** The values that the scenario allows: `0 to 5`; empty where it names none. */
export function rangeText({ range }: ParameterFacts): string {
  if (range === undefined) return '';
  const [low, high] = range;
  return say.range(numberText(low), numberText(high));
}

/** A number as all numbers here; in other texts a hyphen before a digit is a minus. */
export function valueWords(text: string): string {
  if (/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text)) return numberText(Number(text));
  return plain(text).replace(/(?<![\p{L}\d])-(?=[\d.])/gu, '−');
}

/** `Leader: 0.6`; of all players `0.6`. */
export function groupValue({ text, players }: ParameterFacts['values'][number]): string {
  return players === undefined ? valueWords(text) : say.ofPlayers(players.join(', '), valueWords(text));
}

/** `0.5`; where players differ, the value of each group with their names. */
export function valueText({ values }: ParameterFacts): string {
  const [first] = values;
  return first !== undefined && values.length === 1 ? valueWords(first.text) : values.map(groupValue).join('; ').trim();
}

/** Whether there is nothing that could be looked up. */
export function isAssumed({ source }: Pick<ParameterFacts, 'source'>): boolean {
  return source === undefined || /^\s*assumption\b/i.test(source);
}

/** The source as the scenario gives it. */
export function sourceText({ source }: Pick<ParameterFacts, 'source'>): string {
  return source === undefined ? say.noSource : plain(source);
}

/** `OOM/year`; nothing for a plain number. */
export function unitText({ unit }: Pick<ParameterFacts, 'unit'>): string {
  return unit === '1' ? '' : plain(unit);
}

/** `3 year`. */
export function valueWithUnit(parameter: ParameterFacts): string {
  return [valueText(parameter), unitText(parameter)].join(' ').trim();
}

/** What a parameter is, in the scenario's words. */
export function meaningText({ doc, label }: Pick<ParameterFacts, 'doc' | 'label'>): string {
  return upperFirst(plain(doc ?? label));
}

/** Few enough to be shown first all of them. */
const FEW = 6;

/** The parameters that the scenario shows first; where it names none and has few, all. */
export function mainParameters({ scenario: { register = [] } }: Results): readonly ParameterFacts[] {
  const first = register.filter(({ headline }) => headline);
  return first.length === 0 && register.length <= FEW ? register : first;
}
