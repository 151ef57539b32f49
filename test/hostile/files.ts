// Files that are no scenarios as such: bytes, encodings, YAML made to hurt.
import { changed, type Entry, words } from './entry.ts';

const whole = changed('', '');
const bytes = (...all: readonly number[]): Uint8Array => Uint8Array.from(all);
const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');
const NOISE = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0xff, 0xfe);

const table: readonly (readonly [name: string, content: string | Uint8Array | null, expected: string])[] = [
  ['empty', '', '2 empty-file 1:1'],
  ['spaces only', '  \n \n', '2 empty-file 1:1'],
  ['comments only', '# nothing\n# here\n', '2 empty-file 1:1'],
  ['a number', '42\n', '2 not-a-map 1:1'],
  ['a list', '- a\n- b\n', '2 not-a-map 1:1'],
  ['two documents', `${whole}---\n${whole}`, '2 several-documents 34:1'],
  ['tabs', whole.replace('  labs:', '\tlabs:'), '2 tab 7:1'],
  ['UTF-16 with a mark', new Uint8Array(Buffer.from(`\uFEFF${whole}`, 'utf16le')), '2 encoding'],
  ['UTF-16 without one', new Uint8Array(Buffer.from(whole, 'utf16le')), '2 encoding'],
  ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), '2 encoding'],
  ['Latin-1', new Uint8Array(Buffer.from(whole.replace('Two labs', 'Zwei Länder'), 'latin1')), '2 encoding'],
  ['invalid UTF-8', bytes(0x61, 0x3a, 0x20, 0xc0, 0x80), '2 encoding'],
  ['a byte cut off', bytes(0x61, 0x3a, 0x20, 0xe2, 0x82), '2 encoding'],
  ['NUL', whole.replace('Two labs', 'Two\0labs'), '2 control-character 2:11'],
  ['a picture', NOISE, '2 encoding'],
  ['zip', bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), '2 control-character 1:3'],
  ['right-to-left override', whole.replace('Two labs', 'Two \u202Esbal'), '2 control-character 2:12'],
  ['bell', whole.replace('Two labs', 'Two \u0007labs'), '2 control-character 2:12'],
  ['a folder', null, '2 unreadable-file'],
  ['50 MB', new Uint8Array(50_000_000).fill(0x61), '2 file-too-large'],
  ['a byte above 1 MiB', `# ${'x'.repeat(1_048_575)}`, '2 file-too-large'],
  ['20,000 keys', lines(20_000, (at) => `k${at}: 1`), '2 missing-key 1:1'],
  ['5,000 brackets', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`, '2 too-deep 1:35'],
  ['half a million open brackets', '['.repeat(500_000), '2 too-deep 1:33'],
  ['200,000 dashes', '- '.repeat(200_000), '2 too-deep 1:65'],
  ['1,000 levels of keys', lines(1000, (at) => `${' '.repeat(at)}a:`), '2 too-deep 33:34'],
  ['billion laughs', lines(9, (at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}]`), '2 anchor 1:5'],
  ['an alias of itself', 'a: &a [*a]', '2 anchor 1:4'],
  ['an alias of nothing', 'a: *b', '2 alias 1:4'],
  ['a merge key', `${whole}<<: {a: 1}\n`, '2 merge-key 34:1'],
  ['__proto__', `${whole}__proto__: {polluted: yes}\n`, '2 reserved-key 34:1'],
  ['constructor', whole.replace('rate: {unit', 'constructor: {unit'), '2 reserved-key 11:3'],
  ['a key twice', `${whole}title: Again\n`, '2 duplicate-key 34:1'],
  ['a key of a number', `${whole}1: 2\n`, '2 unknown-key 34:1'],
  ['a key of a list', `${whole}[a, b]: 2\n`, '2 key-type 34:1'],
  ['a tag', whole.replace('Two labs', '!!js/function "x"'), '2 tag 2:8'],
  ['a binary tag', whole.replace('Two labs', '!!binary aGVsbG8='), '2 tag 2:8'],
  ['a directive', `%YAML 1.1\n---\n${whole}`, '2 directive 1:1'],
  ['a tag directive', `%TAG ! tag:example.com,2000:\n---\n${whole}`, '2 directive 1:1'],
  ['an unclosed quote', whole.replace('Two labs', '"Two labs'), '2 yaml-syntax 2:8'],
  ['an unclosed bracket', whole.replace('horizon: 24}', 'horizon: 24'), '2 yaml-syntax 5:7'],
  ['a title of 100,000 characters', whole.replace('Two labs', 'x'.repeat(100_000)), '2 wrong-value 2:8'],
  ['JSON of another tool', '{"name": "package", "version": "1.0.0"}', '2 missing-key 1:1'],
  ['Markdown', '# Title\n\nSome *words* here.\n', '2 not-a-map 3:1'],
  ['a shell script', '#!/bin/sh\nrm -rf /\n', '2 not-a-map 2:1'],
  ['HTML', '<!doctype html>\n<script>alert(1)</script>\n', '2 not-a-map 1:1'],
  ['20,000 documents', '---\na: 1\n'.repeat(20_000), '2 several-documents 3:1'],
  ['20,000 quotes', '"\n'.repeat(20_000), '2 yaml-syntax 3:1'],
  ['a question mark', '? a\n: b\n', '2 key-type 1:1'],
];

