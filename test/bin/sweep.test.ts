// `detente sweep` and `detente discover`: what they print and leave, in this process and as a built command.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { detente, fixture, launch, progressLines, say, stackTrace } from './command-line.ts';

const folder = newFolder();

/** Found within a year with a chance that rises with rate; grip halves it. Fails where rate is above 0.95. */
const scenario = `detente: 1
time: {tick: month, horizon: 12}
players:
  labs:
    - {name: A}
parameters:
  rate: {unit: 1/year, range: [0, 1], default: 0.3, doc: chance of a find, source: assumption}
  grip: {unit: "1", range: [0, 1], default: 0, role: lever, doc: what holds it back, source: assumption}
  style: {options: [careful, bold], default: careful, doc: a manner, source: assumption}
state:
  world:
    depth: {unit: m, initial: 0}
draw:
  world:
    luck: bernoulli(rate * dt * (1 - grip / 2) * if(style == bold, 2, 1))
next:
  world:
    depth: depth + 1 / if(rate > 0.95, 0, 1)
end:
  found: {when: luck > 0, kind: harm, label: Found}
measures:
  deep: {unit: m, label: Depth, final: depth}
`;
const file = join(folder, 'mine.yaml');
writeFileSync(file, scenario);

const out = (name: string): string => join(folder, name);

describe('sweep', () => {
  it('says the design, the range of the headline, and what it rises with', async () => {
    const {
      code,
      out: said,
      err,
    } = await say([
      'sweep',
      file,
      '--vary',
      'rate=0.1:0.9:9',
      '--vary',
      'grip=0,0.5,1',
      '--vary',
      'style',
      '--out',
      out('grid'),
      '--workers',
      '1',
    ]);
    expect(code).toBe(0);
    expect(said.replace(/\d+\.\d s/, '… s').replace(folder, '.')).toMatchInlineSnapshot(`
      "mine · grid of 9 × 3 × 2 = 54 points · 200 runs each · 10,800 runs of 12 months · seed 1 · … s
        varied: rate 0.1 to 0.9 1/year (9 values) · grip 0, 0.5, 1 · style careful, bold
        Found
          lowest    5 % (95 %: 3–9 %), 200 runs      at rate = 0.1, grip = 1, style = careful
          highest   89 % (95 %: 84–93 %), 200 runs   at rate = 0.9, grip = 0, style = bold
          picked out of 54 estimates, so the true numbers are likely less extreme
        rank correlation with it over these 54 points (-1 to 1)
          rate    0.79
          grip   -0.35
          how steadily it rises or falls with each over this design and its ranges; not a cause, and 0 where it turns
        3 parameters: 0 sourced, 3 assumed · conditional on them; not a forecast
      → ./grid
      "
    `);
    expect(err.replace(progressLines, '').replace(folder, '.')).toMatchInlineSnapshot(`
      "no --design: a grid, since everything has a list of values
      grid of 9 × 3 × 2 = 54 points, 200 runs each: 10,800 runs
        next: detente discover ./grid --where 'found > 0.5'
      "
    `);
    expect(err).not.toMatch(stackTrace);
  });

  it('is not made again, and tells the same', async () => {
    const argv = ['sweep', file, '--vary', 'rate=0.1,0.5', '--runs', '20', '--out', out('twice'), '--workers', '1'];
    const first = await say(argv);
    const second = await say(argv);
    const numbers = (text: string) => text.split('\n').slice(1).join('\n');
    expect(second.out).toContain('already complete, nothing to run');
    expect(numbers(second.out)).toBe(numbers(first.out));
    expect(second.err).not.toContain('20 runs each');
    const other = await say([...argv, '--seed', '2']);
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining('holds results of something else') });
  });

  it('gives one JSON document with all points', async () => {
    const argv = ['sweep', file, '--vary', 'rate=0.1,0.5', '--vary', 'style', '--runs', '30', '--out', out('json')];
    const { code, out: said, err } = await say([...argv, '--json', '--workers', '1']);
    expect({ code, err: err.replace(progressLines, '') }).toEqual({ code: 0, err: '' });
    const document = JSON.parse(said) as { points: { parameters: object; outcomes: object; measures: object }[] };
    expect(document).toMatchObject({
      ...{ schemaVersion: 1, results: out('json'), scenario: 'mine', runs: 120, failedRuns: 0, headline: 'found' },
      design: { kind: 'sweep', method: 'grid', points: 4, runs: 30 },
    });
    expect(document.points.map(({ parameters }) => parameters)).toEqual([
      { rate: 0.1, style: 'careful' },
      { rate: 0.1, style: 'bold' },
      { rate: 0.5, style: 'careful' },
      { rate: 0.5, style: 'bold' },
    ]);
    expect(document.points[3]).toMatchObject({
      ...{ point: 3, firstRun: 0, runs: 30, failedRuns: 0 },
      outcomes: { found: { count: expect.any(Number) }, horizon: { count: expect.any(Number) } },
      measures: { deep: { n: 30, mean: expect.any(Number) } },
    });
  });

  it('tells asked and achieved rank correlations', async () => {
    const argv = [
      'sweep',
      file,
      '--vary',
      'rate=0:0.9',
      '--vary',
      'grip',
      '--correlate',
      'rate,grip=0.7',
      '--points',
      '64',
    ];
    const { code, out: said } = await say([...argv, '--runs', '4', '--out', out('tied'), '--workers', '1']);
    expect(code).toBe(0);
    expect(said).toMatch(/rate and grip\s+0\.(6[89]|7[012])\s+asked 0\.7/);
  });

  it('says how many runs failed, where most did, and how to look at them', async () => {
    const argv = ['sweep', file, '--vary', 'rate=0.5,1', '--runs', '10', '--out', out('failing'), '--workers', '1'];
    const { code, out: said, err } = await say(argv);
    expect(code).toBe(3);
    expect(said).toContain('10 of 20 runs failed and count in no number');
    expect(err).toContain('10 of 20 runs failed, at 1 point, most of them at point 1, 10 of 10  [many-runs-failed]');
    expect(err).toContain('--set rate=1 --runs 10 --seed 1 shows why they fail');
    const json = await say([...argv, '--json']);
    expect(json.code).toBe(3);
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, failedRuns: 10, problems: [{ code: 'many-runs-failed' }] });
  });

  it('checks --fail-if at every point, and understands it before anything is played', async () => {
    const argv = ['sweep', file, '--vary', 'rate=0.1,0.5', '--runs', '20', '--out', out('checked'), '--workers', '1'];
    const wrong = await say([...argv, '--fail-if', 'fund > 0.1']);
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('did you mean "found"?') });
    expect(existsSync(out('checked'))).toBe(false);
    const failed = await say([...argv, '--fail-if', 'found >= 0', '--quiet']);
    expect(failed).toMatchObject({ code: 1, out: `${out('checked')}\n` });
    expect(failed.err).toBe('check failed: found >= 0 holds at 2 of 2 points, the first: rate = 0.1\n');
    const passed = await say([...argv, '--fail-if', 'failed > 0.5', '--json']);
    expect(passed.code).toBe(0);
    expect(JSON.parse(passed.out)).toMatchObject({ checks: { failed: false, failIf: [{ holdsAt: [], unknown: 0 }] } });
  });

  it('leaves nothing where the design is wrong', async () => {
    const wrong = (...argv: string[]) => say(['sweep', file, ...argv, '--out', out('wrong'), '--workers', '1']);
    const refused = [
      [await wrong('--vary', 'nosuch=0:1'), 'leads nowhere'],
      [await wrong('--vary', 'rate=0:9'), 'lies in [0, 1], not at 9'],
      [await wrong('--vary', 'rate=1:0'), 'the lower end first'],
      [await wrong('--vary', 'style=careful,wild'), 'wild'],
      [await wrong('--vary', 'rate=0:1', '--vary', 'rate=0:1'), 'stands there twice'],
      [await wrong('--vary', 'rate', '--points', '0'), 'from 1 to 200000'],
      [await wrong('--vary', 'rate', '--runs', '-5'), 'expected a whole number'],
      [await wrong('--vary', '__proto__.x=0:1'), 'error'],
      [await wrong(), 'nothing is varied'],
    ] as const;
    for (const [{ code, out: said, err }, sentence] of refused) {
      expect({ code, said, err }).toMatchObject({ code: 2, said: '' });
      expect(err).toContain(sentence);
      expect(err).not.toMatch(stackTrace);
    }
    expect(existsSync(out('wrong'))).toBe(false);
  });
});

