import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isFolder } from '../make-folder.ts';
import { currentVersions } from '../results/current-versions.ts';
import { isLock } from '../results/lock.ts';
import { differences, MANIFEST } from '../results/manifest.ts';
import { readManifest } from '../results/read-manifest.ts';
import { ResultsError } from '../results/results-error.ts';
import { ARMS, armFolder, type FoundComparison, findComparison, isComparison } from './comparison-manifest.ts';
import type { OpenedArms } from './open-arms.ts';

/** What a comparison's directory may hold; anything else belongs to somebody. */
const OWN = new Set([
  ...[ARMS, MANIFEST, 'summary.json', 'differences.csv', 'data-dictionary.csv', 'environment.json'],
  ...['.draft', '.DS_Store', 'report'],
]);

const elsewhere = (shown: string, what: string): ResultsError =>
  new ResultsError('not-results', `${shown}: holds ${what}`, 'name a new or empty folder with --out');

const other = (shown: string, lines: readonly string[], hint = 'name another folder with --out'): ResultsError =>
  new ResultsError('other-results', `${shown}: holds a comparison of something else (${lines.join('; ')})`, hint);

/** Arms that are there and are none of these. Their runs are nobody's to throw away. */
const strangeArms = (directory: string, names: readonly string[]): readonly string[] =>
  isFolder(join(directory, ARMS))
    ? readdirSync(join(directory, ARMS))
        .filter((name) => name !== '.DS_Store' && !names.includes(name))
        .sort()
    : [];

const onlyThere = (name: string): string => `arm ${name}: only there`;

const namesOf = ({ arms }: OpenedArms): readonly string[] => arms.map(({ name }) => name);

/** How what is there differs from these arms, a line per difference. */
const differencesOf = (directory: string, opened: OpenedArms, found: FoundComparison | undefined): string[] => {
  const names = namesOf(opened);
  const there = found?.manifest.arms.map(({ name }) => name) ?? names;
  return [
    ...strangeArms(directory, names).map(onlyThere),
    ...names.filter((name) => !there.includes(name)).map((name) => `arm ${name}: not part of what is there`),
  ];
};

/** How an arm that is there differs from the one to be played. */
const armDifferences = (directory: string, { arms }: OpenedArms): string[] =>
  arms.flatMap(({ name, plan }) => {
    const folder = armFolder(directory, name);
    const found = isFolder(folder) ? readManifest(folder) : undefined;
    return found === undefined
      ? []
      : differences(found.manifest, plan, currentVersions()).map((line) => `arm ${name}: ${line}`);
  });

/** What all arms differ in is said once. */
const saidOnce = (lines: readonly string[], arms: number): readonly string[] => {
  const bodies = lines.map((line) => line.replace(/^arm .*?: /, ''));
  const inAll = new Set(bodies.filter((body) => bodies.filter((one) => one === body).length === arms));
  return [...inAll, ...lines.filter((_, index) => !inAll.has(bodies[index] as string))];
};

/**
 * Looks at what is where a comparison goes.
 *
 * @returns the comparison of the same arms that is there, if there is one
 * @throws ResultsError where something else is in the way
 */
export const inspectComparison = (
  directory: string,
  shown: string,
  opened: OpenedArms,
  force: boolean,
): FoundComparison | undefined => {
  if (!isFolder(directory)) return undefined;
  const isHere = isComparison(directory);
  if (!isHere && existsSync(join(directory, MANIFEST))) throw elsewhere(shown, 'something else than a comparison');
  const strangers = readdirSync(directory)
    .filter((name) => !(OWN.has(name) || isLock(name)))
    .sort();
  if (!isHere && strangers.length > 0) throw elsewhere(shown, `${strangers[0]}, which is no part of a comparison`);
  if (force) {
    const strange = strangeArms(directory, namesOf(opened));
    if (strange.length === 0) return undefined;
    throw other(
      shown,
      strange.map(onlyThere),
      `remove ${join(shown, ARMS, strange[0] as string)}, or name another folder with --out`,
    );
  }
  const found = findComparison(directory);
  const arms = differencesOf(directory, opened, found);
  const lines = [...arms, ...saidOnce(armDifferences(directory, opened), opened.arms.length)];
  if (lines.length === 0) return found;
  throw other(shown, lines, arms.length > 0 ? undefined : 'name another folder with --out, or replace it with --force');
};
