import { ByteWriter } from './byte-writer.ts';
import { writeImmediates } from './immediates.ts';
import { type ImmediatesOf, type InstructionName, opcodeNamed } from './opcodes.ts';
import { type LoopSpan, renumbered, shareLocals } from './pack-locals.ts';
import { v128OfF64x2, v128OfI32x4, v128OfI64x2 } from './v128.ts';
import { EMPTY_BLOCK_TYPE, type FunctionType, type ValueType, valueTypeCode } from './value-types.ts';

/** Where a branch can go: the end of a block or an `if`, the start of a loop. Valid inside its callback only. */
export interface Label {
  readonly depth: number;
}

/** Instructions as bytes, with the comments for the text form at their byte offsets. */
interface Stream {
  readonly code: ByteWriter;
  readonly comments: Map<number, string[]>;
  /** Where the code names a local, and which. */
  readonly offsets: number[];
  readonly locals: number[];
  readonly loops: LoopSpan[];
}

/**
 * The body of one function, written instruction by instruction straight into bytes.
 *
 * `op(name, …immediates)` writes any instruction of the table, checked by its type; nesting is by callbacks, so that
 * every block is closed; labels are objects, so that a branch keeps its target however deep it stands. Constants used
 * in loops are hoisted: computed once in front of the body, held in a local of their own that is never reused.
 *
 * @example
 * // f64 sum(i32 address): the sum of 100 f64 from an address on
 * const sum = module.addFunction('sum', { parameters: ['i32'], results: ['f64'] }, ['address']);
 * const total = sum.local('f64', 'total');
 * const index = sum.local('i32', 'index');
 * sum.count(index, 0, 800, 8, () => {
 *   sum.get(total);
 *   sum.get(0).get(index).op('i32.add').op('f64.load');
 *   sum.op('f64.add').set(total);
 * });
 * sum.get(total);
 */
export class FunctionBody {
  readonly name: string;
  /** Index of the function in its module, for `op('call', index)`. */
  readonly index: number;
  readonly type: FunctionType;
  #localNames: Map<number, string> = new Map();
  #locals: ValueType[] = [];
  readonly #temporaries = new Set<number>();
  readonly #hoisted = new Map<string, number>();
  /** Hoisted locals of two equal binary64 that are not zero, by their number: found and named without spelling it out. */
  #splats = new Map<number, number>();
  #prologue: Stream = emptyStream();
  #main: Stream = emptyStream();
  #stream: Stream = this.#main;
  #labels: Label[] = [];

  constructor(name: string, index: number, type: FunctionType, parameterNames: readonly string[] = []) {
    this.name = name;
    this.index = index;
    this.type = type;
    for (const [parameter, parameterName] of parameterNames.entries()) this.#localNames.set(parameter, parameterName);
  }

  /** Bytes of instructions so far; grows with every instruction, for limits on the size of a body. */
  get length(): number {
    return this.#prologue.code.length + this.#main.code.length;
  }

