import { pageCautions } from '../cautions.ts';
import { escaped, list, table } from '../explain/html/parts.ts';
import type { Definition, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import { baselineText } from '../page/baseline-table.ts';
import {
  changesLine,
  headline,
  kicker,
  provenanceLines,
  reading,
  standfirst,
  subline,
  warning,
} from '../page/prose.ts';
import { allDefinitions, meaningText, rangeText, sourceText, unitText, valueText } from '../page/register-words.ts';
import type { ParameterFacts, Results } from '../results.ts';
import { stampOf } from '../stamp.ts';
import { sectionsOf } from '../subjects/index.ts';
import { baselineHeads } from '../wording/baseline.ts';
import { htmlWords as say } from '../wording/html.ts';
import { pageWords } from '../wording/page.ts';
import { registerWords } from '../wording/register.ts';
import { plain, sentence } from '../words.ts';
import { figureSection } from './figure-section.ts';
import { metaTags, sealed } from './html-file.ts';
import { reportStyle } from './report-style.ts';

/** A figure with its picture, an SVG document. */
export type Pictured = { readonly figure: Figure; readonly svg: string };

const section = (title: string, body: string): string =>
  body === '' ? '' : `<section>\n<h2>${escaped(title)}</h2>\n${body}\n</section>`;

const paragraphs = (texts: readonly string[], kind?: string): string =>
  texts.map((text) => `<p${kind === undefined ? '' : ` class="${kind}"`}>${escaped(sentence(text))}</p>`).join('\n');

const definitionList = (all: readonly Definition[]): string =>
  all.length === 0
    ? ''
    : `<dl>\n${all.map(({ term, meaning }) => `<dt>${escaped(term)}</dt><dd>${escaped(meaning)}</dd>`).join('\n')}\n</dl>`;

/** What the kind of results has to say beside what all pages say. */
function ownSections(results: Results): string[] {
  return sectionsOf(results).map(({ title, entries }) => {
    const terms = entries.filter((entry) => typeof entry !== 'string');
    const texts = entries.filter((entry) => typeof entry === 'string');
    return section(title, [paragraphs(texts), definitionList(terms)].filter((part) => part !== '').join('\n'));
  });
}

function parameterTable(title: string, parameters: readonly ParameterFacts[]): string {
  const rows = parameters.map((one) => ({
    cells: [
      `<code>${escaped(one.name)}</code>`,
      escaped(meaningText(one)),
      escaped(valueText(one)),
      escaped(unitText(one)),
      escaped(rangeText(one)),
      escaped(sourceText(one)),
    ],
  }));
  const heads = Object.values({ ...registerWords.heads, meaning: say.meaning });
  return section(registerWords.counted(title, formatCount(parameters.length)), table(heads, rows));
}

function head(results: Results, title: string): string {
  const [red, changed] = [warning(results), changesLine(results)];
  const stamp = stampOf(results);
  return `<header>
<p class="kicker">${escaped(kicker(results))}</p>
${stamp === undefined ? '' : `<p class="warning">${stamp.corner}</p>\n`}<h1>${escaped(title)}</h1>
${[
  red === undefined ? '' : paragraphs([red], 'warning'),
  paragraphs(standfirst(results)),
  changed === undefined ? '' : paragraphs([changed], 'changed'),
  paragraphs([subline(results)], 'quiet'),
]
  .filter((part) => part !== '')
  .join('\n')}
</header>`;
}

/** Links to the figures, by what they say. */
function contents(pictured: readonly Pictured[]): string {
  const links = pictured.map(({ figure: { name, title } }) => `<a href="#${escaped(name)}">${escaped(title)}</a>`);
  return pictured.length < 2 ? '' : `<nav aria-label="${say.figures}">${list(links)}</nav>`;
}

/** What sets the scenario apart from its baseline, parameter by parameter. */
function differences(results: Results): string {
  const told = baselineText(results);
  if (told === undefined) return '';
  const heads = Object.values(baselineHeads(results.scenario.baseline?.name ?? ''));
  const rows = told.rows.map(({ name, meaning, before, after, unit, source }) => ({
    cells: [`<code>${escaped(name)}</code>`, ...[meaning, before, after, unit, source].map(escaped)],
  }));
  const parts = [definitionList(told.terms), rows.length === 0 ? '' : table(heads, rows), paragraphs(told.sentences)];
  return section(told.title, parts.filter((part) => part !== '').join('\n'));
}

function registers({ scenario: { register = [] } }: Results): string[] {
  const levers = register.filter(({ role }) => role === 'lever');
  const assumptions = register.filter(({ role }) => role !== 'lever');
  return [
    levers.length === 0 ? '' : parameterTable(registerWords.levers, levers),
    assumptions.length === 0 ? '' : parameterTable(registerWords.assumptions, assumptions),
  ];
}

/**
 * A report as one file of HTML: no script, nothing from elsewhere. Titles, methods, definitions and registers are text,
 * the numbers of each figure a table.
 *
 * @param texts keyword → text, of which `Title` is the page's title
 */
export function htmlReport(
  results: Results,
  pictured: readonly Pictured[],
  texts: Readonly<Record<string, string>>,
): string {
  const drawn = pictured.map(({ figure }) => figure);
  const rests = [...pageCautions(results, drawn), ...results.scenario.limits.map(plain)];
  const body = [
    head(results, headline(results, drawn)),
    contents(pictured),
    ...pictured.map(({ figure, svg }) => figureSection(figure, svg)),
    section(pageWords.restsOn, list(rests.map((text) => escaped(sentence(text))))),
    section(pageWords.howToRead, paragraphs([reading(results)])),
    section(registerWords.meanings, definitionList(allDefinitions(results))),
    ...ownSections(results),
    differences(results),
    ...registers(results),
    `<footer>\n${provenanceLines(results)
      .map((line) => `<p>${escaped(line)}</p>`)
      .join('\n')}\n</footer>`,
  ].filter((part) => part !== '');
  return sealed(
    `${[
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${escaped(texts.Title ?? '')}</title>`,
      ...metaTags(texts),
      `<style>\n${reportStyle}\n</style>`,
      '</head>',
      '<body>',
      ...body,
      '</body>',
      '</html>',
    ].join('\n')}\n`,
  );
}
