import { expect, test } from 'vitest';
import { position } from '../../../engine/language/source.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';

const told = (text: string) =>
  readYaml({ name: 'model.yaml', text }).problems.map(({ code, span, message }) => {
    const { line, column } = span ? position(span) : { line: 0, column: 0 };
    return [
      `${code} ${line}:${column}`,
      message.replace(/^.*\((U\+\w+)\).*$/, '$1'),
      (span?.end ?? 0) - (span?.start ?? 0),
    ];
  });

test.each([
  ['a: "A\\e[31m"', 'control-character 1:6', 'U+001B', 2],
  ['a: "x\\u200b"', 'control-character 1:6', 'U+200B', 6],
  ['a: "\\u202e"', 'control-character 1:5', 'U+202E', 6],
  ['a: "\\0"', 'control-character 1:5', 'U+0000', 2],
  ['a: "x\\rb"', 'control-character 1:6', 'U+000D', 2],
  ['a: "\\ud800"', 'control-character 1:5', 'U+D800', 6],
  ['a: [{name: "L\\x7f"}]', 'control-character 1:14', 'U+007F', 4],
  ['"k\\u2066": 1', 'control-character 1:3', 'U+2066', 6],
  ['a: {b: c, "\\N": 1}', 'control-character 1:12', 'U+0085', 2],
])('%s is refused at the escape', (text, place, character, width) => {
  expect(told(text)).toEqual([[place, character, width]]);
});

test.each(['a: "x\\ny\\tz"', 'a: "\\u00e9\\u20ac\\U0001F600"', "a: 'A\\e[31m'", 'a: A\\u200b', 'a: "\\\\e"'])(
  '%s is read',
  (text) => {
    expect(told(text)).toEqual([]);
  },
);
