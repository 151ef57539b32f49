/** What stands where something else should: of every type, and what YAML, JavaScript or a file system could trip over. */
export const WRONG_VALUES: readonly string[] = [
  ...['~', 'true', '-1', '0.5', '1e999', '.nan', '9007199254740993', '""', '"12"', '"~"', '2026-01-01'],
  ...[
    `"${'x'.repeat(5000)}"`,
    '[]',
    '[1, two]',
    '[[1], [{a: 2}]]',
    '{}',
    '{a: 1}',
    '{name: [1]}',
    '{default: {default: 1}}',
  ],
  ...['__proto__', 'constructor', 'toString', '{__proto__: 1}', '{constructor: {prototype: 1}}', '../x', '"a\\tb"'],
];
