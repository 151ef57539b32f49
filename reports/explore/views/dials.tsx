import type { Dial as DialFacts } from '../../../engine/experiment/memory/dials.ts';
import { Dial } from './dial.tsx';
import type { ViewProps } from './page.tsx';

function Group({
  title,
  hint,
  dials,
  state,
  dispatch,
}: ViewProps & { title: string; hint: string; dials: readonly DialFacts[] }) {
  const set = new Map(state.wanted.set.map(({ path, value }) => [path, value]));
  const first = dials.filter(({ headline, path }) => headline || set.has(path));
  const shown = first.length === 0 ? dials.slice(0, 5) : first;
  const folded = dials.filter((dial) => !shown.includes(dial));
  const one = (dial: DialFacts) => <Dial key={dial.path} dial={dial} value={set.get(dial.path)} dispatch={dispatch} />;
  if (dials.length === 0) return null;
  return (
    <section class="group">
      <h2>{title}</h2>
      <p class="quiet">{hint}</p>
      {shown.map(one)}
      {folded.length > 0 && (
        <details class="more">
          <summary>
            {folded.length} more {title.toLowerCase()}
          </summary>
          {folded.map(one)}
        </details>
      )}
    </section>
  );
}

/** Everything that can be turned: what somebody chooses, and how the world is. */
export function Dials({ state, dispatch }: ViewProps) {
  const dials = state.opened?.dials ?? [];
  const changed = state.wanted.set.length;
  return (
    <>
      <div class="bar">
        <button type="button" disabled={changed === 0} onClick={() => dispatch({ kind: 'reset' })}>
          All as it was{changed === 0 ? '' : ` (${changed} changed)`}
        </button>
      </div>
      <Group
        {...{ state, dispatch }}
        title="Levers"
        hint="What somebody could decide."
        dials={dials.filter(({ role }) => role === 'lever')}
      />
      <Group
        {...{ state, dispatch }}
        title="Assumptions"
        hint="How the world is taken to be."
        dials={dials.filter(({ role }) => role !== 'lever')}
      />
    </>
  );
}
