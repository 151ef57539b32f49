import type { Player } from '../player.ts';
import type { PageEvent, PageState } from '../state.ts';
import { Charts } from './charts.tsx';
import { Dials } from './dials.tsx';
import { Head } from './head.tsx';
import { Outcomes } from './outcomes.tsx';
import { Rests } from './rests.tsx';
import { Share } from './share.tsx';
import { Stage } from './stage.tsx';
import { Tour } from './tour.tsx';
import { Workbench } from './workbench.tsx';

export type Dispatch = (event: PageEvent) => void;
export type ViewProps = { readonly state: PageState; readonly dispatch: Dispatch };

export type PageProps = ViewProps & { readonly player: Player };

export function Page({ state, dispatch, player }: PageProps) {
  const { opened, problems, ignored, step, hand } = state;
  if (hand !== undefined && opened !== undefined) return <Stage state={state} dispatch={dispatch} player={player} />;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('results')?.focus()}>
        Skip to the results
      </button>
      <Head state={state} dispatch={dispatch} />
      <Tour state={state} dispatch={dispatch} />
      {ignored.length > 0 && (
        <p class="notice" role="status">
          Of the link this could not be read and was left out: {ignored.join(', ')}.
        </p>
      )}
      {problems.length > 0 && (
        <pre class="problems" role="alert">
          {problems.join('\n\n')}
        </pre>
      )}
      <div class={step === undefined ? 'columns' : 'columns touring'}>
        <aside id="dials" tabIndex={-1} aria-label="What can be changed">
          {opened !== undefined && step === undefined && <Dials state={state} dispatch={dispatch} />}
        </aside>
        <main id="results" tabIndex={-1}>
          <Outcomes state={state} dispatch={dispatch} />
          <Charts state={state} dispatch={dispatch} />
          <Share state={state} dispatch={dispatch} />
          <Rests state={state} dispatch={dispatch} />
          <Workbench state={state} dispatch={dispatch} player={player} />
        </main>
      </div>
    </>
  );
}