describe('discover', () => {
  beforeAll(async () => {
    const vary = ['--vary', 'rate=0.05:0.95:19', '--vary', 'grip=0:1:5'];
    await say(['sweep', file, ...vary, '--runs', '40', '--out', out('wide'), '--workers', '1']);
  });

  it('says where something happens, in words and as data, and leaves the results as they are', async () => {
    const before = readdirSync(out('wide'), { recursive: true }).sort();
    const { code, out: said, err } = await say(['discover', out('wide'), '--where', 'found > 0.4']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(said).toMatchInlineSnapshot(`
      "mine · grid of 19 × 5 = 95 points · found > 0.4: holds at 43 of 95 points
        box: found > 0.4 when rate is above 0.53 1/year (covers 88 % of such points, 84 % of the points inside are such; 45 of 95 points are inside)
          rate   above 0.53   quasi-p < 0.001
          left out, since they do too little: grip below 0.9
          rate: an assumption, so the box says in which worlds it happens, and not what to do
        with the answers shuffled among the points, none of 99 searches found a first box as good (p = 0.01): hardly chance
        on the way from all points (--box 0) to the smallest (--box 12) density rises and coverage falls; picked: 11, --json has them all
        at 60 of 95 points an interval includes the bound: more runs could turn these
        of this model, over these ranges; quasi-p: how likely a limit adds nothing but chance
      "
    `);
    const { out: json } = await say([
      'discover',
      out('wide'),
      '--where',
      'found > 0.4',
      '--json',
      '--out',
      out('box.json'),
    ]);
    expect(readFileSync(out('box.json'), 'utf8')).toBe(json);
    expect(JSON.parse(json)).toMatchObject({
      ...{ schemaVersion: 1, results: out('wide'), where: 'found > 0.4', points: 95, unknown: 0 },
      factors: [
        { name: 'rate', role: 'assumption' },
        { name: 'grip', role: 'lever' },
      ],
      boxes: [{ limits: expect.any(Array), trajectory: expect.any(Array) }],
      byChance: { shuffles: 99 },
    });
    expect(readdirSync(out('wide'), { recursive: true }).sort()).toEqual(before);
    expect(await say(['discover', out('wide'), '--where', 'found > 0.4', '--out', out('box.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is there already'),
    });
  });

  it('takes shares of runs, a box of the way, several boxes, a least mass', async () => {
    const ask = (...argv: string[]) => say(['discover', out('wide'), ...argv]);
    expect((await ask('--share', 'found')).out).toContain('of such runs');
    expect((await ask('--where', 'found > 0.4', '--box', '0')).out).toContain('no limits on what was varied');
    expect((await ask('--where', 'found > 0.4', '--box', '3')).out).toContain('picked as asked, not refined');
    expect((await ask('--where', 'found > 0.4', '--box', '999')).err).toMatch(
      /--box: expected a box .* 0 to \d+, got 999/,
    );
    expect((await ask('--where', 'found > 0.4', '--boxes', '3', '--mass', '0.1')).code).toBe(0);
    expect((await ask('--where', 'found > 1')).out).toContain('in none of 95 points');
    expect((await ask('--where', 'found >= 0')).out).toContain('in every point alike');
  });

  it('refuses what it cannot answer', async () => {
    await say(['run', file, '--runs', '5', '--out', out('plain'), '--quiet']);
    const refused = [
      [await say(['discover', out('plain'), '--where', 'found > 0.4']), 'holds runs of one world, and no points'],
      [await say(['discover', out('nix'), '--where', 'found > 0.4']), 'there is no such folder'],
      [await say(['discover', out('wide')]), 'what is to be looked for is missing'],
      [await say(['discover', out('wide'), '--where', 'found > 0.4', '--share', 'found']), 'does not go with'],
      [await say(['discover', out('wide'), '--where', 'fund > 0.4']), 'did you mean "found"?'],
      [await say(['discover', out('wide'), '--share', 'deep']), 'it is no share of runs'],
      [await say(['discover', out('wide'), '--share', 'fond']), 'did you mean "found"?'],
      [await say(['discover', out('wide'), '--where', 'found > 0.4', '--mass', '5']), 'write 0.05 for 5 %'],
      [
        await say(['discover', out('wide'), '--where', 'found > 0.4', '--box', '1', '--boxes', '2']),
        'does not go with',
      ],
    ] as const;
    for (const [{ code, out: said, err }, sentence] of refused) {
      expect({ code, said, err }).toMatchObject({ code: 2, said: '' });
      expect(err).toContain(sentence);
    }
  });
});

describe('the built command', () => {
  it('plays a sweep on several threads, to the same bytes', async () => {
    const argv = [
      'sweep',
      fixture('two-labs.yaml'),
      '--vary',
      'labs.caution=0:5',
      '--points',
      '24',
      '--runs',
      '30',
      '--json',
    ];
    const one = await detente([...argv, '--workers', '1', '--out', out('one')]);
    const many = await detente([...argv, '--workers', '3', '--out', out('many')]);
    expect(one.code).toBe(0);
    const hash = (text: string) => (JSON.parse(text) as { manifestSha256: string }).manifestSha256;
    expect(hash(many.out)).toBe(hash(one.out));
    expect(one.err).toBe('');
  });

  it('is interrupted in order, and goes on to the same bytes', async () => {
    const design = [
      'sweep',
      fixture('two-labs.yaml'),
      '--vary',
      'labs.caution=0:5',
      '--points',
      '100',
      '--runs',
      '600',
    ];
    // By its own hand at a change of the disk: a signal from outside may come when all is done.
    const child = launch([...design, '--workers', '1', '--out', out('stopped')], {
      env: { DETENTE_CRASH_AT: 'SIGINT@24' },
    });
    let err = '';
    const code = await new Promise((resolve) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      child.on('close', resolve);
    });
    expect(err).toContain('goes on from what is saved');
    expect(code).toBe(130);
    expect(existsSync(join(out('stopped'), 'manifest.json'))).toBe(false);
    const gone = await detente([...design, '--quiet', '--out', out('stopped')]);
    const whole = await detente([...design, '--quiet', '--out', out('whole')]);
    expect([gone.code, whole.code]).toEqual([0, 0]);
    const manifest = (name: string) => readFileSync(join(out(name), 'manifest.json'), 'utf8');
    expect(manifest('stopped')).toBe(manifest('whole'));
  }, 60_000);
});
