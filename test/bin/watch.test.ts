// run --watch: in this process, with editors of several manners.

import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Interruption } from '../../bin/interrupt.ts';
import type { RunFlags } from '../../bin/play.ts';
import { watch } from '../../bin/watch.ts';
import { progressLines, rememberingTerminal, say } from './command-line.ts';

const patience = { look: 10, settle: 15, vanish: 300 };

const scenario = (chance: string, more = ''): string =>
  `detente: 1\ntime: {tick: month, horizon: 12}\nplayers:\n  labs:\n    - {name: A}\n${more}` +
  `draw:\n  world:\n    accident: bernoulli(${chance})\nend:\n  harm: {when: accident, kind: harm, label: Harm}\n`;

type Round = { readonly out: string; readonly err: string };

/** A watch over `mine.yaml` in a folder of its own; `next` waits for the end of the next round. */
const begin = (text: string, flags: Partial<RunFlags> = {}, others: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'detente-watch-'));
  const path = join(folder, 'mine.yaml');
  writeFileSync(path, text);
  for (const [name, content] of Object.entries(others)) {
    mkdirSync(join(folder, 'modules'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const { terminal, said } = rememberingTerminal();
  const controller = new AbortController();
  const out = join(folder, 'drafts');
  const code = watch(path, { color: false, runs: 60, out, ...flags }, terminal, controller.signal, patience);
  code.catch(() => {});
  let rounds = 0;
  let outSeen = 0;
  let errSeen = 0;
  const next = async (): Promise<Round> => {
    rounds += 1;
    const end = `round ${rounds} · watching `;
    await Promise.race([
      expect.poll(() => said.err, { timeout: 20_000, interval: 5 }).toContain(end),
      code.then((ended) => Promise.reject(new Error(`ended with ${ended}`))),
    ]);
    // No further than the end of this round: on a busy machine the next one can be over before this is looked at.
    const errEnd = said.err.indexOf('\n', said.err.indexOf(end)) + 1;
    const round = { out: said.out.slice(outSeen), err: said.err.slice(errSeen, errEnd).replace(progressLines, '') };
    outSeen = said.out.length;
    errSeen = errEnd;
    return round;
  };
  const stop = async (): Promise<number> => {
    controller.abort(new Interruption('SIGINT', 130));
    return code;
  };
  /** Whether nothing is said for a while. */
  const isCalm = async (): Promise<boolean> => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return said.out.length === outSeen && said.err.length === errSeen;
  };
  opened.push({ folder, stop });
  return { folder, path, out, next, stop, isCalm, code, said };
};

const opened: { folder: string; stop: () => Promise<number> }[] = [];
afterEach(async () => {
  for (const { folder, stop } of opened.splice(0)) {
    await stop().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('run --watch', () => {
  it('plays a draft, again at every save, says what changed, and ends quietly with 130', async () => {
    const { path, out, next, stop, isCalm, said } = begin(scenario('0.01'));
    const first = await next();
    expect(first.out).toMatch(/^mine · DRAFT · 60 runs · /);
    expect(first.out).not.toMatch('→ 1');
    expect(first.err).toBe('  round 1 · watching 1 file · Ctrl-C ends\n');
    expect(await isCalm()).toBe(true);
    writeFileSync(path, scenario('0.2'));
    const second = await next();
    expect(second.out).toMatch(
      /changed since the draft before:\n +Harm +\d+ % \(95 %: [\d.–]+ %\) → \d+ % \(95 %: [\d.–]+ %\)\n/,
    );
    writeFileSync(path, `# A comment\n${scenario('0.2')}`);
    expect((await next()).out).toMatch('outcomes as in the draft before');
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).draft).toBe(true);
    const before = said.err;
    expect(await stop()).toBe(130);
    expect(said.err).toBe(before);
  });

  it('tells what became of a measure that is true or false at the end, the ends being none', async () => {
    const measured = (chance: string): string =>
      `detente: 1\ntime: {tick: month, horizon: 1}\nplayers:\n  labs:\n    - {name: A}\n` +
      `draw:\n  world:\n    luck: bernoulli(${chance})\nmeasures:\n  held: {unit: "1", label: Held, final: luck == 1}\n`;
    const { path, next } = begin(measured('0.1'));
    await next();
    writeFileSync(path, measured('0.8'));
    expect((await next()).out).toMatch(
      /changed since the draft before:\n +Held, at the end +\d+ % \(95 %: [\d.–]+ %\) → \d+ % \(95 %: [\d.–]+ %\)\n/,
    );
  });

  it('prints problems and goes on; compares with the last draft that was played', async () => {
    const { path, next } = begin(scenario('0.01'));
    await next();
    writeFileSync(path, scenario('0.01').replace('when: accident', 'when: acident'));
    const wrong = await next();
    expect(wrong.err).toMatch(/mine\.yaml:\d+:\d+ error unknown name "acident"/);
    expect(wrong.out).toBe('');
    writeFileSync(path, scenario('0.3'));
    expect((await next()).out).toMatch('changed since the draft before');
  });

  it('begins with problems, too', async () => {
    const { path, next } = begin('detente: 1\n');
    expect((await next()).err).toMatch('[missing-key]');
    writeFileSync(path, scenario('0.1'));
    expect((await next()).out).toMatch(/^mine · DRAFT/);
  });

  it('takes a file written in steps, renamed away and put back, for one save', async () => {
    const { path, next, isCalm } = begin(scenario('0.01'));
    await next();
    const text = scenario('0.2');
    writeFileSync(path, text.slice(0, 40));
    writeFileSync(path, text.slice(0, 90));
    renameSync(path, `${path}~`);
    await new Promise((resolve) => setTimeout(resolve, 120));
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    unlinkSync(`${path}~`);
    const { out, err } = await next();
    expect(out).toMatch('changed since the draft before');
    expect(err).not.toMatch('error');
    expect(await isCalm()).toBe(true);
  });

  it('says when the file is gone for good, and plays when it is back', async () => {
    const { path, next } = begin(scenario('0.01'));
    await next();
    renameSync(path, `${path}.away`);
    expect((await next()).err).toMatch(/error .*\[missing-file\]/);
    renameSync(`${path}.away`, path);
    expect((await next()).out).toMatch('outcomes as in the draft before');
  });

  it('does nothing where a save changed nothing', async () => {
    const { path, next, isCalm } = begin(scenario('0.01'));
    await next();
    writeFileSync(path, scenario('0.01'));
    expect(await isCalm()).toBe(true);
  });

  it('watches parents and modules', async () => {
    const module = (rate: string): string => `detente: 1\nmodule: luck\ndraw:\n  world:\n    bad: bernoulli(${rate})\n`;
    const others = {
      'modules/luck.yaml': module('0.01'),
      'parent.yaml': scenario('0.01', 'use: [luck]\n').replace('when: accident', 'when: accident or luck.bad'),
    };
    const { folder, next } = begin('detente: 1\nextends: parent\n', {}, others);
    const first = await next();
    expect(first.err).toBe('  round 1 · watching 3 files · Ctrl-C ends\n');
    writeFileSync(join(folder, 'modules/luck.yaml'), module('0.1'));
    expect((await next()).out).toMatch('changed since');
    writeFileSync(join(folder, 'parent.yaml'), others['parent.yaml'].replace('(0.01)', '(0.4)'));
    expect((await next()).out).toMatch('changed since');
  });

  it('notices a module that was missing', async () => {
    const { folder, next } = begin(scenario('0.1', 'use: [luck]\n'));
    expect((await next()).err).toMatch('[missing-file]');
    mkdirSync(join(folder, 'modules'));
    const luck = 'detente: 1\nmodule: luck\ndraw:\n  world:\n    bad: bernoulli(0.1)\n';
    writeFileSync(join(folder, 'modules/luck.yaml'), luck);
    expect((await next()).out).toMatch(/^mine · DRAFT/);
  });

  it('checks --fail-if at every save, and does not end by it', async () => {
    const { path, next } = begin(scenario('0.001'), { failIf: ['harm > 0.5'] });
    expect((await next()).err).toMatch(/^check passed: harm > 0\.5 does not hold/);
    writeFileSync(path, scenario('0.3'));
    expect((await next()).err).toMatch(/^check failed: harm > 0\.5 holds/);
  });

  it('drops a draft that is overtaken by a save', async () => {
    // So many that no machine has played them before the save is seen.
    const { path, next, said } = begin(scenario('0.01'), { runs: 12_000_000 });
    await expect.poll(() => said.err, { timeout: 20_000 }).toMatch(/ %: /);
    writeFileSync(path, 'detente: 1\n');
    await next();
    expect((await next()).err).toMatch('[missing-key]');
    expect(said.out).toBe('');
  }, 40_000);

  it('does not touch results that are no draft', async () => {
    const { path, folder, stop, next } = begin(scenario('0.01'));
    await next();
    await stop();
    const out = join(folder, 'results');
    expect((await say(['run', path, '--runs', '10', '--out', out, '--quiet'])).code).toBe(0);
    const { terminal } = rememberingTerminal();
    const again = watch(path, { color: false, out }, terminal, new AbortController().signal, patience);
    await expect(again).rejects.toMatchObject({ code: 'other-results' });
  });

  it('refuses a scenario that is nowhere, and one JSON document of many runs', async () => {
    expect(await say(['run', 'nowhere.yaml', '--watch'])).toMatchObject({ code: 2, out: '' });
    expect((await say(['run', 'tutorial', '--watch', '--json'])).code).toBe(2);
  });
});
