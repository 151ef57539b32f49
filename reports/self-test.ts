import { createHash } from 'node:crypto';
import type { LineConfiguration } from './figure.ts';
import { drawing } from './render/canvas.ts';
import { FAMILY, FONT_FILES, fontFolder } from './render/fonts.ts';
import { selfTestWords as say } from './wording/self-test.ts';

/** What a part of the self-test found; a warning is no failure. */
export type DrawingFinding = { readonly ok: boolean; readonly detail: string; readonly warning?: true };

const [WIDTH, HEIGHT] = [480, 320];

/** The pixels of the picture below. Other builds of the canvas smooth edges differently; then pages look the same but are not. */
const PIXELS = 'bf8152d531d82e29c39a5c20fb534fa383c7310053672683a96836c85905bd42';

/** Whether the canvas is there and puts the colour where it is told to. */
export const testCanvas = async (): Promise<DrawingFinding> => {
  const { createCanvas } = await drawing();
  const context = createCanvas(4, 4).getContext('2d');
  context.fillStyle = '#123456';
  context.fillRect(1, 1, 2, 2);
  const at = (x: number, y: number): string => [...context.getImageData(x, y, 1, 1).data].join(' ');
  const ok = at(1, 1) === '18 52 86 255' && at(0, 0) === '0 0 0 0';
  return { ok, detail: ok ? say.draws : say.otherColours(at(1, 1)) };
};

/** Whether the typeface of the pages is there in all its weights, and no other is taken for it. */
export const testFonts = async (): Promise<DrawingFinding> => {
  const { measure } = await drawing();
  const { GlobalFonts } = await import('@napi-rs/canvas');
  const families = GlobalFonts.families.map(({ family }) => family);
  const widths = ([400, 600, 700] as const).map((weight) =>
    measure('Catastrophe', { size: 100, weight, colour: '#000000' }),
  );
  if (!families.includes(FAMILY)) return { ok: false, detail: say.noFamily(FAMILY) };
  if (new Set(widths).size < FONT_FILES.length) return { ok: false, detail: say.fewWeights(FAMILY) };
  const others = families.filter((family) => family !== FAMILY);
  const detail = say.weights(FAMILY, FONT_FILES.length, fontFolder());
  if (others.length > 0) return { ok: true, detail: say.othersToo(detail, others.join(', ')), warning: true };
  return { ok: true, detail };
};

/** Nothing of a page, so that it stays as it is when pages change: a line, an area, axes, text. */
const configuration = (): LineConfiguration => ({
  type: 'line',
  data: {
    datasets: [
      {
        data: Array.from({ length: 25 }, (_, x) => ({ x, y: ((x * 7) % 25) / 25 })),
        borderColor: '#0072B2',
        backgroundColor: '#F0C23B',
        borderWidth: 2,
        pointRadius: 0,
        fill: true,
      },
    ],
  },
  options: {
    animation: false,
    responsive: false,
    font: { family: FAMILY, size: 12 },
    plugins: { legend: { display: false } },
    scales: { x: { type: 'linear', min: 0, max: 24 }, y: { type: 'linear', min: 0, max: 1 } },
  },
});

const drawn = async (): Promise<{ readonly png: Uint8Array; readonly pixels: string }> => {
  const { createCanvas, drawChart } = await drawing();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  drawChart(configuration(), WIDTH, HEIGHT, 1, (picture) => context.drawImage(picture, 0, 0));
  context.fillStyle = '#1b1f24';
  context.font = `600 28px ${FAMILY}`;
  context.fillText('Détente – 95 %', 90, 60);
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  return { png: new Uint8Array(await canvas.encode('png')), pixels: createHash('sha256').update(data).digest('hex') };
};

/** Whether a chart comes out the same twice, and the same as elsewhere. */
export const testChart = async (): Promise<DrawingFinding> => {
  const first = await drawn();
  const second = await drawn();
  if (Buffer.compare(first.png, second.png) !== 0) return { ok: false, detail: say.notAlike };
  if (first.pixels === PIXELS) return { ok: true, detail: say.alike };
  const detail = say.otherPixels(first.pixels.slice(0, 8));
  return { ok: true, detail, warning: true };
};
