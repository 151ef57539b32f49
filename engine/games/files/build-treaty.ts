import type { YamlNode } from '../../language/yaml/node.ts';
import type { Rational } from '../exact/rational.ts';
import type { GameDescription } from './build-game.ts';
import type { Checked, Meaning } from './checked.ts';
import type { GameFile } from './game-file.ts';
import { createPayoffs, playersOf } from './heads.ts';
import { valuesAtSize } from './named-numbers.ts';
import { subtract, type Value } from './value.ts';

/** `k`: how many take part. */
export const treatyNames: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([['k', { kind: 'size' }]]);

type Side = { readonly node: YamlNode; readonly at: (size: number) => Value };

/**
 * A treaty among N like players by the number k who take part: `benefit` goes to everybody, `cost` to members only, or
 * `member` and `outsider` say what each gets. Tables over k, each where somebody is on that side.
 */
export const buildTreaty = (file: GameFile): GameDescription | undefined => {
  const players = playersOf(file, 2);
  const payoffs = createPayoffs(file);
  const sideOf = (key: string): Side | undefined => {
    const node = file.entry(key)?.value;
    if (node === undefined) return undefined;
    const checked: Checked = file.formula(node);
    return { node, at: (size) => checked.at({ profile: [], player: 0, size }, 0) };
  };
  const [benefit, cost, member, outsider] = ['benefit', 'cost', 'member', 'outsider'].map(sideOf) as [
    Side | undefined,
    Side | undefined,
    Side | undefined,
    Side | undefined,
  ];
  const ofMember =
    benefit && cost ? { node: cost.node, at: (k: number) => subtract(benefit.at(k), cost.at(k)) } : member;
  const ofOutsider = benefit && cost ? benefit : outsider;
  if (ofMember === undefined || ofOutsider === undefined) {
    const span = (file.entry('game') ?? file.entry('detente'))?.keySpan ?? file.loaded.root.span;
    file.refuse('missing-key', span, 'expected benefit and cost, or member and outsider');
    return undefined;
  }
  const N = players.length;
  const table = (side: Side, holds: (size: number) => boolean): (Rational | undefined)[] =>
    Array.from({ length: N + 1 }, (_, size) =>
      holds(size) ? payoffs.read(side.at(size), side.node.span, `where ${size} take part`) : undefined,
    );
  const tables = { member: table(ofMember, (k) => k > 0), outsider: table(ofOutsider, (k) => k < N) };
  const named = Array.from({ length: N + 1 }, (_, size) => valuesAtSize(file, size));
  return { kind: 'treaty', players, ...tables, named, exact: payoffs.isExact() };
};
