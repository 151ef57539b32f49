import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import { examine } from '../../engine/experiment/results/examine.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import { DetenteError } from '../../engine/language/problem.ts';
import { explain } from '../../reports/explain/explain.ts';
import { markdown } from '../../reports/explain/markdown.ts';
import { type CommonFlags, jsonFlag, noColorFlag, setFlag, someText } from '../flags.ts';
import { tellWarnings } from '../open-model.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';

type ExplainFlags = CommonFlags & {
  readonly format: 'md';
  readonly set?: readonly Setting[];
  readonly out?: string;
  readonly force?: true;
};

const format = (value: string): 'md' => {
  if (value === 'md') return value;
  throw new Refusal('bad-value', `--format: expected md, got "${value}"`, 'this version writes Markdown only');
};

/** Nobody’s file is lost to a mistyped name. */
const refuseOut = (path: string, force: boolean): void => {
  const refuse = (what: string, hint: string): never => {
    throw new Refusal('bad-value', `--out: ${what}`, hint);
  };
  const folder = dirname(path);
  if (!existsSync(folder)) refuse(`there is no folder ${folder}`, 'create it first');
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) refuse(`${path} is a folder, expected a file`, 'name a file in it, like model.md');
  if (there && !force) refuse(`${path} is there already`, 'add --force to replace it');
};

/** No reader meets half a page: it is written aside and renamed. */
const publish = (path: string, content: string): void => {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, path);
};

export const describeExplain = (command: Command, { terminal }: Session): void => {
  command
    .argument('<yaml>', 'a scenario: a file, or the name of a shipped one')
    .option('--format <kind>', 'md: Markdown with formulas as GitHub shows them', format, 'md')
    .addOption(setFlag())
    .option('--out <file>', 'write it to this file', someText('--out'))
    .option('--force', 'replace the file of --out')
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action(async (reference: string, flags: ExplainFlags) => {
    if (flags.out !== undefined) refuseOut(flags.out, flags.force === true);
    const { understood, problems } = await examine(reference, nodeFiles(packageRoot()), flags.set ?? []);
    if (understood === undefined) throw new DetenteError(problems);
    tellWarnings(problems, terminal, flags.color);
    const document = explain(understood.model, understood.loaded);
    const content = flags.json ? jsonDocument(document) : markdown(document);
    if (flags.out === undefined) return terminal.out(content);
    publish(flags.out, content);
    terminal.out(`${flags.out}\n`);
  });
};
