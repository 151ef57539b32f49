// What a scenario says to bear in mind of a level is a line below every table that shows it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { say } from './command-line.ts';

const folder = newFolder();

const file = join(folder, 'guess.yaml');
writeFileSync(
  file,
  `detente: 1
time: {tick: month, horizon: 12}
players:
  labs:
    - {name: A}
parameters:
  chance: {unit: "1", range: [0, 1], default: 0.05, doc: chance to find it, source: assumption}
  calm: {unit: "1", range: [0, 1], default: 0.05, doc: chance of peace, source: assumption}
draw:
  world:
    luck: bernoulli(chance)
    peace: bernoulli(calm)
end:
  loss: {when: luck, label: Loss, definition: it is lost, caution: how often hangs on a guess, kind: harm}
  settled: {when: peace, label: Settled, kind: benefit}
measures:
  lost: {unit: "1", label: Lost, caution: how often hangs on a guess, final: luck}
  rolls: {unit: "1", label: Rolls, definition: lucky ticks, caution: a guess too, tick: luck, sum: luck, max: luck}
  ease: {unit: "1", label: Ease, final: peace}
`,
);
const out = (name: string): string => join(folder, name);
const play = async (command: string, name: string, ...flags: readonly string[]): Promise<readonly string[]> => {
  const said = await say([command, file, ...flags, '--workers', '1', '--out', out(name)]);
  expect(said.err).not.toMatch('error');
  expect(said.code).toBe(0);
  return said.out.split('\n');
};
/** The lines that are cautions. */
const cautions = (lines: readonly string[]): readonly string[] => lines.filter((line) => /guess( too)?$/.test(line));

describe('below the table of', () => {
  it('run: all that share a caution in one line', async () => {
    const lines = await play('run', 'run', '--runs', '64');
    expect(cautions(lines)).toEqual(['  Loss, Lost: how often hangs on a guess', '  Rolls: a guess too']);
    expect(lines.findIndex((line) => /guess$/.test(line))).toBeGreaterThan(
      lines.findIndex((line) => line.startsWith('  Ease, at the end')),
    );
  });

  it('compare: of shares and of differences', async () => {
    const lines = await play('compare', 'compare', '--runs', '64', '--arm', 'lucky:chance=0.2');
    expect(cautions(lines)).toEqual(['  Loss, Lost: how often hangs on a guess', '  Rolls: a guess too']);
    const many = [0.1, 0.2, 0.3, 0.4].flatMap((chance, k) => ['--arm', `a${k}:chance=${chance}`]);
    expect(cautions(await play('compare', 'many', '--runs', '32', ...many))).toEqual([
      '  Loss: how often hangs on a guess',
    ]);
  });

  it.each([
    ['sweep', ['--vary', 'chance=0,0.5', '--runs', '20'], ['  Loss: how often hangs on a guess']],
    [
      'threshold',
      ['--until', 'rolls_sum > 0.2 and lost > 0.1', '--runs', '20', '--vary', 'chance=0:1'],
      ['  Rolls: a guess too', '  Lost: how often hangs on a guess'],
    ],
    ['sensitivity', ['--output', 'rolls_max', '--runs', '4', '--rows', '4'], ['  Rolls: a guess too']],
    ['sensitivity', ['--output', 'settled', '--runs', '4', '--rows', '4'], []],
  ])('%s: of what it is about', async (command, flags, expected) => {
    expect(cautions(await play(command, `${command}-${flags.length}-${flags[1]}`, ...flags))).toEqual(expected);
  });

  it('discover: of what is looked for', async () => {
    await play('sweep', 'swept', '--vary', 'chance=0:0.5', '--vary', 'calm=0:0.5', '--points', '64', '--runs', '20');
    const { out: said } = await say(['discover', out('swept'), '--where', 'loss > 0.5 and not (settled > 0.9)']);
    expect(cautions(said.split('\n'))).toEqual(['  Loss: how often hangs on a guess']);
  });
});

describe('results', () => {
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');

  it('say it in summary.json beside the definition', async () => {
    await play('run', 'summary', '--runs', '20');
    const { outcomes, series } = JSON.parse(text('summary/summary.json')) as {
      outcomes: readonly { caution?: string }[];
      series: readonly { caution?: string }[];
    };
    expect(outcomes.map(({ caution }) => caution)).toEqual(['how often hangs on a guess', undefined, undefined]);
    expect(series.map(({ caution }) => caution)).toEqual(['a guess too']);
  });

  it('say it in their data dictionaries, of every column that shows it or names it', async () => {
    await play('run', 'dictionary', '--runs', '20');
    await play('sweep', 'points', '--vary', 'chance=0,0.5', '--runs', '20');
    await play('compare', 'arms', '--runs', '20', '--arm', 'lucky:chance=0.2');
    const columns = (name: string): readonly string[] =>
      text(`${name}/data-dictionary.csv`)
        .split('\n')
        .filter((line) => line.includes('guess'))
        .map((line) => line.split(',').slice(0, 2).join(' '));
    const perRun = ['runs outcome', 'runs lost', 'runs rolls_sum', 'runs rolls_max'];
    expect(columns('dictionary')).toEqual([...perRun, 'ticks measure', 'summary name']);
    expect(columns('points')).toEqual([
      ...['outcome.loss', 'measure.lost', 'measure.rolls_sum', 'measure.rolls_max'].map((name) => `points ${name}`),
      ...perRun,
    ]);
    expect(columns('arms')).toEqual(['differences measure']);
    const repeated = await say(['replay', out('arms')]);
    expect(repeated.code).toBe(0);
  });
});

describe('explain', () => {
  it('says it beside the definition, as Markdown, HTML and data', async () => {
    const { out: markdown } = await say(['explain', file]);
    expect(markdown).toContain('it is lost; caution: how often hangs on a guess |');
    expect(markdown).toContain('| caution: how often hangs on a guess |');
    const html = await say(['explain', file, '--format', 'html']);
    expect(html.code).toBe(0);
    expect(html.out).toContain('it is lost; caution: how often hangs on a guess');
    const { out: data } = await say(['explain', file, '--json']);
    expect((JSON.parse(data) as { ends: readonly object[] }).ends[0]).toMatchObject({
      definition: 'it is lost',
      caution: 'how often hangs on a guess',
    });
  });
});
