import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { printedPhrases } from './printed-phrases.ts';
import { sampleTexts } from './wording-samples.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const reports = join(root, 'reports');

/**
 * Where no words are looked for: the lists of words themselves; documents, whose sentences are their structure and stand in
 * no picture; the what-if page, whose words are those of its controls; the story, which is told in sentences; file formats; the message of an error.
 */
const ELSEWHERE = ['wording/', 'explain/', 'explore/', 'telling/', 'render/', 'expect-results.ts'];

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();

const sources = sourcesIn(reports);

const read = (path: string): string => readFileSync(join(reports, path), 'utf8');

/** Of an example, in which `#` stands for the dollar sign of templates. */
const phrases = (example: string): string[] => printedPhrases(example.replaceAll('#', '$')).map(({ text }) => text);

describe('printed words', () => {
  it('stand in reports/wording and nowhere else', () => {
    const looked = sources.filter((path) => !ELSEWHERE.some((start) => path.startsWith(start)));
    expect(looked.length).toBeGreaterThan(150);
    const inline = looked.flatMap((path) =>
      printedPhrases(read(path)).map(({ line, text }) => `reports/${path}:${line}: ${text}`),
    );
    expect(inline).toEqual([]);
  });

  it('are found in literals, templates and pieces of sentences', () => {
    expect(phrases("const title = 'How runs end';")).toEqual(['How runs end']);
    expect(phrases('const title = `about #{n} in #{m}`;')).toEqual(['about {} in {}']);
    expect(phrases("const of = n === 1 ? '' : `#{n} point#{s}, `;")).toEqual(['{} point{}, ']);
    expect(phrases("const all = names.join(' and ');")).toEqual([' and ']);
    expect(phrases("say(text.replace(/ runs$/, ' end'), `“#{x}”, by#{y}`);")).toEqual([' end', '“{}”, by{}']);
    expect(phrases("const axis = { title: 'Median', name: 'median' };")).toEqual(['Median']);
    expect(phrases('const html = `<b class="#{c}">#{n} runs</b>`;')).toEqual(['<b class="{}">{} runs</b>']);
    expect(phrases("\n\nconst a = { b: ['of them'] as const };")).toEqual(['of them']);
    expect(printedPhrases("\n\nf('of them');")).toEqual([{ line: 3, text: 'of them' }]);
  });

  it('are not what programs read, what is looked at, nor what errors say', () => {
    const others = [
      "import { a } from './a b.ts'; type A = 'not known' | 'known'; const a = (): A => 'not known';",
      "if (text.startsWith('about ten') || text === 'no number' || /of them/.test(text)) throw new Error('must not be');",
      "const name = 'outcome-bars'; const path = `#{a}/#{b}.csv`; const key = { 'in force': 1 };",
      'context.font = `600 28px #{family}`; const ink = `rgba(#{r}, #{g}, #{b}, #{a})`;',
      "const table = { columns: ['tick', `payoff of #{player}`], rows: [] };",
      'const both = `#{first}; #{second} (#{third} %)`; const html = `<p class="#{c}"> <i>#{x}</i></p>`;',
    ];
    expect(others.flatMap(phrases)).toEqual([]);
  });
});

/** The names by which words are asked for: exports, and keys of objects. */
function namesOf(exported: object): string[] {
  return Object.entries(exported).flatMap(([name, value]) => [
    ...(/^\w+$/.test(name) ? [name] : []),
    ...(typeof value === 'object' && value !== null ? namesOf(value) : []),
  ]);
}

/** What no printed text has: a value that is missing, blanks or stops too many. */
const ODD = /undefined|NaN|null|\[object| {2}| $^|\( | [,;.:)](?!\d)|,,|;;|\.\.$/;

describe('lists of words', () => {
  const lists = sources.filter((path) => path.startsWith('wording/'));

  const load = async (path: string): Promise<Record<string, unknown>> =>
    await import(pathToFileURL(join(reports, path)).href);

  it('have no words that nobody asks for', async () => {
    // What is known of whom, what an operator is: the engine asks for words by its own names.
    const engine = join(root, 'engine');
    const texts = [...sources.map(read), ...sourcesIn(engine).map((path) => readFileSync(join(engine, path), 'utf8'))];
    const uses = new Map<string, number>();
    for (const word of texts.flatMap((text) => text.match(/\w+/g) ?? [])) uses.set(word, (uses.get(word) ?? 0) + 1);
    const names = await Promise.all(
      lists.map(async (path) => namesOf(await load(path)).map((name) => ({ path, name }))),
    );
    expect(names.flat().filter(({ name }) => (uses.get(name) ?? 0) < 2)).toEqual([]);
  });

  it.each(lists)('%s says whole texts whatever is put in', async (path) => {
    const said = sampleTexts(read(path), await load(path));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter(({ text }) => ODD.test(text))).toEqual([]);
  });
});
