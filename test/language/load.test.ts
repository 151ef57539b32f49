import { describe, expect, it } from 'vitest';
import { type Files, load } from '../../engine/language/load.ts';
import { DetenteError, formatProblems } from '../../engine/language/problem.ts';
import { position } from '../../engine/language/source.ts';
import { memoryFiles } from './memory-files.ts';
import { asObject } from './plain.ts';

const whole = 'detente: 1\ntime: {tick: month, horizon: 12}\nplayers:\n  labs:\n    - {name: A}\n';
const logit = 'rule: logit\nchoose: softmax(payoff)\n';

const loadFrom = (texts: { readonly [path: string]: string }, set?: { path: string; value: string }[]) =>
  load('a.yaml', memoryFiles(texts), set ? { set } : {});

/** `file:line:column code` of each problem. */
const problemsOf = async (texts: { readonly [path: string]: string }, set?: { path: string; value: string }[]) =>
  (await loadFrom(texts, set)).problems.map(({ span, code, file }) => {
    if (!span) return `${file ?? ''} ${code}`.trim();
    const { line, column } = position(span);
    return `${span.source.name}:${line}:${column} ${code}`;
  });

describe('a scenario with all it is made of', () => {
  const texts = {
    'a.yaml': `detente: 1\nextends: b\nuse: [mid-term]\nparameters: {growth.rate: 2}\nplayers:\n  labs:\n    - {name: B, rule: {go: {grim: {}}}}\n`,
    'b.yaml': `${whole}use: [growth]\n`,
    'modules/growth.yaml': 'module: growth\ndecisions:\n  labs:\n    go: {options: [x, y], rule: logit}\n',
    'modules/mid_term.yaml': 'module: mid-term\n',
    'rules/logit.yaml': logit,
    'rules/grim.yaml': 'rule: grim\nchoose: one(0)\n',
  };

  it('is merged, and lists its modules, rules and sources in a fixed order', async () => {
    const { loaded, salvaged, problems } = await loadFrom(texts);
    expect(problems).toEqual([]);
    expect(salvaged).toBe(loaded);
    expect(loaded?.name).toBe('a');
    expect(loaded && asObject(loaded.root)).toMatchObject({
      time: { tick: 'month', horizon: 12 },
      use: ['growth', 'mid-term'],
      players: { labs: [{ name: 'A' }, { name: 'B' }] },
    });
    expect(loaded?.modules.map(({ name, file }) => [name, file])).toEqual([
      ['growth', 'modules/growth.yaml'],
      ['mid_term', 'modules/mid_term.yaml'],
    ]);
    expect([...(loaded?.rules.keys() ?? [])]).toEqual(['grim', 'logit']);
    expect(loaded?.sources.map(({ role, source }) => `${role} ${source.name}`)).toEqual([
      'scenario a.yaml',
      'parent b.yaml',
      'module modules/growth.yaml',
      'module modules/mid_term.yaml',
      'rule rules/grim.yaml',
      'rule rules/logit.yaml',
    ]);
    const text = loaded?.sources.map(({ bytes, source }) => new TextDecoder().decode(bytes) === source.text);
    expect(text).toEqual([true, true, true, true, true, true]);
  });
});

