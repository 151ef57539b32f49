import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, say } from '../command-line.ts';

/** What is told of a scenario's text; a paragraph is one line. */
const toldOf = async (text: string, ...flags: readonly string[]): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'detente-prose-'));
  try {
    const path = join(folder, 'told.yaml');
    writeFileSync(path, text);
    const { code, out, err } = await say(['trace', path, '--run', '0', ...flags]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out.replaceAll(/([^\n])\n(?!\n)/g, '$1 ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Moves by the clock, not by chance: options by tick, a mask, an event, a draw that is certain, a story. */
const clockwork = `
detente: 1
title: Clockwork
question: Who breaks a rule?
time: {tick: month, horizon: 12}
players:
  labs: [{name: Ada, plan: [0, 2, 2, 0, 0]}, {name: Bo}, {name: Cy}]
parameters:
  labs: {mood: {unit: OOM/year, default: 1, doc: mood}}
decisions:
  labs:
    stance:
      options: [pause, slow, race]
      pull: [0, 1, 3]
      weight: [0, 1, 1]
      initial: pause
      payoff: mood * pull[stance] * if(t >= 3 and t < 6, 1, 0) - 2 * weight[stance]
      seen: pause
      rule: best-reply
events: [{name: truce, label: the truce, at: 2, for: 6}]
draw: {world: {bell: bernoulli(t == 9)}}
state: {labs: {done: {unit: "1", initial: 0}}}
next: {labs: {done: done + stance}}
story:
  labs:
    stance: {words: {pause: paused, race: raced}}
    cheat: {when: truce.active and stance > pause, begins: "{name} cheated, having done {done|whole}", ends: "{name} kept the rule again after {ticks}", summary: "Cheated: {who}", never: Nobody cheated}
    mood: {because: its mood}
  world:
    late: {when: t > 99, begins: it was late, never: It was never late}
    truce_seen: {when: truce.active, summary: "There was a truce {when}, for {ticks}"}
measures:
  peak: {unit: "1", label: Peak, max: max(labs.done)}
  share: {unit: "1", label: Races, pooled: [count(labs.stance == race), count(labs)]}
`.replace(', plan: [0, 2, 2, 0, 0]', ', mood: 2');

describe('a run as prose', () => {
  it('tells who moves when and why, what others see, what rings, what it comes to', async () => {
    expect(await toldOf(clockwork)).toMatchInlineSnapshot(`
      "told · run 0 · seed 1

      Clockwork. Who breaks a rule? There are three labs (Ada, Bo and Cy). Each of the labs decides on its stance (pause, slow or race). The story goes month by month and lasts at most twelve months.

      In month 1 all three labs paused: weight weighed most.

      In month 3 the truce began. In month 4 all three labs raced in secret, while to the others it seemed that they paused: its mood outweighed weight. All three labs cheated, having done two. In month 7 all three labs paused. All three labs kept the rule again after three months.

      In month 9 the truce was over. In month 10 the draw "bell" came true (certain).

      After twelve months the story stops: none of the ends that the model knows has come.

      In short. There was a truce in month 3, for six months, until month 8. Cheated: all three labs in month 4. It was never late.

      What was measured. Peak: 6. Races: 9 of 36 (25 per cent). "
    `);
  });

  it('tells by the calendar where there is one', async () => {
    const text = await toldOf(clockwork.replace('horizon: 12', 'horizon: 12, start: 2026-11'));
    expect(text).toMatch('In January 2027 the truce began.');
    expect(text).toMatch('Cheated: all three labs in February 2027.');
  });

  it('tells a part of a run without what was said before it, and one player', async () => {
    const text = await toldOf(clockwork, '--from', '6', '--to', '8', '--player', 'Bo');
    expect(text).not.toMatch(/Who breaks a rule|In month 3|Ada|Cy/);
    expect(text).toMatch('In month 7 Bo paused');
  });

  it('says the same twice, in ASCII but for the head', async () => {
    const once = await toldOf(clockwork);
    expect(await toldOf(clockwork)).toBe(once);
    expect(once.split('\n').slice(1).join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('leaves the table as it is behind --table, and JSON too', async () => {
    const { out } = await say(['trace', fixture('two-labs.yaml'), '--run', '3', '--to', '1', '--table']);
    expect(out).toMatch('Leader chooses race (payoffs');
    const json = await say(['trace', fixture('two-labs.yaml'), '--run', '3', '--to', '1', '--json']);
    expect(Object.keys(JSON.parse(json.out).rows[0].decisions[0])).not.toContain('terms');
  });

  it('changes no number of a run', async () => {
    const text = readFileSync(fixture('two-labs.yaml'), 'utf8');
    const withStory = `${text}story: {labs: {hasty: {when: stance == race, begins: "{name} raced at {capability}"}}}\n`;
    const json = async (content: string) => {
      const { rows, measures } = JSON.parse((await toldOf(content, '--json')).replaceAll('\n', ' '));
      return { rows, measures };
    };
    expect(await json(withStory)).toEqual(await json(text));
  });
});

describe('the trace of pause-unverified', () => {
  it('says who cheated, that nobody noticed, and when it broke', async () => {
    const { out } = await say(['trace', 'pause-unverified', '--run', '3']);
    const text = out.replaceAll('\n', ' ');
    expect(text).toMatch(/In short\. .*The agreement entered into force in month 13 and was in force for \w+ months/);
    expect(text).toMatch(/The promise was secretly broken by \w+/);
    expect(text).toMatch('No violation was ever proved.');
  });
});
