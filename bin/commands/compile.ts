import type { Command } from 'commander';
import { compile, KERNEL_VERSION, type Kernel, tickPhaseOf } from '../../engine/compile/compile.ts';
import type { Setting } from '../../engine/language/loading/settings.ts';
import { formatCount } from '../../reports/format.ts';
import { type CommonFlags, jsonFlag, noColorFlag, oneOf, setFlag } from '../flags.ts';
import { openModel } from '../open-model.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { styleFor } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';

type CompileFlags = CommonFlags & { readonly emit?: 'wat' | 'bytes'; readonly set?: readonly Setting[] };

/** What a kernel is like, in numbers. */
const sizes = (kernel: Kernel) => {
  const { layout, program, bytes } = kernel;
  return {
    kernelVersion: KERNEL_VERSION,
    bytes: bytes.length,
    memoryBytes: layout.bytes,
    lanes: layout.lanes,
    levels: tickPhaseOf(program).plan.stages.length,
    streams: layout.stepped.length + layout.perRun.length,
  };
};

const inWords = (kernel: Kernel): string[] => {
  const { bytes, memoryBytes, lanes, levels, streams } = sizes(kernel);
  return table([
    ['code', `${formatCount(bytes)} bytes`],
    ['memory', `${formatCount(memoryBytes)} bytes for ${lanes} runs side by side`],
    ['a tick', `${levels} ${levels === 1 ? 'level' : 'levels'} of loops over the players`],
    ['random streams', `${formatCount(streams)} per run`],
  ]);
};

export const describeCompile = (command: Command, { terminal }: Session): void => {
  command
    .argument('<yaml>', 'a scenario: a file, or the name of a shipped one')
    .option(
      '--emit <form>',
      'print the kernel itself: wat (text) or bytes (WebAssembly)',
      oneOf('--emit', ['wat', 'bytes']),
    )
    .addOption(setFlag())
    .addOption(jsonFlag())
    .addOption(noColorFlag());
  command.action(async (file: string, flags: CompileFlags) => {
    const model = await openModel(file, flags.set ?? [], terminal, flags.color);
    const kernel = compile(model);
    if (flags.json) {
      const text = flags.emit === 'wat' ? { wat: kernel.wat() } : {};
      const code = flags.emit === 'bytes' ? { base64: Buffer.from(kernel.bytes).toString('base64') } : {};
      return terminal.out(jsonDocument({ scenario: model.name, ...sizes(kernel), ...text, ...code }));
    }
    if (flags.emit === 'wat') return terminal.out(kernel.wat());
    if (flags.emit === 'bytes') {
      if (terminal.outIsTerminal)
        throw new Refusal('usage', '--emit bytes does not print to a terminal', 'send it to a file: > kernel.wasm');
      return terminal.out(kernel.bytes);
    }
    const style = styleFor(terminal, 'out', flags.color);
    terminal.out(
      `${[`${style('bold', model.name)} · kernel version ${KERNEL_VERSION}`, ...inWords(kernel)].join('\n')}\n`,
    );
  });
};
