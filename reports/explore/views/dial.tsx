import type { Dial as DialFacts } from '../../../engine/experiment/memory/dials.ts';
import { formatNumber } from '../../format.ts';
import { positionOf, roundedValue, STEPS, valueAt } from '../dial-scale.ts';
import type { Dispatch } from './page.tsx';

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const nameOf = ({ label, player }: DialFacts): string =>
  player === undefined ? upperFirst(label) : `${player.name}: ${label}`;

type DialProps = { readonly dial: DialFacts; readonly value: string | undefined; readonly dispatch: Dispatch };

const unitText = ({ unit }: DialFacts): string => (unit === '1' ? '' : unit);

function Options({ dial, value, dispatch }: DialProps) {
  const { options = [], path } = dial;
  const given = options[dial.value] ?? '';
  return (
    <select
      id={path}
      value={value ?? given}
      onChange={({ currentTarget }) =>
        dispatch({ kind: 'set', path, value: currentTarget.value === given ? undefined : currentTarget.value })
      }
    >
      {options.map((option) => (
        <option value={option} key={option}>
          {option}
        </option>
      ))}
    </select>
  );
}

function Scale({ dial, value, dispatch }: DialProps) {
  const { path } = dial;
  const number = value === undefined ? dial.value : Number(value);
  const set = (next: number): void => dispatch({ kind: 'set', path, value: String(next) });
  return (
    <div class="scale">
      <input
        type="range"
        id={path}
        min={0}
        max={STEPS}
        step={1}
        value={positionOf(dial, number)}
        aria-valuetext={`${roundedValue(dial, number)} ${unitText(dial)}`}
        onInput={({ currentTarget }) => set(valueAt(dial, Number(currentTarget.value)))}
      />
      <input
        type="number"
        aria-label={`${nameOf(dial)}, as a number`}
        step="any"
        value={roundedValue(dial, number)}
        onChange={({ currentTarget }) => {
          const next = currentTarget.valueAsNumber;
          if (Number.isFinite(next)) set(dial.whole ? Math.round(next) : next);
        }}
      />
    </div>
  );
}

/** One number or option, with what it means. */
export function Dial({ dial, value, dispatch }: DialProps) {
  const { doc, source, drawn, path } = dial;
  const changed = value !== undefined;
  return (
    <div class={changed ? 'dial changed' : 'dial'}>
      <div class="name">
        <label for={path}>{nameOf(dial)}</label>
        <span class="unit">{unitText(dial)}</span>
        {changed && (
          <button type="button" class="small" onClick={() => dispatch({ kind: 'set', path, value: undefined })}>
            as it was<span class="hidden">: {nameOf(dial)}</span>
          </button>
        )}
      </div>
      {dial.options === undefined ? (
        <Scale dial={dial} value={value} dispatch={dispatch} />
      ) : (
        <Options dial={dial} value={value} dispatch={dispatch} />
      )}
      {drawn !== undefined && !changed && (
        <p class="drawn">Drawn anew in each run: {drawn}. Moving it holds it at one number.</p>
      )}
      <details>
        <summary>
          What it is<span class="hidden">: {nameOf(dial)}</span>
        </summary>
        <p>
          {doc === undefined ? '' : `${upperFirst(doc)}. `}
          As it was: {drawn ?? dial.options?.[dial.value] ?? formatNumber(dial.value, 6).replace(/\.?0+$/, '')}. Source:{' '}
          {source ?? 'none given'}. <code>{path}</code>
        </p>
      </details>
    </div>
  );
}
