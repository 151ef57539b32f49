// Tables between players, by hand, from the interpreter and from the kernel.

import { expect, test } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import { tellRun } from '../../engine/run/story.ts';
import { fromInterpreter, fromKernel } from '../properties/common-story.ts';
import { interpret, type Story } from './interpret.ts';
import { modelOfText } from './model-of-text.ts';

const tell = async (scenario: string): Promise<Story> => {
  const model = await modelOfText(scenario);
  const story = interpret(model, { seed: 'a', run: 0 });
  const kernel = await tellRun(model, { seed: 'a', run: 0 });
  expect(fromKernel(kernel, story.parameters)).toEqual(fromInterpreter(model, story));
  return story;
};

const world = (table: string, rest: string): string => `
detente: 1
title: Rivals
time: {tick: year, horizon: 2}
players:
  blocs: [{name: East, weight: 1}, {name: West, weight: 10}, {name: South, weight: 100}]
  labs: [{name: Ada, home: East}, {name: Bob, home: West}]
parameters:
  rivalry: ${table}
  blocs: {weight: {unit: "1", source: assumption}}
  labs: {home: {ref: blocs}}
${rest}`;

const rows = '{between: blocs, values: [[7, 1, 2], [3, 8, 4], [5, 6, 9]]}';

test('my row, the row of another, in reductions and by name', async () => {
  const story = await tell(
    world(
      rows,
      `let:
  blocs:
    felt: sum(rivalry[others] * others.weight)
    feared: sum(others.rivalry[me])
  labs:
    against: sum(where(home.rivalry[labs.home], labs.home != home))
    own: home.rivalry[home]
measures:
  felt: {unit: "1", final: blocs.felt}
  feared: {unit: "1", final: blocs.feared}
  against: {unit: "1", final: labs.against}
  own: {unit: "1", final: labs.own}
  one: {unit: "1", final: "West.rivalry[South] + 0.5 * Ada.home.rivalry[Bob.home]"}
  column: {unit: "1", final: "blocs.rivalry[East]"}
  all: {unit: "1", final: "sum(blocs.rivalry[blocs])"}
`,
    ),
  );
  expect(story.folds).toEqual({
    'felt@final|East': 210,
    'felt@final|West': 403,
    'felt@final|South': 65,
    'feared@final|East': 8,
    'feared@final|West': 7,
    'feared@final|South': 6,
    // From East towards West 1, from West towards East 3; of itself each feels 7 and 8.
    'against@final|Ada': 1,
    'against@final|Bob': 3,
    'own@final|Ada': 7,
    'own@final|Bob': 8,
    'one@final': 4.5,
    'column@final|East': 7,
    'column@final|West': 3,
    'column@final|South': 5,
    // Of each towards itself.
    'all@final': 24,
  });
});

test('values by names over a default, 0 towards oneself, paths over both, between two classes', async () => {
  const { parameters } = await tell(
    world(
      '{between: blocs, default: 0.5, values: {East: {West: 2}, South: {South: 4}}}\n  West.rivalry.South: 3\n  blocs.rivalry.East: 1 + 1\n  trust: {between: [labs, blocs], values: [[1, 2, 3], [4, 5, 6]]}',
      'measures: {x: {unit: "1", final: "sum(blocs.rivalry[East]) + mean(labs.trust[West])"}}\n',
    ),
  );
  expect(parameters).toMatchObject({
    'blocs.rivalry.East': [2, 2, 2],
    'blocs.rivalry.West': [2, 0, 0.5],
    'blocs.rivalry.South': [0.5, 3, 4],
    'labs.trust.East': [1, 4],
    'labs.trust.West': [2, 5],
    'labs.trust.South': [3, 6],
  });
});

test('pairs are parameters like others: drawn, computed, changed by an event, forced in a decision', async () => {
  const story = await tell(
    world(
      '{between: blocs, default: 1, values: {East: {West: {dist: uniform, min: 2, max: 3}, South: weight + 4}}}',
      `decisions:
  blocs:
    act:
      options: [hold, go]
      payoff: act * sum(rivalry[others])
      rule: best-reply
events:
  - {name: thaw, at: 1, set: {East.rivalry.West: 0, blocs.rivalry.South: -1}}
measures:
  felt: {unit: "1", tick: "East.rivalry[West] + 100 * East.rivalry[South]"}
`,
    ),
  );
  const payoffs = story.rows.map(({ decisions }) => decisions['blocs.act']?.map((turn) => turn.payoffs[1]));
  const drawn = story.parameters['blocs.rivalry.West']?.[0] as number;
  expect(drawn).toBeGreaterThan(2);
  expect(payoffs[0]).toEqual([drawn + 5, 2, 2]);
  expect(payoffs[1]).toEqual([-1, 0, 2]);
  expect(story.rows.map(({ measures }) => measures.felt)).toEqual([drawn + 500, -100]);
});

test('large classes compile', async () => {
  const text = `detente: 1
title: Many
time: {tick: year, horizon: 1}
players: {labs: [{name: Lab, count: 48}]}
parameters: {envy: {between: labs, default: 2, source: assumption}}
let: {labs: {felt: "sum(envy[others] * others.number)"}}
measures: {felt: {unit: "1", final: labs.felt}}
`;
  const model = await modelOfText(text);
  expect(compile(model).bytes.length).toBeLessThan(200_000);
  expect((await tell(text)).folds['felt@final|Lab 48']).toBe((2 * (46 * 47)) / 2);
});
