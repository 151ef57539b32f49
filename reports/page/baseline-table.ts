import type { BaselineFacts, ParameterDifference } from '../../engine/experiment/results/baseline-facts.ts';
import { eventTime } from '../changes.ts';
import type { Definition } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results, ScenarioFacts } from '../results.ts';
import {
  addedEvent,
  addedModule,
  asksFor,
  baselineHeads,
  baselineTitle,
  byHand,
  eventSets,
  FROM_MODULE,
  HORIZON,
  HORIZON_MEANING,
  NOT_THERE,
  NOT_THERE_NOW,
  OTHER_WORDS,
  otherFormulas,
  REMOVED_EVENT,
  REMOVED_MODULE,
  removedModule,
  settingsTitle,
  withParameters,
} from '../wording/baseline.ts';
import { clipped, plain, sentence, upperFirst } from '../words.ts';
import type { Measure } from './marks.ts';
import { groupValue, isAssumed, meaningText, sourceText, unitText, valueWords } from './register-words.ts';
import { below, definitionRow, prose, QUIET, row, type Strip, sectionTitle, TERM, TEXT } from './strips.ts';
import { cellsOf, fittedColumns } from './table-columns.ts';

/** A row of the table, in words. */
export type DifferenceRow = {
  readonly name: string;
  readonly meaning: string;
  readonly before: string;
  readonly after: string;
  readonly unit: string;
  readonly source: string;
  readonly assumed: boolean;
};

/** What sets a scenario apart from its baseline, in words: terms with their meaning, parameters, sentences. */
export type BaselineText = {
  readonly title: string;
  readonly terms: readonly Definition[];
  readonly rows: readonly DifferenceRow[];
  readonly sentences: readonly string[];
};

function differenceRow(difference: ParameterDifference, added: boolean): DifferenceRow {
  const { name, before, after, set } = difference;
  const now = after === undefined ? NOT_THERE_NOW : after.map(groupValue).join('; ');
  return {
    name,
    meaning: meaningText(difference),
    before: before === undefined ? (added ? FROM_MODULE : NOT_THERE) : before.map(groupValue).join('; '),
    after: set === true ? byHand(now) : now,
    unit: unitText(difference),
    source: sourceText(difference),
    assumed: isAssumed(difference),
  };
}

function terms(scenario: ScenarioFacts, baseline: BaselineFacts): Definition[] {
  const { modules, withoutModules, events, withoutEvents } = baseline;
  const counted = ({ parameters, summary }: (typeof modules)[number]): string =>
    withParameters(sentence(upperFirst(plain(summary ?? ''))), formatCount(parameters), parameters === 1);
  return [
    ...modules.map((module) => ({ term: addedModule(module.name), meaning: counted(module) })),
    ...withoutModules.map((name) => ({ term: removedModule(name), meaning: REMOVED_MODULE })),
    ...events.map((event) => ({
      term: addedEvent(clipped(plain(event.label), 60)),
      meaning: eventSets(
        upperFirst(eventTime(scenario, event)),
        event.sets.map(({ path, value }) => `${path} = ${valueWords(value)}`).join(', '),
      ),
    })),
    ...withoutEvents.map((label) => ({ term: addedEvent(clipped(plain(label), 60)), meaning: REMOVED_EVENT })),
  ].map(({ term, meaning }) => ({ term, meaning: sentence(meaning) }));
}

function horizonRow({ tick, horizon }: ScenarioFacts, before: number): DifferenceRow {
  const name = HORIZON;
  return {
    ...{ name, meaning: HORIZON_MEANING, unit: tick, source: '', assumed: true },
    before: formatCount(before),
    after: formatCount(horizon),
  };
}

/** What sets a scenario apart from its baseline; undefined where that is not known, or there is none. */
export function baselineText({ scenario }: Pick<Results, 'scenario'>): BaselineText | undefined {
  const { baseline, parent } = scenario;
  if (baseline === undefined) return undefined;
  const { horizon, parameters, asks, formulas, modules } = baseline;
  const added = (name: string): boolean =>
    modules.some((module) => name.startsWith(`${module.name.replaceAll('-', '_')}.`));
  const said = terms(scenario, baseline);
  const rows = [
    ...(horizon === undefined ? [] : [horizonRow(scenario, horizon)]),
    ...parameters.map((one) => differenceRow(one, added(one.name))),
  ];
  const sentences = [
    ...(formulas.length === 0 ? [] : [otherFormulas(formulas.join(', '))]),
    ...(asks.length === 0 ? [] : [asksFor(asks.map((label) => `“${plain(label)}”`).join(', '))]),
  ];
  return {
    title: parent === undefined ? settingsTitle(baseline.name) : baselineTitle(baseline.name),
    terms: said,
    rows,
    sentences: said.length + rows.length + sentences.length === 0 ? [OTHER_WORDS] : sentences,
  };
}

const SHORT = { name: 430, before: 390, after: 390, unit: 200 } as const;
const NAMES = ['name', 'meaning', 'before', 'after', 'unit', 'source'] as const;

function cellsOfRow(said: DifferenceRow) {
  const style = (name: (typeof NAMES)[number]) =>
    name === 'after' ? TERM : name === 'source' && said.assumed ? QUIET : TEXT;
  return cellsOf(NAMES, (name) => ({ text: said[name], style: style(name) }));
}

/** The parameters that differ, with their values there and here. */
function parameterRows(said: readonly DifferenceRow[], baseline: string, isFirst: boolean, measure: Measure): Strip[] {
  if (said.length === 0) return [];
  const heads = baselineHeads(baseline);
  const rows = [cellsOf(NAMES, (name) => ({ text: heads[name], style: TERM })), ...said.map(cellsOfRow)];
  const across = fittedColumns(rows, SHORT, measure);
  const strip = (cells: (typeof rows)[number], again?: Strip): Strip =>
    row(
      NAMES.map((name) => ({ ...cells[name], ...across[name] })),
      measure,
      again,
    );
  const [first, ...others] = rows;
  const header = first === undefined ? undefined : strip(first);
  return header === undefined
    ? []
    : [{ ...(isFirst ? header : below(header)), leads: true }, ...others.map((cells) => strip(cells, header))];
}

/** The table of what sets a scenario apart from its baseline. */
export function baselineTable(results: Results, measure: Measure): Strip[] {
  const text = baselineText(results);
  if (text === undefined) return [];
  return [
    sectionTitle(text.title, measure),
    ...text.terms.map((one) => definitionRow(one, measure)),
    ...parameterRows(text.rows, results.scenario.baseline?.name ?? '', text.terms.length === 0, measure),
    ...text.sentences.map((one) => below(prose(sentence(one), measure))),
  ];
}
