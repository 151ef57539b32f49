import { describe, expect, it } from 'vitest';
import { bibtex } from '../../reports/bibtex.ts';
import { citation } from '../../reports/citation.ts';
import { csl } from '../../reports/csl.ts';
import type { Results } from '../../reports/results.ts';
import { tex } from '../../reports/tex.ts';
import * as fc from '../properties/seeded.ts';
import { raceResults } from './race.ts';

const race = raceResults();

const withFacts = (changes: Partial<Results>, scenario: Partial<Results['scenario']> = {}): Results => ({
  ...race,
  ...changes,
  scenario: { ...race.scenario, ...scenario },
});

/** What TeX typesets: commands back to their characters, empty groups gone. */
const typeset = (source: string): string => {
  const names: Readonly<Record<string, string>> = {
    textbackslash: '\\',
    textbraceleft: '{',
    textbraceright: '}',
    textasciitilde: '~',
    textasciicircum: '^',
    textasciigrave: '`',
    textless: '<',
    textgreater: '>',
    textbar: '|',
  };
  return source.replace(/\\([a-z]+)\{\}|\\([&%_#$])|\{\}/g, (_, name?: string, sign?: string) =>
    name === undefined ? (sign ?? '') : (names[name] ?? '?'),
  );
};

describe('text for TeX', () => {
  it.each([
    ['R&D at 5 % of $1 #2 a_b', 'R\\&D at 5 \\% of \\$1 \\#2 a\\_b'],
    ['{x}', '\\textbraceleft{}x\\textbraceright{}'],
    ['~/a^b\\c', '\\textasciitilde{}/a\\textasciicircum{}b\\textbackslash{}c'],
    ['a < b | `c` > d', 'a \\textless{} b \\textbar{} \\textasciigrave{}c\\textasciigrave{} \\textgreater{} d'],
    ["run --seed ''", "run -{}-seed '{}'"],
    ['---', '-{}-{}-'],
    ['two\n  lines', 'two lines'],
    ['Größe, 協定, Détente', 'Größe, 協定, Détente'],
  ])('writes %j as %j', (text, source) => {
    expect(tex(text)).toBe(source);
  });

  it('typesets as what was given, with braces in pairs and nothing that TeX would act on', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(...'\\{}~^`<>|&%_#$-\' aZ9"@,=é', 'textless', '中'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const source = tex(text);
        expect(typeset(source)).toBe(text.replace(/\s+/g, ' ').trim());
        let depth = 0;
        for (const character of source) {
          depth += character === '{' ? 1 : character === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(source.replace(/\\[&%_#$]/g, 'x')).not.toMatch(/[&%_#$~^`<>|]|--|''/);
      }),
    );
  });
});

describe('a citation', () => {
  it('names scenario, runs, seed, both hashes and how to repeat them', () => {
    const { software, results } = citation(race, 2026);
    const { version, scenarioHash, resultsHash, replay } = race.provenance;
    expect(software).toMatchObject({ key: `detente_${version}`, version });
    expect(results.key).toBe(`detente_${race.scenario.name.replaceAll('-', '_')}_${scenarioHash.slice(0, 8)}`);
    expect(results.year).toBe(2026);
    expect(results.title).toContain(race.scenario.title);
    const { runs, failedRuns, seed } = race;
    for (const fact of [
      `scenario ${race.scenario.name}`,
      `${(runs + failedRuns).toLocaleString('en')} simulated runs, seed ${seed}`,
      `made with Detente ${version}`,
      `input hash ${scenarioHash}`,
      `manifest sha256 ${resultsHash}`,
      `replay: ${replay}`,
    ])
      expect(results.facts).toContain(fact);
    expect(results.facts.join()).not.toMatch(/DRAFT|failed|changed/);
  });

  it('says what was changed, what failed, and that a draft is one', () => {
    const set = [
      { path: 'labs.caution', value: '1.5' },
      { path: 'rate', value: 'normal(1,\n 2)' },
    ];
    const results = withFacts({ draft: true, runs: 198, failedRuns: 2 }, { set, parent: 'frontier', title: 'A' });
    const cited = citation(results, undefined).results;
    expect(cited.title).toBe('DRAFT. A: results of 200 simulated runs');
    expect(cited.facts.slice(0, 5)).toEqual([
      'DRAFT: a first look, not for publication',
      `scenario ${race.scenario.name}, extends frontier`,
      'changed: labs.caution = 1.5, rate = normal(1, 2)',
      `200 simulated runs, seed ${race.seed}`,
      '2 of the runs failed and count in no number',
    ]);
    expect('year' in cited).toBe(false);
    expect(citation(withFacts({ runs: 1, failedRuns: 0 }), undefined).results.title).toMatch(/of 1 simulated run$/);
  });

  it.each([
    ['two-labs', 'detente_two_labs_'],
    ['Größe & Co.', 'detente_Gr_e_Co_'],
    ['協定', 'detente_'],
  ])('of a scenario called %j has a key that every program takes', (name, start) => {
    const { key } = citation(withFacts({}, { name }), undefined).results;
    expect(key).toBe(`${start}${race.provenance.scenarioHash.slice(0, 8)}`);
  });

  it('becomes BibTeX whose titles keep their capitals', () => {
    const results = withFacts({ seed: '100 % {' }, { name: 'a_b', title: 'R&D_{x}' });
    const text = bibtex([citation(results, 2026)]);
    const key = `detente_a_b_${race.provenance.scenarioHash.slice(0, 8)}`;
    expect(text).toContain(`@software{detente_${race.provenance.version},\n  author  = {{Detente contributors}},\n`);
    expect(text).toContain(`\n\n@dataset{${key},\n`);
    expect(text).toMatch(/\n {2}title = \{\{R\\&D\\_\\textbraceleft\{\}x\\textbraceright\{\}: results of /);
    expect(text).toContain('\n  year  = {2026},\n');
    expect(text).toContain('seed 100 \\% \\textbraceleft{}; ');
    const pieces = race.provenance.resultsHash.match(/.{8}/g) ?? [];
    expect(text).toContain(`; manifest sha256 ${pieces.join('\\allowbreak{}')}; replay: `);
    const outside = text.split('\n').filter((line) => !/^(@|\s|\}$|$)/.test(line));
    expect(outside.filter((line) => !line.startsWith('% ') || line.includes('@'))).toEqual([]);
    const undated = bibtex([citation(results, undefined)]);
    expect(undated).not.toMatch(/year/i);
  });

  it('becomes CSL-JSON with nothing escaped', () => {
    const [program, runs, ...others] = csl([citation(withFacts({}, { title: 'R&D_{x}' }), 2026)]);
    expect(others).toEqual([]);
    expect(program).toEqual({
      id: `detente_${race.provenance.version}`,
      type: 'software',
      title: 'Detente: an open multi-agent game-theory simulation engine',
      author: [{ literal: 'Detente contributors' }],
      version: race.provenance.version,
    });
    expect(runs).toMatchObject({ type: 'dataset', issued: { 'date-parts': [[2026]] } });
    expect(runs?.title).toMatch(/^R&D_\{x\}: results of /);
    expect(runs?.note).toContain(`; manifest sha256 ${race.provenance.resultsHash}; replay: `);
    expect(csl([citation(race, undefined)])[1]).not.toHaveProperty('issued');
  });

  it('of several results names each version of the program once', () => {
    const older = withFacts({ provenance: { ...race.provenance, version: '0.0.9' } }, { name: 'older' });
    const cited = [race, older, withFacts({}, { name: 'third' })].map((results) => citation(results, 2026));
    const keys = [...bibtex(cited).matchAll(/^@(?:software|dataset)\{(.*),$/gm)].map(([, key]) => key);
    expect(keys).toEqual([
      ...[`detente_${race.provenance.version}`, 'detente_0.0.9'],
      ...cited.map(({ results }) => results.key),
    ]);
    expect(csl(cited).map(({ id }) => id)).toEqual(keys);
  });
});
