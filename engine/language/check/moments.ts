import type { Decision, Draw, Expression, Model } from '../model.ts';
import { textOf } from '../source.ts';
import { storyValues } from '../story-values.ts';
import { formulasOf, formulasOfRule, type Leaf, type Reach, reachOf } from './leaves.ts';
import type { Report } from './report.ts';

/** What may not be read at a moment: a few words that finish "… cannot read", or undefined. */
type Forbidden = (leaf: Leaf) => string | undefined;

const realised: Forbidden = (leaf) => (leaf.kind === 'realised' ? 'realised payoffs' : undefined);

const atStart: Forbidden = (leaf) => {
  if (leaf.kind === 'realised') return 'realised payoffs';
  if (leaf.kind === 'delay') return 'delayed values';
  if (leaf.kind === 'event') return 'events';
  if (leaf.kind === 'at') return 'what-ifs';
  if (leaf.kind === 'time') return leaf.name === 't' || leaf.name === 'year' ? 'the time' : undefined;
  if (leaf.of.kind === 'state') return 'states';
  if (leaf.of.kind === 'decision') return 'decisions';
  if (leaf.of.kind === 'parameter' && leaf.of.schedule) return 'lists over ticks';
  return leaf.of.kind === 'draw' && leaf.of.per === 'tick' ? 'draws of a tick' : undefined;
};

const atEvent: Forbidden = (leaf) => {
  if (leaf.kind === 'realised') return 'realised payoffs';
  if (leaf.kind === 'event') return 'events';
  return leaf.kind === 'read' && leaf.of.kind === 'draw' ? 'draws' : undefined;
};

const whenSeen: Forbidden = (leaf) => (leaf.kind === 'read' && leaf.of.kind === 'draw' ? 'draws' : realised(leaf));

const nameOf = (leaf: Leaf): string => {
  if (leaf.kind === 'delay') return textOf(leaf.span);
  if (leaf.kind === 'event') return `${leaf.event.name}.${leaf.field}`;
  if (leaf.kind === 'realised') return `realised(${leaf.decision.name})`;
  if (leaf.kind === 'at') return 'at';
  return leaf.kind === 'time' ? leaf.name : leaf.of.name;
};

const way = ({ leaf, through }: Reach): string =>
  through.length === 0 ? `"${nameOf(leaf)}"` : `"${nameOf(leaf)}" (through ${[...through, nameOf(leaf)].join(' -> ')})`;

const refuse = (
  report: Report,
  what: string,
  formulas: readonly Expression[],
  forbidden: Forbidden,
  hint: string,
): void => {
  for (const reach of reachOf(formulas)) {
    const kind = forbidden(reach.leaf);
    if (kind === undefined) continue;
    report.error('wrong-moment', reach.from.span, `${what} cannot read ${kind}: ${way(reach)}`, hint);
  }
};

const startHint = 'before the first tick there are only parameters and draws with per: run';
const eventHint =
  'events look at the world as it stands before the draws of the tick: let a state remember what was drawn';
const delayed: Forbidden = (leaf) => (leaf.kind === 'delay' ? 'delayed values' : undefined);
const delayHint = 'let a state remember it: next: {before: x}';
const seenHint = 'let a state remember what was drawn, and read that';

const checkStarts = (report: Report, model: Model): void => {
  for (const parameter of model.parameters) {
    const what = parameter.origin === 'initial' ? 'an initial value' : 'a parameter';
    refuse(report, what, formulasOf(parameter), atStart, startHint);
  }
  for (const state of model.states) refuse(report, 'an initial value', [...new Set(state.initial)], atStart, startHint);
  for (const draw of model.draws) {
    if (draw.per === 'run') refuse(report, 'a draw with per: run', draw.arguments, atStart, startHint);
  }
};

/** `every` is the same for a whole run; what `when` may read is what payoffs may. */
const checkEvery = (report: Report, model: Model): void => {
  for (const { every } of model.decisions)
    if (every) refuse(report, '"every"', [every], atStart, 'use when: for a condition on the world');
};

/** The terms of a repeated game are the same for a whole run. */
const checkSolving = (report: Report, { experiment }: Model): void => {
  const terms = Object.values(experiment.solve?.terms ?? {});
  refuse(report, 'a term of the repeated game', terms, atStart, startHint);
};

