import type { Answer, Enclosed, Opened, Pace, Played, Remark, Request, Wanted } from './messages.ts';

/** Who plays, seen from the page: what is asked last counts, answers to anything older are dropped. */
export type Player = {
  readonly open: (scenario: string) => void;
  readonly play: (wanted: Wanted, pace: Pace) => void;
  /** Other files from now on. */
  readonly hold: (files: Enclosed['files']) => void;
  /** Everything wrong with the text of a scenario. */
  readonly check: (text: string) => Promise<readonly Remark[]>;
};

export type PlayerEvents = {
  readonly opened: (opened: Opened) => void;
  readonly played: (played: Played) => void;
  readonly refused: (problems: readonly string[]) => void;
};

export function startPlayer(worker: Worker, { files, version }: Enclosed, events: PlayerEvents): Player {
  let last = 0;
  let turn = 0;
  const checking = new Map<number, (remarks: readonly Remark[]) => void>();
  const send = (request: Request): void => worker.postMessage(request);
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if (data.kind === 'checked') {
      checking.get(data.turn)?.(data.remarks);
      checking.delete(data.turn);
      return;
    }
    if (data.id !== last) return;
    if (data.kind === 'opened') events.opened(data.opened);
    else if (data.kind === 'played') events.played(data.played);
    else events.refused(data.problems);
  };
  worker.onerror = ({ message }) => events.refused([message]);
  send({ kind: 'start', files, version });
  return {
    open: (scenario) => {
      last += 1;
      send({ kind: 'open', id: last, scenario });
    },
    hold: (held) => send({ kind: 'files', files: held }),
    check: (text) =>
      new Promise((resolve) => {
        turn += 1;
        checking.set(turn, resolve);
        send({ kind: 'check', text, turn });
      }),
    play: (wanted, pace) => {
      last += 1;
      send({ kind: 'play', id: last, wanted, pace });
    },
  };
}
