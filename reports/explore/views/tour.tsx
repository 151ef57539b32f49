import { newHand } from '../hand.ts';
import { TOUR } from '../tour.ts';
import { Dial } from './dial.tsx';
import type { ViewProps } from './page.tsx';

/** The way into the tour, and its steps: one idea and one control each. */
export function Tour({ state: { step, opened, wanted, lastHand }, dispatch }: ViewProps) {
  const shown = step === undefined ? undefined : TOUR[step];
  if (shown === undefined || step === undefined)
    return (
      <p>
        <button type="button" onClick={() => dispatch({ kind: 'tour', step: 0 })}>
          Take the tour: five steps, a minute each
        </button>{' '}
        <button type="button" onClick={() => dispatch({ kind: 'hand', hand: lastHand ?? newHand(0) })}>
          {lastHand === undefined
            ? 'Step through one world: for a room, by keys'
            : 'Back to the world that was stepped'}
        </button>
      </p>
    );
  const dial = opened?.dials.find(({ path }) => path === shown.control);
  const value = wanted.set.find(({ path }) => path === shown.control)?.value;
  return (
    <section class="tour" aria-labelledby="step">
      <h2 id="step">
        {step + 1} of {TOUR.length}: {shown.title}
      </h2>
      <p>{shown.idea}</p>
      <p>
        <strong>{shown.task}</strong>
      </p>
      {dial !== undefined && <Dial dial={dial} value={value} dispatch={dispatch} />}
      <div class="bar">
        <button type="button" disabled={step === 0} onClick={() => dispatch({ kind: 'tour', step: step - 1 })}>
          Back
        </button>
        <button
          type="button"
          onClick={() => dispatch({ kind: 'tour', step: step + 1 < TOUR.length ? step + 1 : undefined })}
        >
          {step + 1 < TOUR.length ? `Next: ${TOUR[step + 1]?.title}` : 'End the tour'}
        </button>
        <button type="button" class="small" onClick={() => dispatch({ kind: 'tour', step: undefined })}>
          Leave the tour
        </button>
      </div>
    </section>
  );
}
