// What is wrong with a command line is said before anything is read or written.

import { describe, expect, it } from 'vitest';
import { fixture, say, stackTrace } from './command-line.ts';

const yaml = fixture('two-labs.yaml');

const refused: readonly (readonly [line: string, code: string, says: RegExp])[] = [
  ['chek x.yaml', 'unknown-command', /there is no command "chek".*\n.*did you mean "check"\?/],
  ['frobnicate', 'unknown-command', /"frobnicate".*\n.*detente --help/],
  ['help chek', 'unknown-command', /did you mean "check"/],
  ['check', 'missing-argument', /missing required argument "yaml"/],
  ['run', 'missing-argument', /"yaml"/],
  [`run ${yaml} ${yaml}`, 'too-many-arguments', /expected 1, got 2/],
  [`run ${yaml} --rnus 5`, 'unknown-flag', /unknown flag "--rnus".*\n.*did you mean --runs\?/],
  [`run ${yaml} --workers 0`, 'bad-value', /from 1 to 64, got "0"/],
  [`run ${yaml} --workers 65`, 'bad-value', /a whole number from 1 to 64, got "65"/],
  [`run ${yaml} --workers auto`, 'bad-value', /got "auto"/],
  [`run ${yaml} --trace some`, 'bad-value', /expected none, sample or all, got "some"/],
  [`run ${yaml} --format xlsx`, 'bad-value', /expected parquet or csv, got "xlsx"/],
  [`run ${yaml} --format parquet,`, 'missing-value', /--format needs a value/],
  [`run ${yaml} --fail-if=`, 'missing-value', /--fail-if needs a value/],
  [`run ${yaml} --fail-if catastrphe>0.2`, 'unknown-name', /did you mean "catastrophe"\?/],
  [`run ${yaml} --fail-if catastrophe>20`, 'out-of-range', /write 0\.2 for 20 %/],
  [`run ${yaml} --resume --force`, 'usage', /--resume does not go with --force/],
  [`run ${yaml} -x`, 'unknown-flag', /"-x"/],
  [`check ${yaml} --jsno`, 'unknown-flag', /did you mean --json\?/],
  [`run ${yaml} --runs`, 'missing-value', /"--runs <number>" needs a value/],
  [`run ${yaml} --seed --quiet`, 'missing-value', /--seed needs a value, got the flag "--quiet"/],
  [`run ${yaml} --out --quiet`, 'missing-value', /--out needs a value/],
  [`run ${yaml} --out=`, 'missing-value', /--out needs a value/],
  [`run ${yaml} --seed=`, 'missing-value', /--seed needs a value/],
  [`run ${yaml} --runs 0`, 'bad-value', /a whole number from 1 to 1000000000, got "0"/],
  [`run ${yaml} --runs -5`, 'bad-value', /from 1 to 1000000000, got "-5"/],
  [`run ${yaml} --runs abc`, 'bad-value', /got "abc"/],
  [`run ${yaml} --runs 1.5`, 'bad-value', /got "1.5"/],
  [`run ${yaml} --runs 1e12`, 'bad-value', /got "1e12".*\n.*in digits/],
  [`run ${yaml} --runs 1000000000001`, 'bad-value', /from 1 to 1000000000/],
  [`run ${yaml} --runs NaN`, 'bad-value', /got "NaN"/],
  [`run ${yaml} --runs 0x10`, 'bad-value', /got "0x10"/],
  [`run ${yaml} --seed ${'1'.repeat(201)}`, 'bad-value', /at most 200 characters/],
  [`run ${yaml} --set`, 'missing-value', /"--set <path=value>" needs a value/],
  [`run ${yaml} --set rate`, 'bad-set', /expected path=value, got "rate".*\n.*--set growth\.rate=0\.5/],
  [`run ${yaml} --set =1`, 'bad-set', /got "=1"/],
  [`run ${yaml} --set __proto__.x=1`, 'bad-set', /"__proto__" cannot be a part of a path/],
  [`run ${yaml} --set labs.constructor=1`, 'bad-set', /"constructor"/],
  [`check ${yaml} --set rate=`, 'bad-set', /there is no value/],
  [`check ${yaml} --set rat=1`, 'unknown-path', /did you mean "rate"/],
  [`check ${yaml} --set rate=9`, 'out-of-range', /\[0, 5\]/],
  [`check ${yaml} --set rate=1e400`, 'number-range', /1e400/],
  ['check nowhere.yaml', 'missing-file', /there is no scenario "nowhere.yaml"/],
  ['check fronteir', 'missing-file', /did you mean "frontier"\?/],
  [`trace ${yaml}`, 'missing-value', /expected --run, or --moves with a log/],
  ['trace test --run 0', 'incomplete-results', /there are no finished results/],
  ['trace test --run 0 --seed 1', 'usage', /--seed does not go with a results directory/],
  [`trace ${yaml} --run -1`, 'bad-value', /from 0 to 9007199254740991, got "-1"/],
  [`trace ${yaml} --run 0 --player Leadr`, 'unknown-player', /nobody is called "Leadr".*\n.*did you mean "Leader"\?/],
  [`trace ${yaml} --run 0 --player Zoe`, 'unknown-player', /there are: Leader, Follower/],
  [`trace ${yaml} --run 0 --from 5 --to 2`, 'bad-value', /--from 5 is after --to 2/],
  [`trace ${yaml} --run 0 --from 25`, 'bad-value', /run 0 has only 24 ticks/],
  [`trace ${yaml} --run 0 --digits 18`, 'bad-value', /to 17, got "18"/],
  [`compile ${yaml} --emit wasm`, 'bad-value', /expected wat or bytes, got "wasm"/],
  ['report x --page a5', 'bad-value', /expected a4, .* or figures, got "a5"/],
];

describe('a wrong command line', () => {
  it.each(refused)('%s: %s', async (line, code, says) => {
    const argv = line.split(' ');
    const words = await say(argv);
    expect(words.code).toBe(2);
    expect(words.out).toBe('');
    expect(words.err).toMatch(says);
    expect(words.err).toContain(`[${code}]`);
    expect(words.err).not.toMatch(stackTrace);
    if (/--(runs|set)$/.test(line)) return;
    const json = await say([...argv, '--json']);
    expect(json.code).toBe(2);
    expect(json.err).toBe('');
    expect(JSON.parse(json.out)).toMatchObject({
      schemaVersion: 1,
      ok: false,
      problems: [{ code, severity: 'error', message: expect.stringMatching(/\w/) }],
    });
  });

  it('is refused before --set reaches a prototype', async () => {
    await say(['check', yaml, '--set', '__proto__.polluted=1']);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('colours', () => {
  const inTerminal = { outIsTerminal: true, errIsTerminal: true };
  const colourful = '\u001b[';

  it('are on a terminal only, and can be refused', async () => {
    expect((await say(['check', 'nowhere.yaml'], inTerminal)).err).toContain(colourful);
    expect((await say(['chek'], inTerminal)).err).toContain(colourful);
    expect((await say(['check', yaml], inTerminal)).out).toContain(colourful);
    expect((await say(['check', yaml])).out).not.toContain(colourful);
    for (const argv of [['check', 'nowhere.yaml'], ['chek'], ['check', yaml]]) {
      const refusals = [
        await say([...argv, '--no-color'], inTerminal),
        await say(argv, { ...inTerminal, wantsColour: false }),
        await say([...argv, '--json'], inTerminal),
      ];
      for (const { out, err } of refusals) expect(out + err).not.toContain(colourful);
    }
  });
});
