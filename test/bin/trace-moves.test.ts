// What was played by hand on the what-if page comes out again on the command line, to the last bit.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import { chosen, forward, type Hand, newHand, playedTo } from '../../reports/explore/hand.ts';
import { openStage } from '../../reports/explore/stage.ts';
import { say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-moves-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const set = [{ path: 'treaty.penalty', value: '0.5' }];
const stage = await openStage(
  { scenario: 'pause-verified', set, seed: 'room', runs: 1 },
  nodeFiles(packageRoot()),
  '0.1.0',
);

const pause = { player: 'Leader', decision: 'stance', option: 'pause' };
/** Three months by hand, and on as far as it is said. */
const played = (ticks: number): Hand => {
  let hand = newHand(3);
  for (let k = 0; k < 3; k++) hand = forward(chosen(hand, pause));
  return playedTo(hand, ticks);
};

const saved = async (name: string, hand: Hand): Promise<string> => {
  const path = join(folder, name);
  writeFileSync(path, await stage.log(hand, 'pause-verified'));
  return path;
};

type Told = {
  readonly rows: readonly {
    readonly decisions: readonly { readonly player: string; readonly choice: string; readonly byHand?: true }[];
  }[];
};

describe('a world that is stepped', () => {
  it('leaves out moves that it does not have, and names them', async () => {
    const moves = [
      { tick: 2, ...pause, player: 'Nobody' },
      { tick: 200, ...pause },
      { tick: 1, ...pause },
    ];
    const { hand, refused } = await stage.show({ run: 3, ticks: 2, moves });
    expect(hand).toEqual({ run: 3, ticks: 2, moves: [{ tick: 1, ...pause }] });
    expect(refused).toEqual([
      'the move of tick 2: nobody called "Nobody" decides on anything',
      'the move of tick 200: expected a tick from 1 to 120, got 200',
    ]);
  });

  it('says at its end what became of it, and what it would have come to without choices by hand', async () => {
    const { end, closing, told } = await stage.show(played(1_000_000));
    expect(end).toBeDefined();
    expect(told).toMatch(/After \d+ months the story/);
    expect(closing[0]).toMatch(/^Without the choices by hand: after \d+ months the story/);
    expect((await stage.show(playedTo(newHand(3), 1_000_000))).closing.join()).not.toMatch(/Without the choices/);
  });

  it('finds the next tick in which something happens', async () => {
    const next = await stage.next(newHand(3));
    expect(next).toBe(1);
    const later = await stage.next({ ...newHand(3), ticks: 1 });
    expect(later).toBeGreaterThan(1);
    const { told } = await stage.show({ ...newHand(3), ticks: later });
    expect(told).not.toMatch(/nothing changed/);
  });
});

describe('trace --moves', () => {
  it('plays a log again to the last bit, and tells what was done by hand', async () => {
    const log = await saved('whole.yaml', played(1_000_000));
    const { code, out, err } = await say(['trace', 'pause-verified', '--moves', log]);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/^ {2}as logged, to the last bit: (\d+) of \1 ticks\n$/),
    });
    expect(out).toContain('pause-verified · run 3 · seed room · by hand');
    expect(out.replaceAll('\n', ' ')).toContain(
      'Choices were made by hand: of Leader in month 1, in month 2 and in month 3.',
    );
    expect(out).toContain('Leader paused, by hand');
    const json = await say(['trace', 'pause-verified', '--moves', log, '--json']);
    const { rows } = JSON.parse(json.out) as Told;
    const leader = rows.slice(0, 4).map(({ decisions }) => decisions.find(({ player }) => player === 'Leader'));
    expect(leader.map((one) => one?.byHand)).toEqual([true, true, true, undefined]);
    const table = await say(['trace', 'pause-verified', '--moves', log, '--table', '--to', '1']);
    expect(table.out).toContain('Leader takes pause by hand');
  });

  it('goes on from a world that had not ended', async () => {
    const log = await saved('part.yaml', played(5));
    expect(readFileSync(log, 'utf8')).toContain('came-to: {ticks: 5, outcome: ongoing,');
    const { code, err } = await say(['trace', 'pause-verified', '--moves', log]);
    expect(code).toBe(0);
    expect(err).toMatch(/as logged, to the last bit: 5 of \d+ ticks/);
  });

  it('fails where the world comes out otherwise', async () => {
    const log = await saved('changed.yaml', played(20));
    writeFileSync(
      log,
      readFileSync(log, 'utf8').replace(
        '{tick: 2, player: "Leader", decision: stance, option: pause}',
        '{tick: 2, player: "Leader", decision: stance, option: race}',
      ),
    );
    const { code, err } = await say(['trace', 'pause-verified', '--moves', log]);
    expect(code).toBe(1);
    expect(err).toMatch(/came out otherwise than logged .*\[moves-differ\]/);
  });

  it.each([
    [['--run', '3'], /--run does not go with --moves/],
    [['--seed', '3'], /--seed does not go with --moves/],
    [['--set', 'treaty.penalty=1'], /--set does not go with --moves/],
  ])('is refused with what the log says itself: %j', async (flags, message) => {
    const log = await saved('refused.yaml', played(3));
    const { code, err } = await say(['trace', 'pause-verified', '--moves', log, ...flags]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it.each([
    ['pause-verified', join(folder, 'none.yaml'), /there is no file/],
    ['pause-verified', folder, /no ordinary file/],
    ['tutorial', undefined, /nobody called "Leader"|no parameter|treaty\.penalty/],
  ])('is refused where there is nothing to play: %s, %s', async (scenario, path, message) => {
    const log = path ?? (await saved('other.yaml', played(3)));
    const { code, err } = await say(['trace', scenario, '--moves', log]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('needs to know which run', async () => {
    const { code, err } = await say(['trace', 'tutorial']);
    expect(code).toBe(2);
    expect(err).toMatch(/expected --run, or --moves/);
  });
});
