import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../engine/language/formula/parse.ts';
import { printSyntax } from '../../../engine/language/formula/print.ts';
import type { ScalarNode, YamlNode } from '../../../engine/language/yaml/node.ts';
import { readYaml } from '../../../engine/language/yaml/read.ts';
import { scalarOf } from './scalar.ts';

const folder = new URL('../../fixtures/', import.meta.url);

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(language[\\/])?[\w-]+\.yaml$/.test(name))
  .sort();

/** Blocks in which every leaf is a formula, and keys that hold one elsewhere. */
const blocks = new Set(['let', 'define', 'flow', 'next', 'draw', 'payoffs', 'learn']);
const keys = new Set(['payoff', 'choose', 'when', 'initial', 'seen', 'tick', 'final', 'mean', 'sum', 'max', 'pooled']);
const elsewhere = new Set(['parameters', 'time', 'experiment', 'rule', 'per', 'unit']);

const leaves = (node: YamlNode, all: boolean): ScalarNode[] => {
  if (node.kind === 'scalar') return all && node.value !== null ? [node] : [];
  if (node.kind === 'list') return node.items.flatMap((item) => leaves(item, all));
  return node.entries.flatMap(({ key, value }) =>
    elsewhere.has(key) ? [] : leaves(value, all || blocks.has(key) || keys.has(key)),
  );
};

const formulasOf = (file: string): ScalarNode[] => {
  const { root, problems } = readYaml({ name: file, text: readFileSync(new URL(file, folder), 'utf8') });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return root ? leaves(root, false) : [];
};

describe('fixtures', () => {
  it('are there', () => expect(files.length).toBeGreaterThan(20));

  it.each(files)('%s: every formula parses, and prints as one that parses to the same', (file) => {
    for (const scalar of formulasOf(file)) {
      const { formula, problems } = parseFormula(scalar);
      expect(problems).toEqual([]);
      const text = formula ? printSyntax(formula.root) : '';
      const again = parseFormula(scalarOf(text)).formula;
      expect(again && printSyntax(again.root)).toBe(text);
    }
  });

  it('hold well over a hundred formulas', () => {
    const count = files.reduce((sum, file) => sum + formulasOf(file).length, 0);
    expect(count).toBeGreaterThan(150);
  });
});
