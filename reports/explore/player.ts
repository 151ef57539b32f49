import type { Answer, Enclosed, Opened, Pace, Played, Request, Wanted } from './messages.ts';

/** Who plays, seen from the page: what is asked last counts, answers to anything older are dropped. */
export type Player = {
  readonly open: (scenario: string) => void;
  readonly play: (wanted: Wanted, pace: Pace) => void;
};

export type PlayerEvents = {
  readonly opened: (opened: Opened) => void;
  readonly played: (played: Played) => void;
  readonly refused: (problems: readonly string[]) => void;
};

export function startPlayer(worker: Worker, { files, version }: Enclosed, events: PlayerEvents): Player {
  let last = 0;
  const send = (request: Request): void => worker.postMessage(request);
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
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
    play: (wanted, pace) => {
      last += 1;
      send({ kind: 'play', id: last, wanted, pace });
    },
  };
}
