import { describe, expect, it } from 'vitest';
import { position, type Span, textOf } from '../../../engine/language/source.ts';
import type { YamlNode } from '../../../engine/language/yaml/node.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';

const read = (text: string) => readYaml({ name: 'model.yaml', text });

const plain = (node: YamlNode | undefined): unknown => {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return node.entries.map(({ key, value }) => [key, plain(value)]);
};

const where = (span: Span | undefined): string => {
  if (!span) return 'nowhere';
  const { line, column } = position(span);
  return `${line}:${column}`;
};

const codes = (text: string): string[] => read(text).problems.map(({ code, span }) => `${code} ${where(span)}`);

describe('what is read', () => {
  it('keeps keys in the order written, integer-like ones too', () => {
    expect(plain(read('b: 1\n10: x\n2: y\na: [1, true, null, "1", ~]').root)).toEqual([
      ['b', 1],
      ['10', 'x'],
      ['2', 'y'],
      ['a', [1, true, null, '1', null]],
    ]);
  });

  it.each([
    ['yes', 'yes'],
    ['off', 'off'],
    ['True', true],
    ['1e9', 1e9],
    ['-.5', -0.5],
    ['+3', 3],
    ['1_000', '1_000'],
    ['2026-01', '2026-01'],
    ['1/year', '1/year'],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['1e18', 1e18],
    ['-3', -3],
    ['', null],
  ])('%s by the core schema', (written, value) => {
    expect(plain(read(`a: ${written}`).root)).toEqual([['a', value]]);
    expect(read(`a: ${written}`).problems).toEqual([]);
  });

  it('reads a byte order mark and CRLF like neither', () => {
    const text = 'a: 1\nb:\n  - x y\n  - >-\n    one\n    two\nc: |\n  three\n';
    const other = read(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(other.problems).toEqual([]);
    expect(plain(other.root)).toEqual(plain(read(text).root));
  });

  it('gives keys and values their places', () => {
    const { root } = read('a:\n  b: {c: x y, "d": [1, 2]}\n');
    const [a] = root?.kind === 'map' ? root.entries : [];
    const [b] = a?.value.kind === 'map' ? a.value.entries : [];
    const [c, d] = b?.value.kind === 'map' ? b.value.entries : [];
    expect([a, b, c, d].map((entry) => entry && textOf(entry.keySpan))).toEqual(['a', 'b', 'c', '"d"']);
    expect(b && textOf(b.value.span)).toBe('{c: x y, "d": [1, 2]}');
    expect(c && textOf(c.value.span)).toBe('x y');
    expect(d && textOf(d.value.span)).toBe('[1, 2]');
    expect(a && textOf(a.value.span)).toBe('b: {c: x y, "d": [1, 2]}');
  });

  it('keeps numbers as written in the text', () => {
    const { root } = read('a: 1.50');
    const value = root?.kind === 'map' ? root.entries[0]?.value : undefined;
    expect(value?.kind === 'scalar' && [value.value, value.text, value.quoted]).toEqual([1.5, '1.50', false]);
  });

  it('allows what only looks odd', () => {
    for (const text of ['---\na: 1\n...\n', 'a: b # c', 'a: x {y} [z], w', 'a: [\n  b,\n]\n', "a: 'it''s'", 'a: b#c'])
      expect(codes(text)).toEqual([]);
  });
});

describe('refused, with code and place', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['', ['empty-file 1:1']],
    ['# nothing\n\n', ['empty-file 1:1']],
    ['just text', ['not-a-map 1:1']],
    ['- a\n- b', ['not-a-map 1:1']],
    ['a:1', ['not-a-map 1:1']],
    ['a: 1\n---\nb: 2', ['several-documents 2:1']],
    ['a: 1\n...\nb: 2', ['several-documents 3:1']],
    ['%YAML 1.1\n---\na: 1', ['directive 1:1']],
    ['a: &x 1\nb: *x', ['anchor 1:4', 'alias 2:4']],
    ['a: !!str 1', ['tag 1:4']],
    ['<<: {a: 1}', ['merge-key 1:1']],
    ['a: 1\nb: 2\na: 3', ['duplicate-key 3:1']],
    ['1: a\n"1": b', ['duplicate-key 2:1']],
    ['__proto__: 1\nconstructor: 2\nprototype: 3', ['reserved-key 1:1', 'reserved-key 2:1', 'reserved-key 3:1']],
    ['true: 1\nnull: 2\n[a]: 3', ['key-type 1:1', 'key-type 2:1', 'key-type 3:1']],
    [': 1', ['key-type 1:1']],
    ['? a\n: b', ['key-type 1:1']],
    ['a:\n\tb: 1\n \tc: 2', ['tab 2:1', 'tab 3:2']],
    ['a: 017\nb: -08\nc: 0x1F\nd: 0o7\ne: 1.', [1, 2, 3, 4, 5].map((line) => `number-form ${line}:4`)],
    ['a: 1e-400\nb: -0.5e-330\nc: 0e-400', [1, 2].map((line) => `number-range ${line}:4`)],
    ['a: 1e400\nb: 9007199254740993\nc: -1e999', [1, 2, 3].map((line) => `number-range ${line}:4`)],
    ['a: .inf\nb: -.Inf\nc: .nan', [1, 2, 3].map((line) => `not-finite ${line}:4`)],
    ['a: "x\u202Ey"', ['control-character 1:6']],
    ['a: x\0y', ['control-character 1:5']],
    ['a: 1\rb: 2', ['control-character 1:5']],
    ['a: \uD800', ['control-character 1:4']],
    ['a: "open\nb: 1', ['yaml-syntax 1:4']],
    ["a: 'it''s\nb: 1", ['yaml-syntax 1:4']],
    ['a: [1, 2\nb: 3', ['yaml-syntax 1:4']],
    ['a: {b: 1}}', ['yaml-syntax 1:10']],
    ['a: [1, 2}', ['yaml-syntax 1:9']],
    ['a: @x', ['yaml-syntax 1:4']],
    ['a: "x" y', ['yaml-syntax 1:8']],
    ['a: "\\q"', ['yaml-syntax 1:5']],
    ['a: 1\nb\nc: 2', ['yaml-syntax 2:1']],
    ['a: b\n  c: d', ['yaml-syntax 2:3']],
    ['a: > 3', ['yaml-syntax 1:6']],
    ['a: {b: 1,, c: 2}', ['yaml-syntax 1:10']],
    [`a: ${'['.repeat(40)}${']'.repeat(40)}`, ['too-deep 1:35']],
  ];
  it.each(table)('%j', (text, expected) => expect(codes(text)).toEqual(expected));
});

