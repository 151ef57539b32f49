import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that come with Detente, by their paths below `scenarios/`, and the small ones of tests. */
export const shippedTexts = (root: string): ReadonlyMap<string, string> => {
  const folder = join(root, 'scenarios');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') && !/[\\/]published[\\/]/.test(path))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
};

/** What YAML and the language read as something of their own, and what people write that knows other languages. */
export const hostilePieces: readonly string[] = [
  ...['{', '}', '[', ']', ',', ': ', ':', '- ', '? ', '#', ' #', '&a ', '*a', '!t ', '|', '>', '"', "'", '%', '@', '`'],
  ...[
    '\n',
    '\r\n',
    '\n  ',
    '\n    ',
    '\t',
    ' ',
    '---\n',
    '...\n',
    '<<: ',
    '\\',
    '\uFEFF',
    '\0',
    '\u202E',
    '🙂',
    '\uD800',
  ],
  ...['~', 'null', 'true', '-1', '0', '1', '017', '1e400', '1e999', '-0', '1e-400', '.inf', '.nan', '9007199254740993'],
  ...[
    '2026-01-01',
    '1_000',
    '50%',
    '""',
    '[]',
    '{}',
    '[[1, 2], [3]]',
    '{a: {b: c}}',
    'x'.repeat(5000),
    '9'.repeat(400),
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__proto__: ', 'constructor: '],
  ...['constructor.constructor("globalThis.hurt = 1")()', 'cos.constructor("globalThis.hurt = 1")()', 'import({})'],
  ...[
    'process.exit(1)',
    'globalThis.hurt = 1',
    '$\u007Bhurt = 1}',
    '../../etc/passwd',
    '/dev/zero',
    'extends: tutorial\n',
  ],
  ...['x[y]', 'f(a, b)', 'if(', 'others.', 'sum(', 'at(', 'delay(', 'self', 'horizon', 'payoff', 'tick', 'e', 'i'],
  ...[
    '+',
    '-',
    '*',
    '/',
    '^',
    ' % ',
    ' == ',
    ' != ',
    ' < ',
    ' <= ',
    ' and ',
    ' or ',
    ' not ',
    '&&',
    '||',
    '**',
    '===',
    '=',
  ],
  ...[
    '(',
    ')',
    '((((((((',
    '))))))))',
    '−',
    '×',
    '“',
    '\u00A0',
    '?',
    '!',
    ';',
    '//',
    '$',
    '1/0',
    'log(-1)',
    'exp(1000)',
  ],
];