describe('what is wrong', () => {
  const cases: [what: string, texts: { readonly [path: string]: string }, expected: string[]][] = [
    ['the first file is missing', {}, ['missing-file']],
    ['a parent is missing', { 'a.yaml': 'detente: 1\nextends: b' }, ['a.yaml:2:10 missing-file']],
    ['a module is missing', { 'a.yaml': `${whole}use: [growth]` }, ['a.yaml:6:7 missing-file']],
    [
      'a module of a parent is missing',
      { 'a.yaml': 'detente: 1\nextends: b', 'b.yaml': `${whole}use: [growth]` },
      ['b.yaml:6:7 missing-file'],
    ],
    [
      'a rule of a decision is missing',
      { 'a.yaml': `${whole}decisions:\n  labs:\n    go: {options: [x], rule: {logit: {}}}` },
      ['a.yaml:8:31 missing-file'],
    ],
    [
      'a rule of a player is missing',
      { 'a.yaml': 'detente: 1\ntime: {tick: day, horizon: 1}\nplayers:\n  labs:\n    - {name: A, rule: {go: logit}}' },
      ['a.yaml:5:28 missing-file'],
    ],
    ['a file extends itself', { 'a.yaml': 'detente: 1\nextends: a.yaml' }, ['a.yaml:2:10 extends-cycle']],
    [
      'files extend each other',
      { 'a.yaml': 'detente: 1\nextends: b', 'b.yaml': 'detente: 1\nextends: c', 'c.yaml': 'detente: 1\nextends: b' },
      ['c.yaml:2:10 extends-cycle'],
    ],
    [
      'a module is used twice',
      { 'a.yaml': `${whole}use: [m-m, m_m]`, 'modules/m_m.yaml': 'module: m-m' },
      ['a.yaml:6:12 used-twice'],
    ],
    [
      'a module has another name',
      { 'a.yaml': `${whole}use: [m]`, 'modules/m.yaml': 'module: n' },
      ['modules/m.yaml:1:9 file-name'],
    ],
    [
      'a rule has another name',
      { 'a.yaml': `${whole}decisions: {labs: {go: {rule: m}}}`, 'rules/m.yaml': 'rule: n\nchoose: one(0)' },
      ['rules/m.yaml:1:7 file-name'],
    ],
    ['a module is run', { 'a.yaml': 'module: a' }, ['a.yaml:1:1 other-file-kind']],
    [
      'a rule is used',
      { 'a.yaml': `${whole}use: [m]`, 'modules/m.yaml': logit },
      ['modules/m.yaml:1:1 other-file-kind'],
    ],
    [
      'a scenario is used',
      { 'a.yaml': `${whole}use: [m]`, 'modules/m.yaml': whole },
      ['modules/m.yaml:1:1 other-file-kind'],
    ],
    ['the format is newer', { 'a.yaml': 'detente: 2\nzebra: 1' }, ['a.yaml:1:10 newer-format']],
    ['it is a game', { 'a.yaml': 'detente: 1\ngame: {kind: race}\nzebra: 1' }, ['a.yaml:2:1 other-file-kind']],
    ['there is no time', { 'a.yaml': 'detente: 1\nplayers: {labs: [{name: A}]}' }, ['a.yaml:1:1 missing-key']],
    [
      'there is no horizon',
      { 'a.yaml': 'detente: 1\ntime: {tick: day}\nplayers: {labs: [{name: A}]}' },
      ['a.yaml:2:1 missing-key'],
    ],
    ['there are no players', { 'a.yaml': 'detente: 1\ntime: {tick: day, horizon: 1}' }, ['a.yaml:1:1 missing-key']],
    [
      'nobody plays',
      { 'a.yaml': 'detente: 1\ntime: {tick: day, horizon: 1}\nplayers: {labs: []}' },
      ['a.yaml:3:1 missing-key'],
    ],
    [
      'the horizon is removed',
      { 'a.yaml': 'detente: 1\nextends: b\ntime: {horizon: ~}', 'b.yaml': whole },
      ['a.yaml:3:1 missing-key'],
    ],
    [
      'the horizon is wrong, said once',
      { 'a.yaml': 'detente: 1\ntime: {tick: day, horizon: 0}\nplayers: {labs: [{name: A}]}' },
      ['a.yaml:2:28 wrong-value'],
    ],
    ['it is no text', { 'a.yaml': '\uFFFD\u0000' }, ['a.yaml:1:2 control-character']],
    [
      'several files are wrong',
      {
        'a.yaml': `${whole}zebra: 1\nuse: [m]\nextends: b`,
        'b.yaml': 'detente: 1\nzebra: 2',
        'modules/m.yaml': 'module: m\nzebra: 3',
      },
      ['a.yaml:6:1 unknown-key', 'b.yaml:2:1 unknown-key', 'modules/m.yaml:2:1 unknown-key'],
    ],
  ];
  it.each(cases)('%s', async (_, texts, expected) => {
    expect(await problemsOf(texts)).toEqual(expected);
    expect((await loadFrom(texts)).loaded).toBeUndefined();
  });

  it('prints the cycle', async () => {
    const { problems } = await loadFrom({ 'a.yaml': 'detente: 1\nextends: b', 'b.yaml': 'detente: 1\nextends: a' });
    expect(problems[0]?.message).toBe('the scenario extends itself: a.yaml extends b.yaml extends a.yaml');
  });

  it('names what a reference sounds like', async () => {
    const texts = { 'a.yaml': `${whole}use: [grwth]`, 'modules/growth.yaml': 'module: growth' };
    const { problems } = await loadFrom(texts);
    expect(formatProblems(problems)).toBe(
      'a.yaml:6:7 error there is no module "grwth"  [missing-file]\n    6 | use: [grwth]\n      |       ^^^^^\n  hint: did you mean "growth"?',
    );
  });

  it('follows sixteen parents, and no more', async () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length: length + 1 }, (_, i) => [
          i === 0 ? 'a.yaml' : `p${i}.yaml`,
          i === length ? whole : `detente: 1\nextends: p${i + 1}`,
        ]),
      );
    expect(await problemsOf(chain(16))).toEqual([]);
    expect(await problemsOf(chain(17))).toEqual(['p16.yaml:2:10 extends-depth']);
  });

  it('tells what a reader of files refuses where the file is named', async () => {
    const inner = memoryFiles({ 'a.yaml': 'detente: 1\nextends: b' });
    const files: Files = {
      ...inner,
      read: async (reference, kind, from) => {
        if (reference !== 'b') return inner.read(reference, kind, from);
        throw new DetenteError([
          { code: 'unreadable-file', severity: 'error', message: 'this is a folder', file: 'b' },
        ]);
      },
    };
    const { problems } = await load('a.yaml', files);
    expect(problems.map(({ message, span }) => [message, span && position(span)])).toEqual([
      ['b: this is a folder', { line: 2, column: 10 }],
    ]);
  });

  it('lets a parent and its overlay use the same module', async () => {
    const texts = {
      'a.yaml': 'detente: 1\nextends: b\nuse: [m]',
      'b.yaml': `${whole}use: [m]`,
      'modules/m.yaml': 'module: m',
    };
    const { loaded, problems } = await loadFrom(texts);
    expect(problems).toEqual([]);
    expect(loaded?.modules.length).toBe(1);
  });

  it('looks at the syntax of formulas where nobody else will', async () => {
    const formula = 'let:\n  labs:\n    x: a && b\n';
    expect(await problemsOf({ 'a.yaml': `${whole}title: [1]\n${formula}` })).toEqual([
      'a.yaml:6:8 wrong-kind',
      'a.yaml:9:10 unknown-operator',
    ]);
    expect(await problemsOf({ 'a.yaml': `${whole}${formula}` })).toEqual([]);
    const country = 'players: {labs: [{name: A, home: New Zealand}]}\n';
    expect(await problemsOf({ 'a.yaml': `detente: 1\ntitle: [1]\n${country}` })).toEqual([
      'a.yaml:1:1 missing-key',
      'a.yaml:2:8 wrong-kind',
    ]);
  });

  it('keeps what can be kept where only keys are mistyped, to go on looking', async () => {
    const { loaded, salvaged } = await loadFrom({ 'a.yaml': `${whole}stat: {labs: {x: {initial: 0}}}` });
    expect(loaded).toBeUndefined();
    expect(salvaged && asObject(salvaged.root)).toMatchObject({ state: { labs: { x: { initial: 0 } } } });
    expect((await loadFrom({ 'a.yaml': `${whole}title: [1]` })).salvaged).toBeUndefined();
  });
});

