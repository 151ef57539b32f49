import { pointDecimals, signed } from '../../comparison/difference-text.ts';
import { measureSentence } from '../../findings.ts';
import { formatCount, formatInterval, formatShare } from '../../format.ts';
import type { OutcomeResult } from '../../results.ts';
import { findings } from '../../subjects/index.ts';
import { differenceOf } from '../compare-played.ts';
import type { Played } from '../messages.ts';
import { unbroken } from '../unbroken.ts';
import type { ViewProps } from './page.tsx';

function share({ count, lo95, hi95 }: OutcomeResult, n: number): string {
  return `${formatShare(count, n)} (${formatInterval(lo95, hi95, n)})`;
}

/** `−12 points (−15 to −9)`, or that nothing can be told. */
function differenceText(played: Played, reference: Played, place: number): string {
  const difference = differenceOf(played, reference, place);
  if (difference === undefined) return 'other seeds';
  const { estimate, lo95, hi95, identical, n } = difference;
  if (n === 0) return 'no runs';
  if (identical) return 'the same in every run';
  const decimals = pointDecimals(difference);
  const text = (value: number): string => signed(100 * value, decimals);
  const range = `${text(estimate)} points (${text(lo95)} to ${text(hi95)})`;
  return lo95 <= 0 && hi95 >= 0 ? `no clear difference: ${range}` : range;
}

/** How the runs ended, beside the reference, and what the words mean. */
export function Outcomes({ state: { played, reference, wanted } }: ViewProps) {
  if (played === undefined) return <p class="quiet">The first runs are being played.</p>;
  const { results } = played;
  const changed = reference !== undefined && JSON.stringify(reference.wanted) !== JSON.stringify(played.wanted);
  const measured = [results.headlineMeasure, ...(results.asked ?? [])].flatMap(
    (measure) => measureSentence(results, measure) ?? [],
  );
  const whole = results.runs + results.failedRuns >= wanted.runs;
  return (
    <section aria-labelledby="finding">
      <h2 id="finding" class="finding">
        {unbroken(findings(results)[0] ?? 'No finding')}
      </h2>
      <p class="quiet" role="status" aria-live="polite">
        {formatCount(results.runs)} runs{whole ? '' : ' so far'}
        {results.failedRuns === 0 ? '' : `, ${formatCount(results.failedRuns)} failed`} · in this model · intervals hold
        95 % of what chance alone would give
      </p>
      {measured.map((sentence) => (
        <p key={sentence}>{unbroken(sentence)}</p>
      ))}
      <button type="button" class="narrow" onClick={() => document.getElementById('dials')?.focus()}>
        Change something
      </button>
      <div class="scroll">
        <table class="outcomes">
          <caption class="hidden">How runs ended</caption>
          <thead>
            <tr>
              <th scope="col">A run ends with</th>
              <th scope="col">Share of runs (95 %)</th>
              {changed && (
                <th scope="col" class="wide">
                  Reference
                </th>
              )}
              {changed && <th scope="col">Difference, run by run</th>}
            </tr>
          </thead>
          <tbody>
            {results.outcomes.map((outcome, place) => {
              const before = reference?.results.outcomes[place];
              return (
                <tr key={outcome.name}>
                  <th scope="row">
                    {outcome.label}
                    {outcome.definition !== undefined && <span class="meaning">{outcome.definition}</span>}
                  </th>
                  <td>{share(outcome, results.runs)}</td>
                  {changed && <td class="wide">{before === undefined ? '' : share(before, reference.results.runs)}</td>}
                  {changed && <td>{differenceText(played, reference, place)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
