import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, say } from '../bin/command-line.ts';

const namesIn = (folder: string, extension: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(extension))
    .map((file) => basename(file, extension))
    .sort();

describe('playthroughs', () => {
  it('are there for every shipped scenario, and for no other', () => {
    expect(namesIn('test/playthroughs', '.txt')).toEqual(namesIn('scenarios', '.yaml'));
  });

  it.each(namesIn('test/playthroughs', '.txt'))(
    '%s is told line by line as it stands; else: npm run playthroughs',
    async (name) => {
      const lines = readFileSync(join(root, 'test/playthroughs', `${name}.txt`), 'utf8').split('\n');
      const run = /^\S+ · run (\d+) · seed \S+$/.exec(lines[0] ?? '')?.[1];
      const prose = await say(['trace', name, '--run', String(run), '--no-color']);
      const table = await say(['trace', name, '--run', String(run), '--to', '24', '--table', '--no-color']);
      expect([prose.code, table.code]).toEqual([0, 0]);
      expect(`${prose.out}\n${table.out}`.split('\n')).toEqual(lines);
    },
  );
});
