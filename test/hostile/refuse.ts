import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Said, say } from '../bin/command-line.ts';
import type { Entry } from './entry.ts';

/** How an entry was refused, in how many seconds of a processor: in words, and as `exit code`, `message code`, `line:column`. */
export type Refused = { readonly said: Said; readonly found: string; readonly seconds: number };

/** Sizes of a disk, and the time that runs took, differ from one machine to the next. */
const ofAnyMachine = (text: string): string =>
  text
    .replaceAll(
      /; (\S+ [MG]B are needed while they are made, \S+ [MG]B are free|expected at most 20 GB)(?= {2}\[)/g,
      '; …',
    )
    .replaceAll(/ · [\d.]+ s$/gm, ' · … s');

const sayInFolder = async ({ files = {}, argv }: Entry): Promise<Said> => {
  const folder = mkdtempSync(join(tmpdir(), 'detente-hostile-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(content === null ? path : dirname(path), { recursive: true });
      if (content !== null) writeFileSync(path, content);
    }
    const { code, out, err } = await say(
      argv.map((word) => (word.startsWith('@/') ? join(folder, word.slice(2)) : word)),
    );
    const plain = (text: string): string => ofAnyMachine(text.replaceAll(folder, '@'));
    return { code, out: plain(out), err: plain(err) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** `code line:column` of the first error in words: `file:line:column error sentence  [code]`; `usage` is the help. */
const placed = ({ err, out }: Said): string => {
  if (err.startsWith('Usage: ')) return 'usage';
  const [, json] = /"code": "([a-z-]+)"/.exec(out) ?? [];
  if (json !== undefined) return json;
  const head = err.split('\n').find((line) => /(^| )error .*\[[a-z-]+\]$/.test(line)) ?? '';
  const [, code = 'no message'] = /\[([a-z-]+)\]$/.exec(head) ?? [];
  const [, place] = /:(\d+:\d+) error /.exec(head) ?? [];
  return place === undefined ? code : `${code} ${place}`;
};

/** Hands an entry in. */
export const refuse = async (entry: Entry): Promise<Refused> => {
  const before = process.cpuUsage();
  const said = await sayInFolder(entry);
  const { user, system } = process.cpuUsage(before);
  return { said, found: `${said.code} ${placed(said)}`, seconds: (user + system) / 1e6 };
};
