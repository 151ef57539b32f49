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

/** Reports that come long after the start. */
const late = (like: Parameters<typeof rememberingTerminal>[0] = {}) => {
  const { terminal, said } = rememberingTerminal(like);
  let now = 0;
  const progress = createProgress(terminal, headline, () => now);
  now = 10_000;
  return { progress, said };
};

describe('progress', () => {
  it('is a line per tenth where nobody watches, after half a second', () => {
    const lines = play(false).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^64 %: 512 of 800 runs · Catastrophe 10 % \(95 %: \d+–\d+ %\)$/);
    expect(lines.map((line) => Number(line.split(' ')[0]))).toEqual([64, 70, 80, 90, 100]);
    expect(lines.at(-1)).toBe('100 %: 800 of 800 runs · Catastrophe 10 % (95 %: 8–12 %)');
  });

  it('says nothing in a log of what is done in less', () => {
    const { terminal, said } = rememberingTerminal();
    const progress = createProgress(terminal, headline, () => 0);
    for (let done = 1; done <= 100; done++) progress.advance({ done, total: 100, outcomes: {} });
    progress.end();
    expect(said.err).toBe('');
  });

  it('gives the share that it is, not the tenth that it has passed', () => {
    const { progress, said } = late();
    for (const done of [64, 128, 999, 1000]) progress.advance({ done, total: 1000, outcomes: {} });
    expect(said.err.split('\n').map((line) => line.split(':')[0])).toEqual(['12.8 %', '99.9 %', '100 %', '']);
  });

  it('never goes backwards, however reports come', () => {
    const { progress, said } = late();
    for (const done of [300, 100, 299, 300, 650, 640, 1000, 900]) progress.advance({ done, total: 1000, outcomes: {} });
    expect(said.err.split('\n').map((line) => line.split(':')[0])).toEqual(['30 %', '65 %', '100 %', '']);
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

  it.each([20, 25, 30, 40, 50, 60, 70, 80, 100, 120])('fits a terminal of %d columns', (width) => {
    for (const piece of play(true, width).split('\r\u001b[K')) expect([...piece].length).toBeLessThan(width);
  });

  /** In the middle of 50,000 runs, 5,000 a second. */
  const line = (width: number): string => {
    const { terminal, said } = rememberingTerminal({ errIsTerminal: true, width });
    let now = 0;
    const loss = { name: 'loss', label: 'Loss of control' };
    const progress = createProgress(terminal, loss, () => now);
    for (let done = 0; done <= 10_000; done += 500, now += 100)
      progress.advance({ done, total: 50_000, outcomes: { loss: Math.floor(done / 5) } });
    return said.err.split('\r\u001b[K').at(-1) ?? '';
  };

  it.each([
    [100, '10,000/50,000 runs · 5,000 per second · 0:08 left · Loss of control 20.0 % (95 %: 19.2–20.8 %)'],
    [90, '10,000/50,000 runs · 0:08 left · Loss of control 20.0 % (95 %: 19.2–20.8 %)'],
    [70, '10,000/50,000 · 0:08 left · Loss of control 20.0 % (19.2–20.8 %)'],
    [60, '10,000/50,000 · 0:08 left · Loss of c… 20.0 % (19.2–20.8 %)'],
    [50, '10,000/50,000 · Loss of con… 20.0 % (19.2–20.8 %)'],
    [40, '10,000/50,000 · 0:08 left'],
    [20, '10,000/50,000'],
  ])('on %d columns leaves out what matters least', (width, expected) => expect(line(width)).toBe(expected));

  it('has a smooth rate and no negative time where threads report in bursts', () => {
    const { terminal, said } = rememberingTerminal({ errIsTerminal: true, width: 200 });
    let now = 0;
    const progress = createProgress(terminal, undefined, () => now);
    // Four threads, each with 1,024 runs every two seconds, all at the same moment; then all that is left at once.
    for (let burst = 0; burst < 20; burst++, now += 2000)
      for (let thread = 1; thread <= 4; thread++)
        progress.advance({ done: 1024 * (4 * burst + thread), total: 200_000, outcomes: {} });
    progress.advance({ done: 200_000, total: 200_000, outcomes: {} });
    const rates = [...said.err.matchAll(/· ([\d,]+) per second/g)].map(([, rate = '']) =>
      Number(rate.replace(',', '')),
    );
    expect(rates.length).toBeGreaterThan(15);
    for (const rate of rates.slice(2, -1)) expect(Math.abs(rate - 2048)).toBeLessThan(2048 * 0.5);
    expect(said.err).not.toMatch(/-\d/);
    expect(said.err.split('\r').at(-1)).not.toMatch('left');
  });

  it('says none of n with its upper bound', () => {
    const { progress, said } = late();
    progress.advance({ done: 400, total: 400, outcomes: { horizon: 400 } });
    expect(said.err).toBe('100 %: 400 of 400 runs · Catastrophe 0 of 400 (upper bound 1.0 %)\n');
  });

  it('leaves failed runs out of the estimate', () => {
    const { progress, said } = late();
    progress.advance({ done: 400, total: 400, outcomes: { catastrophe: 50, failed: 300, horizon: 50 } });
    expect(said.err).toMatch('Catastrophe 50 %');
  });

  it.each([
    [0, '0:00'],
    [6.2, '0:07'],
    [61, '1:01'],
    [3723, '1:02:03'],
  ])('%f seconds are %s', (seconds, text) => expect(clockText(seconds)).toBe(text));
});
