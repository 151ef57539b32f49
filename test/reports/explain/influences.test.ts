// What acts on what: the edges are the readings of formulas, no more and no fewer, and the diagrams show them all.

import { describe, expect, it } from 'vitest';
import { formulasOf, formulasOfRule, leavesOf } from '../../../engine/language/check/leaves.ts';
import type { Expression, Model, Parameter, Readable, State } from '../../../engine/language/model.ts';
import { titleOf } from '../../../engine/language/title-of.ts';
import { modulePicture, overviewPicture } from '../../../reports/explain/influence/diagrams.ts';
import { loopOrder } from '../../../reports/explain/influence/feedback.ts';
import { influencesOf } from '../../../reports/explain/influence/influences.ts';
import { mermaid } from '../../../reports/explain/influence/mermaid.ts';
import { overviewOf } from '../../../reports/explain/influence/overview.ts';
import { drawn } from '../../../reports/explain/influence/picture.ts';
import { textsOf } from '../../../reports/explain/texts.ts';
import * as fc from '../../properties/seeded.ts';
import { markupMistakes } from './markup-mistakes.ts';
import { type Read, readScenario, readTexts } from './reading.ts';

const small = {
  'main.yaml': `detente: 1
time: {tick: year, horizon: 3}
use: [stock, crowd]
players: {labs: [{name: A}, {name: B, mood: 2}]}
measures: {total: {unit: "1", label: Total, tick: sum(labs.held)}}
`,
  'modules/stock.yaml': `module: stock
parameters:
  rate: {unit: 1/year, label: rate, default: 1}
  labs: {mood: {unit: "1", label: mood, default: rate}}
state:
  labs: {held: {unit: "1", initial: 1, min: rate, seen: held - hidden}}
let:
  labs: {hidden: mood / 2}
  world: {whole: sum(labs.held)}
flow:
  labs: {held: rate * held}
`,
  'modules/crowd.yaml': `module: crowd
draw:
  world: {noise: "normal(0, 1)"}
define:
  push(x): x * noise
flow:
  labs: {held: push(stock.whole)}
end:
  full: {label: Full, when: stock.whole > 9}
events:
  - {name: relief, when: stock.whole > 5, for: 1, set: {stock.rate: 0}}
`,
};

const influences = ({ model, loaded }: Read) => influencesOf(model, textsOf(loaded));
const arrows = (read: Read): readonly string[] =>
  influences(read)
    .edges.map(({ from, to }) => `${from} -> ${to}`)
    .sort();

describe('the influences of a small model', async () => {
  const read = await readTexts(small);

  it('are what its formulas read, its events set and its flows add', () => {
    expect(arrows(read)).toEqual(
      [
        'parameter stock.rate -> parameter labs.mood',
        'parameter labs.mood -> let labs.hidden',
        'let labs.hidden -> state labs.held',
        'parameter stock.rate -> state labs.held',
        'state labs.held -> state labs.held',
        'state labs.held -> let stock.whole',
        'let stock.whole -> flow crowd labs.held',
        'define crowd.push -> flow crowd labs.held',
        'flow crowd labs.held -> state labs.held',
        'draw crowd.noise -> define crowd.push',
        'let stock.whole -> end full',
        'let stock.whole -> event relief',
        'event relief -> parameter stock.rate',
        'state labs.held -> measure total',
      ].sort(),
    );
  });

  it('fold to modules with the names that pass between them', () => {
    const { groups, passages } = overviewOf(influences(read));
    expect(groups.map(({ key }) => key)).toEqual(['stock', 'crowd']);
    expect(passages).toEqual([
      { from: 'stock', to: 'crowd', names: ['whole'], closes: true },
      { from: 'crowd', to: 'stock', names: ['relief', '+ held'], closes: false },
    ]);
  });

  it('make a flowchart of Mermaid', () => {
    expect(mermaid(overviewPicture(overviewOf(influences(read))))).toBe(
      [
        'flowchart TD',
        '  n0["stock<br/>state: held<br/>2 definitions, 2 parameters"]',
        '  n1["crowd<br/>event: relief<br/>chance: noise<br/>added to a state of another module: + held<br/>end of a run: full<br/>1 definition"]',
        '  n0 -.->|"whole"| n1',
        '  n1 -->|"relief, + held"| n0',
      ].join('\n'),
    );
  });
});

