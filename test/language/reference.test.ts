import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examineGame } from '../../engine/games/files/build-game.ts';
import { check } from '../../engine/language/check/check.ts';
import { load } from '../../engine/language/load.ts';
import { formatProblems } from '../../engine/language/problem.ts';
import { simulate } from '../../engine/run/simulate.ts';
import { memoryFiles } from './memory-files.ts';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

type Snippet = { readonly line: number; readonly flags: readonly string[]; readonly content: string };

const page = text('docs/language.md');
const snippets: readonly Snippet[] = [...page.matchAll(/^```yaml([^\n]*)\n([\s\S]*?)^```$/gm)].map((found) => ({
  line: page.slice(0, found.index).split('\n').length,
  flags: (found[1] ?? '').trim().split(/\s+/),
  content: found[2] ?? '',
}));

const marked = (mark: string): readonly Snippet[] => snippets.filter(({ flags }) => flags.includes(mark));

const fileOf = ({ flags }: Snippet): string =>
  flags.find((flag) => flag.startsWith('file='))?.slice('file='.length) ?? '';

const shipped = Object.fromEntries(
  ['', 'modules/', 'rules/'].flatMap((folder) =>
    readdirSync(join(root, 'scenarios', folder))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [`${folder}${file}`, text(`scenarios/${folder}${file}`)]),
  ),
);

/** What ships, and what the page has the reader save. */
const files = {
  ...shipped,
  ...Object.fromEntries(marked('check').map((snippet) => [fileOf(snippet), snippet.content])),
  ...Object.fromEntries(marked('module').map((snippet) => [`modules/${fileOf(snippet)}`, snippet.content])),
  ...Object.fromEntries(marked('rule').map((snippet) => [`rules/${fileOf(snippet)}`, snippet.content])),
};

const loadMain = (main: string) => load('main.yaml', memoryFiles({ ...files, 'main.yaml': main }));

const asOverlay = ({ content }: Snippet): string => `detente: 1\nextends: blocs\n${content}`;

/** Loads, checks and plays three runs; whatever is wrong, warnings included, is thrown. */
const play = async (main: string): Promise<readonly string[]> => {
  const { loaded, problems } = await loadMain(main);
  const checked = loaded && check(loaded);
  const all = [...problems, ...(checked?.problems ?? [])];
  if (all.length > 0 || !checked?.model) throw new Error(formatProblems(all));
  const outcomes: string[] = [];
  for await (const run of simulate(checked.model, { seed: '1', runs: 3 })) outcomes.push(run.outcome);
  return outcomes;
};

const expectPlayed = async (main: string): Promise<void> => {
  const outcomes = await play(main);
  expect(outcomes).toHaveLength(3);
  expect(outcomes).not.toContain('failed');
};

const named = (each: readonly Snippet[]) => each.map((snippet) => [`line ${snippet.line}`, snippet] as const);

describe('docs/language.md', () => {
  it('has snippets of every kind, and none that nothing tests', () => {
    for (const mark of ['check', 'module', 'rule', 'part', 'game'])
      expect(marked(mark).length, mark).toBeGreaterThan(0);
    const kinds = ['check', 'module', 'rule', 'part', 'game', 'file=wrong.yaml', 'file=hasty.yaml'];
    const untested = snippets.filter(({ flags }) => !flags.some((flag) => kinds.includes(flag)));
    expect(untested.map(({ line }) => line)).toEqual([]);
  });

  it.each(named(marked('check')))('shows a whole scenario that plays (%s)', async (_, { content }) => {
    await expectPlayed(content);
  });

  it.each(named(marked('part')))('shows an addition to it that plays (%s)', async (_, snippet) => {
    await expectPlayed(asOverlay(snippet));
  });

  it.each(named(marked('game')))('shows a game that builds (%s)', async (_, snippet) => {
    const file = fileOf(snippet);
    const { built, problems } = await examineGame(file, memoryFiles({ [file]: snippet.content }));
    expect(formatProblems(problems)).toBe('');
    expect(built?.title).not.toBe('');
  });

  it('shows what is said of units that do not add', async () => {
    const hasty = snippets.find((snippet) => fileOf(snippet) === 'hasty.yaml')?.content ?? '';
    const { loaded } = await loadMain(hasty.replace('./blocs.yaml', 'blocs'));
    const said = formatProblems(loaded ? check(loaded).problems : []).replaceAll('main.yaml', 'hasty.yaml');
    expect(said).toContain('unit-mismatch');
    expect(page).toContain(`\n\`\`\`text\n${said}\n\`\`\`\n`);
  });

  it('uses each module and rule it shows in one of the additions', async () => {
    const results = await Promise.all(marked('part').map((snippet) => loadMain(asOverlay(snippet))));
    const read = new Set(results.flatMap(({ loaded }) => loaded?.sources.map(({ source }) => source.name) ?? []));
    for (const snippet of marked('module')) expect(read).toContain(`modules/${fileOf(snippet)}`);
    for (const snippet of marked('rule')) expect(read).toContain(`rules/${fileOf(snippet)}`);
  });
});
