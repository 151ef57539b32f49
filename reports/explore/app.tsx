import { render } from 'preact';
import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import './style.css';
import { linkOf, readLink } from './link.ts';
import type { Enclosed, Request, Wanted } from './messages.ts';
import { type Player, startPlayer } from './player.ts';
import { after, nextAsk, type PageState, USUAL_RUNS } from './state.ts';
import { Page } from './views/page.tsx';

/** The numbers of the command line wait until nobody moves anything. */
const REST = 600;

const givenBy = ({ scenario }: Enclosed): Wanted => ({
  scenario,
  set: [],
  seed: '1',
  runs: USUAL_RUNS,
});

function linked(enclosed: Enclosed): Pick<PageState, 'wanted' | 'step' | 'hand' | 'ignored'> {
  const names = enclosed.presets.map(({ name }) => name);
  return readLink(location.hash, names, givenBy(enclosed));
}

/** Asks the player for what is missing: at once for what is live, after a rest for what is exact. */
function useAsking(state: PageState, player: Player): void {
  const ask = nextAsk(state);
  const key = JSON.stringify(ask);
  useEffect(() => {
    if (ask === undefined) return;
    if (ask.kind === 'open') return player.open(ask.scenario);
    const timer = setTimeout(() => player.play(ask.wanted, ask.pace), ask.pace === 'exact' ? REST : 0);
    return () => clearTimeout(timer);
  }, [key]);
}

/** The address says what is shown, so that it can be sent to somebody. */
function useLink(state: PageState, read: (hash: string) => void): void {
  const written = useRef('');
  const link = linkOf(state.wanted, givenBy(state.enclosed), state.step, state.hand);
  useEffect(() => {
    if (state.opened === undefined) return;
    written.current = link;
    if (location.hash !== link) history.replaceState(undefined, '', link);
  }, [link, state.opened]);
  useEffect(() => {
    const changed = (): void => {
      if (location.hash !== written.current) read(location.hash);
    };
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
}

function App({ enclosed, worker }: { enclosed: Enclosed; worker: Worker }) {
  const [state, dispatch] = useReducer(
    after,
    enclosed,
    (given): PageState => ({
      enclosed: given,
      ...linked(given),
      opened: undefined,
      played: undefined,
      reference: undefined,
      problems: [],
    }),
  );
  const player = useMemo(
    () =>
      startPlayer(worker, enclosed, {
        opened: (opened) => dispatch({ kind: 'opened', opened }),
        played: (played) => dispatch({ kind: 'played', played }),
        refused: (problems) => dispatch({ kind: 'refused', problems }),
      }),
    [],
  );
  // Before anything is asked of them; those of the beginning are there.
  useEffect(() => {
    if (state.enclosed.files !== enclosed.files) player.hold(state.enclosed.files);
  }, [state.enclosed.files]);
  useAsking(state, player);
  useLink(state, () => dispatch({ kind: 'link', ...linked(enclosed) }));
  return <Page state={state} dispatch={dispatch} player={player} />;
}

/** Draws the page, with what is enclosed in it. */
async function start(enclosed: Enclosed, worker: Worker): Promise<void> {
  // The model is opened while fonts are.
  const send = (request: Request): void => worker.postMessage(request);
  send({ kind: 'files', files: enclosed.files, version: enclosed.version });
  const { scenario, seed } = linked(enclosed).wanted;
  send({ kind: 'warm', scenario, seed });
  // Widths of texts are measured in this font, wherever it comes from.
  await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 20px Inter`)));
  const root = document.getElementById('app');
  if (root === null) throw new Error('expected an element "app" in the page, got none');
  root.replaceChildren();
  render(<App enclosed={enclosed} worker={worker} />, root);
}

// The page's own small script starts what it has unpacked.
Object.assign(globalThis, { startDetente: start });
