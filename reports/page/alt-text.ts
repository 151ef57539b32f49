import { pageCautions } from '../cautions.ts';
import type { Figure } from '../figure.ts';
import { conditionLine } from '../findings.ts';
import type { Results } from '../results.ts';
import { sectionsOf } from '../subjects/index.ts';
import { plain, sentence, upperFirst } from '../words.ts';
import { baselineText } from './baseline-table.ts';
import { changesLine, headline, warning } from './prose.ts';
import { allDefinitions, meaningText, rangeText, sourceText, valueWithUnit } from './register-words.ts';

/** The page with the finding for those who cannot see it: headline, what it hangs on, what each panel shows, limits. */
export function briefText(results: Results, drawn: readonly Figure[]): string {
  const red = warning(results);
  const changed = changesLine(results);
  const { limits } = results.scenario;
  const rests = `What this rests on and does not show: ${limits.map((limit) => sentence(plain(limit))).join(' ')}`;
  return [
    ...(results.draft ? ['Draft: few runs, not for citing.'] : []),
    sentence(headline(results, drawn)),
    ...(red === undefined ? [] : [sentence(red)]),
    ...(changed === undefined ? [] : [sentence(changed)]),
    sentence(upperFirst(conditionLine(results))),
    ...drawn.map((figure, k) => `Panel ${String.fromCharCode(97 + k)}: ${figure.panelText ?? figure.altText}`),
    ...pageCautions(results, drawn),
    ...(limits.length === 0 ? [] : [rests]),
  ].join('\n');
}

/** What sets the scenario apart from its baseline: a line for each. */
function differenceLines(results: Results): string[] {
  const text = baselineText(results);
  if (text === undefined) return [];
  return [
    sentence(text.title),
    ...text.terms.map(({ term, meaning }) => `${term}: ${meaning}`),
    ...text.rows.map(({ name, meaning, before, after, unit }) => {
      return sentence(`${name}, ${meaning}: ${before} before, here ${[after, unit].join(' ').trim()}`);
    }),
    ...text.sentences.map(sentence),
  ];
}

/** The pages of definitions and parameters as text: a line for each. */
export function registerText(results: Results): string {
  const { register = [] } = results.scenario;
  return [
    'Definitions and assumptions.',
    ...allDefinitions(results).map(({ term, meaning }) => `${term}: ${meaning}`),
    ...sectionsOf(results).flatMap(({ title, entries }) => [
      `${title}:`,
      ...entries.map((entry) => (typeof entry === 'string' ? sentence(entry) : `${entry.term}: ${entry.meaning}`)),
    ]),
    ...differenceLines(results),
    ...register.map((parameter) => {
      const { name, role } = parameter;
      const range = rangeText(parameter);
      const allowed = range === '' ? '' : `; allowed ${range}`;
      return `${upperFirst(role)} ${name}, ${meaningText(parameter)}: ${valueWithUnit(parameter)}${allowed}; source: ${sourceText(parameter)}.`;
    }),
  ].join('\n');
}
