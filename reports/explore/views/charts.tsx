import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Figure } from '../../figure.ts';
import { csvTable } from '../../html/csv-table.ts';
import { panelsFor } from '../../subjects/index.ts';
import { download } from '../download.ts';
import { drawFigure } from '../draw-figure.ts';
import type { Opened, Played } from '../messages.ts';
import { REFERENCE, withReference } from '../with-reference.ts';
import type { ViewProps } from './page.tsx';

const MOST = 6;
/** A chart is no lower than this, CSS pixels. */
const LEAST_HEIGHT = 300;

/** The width of an element, as it changes. */
function useWidth(): readonly [{ current: HTMLDivElement | null }, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}

/** The numbers behind a chart, for those who cannot see it and those who want them. */
function Numbers({ figure }: { figure: Figure }) {
  const [open, setOpen] = useState(false);
  const { columns, rows } = useMemo(
    () => (open ? csvTable(figure.csv) : { columns: [], rows: [] }),
    [open, figure.csv],
  );
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        The numbers<span class="hidden"> of: {figure.title}</span>
      </summary>
      {open && (
        <div class="scroll numbers">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, 400).map((row, k) => (
                <tr key={`${k}`}>
                  {row.map((cell, at) => (
                    <td key={`${at}`}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function Chart({ figure, scenario }: { figure: Figure; scenario: string }) {
  const [element, width] = useWidth();
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = Math.max(LEAST_HEIGHT, Math.round(0.56 * width));
  useEffect(() => {
    const { current } = canvas;
    if (current !== null && width > 0) void drawFigure(current, figure, { width, height });
  }, [figure, width]);
  const stem = `${scenario}-${figure.name}`;
  return (
    <section class="chart" aria-label={figure.title}>
      <h3>{figure.title}</h3>
      <p class="quiet">{figure.method}</p>
      <div ref={element}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={figure.altText}
          style={{ width: `${width}px`, height: `${height}px` }}
        />
      </div>
      <div class="under">
        <Numbers figure={figure} />
        <button
          type="button"
          class="small"
          onClick={() => canvas.current?.toBlob((blob) => blob && download(`${stem}.png`, blob))}
        >
          PNG<span class="hidden"> of: {figure.title}</span>
        </button>
        <button
          type="button"
          class="small"
          onClick={() => download(`${stem}.csv`, new Blob([figure.csv], { type: 'text/csv' }))}
        >
          CSV<span class="hidden"> of: {figure.title}</span>
        </button>
      </div>
    </section>
  );
}

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