const several: readonly Entry[] = [
  {
    name: 'extends in a circle',
    files: {
      'x.yaml': 'detente: 1\ntitle: X\nextends: ./y.yaml\n',
      'y.yaml': 'detente: 1\ntitle: Y\nextends: ./x.yaml\n',
    },
    argv: words('check @/x.yaml'),
    expected: '2 extends-cycle 3:10',
  },
  {
    name: 'extends a file that is not there',
    files: { 'x.yaml': 'detente: 1\ntitle: X\nextends: ./nowhere.yaml\n' },
    argv: words('check @/x.yaml'),
    expected: '2 missing-file 3:10',
  },
  {
    name: 'extends a device',
    files: { 'x.yaml': 'detente: 1\ntitle: X\nextends: /dev/zero\n' },
    argv: words('check @/x.yaml'),
    expected: '2 unreadable-file 3:10',
  },
  {
    name: 'extends an address of the network',
    files: { 'x.yaml': 'detente: 1\ntitle: X\nextends: https://example.com/x.yaml\n' },
    argv: words('check @/x.yaml'),
    expected: '2 missing-file 3:10',
  },
  {
    name: 'extends a broken file',
    files: { 'x.yaml': 'detente: 1\ntitle: X\nextends: ./y.yaml\n', 'y.yaml': 'a: [\n' },
    argv: words('check @/x.yaml'),
    expected: '2 yaml-syntax 1:4',
  },
  {
    name: 'extends a game',
    files: { 'x.yaml': 'detente: 1\ntitle: X\nextends: chicken\n' },
    argv: words('check @/x.yaml'),
    expected: '2 missing-file 3:10',
  },
  {
    name: 'a design table of another shape',
    files: { 'x.yaml': whole, 'p.csv': 'rate\n1\n2,3\n' },
    argv: words('sweep @/x.yaml --design @/p.csv --out @/out'),
    expected: '2 wrong-length 3:1',
  },
  {
    name: 'a design table without points',
    files: { 'x.yaml': whole, 'p.csv': 'rate\n' },
    argv: words('sweep @/x.yaml --design @/p.csv --out @/out'),
    expected: '2 empty-file 1:1',
  },
  {
    name: 'a design table of unknown columns',
    files: { 'x.yaml': whole, 'p.csv': 'rat\n1\n' },
    argv: words('sweep @/x.yaml --design @/p.csv --out @/out'),
    expected: '2 unknown-path 1:1',
  },
];

export const files: readonly Entry[] = [
  ...table.map(([name, content, expected]) => ({
    name,
    files: { 'x.yaml': content },
    argv: words('check @/x.yaml'),
    expected,
  })),
  ...several,
];
