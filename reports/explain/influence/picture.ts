import { type Direction, layOut, type Placed, type Point, type Size } from './lay-out.ts';
import { textWidth } from './text-width.ts';

export type Shape = 'box' | 'round' | 'oval' | 'six';

/** A line of text in a shape or at an arrow. */
export type Text = {
  readonly text: string;
  readonly weight: 'strong' | 'plain' | 'faint';
  /** The kind whose mark stands before it. */
  readonly mark?: string;
};

export type Mark = {
  readonly id: string;
  /** Its class: what colours it. */
  readonly kind: string;
  readonly shape: Shape;
  readonly texts: readonly Text[];
  /** What a pointer over it tells. */
  readonly tip: string | undefined;
  readonly link: string | undefined;
};

export type Arrow = {
  readonly from: string;
  readonly to: string;
  readonly texts: readonly string[];
  /** It points against the order of the others, and closes a loop. */
  readonly closes: boolean;
};

/** A diagram before it is placed. */
export type Picture = {
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly arrows: readonly Arrow[];
  readonly legend: readonly { readonly kind: string; readonly text: string }[];
};

const sizes = { strong: 13, plain: 12, faint: 11, arrow: 11 } as const;
const lineHeight = 16;
const markWidth = 14;
const padding: Readonly<Record<Shape, Size>> = {
  box: { width: 20, height: 12 },
  round: { width: 22, height: 12 },
  oval: { width: 32, height: 14 },
  six: { width: 36, height: 12 },
};

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** Tenths of a pixel are enough. */
const n = (value: number): string => String(Math.round(value * 10) / 10);

const widthOfText = ({ text, weight, mark }: Text): number =>
  textWidth(text, sizes[weight], weight === 'strong') + (mark === undefined ? 0 : markWidth);

const sizeOf = ({ texts, shape }: Mark): Size => ({
  width: Math.max(...texts.map(widthOfText)) + padding[shape].width,
  height: texts.length * lineHeight + padding[shape].height,
});

const labelSize = (texts: readonly string[]): Size =>
  texts.length === 0
    ? { width: 0, height: 0 }
    : { width: Math.max(...texts.map((text) => textWidth(text, sizes.arrow))) + 8, height: texts.length * 13 + 4 };

const outline = (shape: Shape, { x, y }: Point, { width, height }: Size): string => {
  const [left, top] = [x - width / 2, y - height / 2];
  if (shape === 'six') {
    const bite = 12;
    const points = [
      [left, y],
      [left + bite, top],
      [left + width - bite, top],
      [left + width, y],
      [left + width - bite, top + height],
      [left + bite, top + height],
    ];
    return `<polygon points="${points.map((point) => point.map(n).join(',')).join(' ')}"/>`;
  }
  const radius = { box: 2, round: 9, oval: height / 2 }[shape];
  return `<rect x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" rx="${n(radius)}"/>`;
};

/** Texts below each other; where there are several, what has a mark begins at the left edge. */
const written = ({ texts, shape }: Mark, { x, y }: Point, { width }: Size): string => {
  const top = y - ((texts.length - 1) * lineHeight) / 2;
  const left = x - width / 2 + padding[shape].width / 2;
  return texts
    .map(({ text, weight, mark }, k) => {
      const line = top + k * lineHeight;
      if (mark === undefined)
        return `<text class="${weight}" x="${n(x)}" y="${n(line + 4)}" text-anchor="middle">${escaped(text)}</text>`;
      const swatch =
        mark === '' ? '' : `<rect class="${mark}" x="${n(left)}" y="${n(line - 5)}" width="9" height="9" rx="2"/>`;
      return `${swatch}<text class="${weight}" x="${n(left + markWidth)}" y="${n(line + 4)}">${escaped(text)}</text>`;
    })
    .join('');
};

const drawnMark = (mark: Mark, at: Point): string => {
  const size = sizeOf(mark);
  const tip = mark.tip === undefined ? '' : `<title>${escaped(mark.tip)}</title>`;
  const group = `<g class="mark ${mark.kind}">${tip}${outline(mark.shape, at, size)}${written(mark, at, size)}</g>`;
  return mark.link === undefined ? group : `<a href="${escaped(mark.link)}">${group}</a>`;
};

const point = ({ x, y }: Point): string => `${n(x)},${n(y)}`;

