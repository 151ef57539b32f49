import { describe, expect, it } from 'vitest';
import { clockText, createProgress } from '../../bin/terminal/progress.ts';
import { rememberingTerminal } from './command-line.ts';

const headline = { name: 'catastrophe', label: 'Catastrophe' };

/** 1000 runs a second, every tenth a catastrophe. */
const play = (errIsTerminal: boolean, width = 200) => {
  const { terminal, said } = rememberingTerminal({ errIsTerminal, width });
  let now = 5000;
  const progress = createProgress(terminal, headline, () => now);
  for (let done = 16; done <= 800; done += 16) {
    now = 5000 + done;
    progress.advance({ done, total: 800, outcomes: { catastrophe: Math.floor(done / 10), horizon: 0 } });
  }
  progress.end();
  return said.err;
};

describe('progress', () => {
  it('is a line per tenth where nobody watches', () => {
    const lines = play(false).trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('10 %: 80 of 800 runs · Catastrophe 10 % (95 %: 5–19 %)');
    expect(lines.map((line) => Number(line.split(' ')[0]))).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(lines[9]).toBe('100 %: 800 of 800 runs · Catastrophe 10 % (95 %: 8–12 %)');
  });

  it('gives the share that it is, not the tenth that it has passed', () => {
    const { terminal, said } = rememberingTerminal();
    const progress = createProgress(terminal, undefined, () => 0);
    for (const done of [64, 128, 999, 1000]) progress.advance({ done, total: 1000, outcomes: {} });
    expect(said.err.split('\n').map((line) => line.split(':')[0])).toEqual(['12.8 %', '99.9 %', '100 %', '']);
  });

  it('is one line on a terminal, rewritten at most ten times a second and taken away', () => {
    const pieces = play(true).split('\r\u001b[K');
    expect(pieces[0]).toBe('');
    expect(pieces.at(-1)).toBe('');
    expect(pieces.length).toBeLessThanOrEqual(10);
    expect(pieces.join('')).not.toContain('\n');
    expect(pieces[1]).toMatch(/^16\/800 runs/);
    expect(pieces.at(-3)).toMatch(/1,000 per second/);
    expect(pieces.at(-3)).toMatch(
      /^\d+\/800 runs · [\d,]+ per second · 0:01 left · Catastrophe 10 % \(95 %: \d+–\d+ %\)$/,
    );
  });

  it('fits the terminal', () => {
    for (const piece of play(true, 30).split('\r\u001b[K')) expect([...piece].length).toBeLessThan(30);
  });

  it('says none of n with its upper bound', () => {
    const { terminal, said } = rememberingTerminal();
    createProgress(terminal, headline, () => 0).advance({ done: 400, total: 400, outcomes: { horizon: 400 } });
    expect(said.err).toBe('100 %: 400 of 400 runs · Catastrophe 0 of 400 (upper bound 1.0 %)\n');
  });

  it('leaves failed runs out of the estimate', () => {
    const { terminal, said } = rememberingTerminal();
    const outcomes = { catastrophe: 50, failed: 300, horizon: 50 };
    createProgress(terminal, headline, () => 0).advance({ done: 400, total: 400, outcomes });
    expect(said.err).toMatch('Catastrophe 50 %');
  });

  it.each([
    [0, '0:00'],
    [6.2, '0:07'],
    [61, '1:01'],
    [3723, '1:02:03'],
  ])('%f seconds are %s', (seconds, text) => expect(clockText(seconds)).toBe(text));
});
