import { describe, expect, it } from 'vitest';
import {
  DetenteError,
  didYouMean,
  formatProblem,
  formatProblems,
  type Problem,
  problemToJson,
} from '../../engine/language/problem.ts';
import { position, type Source } from '../../engine/language/source.ts';

const source = (text: string, name = 'two-blocs.yaml'): Source => ({ name, text });

const at = (from: Source, word: string): Problem['span'] & {} => {
  const start = from.text.indexOf(word);
  return { source: from, start, end: start + word.length };
};

const unknownKey = (from: Source, word: string): Problem => ({
  code: 'unknown-key',
  severity: 'error',
  message: `unknown key "${word}"`,
  span: at(from, word),
  hint: 'did you mean "kind"?',
});

describe('position', () => {
  it('counts lines and columns from one', () => {
    expect(position(at(source('a: 1\n  b: 2'), 'a'))).toEqual({ line: 1, column: 1 });
    expect(position(at(source('a: 1\n  b: 2'), 'b'))).toEqual({ line: 2, column: 3 });
  });

  it('counts code points, not UTF-16 units', () => {
    expect(position(at(source('🙂🙂: é x'), 'x'))).toEqual({ line: 1, column: 7 });
  });

  it('gives a byte order mark no column and takes CRLF for one line end', () => {
    expect(position(at(source('\uFEFFa: 1\r\nb: 2'), 'a'))).toEqual({ line: 1, column: 1 });
    expect(position(at(source('\uFEFFa: 1\r\nb: 2'), 'b'))).toEqual({ line: 2, column: 1 });
  });

  it('is the end of the text beyond it', () => {
    const text = source('a\nbc');
    expect(position({ source: text, start: 99, end: 99 })).toEqual({ line: 2, column: 3 });
  });
});

describe('formatProblem', () => {
  it('prints place, sentence, code, line, caret and hint', () => {
    const file = source('detente: 1\n\n\n\n\n\n\n\n    knd: lab\n');
    expect(formatProblem(unknownKey(file, 'knd'))).toBe(
      [
        'two-blocs.yaml:9:5 error unknown key "knd"  [unknown-key]',
        '    9 |     knd: lab',
        '      |     ^^^',
        '  hint: did you mean "kind"?',
      ].join('\n'),
    );
  });

  it('colours only when asked, and then only adds escapes', () => {
    const problem = unknownKey(source('knd: 1'), 'knd');
    const coloured = formatProblem(problem, { color: true });
    expect(coloured).toContain('\u001b[31merror\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes themselves
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(formatProblem(problem));
  });

  it('shows no control character of a file to the terminal', () => {
    const problem = unknownKey(source('x\u001b[2J\u202E\tknd: 1', 'a\u001bb.yaml'), 'knd');
    expect([...formatProblem(problem)].filter((character) => character < ' ' || character === '\u202E')).toEqual([
      '\n',
      '\n',
      '\n',
    ]);
  });

  it('keeps the caret under the word when tabs and long lines precede it', () => {
    const long = source(`${'word '.repeat(400)}knd: 1${' tail'.repeat(400)}`);
    const [, line = '', caret = ''] = formatProblem(unknownKey(long, 'knd')).split('\n');
    expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('knd');
    expect(line.length).toBeLessThan(200);
  });

  it('names the file or the path where there is no span', () => {
    const problem: Problem = { code: 'encoding', severity: 'error', message: 'the file is UTF-16', file: 'a.yaml' };
    expect(formatProblem(problem)).toBe('a.yaml error the file is UTF-16  [encoding]');
    const path: Problem = { code: 'unknown-name', severity: 'warning', message: 'no such path', path: 'growth.rat' };
    expect(formatProblem(path)).toBe('growth.rat warning no such path  [unknown-name]');
  });
});

describe('formatProblems', () => {
  const file = source('a b c d');
  const all = ['d', 'b', 'b', 'a', 'c'].map((word) => unknownKey(file, word));

  it('sorts by place and says each problem once', () => {
    const lines = formatProblems(all).split('\n');
    expect(lines.filter((line) => line.includes('[unknown-key]')).map((line) => line.slice(0, 18))).toEqual(
      [1, 3, 5, 7].map((column) => `two-blocs.yaml:1:${column}`),
    );
  });

  it('stops at the limit and says how many more there are', () => {
    expect(formatProblems(all, { limit: 3 }).endsWith('\n\n... and 1 more')).toBe(true);
  });

  it('leaves its argument as it is', () => {
    const frozen = Object.freeze([...all]);
    expect(() => formatProblems(frozen)).not.toThrow();
  });
});

describe('problemToJson', () => {
  it('gives the fields of the contract, absent ones left out', () => {
    expect(problemToJson(unknownKey(source('\n  knd: 1'), 'knd'))).toEqual({
      code: 'unknown-key',
      severity: 'error',
      file: 'two-blocs.yaml',
      line: 2,
      column: 3,
      message: 'unknown key "knd"',
      hint: 'did you mean "kind"?',
    });
    expect(problemToJson({ code: 'encoding', severity: 'error', message: 'x' })).toEqual({
      code: 'encoding',
      severity: 'error',
      message: 'x',
    });
  });
});

describe('DetenteError', () => {
  it('carries the problems, says them all, and has the code of the first error', () => {
    const warning: Problem = { code: 'tab', severity: 'warning', message: 'w' };
    const error = new DetenteError([warning, unknownKey(source('knd: 1'), 'knd')]);
    expect(error).toBeInstanceOf(Error);
    expect(error.code).toBe('unknown-key');
    expect(error.problems).toHaveLength(2);
    expect(error.message).toContain('unknown key "knd"');
  });

  it('cannot be thrown about nothing', () => {
    expect(() => new DetenteError([])).toThrow(RangeError);
  });
});

describe('didYouMean', () => {
  const keys = ['kind', 'label', 'definition', 'when', 'stance', 'obligation', 'in_force'];

  it.each([
    ['knd', 'kind'],
    ['kidn', 'kind'],
    ['lable', 'label'],
    ['defintion', 'definition'],
    ['obilgation', 'obligation'],
    ['Stance', 'stance'],
    ['in-force', 'in_force'],
    ['wehn', 'when'],
  ])('%s -> %s', (word, wanted) => expect(didYouMean(word, keys)).toBe(wanted));

  it.each(['x', 'capability', 'zz', '', 'q'.repeat(300)])('%s -> nothing', (word) =>
    expect(didYouMean(word, keys)).toBeUndefined(),
  );

  it('does not depend on the order of the candidates', () => {
    expect(didYouMean('rade', ['race', 'rate', 'rads'])).toBe(didYouMean('rade', ['rads', 'rate', 'race']));
    expect(didYouMean('bate', ['rate', 'bite', 'gate'])).toBe('bite');
  });

  it('never proposes the word itself', () => {
    expect(didYouMean('kind', ['kind'])).toBeUndefined();
  });
});
