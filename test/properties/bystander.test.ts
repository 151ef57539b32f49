import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { simulate } from '../../engine/run/simulate.ts';
import { tellRun } from '../../engine/run/story.ts';
import { modelOf } from '../reference/model-of-text.ts';

/** What nobody reads changes nothing: every number of every run stays as it was, to the last bit. */

const scenario = readFileSync(new URL('../../scenarios/tutorial.yaml', import.meta.url), 'utf8');

const withAdded = (block: string, lines: string): string => scenario.replace(`\n${block}:`, `\n${block}:\n${lines}`);

const bystanders: Record<string, { scenario: string; modules?: Record<string, string> }> = {
  'a draw nobody reads': { scenario: withAdded('draw', '  labs:\n    rumour: normal(0, 1)') },
  'a draw of the world, declared before the one in use': {
    scenario: scenario.replace('  world:\n    accident:', '  world:\n    aside: poisson(3)\n    accident:'),
  },
  'a player nobody looks at': {
    scenario: withAdded('players', '  observers:\n    - {name: Witness}').replace(
      '\nstate:',
      '\nstate:\n  observers:\n    patience: {unit: "1", initial: 3}\n',
    ),
  },
  'a module nothing reads': {
    scenario: `${scenario}\nuse: [weather]\n`,
    modules: {
      weather: [
        'module: weather',
        'parameters:',
        '  usual: {unit: "1", range: [0, 1], default: {dist: uniform, min: 0, max: 1}, doc: usual cloud cover, source: assumption}',
        'state:',
        '  world:',
        '    clouds: {unit: "1", initial: usual}',
        'draw:',
        '  world:',
        '    wind: normal(0, 0.1)',
        'next:',
        '  world:',
        '    clouds: 0.9 * clouds + 0.1 * usual + wind',
      ].join('\n'),
    },
  },
};

const playAll = async (text: string, modules: Record<string, string> = {}) => {
  const model = await modelOf({ scenario: text, modules, rules: {} });
  const runs = [];
  for await (const run of simulate(model, { seed: 'bystander', runs: 100 })) runs.push(run);
  const { rows, measures } = await tellRun(model, { seed: 'bystander', run: 17 });
  const told = rows.map(({ decisions, draws, states, measures: row }) => ({
    decisions: decisions.map(({ decision, ...rest }) => ({ ...rest, decision: decision.id })),
    accident: draws.find(({ draw }) => draw.name === 'accident')?.uniform,
    capability: states['labs.capability'],
    row,
  }));
  return { runs, told, measures };
};

for (const [name, { scenario: text, modules }] of Object.entries(bystanders)) {
  test(`${name} changes no number of any run`, async () => {
    expect(text).not.toBe(scenario);
    expect(await playAll(text, modules)).toEqual(await playAll(scenario));
  });
}
