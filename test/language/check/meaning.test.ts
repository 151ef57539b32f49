import { describe, expect, test } from 'vitest';
import { pairwise } from '../../../engine/language/check/check.ts';
import type { Model } from '../../../engine/language/model.ts';
import { modelOf, problemsOf, scenario, stance } from './checked.ts';
import { textOf } from './expression-text.ts';

type Texts = { readonly [path: string]: string };

/** Body of a let, as a text. */
const bodyOf = (model: Model, id: string): string => {
  const found = model.lets.find((definition) => definition.id === id);
  return found ? textOf(found.body) : `no ${id}`;
};

const ofLabs = async (formula: string, rest = ''): Promise<string> =>
  bodyOf(await modelOf(scenario(`${rest}let:\n  labs:\n    x: ${formula}\n`)), 'x');
const ofWorld = async (formula: string, rest = ''): Promise<string> =>
  bodyOf(await modelOf(scenario(`${rest}let:\n  world:\n    x: ${formula}\n`)), 'x');

const states = `state:
  labs:
    c: {initial: 0}
    d: {initial: 0}
  governments:
    c: {initial: 0}
    p: {initial: 0}
  world:
    w: {initial: 0}
`;

describe('scopes', () => {
  const growth = `module: growth
parameters:
  rate: {default: 1}
let:
  labs:
    mine: c * rate
  world:
    w: 2
    both: w + rate
`;
  const rival = `module: rival
let:
  world:
    pressure: w + growth.w
  labs:
    c2: mine + w
`;
  const modules: Texts = { 'modules/growth.yaml': growth, 'modules/rival.yaml': rival };

  test("the player's own, then the module's own, then the world's", async () => {
    const model = await modelOf(scenario(`use: [growth, rival]\n${states}`), modules);
    expect(bodyOf(model, 'growth.mine')).toBe('(me.c * growth.rate)');
    expect(bodyOf(model, 'growth.both')).toBe('(growth.w + growth.rate)');
    expect(bodyOf(model, 'rival.pressure')).toBe('(w + growth.w)');
    expect(bodyOf(model, 'rival.c2')).toBe('(me.growth.mine + w)');
  });

  test('a name of the class hides one of the module', async () => {
    const hiding = { 'modules/growth.yaml': growth.replace('mine: c * rate', 'rate: c\n    mine: rate') };
    const model = await modelOf(scenario(`use: [growth]\n${states}`), hiding);
    expect(bodyOf(model, 'growth.mine')).toBe('me.growth.rate');
    expect(bodyOf(model, 'growth.both')).toBe('(growth.w + growth.rate)');
  });

  test('players: a member, a reference, me, and their place', async () => {
    expect(await ofLabs('Leader.c + home.c + me.c + Leader.home.p', states)).toBe(
      '(((Leader.c + me.home.c) + me.c) + Leader.home.p)',
    );
    expect(await ofLabs('number + home.number')).toBe('(me.number + me.home.number)');
    expect(await ofWorld('world.w + t + dt + year + horizon', states)).toBe('((((w + t) + dt) + year) + horizon)');
  });

  test('what the scenario says under the name of a module replaces it key by key', async () => {
    const rest = `  growth.rate: {default: 3, source: a survey}
use: [growth]
${states}`;
    const model = await modelOf(scenario(rest), {
      'modules/growth.yaml': growth.replace('default: 1', 'default: 1, doc: speed'),
    });
    const rate = model.parameters.find(({ id }) => id === 'growth.rate');
    expect([rate?.doc, rate?.source, rate?.values]).toEqual(['speed', 'a survey', [{ kind: 'number', value: 3 }]]);
  });

  test('a payoff given by the scenario to the decision of a module', async () => {
    const rest = `use: [choice]
decisions:
  labs:
    stance:
      payoff: 2 * effort[stance]
`;
    const model = await modelOf(scenario(rest), { 'modules/choice.yaml': `module: choice\n${stance}` });
    const [decision] = model.decisions;
    expect([decision?.id, decision?.initial]).toEqual(['choice.stance', [2, 2, 2]]);
    expect(decision?.payoff && textOf(decision.payoff)).toBe('(2 * labs.stance.effort[me.choice.stance])');
  });
});

