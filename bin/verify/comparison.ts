import { readdirSync } from 'node:fs';
import { armFolder, type ComparisonManifest } from '../../engine/experiment/compare/comparison-manifest.ts';
import { verifyComparison } from '../../engine/experiment/compare/verify-comparison.ts';
import { MANIFEST } from '../../engine/experiment/results/manifest.ts';
import { ResultsError } from '../../engine/experiment/results/results-error.ts';
import type { Damage } from '../../engine/experiment/results/verify.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { visible } from '../../engine/language/problem.ts';
import { formatCount } from '../../reports/format.ts';
import type { Style } from '../terminal/style.ts';
import { counted, table } from '../terminal/table.ts';
import { checkResults, formatFlag, type PictureBeside, readReport, type VerifiedResults } from './results.ts';
import { picturesLine, resultsInWords, uncoveredLine } from './words.ts';

/** Everything that is to be said about a comparison and its arms. */
export type VerifiedArms = {
  readonly kind: 'comparison';
  readonly path: string;
  readonly ok: boolean;
  readonly baseline: string;
  readonly seed: string;
  readonly draft: boolean;
  readonly version: string;
  readonly manifestSha256: string;
  readonly checked: number;
  readonly damages: readonly Damage[];
  /** Of all arms together; each arm has its own. */
  readonly pictures: readonly PictureBeside[];
  readonly notCovered: readonly string[];
  /** Files that no part of the comparison names, and no fault of theirs. */
  readonly extra: readonly string[];
  /** Those that can be looked at. */
  readonly arms: readonly (VerifiedResults & { readonly name: string })[];
};

const OWN = new Set([MANIFEST, 'environment.json', 'arms', 'report', '.DS_Store', '.lock']);

const extraIn = (path: string, { files }: ComparisonManifest): readonly string[] =>
  readdirSync(path)
    .filter((name) => !OWN.has(name) && files[name] === undefined)
    .sort();

type Arms = { readonly arms: VerifiedArms['arms']; readonly lost: readonly Damage[] };

/** What cannot be looked at at all is a damage of the comparison, unless it is known as one already. */
const checkArms = async (path: string, { arms }: ComparisonManifest, known: readonly Damage[]): Promise<Arms> => {
  const checked: (VerifiedResults & { name: string })[] = [];
  const lost: Damage[] = [];
  for (const { name } of arms) {
    try {
      checked.push({ name, ...(await checkResults(armFolder(path, name))) });
    } catch (error) {
      if (!(error instanceof ResultsError)) throw error;
      const file = `arms/${name}/${MANIFEST}`;
      if (!known.some((damage) => damage.file === file)) lost.push({ file, kind: 'unreadable', detail: error.message });
    }
  }
  return { arms: checked, lost };
};

/**
 * Looks at a comparison, and at the results of each of its arms.
 *
 * @throws ResultsError where there is none
 */
export const checkComparison = async (path: string): Promise<VerifiedArms> => {
  const { manifest, manifestSha256, checked, damages } = verifyComparison(path);
  const { arms, lost } = await checkArms(path, manifest, damages);
  const all = [...damages, ...lost];
  const { baseline, seed, draft, versions } = manifest;
  const { pictures, notCovered } = readReport(path, manifestSha256);
  return {
    kind: 'comparison',
    path,
    ok: all.length === 0 && arms.every(({ ok }) => ok) && pictures.every(({ belongs }) => belongs),
    ...{ baseline, seed, draft, version: versions.detente, manifestSha256, checked },
    damages: all,
    ...{ pictures, notCovered },
    extra: extraIn(path, manifest),
    arms,
  };
};

/** A comparison in a few lines, then each of its arms. */
export const comparisonInWords = (verified: VerifiedArms, style: Style): readonly string[] => {
  const { path, ok, baseline, seed, draft, version, manifestSha256, damages, checked, extra, arms } = verified;
  const runs = Math.max(0, ...arms.map((arm) => arm.runs ?? 0));
  const facts = [
    `comparison with ${baseline}`,
    counted(arms.length, 'arm'),
    `${formatCount(runs)} runs each`,
    `seed ${seed}`,
    `Detente ${version}`,
    ...(draft ? ['DRAFT'] : []),
  ];
  const hurt = new Set(damages.map(({ file }) => file).filter((file) => !file.includes('/'))).size;
  const stale = verified.pictures.filter(({ belongs }) => !belongs);
  const lines = [
    `  ${facts.join(' · ')}`,
    `  manifest sha256 ${manifestSha256}`,
    `  ${checked - hurt} of ${counted(checked, 'file')} as the manifest has them`,
    ...picturesLine(verified),
    ...table([...damages, ...stale].map(({ file, detail }) => [file, detail])),
    ...(extra.length === 0 ? [] : [`  not part of the comparison: ${extra.join(', ')}`]),
    ...uncoveredLine(verified),
  ].map(visible);
  const head = `${style('bold', visible(path))}: ${ok ? style('bold', 'ok') : style('red', 'NOT AS IT WAS')}`;
  const word = style('cyan', 'again:');
  const again = [
    ...(damages.length === 0 ? [] : [`  ${word} the same detente compare as before`]),
    ...(stale.length === 0
      ? []
      : [`  ${word} detente report ${shellWord(path)}${formatFlag(stale.map(({ file }) => file))}`]),
  ];
  return [head, ...lines, ...again, ...arms.flatMap((arm) => resultsInWords(arm, style))];
};
