type Triple = readonly [number, number, number];

/** `#RRGGBB` as linear RGB in [0, 1] (IEC 61966-2-1). */
export function linearRgb(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Severity 1 of Machado, Oliveira, Fernandes 2009, doi 10.1109/TVCG.2009.113, applied in linear RGB. */
const VISION: Readonly<Record<string, readonly Triple[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export const VISIONS = Object.keys(VISION);

function apply(matrix: readonly Triple[], [x, y, z]: Triple): Triple {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;
}

/** A colour as somebody sees it, in CIELAB (D65). */
export function lab(hex: string, vision: string): Triple {
  const seen = apply(VISION[vision] ?? [], linearRgb(hex)).map((x) => Math.min(1, Math.max(0, x))) as unknown as Triple;
  const xyz = apply(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    seen,
  );
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [x, y, z] = [f(xyz[0] / 0.95047), f(xyz[1]), f(xyz[2] / 1.08883)];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = (angle: number): number => (angle * Math.PI) / 180;

/** Sharma, Wu, Dalal 2005, doi 10.1002/col.20070, equations 2 to 22. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const seventh = (c: number): number => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const g = 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
  const hue = (b: number, x: number): number =>
    b === 0 && x === 0 ? 0 : (Math.atan2(b, x) * 180) / Math.PI + (Math.atan2(b, x) < 0 ? 360 : 0);
  const [h1, h2] = [hue(b1, x1), hue(b2, x2)];
  let dh = c1 * c2 === 0 ? 0 : h2 - h1;
  if (dh > 180) dh -= 360;
  if (dh < -180) dh += 360;
  const bigH = 2 * Math.sqrt(c1 * c2) * Math.sin(degrees(dh / 2));
  const [meanL, meanC] = [(l1 + l2) / 2, (c1 + c2) / 2];
  let meanH = h1 + h2;
  if (c1 * c2 !== 0) meanH = Math.abs(h1 - h2) <= 180 ? meanH / 2 : meanH < 360 ? (meanH + 360) / 2 : (meanH - 360) / 2;
  const t =
    1 -
    0.17 * Math.cos(degrees(meanH - 30)) +
    0.24 * Math.cos(degrees(2 * meanH)) +
    0.32 * Math.cos(degrees(3 * meanH + 6)) -
    0.2 * Math.cos(degrees(4 * meanH - 63));
  const turn = 30 * Math.exp(-(((meanH - 275) / 25) ** 2));
  const sl = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
  const sc = 1 + 0.045 * meanC;
  const sh = 1 + 0.015 * meanC * t;
  const rt = -2 * seventh(meanC) * Math.sin(degrees(2 * turn));
  const [dl, dc, dhue] = [(l2 - l1) / sl, (c2 - c1) / sc, bigH / sh];
  return Math.sqrt(dl * dl + dc * dc + dhue * dhue + rt * dc * dhue);
}
