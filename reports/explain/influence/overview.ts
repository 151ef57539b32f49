import { backwardsIn, loopOrder } from './feedback.ts';
import type { InfluenceNode, Influences } from './influences.ts';

/** A module, or the scenario itself, with what it declares. */
export type Group = {
  /** The module’s name; empty: the scenario itself. */
  readonly key: string;
  readonly nodes: readonly InfluenceNode[];
};

/** What one module reads of another. */
export type Passage = {
  readonly from: string;
  readonly to: string;
  readonly names: readonly string[];
  /** It goes against the order of the others: with it a loop closes. */
  readonly closes: boolean;
};

/** Modules and what passes between them. */
export type Overview = { readonly groups: readonly Group[]; readonly passages: readonly Passage[] };

export const groupKey = ({ module }: InfluenceNode): string => module ?? '';

/** What a reader calls it, whose module is known: `capability`, and what is added to another’s state `+ assurance`. */
export const passedName = ({ kind, name }: InfluenceNode): string => (kind === 'flow' ? `+ ${name}` : name);

/** Measures read and are read by nobody: they tell of a model and are no part of what acts in it. */
export const isActing = ({ kind }: InfluenceNode): boolean => kind !== 'measure';

const groupsOf = (nodes: readonly InfluenceNode[]): readonly Group[] => {
  const keys = [...new Set(nodes.map(groupKey))];
  return keys.map((key) => ({ key, nodes: nodes.filter((node) => groupKey(node) === key) }));
};

/**
 * Folds a graph of names to modules: all that one reads of another is one passage.
 *
 * @param influences of a model; measures are left out
 */
export const overviewOf = ({ nodes, edges }: Influences): Overview => {
  const acting = new Map(nodes.filter(isActing).map((node) => [node.id, node]));
  const groups = groupsOf([...acting.values()]);
  const passed = new Map<string, { from: string; to: string; names: Set<string> }>();
  for (const edge of edges) {
    const [source, target] = [acting.get(edge.from), acting.get(edge.to)];
    if (!source || !target || groupKey(source) === groupKey(target)) continue;
    const key = JSON.stringify([groupKey(source), groupKey(target)]);
    const passage = passed.get(key) ?? { from: groupKey(source), to: groupKey(target), names: new Set() };
    passed.set(key, { ...passage, names: passage.names.add(passedName(source)) });
  }
  const passages = [...passed.values()].map(({ from, to, names }) => ({ from, to, names: [...names] }));
  const order = loopOrder(
    groups.map(({ key }) => key),
    passages.map(({ from, to, names }) => ({ from, to, weight: names.length })),
  );
  const closes = backwardsIn(order);
  return { groups, passages: passages.map((one) => ({ ...one, closes: closes(one.from, one.to) })) };
};
