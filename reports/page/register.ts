import { INK } from '../colour.ts';
import { conditionLine } from '../findings.ts';
import { formatCount } from '../format.ts';
import type { ParameterFacts, Results } from '../results.ts';
import { sectionsOf } from '../subjects/index.ts';
import { pageWords } from '../wording/page.ts';
import { registerWords as say } from '../wording/register.ts';
import { plain, sentence } from '../words.ts';
import { baselineTable } from './baseline-table.ts';
import { provenance } from './foot.ts';
import { masthead } from './head.ts';
import type { Layout, Measure, TextStyle } from './marks.ts';
import { paragraph } from './paragraph.ts';
import { parameterColumns, parameterTable } from './parameter-table.ts';
import { changesLine, kicker, reading } from './prose.ts';
import { allDefinitions } from './register-words.ts';
import { A4 } from './sheet.ts';
import { below, definitionRow, prose, QUIET, type Strip, sectionTitle, WIDTH } from './strips.ts';
import { wrap } from './wrap.ts';

const TITLE: TextStyle = { size: 60, weight: 700, colour: INK };

/** Pages after the first; what a model has beyond them is counted. */
const MOST_PAGES = 6;

function definitionTable(results: Results, measure: Measure): Strip[] {
  const all = allDefinitions(results);
  if (all.length === 0) return [];
  return [sectionTitle(say.meanings, measure), ...all.map((one) => definitionRow(one, measure))];
}

/** What the kind of results has to say beside what all pages say. */
function ownSections(results: Results, measure: Measure): Strip[] {
  return sectionsOf(results).flatMap(({ title, entries }) => [
    sectionTitle(title, measure),
    ...entries.map((entry) =>
      typeof entry === 'string' ? prose(sentence(entry), measure) : definitionRow(entry, measure),
    ),
  ]);
}

/** What the first page had no room for. */
export type LeftOut = { readonly limits: boolean; readonly reading: boolean };

/** What sets the scenario apart from its baseline: one by one, or where only the files are known, in a sentence. */
function differences(results: Results, measure: Measure): Strip[] {
  const changed = changesLine(results);
  if (results.scenario.baseline !== undefined) return baselineTable(results, measure);
  if (changed === undefined) return [];
  return [sectionTitle(say.differences, measure), prose(sentence(changed), measure)];
}

/** All that there is to say after the first page, in reading order. */
function strips(results: Results, leftOut: LeftOut, measure: Measure): Strip[] {
  const { limits, register = [] } = results.scenario;
  const across = parameterColumns(register, measure);
  const isLever = ({ role }: ParameterFacts): boolean => role === 'lever';
  return [
    ...definitionTable(results, measure),
    ...ownSections(results, measure),
    ...differences(results, measure),
    ...(limits.length === 0 || !leftOut.limits
      ? []
      : [
          sectionTitle(pageWords.restsOn, measure),
          ...limits.map((limit) => prose(sentence(plain(limit)), measure, true)),
        ]),
    ...(leftOut.reading ? [sectionTitle(pageWords.howToRead, measure), prose(reading(results), measure)] : []),
    ...parameterTable(say.levers, register.filter(isLever), across, measure),
    ...parameterTable(
      say.assumptions,
      register.filter((one) => !isLever(one)),
      across,
      measure,
    ),
    ...(register.length === 0 ? [] : [below(prose(say.bold, measure))]),
  ];
}

type Placed = { readonly strip: Strip; readonly y: number };

/** Strips one below the other; a title or a head of a table goes with what follows it. */
function paginate(all: readonly Strip[], firstTop: number, top: number, bottom: number): Placed[][] {
  const pages: Placed[][] = [[]];
  let y = firstTop;
  for (const [k, strip] of all.entries()) {
    const group = [strip];
    for (let next = k; all[next]?.leads && all[next + 1] !== undefined; next++) group.push(all[next + 1] as Strip);
    const needed = group.reduce((sum, { height }) => sum + height, 0);
    if (y + needed > bottom && pages.at(-1)?.length !== 0) {
      pages.push([]);
      y = top;
      if (strip.again !== undefined) {
        pages.at(-1)?.push({ strip: strip.again, y });
        y += strip.again.height;
      }
    }
    pages.at(-1)?.push({ strip, y });
    y += strip.height;
  }
  return pages;
}

/** No more pages than a reader turns: the last then ends with how many parameters are not on it. */
function cutShort(pages: readonly Placed[][], measure: Measure): readonly Placed[][] {
  if (pages.length <= MOST_PAGES) return pages;
  const kept = pages.slice(0, MOST_PAGES);
  const [last = [], final] = [kept.pop(), pages[MOST_PAGES - 1]?.at(-1)];
  const rows = pages
    .slice(MOST_PAGES)
    .flat()
    .filter(({ strip }) => strip.again !== undefined).length;
  const more = prose(say.more(formatCount(rows + 1)), measure);
  return [...kept, [...last.slice(0, -1), { strip: more, y: final?.y ?? 0 }]];
}

/**
 * The A4 pages after the first: what the words mean, what was changed, what this does not show, and the register of
 * parameters: levers, then assumptions, each with value, range and source, those that the scenario shows first first.
 *
 * @returns no page where there is neither a definition nor a section nor a parameter nor a limit
 */
export function registerPages(results: Results, leftOut: LeftOut, measure: Measure): Layout[] {
  const { register = [] } = results.scenario;
  const isEmpty = register.length === 0 && allDefinitions(results).length === 0 && sectionsOf(results).length === 0;
  if (isEmpty && !leftOut.limits) return [];
  const top = masthead(results, kicker(results), 1, A4, measure);
  const title = paragraph([say.title], TITLE, { x: A4.margin, y: top.bottom + 12 }, measure);
  const terms = paragraph(
    wrap(conditionLine(results), QUIET, WIDTH, measure),
    QUIET,
    { x: A4.margin, y: title.bottom + 8 },
    measure,
  );
  const foot = (page: number, pages: number) => provenance(results, [pageWords.pageOf(page, pages)], A4, measure);
  const bottom = foot(2, 2).top - 40;
  const placed = paginate(strips(results, leftOut, measure), terms.bottom + 4, top.bottom + 20, bottom);
  const pages = cutShort(placed, measure);
  return pages.map((page, k) => ({
    ...A4,
    marks: [
      ...top.marks,
      ...(k === 0 ? [...title.marks, ...terms.marks] : []),
      ...page.flatMap(({ strip, y }) => strip.marks(y)),
      ...foot(k + 2, pages.length + 1).marks,
    ],
  }));
}
