import type { Model, ModelEvent, Parameter, State } from '../../../engine/language/model.ts';
import { titleOf } from '../../../engine/language/title-of.ts';
import type { Texts } from '../texts.ts';
import { type Declaration, type ReadsOf, readerOf } from './reads.ts';

export type InfluenceKind =
  | 'parameter'
  | 'define'
  | 'let'
  | 'draw'
  | 'decision'
  | 'state'
  /** What another module adds to a state per year. */
  | 'flow'
  | 'event'
  | 'end'
  | 'measure';

export type InfluenceNode = {
  /** `state labs.capability`: kind and title; a definition resolved for several classes is one node. */
  readonly id: string;
  readonly kind: InfluenceKind;
  /** As formulas of other modules call it: `labs.capability`, `automation.speedup`. */
  readonly title: string;
  readonly name: string;
  /** The module in whose file it stands; undefined: the scenario. */
  readonly module: string | undefined;
};

/** `to` reads `from`, is set by it, or has it added. */
export type Influence = { readonly from: string; readonly to: string };

/** What acts on what within a tick and from tick to tick. */
export type Influences = { readonly nodes: readonly InfluenceNode[]; readonly edges: readonly Influence[] };

type Named = Exclude<Declaration, ModelEvent>;

/** Two classes may have the same name, of their own each: it is the title that sets them apart. */
const titleIn = (of: Named): string => {
  if (of.kind === 'parameter' && of.origin === 'rule') return of.id;
  return titleOf({ ...of, owner: of.kind === 'define' ? undefined : of.owner });
};

const idOf = (of: Named): string => `${of.kind} ${titleIn(of)}`;

/** Whether a parameter holds the given start of a state. */
const isStartOf = ({ origin, id, owner }: Parameter, state: State): boolean =>
  origin === 'initial' && id === `${state.id}.initial` && owner === state.owner;

/** Starting values belong to their state, and the choice of a rule to its decision. */
const nodeIdOf = (of: Declaration, { decisions, states }: Model): string => {
  if (!('kind' in of)) return `event ${of.name}`;
  if (of.kind !== 'parameter' || of.origin === 'declared' || of.origin === 'rule') return idOf(of);
  const user =
    of.origin === 'initial'
      ? states.find((state) => isStartOf(of, state))
      : decisions.find(({ ruleChoice }) => ruleChoice === of);
  return idOf(user ?? of);
};

/** A node with all that it is made of. */
type Made = InfluenceNode & { readonly parts: unknown };

const declaredNode = (of: Named, parts: unknown): Made => ({
  id: idOf(of),
  kind: of.kind,
  title: titleIn(of),
  name: of.name,
  module: of.module,
  parts,
});

/** A declaration itself is read, not entered: a copy of it is. */
const inside = (of: object): object => ({ ...of });

/** Rule parameters belong where their decision does. */
const parameterNodes = ({ parameters, decisions }: Model): readonly Made[] =>
  parameters
    .filter(({ origin }) => origin === 'declared' || origin === 'rule')
    .map((of) => {
      const user = decisions.find(({ rules }) => rules.some((rule) => rule.parameters.includes(of)));
      const node = declaredNode(of, of.values);
      return of.origin === 'rule' ? { ...node, module: user?.module } : node;
    });

/** What is not the state’s own module’s comes from there. */
const stateNodes = (state: State, { parameters }: Model, texts: Texts): readonly Made[] => {
  const isForeign = (module: string | undefined): boolean => module !== undefined && module !== state.module;
  const foreign = state.flows.filter((flow) => isForeign(texts.moduleOf(flow.span)));
  const initial = parameters.filter((of) => isStartOf(of, state));
  const flows = state.flows.filter((flow) => !foreign.includes(flow));
  const own = declaredNode(state, { ...state, flows, initial: [state.initial, initial.map(({ values }) => values)] });
  return [
    own,
    ...[...new Set(foreign.map((flow) => texts.moduleOf(flow.span)))].map(
      (module): Made => ({
        ...own,
        id: `flow ${module} ${own.title}`,
        kind: 'flow',
        title: `${own.title}, per year`,
        module,
        parts: foreign.filter((flow) => texts.moduleOf(flow.span) === module),
      }),
    ),
  ];
};

const nodesOf = (model: Model, texts: Texts): readonly Made[] => [
  ...parameterNodes(model),
  ...[...model.defines, ...model.lets, ...model.draws].map((of) => declaredNode(of, inside(of))),
  ...model.decisions.map((of) => declaredNode(of, { ...of, ruleChoice: of.ruleChoice.values })),
  ...model.states.flatMap((state) => stateNodes(state, model, texts)),
  ...model.events.map(
    (of): Made => ({
      id: `event ${of.name}`,
      kind: 'event',
      title: of.name,
      name: of.name,
      module: of.module,
      parts: [of.trigger, of.duration, of.sets.map(({ value }) => value)],
    }),
  ),
  ...[...model.ends, ...model.measures].map(
    (of): Made => ({
      id: `${'when' in of ? 'end' : 'measure'} ${of.name}`,
      kind: 'when' in of ? 'end' : 'measure',
      title: of.name,
      name: of.name,
      module: texts.moduleOf(of.span),
      parts: inside(of),
    }),
  ),
];

const readEdges = (nodes: readonly Made[], model: Model, reads: ReadsOf): readonly Influence[] =>
  nodes.flatMap(({ id, parts }) =>
    reads(parts).flatMap((of) => {
      const from = nodeIdOf(of, model);
      const isOwnStart = from === id && 'kind' in of && of.kind === 'parameter';
      return isOwnStart ? [] : [{ from, to: id }];
    }),
  );

const pushEdges = (nodes: readonly Made[], model: Model): readonly Influence[] => [
  ...model.events.flatMap(({ name, sets }) =>
    sets.map(({ target }) => ({ from: `event ${name}`, to: nodeIdOf(target, model) })),
  ),
  ...nodes.flatMap(({ id, kind }) =>
    kind === 'flow' ? [{ from: id, to: `state ${id.split(' ').slice(2).join(' ')}` }] : [],
  ),
];

/**
 * The influence diagram of a model as a graph: every declared name, end and measure is a node, every reading an edge.
 * A state or decision that reads itself has an edge to itself.
 */
export const influencesOf = (model: Model, texts: Texts): Influences => {
  const made = nodesOf(model, texts);
  const edges = [...readEdges(made, model, readerOf(model)), ...pushEdges(made, model)];
  const once = <T>(some: readonly T[], key: (one: T) => string): readonly T[] =>
    [...new Map(some.toReversed().map((one) => [key(one), one])).values()].toReversed();
  return {
    nodes: once(made, ({ id }) => id).map(({ id, kind, title, name, module }) => ({ id, kind, title, name, module })),
    edges: once(edges, ({ from, to }) => `${from} > ${to}`),
  };
};
