import type { Command } from 'commander';
import { literatureNames, nodeFiles } from '../../engine/experiment/files.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import type { FileKind, Files } from '../../engine/language/load.ts';
import { DetenteError } from '../../engine/language/problem.ts';
import { decodeSource } from '../../engine/language/yaml/decode.ts';
import type { MapNode } from '../../engine/language/yaml/node.ts';
import { readYaml } from '../../engine/language/yaml/read.ts';
import { type CommonFlags, jsonFlag, noColorFlag } from '../flags.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { type Style, styleFor } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';

type Shipped = { readonly name: string; readonly summary: string };

const kinds: readonly { readonly kind: FileKind; readonly title: string; readonly summary: readonly string[] }[] = [
  { kind: 'scenario', title: 'scenarios', summary: ['question', 'title', 'description'] },
  { kind: 'game', title: 'games', summary: ['question', 'title', 'description'] },
  { kind: 'module', title: 'modules', summary: ['summary', 'description'] },
  { kind: 'rule', title: 'rules', summary: ['summary', 'description'] },
];

const textAt = (root: MapNode, key: string): string | undefined => {
  const value = root.entries.find((entry) => entry.key === key)?.value;
  return value?.kind === 'scalar' && value.text !== '' ? value.text.trim() : undefined;
};

/** The first of some keys that a file has: it is read as YAML only, so that listing stays quick. */
const summaryOf = async (files: Files, kind: FileKind, name: string, keys: readonly string[]): Promise<Shipped> => {
  const found = await files.read(name, kind, undefined);
  if (!found) throw new Error(`list: expected the shipped ${kind} "${name}", got none`);
  const { source, problems } = decodeSource(found.name, found.bytes);
  if (!source) throw new DetenteError(problems);
  const { root, problems: wrong } = readYaml(source);
  if (root?.kind !== 'map') throw new DetenteError(wrong);
  return { name, summary: keys.map((key) => textAt(root, key)).find((text) => text !== undefined) ?? '' };
};

const section = (title: string, entries: readonly Shipped[], style: Style): string =>
  [style('bold', title), ...table(entries.map(({ name, summary }) => [name, summary]))].join('\n');

export const describeList = (command: Command, { terminal }: Session): void => {
  command.addOption(jsonFlag()).addOption(noColorFlag());
  command.action(async (flags: CommonFlags) => {
    // Names below a folder that holds nothing: only what is shipped counts.
    const files = nodeFiles(packageRoot(), packageRoot());
    const shipped: Record<string, readonly Shipped[]> = {};
    for (const { kind, title, summary } of kinds) {
      const names = await files.list(kind);
      shipped[title] = await Promise.all(names.map((name) => summaryOf(files, kind, name, summary)));
    }
    // Scenarios and games alike: a game's bare name finds both there.
    const published = await literatureNames(packageRoot());
    shipped.literature = await Promise.all(
      published.map((name) => summaryOf(files, 'game', name, ['question', 'title', 'description'])),
    );
    if (flags.json) return terminal.out(jsonDocument(shipped));
    const style = styleFor(terminal, 'out', flags.color);
    const sections = Object.entries(shipped).filter(([, entries]) => entries.length > 0);
    terminal.out(`${sections.map(([title, entries]) => section(title, entries, style)).join('\n\n')}\n`);
  });
};
