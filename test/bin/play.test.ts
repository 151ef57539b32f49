import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Interruption } from '../../bin/interrupt.ts';
import { play, type RunFlags } from '../../bin/play.ts';
import { rememberingTerminal } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-play-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scenario = join(import.meta.dirname, '../experiment/fuses.yaml');

/** Plays until the first word of progress. */
const interruptedAtOnce = (flags: RunFlags) => {
  const control = new AbortController();
  const { terminal } = rememberingTerminal({ errIsTerminal: true });
  const err = (): void => control.abort(new Interruption('SIGINT', 130));
  return play(scenario, flags, { ...terminal, err }, control.signal);
};

describe('an interruption', () => {
  it('says whether the same command goes on or begins anew', async () => {
    const flags = { out: join(folder, 'out'), workers: 1, color: false } as const;
    const anew = { code: 'interrupted', exitCode: 130, hint: expect.stringContaining('starts from the beginning') };
    const on = { ...anew, hint: 'the same command again goes on from what is saved' };
    await expect(interruptedAtOnce({ ...flags, runs: 6000 })).rejects.toMatchObject(anew);
    await play(scenario, { ...flags, runs: 5000 }, rememberingTerminal().terminal, new AbortController().signal);
    // Nothing new was saved, but the finished results are there.
    await expect(interruptedAtOnce({ ...flags, runs: 6000 })).rejects.toMatchObject(on);
    await expect(interruptedAtOnce({ ...flags, runs: 6000, force: true })).rejects.toMatchObject(anew);
  });
});