/** Straight through a layer, in an S from one to the next. */
const curve = (way: readonly Point[], direction: Direction): string => {
  const [start, ...rest] = way;
  if (!start) return '';
  const steps = rest.map((to, k) => {
    const from = way[k] ?? to;
    if (k % 2 === 0) return `L${point(to)}`;
    const middle = direction === 'down' ? (from.y + to.y) / 2 : (from.x + to.x) / 2;
    const bends =
      direction === 'down'
        ? [
            { x: from.x, y: middle },
            { x: to.x, y: middle },
          ]
        : [
            { x: middle, y: from.y },
            { x: middle, y: to.y },
          ];
    return `C${bends.map(point).join(' ')} ${point(to)}`;
  });
  return `M${point(start)}${steps.join('')}`;
};

/** Where a way ends, and the last point before it that is another. */
const lastStep = (way: readonly Point[]): readonly [Point, Point] => {
  const end = way.at(-1) ?? { x: 0, y: 0 };
  return [way.findLast(({ x, y }) => Math.hypot(end.x - x, end.y - y) > 0.5) ?? end, end];
};

/** Lines reach a box at a right angle. */
const arrowHead = (way: readonly Point[], direction: Direction): string => {
  const [before, end] = lastStep(way);
  const [dx, dy] = direction === 'down' ? [0, Math.sign(end.y - before.y)] : [Math.sign(end.x - before.x), 0];
  const side = (sign: number): Point => ({
    x: end.x - 8 * dx - 3.6 * sign * dy,
    y: end.y - 8 * dy + 3.6 * sign * dx,
  });
  return `<polygon points="${point(end)} ${point(side(1))} ${point(side(-1))}"/>`;
};

const drawnArrow = ({ closes }: Arrow, way: readonly Point[], direction: Direction): string =>
  `<g class="arrow${closes ? ' closes' : ''}"><path d="${curve(way, direction)}"/>${arrowHead(way, direction)}</g>`;

/** Over arrows of others, each name has a ground of its own. */
const drawnLabel = ({ texts, closes }: Arrow, { x, y }: Point): string => {
  if (texts.length === 0) return '';
  const { width, height } = labelSize(texts);
  const lines = texts.map((text, k) => {
    const line = y - ((texts.length - 1) * 13) / 2 + k * 13 + 4;
    return `<text x="${n(x)}" y="${n(line)}" text-anchor="middle">${escaped(text)}</text>`;
  });
  const ground = `<rect x="${n(x - width / 2)}" y="${n(y - height / 2)}" width="${n(width)}" height="${n(height)}"/>`;
  return `<g class="passage${closes ? ' closes' : ''}">${ground}${lines.join('')}</g>`;
};

/** Wider than this, layers go across the page if that is narrower. */
const widest = 1150;

const placedPicture = ({ marks, arrows }: Picture): Placed => {
  const boxes = marks.map((mark) => ({ id: mark.id, ...sizeOf(mark) }));
  const lines = arrows.map(({ from, to, texts, closes }) => ({ from, to, backwards: closes, label: labelSize(texts) }));
  const down = layOut(boxes, lines, 'down');
  if (down.width <= widest) return down;
  const right = layOut(boxes, lines, 'right');
  return right.width < down.width ? right : down;
};

/** What the colours and the broken arrows mean, of those that are there. */
const drawnLegend = ({ legend }: Picture, top: number): { readonly svg: string; readonly width: number } => {
  let x = 16;
  const parts = legend.map(({ kind, text }) => {
    const sign =
      kind === 'closes'
        ? `<g class="arrow closes"><path d="M${n(x - 4)},${n(top)}H${n(x + 12)}"/></g>`
        : `<rect class="${kind}" x="${n(x)}" y="${n(top - 5)}" width="10" height="10" rx="2"/>`;
    const part = `${sign}<text class="faint" x="${n(x + 16)}" y="${n(top + 4)}">${escaped(text)}</text>`;
    x += 16 + textWidth(text, sizes.faint) + 22;
    return part;
  });
  return { svg: `<g class="legend">${parts.join('')}</g>`, width: x };
};

const legendHeight = 28;

/** A diagram as SVG without a style of its own: `picture-style.ts` has it. */
export const drawn = (picture: Picture): string => {
  const { label, marks, arrows } = picture;
  const placed = placedPicture(picture);
  const { direction } = placed;
  const legend = drawnLegend(picture, placed.height + legendHeight / 2 - 4);
  const [width, height] = [Math.max(placed.width, legend.width), placed.height + legendHeight];
  const at = (k: number): Point => placed.boxes[k] ?? { x: 0, y: 0 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="influence" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" role="img" aria-label="${escaped(label)}">`,
    ...arrows.map((arrow, k) => drawnArrow(arrow, placed.lines[k]?.way ?? [], direction)),
    ...marks.map((mark, k) => drawnMark(mark, at(k))),
    ...arrows.map((arrow, k) => drawnLabel(arrow, placed.lines[k]?.label ?? { x: 0, y: 0 })),
    legend.svg,
    '</svg>',
  ].join('\n');
};
