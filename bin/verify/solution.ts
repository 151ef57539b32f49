import { currentVersions } from '../../engine/experiment/results/current-versions.ts';
import { MANIFEST } from '../../engine/experiment/results/manifest.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { repeatSolution } from '../../engine/experiment/solutions/repeat-solution.ts';
import { type SolutionManifest, solutionHash } from '../../engine/experiment/solutions/solution-manifest.ts';
import { verifySolution } from '../../engine/experiment/solutions/verify-solution.ts';
import { type PictureBeside, pictureRedo, readReport, type VerifiedResults } from './results.ts';

/** How to make again what is damaged. */
const redoOf = (
  path: string,
  manifest: SolutionManifest | undefined,
  damaged: readonly string[],
  pictures: readonly PictureBeside[],
): VerifiedResults['redo'] => {
  // A manifest that was changed by hand may name another question.
  if (manifest === undefined || solutionHash(manifest) !== manifest.inputHash) return pictureRedo(path, pictures);
  const { detente } = manifest.versions;
  const by = detente === currentVersions().detente ? '' : `, with Detente ${detente}`;
  const force = damaged.includes(MANIFEST) ? ' --force' : '';
  const again = {
    command: `${repeatSolution(manifest)} --out ${shellWord(path)}${force}`,
    makes: `all files again, to the same bytes${by}`,
  };
  return [...(damaged.length === 0 ? [] : [again]), ...pictureRedo(path, pictures)];
};

const factsOf = (manifest: SolutionManifest | undefined) => {
  if (manifest === undefined) return {};
  const { scenario, seed, versions, analysis } = manifest;
  return { scenario, seed, analysis, version: versions.detente, draft: false };
};

/**
 * Looks at what solve, tournament, coalition or evolve found, and at the pictures made of it.
 *
 * @throws ResultsError where there is nothing such
 */
export const checkSolution = (path: string): VerifiedResults => {
  const { manifest, manifestSha256, runs, checked, damages, extra, notCovered } = verifySolution(path);
  const report = readReport(path, manifestSha256);
  return {
    kind: 'results',
    path,
    ok: damages.length === 0 && report.pictures.every(({ belongs }) => belongs),
    ...factsOf(manifest),
    ...(runs === undefined ? {} : { runs }),
    ...{ manifestSha256, checked, damages, tables: [], extra },
    pictures: report.pictures,
    notCovered: [...notCovered, ...report.notCovered],
    redo: redoOf(
      path,
      manifest,
      damages.map(({ file }) => file),
      report.pictures,
    ),
  };
};
