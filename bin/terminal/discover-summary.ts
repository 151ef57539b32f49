import { boxSentence, endSentence, type PrimBox, type TestedLimit } from '../../engine/analysis/prim.ts';
import type { Cautioned } from '../../engine/experiment/results/cautions.ts';
import type { SweepDesign } from '../../engine/experiment/study/design.ts';
import type { Discovery } from '../../engine/experiment/study/discover.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import { formatCount } from '../../reports/format.ts';
import { numberText } from '../../reports/telling/numbers.ts';
import { cautionLines } from './caution-lines.ts';
import { designText } from './study-words.ts';
import type { Style } from './style.ts';
import { counted, table } from './table.ts';

export type Discovered = {
  readonly scenario: string;
  readonly design: SweepDesign;
  /** What is looked for, in words: `catastrophe > 0.2`. */
  readonly event: string;
  /** Points where it holds, or the share of runs in which it happens. */
  readonly isCondition: boolean;
  readonly discovery: Discovery;
  /** What is looked for: the ends and measures of the condition or share. */
  readonly sought: readonly Cautioned[];
  /** A box of the trajectory that was asked for. */
  readonly picked: number | undefined;
};

const quasiP = (p: number): string => (p < 0.001 ? '< 0.001' : numberText(p, 2));

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Somebody chooses a lever, nobody an assumption: what the box is good for. */
const roleLine = (box: PrimBox, factors: readonly Factor[]): string => {
  const roleOf = (path: string): Factor['role'] => factors.find((factor) => factor.path === path)?.role ?? 'assumption';
  const paths = [...new Set(box.limits.map(({ factor }) => factor))];
  const levers = paths.filter((path) => roleOf(path) === 'lever');
  const assumptions = paths.filter((path) => roleOf(path) === 'assumption');
  if (levers.length === 0)
    return `${listed(assumptions)}: ${assumptions.length === 1 ? 'an assumption' : 'assumptions'}, so the box says in which worlds it happens, and not what to do`;
  if (assumptions.length === 0)
    return `${listed(levers)}: ${levers.length === 1 ? 'a lever' : 'levers'}, so the box says which choices lead there, in this model`;
  return `${listed(levers)}: chosen by somebody (${levers.length === 1 ? 'a lever' : 'levers'}); ${listed(assumptions)}: how the world is (${assumptions.length === 1 ? 'an assumption' : 'assumptions'}): the box says which choices lead there in which worlds`;
};

const limitText = (limit: TestedLimit): string => {
  if (limit.side === 'among') return limit.levels.join(' or ');
  if (!limit.whole) return `${limit.side} ${numberText(limit.value, 12)}`;
  return limit.side === 'above' ? `at least ${Math.floor(limit.value) + 1}` : `at most ${Math.ceil(limit.value) - 1}`;
};

const limitRows = (limits: readonly TestedLimit[]): string[][] =>
  limits
    .toSorted((a, b) => a.p - b.p)
    .map((limit) => [`  ${limit.factor}`, limitText(limit), `quasi-p ${quasiP(limit.p)}`]);

const boxLines = (box: PrimBox, number: number, discovered: Discovered, style: Style): string[] => {
  const { event, discovery, design } = discovered;
  const { result, factors } = discovery;
  const sentence = boxSentence(box, result, factors, { event });
  const lifted =
    box.lifted.length > 0
      ? `    left out, since they do too little: ${box.lifted.map((one) => `${one.factor} ${limitText(one)}`).join(', ')}`
      : undefined;
  return [
    `  ${style('bold', result.boxes.length > 1 ? `box ${number + 1}` : 'box')}: ${sentence}`,
    ...table(limitRows(box.limits)),
    ...(lifted === undefined ? [] : [lifted]),
    `    ${roleLine(box, design.factors)}`,
  ];
};

const togetherLine = ({ result }: Discovery): string[] => {
  if (result.boxes.length < 2) return [];
  const { coverage, density, points } = result.together;
  const percent = (share: number): string => `${numberText(100 * share, 2)} %`;
  return [
    `  together: ${formatCount(points)} of ${formatCount(result.points)} points, covering ${percent(coverage)} at a density of ${percent(density)}`,
  ];
};

const chanceLine = ({ byChance }: Discovery): string[] => {
  if (byChance === undefined) return [];
  const { asGood, shuffles, p } = byChance;
  const found = asGood === 0 ? `none of ${shuffles}` : `${asGood} of ${shuffles}`;
  const verdict = p <= 0.05 ? 'hardly chance' : 'chance may have found it';
  return [
    `  with the answers shuffled among the points, ${found} searches found a first box as good (p = ${numberText(p, 2)}): ${verdict}`,
  ];
};

/** What else could be read off: the boxes on the way to the first one. */
const trajectoryLine = ({ discovery, picked }: Discovered): string[] => {
  const [first] = discovery.result.boxes;
  if (first === undefined) return [];
  const last = first.trajectory.length - 1;
  const how = picked === undefined ? `picked: ${first.picked}` : 'picked as asked, not refined';
  return [
    `  on the way from all points (--box 0) to the smallest (--box ${last}) density rises and coverage falls; ${how}, --json has them all`,
  ];
};

const evidenceLines = ({ discovery, isCondition }: Discovered): string[] => {
  const { unknown, unclear, result } = discovery;
  return [
    ...(unknown > 0
      ? [`  ${counted(unknown, 'point')} where it cannot be told ${unknown === 1 ? 'is' : 'are'} left out`]
      : []),
    ...(isCondition && unclear > 0
      ? [
          `  at ${formatCount(unclear)} of ${formatCount(result.points)} points an interval includes the bound: more runs could turn these`,
        ]
      : []),
  ];
};

const FOOTNOTE = '  of this model, over these ranges; quasi-p: how likely a limit adds nothing but chance';

/** What `discover` prints. */
export const discoverySummary = (discovered: Discovered, style: Style): string[] => {
  const { scenario, design, event, isCondition, discovery } = discovered;
  const { result } = discovery;
  const base = isCondition
    ? `holds at ${formatCount(Math.round(result.base * result.points))} of ${formatCount(result.points)} points`
    : `${numberText(100 * result.base, 2)} % of the runs of ${formatCount(result.points)} points`;
  const end = endSentence(result, event);
  return [
    `${style('bold', scenario)} · ${designText(design)} · ${event}: ${base}`,
    ...result.boxes.flatMap((box, index) => boxLines(box, index, discovered, style)),
    ...togetherLine(discovery),
    ...(end === undefined ? [] : [`  ${end}`]),
    ...chanceLine(discovery),
    ...trajectoryLine(discovered),
    ...evidenceLines(discovered),
    ...cautionLines(discovered.sought),
    ...(result.boxes.length > 0 ? [style('faint', FOOTNOTE)] : []),
  ];
};
