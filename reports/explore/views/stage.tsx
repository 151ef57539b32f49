import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { runTimeline } from '../../charts/run-timeline.ts';
import { download } from '../download.ts';
import { again, back, forward, type Hand, leftAlone, newHand, playedTo } from '../hand.ts';
import type { Staged } from '../messages.ts';
import { unbroken } from '../unbroken.ts';
import { Chart } from './chart.tsx';
import { MoveRow } from './move-row.tsx';
import type { PageProps } from './page.tsx';

/** Steps that can be undone. */
const MOST_UNDONE = 200;

/** Rows of players in the picture. */
const MOST_LANES = 24;

/** More ticks than any run has: plays to its end. */
const TO_THE_END = 1_000_000;

/** To the next or previous player, from wherever the focus is. */
function moveFocus(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.move')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : (at + step + rows.length) % rows.length;
  const row = rows[next];
  (row?.querySelector<HTMLElement>('[aria-pressed=true]') ?? row?.querySelector('button'))?.focus();
}

type Act = {
  readonly key: string;
  readonly shown: string;
  readonly name: string;
  readonly run: () => void;
  readonly off?: boolean;
};

function useKeys(acts: readonly Act[]): void {
  const current = useRef(acts);
  current.current = acts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        moveFocus(event.key === 'ArrowDown' ? 1 : -1);
        event.preventDefault();
        return;
      }
      // Nobody has been picked yet.
      if (/^[0-9]$/.test(event.key)) {
        moveFocus(1);
        return;
      }
      const act = current.current.find(({ key, off }) => key === event.key.toLowerCase() && off !== true);
      if (act === undefined) return;
      act.run();
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

/** What happened is read first: back to it where it has been scrolled away. */
function keepInView(): void {
  const told = document.querySelector('.told');
  if (told !== null && told.getBoundingClientRect().top < 0)
    document.getElementById('stage')?.scrollIntoView({ block: 'start' });
}

/** The world as it stands; what has been asked last counts. */
function useStaged({ state, dispatch, player }: PageProps): {
  readonly staged: Staged | undefined;
  readonly problem: string;
} {
  const [staged, setStaged] = useState<Staged | undefined>(undefined);
  const [problem, setProblem] = useState('');
  const { wanted, hand } = state;
  const asked = JSON.stringify([wanted.scenario, wanted.set, wanted.seed, hand]);
  const last = useRef(asked);
  last.current = asked;
  useEffect(() => {
    if (hand === undefined) return;
    player.ask({ kind: 'stage', wanted, hand }).then(
      (reply) => {
        if (last.current !== asked) return;
        setStaged(reply);
        setProblem('');
        const { refused } = reply;
        if (reply.hand.ticks !== hand.ticks || refused.length > 0)
          dispatch({ kind: 'hand', hand: reply.hand, ...(refused.length > 0 ? { ignored: refused } : {}) });
      },
      (error: Error) => last.current === asked && setProblem(error.message),
    );
  }, [asked]);
  return { staged, problem };
}

function Timeline({ staged, scenario }: { staged: Staged; scenario: string }) {
  const figure = useMemo(() => {
    const { subject } = staged.results;
    return subject?.kind === 'run-story' ? runTimeline(staged.results, subject, { lanes: MOST_LANES }) : undefined;
  }, [staged]);
  const rows = staged.results.subject?.kind === 'run-story' ? staged.results.subject.lanes.length : 0;
  return figure === undefined ? null : <Chart figure={figure} scenario={scenario} rows={rows} />;
}

/**
 * One world, tick by tick, for a room: large type, everything by keys, choices by hand, and a log that the command line
 * plays again.
 */
