import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { kindFlags } from '../../engine/experiment/results/command-of.ts';
import { currentVersions } from '../../engine/experiment/results/current-versions.ts';
import { inputHash, type Manifest, runsDone } from '../../engine/experiment/results/manifest.ts';
import { repeatCommand } from '../../engine/experiment/results/repeat-command.ts';
import { type Verified, verifyResults } from '../../engine/experiment/results/verify.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import type { Analysis } from '../../engine/experiment/solutions/solution-manifest.ts';
import { statIfThere } from '../../engine/experiment/stat-if-there.ts';
import { pictureFormats } from '../picture-formats.ts';
import { readPicture } from './read-picture.ts';

/** A picture that lies with results. */
export type PictureBeside = { readonly file: string; readonly belongs: boolean; readonly detail: string };

/** Everything that is to be said about a results directory. */
export type VerifiedResults = Pick<Verified, 'manifestSha256' | 'checked' | 'damages' | 'tables' | 'extra'> & {
  readonly kind: 'results';
  readonly path: string;
  readonly ok: boolean;
  readonly scenario?: string;
  readonly seed?: string;
  readonly runs?: number;
  readonly version?: string;
  readonly draft?: boolean;
  /** Where no runs are kept but what a command found. */
  readonly analysis?: Analysis;
  readonly pictures: readonly PictureBeside[];
  readonly notCovered: readonly string[];
  /** Commands that mend it, and what each makes again. */
  readonly redo: readonly { readonly command: string; readonly makes: string }[];
};

const REPORT = 'report';

const pictureBeside = (path: string, file: string, resultsHash: string): PictureBeside | undefined => {
  const reading = readPicture(path);
  if (reading.kind === 'unknown-origin') return undefined;
  if (reading.kind !== 'ours') return { file, belongs: false, detail: reading.detail };
  const { resultsHash: hash, scenario, runs, seed } = reading.provenance;
  if (hash === resultsHash) return { file, belongs: true, detail: 'made from these results' };
  const others = `${hash.slice(0, 8)}: ${[scenario, ...(runs === 0 ? [] : [`${runs} runs`])].join(', ')}, seed ${seed}`;
  return { file, belongs: false, detail: `made from other results (${others})` };
};

export type Report = { readonly pictures: readonly PictureBeside[]; readonly notCovered: readonly string[] };

/** What lies in the folder of the report: pictures say themselves what they are of, for the rest nothing does. */
export const readReport = (directory: string, resultsHash: string): Report => {
  const folder = join(directory, REPORT);
  if (!statIfThere(folder)?.isDirectory()) return { pictures: [], notCovered: [] };
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
  const pictures: PictureBeside[] = [];
  const notCovered: string[] = [];
  for (const name of files) {
    const file = `${REPORT}/${name}`;
    const picture = pictureFormats.some((format) => name.endsWith(`.${format}`))
      ? pictureBeside(join(folder, name), file, resultsHash)
      : undefined;
    if (picture === undefined) notCovered.push(file);
    else pictures.push(picture);
  }
  return { pictures, notCovered };
};

/** The kinds of file to be made again, where they are not those of every report. */
export const formatFlag = (files: readonly string[]): string => {
  const formats = pictureFormats.filter((format) => files.some((file) => file.endsWith(`.${format}`)));
  return formats.join() === 'png' ? '' : ` --format ${formats.join()}`;
};

/** How to make again pictures of other results. */
export const pictureRedo = (directory: string, pictures: readonly PictureBeside[]): VerifiedResults['redo'] => {
  const stale = pictures.filter(({ belongs }) => !belongs).map(({ file }) => file);
  if (stale.length === 0) return [];
  return [{ command: `detente report ${shellWord(directory)}${formatFlag(stale)}`, makes: 'the pictures again' }];
};

/** How to make again what is damaged, and no more than needed. */
const redoOf = (
  directory: string,
  manifest: Manifest | undefined,
  { damages, tables }: Verified,
  pictures: readonly PictureBeside[],
): VerifiedResults['redo'] => {
  const folder = shellWord(directory);
  const hurt = damages.map(({ file }) => file);
  const redo: { command: string; makes: string }[] = [];
  const other = manifest !== undefined && manifest.versions.detente !== currentVersions().detente;
  const by = other ? `, with Detente ${manifest.versions.detente}` : '';
  // A manifest that was changed by hand may name another experiment.
  const isOwn = manifest !== undefined && inputHash(manifest) === manifest.inputHash;
  const run = !isOwn ? undefined : `${repeatCommand(manifest)}${kindFlags(manifest)} --out ${folder}`;
  const isTable = (file: string): boolean => tables.includes(file);
  if (run !== undefined && hurt.some((file) => !isTable(file)))
    redo.push({
      command: `${run}${hurt.includes('manifest.json') ? ' --force' : ''}`,
      makes: `all files of the results again, to the same bytes${by}`,
    });
  else if (run !== undefined && hurt.some(isTable)) {
    const files = hurt.filter(isTable);
    redo.push({
      command: `rm ${files.map((file) => shellWord(join(directory, file))).join(' ')} && ${run} --format csv`,
      makes: `${files.join(', ')} again; nothing is played`,
    });
  }
  return [...redo, ...pictureRedo(directory, pictures)];
};

const factsOf = (manifest: Manifest | undefined) =>
  manifest === undefined
    ? {}
    : {
        scenario: manifest.scenario,
        seed: manifest.seed,
        runs: runsDone(manifest),
        version: manifest.versions.detente,
        draft: manifest.draft,
      };

/**
 * Looks at a results directory and at the pictures made of it.
 *
 * @throws ResultsError where there are no finished results
 */
export const checkResults = async (path: string): Promise<VerifiedResults> => {
  const verified = await verifyResults(path);
  const { manifest, manifestSha256, checked, damages, tables, extra } = verified;
  const { pictures, notCovered } = readReport(path, manifestSha256);
  return {
    kind: 'results',
    path,
    ok: damages.length === 0 && pictures.every(({ belongs }) => belongs),
    ...factsOf(manifest),
    manifestSha256,
    checked,
    damages,
    tables,
    pictures,
    extra,
    notCovered: [...verified.notCovered, ...notCovered],
    redo: redoOf(path, manifest, verified, pictures),
  };
};
