import { describe, expect, it } from 'vitest';
import { merge } from '../../engine/language/merge.ts';
import { position, textOf } from '../../engine/language/source.ts';
import type { MapNode } from '../../engine/language/yaml/node.ts';
import { readYaml } from '../../engine/language/yaml/read.ts';
import * as fc from '../properties/seeded.ts';
import { asObject, plain } from './plain.ts';

const read = (text: string, name = 'test.yaml'): MapNode => {
  const { root, problems } = readYaml({ name, text });
  if (root?.kind !== 'map') throw new Error(`the test needs a map: ${JSON.stringify(problems.map((p) => p.message))}`);
  return root;
};

const merged = (parent: string, ...overlays: string[]): unknown =>
  asObject(overlays.reduce((root, text) => merge(root, read(text)).root, read(parent)));

describe('maps, lists, members', () => {
  it('merges maps by key, in the order of the parent, and replaces the rest', () => {
    const { root } = merge(
      read('title: a\ntime: {tick: month, horizon: 3}'),
      read('time: {horizon: 4}\nquestion: why\ntitle: b'),
    );
    expect(plain(root)).toEqual(
      new Map<string, unknown>([
        ['title', 'b'],
        [
          'time',
          new Map<string, unknown>([
            ['tick', 'month'],
            ['horizon', 4],
          ]),
        ],
        ['question', 'why'],
      ]),
    );
  });

  it.each(['limits', 'sources', 'use', 'events', 'measures'])('appends to %s', (block) => {
    expect(merged(`${block}: [a, b]`, `${block}: [c]`)).toEqual({ [block]: ['a', 'b', 'c'] });
  });

  it('appends flows, in the order of the files', () => {
    expect(merged('flow: {labs: {x: [a, b]}}', 'flow: {labs: {x: [c]}}')).toEqual({
      flow: { labs: { x: ['a', 'b', 'c'] } },
    });
    expect(merged('flow: {labs: {x: [a, b]}}', 'flow: {labs: {x: c}}')).toEqual({ flow: { labs: { x: 'c' } } });
  });

  it('replaces lists that are one value', () => {
    expect(
      merged(
        'decisions: {labs: {go: {options: [a, b, c], effort: [1, 2, 3]}}}\nparameters: {r: {range: [0, 1]}}\nexperiment: {vary: {r: [0, 1, 3]}}',
        'decisions: {labs: {go: {options: [a, b], effort: [1, 2]}}}\nparameters: {r: {range: [0, 2]}}\nexperiment: {vary: {r: [0, 2, 5]}}',
      ),
    ).toEqual({
      decisions: { labs: { go: { options: ['a', 'b'], effort: [1, 2] } } },
      parameters: { r: { range: [0, 2] } },
      experiment: { vary: { r: [0, 2, 5] } },
    });
  });

  it('merges members by name and appends new ones', () => {
    expect(
      merged(
        'players: {labs: [{name: A, x: 1, y: 2}, {name: B, x: 3}]}',
        'players: {labs: [{name: C, x: 4}, {name: A, x: 5}], states: [{name: D}]}',
      ),
    ).toEqual({
      players: {
        labs: [
          { name: 'A', x: 5, y: 2 },
          { name: 'B', x: 3 },
          { name: 'C', x: 4 },
        ],
        states: [{ name: 'D' }],
      },
    });
  });

  it('keeps a name that one file gives twice, for the checker to refuse', () => {
    expect(merged('players: {labs: [{name: A}]}', 'players: {labs: [{name: A, x: 1}, {name: A, x: 2}]}')).toEqual({
      players: {
        labs: [
          { name: 'A', x: 1 },
          { name: 'A', x: 2 },
        ],
      },
    });
  });

  it('merges definitions by name, whatever their arguments', () => {
    expect(merged('define: {"f(x)": x, "g(x)": 1}', 'define: {"f(y, z)": y}')).toEqual({
      define: { 'f(y, z)': 'y', 'g(x)': 1 },
    });
  });

  it('leaves `extends` out', () => {
    expect(merged('a: 1', 'extends: a\nb: 2')).toEqual({ a: 1, b: 2 });
  });
});

describe('removal', () => {
  it('takes away keys, blocks, values of members', () => {
    expect(
      merged(
        'question: q\nlet: {labs: {a: 1, b: 2}}\nplayers: {labs: [{name: A, x: 1}]}',
        'question: ~\nlet: {labs: {a: ~}}\nplayers: {labs: [{name: A, x: ~}]}',
      ),
    ).toEqual({ let: { labs: { b: 2 } }, players: { labs: [{ name: 'A' }] } });
  });

  it('warns where there is nothing to remove, and leaves no hole', () => {
    const { root, problems } = merge(read('a: 1'), read('b: ~\nstate: {labs: {x: {min: ~, max: 1}}}'));
    expect(asObject(root)).toEqual({ a: 1, state: { labs: { x: { max: 1 } } } });
    expect(problems.map(({ code, severity, span }) => [code, severity, span && position(span).line])).toEqual([
      ['nothing-to-remove', 'warning', 1],
      ['nothing-to-remove', 'warning', 2],
    ]);
  });
});

