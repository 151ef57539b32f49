import type { Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { panelsFor, roomyPanels } from '../subjects/index.ts';
import { pageWords as say } from '../wording/page.ts';
import { besideWidth, type Note, notesBeside, provenance } from './foot.ts';
import { type Arrangement, arrange, rowsOf } from './grid.ts';
import { type HeadOptions, head } from './head.ts';
import type { Layout, Measure } from './marks.ts';
import { definitionLines, limitLines, noteLines } from './notes.ts';
import { definitions, headlines, reading, readingInShort, restsOn } from './prose.ts';
import { type LeftOut, registerPages } from './register.ts';
import { A4, contentWidth } from './sheet.ts';

/** Panels of the page, if the results hold so many. */
const MOST_PANELS = 6;

/** A page that can be read by itself, its panels, and the figures that they show. */
export type Page = { readonly layout: Layout; readonly drawn: readonly Figure[] };

/** What a page says around its panels. */
type Density = HeadOptions & {
  /** Lines, the first for what the headline is of; the rest is on the next page. */
  readonly definitions: number;
  readonly limits: number;
  /** In full, or in one sentence. */
  readonly reading: 'whole' | 'short';
  readonly between: number;
  readonly compact: boolean;
};

const AMPLE: Density = {
  sizes: [92, 84, 76, 68, 60],
  kicker: 2,
  evidence: 3,
  changes: 4,
  subline: 3,
  definitions: 12,
  limits: 30,
  reading: 'whole',
  between: 70,
  compact: false,
};

const TIGHT: Density = {
  sizes: [76, 68, 60],
  kicker: 1,
  evidence: 3,
  changes: 2,
  subline: 2,
  definitions: 3,
  limits: 8,
  reading: 'short',
  between: 40,
  compact: true,
};

/** From all that there is to say down to what leaves six panels their room. */
const DENSITIES: readonly Density[] = [
  AMPLE,
  { ...AMPLE, definitions: 8, limits: 9 },
  { ...AMPLE, definitions: 5, limits: 9 },
  { ...AMPLE, definitions: 5, limits: 14, between: 60, compact: true },
  { ...AMPLE, definitions: 4, limits: 9, between: 56, compact: true },
  { ...AMPLE, definitions: 4, limits: 8, evidence: 3, reading: 'short', between: 46, compact: true },
  TIGHT,
  { ...TIGHT, limits: 6 },
  { ...TIGHT, definitions: 2, limits: 5, between: 34 },
  { ...TIGHT, definitions: 2, limits: 4, between: 34, brief: true },
  { ...TIGHT, definitions: 2, limits: 3, between: 26, brief: true },
];

/** The least height of a plot, pixels, by how many panels there are: fewer panels are to gain something. */
const LEAST_PLOT = [0, 500, 500, 440, 400, 300, 275] as const;

/** No plot is drawn out beyond this to fill the page. */
const TALLEST_PLOT = 1100;

function notesOf(results: Results, drawn: readonly Figure[], density: Density, measure: Measure): Note[] {
  const width = besideWidth(A4);
  const meanings = definitions(results, drawn);
  const said = density.reading === 'whole' ? reading(results) : readingInShort(results);
  const room = (most: number) => ({ most, width, rest: say.onNextPage });
  const limits = limitLines(restsOn(results, drawn), room(density.limits), measure);
  return [
    ...(meanings.length === 0
      ? []
      : [{ name: say.definitions, lines: definitionLines(meanings, room(density.definitions), measure) }]),
    { name: say.restsOn, lines: limits },
    { name: say.howToRead, lines: noteLines(said, false, width, measure) },
  ];
}

/** What the reader finds when turning over. */
function overleaf({ scenario }: Results, pages: number): string[] {
  if (pages === 1) return [];
  const count = scenario.register?.length ?? 0;
  const parameters = count === 0 ? '' : say.andParameters(formatCount(count), count === 1);
  return [say.pageOf(1, pages), say.nextDefinitions(parameters)];
}

type Attempt = { readonly panels: Arrangement; readonly marks: Layout['marks'] };

function attempt(
  results: Results,
  drawn: readonly Figure[],
  density: Density,
  pages: number,
  measure: Measure,
): Attempt {
  const { between, compact, brief = false } = density;
  const above = head(results, headlines(results, drawn), density, A4, measure);
  const source = provenance(results, overleaf(results, pages), A4, measure);
  const notes = notesBeside(notesOf(results, drawn, density, measure), source.top, A4, measure, brief);
  const top = above.bottom + (brief ? 34 : 50);
  const area = { x: A4.margin, y: top, width: contentWidth(A4), height: notes.top - (brief ? 30 : 44) - top };
  const setting = { across: 90, between, compact, tallest: TALLEST_PLOT };
  const panels = arrange(results, drawn, rowsOf(drawn.length), area, setting, measure);
  return { panels, marks: [...above.marks, ...notes.marks, ...source.marks] };
}

/**
 * How many panels, and how much around them: of what does not fit beside six panels, the definitions go to the next
 * page first; panels go last.
 */
function choose(results: Results, measure: Measure): { drawn: readonly Figure[]; density: Density } {
  for (let count = panelsFor(results, MOST_PANELS).length; count > 0; count--) {
    const drawn = panelsFor(results, count, roomyPanels(results, count));
    for (const density of DENSITIES) {
      const { panels } = attempt(results, drawn, density, 2, measure);
      if (panels.plotHeight >= (LEAST_PLOT[count] ?? 0) && panels.fits()) return { drawn, density };
    }
  }
  return { drawn: [], density: AMPLE };
}

/** What of the notes goes to the next page. */
function leftOut(results: Results, drawn: readonly Figure[], density: Density, measure: Measure): LeftOut {
  const lines = (most: number): number =>
    limitLines(restsOn(results, drawn), { most, width: besideWidth(A4), rest: say.onNextPage }, measure).length;
  return {
    limits: lines(density.limits) < lines(Number.POSITIVE_INFINITY),
    reading: density.reading === 'short' && readingInShort(results) !== reading(results),
  };
}

/**
 * The A4 brief: a page with the finding, its evidence, what it hangs on, up to six panels in two columns, what it does
 * not show and where it came from; then definitions and the register of parameters.
 *
 * @param measure width of a text as it will be drawn
 * @returns marks in drawing order; no two texts overlap and all lie within the pages
 */
export function a4(results: Results, measure: Measure): readonly [Page, ...Page[]] {
  const { drawn, density } = choose(results, measure);
  const following = registerPages(results, leftOut(results, drawn, density, measure), measure);
  const { marks, panels } = attempt(results, drawn, density, following.length + 1, measure);
  const first: Page = { layout: { ...A4, marks: [...marks, ...panels.marks()] }, drawn };
  return [first, ...following.map((layout): Page => ({ layout, drawn: [] }))];
}