const checkEvents = (report: Report, model: Model): void => {
  for (const { trigger, duration, sets } of model.events) {
    if (trigger.kind === 'at')
      refuse(report, '"at"', [trigger.tick], atStart, 'use when: for a condition on the world');
    else {
      refuse(report, 'the condition of an event', [trigger.condition], atEvent, eventHint);
      refuse(report, 'the condition of an event', [trigger.condition], delayed, delayHint);
    }
    if (duration) refuse(report, '"for"', [duration], atStart, startHint);
    for (const { value } of sets) {
      refuse(report, 'the value an event sets', [value], atEvent, eventHint);
      refuse(report, 'the value an event sets', [value], delayed, delayHint);
    }
  }
};

const checkSeen = (report: Report, model: Model): void => {
  for (const { seen } of [...model.states, ...model.decisions]) {
    if (seen) refuse(report, '"seen"', [seen], whenSeen, seenHint);
  }
};

const realisedHint = 'what was chosen is known when the world moves on: let a state remember it';

/** The formulas at which the world moves on, and after. */
const laterFormulas = (model: Model): readonly Expression[] => [
  ...model.states.flatMap(({ flows, next, min, max }) => [...flows, next, min, max].filter((one) => one !== undefined)),
  ...model.ends.map(({ when }) => when),
  ...model.measures.flatMap(({ tick, folds, pooled }) =>
    [...tick, ...folds.flatMap(({ columns }) => columns), ...(pooled ?? [])].map(({ formula }) => formula),
  ),
  ...model.story.lines.flatMap((line) => [line.when, ...storyValues(line).map(({ formula }) => formula)]),
];

/** Payoffs come before the choices that realise them, and draws may be read in payoffs. */
const checkRealised = (report: Report, model: Model): void => {
  for (const reach of reachOf(laterFormulas(model))) {
    const { leaf, from } = reach;
    if (leaf.kind !== 'realised' || leaf.decision.payoff) continue;
    const hint = `give ${leaf.decision.name} a payoff: its rule need not read it`;
    report.error('no-payoff', from.span, `"${leaf.decision.name}" has no payoff to realise: ${way(reach)}`, hint);
  }
  for (const { payoff, when, every, rules } of model.decisions) {
    if (when && !every) refuse(report, '"when"', [when], realised, realisedHint);
    if (payoff) refuse(report, 'a payoff', [payoff], realised, realisedHint);
    for (const { choose } of rules) refuse(report, 'a rule', formulasOfRule(choose), realised, realisedHint);
    for (const { initial } of rules.flatMap(({ memory }) => memory)) {
      refuse(report, 'an initial value', formulasOfRule(initial), atStart, startHint);
    }
  }
  for (const { per, arguments: args } of model.draws) {
    if (per === 'tick') refuse(report, 'a draw', args, realised, realisedHint);
  }
};

/** The decision of this stage or a later one that a draw's arguments depend on: it is not taken yet at decide. */
const laterDecision = (draw: Draw, stage: number): Reach | undefined =>
  reachOf(draw.arguments, { throughDraws: true }).find(
    ({ leaf }) => leaf.kind === 'read' && leaf.of.kind === 'decision' && leaf.of.stage >= stage,
  );

const checkDrawsAtDecide = (report: Report, decision: Decision): void => {
  const { payoff, when, every } = decision;
  const formulas = [
    payoff,
    every ? undefined : when,
    ...decision.rules.flatMap(({ choose }) => formulasOfRule(choose)),
  ];
  const told = new Set<Leaf>();
  for (const reach of reachOf(formulas.flatMap((formula) => formula ?? []))) {
    const { leaf, from } = reach;
    if (leaf.kind !== 'read' || leaf.of.kind !== 'draw' || leaf.of.per === 'run' || told.has(from)) continue;
    const reason = laterDecision(leaf.of, decision.stage);
    if (!reason) continue;
    told.add(from);
    report.error(
      'draw-at-decide',
      from.span,
      `"${decision.name}" is decided before ${way(reach)} is drawn: that draw depends on ${way(reason)}`,
      "let a state remember the draw (it is last tick's then), or give the decision a later stage",
    );
  }
};

/** Refuses what is read at a moment at which it has no value. */
export const checkMoments = (report: Report, model: Model): void => {
  checkStarts(report, model);
  checkEvery(report, model);
  checkSolving(report, model);
  checkEvents(report, model);
  checkSeen(report, model);
  checkRealised(report, model);
  for (const decision of model.decisions) checkDrawsAtDecide(report, decision);
};
