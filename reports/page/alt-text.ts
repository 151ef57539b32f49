import { pageCautions } from '../cautions.ts';
import type { Figure } from '../figure.ts';
import { conditionLine } from '../findings.ts';
import type { Results } from '../results.ts';
import { stampOf } from '../stamp.ts';
import { sectionsOf } from '../subjects/index.ts';
import { pageWords } from '../wording/page.ts';
import { plain, sentence, upperFirst } from '../words.ts';
import { baselineText } from './baseline-table.ts';
import { changesLine, headline, warning } from './prose.ts';
import { allDefinitions, meaningText, rangeText, sourceText, valueWithUnit } from './register-words.ts';

const say = pageWords.alternative;

/** The page with the finding for those who cannot see it: headline, what it hangs on, what each panel shows, limits. */
export function briefText(results: Results, drawn: readonly Figure[]): string {
  const red = warning(results);
  const changed = changesLine(results);
  const stamp = stampOf(results);
  const { limits } = results.scenario;
  const rests = say.restsOn(limits.map((limit) => sentence(plain(limit))).join(' '));
  return [
    ...(stamp === undefined ? [] : [stamp.sentence]),
    sentence(headline(results, drawn)),
    ...(red === undefined ? [] : [sentence(red)]),
    ...(changed === undefined ? [] : [sentence(changed)]),
    sentence(upperFirst(conditionLine(results))),
    ...drawn.map((figure, k) => say.panel(String.fromCharCode(97 + k), figure.panelText ?? figure.altText)),
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
    ...text.terms.map(({ term, meaning }) => say.term(term, meaning)),
    ...text.rows.map(({ name, meaning, before, after, unit }) => {
      return sentence(say.difference(name, meaning, before, [after, unit].join(' ').trim()));
    }),
    ...text.sentences.map(sentence),
  ];
}

/** The pages of definitions and parameters as text: a line for each. */
export function registerText(results: Results): string {
  const { register = [] } = results.scenario;
  return [
    say.definitions,
    ...allDefinitions(results).map(({ term, meaning }) => say.term(term, meaning)),
    ...sectionsOf(results).flatMap(({ title, entries }) => [
      say.title(title),
      ...entries.map((entry) => (typeof entry === 'string' ? sentence(entry) : say.term(entry.term, entry.meaning))),
    ]),
    ...differenceLines(results),
    ...register.map((parameter) => {
      const { name, role } = parameter;
      const range = rangeText(parameter);
      const allowed = range === '' ? '' : say.allowed(range);
      return say.parameter(
        `${upperFirst(role)} ${name}`,
        meaningText(parameter),
        valueWithUnit(parameter),
        allowed,
        sourceText(parameter),
      );
    }),
  ].join('\n');
}
