import { describe, expect, it } from 'vitest';
import { formatProblems } from '../../../engine/language/problem.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';
import * as fc from '../../properties/seeded.ts';

const read = (text: string) => readYaml({ name: 'model.yaml', text });

const numbered = (count: number, entry: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => entry(index)).join('\n');

/** Quadratic reading of any of these takes minutes; the limit leaves room for a slow machine. */
const limit = 60_000;

describe('files made to hurt', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['5,000 brackets', `a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'too-deep'],
    ['half a million brackets', '['.repeat(500_000), 'too-deep'],
    ['half a million dashes', '- '.repeat(500_000), 'too-deep'],
    ['nested keys', numbered(1_000, (index) => `${' '.repeat(index)}a:`), 'too-deep'],
    ['20,000 keys', numbered(20_000, (index) => `k${index}: 1`), 'too-many-keys'],
    ['20,000 keys in braces', `a: {${numbered(20_000, (index) => ` k${index}: 1,`)}}`, 'too-many-keys'],
    ['2,001 keys', numbered(2_001, (index) => `k${index}: 1`), 'too-many-keys'],
    ['more than a mebibyte', 'a'.repeat(1_048_577), 'file-too-large'],
    ['more than a mebibyte of UTF-8', `a: ${'€'.repeat(400_000)}`, 'file-too-large'],
    ['50,000 comments', '# x\n'.repeat(50_000), 'empty-file'],
    ['20,000 anchors', 'a: &b c\n'.repeat(20_000), 'anchor'],
    ['20,000 traps', 'a: {b: c[d]}\n'.repeat(20_000), 'unquoted-formula'],
    ['20,000 quotes', '"\n'.repeat(20_000), 'yaml-syntax'],
    ['20,000 documents', '---\na: 1\n'.repeat(20_000), 'several-documents'],
    ['billion laughs', numbered(9, (index) => `a${index}: &a${index} [${`*a${index - 1},`.repeat(9)}]`), 'anchor'],
    ['self alias', 'a: &a [*a]', 'anchor'],
  ];
  it.each(table)('%s', { timeout: limit }, (_, text, code) => {
    const { problems } = read(text);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(formatProblems(problems).length).toBeLessThan(30_000);
  });

  it('reads 2,000 keys, 32 levels and long texts', { timeout: limit }, () => {
    const long = `a: >-\n${'  word\n'.repeat(100_000)}`;
    for (const text of [numbered(2_000, (index) => `k${index}: 1`), `a: ${'['.repeat(31)}${']'.repeat(31)}`, long])
      expect(read(text).problems).toEqual([]);
  });

  it('reads 200,000 items of a list', { timeout: limit }, () => {
    const { root } = read(`a:\n${'- 1\n'.repeat(200_000)}`);
    const value = root?.kind === 'map' ? root.entries[0]?.value : undefined;
    expect(value?.kind === 'list' && value.items.length).toBe(200_000);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ': ', ':', '- ', '? ', '#', ' #', '&a', '*a', '!t', '|', '>', '"', "'", '%', '@', '`'],
    ...[
      '\n',
      '\r\n',
      '\n  ',
      '\n    ',
      '\t',
      ' ',
      'a',
      'b: ',
      '1',
      '017',
      '1e400',
      '.inf',
      '---\n',
      '...\n',
      '<<',
      '\\',
    ],
    ...['x[y]', 'f(a, b)', '\uFEFF', '\u0002', '\u0018', '\u001F', '\u202E', '\0', 'é', '🙂', '\uD800', '__proto__: '],
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

  it('ends in a map or in problems with places inside the text, and never throws', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { root, problems } = read(text);
        if (root === undefined) expect(problems.length).toBeGreaterThan(0);
        else expect(root.kind).toBe('map');
        for (const { span } of problems) {
          expect(span).toBeDefined();
          expect(span?.start).toBeGreaterThanOrEqual(0);
          expect(span?.start).toBeLessThanOrEqual(text.length);
          expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? 0);
        }
        formatProblems(problems);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(formatProblems(read(text).problems)).toBe(formatProblems(read(text).problems));
      }),
      { numRuns: 200 },
    );
  });
});