export function Stage(props: PageProps) {
  const { state, dispatch, player } = props;
  const { wanted, opened, enclosed } = state;
  const hand = state.hand as Hand;
  const { staged, problem } = useStaged(props);
  const before = useRef<readonly Hand[]>([]);
  const move = (next: Hand): void => {
    before.current = [...before.current, hand].slice(-MOST_UNDONE);
    dispatch({ kind: 'hand', hand: next });
  };
  const undo = (): void => {
    const last = before.current.at(-1);
    before.current = before.current.slice(0, -1);
    if (last !== undefined) dispatch({ kind: 'hand', hand: last });
  };
  const own = enclosed.presets.find(({ name }) => name === wanted.scenario)?.own === true;
  const reference = own ? `${wanted.scenario}.yaml` : wanted.scenario;
  const file = `${wanted.scenario}-world-${hand.run}.yaml`;
  const save = (): void => {
    const question = { kind: 'log', wanted, hand, reference } as const;
    void player.ask(question).then((text) => download(file, new Blob([text])));
  };
  const skip = (): void => {
    void player.ask({ kind: 'next', wanted, hand }).then((ticks) => move(playedTo(hand, ticks)));
  };
  const over = staged?.end !== undefined;
  const opening = staged === undefined;
  const acts: Act[] = [
    {
      ...{ key: 'arrowright', shown: '→', run: () => move(forward(hand)), off: opening || over },
      name: over ? 'It is over' : `Play ${staged?.next ?? 'on'}`,
    },
    { key: 'arrowleft', shown: '←', name: 'Take it back', run: () => move(back(hand)), off: hand.ticks === 0 },
    { key: 'pagedown', shown: 'Page ↓', name: 'To the next event', run: skip, off: opening || over },
    { key: 'end', shown: 'End', name: 'To the end', run: () => move(playedTo(hand, TO_THE_END)), off: opening || over },
    { key: 'home', shown: 'Home', name: 'To the start', run: () => move(again(hand)), off: hand.ticks === 0 },
  ];
  const planned = leftAlone(hand).moves.length < hand.moves.length;
  const others: Act[] = [
    { key: 'n', shown: 'N', name: 'Next world', run: () => move(newHand(hand.run + 1)) },
    { key: 'p', shown: 'P', name: 'Previous world', run: () => move(newHand(hand.run - 1)), off: hand.run === 0 },
    { key: 'r', shown: 'R', name: 'By rules from here', run: () => move(leftAlone(hand)), off: !planned },
    { key: 'u', shown: 'U', name: 'Undo', run: undo, off: before.current.length === 0 },
    { key: 's', shown: 'S', name: 'Save the log', run: save, off: hand.ticks === 0 },
    { key: 'escape', shown: 'Esc', name: 'Leave', run: () => dispatch({ kind: 'hand', hand: undefined }) },
  ];
  useKeys([...acts, ...others]);
  useEffect(keepInView, [staged]);
  useEffect(() => document.getElementById('stage')?.focus(), []);
  const several =
    new Set(staged?.coming.map(({ player, decision }) => `${player} ${decision}`)).size >
    new Set(staged?.coming.map(({ player }) => player)).size;
  return (
    <main id="stage" class="stage" tabIndex={-1} aria-labelledby="stage-title">
      <header>
        <p class="kicker">Detente · one world, step by step</p>
        <h1 id="stage-title">{opened?.facts.title ?? wanted.scenario}</h1>
        <p>
          <strong class="when">{staged?.when ?? 'The world is being opened'}</strong>
          <span class="quiet">
            {' '}
            of at most {opened?.facts.horizon} · world {hand.run}, seed {wanted.seed}
            {wanted.set.length > 0 && ` · ${wanted.set.map(({ path, value }) => `${path} = ${value}`).join(', ')}`} ·
            one world of many, not a forecast
          </span>
        </p>
      </header>
      <nav class="keys" aria-label="Keys">
        {[acts, others].map((group) => (
          <div class="bar" key={group[0]?.key}>
            {group.map(({ key, shown, name, run, off }) => (
              <button type="button" key={key} disabled={off === true} onClick={run}>
                <kbd>{shown}</kbd> {name}
              </button>
            ))}
          </div>
        ))}
      </nav>
      {state.ignored.length > 0 && (
        <p class="notice" role="status">
          Of the link this could not be read and was left out: {state.ignored.join('; ')}.
        </p>
      )}
      {problem !== '' && (
        <pre class="problems" role="alert">
          {problem}
        </pre>
      )}
      <div class="stage-columns">
        <section aria-label="What happened">
          <p class="told" role="status">
            {unbroken(staged?.told || 'Nothing has happened yet.')}
          </p>
          {staged !== undefined && hand.ticks > 0 && <Timeline staged={staged} scenario={wanted.scenario} />}
          <dl class="gauges">
            {staged?.gauges.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="next">
          {staged?.end === undefined ? (
            <>
              <h2 id="next">What {staged?.next ?? 'the next tick'} may bring</h2>
              <p class="quiet">
                {staged?.coming.some(({ decides }) => decides) === false
                  ? 'Nobody chooses anew by its rule.'
                  : 'How likely each choice is.'}{' '}
                <kbd>↑</kbd> <kbd>↓</kbd> goes to a player, <kbd>1</kbd> to <kbd>9</kbd> chooses for it (once more:
                takes it back), <kbd>0</kbd> leaves it to its rule. The random numbers are the same whatever is chosen.
              </p>
              {staged?.coming.map((coming) => (
                <MoveRow
                  key={`${coming.player} ${coming.decision}`}
                  coming={coming}
                  several={several}
                  hand={hand}
                  move={move}
                />
              ))}
            </>
          ) : (
            <>
              <h2 id="next">The end: {staged.end.label}</h2>
              {staged.end.definition !== undefined && <p>{staged.end.definition}</p>}
              {staged.closing.map((text) => (
                <p key={text}>{unbroken(text)}</p>
              ))}
            </>
          )}
          <h2>The log</h2>
          <p class="quiet">
            {hand.moves.length === 0 ? 'No choice was made by hand so far.' : `${hand.moves.length} by hand so far.`}{' '}
            Saved, it plays again on the command line, and says if anything came out otherwise:
          </p>
          <p>
            <code class="command">
              detente trace {reference} --moves {file}
            </code>
          </p>
        </section>
      </div>
    </main>
  );
}