describe('--set', () => {
  const texts = { 'a.yaml': `${whole}parameters:\n  rate: {unit: "1", default: 1}\n  growth.rate: 3\n` };
  const parametersAfter = async (...set: { path: string; value: string }[]) => {
    const { loaded, problems } = await loadFrom(texts, set);
    expect(problems).toEqual([]);
    return loaded && (asObject(loaded.root) as { parameters: unknown }).parameters;
  };

  it('sets parameters as YAML says: numbers, texts, distributions; the last one wins', async () => {
    expect(await parametersAfter({ path: 'rate', value: '0.5' })).toEqual({
      rate: { unit: '1', default: 0.5 },
      'growth.rate': 3,
    });
    expect(
      await parametersAfter({ path: 'growth.rate', value: '4' }, { path: 'growth.rate', value: '5' }),
    ).toMatchObject({ 'growth.rate': 5 });
    expect(await parametersAfter({ path: 'treaty.obligation', value: 'slow' })).toMatchObject({
      'treaty.obligation': 'slow',
    });
    expect(await parametersAfter({ path: 'Lab 1.x', value: '{dist: uniform, min: 0, max: 1}' })).toMatchObject({
      'Lab 1.x': { dist: 'uniform', min: 0, max: 1 },
    });
  });

  it.each([
    ['rate', '', 'bad-set'],
    ['', '1', 'bad-set'],
    ['__proto__.x', '1', 'bad-set'],
    ['a: b', '1', 'bad-set'],
    ['../x', '1', 'bad-set'],
    ['a..b', '1', 'bad-set'],
    ['rate', '1\ntime: 3', 'bad-set'],
  ])('refuses %j=%j', async (path, value, code) => {
    const { loaded, problems } = await loadFrom(texts, [{ path, value }]);
    expect(loaded).toBeUndefined();
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([[code, path]]);
  });

  it('says in one sentence that a value is missing', async () => {
    const { problems } = await loadFrom(texts, [{ path: 'rate', value: '' }]);
    expect(formatProblems(problems)).toBe(
      'error there is no value in --set rate=  [bad-set]\n  hint: write --set rate=0.5',
    );
  });

  it('refuses what an escape hides', async () => {
    expect(await problemsOf(texts, [{ path: 'rate', value: '"A\\e[31m"' }])).toEqual([
      '--set rate="A\\e[31m":1:9 control-character',
    ]);
  });

  it.each([
    ['rate', '{unit: 3}', '--set rate={unit: 3}:1:7 wrong-kind'],
    ['rate', '~', '--set rate=~:1:1 wrong-kind'],
    ['constructor', '1', '--set constructor=1:1:1 reserved-key'],
    ['rate', '[1', '--set rate=[1:1:7 yaml-syntax'],
    ['rate', '1e400', '--set rate=1e400:1:7 number-range'],
  ])('points at what is wrong with %s=%s', async (path, value, expected) => {
    expect(await problemsOf(texts, [{ path, value }])).toEqual([expected]);
  });
});