/** What a model’s declarations hold formulas in, by hand, and read by the walk that orders dependencies. */
const formulasByNode = (model: Model): ReadonlyMap<string, readonly Expression[]> => {
  const some = (...formulas: readonly (Expression | undefined)[]): readonly Expression[] =>
    formulas.filter((formula) => formula !== undefined);
  const given = (of: Parameter | undefined): readonly Expression[] => (of ? formulasOf(of) : []);
  const start = ({ id, owner }: State): Parameter | undefined =>
    model.parameters.find((one) => one.origin === 'initial' && one.id === `${id}.initial` && one.owner === owner);
  const entries: (readonly [string, readonly Expression[]])[] = [
    ...model.parameters.map((of) => [called(of), formulasOf(of)] as const),
    ...model.lets.map((of) => [called(of), [of.body]] as const),
    ...model.defines.map((of) => [called(of), [of.body]] as const),
    ...model.draws.map((of) => [called(of), of.arguments] as const),
    ...model.states.map(
      (of) =>
        [
          called(of),
          [...some(of.next, of.seen, of.min, of.max), ...of.flows, ...of.initial, ...given(start(of))],
        ] as const,
    ),
    ...model.decisions.map(
      (of) =>
        [
          called(of),
          [
            ...some(of.when, of.every, of.payoff, of.seen),
            ...of.rules.flatMap(({ choose }) => formulasOfRule(choose)),
            ...formulasOf(of.ruleChoice),
          ],
        ] as const,
    ),
    ...model.ends.map((of) => [`end ${of.name}`, [of.when]] as const),
    ...model.measures.map((of) => {
      const columns = [...of.tick, ...of.folds.flatMap((fold) => fold.columns), ...(of.pooled ?? [])];
      return [`measure ${of.name}`, columns.map(({ formula }) => formula)] as const;
    }),
    ...model.events.map((of) => {
      const trigger = of.trigger.kind === 'at' ? of.trigger.tick : of.trigger.condition;
      return [`event ${of.name}`, [...some(trigger, of.duration), ...of.sets.map(({ value }) => value)]] as const;
    }),
  ];
  const all = new Map<string, readonly Expression[]>();
  for (const [id, formulas] of entries) all.set(id, [...(all.get(id) ?? []), ...formulas]);
  return all;
};

const called = (of: Readable | Model['defines'][number]): string => {
  if (of.kind === 'define' || (of.kind === 'parameter' && of.origin === 'rule')) return `${of.kind} ${of.id}`;
  return `${of.kind} ${titleOf(of)}`;
};

const readable = (of: Readable, model: Model): string => {
  if (of.kind !== 'parameter' || of.origin === 'declared' || of.origin === 'rule') return called(of);
  const user =
    model.decisions.find(({ ruleChoice }) => ruleChoice === of) ??
    model.states.find(({ id, owner }) => owner === of.owner && `${id}.initial` === of.id);
  return user ? called(user) : '';
};

