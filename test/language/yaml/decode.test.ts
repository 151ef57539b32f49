import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../../engine/language/yaml/decode.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const utf16 = (text: string, mark: boolean, bigEndian: boolean): Uint8Array => {
  const units = (mark ? `\uFEFF${text}` : text).split('').map((character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
};

describe('decodeSource', () => {
  it('decodes UTF-8 and keeps the byte order mark, which the reader ignores', () => {
    const { source, problems } = decodeSource('a.yaml', utf8('\uFEFFa: é🙂\r\n'));
    expect(problems).toEqual([]);
    expect(source?.text).toBe('\uFEFFa: é🙂\r\n');
    expect(source && readYaml(source).problems).toEqual([]);
  });

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('refuses UTF-16 (mark %s, big endian %s)', (mark, bigEndian) => {
    const { source, problems } = decodeSource('a.yaml', utf16('detente: 1', mark, bigEndian));
    expect(source).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'encoding', message: 'the file is UTF-16', file: 'a.yaml' }]);
  });

  it('says in which line the bytes stop being UTF-8', () => {
    const { problems } = decodeSource('a.yaml', Uint8Array.from([...utf8('a: 1\nb: é\nc: '), 0xe9, 0x0a]));
    expect(problems).toMatchObject([{ code: 'encoding', message: 'the file is not valid UTF-8 (line 3)' }]);
  });

  it('names a PNG', () => {
    const { problems } = decodeSource('a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(problems[0]?.message).toBe('the file is a PNG image');
  });

  it('refuses more than 1 MiB and takes exactly that', () => {
    expect(decodeSource('a', new Uint8Array(1_048_577).fill(35)).problems[0]?.code).toBe('file-too-large');
    expect(decodeSource('a', new Uint8Array(1_048_576).fill(35)).problems).toEqual([]);
  });

  it('decodes nothing to nothing', () => {
    expect(decodeSource('a', new Uint8Array(0)).source?.text).toBe('');
  });
});
