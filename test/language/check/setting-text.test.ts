import { describe, expect, test } from 'vitest';
import { settingText } from '../../../engine/language/check/setting-text.ts';
import { readSetting } from '../../../engine/language/loading/settings.ts';
import { scenario } from '../../../engine/language/shape/scenario.ts';
import { validate } from '../../../engine/language/shape/validate.ts';
import type { YamlNode } from '../../../engine/language/yaml/node.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';
import * as fc from '../../properties/seeded.ts';
import { plain } from '../plain.ts';

const last = (node: YamlNode | undefined): YamlNode | undefined =>
  node?.kind === 'map' ? node.entries.at(-1)?.value : undefined;

/** The value of an arm that sets `labs.care` to this; undefined where a file cannot say that. */
const armValue = (yaml: string): YamlNode | undefined => {
  const text = `detente: 1\nexperiment:\n  arms:\n    a:\n      set:\n        labs.care: ${yaml}\n`;
  const { root, problems } = readYaml({ name: 'test.yaml', text });
  if (problems.length > 0 || root?.kind !== 'map') return undefined;
  const checked = validate(root, scenario, { removals: false });
  return checked.problems.length > 0 ? undefined : last(last(last(last(last(checked.root)))));
};

const written = (yaml: string): string => {
  const node = armValue(yaml);
  if (!node) throw new Error(`no value of an arm: ${yaml}`);
  return settingText(node);
};

/** What `--set labs.care=text` sets. */
const settingOf = (text: string): unknown => {
  const { overlay, problems } = readSetting({ path: 'labs.care', value: text });
  expect(problems, text).toEqual([]);
  const value = last(last(overlay));
  return value && plain(value);
};

describe('the text of a setting', () => {
  test.each([
    ['1e9', '1e9'],
    ['0.50', '0.50'],
    ['slow', 'slow'],
    ['"slow"', 'slow'],
    ['New Zealand', 'New Zealand'],
    ['1 + caution_gap', '"1 + caution_gap"'],
    ['caution_gap * (1 - 0.5)', 'caution_gap * (1 - 0.5)'],
    ['"max(a, b)"', '"max(a, b)"'],
    ['"10"', '"10"'],
    ['"true"', '"true"'],
    ['true', 'true'],
    ['>-\n          a +\n          b', 'a + b'],
    ['[slow, "max(a, b)", 3]', '[slow, "max(a, b)", 3]'],
    ['\n          - slow  # first\n          - race', '[slow, race]'],
    ['{dist: uniform, # as before\n          min: 0, max: 2}', '{dist: uniform, min: 0, max: 2}'],
    ['{dist: choice, values: [1, 3], weights: [2.0, 1]}', '{dist: choice, values: [1, 3], weights: [2.0, 1]}'],
  ])('of %j is %j', (yaml, expected) => {
    expect(written(yaml)).toBe(expected);
    expect(settingOf(expected)).toEqual(plain(armValue(yaml) as YamlNode));
  });

  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'ab1 .,:#-+*/()[]{}&!|>\'"%@`?~=^<\\\n\t') }),
    fc.constantFrom('true', 'null', '~', '017', '1e5', '.inf', '- a', '? a', 'a: b', 'a #b', 'x'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  );
  const uniform = fc.tuple(fc.integer(), fc.integer()).map(([min, max]) => ({ dist: 'uniform', min, max }) as const);

  test('reads as the value it is the text of', () => {
    fc.assert(
      fc.property(fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 4 }), uniform), (value) => {
        const node = armValue(JSON.stringify(value));
        fc.pre(node !== undefined);
        const text = settingText(node as YamlNode);
        expect(text).not.toMatch(/[\r\n]/);
        expect(settingOf(text)).toEqual(plain(node as YamlNode));
      }),
      { numRuns: 300 },
    );
  });
});
