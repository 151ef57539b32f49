// Every file in wrong-files/ has one mistake that a user makes. A comment in it names the line, the code and the column:
// `# <- here unknown-key 5`, or on the line above, where a comment would disturb what is tested, `# <- next tab 1`.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProblemJson } from '../../engine/language/problem.ts';
import { root, say, stackTrace } from './command-line.ts';

const folder = join(root, 'test/bin/wrong-files');
const files = readdirSync(folder).sort();

const markerOf = (text: string) => {
  const lines = text.split('\n');
  const found = lines.flatMap((content, index) => {
    const [, where, code, column] = /# <- (here|next) ([a-z-]+) (\d+)$/.exec(content) ?? [];
    return where === undefined ? [] : [{ line: index + (where === 'here' ? 1 : 2), code, column: Number(column) }];
  });
  const [marker] = found;
  if (found.length !== 1 || !marker) throw new Error(`expected one marker, got ${found.length}`);
  return { ...marker, content: lines[marker.line - 1] ?? '' };
};

/** Where the sentence itself says what would be right. */
const saysEnough = new Set(['wrong-value', 'out-of-range', 'bad-distribution', 'extends-cycle', 'unbalanced']);

describe('a file with a mistake', () => {
  it('comes in many kinds', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(new Set(files.map((file) => markerOf(readFileSync(join(folder, file), 'utf8')).code)).size).toBeGreaterThan(
      40,
    );
  });

  it.each(files)('%s is refused at the wrong line, with a way out', async (file) => {
    const path = join(folder, file);
    const { line, code, column, content } = markerOf(readFileSync(path, 'utf8'));
    const json = await say(['check', path, '--json']);
    expect(json.code).toBe(2);
    expect(json.err).toBe('');
    const { ok, problems } = JSON.parse(json.out) as { ok: boolean; problems: ProblemJson[] };
    expect(ok).toBe(false);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors[0]).toMatchObject({ code, line, column, file: path });
    if (!saysEnough.has(code ?? '')) expect(errors[0]?.hint).toMatch(/\w/);
    // One mistake is one message, without consequences of it further down.
    expect(errors.map((error) => `${error.line} ${error.code}`)).toEqual([`${line} ${code}`]);

    const words = await say(['check', path]);
    expect(words.code).toBe(2);
    expect(words.out).toBe('');
    expect(words.err).not.toMatch(stackTrace);
    const [head = '', excerpt = '', caret = ''] = words.err.split('\n');
    expect(head).toMatch(new RegExp(`^.*${file}:${line}:${column} error .+ {2}\\[${code}\\]$`));
    expect(excerpt.replace(/^ *\d+ \| /, '')).toBe(content.replaceAll('\t', ' ').trimEnd());
    expect(caret.indexOf('^') - caret.indexOf('|') - 1).toBe(column);
  });

  it('is refused by run, trace and compile in the same words', async () => {
    const path = join(folder, 'unknown-name.yaml');
    const { err } = await say(['check', path]);
    for (const argv of [
      ['run', path],
      ['trace', path, '--run', '0'],
      ['compile', path],
    ]) {
      expect(await say(argv), argv[0]).toEqual({ code: 2, out: '', err });
    }
  });
});
