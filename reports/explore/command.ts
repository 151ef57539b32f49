import type { Dial } from '../../engine/experiment/memory/dials.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import type { Wanted } from './messages.ts';

/** The command line that plays what the page shows, to the same bytes. @param reference the name or the file of the scenario */
export function commandFor({ set, seed, runs }: Wanted, reference: string): string {
  const words = ['detente', 'run', reference, '--runs', String(runs), '--seed', seed];
  return [...words, ...set.flatMap(({ path, value }) => ['--set', `${path}=${value}`])].map(shellWord).join(' ');
}

type Tree = { readonly [key: string]: Tree | string };

/** Where a setting stands in a scenario file. */
function placeOf({ path, player, rule }: Dial): readonly string[] {
  const parts = path.split('.');
  if (player !== undefined) return ['players', player.class, player.name, ...parts.slice(1)];
  if (rule === undefined) return ['parameters', ...parts];
  // `labs.stance.logit.precision`: the rule stands below its decision.
  return ['decisions', ...parts.slice(0, 2), 'rule', ...parts.slice(2)];
}

function planted(tree: Tree, [key = '', ...rest]: readonly string[], value: string): Tree {
  const below = tree[key];
  if (rest.length === 0) return { ...tree, [key]: value };
  return { ...tree, [key]: planted(typeof below === 'object' ? below : {}, rest, value) };
}

/** Members of a class stand in a list, each with its name. */
function memberLines(members: Tree): string[] {
  return Object.entries(members).map(([name, own]) => {
    const values = typeof own === 'string' ? [] : Object.entries(own).map(([key, value]) => `, ${key}: ${value}`);
    return `    - {name: ${name}${values.join('')}}`;
  });
}

function linesOf(tree: Tree, indent: string): string[] {
  return Object.entries(tree).flatMap(([key, below]) => {
    if (typeof below === 'string') return [`${indent}${key}: ${below}`];
    if (indent === '' && key === 'players')
      return [
        'players:',
        ...Object.entries(below).flatMap(([name, members]) =>
          typeof members === 'string' ? [] : [`  ${name}:`, ...memberLines(members)],
        ),
      ];
    return [`${indent}${key}:`, ...linesOf(below, `${indent}  `)];
  });
}

/** A scenario file that says the same as the page: an overlay of the scenario that was chosen. */
export function overlayFor(
  { set, seed, runs }: Wanted,
  reference: string,
  title: string,
  dials: readonly Dial[],
): string {
  const tree = set.reduce<Tree>((made, { path, value }) => {
    const dial = dials.find((one) => one.path === path);
    return dial === undefined ? made : planted(made, placeOf(dial), value);
  }, {});
  return [
    'detente: 1',
    `extends: ${reference}`,
    `title: ${JSON.stringify(`${title}, changed`)}`,
    ...linesOf(tree, ''),
    `experiment: {runs: ${runs}, seed: ${JSON.stringify(seed)}}`,
    '',
  ].join('\n');
}
