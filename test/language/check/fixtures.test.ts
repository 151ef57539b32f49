import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pairwise } from '../../../engine/language/check/check.ts';
import type { Model } from '../../../engine/language/model.ts';
import { checkText, modelOf } from './checked.ts';
import { ruleText, textOf } from './expression-text.ts';

const fixture = (name: string): Promise<Model> => modelOf(readFileSync(`test/fixtures/${name}.yaml`, 'utf8'));
const values = (model: Model, id: string) => model.parameters.find((parameter) => parameter.id === id)?.values;
const numbers = (...given: readonly number[]) => given.map((value) => ({ kind: 'number', value }));

describe('two-labs', () => {
  test('the world around it', async () => {
    const model = await fixture('two-labs');
    expect(model.title).toBe('Two labs');
    expect(model.limits).toEqual(['No governments', 'no treaty', 'no hidden choices.']);
    expect(model.time).toEqual({ tick: 'month', dt: 1 / 12, horizon: 24, start: undefined });
    expect(model.classes.map(({ name, members }) => [name, members.map((member) => member.name)])).toEqual([
      ['labs', ['Leader', 'Follower']],
    ]);
    expect(model.ends.map(({ name, kind, label }) => [name, kind, label])).toEqual([
      ['catastrophe', 'harm', 'Catastrophe'],
    ]);
  });

  test('parameters, with the given starts and what the rule brings', async () => {
    const model = await fixture('two-labs');
    expect(model.parameters.map(({ id, origin, owner }) => [id, origin, owner?.name])).toEqual([
      ['rate', 'declared', undefined],
      ['caution', 'declared', 'labs'],
      ['capability.initial', 'initial', 'labs'],
      ['labs.stance.logit.precision', 'rule', 'labs'],
      ['labs.stance.rule', 'rule-choice', 'labs'],
    ]);
    expect(values(model, 'rate')).toEqual(numbers(1));
    expect(values(model, 'caution')).toEqual(numbers(0.3, 0.3));
    expect(values(model, 'capability.initial')).toEqual(numbers(0.5, 0.1));
    expect(values(model, 'labs.stance.logit.precision')).toEqual(numbers(4, 4));
    expect(values(model, 'labs.stance.rule')).toEqual(numbers(0, 0));
    const rate = model.parameters[0];
    expect([rate?.unit, rate?.range, rate?.role, rate?.label]).toEqual(['OOM/year', [0, 5], 'assumption', 'rate']);
  });

  test('formulas', async () => {
    const model = await fixture('two-labs');
    const [stance] = model.decisions;
    expect(stance?.initial).toEqual([2, 2]);
    expect(stance?.payoff && textOf(stance.payoff)).toBe(
      '((labs.stance.effort[me.stance] * (1 + share{others: (other.stance == 2)})) - (me.caution * labs.stance.effort[me.stance]))',
    );
    expect(stance?.rules.map(({ rule, choose }) => [rule, ruleText(choose)])).toEqual([
      ['logit', 'boltzmann((me.labs.stance.logit.precision * <payoff>))'],
    ]);
    expect(model.states[0]?.flows.map(textOf)).toEqual(['(rate * labs.stance.effort[me.stance])']);
    expect(model.states[0]?.initial.map(textOf)).toEqual(['me.capability.initial', 'me.capability.initial']);
    expect(model.draws[0]?.arguments.map(textOf)).toEqual([
      '(0.001 * mean{labs: labs.stance.effort[each(labs).stance]})',
    ]);
    expect(model.ends.map(({ when }) => textOf(when))).toEqual(['accident']);
  });

  test('bare names among the measures: a column per player, a share per option', async () => {
    const model = await fixture('two-labs');
    expect(model.measures.map(({ name, unit, folds }) => [name, unit, folds.length])).toEqual([
      ['labs.capability', 'OOM', 0],
      ['labs.stance', '1', 0],
    ]);
    expect(
      model.measures[0]?.tick.map(({ member, option, formula }) => [member?.name, option, textOf(formula)]),
    ).toEqual([
      ['Leader', undefined, 'me.capability'],
      ['Follower', undefined, 'me.capability'],
    ]);
    expect(model.measures[1]?.tick.map(({ member, option, formula }) => [member, option, textOf(formula)])).toEqual([
      [undefined, 'pause', 'share{labs: (each(labs).stance == 0)}'],
      [undefined, 'slow', 'share{labs: (each(labs).stance == 1)}'],
      [undefined, 'race', 'share{labs: (each(labs).stance == 2)}'],
    ]);
  });
});

