import { useMemo } from 'preact/hooks';
import type { Figure } from '../../figure.ts';
import { panelsFor } from '../../subjects/index.ts';
import type { Opened, Played } from '../messages.ts';
import { REFERENCE, withReference } from '../with-reference.ts';
import { Chart } from './chart.tsx';
import type { ViewProps } from './page.tsx';

const MOST = 6;

/** The same panels whatever is set, so that each can be held against its reference. */
function panels({ results }: Played, { facts: { baseline } }: Opened): readonly Figure[] {
  const { baseline: _, ...scenario } = results.scenario;
  return panelsFor({ ...results, scenario: { ...scenario, ...(baseline === undefined ? {} : { baseline }) } }, MOST);
}

export function Charts({ state: { played, reference, opened }, dispatch }: ViewProps) {
  const drawn = useMemo(
    () => (played === undefined || opened === undefined ? [] : panels(played, opened)),
    [played, opened],
  );
  const changed =
    reference !== undefined &&
    played !== undefined &&
    JSON.stringify(reference.wanted) !== JSON.stringify(played.wanted);
  const behind = useMemo(
    () => (changed && opened !== undefined ? panels(reference, opened) : []),
    [changed, reference, opened],
  );
  if (played === undefined || opened === undefined) return null;
  return (
    <section aria-label="Charts">
      <p class="quiet key">
        {changed ? (
          <>
            <span class="line" style={{ background: REFERENCE }} /> grey: the reference,{' '}
            {reference.wanted.set.length === 0 ? 'the scenario as it is' : 'as it was kept'}
          </>
        ) : (
          'What is shown is the reference: move something, and it stays as a grey line.'
        )}{' '}
        <button type="button" class="small" disabled={!changed} onClick={() => dispatch({ kind: 'pin' })}>
          Keep what is shown as the reference
        </button>
      </p>
      <div class="charts">
        {drawn.map((figure) => (
          <Chart
            key={figure.name}
            figure={withReference(
              figure,
              behind.find(({ name }) => name === figure.name),
            )}
            scenario={opened.scenario}
          />
        ))}
      </div>
    </section>
  );
}
