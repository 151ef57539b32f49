import { referenceOf } from '../results/repeat-command.ts';
import { shellWord } from '../shell-word.ts';
import type { Asked, SolutionManifest } from './solution-manifest.ts';

/** `falseAlarm`: `--false-alarm`. */
const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Infinity is a text in JSON, and `inf` on the command line. */
const wordOf = (value: Asked[string]): string =>
  Array.isArray(value) ? value.join(',') : String(value).replace(/^Infinity$/, 'inf');

/** The command that finds the same again, without the folder. */
export const repeatSolution = (manifest: SolutionManifest): string => {
  const { analysis, asked, seed, set, sources } = manifest;
  const flags = Object.entries(asked).flatMap(([name, value]) => {
    if (value === true) return [flagOf(name)];
    return [flagOf(name), wordOf(value)];
  });
  // No chance is met in a game that is only solved.
  const isChancy = analysis === 'tournament' || sources.some(({ role }) => role === 'scenario');
  const settings = set.flatMap(({ path, value }) => ['--set', `${path}=${value}`]);
  const words = [
    'detente',
    analysis,
    referenceOf(manifest),
    ...flags,
    ...(isChancy ? ['--seed', seed] : []),
    ...settings,
  ];
  return words.map(shellWord).join(' ');
};
