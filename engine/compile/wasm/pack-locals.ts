import { ByteWriter } from './byte-writer.ts';

/** Instructions that name a local: where the index stands, one place per mention, in the order of the code. */
export type Mentions = {
  /** Byte offsets of the indices. */
  readonly offsets: readonly number[];
  readonly locals: readonly number[];
};

/** A loop, as the first of its mentions and the first behind it. */
export type LoopSpan = readonly [number, number];

/**
 * Which temporaries can be one local: those that are needed at different times. One that is set in front of a loop and read
 * inside is needed until the loop's end.
 *
 * @param count of locals
 * @param isTemporary locals that are set before they are read, in every round of a loop that does not hold them already
 * @param kindOf locals of different kinds stay apart
 * @returns by local, the one whose place it takes: itself if it is no temporary
 */
export const shareLocals = (
  { locals }: Mentions,
  loops: readonly LoopSpan[],
  count: number,
  isTemporary: (local: number) => boolean,
  kindOf: (local: number) => string,
): Int32Array => {
  const first = new Int32Array(count).fill(UNMET);
  const last = new Int32Array(count);
  for (let place = 0; place < locals.length; place++) {
    const local = locals[place] as number;
    last[local] = place;
    if (first[local] === UNMET) first[local] = isTemporary(local) ? place : NO_TEMPORARY;
  }
  const around = innermostLoops(loops, locals.length);
  const until = (local: number): number => {
    let end = last[local] as number;
    for (let loop = around.of(end); loop !== undefined; loop = around.outside(loop))
      if (loop[0] > (first[local] as number)) end = loop[1] - 1;
    return end;
  };
  const hosts = Int32Array.from({ length: count }, (_, local) => local);
  const free = new Map<string, number[]>();
  const release = (local: number): void => {
    const kind = kindOf(local);
    const list = free.get(kind);
    if (list === undefined) free.set(kind, [local]);
    else list.push(local);
  };
  // As long as it will be from the start, since V8 makes a table of a list that begins with a high place.
  const ends = new Array<number[] | undefined>(locals.length);
  for (let place = 0; place < locals.length; place++) {
    const local = locals[place] as number;
    if (first[local] === place) {
      const host = free.get(kindOf(local))?.pop() ?? local;
      hosts[local] = host;
      const end = until(local);
      const list = ends[end];
      if (list === undefined) ends[end] = [host];
      else list.push(host);
    }
    const done = ends[place];
    if (done !== undefined) for (const one of done) release(one);
  }
  return hosts;
};

/** No places. */
const UNMET = -1;
const NO_TEMPORARY = -2;

/** The innermost loop around each mention. */
const innermostLoops = (loops: readonly LoopSpan[], mentions: number) => {
  const innermost = new Array<LoopSpan | undefined>(mentions);
  const outer = new Map<LoopSpan, LoopSpan | undefined>();
  // Outer loops first: what stands in the place of a loop's first mention is the loop around it.
  for (const loop of loops.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    outer.set(loop, innermost[loop[0]]);
    innermost.fill(loop, loop[0], loop[1]);
  }
  return {
    of: (place: number): LoopSpan | undefined => innermost[place],
    outside: (loop: LoopSpan): LoopSpan | undefined => outer.get(loop),
  };
};

/** The code with other numbers of locals, and where an offset of the old code is in the new one. */
export const renumbered = (
  code: Uint8Array,
  { offsets, locals }: Mentions,
  numbers: Int32Array,
): { readonly code: ByteWriter; readonly moved: (offset: number) => number } => {
  const writer = new ByteWriter();
  const shifts: number[] = [];
  let copied = 0;
  for (let place = 0; place < offsets.length; place++) {
    const offset = offsets[place] as number;
    writer.slice(code, copied, offset);
    writer.u32(numbers[locals[place] as number] as number);
    copied = offset;
    while ((code[copied] as number) >= 0x80) copied++;
    copied++;
    shifts.push(writer.length - copied);
  }
  writer.slice(code, copied, code.length);
  const moved = (offset: number): number => {
    const after = offsets.findLastIndex((at) => at < offset);
    return offset + (after < 0 ? 0 : (shifts[after] as number));
  };
  return { code: writer, moved };
};
