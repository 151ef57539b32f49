import { MANIFEST } from '../../engine/experiment/results/manifest.ts';
import { visible } from '../../engine/language/problem.ts';
import { formatCount } from '../../reports/format.ts';
import { type Stamp, stampOf } from '../../reports/stamp.ts';
import type { Style } from '../terminal/style.ts';
import { counted, table } from '../terminal/table.ts';
import type { VerifiedPicture } from './picture.ts';
import type { VerifiedResults } from './results.ts';

/** A copy of plain data in which every text can be shown: what files say of themselves must not steer a terminal. */
const printable = <Value>(value: Value): Value => {
  if (typeof value === 'string') return visible(value) as Value;
  if (Array.isArray(value)) return value.map(printable) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printable(inner)])) as Value;
};

/** Where nothing was played there is nothing to be said of runs, nor of the seed. */
const factsLine = (scenario: string, runs: number, seed: string, version: string, stamp: Stamp | undefined): string =>
  [
    scenario,
    ...(runs === 0 ? [] : [counted(runs, 'run').replace(String(runs), formatCount(runs)), `seed ${seed}`]),
    `Detente ${version}`,
    ...(stamp === undefined ? [] : [stamp.corner]),
  ].join(' · ');

/** Many files of one kind as one line. */
const list = (names: readonly string[], most = 6): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** Texts and tables of a report are many and always the same: they are counted. */
const uncovered = (names: readonly string[]): string => {
  const inReport = names.filter((name) => name.startsWith('report/')).length;
  const others = names.filter((name) => !name.startsWith('report/'));
  return list([...others, ...(inReport === 0 ? [] : [`${counted(inReport, 'file')} of report`])]);
};

/** How many pictures in a report are of what they lie with. */
export const picturesLine = ({ pictures }: Pick<VerifiedResults, 'pictures'>): readonly string[] => {
  const belonging = pictures.filter(({ belongs }) => belongs).length;
  if (belonging === 0) return [];
  return [`  ${counted(belonging, 'picture')} in report ${belonging === 1 ? 'is' : 'are'} of these results`];
};

/** Files that no hash covers. */
export const uncoveredLine = ({ notCovered }: Pick<VerifiedResults, 'notCovered'>): readonly string[] =>
  notCovered.length === 0 ? [] : [`  not covered, nothing to compare with: ${uncovered(notCovered)}`];

/** What the results are, where their manifest can be read. */
const facts = (results: VerifiedResults): readonly string[] => {
  const { scenario, runs, seed, version, draft = false, manifestSha256, analysis } = results;
  if (scenario === undefined || runs === undefined || seed === undefined || version === undefined) return [];
  const what = analysis === undefined ? scenario : `${scenario} · found by detente ${analysis}`;
  return [`  ${factsLine(what, runs, seed, version, stampOf({ draft }))}`, `  manifest sha256 ${manifestSha256}`];
};

const wholeLines = ({ checked, damages, tables }: VerifiedResults): readonly string[] => {
  const hurt = new Set(damages.map(({ file }) => file));
  const named = [...hurt].filter((file) => file !== MANIFEST && !tables.includes(file)).length;
  const same = tables.filter((file) => !hurt.has(file));
  return [
    ...(checked === 0 ? [] : [`  ${checked - named} of ${counted(checked, 'file')} as the manifest has them`]),
    ...(same.length === 0 ? [] : [`  ${list(same)}: the same rows as in Parquet`]),
  ];
};

/** A results directory in a few lines. */
export const resultsInWords = (given: VerifiedResults, style: Style): readonly string[] => {
  const results = printable(given);
  const { path, ok, damages, pictures, extra, redo } = results;
  const wrong = [...damages, ...pictures.filter(({ belongs }) => !belongs)];
  return [
    `${style('bold', path)}: ${ok ? style('bold', 'ok') : style('red', 'NOT AS IT WAS')}`,
    ...facts(results),
    ...wholeLines(results),
    ...picturesLine(results),
    ...table(wrong.map(({ file, detail }) => [file, detail])).map((line) => style('red', line)),
    ...(extra.length === 0 ? [] : [`  not part of the results: ${list(extra)}`]),
    ...uncoveredLine(results),
    ...redo.flatMap(({ command, makes }) => [`  ${style('cyan', 'again:')} ${command}`, `         makes ${makes}`]),
  ];
};

const comparison = ({ provenance, results }: VerifiedPicture): string => {
  if (results === undefined && provenance?.incomplete !== undefined)
    return 'not compared: the runs that it shows were never results by themselves; the command below makes them, with this hash';
  if (results === undefined) return `not compared: ${provenance?.directory} is not there`;
  return results.agrees
    ? `the manifest of ${results.directory} has this hash`
    : `the manifest of ${results.directory} has another hash: ${results.manifestSha256}`;
};

const judgement = ({ results, ok }: VerifiedPicture, style: Style): string => {
  if (results === undefined) return 'says where it comes from';
  return ok ? style('bold', 'ok') : style('red', 'NOT OF THESE RESULTS');
};

/** A picture in a few lines. */
export const pictureInWords = (given: VerifiedPicture, style: Style): readonly string[] => {
  const picture = printable(given);
  const { path, damage, provenance, title } = picture;
  const head = `${style('bold', path)}: `;
  if (provenance === undefined) return [`${head}${style('red', 'damaged')}`, `  ${damage ?? ''}`];
  const { version, scenario, seed, runs, failedRuns, incomplete, set, parent, resultsHash, replay, run } = provenance;
  const rows = [
    ['shows', title ?? ''],
    ['made from', factsLine(scenario, runs, seed, version, stampOf(provenance))],
    ...(failedRuns === 0 ? [] : [['left out', counted(failedRuns, 'failed run')]]),
    ...(parent === undefined ? [] : [['extends', parent]]),
    ...(set.length === 0 ? [] : [['changed', set.map((one) => `${one.path} = ${one.value}`).join(', ')]]),
    ['results', resultsHash],
    ['', comparison(picture)],
    ...(incomplete === undefined ? [['repeat', replay]] : []),
    ...(run === undefined ? [] : [[incomplete === undefined ? 'or' : 'repeat', run]]),
  ];
  return [`${head}${judgement(picture, style)}`, ...table(rows)];
};
