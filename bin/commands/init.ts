import { closeSync, openSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { makeFolder } from '../../engine/experiment/make-folder.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import { atPath } from '../../engine/experiment/results/file-sink.ts';
import { ResultsError } from '../../engine/experiment/results/results-error.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { lstatIfThere } from '../../engine/experiment/stat-if-there.ts';
import { didYouMean } from '../../engine/language/problem.ts';
import { jsonSchema } from '../../engine/language/schema.ts';
import { type CommonFlags, jsonFlag, noColorFlag, someText } from '../flags.ts';
import { type Preset, presets } from '../init/presets.ts';
import { nextCommands, readme } from '../init/readme.ts';
import { scenarioName } from '../init/scenario-name.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { styleFor } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';

type InitFlags = CommonFlags & { readonly preset: string; readonly list?: true };

/** A file to be made: its name in the folder, what it is, what stands in it. */
type NewFile = { readonly name: string; readonly about: string; readonly text: string };

const presetNamed = (name: string): Preset => {
  const all = presets();
  const found = all.find((preset) => preset.name === name);
  if (found !== undefined) return found;
  const names = all.map((preset) => preset.name);
  const near = didYouMean(name, names);
  const hint = near === undefined ? `there are: ${names.join(', ')}` : `did you mean "${near}"?`;
  throw new Refusal('bad-value', `--preset: there is no preset "${name}"`, hint);
};

const newFiles = (name: string, preset: Preset): readonly NewFile[] => {
  const scenario = `${name}.yaml`;
  return [
    {
      name: scenario,
      about: 'the scenario: read it, change it',
      text: `# yaml-language-server: $schema=./schema.json\n${preset.text}`,
    },
    {
      name: 'schema.json',
      about: 'what an editor checks it with while you type',
      text: `${JSON.stringify(jsonSchema(), undefined, 2)}\n`,
    },
    { name: 'README.md', about: 'what to do next', text: readme(name, scenario) },
  ];
};

/** A folder with somebody's files is taken only when it was named; what begins with a point counts as nobody's. */
const refuseFullFolder = (folder: string): void => {
  const [first, ...more] = readdirSync(folder).filter((name) => !name.startsWith('.'));
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  throw new Refusal(
    'file-exists',
    `this folder is not empty: it holds ${first}${others}`,
    'name a new folder, as in: detente init my-study; or this one, to write beside what is there: detente init .',
  );
};

const inTheWay = (paths: readonly string[]): Refusal =>
  new Refusal(
    'file-exists',
    `nothing was written: ${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'} there already`,
    'name another folder, or move what is in the way',
  );

const made = (folder: string): readonly string[] => {
  try {
    return makeFolder(resolve(folder));
  } catch (error) {
    if (error instanceof ResultsError)
      throw new Refusal('cannot-write', error.message, 'name another folder: detente init my-study', 3);
    throw error;
  }
};

/** What went wrong is to be told, whatever else goes wrong. */
const takeBack = (files: readonly string[], folders: readonly string[]): void => {
  try {
    for (const path of files) rmSync(path, { force: true });
    for (const path of folders.toReversed()) rmdirSync(path);
  } catch {
    // Somebody else has put something there meanwhile: it stays.
  }
};

/** All of the files or none: where one cannot be written, those before it go again. */
const writeFiles = (folder: string, files: readonly NewFile[]): void => {
  const there = files.filter(({ name }) => lstatIfThere(join(folder, name)) !== undefined);
  if (there.length > 0) throw inTheWay(there.map(({ name }) => join(folder, name)));
  const folders = made(folder);
  const written: string[] = [];
  try {
    for (const { name, text } of files) {
      const path = join(folder, name);
      // Ours from here on, also where the disk is full after half of it.
      closeSync(openSync(path, 'wx'));
      written.push(path);
      atPath(path, () => writeFileSync(path, text));
    }
  } catch (error) {
    takeBack(written, folders);
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw inTheWay([(error as NodeJS.ErrnoException).path ?? '']);
    throw error;
  }
};

/** A path that is no folder cannot get files. */
const refuseFile = (folder: string): void => {
  if (folder.trim() === '') throw new Refusal('bad-value', 'expected the name of a folder, got nothing');
  const there = lstatIfThere(folder);
  if (there?.isFile()) throw new Refusal('file-exists', `${folder} is a file, expected a folder`, 'name a new folder');
};

const listPresets = (flags: InitFlags, { terminal }: Session): void => {
  const all = presets().map(({ name, summary }) => ({ name, summary }));
  const rows = table(all.map(({ name, summary }) => [name, summary]));
  terminal.out(flags.json ? jsonDocument({ presets: all }) : `${rows.join('\n')}\n`);
};

const initialise = async (directory: string | undefined, flags: InitFlags, { terminal }: Session): Promise<void> => {
  const preset = presetNamed(flags.preset);
  const folder = directory ?? '.';
  refuseFile(folder);
  if (directory === undefined) refuseFullFolder(folder);
  const shipped = await nodeFiles(packageRoot(), packageRoot()).list('scenario');
  const files = newFiles(scenarioName(basename(resolve(folder)), shipped), preset);
  writeFiles(folder, files);
  const [scenario] = files as [NewFile];
  const enter = resolve(folder) === resolve('.') ? [] : [`cd ${shellWord(folder)}`];
  const next = [...enter, ...nextCommands(scenario.name, terminal.calledAs).map(([command]) => command)];
  const written = files.map(({ name }) => join(folder, name));
  if (flags.json)
    return terminal.out(jsonDocument({ ok: true, preset: preset.name, scenario: written[0], written, next }));
  const style = styleFor(terminal, 'out', flags.color);
  const lines = [
    `${style('bold', scenario.name)} made from the preset ${preset.name}`,
    ...table(files.map(({ about }, index) => [written[index] ?? '', about])),
    'next',
    ...next.map((command) => `  ${command}`),
  ];
  terminal.out(`${lines.join('\n')}\n`);
};

export const describeInit = (command: Command, session: Session): void => {
  command
    .argument('[dir]', 'the folder to write to; default: this one, if it is empty')
    .option('--preset <name>', 'what to begin with, see --list', someText('--preset'), 'two-labs')
    .option('--list', 'the presets there are')
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action((directory: string | undefined, flags: InitFlags) =>
    flags.list ? listPresets(flags, session) : initialise(directory, flags, session),
  );
};
