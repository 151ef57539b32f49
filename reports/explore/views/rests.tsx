import { allDefinitions, meaningText, rangeText, sourceText, unitText, valueText } from '../../page/register-words.ts';
import type { ParameterFacts } from '../../results.ts';
import { readingOf } from '../../subjects/index.ts';
import type { ViewProps } from './page.tsx';

function Register({ title, rows }: { title: string; rows: readonly ParameterFacts[] }) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>
        {title} ({rows.length})
      </summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {['Parameter', 'What it is', 'Value', 'Unit', 'Allowed', 'Source'].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.name}>
                <th scope="row">
                  <code>{one.name}</code>
                </th>
                {[meaningText(one), valueText(one), unitText(one), rangeText(one), sourceText(one)].map((text, k) => (
                  <td key={`${k}`}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** What it rests on, what it does not show, what the words mean. */
export function Rests({ state: { opened, played } }: ViewProps) {
  if (opened === undefined) return null;
  const { limits, register = [] } = opened.facts;
  const meanings = played === undefined ? [] : allDefinitions(played.results);
  return (
    <section aria-labelledby="rests">
      <h2 id="rests">What this does not show</h2>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      {played !== undefined && <p class="quiet">{readingOf(played.results)}</p>}
      <details>
        <summary>What the words mean ({meanings.length})</summary>
        <dl>
          {meanings.map(({ term, meaning }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Register title="Levers, as the scenario has them" rows={register.filter(({ role }) => role === 'lever')} />
      <Register title="Assumptions, as the scenario has them" rows={register.filter(({ role }) => role !== 'lever')} />
    </section>
  );
}
