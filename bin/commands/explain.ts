import { resolve } from 'node:path';
import type { Command } from 'commander';
import { nodeFiles } from '../../engine/experiment/files.ts';
import { packageRoot } from '../../engine/experiment/package.ts';
import { examine } from '../../engine/experiment/results/examine.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import { DetenteError } from '../../engine/language/problem.ts';
import type { Explanation } from '../../reports/explain/document.ts';
import { explain } from '../../reports/explain/explain.ts';
import { markdown } from '../../reports/explain/markdown.ts';
import { type CommonFlags, jsonFlag, noColorFlag, setFlag, someText } from '../flags.ts';
import { tellWarnings } from '../open-model.ts';
import { publish } from '../publish.ts';
import { Refusal } from '../refusal.ts';
import { refuseTaken } from '../refuse-taken.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';

type ExplainFlags = CommonFlags & {
  readonly format: Format;
  readonly set?: readonly Setting[];
  readonly out?: string;
  readonly diagram?: string;
  readonly force?: true;
};

type Format = 'md' | 'html';

const format = (value: string): Format => {
  if (value === 'md' || value === 'html') return value;
  throw new Refusal('bad-value', `--format: expected md or html, got "${value}"`, 'md is Markdown, html one page');
};

/** What a page of HTML needs is loaded for such a page only. */
const pageOf = async (document: Explanation, kind: Format): Promise<string> => {
  if (kind === 'md') return markdown(document);
  const [{ html }, { mathFont }] = await Promise.all([
    import('../../reports/explain/html/html.ts'),
    import('../../reports/explain/html/math-font.ts'),
  ]);
  return html(document, mathFont());
};

const diagramOf = async ({ influences }: Explanation): Promise<string> => {
  const { diagram } = await import('../../reports/explain/influence/diagram.ts');
  const svg = diagram(influences);
  if (svg === undefined) throw new Refusal('bad-value', '--diagram: nothing acts on anything in this model');
  return svg;
};

export const describeExplain = (command: Command, { terminal }: Session): void => {
  command
    .argument('<yaml>', 'a scenario: a file, or the name of a shipped one')
    .option('--format <kind>', 'md: Markdown as GitHub shows it; html: one page, readable offline', format, 'md')
    .addOption(setFlag())
    .option('--out <file>', 'write it to this file', someText('--out'))
    .option('--diagram <file>', 'write what acts on what to this file, as SVG', someText('--diagram'))
    .option('--force', 'replace the files of --out and --diagram')
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action(async (reference: string, flags: ExplainFlags) => {
    const { out, diagram, force = false } = flags;
    for (const [flag, path] of [
      ['--out', out],
      ['--diagram', diagram],
    ] as const)
      if (path !== undefined) refuseTaken(path, { flag, example: 'model.md', force });
    if (out !== undefined && diagram !== undefined && resolve(out) === resolve(diagram))
      throw new Refusal('bad-value', '--diagram: expected another file than that of --out', 'the diagram is SVG');
    const { understood, problems } = await examine(reference, nodeFiles(packageRoot()), flags.set ?? []);
    if (understood === undefined) throw new DetenteError(problems);
    tellWarnings(problems, terminal, flags.color);
    const document = explain(understood.model, understood.loaded);
    const written: string[] = [];
    const write = (path: string, content: string): void => {
      publish(path, content);
      written.push(`${path}\n`);
    };
    if (diagram !== undefined) write(diagram, await diagramOf(document));
    if (out !== undefined || diagram === undefined || flags.json) {
      const content = flags.json ? jsonDocument(document) : await pageOf(document, flags.format);
      if (out === undefined) return terminal.out(content);
      write(out, content);
    }
    terminal.out(written.join(''));
  });
};