describe('traps that YAML falls into silently', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['a: {flow: rate * effort[stance]}', 'unquoted-formula 1:24', '"rate * effort[stance]"'],
    ['a: [mean(x), effort[stance] * 2]', 'unquoted-formula 1:20', '"effort[stance] * 2"'],
    ['a: {payoff: if(x, 1, 0), b: 2}', 'unquoted-formula 1:17', '"if(x, 1, 0)"'],
    ['a: {payoff: if(x, at(y, z), 0)}', 'unquoted-formula 1:17', '"if(x, at(y, z), 0)"'],
    ['payoff: a #b', 'eaten-comment 1:11', 'quote'],
    ['payoff: a\n  # why\n  + b', 'eaten-comment 2:3', 'above'],
    ['payoff: &x + 1', 'anchor 1:9', 'quote'],
    ['payoff: *x + 1', 'alias 1:9', 'quote'],
    ['payoff: !caught', 'tag 1:9', 'not caught'],
    ['payoff: caught ? -p : 0', 'conditional-operator 1:16', 'if('],
    ['a: {payoff: caught ? -p : 0}', 'conditional-operator 1:20', 'if('],
    ['payoff: - a', 'unquoted-formula 1:9', '-x'],
    ['label: Risk: high', 'yaml-syntax 1:12', 'quote'],
  ];
  it.each(table)('%j', (text, expected, hint) => {
    const { root, problems } = read(text);
    expect(root).toBeUndefined();
    expect(problems.map(({ code, span }) => `${code} ${where(span)}`)).toEqual([expected]);
    expect(problems[0]?.hint).toContain(hint);
  });

  it('warns of an entry without a colon, mostly the rest of a text with a comma', () => {
    const { root, problems } = read('a: {doc: hazard, per year, unit: x}');
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['missing-colon', 'warning']]);
    expect(root).toBeDefined();
  });
});

describe('all problems of a file at once', () => {
  it('goes on behind traps, duplicates and odd numbers', () => {
    const text = [
      'a: {flow: x[y]}',
      'b: 017',
      'b: 1',
      'c: {d: if(x, y)}',
      'e: p ? q : r',
      'f: !g',
      'h: .inf',
      'constructor: 1',
    ].join('\n');
    expect(codes(text)).toEqual([
      'unquoted-formula 1:12',
      'number-form 2:4',
      'duplicate-key 3:1',
      'unquoted-formula 4:12',
      'conditional-operator 5:6',
      'tag 6:4',
      'not-finite 7:4',
      'reserved-key 8:1',
    ]);
  });
});

describe('one mistake is one message', () => {
  const map = (...lines: readonly string[]): string => ['top:', ...lines].join('\n');
  const table: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['a key too far left', map('  a: 1', ' b: c', '  d: e', '  f: g'), ['yaml-syntax 3:2']],
    ['the same above comments', map('  a: 1', ' b: c # x', '  d: e # y', '  f: g'), ['yaml-syntax 3:2']],
    ['a key too far right', map('  a: b', '    c: d', '  e: f'), ['yaml-syntax 3:5']],
    ['a value that goes on twice', map('  a: b', '    c: d', '      e: f'), ['yaml-syntax 3:5']],
    ['an open bracket', map('  a: [1, 2', '  b: c', '  d: e', '  f: g'), ['yaml-syntax 2:6']],
    [
      'an open bracket, another in the next block',
      `${map('  a: [1', '  b: c')}\nx: {y: 1\n`,
      ['yaml-syntax 2:6', 'yaml-syntax 4:4'],
    ],
    [
      'two maps with one slip each',
      `${map('  a: 1', ' b: c')}\nx:\n  y: 1\n z: 2\n`,
      ['yaml-syntax 3:2', 'yaml-syntax 6:2'],
    ],
  ];
  it.each(table)('%s', (_, text, expected) => expect(codes(text)).toEqual(expected));
});

describe('every problem', () => {
  it('is a sentence without a full stop and has a place inside the file', () => {
    const texts = ['a: {b: c[d]}', 'a: 1\na: 2', 'a: "', 'a: @', 'a: *b', '\ta: 1', 'a: 1\n b: 2', '- a', ''];
    for (const text of texts)
      for (const { message, span } of read(text).problems) {
        expect(message).not.toMatch(/\.$/);
        expect(span?.start).toBeGreaterThanOrEqual(0);
        expect(span?.end).toBeLessThanOrEqual(text.length + 1);
      }
  });
});
