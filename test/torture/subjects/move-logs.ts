import {
  checkMoves,
  type MovesLog,
  movesLogText,
  type ReadMovesLog,
  readMovesLog,
} from '../../../engine/experiment/story/moves-log.ts';
import type { Model } from '../../../engine/language/model.ts';
import { mutate, mutateBytes } from '../mutate.ts';
import { hostilePieces } from '../shipped-texts.ts';
import { checkProblems, type Subject, subject, type Verdict, Wrong } from '../subject.ts';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const log: MovesLog = {
  version: '0.1.0',
  scenario: 'two-labs',
  seed: 'a seed',
  run: 3,
  set: [{ path: 'labs.caution', value: '0.7' }],
  moves: [
    { tick: 1, player: 'Leader', decision: 'stance', option: 'pause' },
    { tick: 2, player: 'Follower', decision: 'stance', option: 'race' },
  ],
  cameTo: { ticks: 12, outcome: 'horizon', digest: '0123456789abcdef'.repeat(4) },
};

const whole = [
  movesLogText(log, ['Month 1: Leader pauses', 'Month 2: Follower races']),
  movesLogText({ ...log, moves: [], set: [] }, []),
];

const judge =
  (model: Model) =>
  (bytes: Uint8Array): Verdict => {
    const { read, problems } = readMovesLog('log.yaml', bytes);
    const verdict = checkProblems(problems);
    if (read === undefined) {
      if (verdict !== 'refused') throw new Wrong('neither a log nor an error');
      return verdict;
    }
    checkLog(read);
    return checkProblems(checkMoves(model, read));
  };

const checkLog = ({ log: found }: ReadMovesLog): void => {
  const again = readMovesLog('again.yaml', encode(movesLogText(found, [])));
  if (again.read === undefined) throw new Wrong(`cannot be read again: ${again.problems[0]?.message}`);
  if (JSON.stringify(again.read.log) !== JSON.stringify(found))
    throw new Wrong(`another log comes back: ${JSON.stringify(again.read.log)} of ${JSON.stringify(found)}`);
};

/** Logs of moves with mutations of their text or bytes. */
export const moveLogs = (model: Model): Subject =>
  subject<Uint8Array>({
    draw: (chance) => {
      const text = chance.pick(whole);
      return chance.is(0.2)
        ? mutateBytes(chance, encode(text))
        : encode(mutate(chance, text, { pieces: hostilePieces, others: whole }));
    },
    judge: judge(model),
    show: (bytes) => JSON.stringify(new TextDecoder().decode(bytes)),
  });