describe.each(['frontier', 'pause-verified', 'tutorial'])('the influences of %s', async (name) => {
  const read = await readScenario(name);
  const { model } = read;
  const graph = influences(read);

  /** Everything that can be reached from a node through definitions with arguments, which `leavesOf` enters. */
  const reachedThroughDefines = (id: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const { from, to } of graph.edges) {
      if (to !== id || seen.has(from)) continue;
      if (from.startsWith('flow ')) {
        seen.add(from);
        reachedThroughDefines(from, seen);
      } else if (from.startsWith('define ')) {
        seen.add(from);
        reachedThroughDefines(from, seen);
      } else seen.add(from);
    }
    return seen;
  };

  it('are what the walk that orders dependencies finds', () => {
    for (const [id, formulas] of formulasByNode(model)) {
      if (id.startsWith('parameter ') && !graph.nodes.some((node) => node.id === id)) continue;
      const found = leavesOf(formulas).flatMap((leaf) => {
        if (leaf.kind === 'read') {
          const isStart = leaf.of.kind === 'parameter' && leaf.of.origin !== 'declared' && leaf.of.origin !== 'rule';
          return isStart && readable(leaf.of, model) === id ? [] : [readable(leaf.of, model)];
        }
        if (leaf.kind === 'realised') return [called(leaf.decision)];
        return leaf.kind === 'event' ? [`event ${leaf.event.name}`] : [];
      });
      const sets = model.events.flatMap(({ name: event, sets: some }) =>
        some.some(({ target }) => readable(target, model) === id) ? [`event ${event}`] : [],
      );
      const rules = model.decisions.flatMap((decision) =>
        called(decision) === id ? decision.rules.flatMap((rule) => rule.parameters) : [],
      );
      const expected = new Set([...found, ...sets, ...rules.map((of) => readable(of, model))]);
      const reached = [...reachedThroughDefines(id)].filter((one) => !/^(define|flow) /.test(one));
      // A decision’s rules may read more than the formulas listed here.
      if (id.startsWith('decision ')) expect(reached, id).toEqual(expect.arrayContaining([...expected]));
      else expect(new Set(reached), id).toEqual(expected);
    }
  });

  it('have a node for every name, once', () => {
    const ids = graph.nodes.map((node) => node.id);
    expect(new Set(ids).size).toBe(ids.length);
    const declared = [
      ...model.parameters.filter(({ origin }) => origin === 'declared' || origin === 'rule'),
      ...model.defines,
      ...model.lets,
      ...model.draws,
      ...model.decisions,
      ...model.states,
    ].map(called);
    expect(ids).toEqual(expect.arrayContaining(declared));
    for (const { from, to } of graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
  });

  it('are all in the diagrams: between modules in the first, inside a module in its own', () => {
    const overview = overviewOf(graph);
    const kindOf = new Map(graph.nodes.map((node) => [node.id, node]));
    for (const { from, to } of graph.edges) {
      const [source, target] = [kindOf.get(from), kindOf.get(to)];
      if (!source || !target || target.kind === 'measure' || from === to) continue;
      if (source.module !== target.module) {
        const passage = overview.passages.find(
          (one) => one.from === (source.module ?? '') && one.to === (target.module ?? ''),
        );
        expect(
          passage?.names.some((one) => one.endsWith(source.name)),
          `${from} -> ${to}`,
        ).toBe(true);
      } else if (source.kind !== 'parameter' && target.kind !== 'parameter') {
        const own = modulePicture(graph, source.module ?? '')?.arrows.filter(
          (one) => one.from === from && one.to === to,
        );
        expect(own, `${from} -> ${to}`).toHaveLength(1);
      }
    }
    expect(overview.passages.every(({ names }) => names.length > 0)).toBe(true);
  });

  it('are drawn in SVG whose arrows cover no shape', () => {
    const overview = overviewOf(graph);
    const pictures = [
      overviewPicture(overview),
      ...overview.groups.flatMap(({ key }) => modulePicture(graph, key) ?? []),
    ];
    for (const picture of pictures) {
      const svg = drawn(picture);
      expect(markupMistakes(svg)).toEqual([]);
      expect(svg.match(/<g class="mark /g) ?? []).toHaveLength(picture.marks.length);
      expect(svg.match(/<path /g) ?? []).toHaveLength(
        picture.arrows.length + picture.legend.filter(({ kind }) => kind === 'closes').length,
      );
      expect(covered(svg), picture.label).toEqual([]);
    }
  });
});

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Straight parts of arrows that lie within a box: at most they touch its edge. */
const covered = (svg: string): readonly string[] => {
  const boxes = [...svg.matchAll(/<g class="mark [^"]*">(?:<title>[^<]*<\/title>)?<rect ([^>]*)\/>/g)].map(
    ([, text = '']): Rectangle => {
      const of = (key: string): number => Number(new RegExp(`\\b${key}="([^"]*)"`).exec(text)?.[1]);
      return { x: of('x'), y: of('y'), width: of('width'), height: of('height') };
    },
  );
  const paths = [...svg.matchAll(/<path d="M([^"]+)"/g)].map(([, d = '']) => d).filter((d) => !d.includes('H'));
  return paths.filter((d) => {
    const points = [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    return points.some(([x, y]) =>
      boxes.some((box) => x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1),
    );
  });
};

describe('the order of loops', () => {
  it('puts what nothing leads to first, and has no arrow back where there is no loop', () => {
    const arcs = [
      { from: 'b', to: 'c', weight: 1 },
      { from: 'a', to: 'b', weight: 1 },
    ];
    expect(loopOrder(['c', 'b', 'a'], arcs)).toEqual(['a', 'b', 'c']);
  });

  it('is a permutation, without arrows back in graphs without loops', () => {
    const graphs = fc
      .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), { selector: ([a, b]) => `${a} ${b}` })
      .map((pairs) => pairs.filter(([a, b]) => a < b).map(([a, b]) => ({ from: `n${a}`, to: `n${b}`, weight: 1 })));
    const nodes = ['n5', 'n3', 'n0', 'n7', 'n1', 'n6', 'n2', 'n4'];
    fc.assert(
      fc.property(graphs, (arcs) => {
        const order = loopOrder(nodes, arcs);
        expect([...order].sort()).toEqual([...nodes].sort());
        for (const { from, to } of arcs) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
      }),
    );
  });
});