describe('parameters', () => {
  const declared = 'parameters: {rate: {unit: "1", default: 1}, labs: {care: {unit: "1", default: 2}}}';

  it('gives a declared parameter its value as default', () => {
    expect(merged(declared, 'parameters: {rate: 0.5, labs: {care: {dist: normal, mean: 1, sd: 2}}}')).toEqual({
      parameters: {
        rate: { unit: '1', default: 0.5 },
        labs: { care: { unit: '1', default: { dist: 'normal', mean: 1, sd: 2 } } },
      },
    });
    expect(merged('parameters: {rate: {unit: "1"}}', 'parameters: {rate: 3}')).toEqual({
      parameters: { rate: { unit: '1', default: 3 } },
    });
  });

  it('replaces a distribution as a whole', () => {
    expect(
      merged('parameters: {a: {dist: normal, mean: 1, sd: 2}}', 'parameters: {a: {dist: uniform, min: 0, max: 1}}'),
    ).toEqual({
      parameters: { a: { dist: 'uniform', min: 0, max: 1 } },
    });
    expect(
      merged(
        'parameters: {a: {unit: "1", default: {dist: normal, mean: 1, sd: 2}}}',
        'parameters: {a: {default: {dist: uniform, min: 0, max: 1}}}',
      ),
    ).toEqual({ parameters: { a: { unit: '1', default: { dist: 'uniform', min: 0, max: 1 } } } });
    expect(
      merged(
        'players: {labs: [{name: A, x: {dist: normal, mean: 1, sd: 2}}]}',
        'players: {labs: [{name: A, x: {dist: uniform, min: 0, max: 1}}]}',
      ),
    ).toEqual({
      players: { labs: [{ name: 'A', x: { dist: 'uniform', min: 0, max: 1 } }] },
    });
  });

  it('replaces paths by paths', () => {
    expect(merged('parameters: {growth.rate: 1, "A.care": 2}', 'parameters: {growth.rate: 3}')).toEqual({
      parameters: { 'growth.rate': 3, 'A.care': 2 },
    });
  });

  it('undoes a path of the parent by a later value of the same parameter', () => {
    const parent = 'players: {labs: [{name: A}, {name: B 1}]}\nparameters: {A.care: 1, B 1.care: 2, labs.care: 3}';
    expect(merged(parent, 'parameters: {labs: {care: 9}}')).toMatchObject({
      parameters: { 'A.care': 1, 'B 1.care': 2, labs: { care: 9 } },
    });
    expect(merged(parent, 'parameters: {labs.care: 9}')).toMatchObject({ parameters: { 'labs.care': 9 } });
    expect((merged(parent, 'parameters: {labs.care: 9}') as { parameters: object }).parameters).toEqual({
      'labs.care': 9,
    });
    expect((merged(parent, 'players: {labs: [{name: A, care: 9}]}') as { parameters: object }).parameters).toEqual({
      'B 1.care': 2,
      'labs.care': 3,
      'A.care': 9,
    });
  });

  it('takes the members of `count` for members of the class', () => {
    const parent = 'players: {teams: [{name: Team, count: 3}]}\nparameters: {Team 2.care: 1, Teamster.care: 2}';
    expect((merged(parent, 'parameters: {teams.care: 9}') as { parameters: object }).parameters).toEqual({
      'Teamster.care': 2,
      'teams.care': 9,
    });
  });
});

it('a value that an arm sets is one value, whatever the parent set it to', () => {
  const arm = (value: string): string => `experiment: {arms: {careful: {set: {labs.care: ${value}}}}}`;
  expect(merged(arm('{dist: normal, mean: 1, sd: 1}'), arm('{dist: uniform, min: 0, max: 1}'))).toEqual({
    experiment: { arms: { careful: { set: { 'labs.care': { dist: 'uniform', min: 0, max: 1 } } } } },
  });
});

