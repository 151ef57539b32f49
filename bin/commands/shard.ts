import type { Command } from 'commander';
import { defined } from '../../engine/experiment/defined.ts';
import { type PieceDocument, playPiece } from '../../engine/experiment/pieces/play-piece.ts';
import { shellWord } from '../../engine/experiment/shell-word.ts';
import { formatCount } from '../../reports/format.ts';
import { crashAt } from '../crash-at.ts';
import { type CommonFlags, jsonFlag, noColorFlag, quietFlag, someText, wholeNumber, workersFlag } from '../flags.ts';
import { Interruption, whileInterruptible } from '../interrupt.ts';
import { lanesOf } from '../play.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { jsonDocument } from '../terminal/json.ts';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Flags = CommonFlags & {
  readonly plan: string;
  readonly index: number;
  readonly workers?: number;
  readonly quiet?: true;
};

const mostPieces = 1_000_000;

/** `piece 2 (of 0 to 7) · 1,536 runs · 0.4 s` */
export const pieceLine = (
  { results, index, pieces = 1, runs = 0, played, alreadyComplete }: PieceDocument,
  seconds: number,
): string => {
  if (alreadyComplete) return `${results}: already complete, nothing to play`;
  const which = pieces === 1 ? 'the one piece' : `piece ${index} (of 0 to ${pieces - 1})`;
  const there = runs - played;
  if (there === runs) return `${which} · ${formatCount(runs)} runs, all there already`;
  const kept = there > 0 ? `, ${formatCount(there)} of them there already` : '';
  return `${which} · ${formatCount(runs)} runs${kept} · ${seconds.toFixed(1)} s`;
};

const play = async (flags: Flags, terminal: Terminal, signal: AbortSignal): Promise<void> => {
  const { plan: directory, index, workers, quiet, json } = flags;
  const now = (): number => performance.now();
  const start = now();
  const progress = createProgress(terminal, undefined, now);
  let done = 0;
  try {
    const document = await playPiece({
      ...defined({ workers }),
      ...lanesOf(process.env.DETENTE_LANES),
      ...crashAt(process.env.DETENTE_CRASH_AT),
      ...{ directory, index, signal },
      progress: (advance) => {
        done = advance.done;
        if (!quiet) progress.advance(advance);
      },
    });
    progress.end();
    if (json) terminal.out(jsonDocument(document));
    else if (quiet) terminal.out(`${document.results}\n`);
    else {
      terminal.out(`${pieceLine(document, (now() - start) / 1000)}\n`);
      if (!document.alreadyComplete)
        terminal.err(`  when all pieces are there: ${terminal.calledAs} merge ${shellWord(document.results)}\n`);
    }
  } catch (error) {
    if (!(signal.aborted && signal.reason instanceof Interruption)) throw error;
    throw new Refusal(
      'interrupted',
      `interrupted after ${formatCount(done)} runs of piece ${index}`,
      'the same command again goes on from what is saved',
      signal.reason.exitCode,
    );
  } finally {
    progress.end();
  }
};

const notes = `
Pieces can be played in any order, at the same time, on several machines that share
the folder, and more than once: what is there and whole is not played again. All that
is played comes from the plan's own copies of its files.
`;

export const describeShard = (command: Command, { terminal }: Session): void => {
  command
    .requiredOption('--plan <dir>', 'the folder that detente plan made', someText('--plan'))
    .requiredOption('--index <number>', 'which piece, from 0', wholeNumber('--index', 0, mostPieces))
    .addOption(workersFlag())
    .addOption(jsonFlag())
    .addOption(quietFlag('print only the path of the folder'))
    .addOption(noColorFlag())
    .addHelpText('after', notes);
  command.action((flags: Flags) => whileInterruptible((signal) => play(flags, terminal, signal)));
};
