import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check, pairwise } from '../../../engine/language/check/check.ts';
import { load } from '../../../engine/language/load.ts';
import { formatProblems } from '../../../engine/language/problem.ts';
import * as fc from '../../properties/seeded.ts';
import { memoryFiles } from '../memory-files.ts';

const read = (folder: string, prefix: string): { readonly [path: string]: string } =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => [`${prefix}${file}`, readFileSync(`${folder}/${file}`, 'utf8')]),
  );

const shared = { ...read('scenarios/rules', 'rules/'), ...read('scenarios/modules', 'modules/') };
const scenarios = { ...read('test/fixtures', ''), 'frontier.yaml': readFileSync('scenarios/frontier.yaml', 'utf8') };

const words = /[A-Za-z_][A-Za-z0-9_]*|\d+(\.\d+)?|[-+*/^<>()[\].,]/g;

/** The text with one word (or sign) replaced by another word of the same text, left out, or doubled. */
const withMistake = (text: string, where: number, which: number, how: number): string => {
  const found = [...text.matchAll(words)];
  const at = found[where % found.length];
  const other = found[which % found.length];
  if (!at || !other) return text;
  const instead = how === 0 ? other[0] : how === 1 ? '' : `${at[0]} ${at[0]}`;
  return text.slice(0, at.index) + instead + text.slice(at.index + at[0].length);
};

const mistake = fc.record({
  scenario: fc.constantFrom(...Object.keys(scenarios)),
  file: fc.nat(),
  where: fc.nat(),
  which: fc.nat(),
  how: fc.nat({ max: 3 }).map((n) => (n > 1 ? 0 : n)),
});

test('whatever is mistyped, there is an answer: a model, or problems with a place', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(mistake, async ({ scenario, file, where, which, how }) => {
      const texts: { [path: string]: string } = { ...shared, ...scenarios };
      const used =
        scenario === 'frontier.yaml' ? [scenario, ...Object.keys(read('scenarios/modules', 'modules/'))] : [scenario];
      const path = used[file % used.length] ?? scenario;
      texts[path] = withMistake(texts[path] ?? '', where, which, how);
      const { loaded, salvaged } = await load(scenario, memoryFiles(texts));
      const given = loaded ?? salvaged;
      if (!given) return;
      const { model, problems } = check(given);
      expect(model === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
      for (const { span, message } of problems) {
        expect(span && span.start <= span.end && span.end <= span.source.text.length).toBe(true);
        expect(message).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(formatProblems(problems)).not.toContain('undefined');
      const ids = new Set([...(model?.lets ?? []), ...(model?.defines ?? [])].map(({ id }) => id));
      if (model) expect(pairwise(model).filter((id) => !ids.has(id))).toEqual([]);
    }),
    { numRuns: 75 },
  );
});

test('checking leaves what was loaded as it is, and says the same again', async () => {
  const { loaded } = await load('frontier.yaml', memoryFiles({ ...shared, ...scenarios }));
  if (!loaded) throw new Error('frontier does not load');
  const before = structuredClone(strip(loaded.root));
  const [first, second] = [check(loaded), check(loaded)];
  expect(strip(loaded.root)).toEqual(before);
  expect(second.problems).toEqual(first.problems);
  expect(second.model?.lets.map(({ id }) => id)).toEqual(first.model?.lets.map(({ id }) => id));
});

/** A node without functions, which cannot be cloned. */
const strip = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node, (key, value) => (key === 'source' ? undefined : value)));