describe('decision rules', () => {
  it('merges the parameters of the same rule, and replaces another rule', () => {
    const parent = 'decisions: {labs: {go: {rule: {logit: {precision: 4}}}}}';
    const withRule = (rule: unknown) => ({ decisions: { labs: { go: { rule } } } });
    expect(merged(parent, 'decisions: {labs: {go: {rule: {logit: {precision: 5}}}}}')).toEqual(
      withRule({ logit: { precision: 5 } }),
    );
    expect(merged(parent, 'decisions: {labs: {go: {rule: {fixed: {play: pause}}}}}')).toEqual(
      withRule({ fixed: { play: 'pause' } }),
    );
    expect(merged(parent, 'decisions: {labs: {go: {rule: grim}}}')).toEqual(withRule('grim'));
    expect(
      merged(
        'players: {labs: [{name: A, rule: {go: {logit: {precision: 4}}}}]}',
        'players: {labs: [{name: A, rule: {go: {fixed: {play: x}}}}]}',
      ),
    ).toEqual({
      players: { labs: [{ name: 'A', rule: { go: { fixed: { play: 'x' } } } }] },
    });
  });

  it('of an overlay undo what a parent said by a path', () => {
    const paths = (root: unknown): unknown => (root as { parameters?: unknown }).parameters;
    const parent = 'players: {labs: [{name: A}, {name: B}]}\nparameters: {labs.go.rule: logit, B.go.rule: fixed}';
    expect(paths(merged(parent, 'decisions: {labs: {go: {rule: mixed}}}'))).toEqual({ 'B.go.rule': 'fixed' });
    expect(paths(merged(parent, 'players: {labs: [{name: B, rule: {go: mixed}}]}'))).toEqual({
      'labs.go.rule': 'logit',
      'B.go.rule': 'mixed',
    });
    expect(paths(merged(parent, 'players: {labs: [{name: A, rule: {go: {mixed: {weights: [1, 1]}}}}]}'))).toEqual({
      'labs.go.rule': 'logit',
      'B.go.rule': 'fixed',
      'A.go.rule': 'mixed',
    });
    expect(paths(merged(parent, 'parameters: {labs.go.rule: mixed}'))).toEqual({ 'labs.go.rule': 'mixed' });
  });
});

it('keeps the place of every node', () => {
  const { root } = merge(
    read('time: {tick: month, horizon: 3}', 'parent.yaml'),
    read('time: {horizon: 4}', 'child.yaml'),
  );
  const time = root.entries[0]?.value;
  const [tick, horizon] = time?.kind === 'map' ? time.entries : [];
  expect([tick?.value.span.source.name, tick && textOf(tick.value.span)]).toEqual(['parent.yaml', 'month']);
  expect([horizon?.keySpan.source.name, horizon && textOf(horizon.value.span)]).toEqual(['child.yaml', '4']);
});

describe('algebra', () => {
  /** Trees in which the key says the kind, as it does in scenarios that pass the shape. */
  const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
    tree: fc
      .record(
        {
          title: fc.integer(),
          question: fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
          limits: fc.array(fc.integer(), { maxLength: 3 }),
          time: fc.record({ tick: fc.integer(), horizon: fc.integer() }, { requiredKeys: [] }),
          let: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.dictionary(fc.constantFrom('x', 'y'), fc.integer())),
          players: fc.record({
            labs: fc.uniqueArray(fc.record({ name: fc.constantFrom('A', 'B', 'C'), x: fc.integer() }), {
              selector: ({ name }) => name,
            }),
          }),
          more: tie('tree'),
        },
        { requiredKeys: [] },
      )
      .map((value) => value as Record<string, unknown>),
  }));
  const node = tree.map((value) => read(`first: 1\nrest: ${JSON.stringify(value)}\n${topLevel(value)}`));

  it('an empty overlay changes nothing', () => {
    fc.assert(
      fc.property(node, (root) => {
        expect(plain(merge(root, { ...root, entries: [] }).root)).toEqual(plain(root));
      }),
    );
  });

  it('merging is associative', () => {
    fc.assert(
      fc.property(node, node, node, (a, b, c) => {
        const left = merge(merge(a, b).root, c).root;
        const right = merge(a, merge(b, c).root).root;
        expect(plain(left)).toEqual(plain(right));
      }),
    );
  });

  it('a file over itself changes nothing but what is appended to', () => {
    fc.assert(
      fc.property(node, (root) => {
        const twice = merge(root, root).root;
        const without = (map: MapNode) => plain({ ...map, entries: map.entries.filter(({ key }) => key !== 'limits') });
        expect(without(twice)).toEqual(without(root));
      }),
    );
  });

  it('changes neither of its arguments', () => {
    fc.assert(
      fc.property(node, node, (a, b) => {
        const before = [plain(a), plain(b)];
        merge(a, b);
        expect([plain(a), plain(b)]).toEqual(before);
      }),
    );
  });
});

/** The blocks of a tree, as YAML at the top of a file. */
function topLevel(value: Record<string, unknown>): string {
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${JSON.stringify(part)}`)
    .join('\n');
}
