// A mechanism at strength zero is as if its module were not used.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../engine/compile/compile.ts';
import type { Model } from '../../engine/language/model.ts';
import { runColumns } from '../../engine/run/columns.ts';
import { simulate } from '../../engine/run/simulate.ts';
import { modelOfText } from '../reference/model-of-text.ts';
import { openWith } from './open-with.ts';

const RUNS = 300;
const frontier = readFileSync(new URL('../../scenarios/frontier.yaml', import.meta.url), 'utf8');
const usedLine = /^use: \[(.*)\]$/m;
const used = (usedLine.exec(frontier)?.[1] ?? '').split(', ');

/** The frontier with these modules and no others, without the measures that need more. */
const frontierOf = (modules: readonly string[], without: readonly string[] = []): Promise<Model> =>
  modelOfText(
    without.reduce(
      (text, measure) => text.replace(new RegExp(`^  ${measure}:.*\\n(?:    .*\\n)*`, 'm'), ''),
      frontier.replace(usedLine, `use: [${modules.join(', ')}]`),
    ),
  );

/** How each run ended, when, and how far the best lab had come. */
const ends = async (model: Model): Promise<readonly (readonly [string, number, number])[]> => {
  const place = runColumns(model, compile(model).program.slots).findIndex(({ key }) => key === 'frontier');
  const all: (readonly [string, number, number])[] = [];
  for await (const { outcome, ticks, measures } of simulate(model, { seed: 'off', runs: RUNS }))
    all.push([outcome, ticks, measures[place] as number]);
  return all;
};

test.each([
  ['automation', { 'automation.feedback': 0 }, []],
  ['beliefs', { 'beliefs.learn': 0, 'beliefs.temper': 0 }, ['arriver_belief']],
  ['rivalry', { 'rivalry.usual': 0, 'rivalry.noise': 0, 'rivalry.fear': 0 }, ['pressure']],
  ['mandate', { 'governments.fine': 0 }, []],
  ['benefit', {}, []],
] as const)('frontier without %s', async (module, zero, measures) => {
  expect(used).toContain(module);
  const [off, none] = [
    await ends(await openWith('frontier', zero)),
    await ends(
      await frontierOf(
        used.filter((name) => name !== module),
        measures,
      ),
    ),
  ];
  expect(off.map(([outcome, ticks]) => [outcome, ticks])).toEqual(none.map(([outcome, ticks]) => [outcome, ticks]));
  for (const [run, [, , reached]] of off.entries()) expect(reached).toBeCloseTo(none[run]?.[2] as number, 9);
});

test.each([
  ['review', 'review.months', 0],
  ['release', 'release.policy', 'commercial'],
  ['open-letter', 'open_letter.shame', 0],
  ['misuse', 'misuse.today', 0],
])('frontier with %s at strength zero', async (module, path, zero) => {
  const text = `detente: 1\nextends: frontier\ntitle: Off\n${used.includes(module) ? '' : `use: [${module}]\n`}`;
  expect(await ends(await modelOfText(`${text}parameters: {${path}: ${zero}}\n`))).toEqual(
    await ends(await openWith('frontier')),
  );
});

test.each([
  ['never in force', { 'treaty.start': 1e9 }],
  [
    'without members',
    Object.fromEntries(['Leader', 'Entrant', 'Challenger', 'Follower'].map((name) => [`${name}.member`, 0])),
  ],
])('a treaty %s is none', async (_, set) => {
  expect(await ends(await openWith('pause-verified', set))).toEqual(await ends(await openWith('frontier')));
});

test('inspectors that do not inspect prove nothing', async () => {
  const model = await openWith('pause-verified', { 'verification.inspect': 0 });
  const place = runColumns(model, compile(model).program.slots).findIndex(({ key }) => key.startsWith('caught'));
  for await (const { measures } of simulate(model, { seed: 'off', runs: RUNS })) expect(measures[place]).toBe(0);
});
