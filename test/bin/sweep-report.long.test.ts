// `detente report` of a sweep, and `detente sweep --report`: what they draw, format by format and layout by layout.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { say } from './command-line.ts';
import { sweptFolder } from './swept-folder.ts';

const { out, sweep } = sweptFolder();

describe('a sweep over two parameters', () => {
  beforeAll(async () => {
    const { code, out: said } = await sweep('plane', '--vary', 'grip=1,0', '--vary', 'rate=0.1:0.9:5', '--report');
    expect(code).toBe(0);
    const drawn = [
      ...['brief-a4.png', 'brief-a4-2.png'],
      ...['png', 'csv', 'alt.txt'].map((ending) => `plane-found.${ending}`),
    ];
    const lines = said.trimEnd().split('\n');
    const from = lines.indexOf(`→ ${out('plane')}`);
    expect(lines.slice(from + 1, from + 6)).toEqual(drawn.map((name) => `→ ${join(out('plane'), 'report', name)}`));
  });
  const text = (name: string): string => readFileSync(join(out('plane'), 'report', name), 'utf8');

  it('is drawn by report too, to the same bytes, of any end or measure, with the lines that are asked for', async () => {
    const before = readFileSync(join(out('plane'), 'report/plane-found.png'));
    const { out: pages, err } = await say(['report', out('plane'), '--quiet']);
    expect(pages).toBe(
      ['brief-a4', 'brief-a4-2'].map((name) => `${join(out('plane'), 'report', name)}.png\n`).join(''),
    );
    expect(err).toBe('');
    expect(Buffer.compare(before, readFileSync(join(out('plane'), 'report/plane-found.png')))).toBe(0);
    const { out: said } = await say([
      'report',
      out('plane'),
      '--of',
      'deep',
      '--line',
      '9,10',
      '--line',
      '10',
      '--json',
    ]);
    expect(JSON.parse(said).reports[0].figures).toContain(join(out('plane'), 'report/plane-deep.png'));
    expect(text('plane-deep.csv')).toMatch(/^grip,rate,runs,failed,n,estimate,lo95,hi95,side_of_9,side_of_10\n/);
    expect(text('plane-deep.alt.txt')).toMatch(/^“Depth”/);
    expect(readdirSync(join(out('plane'), 'report')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('comes in other formats, which say the same of where it is from', async () => {
    const paths = ['svg', 'pdf'].map((format) => join(out('plane'), `report/plane-found.${format}`));
    const { out: said } = await say([
      ...['report', out('plane'), '--page', 'figures', '--format', 'svg,pdf', '--quiet'],
    ]);
    expect(said.split('\n').slice(0, 2)).toEqual(paths);
    for (const path of paths) {
      expect(await say(['verify', path])).toMatchObject({
        code: 0,
        out: expect.stringContaining('detente sweep mine.yaml --vary grip=1,0'),
      });
    }
  });

  it('is verified by its picture, which says the command that makes it again', async () => {
    const { code, out: said } = await say(['verify', join(out('plane'), 'report/plane-found.png')]);
    expect(code).toBe(0);
    expect(said).toContain('ok');
    expect(said).toContain('detente sweep mine.yaml --vary grip=1,0 --vary rate=0.1,0.3,0.5,0.7,0.9');
    expect(await say(['verify', out('plane')])).toMatchObject({ code: 0, out: expect.stringContaining('in report') });
  });
});

describe('other sweeps', () => {
  it.each([
    [
      'lhs',
      ['--vary', 'rate=0:1', '--vary', 'grip=0:1', '--points', '8'],
      'ranks-found',
      /“Found” rises most steadily with “Search”/,
    ],
    ['one', ['--vary', 'rate=0:1:3'], 'curve-found', /Line chart of “Found” along search, in this model/],
    [
      'options',
      ['--vary', 'style', '--vary', 'rate=0.1:0.9:3'],
      'policies-found',
      /“Found” by policy \(style\), in each of 3 worlds \(search\)/,
    ],
    [
      'three',
      ['--vary', 'rate=0.1:0.9:3', '--vary', 'grip=0:1:2', '--vary', 'style'],
      'signs-found',
      /“bold” rather than “careful” raises “Found” in/,
    ],
  ])('%s: has a page and a picture of its own', async (name, flags, figure, said) => {
    expect((await sweep(name, ...flags, '--runs', '60')).code).toBe(0);
    const { code, out: pages } = await say(['report', out(name), '--page', '16x9', '--quiet']);
    expect(code).toBe(0);
    expect(pages).toBe(`${join(out(name), 'report/brief-16x9.png')}\n`);
    const read = (file: string): string => readFileSync(join(out(name), 'report', file), 'utf8');
    expect(read(`${figure}.alt.txt`)).toMatch(said);
    expect(read(`${figure}.csv`).split('\n').length).toBeGreaterThan(3);
    expect(read('brief-16x9.alt.txt')).toMatch(/^(Draft: .*)?In this model, /);
  });

  it('pairs policies run by run: what never differs in a run has no interval at all', async () => {
    await sweep('same', '--vary', 'style=careful,bold', '--vary', 'rate=0,0.5', '--runs', '50');
    await say(['report', out('same'), '--page', 'figures', '--quiet']);
    const [head = '', ...rows] = readFileSync(join(out('same'), 'report/policies-found.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(head).toMatch(
      /^rate,labs|^rate,style,runs,failed,n,estimate,lo95,hi95,difference,difference_lo95,difference_hi95,pairs/,
    );
    const bold = rows.filter((row) => row.includes('bold')).map((row) => row.split(','));
    expect(bold[0]?.slice(8, 12).map(Number)).toEqual([0, expect.closeTo(-0.07, 1), expect.closeTo(0.07, 1), 50]);
    expect(Number(bold[1]?.[8])).toBeGreaterThan(0);
    expect(Number(bold[1]?.[11])).toBe(50);
  });

  it('takes a third factor of one value, and tells it', async () => {
    const { code } = await sweep(
      'held',
      '--vary',
      'rate=0:1:3',
      '--vary',
      'style=bold',
      '--vary',
      'grip=0:1:2',
      '--report',
    );
    expect(code).toBe(0);
    const alt = readFileSync(join(out('held'), 'report/plane-found.alt.txt'), 'utf8');
    expect(alt).toContain(
      '40 runs at each of 3 × 2 points, the same random numbers at every point (common random numbers); style = bold',
    );
  });
});
