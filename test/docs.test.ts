import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../bin/commands.ts';

test('the page of the command line has every command with its flags, in the order of the help', () => {
  const page = readFileSync(new URL('../docs/command-line.md', import.meta.url), 'utf8');
  const sections = [...page.matchAll(/^### (\w+)\n\n```sh\ndetente \1 --help\n```$/gm)].map(([, name]) => name);
  expect(sections).toEqual(commands.map(({ name }) => name));
});
