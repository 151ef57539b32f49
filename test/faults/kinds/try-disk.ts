import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, difference } from '../folders.ts';
import { type Fault, play, saidBadly } from '../play.ts';
import type { Trial } from '../subject-folder.ts';
import type { Extent, Tally } from '../tally.ts';

/** Which ends are right besides success: a refusal in words, a death, an interruption. */
export type End = 'refused' | 'killed' | { readonly interrupted: number; readonly by: NodeJS.Signals };

/** Where a fault is put in: before the n-th operation on the disk. */
export type At = { readonly at: number; readonly fault: string };

const wrongEnd = (end: End, ended: Awaited<ReturnType<typeof play>>, place: string): readonly string[] => {
  if (end === 'killed') return ended.signal === 'SIGKILL' ? [] : [`exit code ${ended.code}, expected death by SIGKILL`];
  if (end === 'refused') return saidBadly(ended, place);
  // Where a command has nothing to tidy up, the system ends it.
  if (ended.signal === end.by) return [];
  return [
    ...(ended.code === end.interrupted ? [] : [`exit code ${ended.code}, expected ${end.interrupted}`]),
    ...(/interrupted.*\[interrupted\]\n {2}hint: .*same command again/.test(ended.err) ? [] : ['not how to go on']),
  ];
};

/** One command with one fault, looked at, and given once more without. */
export const tryDisk = async (
  trial: Trial,
  { at, fault }: At,
  end: End,
  tally: Tally,
  extent: Extent,
): Promise<void> => {
  const { subject } = trial;
  const folder = trial.folder();
  const disk: Fault = { within: folder, at, fault };
  const tell = (count: 'lost' | 'wrong' | 'hangs' | 'said', lines: readonly string[], err = ''): void => {
    if (lines.length === 0) return;
    tally[count] += 1;
    extent.tell(
      `${tally.kind}: ${subject.name}, ${fault} at ${at}: ${lines.join('; ')}${err === '' ? '' : `\n  ${err.trim()}`}`,
    );
  };
  try {
    const ended = await play(subject.command, { cwd: folder, disk });
    tally.faults += 1;
    if (ended.hung) return tell('hangs', ['did not end']);
    const isDone = ended.code === 0;
    tally[isDone ? 'absorbed' : 'refused'] += 1;
    if (isDone) {
      const other = difference(contentOf(join(folder, subject.out)), trial.expected);
      return tell('wrong', other === undefined ? [] : [`exit code 0, ${other}`]);
    }
    tell('said', wrongEnd(end, ended, subject.out), ended.err);
    tell('wrong', trial.pretences(folder));
    tell('lost', await trial.again(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
