// The command `cite`: which results it takes, and what it prints.

import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { fixture, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-cite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const results = join(folder, 'results');
let inputHash = '';

beforeAll(async () => {
  await runExperiment({ reference: fixture('two-labs.yaml'), runs: 20, out: results });
  ({ inputHash } = JSON.parse(readFileSync(join(results, 'manifest.json'), 'utf8')) as { inputHash: string });
});

/** A copy of the results, to be spoilt. */
const copy = (name: string): string => {
  const path = join(folder, name);
  cpSync(results, path, { recursive: true });
  return path;
};

const codeOf = (text: string): string | undefined =>
  (JSON.parse(text) as { problems: { code: string }[] }).problems[0]?.code;

describe('cite', () => {
  it('prints an entry for the program and one for the results', async () => {
    const { code, out: broken, err } = await say(['cite', results]);
    const out = broken.replaceAll('\\allowbreak{}', '');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const sha256 = createHash('sha256')
      .update(readFileSync(join(results, 'manifest.json')))
      .digest('hex');
    expect(out).toContain('@software{detente_');
    expect(out).toContain(`@dataset{detente_two_labs_${inputHash.slice(0, 8)},`);
    expect(out).toContain(`input hash ${inputHash}`);
    expect(out).toContain(`manifest sha256 ${sha256}`);
    expect(out).toContain('20 simulated runs, seed 1;');
    expect(out).not.toContain('DRAFT');
  });

  it('takes the year from environment.json, and says none without it', async () => {
    const path = copy('dated');
    const environment = JSON.parse(readFileSync(join(path, 'environment.json'), 'utf8')) as object;
    writeFileSync(
      join(path, 'environment.json'),
      JSON.stringify({ ...environment, started: '2031-02-03T04:05:06.789Z' }, undefined, 2),
    );
    expect((await say(['cite', path])).out).toMatch(/\n {2}year {2}= \{2031\},\n/);
    const csl = JSON.parse((await say(['cite', path, '--format', 'csl'])).out) as object[];
    expect(csl[1]).toMatchObject({ type: 'dataset', issued: { 'date-parts': [[2031]] } });
    for (const text of ['{"started": 5}', 'not JSON', '{"started": "yesterday"}']) {
      writeFileSync(join(path, 'environment.json'), text);
      expect((await say(['cite', path])).out).not.toMatch(/year/i);
    }
    rmSync(join(path, 'environment.json'));
    const undated = await say(['cite', path]);
    expect(undated).toMatchObject({ code: 0, err: '' });
    expect(undated.out).not.toMatch(/year/i);
  });

  it('gives one document with both forms', async () => {
    const { out } = await say(['cite', results, '--json']);
    const document = JSON.parse(out) as { bibtex: string; csl: object[]; keys: { results: string }[] };
    expect(document).toMatchObject({ schemaVersion: 1, ok: true });
    expect(document.bibtex).toBe((await say(['cite', results])).out);
    expect(document.csl).toEqual(JSON.parse((await say(['cite', results, '--format', 'csl'])).out));
    expect(document.bibtex).toContain(`{${document.keys[0]?.results},`);
  });

  it('marks a draft, and names the folder as a shell takes it', async () => {
    const path = join(folder, "it's 5 %_of {all}");
    await runExperiment({ reference: fixture('two-labs.yaml'), draft: true, out: path });
    const { code, out } = await say(['cite', path]);
    expect(code).toBe(0);
    expect(out).toMatch(/title = \{\{DRAFT\. /);
    expect(out).toMatch(/note {2}= \{DRAFT: a first look/);
    expect(out).toContain("it'\\textbackslash{}'{}'s 5 \\%\\_of \\textbraceleft{}all\\textbraceright{}'}");
  });

  it('refuses what is not finished, not there or damaged', async () => {
    const unfinished = copy('unfinished');
    rmSync(join(unfinished, 'manifest.json'));
    const refused = await say(['cite', unfinished, '--json']);
    expect(refused.code).toBe(2);
    expect(codeOf(refused.out)).toBe('incomplete-results');
    const absent = await say(['cite', join(folder, 'nowhere'), '--json']);
    expect({ exit: absent.code, code: codeOf(absent.out) }).toEqual({ exit: 2, code: 'no-results' });
    const damaged = copy('damaged');
    appendFileSync(join(damaged, 'summary.json'), ' ');
    const spoilt = await say(['cite', damaged, '--json']);
    expect({ exit: spoilt.code, code: codeOf(spoilt.out) }).toEqual({ exit: 3, code: 'damaged-results' });
  });

  it('takes several results, but not two of one experiment', async () => {
    const other = join(folder, 'other');
    await runExperiment({ reference: fixture('two-labs.yaml'), runs: 20, seed: '2', out: other });
    const { code, out } = await say(['cite', results, other, results]);
    expect(code).toBe(0);
    expect(out.match(/^@\w+/gm)).toEqual(['@software', '@dataset', '@dataset']);
    const more = join(folder, 'more');
    await runExperiment({ reference: fixture('two-labs.yaml'), runs: 30, out: more });
    const refused = await say(['cite', results, other, more]);
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 2, out: '' });
    expect(refused.err).toContain(`${results} and ${more} are results of the same experiment`);
  });

  it('knows no other form', async () => {
    const { code, err } = await say(['cite', results, '--format', 'apa']);
    expect(code).toBe(2);
    expect(err).toContain('--format: expected bibtex or csl, got "apa"');
  });
});
