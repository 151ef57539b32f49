import { describe, expect, test } from 'vitest';
import { modelOf, problemsOf, problemWith, scenario } from './checked.ts';
import { textOf } from './expression-text.ts';

/** Lines 14 to 16: the first parameter is `rivalry`. */
const tables = (rivalry = '{between: governments, default: 1}'): string =>
  `  rivalry: ${rivalry}\n  trust: {between: [labs, governments], default: 0}\n`;

const of = async (owner: 'labs' | 'governments' | 'world', formula: string): Promise<string> => {
  const model = await modelOf(scenario(`${tables()}let:\n  ${owner}:\n    x: ${JSON.stringify(formula)}\n`));
  return textOf(model.lets[0]?.body as Parameters<typeof textOf>[0]);
};

describe('a table is read', () => {
  test('by whose row it is, mine where nobody is named, towards whom', async () => {
    expect(await of('governments', 'rivalry[Borealis]')).toBe('rivalry(me, Borealis)');
    expect(await of('governments', 'rivalry[me]')).toBe('rivalry(me, me)');
    expect(await of('world', 'Aurora.rivalry[Borealis]')).toBe('rivalry(Aurora, Borealis)');
    expect(await of('labs', 'home.rivalry[Leader.home]')).toBe('rivalry(me.home, Leader.home)');
    expect(await of('labs', 'trust[home] + Leader.trust[Aurora]')).toBe('(trust(me, me.home) + trust(Leader, Aurora))');
  });

  test('over a collection, in the row, in the column or in both', async () => {
    expect(await of('governments', 'sum(rivalry[others] * others.number)')).toBe(
      'sum{others: (rivalry(me, other) * other.number)}',
    );
    expect(await of('governments', 'sum(others.rivalry[me])')).toBe('sum{others: rivalry(other, me)}');
    expect(await of('world', 'mean(governments.rivalry[governments])')).toBe(
      'mean{governments: rivalry(each(governments), each(governments))}',
    );
    expect(await of('labs', 'max(home.rivalry[labs.home])')).toBe('max{labs: rivalry(me.home, each(labs).home)}');
  });

  test('as a column per player in a measure', async () => {
    const model = await modelOf(
      scenario(`${tables()}measures:\n  x: {unit: "1", tick: "governments.rivalry[Aurora]"}\n`),
    );
    expect(model.measures[0]?.tick.map(({ member, formula }) => `${member?.name} ${textOf(formula)}`)).toEqual([
      'Aurora rivalry(me, Aurora)',
      'Borealis rivalry(me, Aurora)',
    ]);
  });
});

const valuesOf = async (rest: string) => {
  const model = await modelOf(scenario(`${rest}let:\n  governments:\n    x: rivalry[me]\n`));
  return Object.fromEntries(
    model.parameters.map(({ id, values }) => [id, values.map((one) => (one.kind === 'number' ? one.value : one.kind))]),
  );
};

describe('its values', () => {
  test('a row per player, or by names over a default, 0 towards oneself', async () => {
    expect(await valuesOf('  rivalry: {between: governments, values: [[1, 2], [3, 4]]}\n')).toEqual({
      'rivalry.Aurora': [1, 3],
      'rivalry.Borealis': [2, 4],
    });
    expect(
      await valuesOf(
        '  rivalry: {between: governments, default: 9, values: {Borealis: {Aurora: {dist: uniform, min: 0, max: 1}}}}\n',
      ),
    ).toEqual({ 'rivalry.Aurora': [0, 'distribution'], 'rivalry.Borealis': [9, 0] });
  });

  test('paths are stronger: of one, at the player, of all', async () => {
    const given = `  rivalry: {between: governments, values: [[1, 2], [3, 4]]}
  governments.rivalry.Borealis: 7
  Aurora.rivalry.Borealis: 8
`;
    expect(await valuesOf(given)).toEqual({ 'rivalry.Aurora': [1, 3], 'rivalry.Borealis': [8, 7] });
    const text = scenario(`${tables()}let:\n  governments:\n    x: rivalry[me]\n`).replace(
      '{name: Aurora}',
      '{name: Aurora, rivalry.Borealis: 5}',
    );
    const found = (await modelOf(text)).parameters.find(({ id }) => id === 'rivalry.Borealis');
    expect(found?.values[0]).toEqual({ kind: 'number', value: 5 });
  });

  test('may stand under their class, and in a module that a scenario gives other values', async () => {
    const under = '    rivalry: {between: governments, values: [[1, 2], [3, 4]]}\n';
    expect(await valuesOf(`  governments:\n${under}`)).toEqual({
      'rivalry.Aurora': [1, 3],
      'rivalry.Borealis': [2, 4],
    });
    const module = {
      'modules/blocs.yaml':
        'module: blocs\nparameters:\n  rivalry: {between: governments, unit: utility, default: 1}\nlet:\n  governments:\n    x: rivalry[me]\n',
    };
    const model = await modelOf(
      scenario('  rivalry: {between: governments, values: [[1, 2], [3, 4]]}\nuse: [blocs]\n'),
      module,
    );
    expect(model.parameters.map(({ id, unit, label }) => `${id} ${unit} ${label}`)).toEqual([
      'blocs.rivalry.Aurora utility rivalry towards Aurora',
      'blocs.rivalry.Borealis utility rivalry towards Borealis',
    ]);
    expect(model.parameters[0]?.values).toEqual([1, 3].map((value) => ({ kind: 'number', value })));
  });
});

