import type { Node } from '../graph/node.ts';

/**
 * Which values are needed only on some occasions, such as payoffs where somebody decides: where no lane has the occasion,
 * what only `select(occasion, value, …)` and `occasion and value` read need not be computed, for they throw it away.
 */
export type Needs = {
  /** Bits: on which occasions the value is needed; `ALWAYS` alone otherwise. */
  readonly of: (node: Node) => number;
  /** Whether the reader is needed where the argument is not: it must come after. */
  readonly crosses: (reader: Node, arg: Node) => boolean;
};

export const ALWAYS = 1;
/** Bits of a number that are not `ALWAYS` and not the sign. */
export const MOST_OCCASIONS = 30;

/** The bit of an occasion, by its place among the occasions of a phase. */
export const occasionBit = (place: number): number => 1 << (place + 1);

/**
 * @param nodes in order of dependence
 * @param roots needed always
 * @param occasions masks; the first `MOST_OCCASIONS` count
 */
export const needsOf = (nodes: readonly Node[], roots: readonly Node[], occasions: readonly Node[]): Needs => {
  const bits = new Map(occasions.slice(0, MOST_OCCASIONS).map((mask, place) => [mask, occasionBit(place)]));
  const needs = new Int32Array((nodes.at(-1)?.id ?? -1) + 1);
  const need = ({ id }: Node, when: number): void => {
    const all = (needs[id] as number) | when;
    needs[id] = (all & ALWAYS) !== 0 ? ALWAYS : all;
  };
  for (const root of roots) need(root, ALWAYS);
  for (let place = nodes.length - 1; place >= 0; place--) {
    const node = nodes[place] as Node;
    const when = needs[node.id] as number;
    const thrownAway = when === ALWAYS && bits.size > 0 ? thrownAwayBut(node, bits) : undefined;
    const { args } = node;
    for (let k = 0; k < args.length; k++) {
      const arg = args[k] as Node;
      need(arg, arg === thrownAway?.value ? thrownAway.when : when);
    }
  }
  const of = ({ id }: Node): number => needs[id] as number;
  return { of, crosses: (reader, arg) => of(arg) !== ALWAYS && of(reader) === ALWAYS };
};

/** The argument that counts on an occasion only. */
const thrownAwayBut = (
  { op, args }: Node,
  bits: ReadonlyMap<Node, number>,
): { readonly value: Node; readonly when: number } | undefined => {
  if (op !== 'and' && op !== 'select') return undefined;
  const [a, b, c] = args as readonly [Node, Node, Node];
  const only = (mask: Node, value: Node): { readonly value: Node; readonly when: number } | undefined => {
    const when = bits.get(mask);
    return when === undefined ? undefined : { value, when };
  };
  if (op === 'and') return only(a, b) ?? only(b, a);
  return b === c ? undefined : only(a, b);
};
