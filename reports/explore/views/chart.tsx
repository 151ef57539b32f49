import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Figure } from '../../figure.ts';
import { csvTable } from '../../html/csv-table.ts';
import { download } from '../download.ts';
import { drawFigure } from '../draw-figure.ts';
import { unbroken } from '../unbroken.ts';

/** A chart is no lower than this, CSS pixels. */
const LEAST_HEIGHT = 300;
/** Wider than this, CSS pixels, a chart for a room grows as a whole. */
const ROOM_WIDTH = 640;
const ROW_HEIGHT = 46;

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

type ChartProps = {
  readonly figure: Figure;
  readonly scenario: string;
  /** For a room: without title and method, which stand beside it, in larger type, with so many rows. */
  readonly rows?: number;
};

/** A figure as a picture with its numbers, to look at and to take away. */
export function Chart({ figure, scenario, rows }: ChartProps) {
  const [element, width] = useWidth();
  const canvas = useRef<HTMLCanvasElement>(null);
  const zoom = rows === undefined ? 1 : Math.max(1, width / ROOM_WIDTH);
  const height = Math.max(LEAST_HEIGHT, Math.round(0.56 * width), Math.round((rows ?? 0) * ROW_HEIGHT * zoom));
  useEffect(() => {
    const { current } = canvas;
    if (current !== null && width > 0) void drawFigure(current, figure, { width, height, zoom });
  }, [figure, width]);
  const stem = `${scenario}-${figure.name}`;
  return (
    <section class="chart">
      {rows === undefined && (
        <>
          <h3>{unbroken(figure.title)}</h3>
          <p class="quiet">{unbroken(figure.method)}</p>
        </>
      )}
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
