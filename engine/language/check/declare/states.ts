import type { Expression, Parameter, ParameterValue, State } from '../../model.ts';
import type { Span } from '../../source.ts';
import type { MapNode, YamlNode } from '../../yaml/node.ts';
import { type Catalogue, type Draft, idOf, namesOfClass, namesOfWorld, unresolved } from '../catalogue.ts';
import { asList, asMap, asText, isNull, nodeAt } from '../nodes.ts';
import { findDecision } from '../paths.ts';
import { listed, placeOf, suggestion } from '../report.ts';
import { type Declaring, everyMember, givenTo, later } from './declaring.ts';
import { labelOf } from './describe-parameter.ts';
import { declare, type Entry, entriesIn, gather, ofModule } from './gather.ts';
import { readValue } from './values.ts';

const createState = (entry: Entry, node: MapNode | undefined): Draft<State> => ({
  kind: 'state',
  name: entry.name,
  module: entry.module,
  id: idOf(entry.module, entry.name),
  owner: entry.owner,
  span: entry.keySpan,
  unit: asText(nodeAt(node, 'unit')) ?? '1',
  unitAt: nodeAt(node, 'unit')?.span,
  initial: [],
  min: undefined,
  max: undefined,
  seen: undefined,
  holds: undefined,
  flows: [],
  next: undefined,
});

/** The given start of a state as a parameter, so that designs and arms can vary it. */
const startOf = (state: State, values: readonly ParameterValue[]): Parameter => ({
  kind: 'parameter',
  name: state.name,
  module: state.module,
  id: `${state.id}.initial`,
  owner: state.owner,
  span: state.span,
  unit: state.unit,
  unitAt: state.unitAt,
  label: `initial ${labelOf(state.name)}`,
  doc: undefined,
  source: undefined,
  role: 'assumption',
  headline: false,
  range: undefined,
  options: state.holds?.options,
  values,
  origin: 'initial',
  schedule: undefined,
});

/** A start that is only formulas stays formulas; as soon as a number or a distribution is given it is a parameter. */
const fillInitial = (
  declaring: Declaring,
  state: Draft<State>,
  node: MapNode | undefined,
  parameters: Draft<Parameter>[],
): void => {
  const { catalogue } = declaring;
  const common = nodeAt(node, 'initial');
  const set = catalogue.holds.get(state);
  const described = {
    name: state.name,
    range: undefined,
    options: set?.options,
    owner: state.owner,
    module: state.module,
  };
  const read = new Map<YamlNode, ParameterValue>();
  const values = everyMember(state.owner).map((member): ParameterValue | undefined => {
    const given = givenTo(declaring, state, member) ?? common;
    if (!given) return undefined;
    const value =
      read.get(given) ?? readValue(declaring, given, described, set, given === common ? state : { module: undefined });
    read.set(given, value);
    return value;
  });
  const complete = values.filter((value) => value !== undefined);
  if (complete.length < values.length) reportMissing(catalogue, state, values);
  else if (complete.every(({ kind }) => kind === 'formula')) {
    state.initial = complete.map((value) => (value.kind === 'formula' ? value.formula : unresolved(state.span)));
  } else {
    const start = startOf(state, complete);
    parameters.push(start);
    const reading: Expression = {
      kind: 'read',
      of: start,
      player: state.owner ? { kind: 'me' } : undefined,
      seen: false,
      span: common?.span ?? state.span,
    };
    state.initial = complete.map(() => reading);
  }
};

const reportMissing = (catalogue: Catalogue, state: State, values: readonly unknown[]): void => {
  const names = everyMember(state.owner).flatMap((member, index) =>
    values[index] === undefined && member ? [member.name] : [],
  );
  const whose = names.length > 0 ? ` for ${listed(names)}` : '';
  catalogue.report.error(
    'missing-value',
    state.span,
    `the state "${state.name}" has no initial value${whose}`,
    'add initial: 0',
  );
};

/** What the state holds if it holds an option. */
const holdOption = (declaring: Declaring, state: Draft<State>, node: MapNode | undefined): void => {
  const { catalogue } = declaring;
  const of = nodeAt(node, 'of');
  const decision = of && findDecision(catalogue, asText(of) ?? '', state.owner, of.span);
  const set = decision && catalogue.holds.get(decision);
  if (!set) return;
  state.holds = decision;
  catalogue.holds.set(state, set);
};