describe('reductions', () => {
  test('over a class, over the others, along references', async () => {
    expect(await ofLabs('sum(c * labs.c) + mean(others.d) + count(labs)', states)).toBe(
      '((sum{labs: (me.c * each(labs).c)} + mean{others: other.d}) + count{labs: 1})',
    );
    expect(await ofWorld('sum(labs.home.p)', states)).toBe('sum{labs: each(labs).home.p}');
  });

  test('where and pick', async () => {
    const ofGovernments = `${states}let:\n  governments:\n    x: orelse(max(where(labs.c, labs.home == me)), 0)\n`;
    expect(bodyOf(await modelOf(scenario(ofGovernments)), 'x')).toBe(
      'max{labs: each(labs).c where (each(labs).home is me)} else 0',
    );
    expect(await ofWorld('pick(labs.d, labs.c)', states)).toBe('pick{labs: each(labs).d by each(labs).c}');
    expect(await ofWorld('sum(where(labs.c, labs.home != Aurora))', states)).toBe(
      'sum{labs: each(labs).c where not (each(labs).home is Aurora)}',
    );
  });

  test('each binds its own, also inside another', async () => {
    expect(await ofLabs('sum(labs.c * max(labs.d) * sum(governments.p))', states)).toBe(
      'sum{labs: ((each(labs).c * max{labs: each(labs).d}) * sum{governments: each(governments).p})}',
    );
    expect(await ofLabs('min(c, max(others.c), 3)', states)).toBe('min(me.c, max{others: other.c}, 3)');
  });

  test('everyone: each class that has the name, in class order', async () => {
    expect(await ofWorld('sum(everyone.c)', states)).toBe('sum{labs: each(labs).c; governments: each(governments).c}');
    expect(await ofWorld('sum(everyone.p)', states)).toBe('sum{governments: each(governments).p}');
    expect(await ofWorld('count(everyone)')).toBe('count{labs: 1; governments: 1}');
  });

  test('others of a class of one could be nobody', async () => {
    const alone = scenario(`${states}let:\n  labs:\n    x: mean(others.c)\n`).replace(
      / {4}- \{name: (Follower|Third).*\n/g,
      '',
    );
    expect(await problemsOf(alone)).toEqual(['needs-orelse 23:8']);
    expect(await problemsOf(alone.replace('mean(others.c)', 'orelse(mean(others.c), 0)'))).toEqual([]);
    expect(await problemsOf(alone.replace('mean', 'sum'))).toEqual([]);
  });
});

describe('orelse', () => {
  test('a name, a module, an event, a class that the scenario lacks', async () => {
    expect(await ofLabs('orelse(violates, 1) + orelse(treaty.force, 2) + orelse(listing.in, 1e9)')).toBe(
      '((1 + 2) + 1000000000)',
    );
    expect(await ofWorld('orelse(sum(firms.c), 3) + orelse(sum(labs.violates), 4)')).toBe('(3 + 4)');
    expect(await ofWorld('orelse(treaty.fine(2), 5)')).toBe('5');
  });

  test('what there is is read', async () => {
    expect(await ofLabs('orelse(c, 1)', states)).toBe('me.c');
    expect(await ofLabs('orelse(listing.in, 1e9)', 'events:\n  - {name: listing, at: 3}\n')).toBe('listing.in');
  });

  test('a near miss is a warning', async () => {
    const rest = `${states}let:\n  labs:\n    violates: 1\n    x: orelse(viloates, 0)\n`;
    expect(await problemsOf(scenario(rest))).toEqual(['warning absent-name 26:15']);
  });
});

describe('options', () => {
  test('are numbers, taken from what they are compared with', async () => {
    expect(await ofLabs('stance == pause', stance)).toBe('(me.stance == 0)');
    expect(await ofLabs('slow <= stance < race', stance)).toBe('((1 <= me.stance) and (me.stance < 2))');
    expect(await ofLabs('stance == if(t > 3, race, pause)', stance)).toBe('(me.stance == if((t > 3), 2, 0))');
    expect(await ofLabs('effort[race] + effort[max(stance, slow)]', stance)).toBe(
      '(labs.stance.effort[2] + labs.stance.effort[max(me.stance, 1)])',
    );
  });

  test('the option of the other side comes before a name', async () => {
    const rest = `  release: {options: [open, commercial], default: open}\nlet:\n  world:\n    open: 7\n    x: release == open\n    y: open\n`;
    const model = await modelOf(scenario(rest));
    expect([bodyOf(model, 'x'), bodyOf(model, 'y')]).toEqual(['(release == 0)', 'open']);
  });

  const mandate = `${stance}  governments:
    mandate:
      options: [off, on]
      effort: [0, 2]
      payoff: 0
      rule: logit
`;

  test("an attribute belongs to the index' decision, else to my class's", async () => {
    expect(await ofLabs('effort[stance] - effort[home.mandate]', mandate)).toBe(
      '(labs.stance.effort[me.stance] - governments.mandate.effort[me.home.mandate])',
    );
    expect(await ofLabs('effort[race]', mandate)).toBe('labs.stance.effort[2]');
    expect(await ofWorld('mean(effort[labs.stance]) + labs.stance.effort[race]', mandate)).toBe(
      '(mean{labs: labs.stance.effort[each(labs).stance]} + labs.stance.effort[2])',
    );
  });

  test('a parameter, a state and an argument that hold an option', async () => {
    const rest = `  duty: {of: labs.stance, default: slow}
${mandate}state:
  labs:
    found: {of: stance, initial: pause}
define:
  above(a): effort[a] > effort[duty] or a == race
let:
  labs:
    x: above(stance) + effort[found] + (found == race)
    y: above(home.mandate + 0)
`;
    const model = await modelOf(scenario(rest));
    expect(bodyOf(model, 'x')).toBe('((above(me.stance) + labs.stance.effort[me.found]) + (me.found == 2))');
    expect(model.parameters.find(({ id }) => id === 'duty')?.values).toEqual([{ kind: 'number', value: 1 }]);
    expect(model.parameters.find(({ id }) => id === 'duty')?.options).toEqual(['pause', 'slow', 'race']);
    expect(model.defines.map(({ body }) => textOf(body))).toEqual([
      '((labs.stance.effort[#0] > labs.stance.effort[duty]) or (#0 == 2))',
      '((labs.stance.effort[#0] > labs.stance.effort[duty]) or (#0 == 2))',
    ]);
  });

  test('of: shares options and attributes', async () => {
    const rest = `${stance}  governments:
    mandate:
      of: labs.stance
      payoff: effort[mandate]
      rule: logit
`;
    const model = await modelOf(scenario(rest));
    const second = model.decisions[1];
    expect([second?.options, second?.attributes.map(({ values }) => values)]).toEqual([
      ['pause', 'slow', 'race'],
      [[0, 0.5, 1]],
    ]);
    expect(second?.payoff && textOf(second.payoff)).toBe('governments.mandate.effort[me.mandate]');
  });
});

test('arguments may be elements; a definition is resolved for the class that uses it', async () => {
  const rest = `${states}define:
  gap(a, b): max(0, a - b)
  lead(x): x - max(others.c)
let:
  labs:
    x: lead(c)
  governments:
    y: lead(c) + sum(gap(labs.c, c))
`;
  const model = await modelOf(scenario(rest));
  expect(bodyOf(model, 'y')).toBe('(lead(me.c) + sum{labs: gap(each(labs).c, me.c)})');
  expect(model.defines.map(({ id, owner, body }) => [id, owner?.name, textOf(body)])).toEqual([
    ['gap', 'governments', 'max(0, (#0 - #1))'],
    ['lead', 'labs', '(#0 - max{others: other.c})'],
    ['lead', 'governments', '(#0 - max{others: other.c})'],
  ]);
});

test('masks: seen is a formula of its owner, and can be read by name', async () => {
  const rest = `state:
  labs:
    c: {initial: 0, seen: c - d}
    d: {initial: 0, seen: 0}
let:
  labs:
    x: mean(labs.c.seen) + d.seen
`;
  const model = await modelOf(scenario(rest));
  expect(model.states.map(({ seen }) => seen && textOf(seen))).toEqual(['(me.c - me.d)', '0']);
  expect(bodyOf(model, 'x')).toBe('(mean{labs: each(labs).c.seen} + me.d.seen)');
});

test('flows are added by module name, then text', async () => {
  const flow = (name: string, ...texts: readonly string[]): string =>
    `module: ${name}\nflow:\n  labs:\n    c:\n${texts.map((text) => `      - ${text}\n`).join('')}`;
  const modules = { 'modules/zeta.yaml': flow('zeta', '3'), 'modules/alpha.yaml': flow('alpha', '2', '1') };
  const model = await modelOf(scenario(`use: [zeta, alpha]\n${states}flow:\n  labs:\n    c: 9\n`), modules);
  expect(model.states[0]?.flows.map(textOf)).toEqual(['9', '1', '2', '3']);
});

test('draws come after the draws they need', async () => {
  const rest = `draw:
  world:
    late: bernoulli(early / 2)
    early: uniform(0, 1)
    once: {draw: "normal(0, 1)", per: run}
`;
  const model = await modelOf(scenario(rest));
  expect(model.draws.map(({ id, per }) => [id, per])).toEqual([
    ['early', 'tick'],
    ['late', 'tick'],
    ['once', 'run'],
  ]);
});

describe('pairwise', () => {
  const payoff = (text: string, lets: string): string =>
    scenario(`${stance.replace('payoff: effort[stance]', `payoff: ${text}`)}let:\n${lets}`);
  const idsOf = async (text: string, lets: string): Promise<readonly string[]> =>
    pairwise(await modelOf(payoff(text, lets)));

  test('what depends on my option and is read of others or of the world', async () => {
    const lets =
      '  labs:\n    lead: effort[stance] - max(others.pace)\n    pace: effort[stance]\n  world:\n    racing: share(labs.stance == race)\n';
    expect(await idsOf('lead', lets)).toEqual([]);
    expect(await idsOf('mean(others.lead)', lets)).toEqual(['lead', 'pace']);
    expect(await idsOf('mean(labs.pace) + racing', lets)).toEqual(['pace', 'racing']);
  });

  test('what others do by themselves does not', async () => {
    const lets = '  labs:\n    pace: effort[stance]\n';
    expect(await idsOf('mean(others.pace)', lets)).toEqual([]);
  });
});

describe('measures', () => {
  const measured = async (text: string) => {
    const model = await modelOf(scenario(`${states}${stance}measures:\n  m: ${text}\n`));
    return model.measures[0];
  };

  test('a collection outside every reduction: a column per player', async () => {
    const measure = await measured('{sum: "0.9 ^ t * labs.c - mean(labs.c)"}');
    expect(measure?.tick).toEqual([]);
    expect(measure?.folds[0]?.columns.map(({ member, formula }) => [member?.name, textOf(formula)])).toEqual(
      ['Leader', 'Follower', 'Third'].map((name) => [name, '(((0.9 ^ t) * me.c) - mean{labs: each(labs).c})']),
    );
  });

  test('everyone: the players of all classes that have it', async () => {
    const measure = await measured('{tick: everyone.c}');
    expect(measure?.tick.map(({ member, formula }) => [member?.name, textOf(formula)])).toEqual([
      ['Leader', 'me.c'],
      ['Follower', 'me.c'],
      ['Third', 'me.c'],
      ['Aurora', 'me.c'],
      ['Borealis', 'me.c'],
    ]);
  });

  test('the decision of one player', async () => {
    const measure = await measured('{tick: Leader.stance}');
    expect(measure?.tick.map(({ option, formula }) => [option, textOf(formula)])).toEqual([
      ['pause', '(Leader.stance == 0)'],
      ['slow', '(Leader.stance == 1)'],
      ['race', '(Leader.stance == 2)'],
    ]);
  });

  test('every fold, in its own order', async () => {
    const measure = await measured(
      '{first: labs.c > 1, final: max(labs.c), pooled: [count(labs), 3], carry: true, unit: OOM}',
    );
    expect(measure?.folds.map(({ fold, columns }) => [fold, columns.length])).toEqual([
      ['final', 1],
      ['first', 3],
    ]);
    expect([measure?.carry, measure?.unit, measure?.pooled?.map(({ formula }) => textOf(formula))]).toEqual([
      true,
      'OOM',
      ['count{labs: 1}', '3'],
    ]);
  });
});

test('events: targets, values, what they are told by', async () => {
  const rest = `  rate: {range: [0, 2], default: 1}
${stance}${states}let:
  world:
    x: rate + summit.active + summit.in
events:
  - {name: summit, at: 3, for: 6, set: {rate: 0.5}}
  - {at: 1, set: {Leader.stance: pause, labs.stance.logit.precision: 9}}
  - {name: late, when: w > 2, once: false, set: {labs.c: "c + w", w: 0}}
`;
  const model = await modelOf(scenario(rest));
  expect(bodyOf(model, 'x')).toBe('((rate + summit.active) + summit.in)');
  expect(
    model.events.map(({ name, once, trigger, duration }) => [name, once, trigger.kind, duration && textOf(duration)]),
  ).toEqual([
    ['summit', true, 'at', '6'],
    ['event 2', true, 'at', undefined],
    ['late', false, 'when', undefined],
  ]);
  expect(
    model.events.flatMap(({ sets }) =>
      sets.map(({ target, member, value }) => [target.id, member?.name, textOf(value)]),
    ),
  ).toEqual([
    ['rate', undefined, '0.5'],
    ['stance', 'Leader', '0'],
    ['labs.stance.logit.precision', undefined, '9'],
    ['c', undefined, '(me.c + w)'],
    ['w', undefined, '0'],
  ]);
});
