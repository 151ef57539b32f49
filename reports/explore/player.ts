import type { Answer, Enclosed, Opened, Pace, Played, Question, Replies, Request, Wanted } from './messages.ts';

/** Who plays, seen from the page: what is asked last counts, answers to anything older are dropped. */
export type Player = {
  readonly open: (scenario: string) => void;
  readonly play: (wanted: Wanted, pace: Pace) => void;
  /** The files to play from now on; asked for before anything else. */
  readonly hold: (files: Enclosed['files']) => void;
  /** What is answered each time; rejected with an Error that says what is wrong. */
  readonly ask: <Asked extends Question>(question: Asked) => Promise<Replies[Asked['kind']]>;
};

export type PlayerEvents = {
  readonly opened: (opened: Opened) => void;
  readonly played: (played: Played) => void;
  readonly refused: (problems: readonly string[]) => void;
};

type Waiting = { readonly resolve: (reply: never) => void; readonly reject: (error: Error) => void };

export function startPlayer(worker: Worker, { version }: Enclosed, events: PlayerEvents): Player {
  let last = 0;
  let turn = 0;
  const waiting = new Map<number, Waiting>();
  const send = (request: Request): void => worker.postMessage(request);
  const answered = (data: Extract<Answer, { readonly turn: number }>): void => {
    if (data.kind === 'reply') waiting.get(data.turn)?.resolve(data.reply as never);
    else waiting.get(data.turn)?.reject(new Error(data.problems.join('\n\n')));
    waiting.delete(data.turn);
  };
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if ('turn' in data) return answered(data);
    if (data.id !== last) return;
    if (data.kind === 'opened') events.opened(data.opened);
    else if (data.kind === 'played') events.played(data.played);
    else events.refused(data.problems);
  };
  worker.onerror = ({ message }) => events.refused([message]);
  return {
    open: (scenario) => {
      last += 1;
      send({ kind: 'open', id: last, scenario });
    },
    hold: (held) => send({ kind: 'files', files: held, version }),
    ask: (question) =>
      new Promise((resolve, reject) => {
        turn += 1;
        waiting.set(turn, { resolve, reject });
        send({ kind: 'question', turn, question });
      }),
    play: (wanted, pace) => {
      last += 1;
      send({ kind: 'play', id: last, wanted, pace });
    },
  };
}