/** States of all files; decisions must be declared before. What holds a start given as a number goes to `parameters`. */
export const declareStates = (declaring: Declaring, parameters: Draft<Parameter>[]): readonly Draft<State>[] => {
  const { catalogue } = declaring;
  const states = gather(catalogue, declaring.parts, 'state').flatMap((entry) => {
    const node = asMap(entry.value) ?? {
      kind: 'map' as const,
      span: entry.value.span,
      entries: [{ key: 'initial', keySpan: entry.keySpan, value: entry.value }],
    };
    const state = createState(entry, node);
    if (!declare(catalogue, state)) return [];
    holdOption(declaring, state, node);
    const scope = { class: state.owner, module: state.module };
    const expected = () => catalogue.holds.get(state);
    catalogue.later.push(() => fillInitial(declaring, state, node, parameters));
    later(
      declaring,
      nodeAt(node, 'min'),
      scope,
      (formula) => {
        state.min = formula;
      },
      expected,
    );
    later(
      declaring,
      nodeAt(node, 'max'),
      scope,
      (formula) => {
        state.max = formula;
      },
      expected,
    );
    const seen = nodeAt(node, 'seen');
    if (seen && !state.owner) {
      catalogue.report.error('nothing-seen', seen.span, 'the world hides nothing: only states of players have "seen"');
    } else
      later(
        declaring,
        seen,
        scope,
        (formula) => {
          state.seen = formula;
        },
        expected,
      );
    return [state];
  });
  declareChanges(declaring);
  return states;
};

// ---------------------------------------------------------------------------------------------------------------
// flow and next

type Change = { readonly entry: Entry; readonly state: Draft<State> };

const changesIn = (declaring: Declaring, block: 'flow' | 'next'): readonly Change[] =>
  declaring.parts.flatMap((part) =>
    entriesIn(declaring.catalogue, part, block).flatMap((written) => {
      const entry = ofModule(declaring.catalogue, written);
      const state = stateChanged(declaring.catalogue, entry, block);
      return state && !isNull(entry.value) ? [{ entry: { ...entry, module: part.module }, state }] : [];
    }),
  );

const stateChanged = (catalogue: Catalogue, entry: Entry, block: string): Draft<State> | undefined => {
  const names = entry.owner ? namesOfClass(catalogue, entry.owner) : namesOfWorld(catalogue, entry.module);
  const own = entry.owner ? undefined : namesOfWorld(catalogue, undefined);
  const named = names.get(entry.name) ?? own?.get(entry.name);
  if (named?.kind === 'state') return named;
  if (catalogue.broken.has(entry.name)) return undefined;
  const states = [...names].filter(([, each]) => each.kind === 'state').map(([name]) => name);
  const whose = entry.owner ? `${entry.owner.name} have no state` : 'the world has no state';
  const last = entry.name.slice(entry.name.lastIndexOf('.') + 1);
  const hint = states.includes(last)
    ? `write ${last}: the class stands above it already`
    : named
      ? `"${entry.name}" is a ${named.kind}`
      : suggestion(entry.name, states, 'declare it under state');
  catalogue.report.error('unknown-name', entry.keySpan, `${whose} "${entry.name}" for ${block} to change`, hint);
  return undefined;
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Flow = { readonly module: string; readonly text: string; readonly formula: Expression };

/** Flows are added by module name, then text, whatever the order of the files; the scenario's own come first. */
const declareFlows = (declaring: Declaring): ReadonlyMap<Draft<State>, Span> => {
  const flows = new Map<Draft<State>, Flow[]>();
  const places = new Map<Draft<State>, Span>();
  for (const { entry, state } of changesIn(declaring, 'flow')) {
    if (!places.has(state)) places.set(state, entry.keySpan);
    const gathered = flows.get(state) ?? [];
    flows.set(state, gathered);
    for (const node of asList(entry.value)?.items ?? [entry.value]) {
      const text = asText(node) ?? '';
      later(declaring, node, { class: state.owner, module: entry.module }, (formula) => {
        gathered.push({ module: entry.module ?? '', text, formula });
      });
    }
  }
  declaring.catalogue.later.push(() => {
    for (const [state, gathered] of flows) {
      state.flows = gathered
        .sort((a, b) => compareText(a.module, b.module) || compareText(a.text, b.text))
        .map(({ formula }) => formula);
    }
  });
  return places;
};

const twoNexts = (catalogue: Catalogue, state: State, span: Span, first: Span): void => {
  catalogue.report.error(
    'two-nexts',
    span,
    `"${state.name}" has two next values: here and at ${placeOf(first)}`,
    'give it one next, or let both be flows: flows are added',
  );
};

const declareNexts = (declaring: Declaring, flows: ReadonlyMap<Draft<State>, Span>): void => {
  const { catalogue } = declaring;
  const nexts = new Map<Draft<State>, Change>();
  for (const change of changesIn(declaring, 'next')) {
    const known = nexts.get(change.state);
    if (known && change.entry.module !== undefined)
      twoNexts(catalogue, change.state, change.entry.keySpan, known.entry.keySpan);
    else nexts.set(change.state, change);
  }
  for (const [state, { entry }] of nexts) {
    const flow = flows.get(state);
    if (flow) {
      catalogue.report.error(
        'flow-and-next',
        entry.keySpan,
        `"${state.name}" has flows (at ${placeOf(flow)}) and a next value`,
        'write the flows into the next: x + dt * (…)',
      );
    }
    later(
      declaring,
      entry.value,
      { class: state.owner, module: entry.module },
      (formula) => {
        state.next = formula;
      },
      () => catalogue.holds.get(state),
    );
  }
};

const declareChanges = (declaring: Declaring): void => {
  declareNexts(declaring, declareFlows(declaring));
};
