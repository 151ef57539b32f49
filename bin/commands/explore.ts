import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { nodeFiles } from '../../engine/experiment/files.ts';
import type { TextFile } from '../../engine/experiment/memory/memory-files.ts';
import { openScenario } from '../../engine/experiment/open-scenario.ts';
import { detenteVersion, packageRoot } from '../../engine/experiment/package.ts';
import { recordedFiles } from '../../engine/experiment/results/sources.ts';
import type { FileKind, Files } from '../../engine/language/load.ts';
import type { Model } from '../../engine/language/model.ts';
import type { Enclosed } from '../../reports/explore/messages.ts';
import { type CommonFlags, jsonFlag, noColorFlag, someText } from '../flags.ts';
import { publish } from '../publish.ts';
import { refuseTaken } from '../refuse-taken.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';

type Flags = CommonFlags & { readonly out?: string; readonly force?: true; readonly quiet?: true };

const USUAL = 'frontier';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const asText = (kind: FileKind, { name, bytes }: { name: string; bytes: Uint8Array }): TextFile => ({
  ...{ kind, name, text: decoder.decode(bytes) },
});

/** Everything that comes with Detente and can be run in a page. */
const shippedFiles = async (files: Files): Promise<readonly TextFile[]> => {
  const all: TextFile[] = [];
  for (const kind of ['scenario', 'module', 'rule'] as const)
    for (const name of await files.list(kind)) {
      const found = await files.read(name, kind, undefined);
      if (found !== undefined) all.push(asText(kind, found));
    }
  return all;
};

const titleIn = ({ text }: TextFile): string | undefined =>
  /^title:\s*(.+?)\s*(?:#.*)?$/m.exec(text)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');

const stem = ({ name }: TextFile): string => (name.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');

const presetsOf = (files: readonly TextFile[]): Enclosed['presets'] =>
  files
    .filter(({ kind }) => kind === 'scenario')
    .map((file) => ({ name: stem(file), title: titleIn(file) ?? stem(file) }));

/** What a page about a scenario encloses: the scenario with all that it reads, and everything that is shipped. */
const enclose = async (reference: string): Promise<{ readonly enclosed: Enclosed; readonly model: Model }> => {
  const recorded = recordedFiles(nodeFiles(packageRoot()));
  const { model } = await openScenario(reference, recorded.files, []);
  const shipped = await shippedFiles(nodeFiles(packageRoot(), packageRoot()));
  const names = new Set(shipped.map(({ name }) => name));
  const own = recorded.readings
    .filter(({ found }) => !names.has(found.name))
    .map(({ kind, found }): TextFile => ({ ...asText(kind, found), own: true }));
  const [first] = own.filter(({ kind }) => kind === 'scenario');
  const presets = presetsOf(shipped);
  const { name: scenario, title } = model;
  return {
    model,
    enclosed: {
      ...{ version: detenteVersion(), scenario, files: [...own, ...shipped] },
      presets:
        first === undefined
          ? presets
          : [{ name: scenario, title, own: true }, ...presets.filter(({ name }) => name !== scenario)],
    },
  };
};

/** JSON as it may stand in a script of a page. */
const jsonInPage = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const pageOf = (enclosed: Enclosed, title: string): string => {
  const template = readFileSync(join(packageRoot(), 'dist', 'explore', 'page.html'), 'utf8');
  return template
    .replace('<!--title-->', () => `${escaped(title)} · what if?`)
    .replace('<!--enclosed-->', () => jsonInPage(enclosed));
};

const notes = `
The page computes everything in the browser, with the same engine and to the same bits as
the command line; it needs no server and no network. It encloses the scenario, its modules
and rules, and every scenario that comes with Detente.
`;

export const describeExplore = (command: Command, { terminal }: Session): void => {
  command
    .argument('[yaml]', `a scenario: a file, or the name of a shipped one; default ${USUAL}`, USUAL)
    .option('--out <file>', 'write it to this file; default <scenario>.html', someText('--out'))
    .option('--force', 'replace the file')
    .addOption(jsonFlag())
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action(async (reference: string, flags: Flags) => {
    const { enclosed, model } = await enclose(reference);
    const out = flags.out ?? `${model.name}.html`;
    refuseTaken(out, { flag: '--out', example: 'page.html', force: flags.force ?? false });
    const page = pageOf(enclosed, model.title);
    publish(out, page);
    if (flags.json)
      return terminal.out(jsonDocument({ page: out, scenario: model.name, bytes: Buffer.byteLength(page) }));
    terminal.out(`${out}\n`);
    terminal.err('  next: open it in a browser; it works offline\n');
  });
};
