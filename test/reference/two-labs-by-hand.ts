import type {
  Attribute,
  Binder,
  Decision,
  Draw,
  Expression,
  Member,
  Model,
  Parameter,
  PlayerClass,
  PlayerTerm,
  Readable,
  RuleExpression,
  State,
} from '../../engine/language/model.ts';
import type { Span } from '../../engine/language/source.ts';

type Draft<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] };

const span: Span = { source: { name: 'by hand', text: '' }, start: 0, end: 0 };
const me: PlayerTerm = { kind: 'me' };

const number = (value: number): Expression => ({ kind: 'number', value, span });
const read = (of: Readable, player: PlayerTerm | undefined): Expression => ({
  kind: 'read',
  of,
  player,
  seen: false,
  span,
});
const arithmetic = (left: Expression, operator: '+' | '-' | '*', right: Expression): Expression => ({
  kind: 'arithmetic',
  operator,
  left,
  right,
  span,
});
const at = (attribute: Attribute, index: Expression): Expression => ({ kind: 'attribute', attribute, index, span });
const over = (kind: 'share' | 'mean', binder: Binder, body: Expression): Expression => ({
  kind: 'reduce',
  function: kind,
  parts: [{ binder, body, where: undefined, key: undefined }],
  orelse: undefined,
  span,
});

const makeClass = (): PlayerClass => {
  const members: Member[] = [];
  const labs: PlayerClass = { name: 'labs', index: 0, members };
  for (const name of ['Leader', 'Follower']) members.push({ name, index: members.length, class: labs, span });
  return labs;
};

const declared = (name: string, owner: PlayerClass | undefined) => ({ name, id: name, module: undefined, owner, span });

const parameter = (
  name: string,
  owner: PlayerClass | undefined,
  values: readonly number[],
  origin: Parameter['origin'] = 'declared',
): Parameter => ({
  ...declared(name, owner),
  kind: 'parameter',
  unit: '1',
  label: name,
  doc: undefined,
  source: undefined,
  role: 'assumption',
  headline: false,
  range: undefined,
  options: undefined,
  values: values.map((value) => ({ kind: 'number', value })),
  origin,
  schedule: undefined,
});

const softmax = (precision: Parameter): RuleExpression => ({
  kind: 'boltzmann',
  span,
  vector: {
    kind: 'elementwise',
    span,
    formula: arithmetic({ kind: 'argument', index: 0, span }, '*', { kind: 'argument', index: 1, span }),
    arguments: [
      { kind: 'scalar', span, formula: read(precision, me) },
      { kind: 'payoff', span },
    ],
  },
});

const makeStance = (labs: PlayerClass): { stance: Draft<Decision>; effort: Attribute } => {
  const precision = parameter('stance.logit.precision', labs, [4, 4], 'rule');
  const stance: Draft<Decision> = {
    ...declared('stance', labs),
    owner: labs,
    kind: 'decision',
    options: ['pause', 'slow', 'race'],
    attributes: [],
    initial: [2, 2],
    payoff: undefined,
    stage: 1,
    when: undefined,
    every: undefined,
    seen: undefined,
    cooperate: 0,
    rules: [
      {
        rule: 'logit',
        summary: undefined,
        parameters: [precision],
        choose: softmax(precision),
        memory: [],
        believe: undefined,
      },
    ],
    ruleChoice: parameter('stance.rule', labs, [0, 0], 'rule-choice'),
  };
  const effort: Attribute = { name: 'effort', decision: stance, values: [0.05, 0.4, 1] };
  stance.attributes = [effort];
  return { stance, effort };
};

/**
 * The scenario `two-labs` without loader and checker, as they would give it: two labs that choose their effort, gain
 * more while the other races, and grow by it; an accident ends the run.
 */
export const twoLabsByHand = (): Model => {
  const labs = makeClass();
  const rate = parameter('rate', undefined, [1]);
  const caution = parameter('caution', labs, [0.3, 0.3]);
  const { stance, effort } = makeStance(labs);
  const other: Binder = { class: labs, others: true };
  const each: Binder = { class: labs, others: false };
  const racing: Expression = {
    kind: 'compare',
    operator: '==',
    left: read(stance, { kind: 'element', binder: other }),
    right: number(2),
    span,
  };
  const own = at(effort, read(stance, me));
  // effort[stance] * (1 + share(others.stance == race)) - caution * effort[stance]
  stance.payoff = arithmetic(
    arithmetic(own, '*', arithmetic(number(1), '+', over('share', other, racing))),
    '-',
    arithmetic(read(caution, me), '*', own),
  );
  const capability: State = {
    ...declared('capability', labs),
    kind: 'state',
    unit: 'OOM',
    initial: [number(0.5), number(0.1)],
    min: undefined,
    max: undefined,
    seen: undefined,
    holds: undefined,
    flows: [arithmetic(read(rate, undefined), '*', own)],
    next: undefined,
  };
  const effortOfEach = at(effort, read(stance, { kind: 'element', binder: each }));
  const accident: Draw = {
    ...declared('accident', undefined),
    kind: 'draw',
    distribution: 'bernoulli',
    arguments: [arithmetic(number(0.001), '*', over('mean', each, effortOfEach))],
    per: 'tick',
  };
  return {
    name: 'two-labs',
    title: 'Two labs',
    question: undefined,
    description: undefined,
    limits: [],
    sources: [],
    time: { tick: 'month', dt: 1 / 12, horizon: 24, start: undefined },
    classes: [labs],
    modules: [],
    parameters: [rate, caution, stance.ruleChoice, ...(stance.rules[0]?.parameters ?? [])],
    counts: [],
    decisions: [stance],
    states: [capability],
    draws: [accident],
    lets: [],
    defines: [],
    events: [],
    story: { lines: [], choices: [], reasons: [] },
    pasts: [],
    ends: [
      {
        name: 'catastrophe',
        label: 'Catastrophe',
        definition: undefined,
        kind: 'harm',
        when: read(accident, undefined),
        span,
      },
    ],
    measures: [
      {
        name: 'capability',
        module: undefined,
        unit: 'OOM',
        label: 'capability',
        carry: false,
        definition: undefined,
        span,
        tick: labs.members.map((member) => ({ member, option: undefined, formula: read(capability, me) })),
        folds: [
          {
            fold: 'final',
            columns: labs.members.map((member) => ({ member, option: undefined, formula: read(capability, me) })),
          },
        ],
        pooled: undefined,
      },
    ],
    experiment: {
      runs: undefined,
      seed: undefined,
      headline: undefined,
      arms: [],
      vary: [],
      design: undefined,
      points: undefined,
      precision: undefined,
      until: undefined,
      output: undefined,
      method: undefined,
      rules: [],
      payoff: undefined,
      decision: undefined,
      solve: undefined,
    },
  };
};
