import { rmSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, freemem, platform, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { detenteVersion, packageRoot } from '../../engine/experiment/package.ts';
import { testElementary, testKernel, testRandom, testRun, testThreads } from '../../engine/experiment/self-test.ts';
import { statIfThere } from '../../engine/experiment/stat-if-there.ts';
import { visible } from '../../engine/language/problem.ts';
import { testCanvas, testChart, testFonts } from '../../reports/self-test.ts';
import { type CommonFlags, jsonFlag, noColorFlag } from '../flags.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { type Style, styleFor } from '../terminal/style.ts';
import { counted, table } from '../terminal/table.ts';

type Finding = { readonly ok: boolean; readonly detail: string; readonly warning?: true };

type Check = Finding & { readonly name: string };

const GIGABYTE = 1_073_741_824;

const gigabytes = (bytes: number): string => `${(bytes / GIGABYTE).toFixed(1)} GB`;

const machine = (): Finding => ({
  ok: true,
  detail: `${counted(availableParallelism(), 'core')}, ${gigabytes(totalmem())} of memory, ${gigabytes(freemem())} of it free`,
});

/** Where runs go unless `--out` says otherwise: a file is made there and removed. */
const resultsFolder = (): Finding => {
  const results = statIfThere('results');
  if (results !== undefined && !results.isDirectory())
    return { ok: false, detail: `${resolve('results')} is no folder; runs here need --out` };
  const folder = resolve(results === undefined ? '.' : 'results');
  const probe = join(folder, `.detente-doctor-${process.pid}`);
  try {
    try {
      writeFileSync(probe, 'detente', { flag: 'wx' });
    } finally {
      rmSync(probe, { force: true });
    }
    return { ok: true, detail: `${folder} can be written` };
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return { ok: false, detail: `${folder} cannot be written (${code}); runs here need --out` };
  }
};

/** What is tested, in order: later tests need what earlier ones have. */
const tests: readonly (readonly [name: string, test: () => Finding | Promise<Finding>])[] = [
  ['Node', () => ({ ok: true, detail: `${process.version}, ${platform()} ${arch()}` })],
  ['Detente', () => ({ ok: true, detail: `${detenteVersion()}, in ${packageRoot()}` })],
  ['WebAssembly', testKernel],
  ['elementary functions', testElementary],
  ['random numbers', testRandom],
  ['a small run', testRun],
  ['threads', testThreads],
  ['canvas', testCanvas],
  ['fonts', testFonts],
  ['a chart', testChart],
  ['results folder', resultsFolder],
  ['machine', machine],
];

/** A test that breaks has failed, and does not keep the others from being made. */
const tested = async (name: string, test: () => Finding | Promise<Finding>): Promise<Check> => {
  try {
    return { name, ...(await test()) };
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { name, ok: false, detail: line };
  }
};

const inWords = (checks: readonly Check[], style: Style): readonly string[] => {
  const sign = ({ ok, warning }: Check): string => (ok ? (warning ? 'note' : 'ok') : 'FAIL');
  const rows = table(checks.map((check) => [check.name, sign(check), visible(check.detail)]));
  const failed = checks.filter(({ ok }) => !ok).length;
  const verdict = failed === 0 ? `all ${checks.length} checks passed` : `${failed} of ${checks.length} checks failed`;
  return [
    ...rows.map((row, index) => (checks[index]?.ok ? row : style('red', row))),
    failed === 0 ? style('bold', verdict) : style('red', verdict),
  ];
};

export const describeDoctor = (command: Command, session: Session): void => {
  const { terminal } = session;
  command.addOption(jsonFlag()).addOption(noColorFlag());
  command.action(async (flags: CommonFlags) => {
    const checks: Check[] = [];
    for (const [name, test] of tests) checks.push(await tested(name, test));
    const ok = checks.every((check) => check.ok);
    session.exitCode = ok ? 0 : 1;
    if (flags.json) return terminal.out(jsonDocument({ ok, checks }));
    terminal.out(`${inWords(checks, styleFor(terminal, 'out', flags.color)).join('\n')}\n`);
  });
};