describe('--set of a rule', () => {
  const texts = {
    'a.yaml': `${whole}decisions: {labs: {go: {options: [x, y], rule: logit}}}\n`,
    'rules/logit.yaml': logit,
    'rules/grim.yaml': 'rule: grim\nparameters: {odds: {default: 1}}\nchoose: one(0)\n',
  };
  const parametersAfter = async (...set: { path: string; value: string }[]) => {
    const { loaded, problems } = await loadFrom(texts, set);
    expect(problems).toEqual([]);
    return loaded && [(asObject(loaded.root) as { parameters: unknown }).parameters, [...loaded.rules.keys()]];
  };

  it('is a path, and reads the rule', async () => {
    const both = ['grim', 'logit'];
    expect(await parametersAfter({ path: 'labs.go.rule', value: 'grim' })).toEqual([{ 'labs.go.rule': 'grim' }, both]);
    expect(await parametersAfter({ path: 'A.go.rule', value: '{grim: {odds: 0.5}}' })).toEqual([
      { 'A.go.rule': 'grim', 'A.go.grim.odds': 0.5 },
      both,
    ]);
    expect(await parametersAfter({ path: 'A.go.rule', value: '{grim: {}}' })).toEqual([{ 'A.go.rule': 'grim' }, both]);
    const once = [
      { path: 'A.go.rule', value: 'grim' },
      { path: 'labs.go.rule', value: 'logit' },
    ];
    expect(await parametersAfter(...once)).toEqual([{ 'labs.go.rule': 'logit' }, ['logit']]);
  });

  it.each([
    ['labs.go.rule', 'grin', '--set labs.go.rule=grin:1:15 missing-file'],
    ['labs.go.rule', '{grin: {}}', '--set labs.go.rule={grin: {}}:1:16 missing-file'],
    ['labs.go.rule', '3', '--set labs.go.rule=3:1:15 wrong-kind'],
    ['labs.go.rule', '[grim, logit]', '--set labs.go.rule=[grim, logit]:1:15 wrong-kind'],
    ['labs.go.rule', '{grim: {odds: {a: 1}}}', '--set labs.go.rule={grim: {odds: {a: 1}}}:1:29 wrong-kind'],
    ['labs.go.rule', 'if(t > 3, grim, logit)', '--set labs.go.rule=if(t > 3, grim, logit):1:15 bad-name'],
    ['labs.go.rule', '', 'bad-set'],
  ])('points at what is wrong with %s=%s', async (path, value, expected) => {
    expect((await problemsOf(texts, [{ path, value }])).map((each) => each.trim())).toEqual([expected]);
  });

  it('names the rules there are', async () => {
    const { problems } = await loadFrom(texts, [{ path: 'labs.go.rule', value: 'trustful' }]);
    expect(problems.map(({ message, hint }) => [message, hint])).toEqual([
      ['there is no decision rule "trustful"', 'there are: logit, grim'],
    ]);
  });
});
