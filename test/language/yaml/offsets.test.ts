import { describe, expect, it } from 'vitest';
import type { ScalarNode } from '../../../engine/language/yaml/node.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';
import * as fc from '../../properties/seeded.ts';

const scalarOf = (text: string): ScalarNode => {
  const { root, problems } = readYaml({ name: 'model.yaml', text });
  const value = root?.kind === 'map' ? root.entries.at(-1)?.value : undefined;
  if (value?.kind !== 'scalar') throw new Error(`no scalar: ${JSON.stringify(text)} ${JSON.stringify(problems)}`);
  return value;
};

const isBlank = (character: string | undefined): boolean => /\s/.test(character ?? ' ');

/** Each character that is no blank is found in the source where `offsets` says; blanks lie between their neighbours. */
const expectAligned = (text: string): void => {
  const scalar = scalarOf(text);
  let last = -1;
  for (let index = 0; index < scalar.text.length; index += 1) {
    const at = scalar.offsets(index);
    if (!isBlank(scalar.text[index])) expect(text[at]).toBe(scalar.text[index]);
    expect(at).toBeGreaterThanOrEqual(last);
    last = at;
  }
};

describe('offsets', () => {
  it.each([
    ['plain', 'a: b + c'],
    ['plain over lines', 'a: b\n   + c\n\n   - d\n'],
    ['single quotes', "a: 'it''s b[c]'"],
    ['single quotes over lines', "a: 'b   \n\n   + c''s'"],
    ['double quotes', 'a: "b + c"'],
    ['double quotes over lines', 'a: "b +\n    c\n\n\n    * d"'],
    ['folded', 'a: >-\n    b\n    + c\n\n      deeper\n    d\n'],
    ['folded, kept', 'a: >+\n  b\n\n\n'],
    ['literal', 'a: |\n    b\n      + c\n'],
    ['literal with an indent', 'a: |2-\n     b\n    c'],
    ['folded with a comment', 'a: >- # why\n  b\n  + c\n'],
    ['in braces', 'a: 1\nb: "x"\nc: {d: 1}\ne: b + c'],
  ])('%s', (_, text) => {
    expectAligned(text);
    expectAligned(text.replaceAll('\n', '\r\n'));
    expectAligned(`\uFEFF${text}`);
  });

  it('takes an escape for the character it stands for', () => {
    const text = 'a: "x\\tb\\x2Bc\\u002B\\U0001F600d \\\n   e"';
    const scalar = scalarOf(text);
    expect(scalar.text).toBe('x\tb+c+😀d e');
    expect(['x', 'b', 'c', 'd', 'e'].map((letter) => text[scalar.offsets(scalar.text.indexOf(letter))])).toEqual([
      'x',
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(text.slice(scalar.offsets(3), scalar.offsets(4))).toBe('\\x2B');
  });

  it('ends where the text ends', () => {
    const text = 'a: "bc" # d';
    const scalar = scalarOf(text);
    expect(scalar.offsets(2)).toBe(text.indexOf('c') + 1);
    expect(scalar.offsets(99)).toBe(scalar.offsets(2));
  });

  it('holds for any lines in any style', () => {
    const word = fc.stringMatching(/^[a-z+*()]{1,6}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `w ${words.join(' ')}`);
    const lines = fc.array(fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }), {
      minLength: 1,
      maxLength: 6,
    });
    const style = fc.constantFrom('', '"', "'", '>-', '|', '>+', '|-');
    fc.assert(
      fc.property(lines, style, fc.constantFrom('\n', '\r\n'), (parts, quote, end) => {
        const indented = ['w', ...parts, 'w'].map((part) => (part === '' ? '' : `  ${part}`)).join(end);
        const block = quote.startsWith('>') || quote.startsWith('|');
        expectAligned(block ? `a: ${quote}${end}${indented}${end}` : `a: ${quote}${indented.trimStart()}${quote}`);
      }),
      { numRuns: 500 },
    );
  });
});
