import type { Draw, Expression, Let, Model, Parameter, Readable } from '../model.ts';
import type { ProblemCode } from '../problem-code.ts';
import { formulasOf, type Leaf, leavesOf } from './leaves.ts';
import type { Report } from './report.ts';

/** Something with a value that is made of other values; `seen`: its mask, not itself. */
type Node = { readonly of: Readable; readonly seen: boolean };

const keyOf = ({ of, seen }: Node): string => `${of.kind}/${of.owner?.name ?? ''}/${of.id}${seen ? '.seen' : ''}`;

const bodyOf = ({ of, seen }: Node): readonly Expression[] => {
  if (of.kind === 'let') return [of.body];
  if (of.kind === 'draw') return of.arguments;
  if (of.kind === 'parameter') return formulasOf(of);
  return seen && of.seen ? [of.seen] : [];
};

type Step = { readonly node: Node; readonly leaf: Extract<Leaf, { kind: 'read' }> };

const stepsFrom = (node: Node): readonly Step[] =>
  // Row 0 reads what is delayed as it is then.
  leavesOf(bodyOf(node), true).flatMap((leaf) =>
    leaf.kind === 'read' ? [{ node: { of: leaf.of, seen: leaf.seen }, leaf }] : [],
  );

const codeOf = (cycle: readonly Node[]): { code: ProblemCode; what: string; hint: string } => {
  if (cycle.some(({ of }) => of.kind === 'draw'))
    return {
      code: 'draw-cycle',
      what: 'a draw is read before its parameters exist',
      hint: 'let a state remember one of them from tick to tick',
    };
  if (cycle.some(({ of }) => of.kind === 'parameter'))
    return { code: 'parameter-cycle', what: 'a parameter depends on itself', hint: 'give one of them a number' };
  if (cycle.every(({ of }) => of.kind === 'let'))
    return {
      code: 'let-cycle',
      what: 'a definition depends on itself',
      hint: 'let a state carry the value from tick to tick',
    };
  return {
    code: 'seen-cycle',
    what: 'what others see depends on itself',
    hint: 'inside seen, read the truth without ".seen"',
  };
};

const reportCycle = (report: Report, steps: readonly Step[]): void => {
  const nodes = steps.map(({ node }) => node);
  const { code, what, hint } = codeOf(nodes);
  const [first] = nodes;
  if (!first) return;
  const path = [...nodes, first].map(({ of, seen }) => (seen ? `${of.id}.seen` : of.id)).join(' -> ');
  const closing = stepsFrom(first).find(({ node }) => keyOf(node) === keyOf(nodes[1] ?? first));
  report.error(code, closing?.leaf.span ?? first.of.span, `${what}: ${path}`, hint);
};

/**
 * Visits everything in the order of dependence: what is read comes first. Each cycle met is reported once, at the
 * reading with which it begins.
 */
const inOrder = (report: Report, starts: readonly Node[]): readonly Readable[] => {
  const done = new Set<string>();
  const open: Step[] = [];
  const ordered: Readable[] = [];
  const visit = (step: Step): void => {
    const key = keyOf(step.node);
    const again = open.findIndex(({ node }) => keyOf(node) === key);
    if (again >= 0) reportCycle(report, open.slice(again));
    if (again >= 0 || done.has(key)) return;
    open.push(step);
    for (const next of stepsFrom(step.node)) visit(next);
    open.pop();
    done.add(key);
    if (!step.node.seen) ordered.push(step.node.of);
  };
  for (const node of starts) {
    visit({ node, leaf: { kind: 'read', of: node.of, player: undefined, seen: node.seen, span: node.of.span } });
  }
  return ordered;
};

/** Nothing depends on itself; parameters and draws come in an order in which each finds what it needs. */
export const orderDependencies = (
  report: Report,
  model: Pick<Model, 'parameters' | 'draws' | 'lets' | 'states' | 'decisions'>,
): { readonly parameters: readonly Parameter[]; readonly draws: readonly Draw[]; readonly lets: readonly Let[] } => {
  const masks = [...model.states, ...model.decisions].filter(({ seen }) => seen).map((of) => ({ of, seen: true }));
  const values = [...model.parameters, ...model.lets, ...model.draws].map((of) => ({ of, seen: false }));
  const ordered = inOrder(report, [...values, ...masks]);
  return {
    parameters: ordered.filter((of) => of.kind === 'parameter'),
    draws: ordered.filter((of) => of.kind === 'draw'),
    lets: model.lets,
  };
};