  /** Names of parameters and locals, for the text form. */
  get localNames(): ReadonlyMap<number, string> {
    const splats = [...this.#splats].map(([value, local]): [number, string] => [local, splatName(value)]);
    return new Map([...this.#localNames, ...splats]);
  }

  /**
   * Declares a local, zero at the start of every call.
   *
   * @param name - Shown in the text form.
   * @returns Its index, for `get`, `set`, `tee`.
   */
  local(type: ValueType, name?: string): number {
    const index = this.type.parameters.length + this.#locals.push(type) - 1;
    if (name !== undefined) this.#localNames.set(index, name);
    return index;
  }

  /**
   * Declares a local that `pack` may merge with others: set before it is read, in every round of a loop that reads it
   * unless it was set in front of the loop.
   */
  temporary(type: ValueType = 'v128', name?: string): number {
    const local = this.local(type, name);
    this.#temporaries.add(local);
    return local;
  }

  /**
   * Temporaries that are needed at different times become one local, and what is named most gets the small numbers, which
   * take one byte. Once, when the body is whole: numbers of locals known before mean something else afterwards.
   */
  pack(): this {
    const names = this.#localNames;
    const kindOf = (local: number): string => {
      const name = names.get(local);
      return name === undefined ? this.#type(local) : `${this.#type(local)} ${name}`;
    };
    const isTemporary = (local: number): boolean => this.#temporaries.has(local);
    const parameters = this.type.parameters.length;
    const count = parameters + this.#locals.length;
    const hosts = shareLocals(this.#main, this.#main.loops, count, isTemporary, kindOf);
    const mentions = new Int32Array(count);
    for (const { locals } of [this.#prologue, this.#main])
      for (let place = 0; place < locals.length; place++) {
        const host = hosts[locals[place] as number] as number;
        mentions[host] = (mentions[host] as number) + 1;
      }
    const kept = [...mentions.keys()]
      .filter((local) => local >= parameters && (mentions[local] as number) > 0)
      .sort((a, b) => (mentions[b] as number) - (mentions[a] as number) || a - b);
    const types = [...new Set(kept.map((local) => this.#type(local)))];
    const order = types.flatMap((type) => kept.filter((local) => this.#type(local) === type));
    const taken = Int32Array.from({ length: count }, (_, local) => local);
    for (const [place, local] of order.entries()) taken[local] = parameters + place;
    const numbers = hosts.map((host) => taken[host] as number);
    const own = [...names].filter(([local]) => local < parameters);
    const others = order.flatMap((local): [number, string][] => {
      const name = names.get(local);
      return name === undefined ? [] : [[numbers[local] as number, name]];
    });
    const packed = (stream: Stream): Stream => {
      const { code, moved } = renumbered(stream.code.view(), stream, numbers);
      const comments = new Map([...stream.comments].map(([offset, texts]) => [moved(offset), texts]));
      return { ...emptyStream(), code, comments };
    };
    this.#prologue = packed(this.#prologue);
    this.#main = packed(this.#main);
    this.#stream = this.#main;
    this.#locals = order.map((local) => this.#type(local));
    this.#localNames = new Map([...own, ...others]);
    this.#splats = new Map([...this.#splats].map(([value, local]) => [value, numbers[local] as number]));
    return this;
  }

  #type(local: number): ValueType {
    const { parameters } = this.type;
    return (parameters[local] ?? this.#locals[local - parameters.length]) as ValueType;
  }

  /**
   * Any instruction except nesting.
   *
   * Immediates by kind: index of `local.*`, `global.*`, `call`; `offset = 0, align = natural` in bytes of loads and
   * stores; the value of `*.const` (a number, a bigint for i64, sixteen bytes for v128); the lane of
   * `*_lane`; the sixteen lanes of `i8x16.shuffle`; the relative depth of `br` and `br_if`, which `br` and `brIf` know.
   *
   * @throws RangeError if an immediate does not fit the instruction.
   */
  op<Name extends InstructionName>(name: Name, ...immediates: ImmediatesOf<Name>): this {
    const opcode = opcodeNamed(name);
    const { code, offsets, locals } = this.#stream;
    if (opcode.immediate === 'local') {
      offsets.push(code.length + 1);
      locals.push(Number(immediates[0]));
    }
    code.packed(opcode.encoded);
    if (opcode.immediate !== 'none') writeImmediates(code, opcode, immediates[0], immediates[1]);
    return this;
  }

  /** `local.get` */
  get(local: number): this {
    return this.#local(0x20, local);
  }

  /** `local.set` */
  set(local: number): this {
    return this.#local(0x21, local);
  }

  /** `local.tee`: sets the local and leaves the value. */
  tee(local: number): this {
    return this.#local(0x22, local);
  }

  /** `i32.const`, −2^31 to 2^32 − 1. */
  i32(value: number): this {
    return this.op('i32.const', value);
  }

  /** `i64.const`, −2^63 to 2^64 − 1. */
  i64(value: bigint): this {
    return this.op('i64.const', value);
  }

  /** `f64.const`; any NaN becomes the canonical one. */
  f64(value: number): this {
    return this.op('f64.const', value);
  }

  /** Pushes two binary64 from a hoisted local; with one argument both lanes are equal. */
  f64x2(lane0: number, lane1 = lane0): this {
    if (!Object.is(lane0, lane1))
      return this.get(this.#hoistVector(`f64x2:${text(lane0)}:${text(lane1)}`, () => v128OfF64x2(lane0, lane1)));
    // Seven bytes less than `v128.const`.
    const compute = (): this => this.f64(lane0).op('f64x2.splat');
    if (lane0 === 0) return this.get(this.hoist(splatName(lane0), 'v128', compute));
    const known = this.#splats.get(lane0);
    if (known !== undefined) return this.get(known);
    const local = this.local('v128');
    this.#splats.set(lane0, local);
    this.#inFront(local, compute);
    return this.get(local);
  }

  /** Pushes two 64-bit integers from a hoisted local; with one argument both lanes are equal. */
  i64x2(lane0: bigint, lane1 = lane0): this {
    const key = lane0 === lane1 ? `i64x2:${lane0}` : `i64x2:${lane0}:${lane1}`;
    return this.get(this.#hoistVector(key, () => v128OfI64x2(lane0, lane1)));
  }

  /** Pushes four 32-bit integers from a hoisted local; with one argument all lanes are equal. */
  i32x4(lane0: number, lane1 = lane0, lane2 = lane0, lane3 = lane0): this {
    const equal = lane0 === lane1 && lane1 === lane2 && lane2 === lane3;
    const key = equal ? `i32x4:${lane0}` : `i32x4:${lane0}:${lane1}:${lane2}:${lane3}`;
    return this.get(this.#hoistVector(key, () => v128OfI32x4(lane0, lane1, lane2, lane3)));
  }

  /**
   * A local that is set once, in front of everything else of the body.
   *
   * @param key - Same key, same local: `compute` runs for the first only. Shown in the text form.
   * @param compute - Writes instructions that leave one value of `type`, from parameters, memory and other hoisted
   *   locals; branches cannot leave it.
   * @returns Index of the local. Do not set it.
   */
  hoist(key: string, type: ValueType, compute: () => void): number {
    const known = this.#hoisted.get(key);
    if (known !== undefined) return known;
    const local = this.local(type, key);
    this.#hoisted.set(key, local);
    this.#inFront(local, compute);
    return local;
  }

  /** Sets a local in front of everything else. */
  #inFront(local: number, compute: () => void): void {
    const stream = this.#stream;
    const labels = this.#labels;
    this.#stream = this.#prologue;
    this.#labels = [];
    compute();
    this.set(local);
    this.#stream = stream;
    this.#labels = labels;
  }

  /** `block … end`; a branch to the label leaves it. */
  block(content: (label: Label) => void, result?: ValueType): this {
    return this.#nest(0x02, result, content).#end();
  }

  /** `loop … end`; a branch to the label starts the next round, running into the end leaves. */
  loop(content: (label: Label) => void, result?: ValueType): this {
    const { loops, locals } = this.#stream;
    const first = locals.length;
    this.#nest(0x03, result, content).#end();
    loops.push([first, locals.length]);
    return this;
  }

  /** `if … else … end` on the i32 on the stack; a branch to the label leaves it. */
  if(then: (label: Label) => void, otherwise?: (label: Label) => void, result?: ValueType): this {
    this.#nest(0x04, result, then);
    if (otherwise !== undefined) {
      this.#stream.code.byte(0x05);
      this.#within(otherwise);
    }
    return this.#end();
  }

  /**
   * Loop over `counter = from, from + step, … < until`. Bounds are constants, so an empty range writes nothing and
   * another tests once, at the end of each round.
   *
   * @param counter - An i32 local; holds the first value not below `until` afterwards.
   * @param content - Writes one round.
   * @throws RangeError unless `0 ≤ from`, `step ≥ 1` and `until + step ≤ 2^32`.
   */
  count(counter: number, from: number, until: number, step: number, content: () => void): this {
    if (!(from >= 0 && step >= 1 && until + step <= 0x1_0000_0000)) {
      throw new RangeError(
        `count: expected 0 <= from, 1 <= step, until + step <= 2^32, got ${from}, ${step}, ${until}`,
      );
    }
    if (from >= until) return this;
    this.i32(from).set(counter);
    return this.loop((next) => {
      content();
      this.get(counter).i32(step).op('i32.add').tee(counter);
      this.i32(until).op('i32.lt_u').brIf(next);
    });
  }

  /**
   * `br` to an enclosing label.
   *
   * @throws RangeError if the label is not open here.
   */
  br(label: Label): this {
    return this.op('br', this.#distance(label));
  }

  /**
   * `br_if` to an enclosing label, on the i32 on the stack.
   *
   * @throws RangeError if the label is not open here.
   */
  brIf(label: Label): this {
    return this.op('br_if', this.#distance(label));
  }

  /** A remark for the text form, in front of the next instruction. Costs no bytes. */
  comment(text: string): this {
    const { code, comments } = this.#stream;
    const before = comments.get(code.length);
    if (before === undefined) comments.set(code.length, [text]);
    else before.push(text);
    return this;
  }

  /** Comments by byte offset from the first instruction of the assembled body. */
  comments(): Map<number, readonly string[]> {
    const shift = this.#prologue.code.length;
    const all = new Map<number, readonly string[]>(this.#prologue.comments);
    for (const [offset, texts] of this.#main.comments) {
      all.set(offset + shift, [...(all.get(offset + shift) ?? []), ...texts]);
    }
    return all;
  }

  /** Writes the code entry: size, locals as runs of equal type, hoisted code, body, end. */
  writeTo(section: ByteWriter): void {
    const locals = new ByteWriter();
    writeLocals(locals, this.#locals);
    section.u32(locals.length + this.length + 1);
    section.bytes(locals.view());
    section.bytes(this.#prologue.code.view());
    section.bytes(this.#main.code.view());
    section.byte(0x0b);
  }

  /** Keyed by shape and shortest decimals, which differ whenever the bits do, 0 and −0 included. */
  #hoistVector(key: string, bytes: () => Uint8Array): number {
    return this.hoist(key, 'v128', () => this.op('v128.const', bytes()));
  }

  #nest(code: number, result: ValueType | undefined, content: (label: Label) => void): this {
    this.#stream.code.byte(code);
    this.#stream.code.byte(result === undefined ? EMPTY_BLOCK_TYPE : valueTypeCode(result));
    this.#within(content);
    return this;
  }

  #local(code: number, local: number): this {
    const stream = this.#stream;
    stream.offsets.push(stream.code.length + 1);
    stream.locals.push(local);
    stream.code.indexed(code, local);
    return this;
  }

  #within(content: (label: Label) => void): void {
    const label = { depth: this.#labels.length };
    this.#labels.push(label);
    content(label);
    this.#labels.pop();
  }

  #end(): this {
    this.#stream.code.byte(0x0b);
    return this;
  }

  #distance(label: Label): number {
    if (this.#labels[label.depth] !== label) throw new RangeError('branch: expected a label that is open here');
    return this.#labels.length - 1 - label.depth;
  }
}

function emptyStream(): Stream {
  return { code: new ByteWriter(), comments: new Map(), offsets: [], locals: [], loops: [] };
}

function splatName(value: number): string {
  return `f64x2:${text(value)}`;
}

/** A number as text that keeps the sign of zero. */
function text(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function writeLocals(writer: ByteWriter, types: readonly ValueType[]): void {
  const runs: { type: ValueType; count: number }[] = [];
  for (const type of types) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  writer.u32(runs.length);
  for (const { type, count } of runs) {
    writer.u32(count);
    writer.byte(valueTypeCode(type));
  }
}