const x = (formula: string, owner = 'governments'): string => `${tables()}let:\n  ${owner}:\n    x: ${formula}\n`;
const table = (text: string): string => `  rivalry: ${text}\nlet:\n  governments:\n    x: rivalry[me]\n`;

const wrong: readonly (readonly [what: string, rest: string, expected: readonly string[]])[] = [
  ['the table as a number', x('1 + rivalry'), ['collection-in-scalar-place 18:12']],
  ['a collection outside of a reduction', x('rivalry[others]'), ['collection-in-scalar-place 18:8']],
  ['towards no player', x('rivalry[number]'), ['unknown-player 18:16']],
  ['towards a number', x('rivalry[1]'), ['unknown-player 18:16']],
  ['towards one of another class', x('rivalry[Leader]'), ['different-classes 18:16']],
  ['of a class that is not mine', x('rivalry[home]', 'labs'), ['unknown-name 18:8']],
  ['in the world', x('rivalry[Aurora]', 'world'), ['unknown-name 18:8']],
  ['two collections', x('sum(others.rivalry[governments])'), ['two-collections 18:12']],
  ['between nobody known', table('{between: goverments, default: 1}'), ['unknown-class 14:22']],
  ['between one known and one not', table('{between: [governments, lab], default: 1}'), ['unknown-class 14:36']],
  [
    'under another class',
    `    rivalry: {between: governments, default: 1}\nlet:\n  governments:\n    x: rivalry[me]\n`,
    ['wrong-place 14:5'],
  ],
  ['too few rows', table('{between: governments, values: [[1, 2]]}'), ['wrong-length 14:43']],
  ['a row too short', table('{between: governments, values: [[1, 2], [3]]}'), ['wrong-length 14:52']],
  [
    'a row of nobody',
    table('{between: governments, default: 1, values: {Narnia: {Aurora: 1}}}'),
    ['unknown-player 14:56'],
  ],
  [
    'towards nobody',
    table('{between: governments, default: 1, values: {Aurora: {Narnia: 1}}}'),
    ['unknown-player 14:65'],
  ],
  ['a pair without a value', table('{between: governments, values: {Aurora: {Borealis: 1}}}'), ['missing-value 14:3']],
  [
    'a value out of range',
    table('{between: governments, range: [0, 1], values: [[0, 2], [0, 0]]}'),
    ['out-of-range 14:63'],
  ],
  [
    'a path of half a pair',
    `${x('rivalry[me]')}events:\n  - {at: 1, set: {Aurora.rivalry: 1}}\n`,
    ['unknown-path 20:19'],
  ],
  [
    'a path of nobody',
    `${x('rivalry[me]')}events:\n  - {at: 1, set: {Aurora.rivalry.Narnia: 1}}\n`,
    ['unknown-path 20:19'],
  ],
  [
    'a path the other way round',
    `${x('rivalry[me]')}events:\n  - {at: 1, set: {rivalry.Aurora.Borealis: 1}}\n`,
    ['unknown-path 20:19'],
  ],
  ['a table nobody reads', tables(), ['warning unused-parameter 14:3', 'warning unused-parameter 15:3']],
];

describe('what a table cannot be', () => {
  test.each(wrong)('%s', async (_, rest, expected) => {
    const read =
      expected[0]?.startsWith('warning') || rest.includes('trust') === false
        ? ''
        : 'measures: {m: {unit: "1", final: "Leader.trust[Aurora]"}}\n';
    expect(await problemsOf(scenario(rest + read))).toEqual(expected);
  });

  test('a value at a player, without the other', async () => {
    const text = scenario(x('rivalry[me]')).replace('{name: Aurora}', '{name: Aurora, rivalry: 5}');
    expect((await problemWith('unknown-key', text)).hint).toBe('name both, like rivalry.Borealis: 0.5');
  });

  test('the messages say what to write', async () => {
    const hint = async (code: string, rest: string) => (await problemWith(code, scenario(rest))).hint;
    expect(await hint('collection-in-scalar-place', x('1 + rivalry'))).toBe(
      'read it towards somebody, like rivalry[Aurora]',
    );
    expect(await hint('unknown-name', x('rivalry[home]', 'labs'))).toBe('write whose row, like Aurora.rivalry[home]');
    expect(
      await hint('unknown-path', `${x('rivalry[me]')}events:\n  - {at: 1, set: {rivalry.Aurora.Borealis: 1}}\n`),
    ).toBe('write Aurora.rivalry.Borealis');
  });
});
