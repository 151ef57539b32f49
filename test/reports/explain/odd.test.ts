// The ODD description: all seven elements of the protocol, whatever the model is called and made of.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { odd, wordsIn } from '../../../reports/explain/odd.ts';
import { explained, readScenario } from './reading.ts';

const words = wordsIn(readFileSync(new URL('../../../tools/odd-words.md', import.meta.url), 'utf8'));

describe.each(['frontier', 'pause-verified', 'tutorial'])('the ODD description of %s', async (name) => {
  const document = explained(await readScenario(name));
  const page = odd(document, words);
  const element = (heading: string): string => {
    const from = page.indexOf(`\n## ${heading}\n`);
    const end = page.indexOf('\n## ', from + 1);
    return from < 0 ? '' : page.slice(from, end < 0 ? undefined : end);
  };

  it('has the elements of the protocol in their order', () => {
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
      '1. Purpose and patterns',
      '2. Entities, state variables and scales',
      '3. Process overview and scheduling',
      '4. Design concepts',
      '5. Initialisation',
      '6. Input data',
      '7. Submodels',
    ]);
    for (const text of words.values()) expect(page).toContain(text);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  it('has every entity with its variables, every draw, measure, parameter and submodel', () => {
    const rows = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('| '));
    const entities = rows(element('2. Entities, state variables and scales')).join('\n');
    for (const { name: called } of document.states) expect(entities).toContain(`\`${called}\``);
    for (const { class: owner, name: called } of document.decisions)
      expect(entities).toContain(`\`${owner}.${called}\``);
    const draws = document.modules.flatMap(({ equations }) => equations.filter(({ kind }) => kind === 'draw'));
    const concepts = element('4. Design concepts');
    for (const { title } of draws) expect(concepts).toContain(`| \`${title}\` |`);
    for (const measure of document.measures) expect(concepts).toContain(`| \`${measure.name}\` |`);
    const initial = element('5. Initialisation');
    for (const parameter of document.parameters) expect(initial).toContain(`\`${parameter.name}\``);
    const submodels = element('7. Submodels');
    for (const { module } of document.modules)
      expect(submodels).toContain(`### ${module === undefined ? 'The scenario itself' : `Module \`${module}\``}`);
  });
});

describe('the words of an ODD description', () => {
  it('are one text per heading', () => {
    expect([...wordsIn('note\n\n## A\n\none\n\ntwo\n\n## B c\nthree\n')]).toEqual([
      ['A', 'one\n\ntwo'],
      ['B c', 'three'],
    ]);
  });

  it('must be all there, and no others', async () => {
    const document = explained(await readScenario('tutorial'));
    const without = new Map([...words].filter(([heading]) => heading !== 'Sensing'));
    expect(() => odd(document, without)).toThrow(/missing: Sensing;/);
    expect(() => odd(document, new Map([...words, ['Taste', 'good']]))).toThrow(/unknown: Taste/);
  });

  it('name nothing that a model declares', async () => {
    const { influences } = explained(await readScenario('frontier'));
    const text = [...words.values()].join('\n');
    for (const { title } of influences.nodes) if (title.includes('.')) expect(text).not.toContain(title);
    expect(text).not.toContain('`');
  });
});