describe('race6', () => {
  test('definitions, draws, new states', async () => {
    const model = await fixture('race6');
    expect(model.lets.map(({ name, owner, body }) => [owner?.name, name, textOf(body)])).toEqual([
      ['agents', 'relative', '(me.capability / mean{agents: each(agents).capability})'],
      ['agents', 'paused', 'share{others: (other.stance == 0)}'],
      ['agents', 'slowed', 'share{others: (other.stance == 1)}'],
      ['agents', 'raced', 'share{others: (other.stance == 2)}'],
      ['agents', 'grown', '(me.capability * (1 + agents.stance.growth[me.stance]))'],
      [undefined, 'risk', 'min(1, (0.25 * mean{agents: each(agents).capability}))'],
    ]);
    expect(
      model.draws.map(({ id, distribution, per, arguments: given }) => [id, distribution, per, ...given.map(textOf)]),
    ).toEqual([
      [
        'accident',
        'bernoulli',
        'tick',
        '((0.0015 * mean{agents: agents.stance.weight[each(agents).stance]}) * min(mean{agents: each(agents).grown}, 10))',
      ],
      ['caught', 'bernoulli', 'tick', '(0.3 * share{agents: (each(agents).stance == 2)})'],
    ]);
    expect(model.states.map(({ id, next, flows }) => [id, next && textOf(next), flows])).toEqual([
      ['capability', 'me.grown', []],
      ['flag', 'caught', []],
    ]);
  });

  test('decision and measures', async () => {
    const model = await fixture('race6');
    const [stance] = model.decisions;
    expect(stance?.attributes.map(({ name, values: given }) => [name, given])).toEqual([
      ['reward', [0, 0.45, 1]],
      ['lag', [1, 0.4, 0]],
      ['weight', [0, 0.35, 1]],
      ['company', [1, 0.4, 0]],
      ['growth', [0, 0.01, 0.03]],
    ]);
    expect(stance?.initial).toEqual([1, 1, 1, 1, 1, 1]);
    expect(stance?.payoff && textOf(stance.payoff)).toContain('((0.7 * flag) * (me.stance == 2))');
    expect(values(model, 'dread')).toEqual(numbers(0.8, 0.8, 0.8, 0.8, 1.2, 1.2));
    expect(values(model, 'capability.initial')).toEqual(numbers(1, 0.9, 0.8, 0.7, 0.6, 0.5));
    expect(values(model, 'flag.initial')).toEqual(numbers(0));
    const [capability, , racing] = model.measures;
    expect(capability?.folds.map(({ fold, columns }) => [fold, columns.length])).toEqual([['final', 1]]);
    expect(racing?.pooled?.map(({ formula }) => textOf(formula))).toEqual([
      'count{agents: (each(agents).stance == 2)}',
      'count{agents: (each(agents).stance >= 0)}',
    ]);
  });

  test('no definition depends on the option weighed other than the own ones', async () => {
    expect(pairwise(await fixture('race6'))).toEqual([]);
    expect(pairwise(await fixture('two-labs'))).toEqual([]);
  });
});

test('nothing is wrong with the draft of repeated-pause, its delay and its arms included', async () => {
  const { problems } = await checkText(readFileSync('test/fixtures/language/repeated-pause.yaml', 'utf8'));
  expect(problems).toEqual([]);
});
