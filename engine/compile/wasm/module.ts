import { ByteWriter } from './byte-writer.ts';
import { FunctionBody } from './function-body.ts';
import { opcodeNamed } from './opcodes.ts';
import { printWat } from './print.ts';
import { type FunctionType, type ValueType, valueTypeCode } from './value-types.ts';

/** Size of a memory in pages of 65,536 bytes. */
export interface MemoryLimits {
  readonly initial: number;
  readonly maximum?: number;
}

/** What a constant of a type is in JavaScript. */
export type ConstantOf<Type extends ValueType> = Type extends 'i64'
  ? bigint
  : Type extends 'v128'
    ? Uint8Array
    : number;

/** `\0asm`, version 1. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const SECTION = { type: 1, import: 2, function: 3, memory: 5, global: 6, export: 7, code: 10, data: 11 } as const;
const KIND = { function: 0x00, memory: 0x02, global: 0x03 } as const;
const FUNCTION_TYPE = 0x60;

/** The entries of one section, already encoded. */
interface Section {
  count: number;
  readonly entries: ByteWriter;
}

/**
 * A WebAssembly module under construction: one memory, functions, globals, data.
 *
 * Imported functions come first in the index space, so import before you add. Bytes depend on the calls alone: the
 * same calls give the same bytes.
 *
 * @example
 * const module = new ModuleBuilder();
 * module.importMemory('host', 'memory', { initial: 1 });
 * const double = module.addFunction('double', { parameters: ['f64'], results: ['f64'] }, ['x']);
 * double.get(0).f64(2).op('f64.mul');
 * module.exportFunction('double', double.index);
 * const { instance } = await WebAssembly.instantiate(module.toBytes(), { host: { memory } });
 */
export class ModuleBuilder {
  readonly #types = new Map<string, number>();
  readonly #type = section();
  readonly #import = section();
  readonly #memory = section();
  readonly #global = section();
  readonly #export = section();
  readonly #data = section();
  readonly #functions: FunctionBody[] = [];
  readonly #functionNames = new Map<number, string>();
  readonly #globalNames = new Map<number, string>();
  #importedFunctions = 0;
  #hasMemory = false;

  /**
   * The memory, given by the host.
   *
   * @throws RangeError if there is a memory already, or the limits do not fit.
   */
  importMemory(from: string, name: string, limits: MemoryLimits): void {
    this.#claimMemory();
    const writer = entry(this.#import);
    writer.text(from);
    writer.text(name);
    writer.byte(KIND.memory);
    writeLimits(writer, limits);
  }

  /**
   * The memory, made by the module.
   *
   * @throws RangeError if there is a memory already, or the limits do not fit.
   */
  addMemory(limits: MemoryLimits): void {
    this.#claimMemory();
    writeLimits(entry(this.#memory), limits);
  }

  /**
   * A function of the host.
   *
   * @returns Its index, for `op('call', index)`.
   * @throws RangeError after the first `addFunction`, which would shift indices already in use.
   */
  importFunction(from: string, name: string, type: FunctionType): number {
    if (this.#functions.length > 0) throw new RangeError(`import ${name}: expected imports before functions`);
    const typeIndex = this.#typeIndex(type);
    const writer = entry(this.#import);
    writer.text(from);
    writer.text(name);
    writer.byte(KIND.function);
    writer.u32(typeIndex);
    this.#functionNames.set(this.#importedFunctions, name);
    return this.#importedFunctions++;
  }

  /**
   * A function; its instructions may be written now or later, in any order with other functions.
   *
   * @param name - For the text form; export it by `exportFunction`.
   * @param parameterNames - For the text form.
   */
  addFunction(name: string, type: FunctionType, parameterNames: readonly string[] = []): FunctionBody {
    this.#typeIndex(type);
    const index = this.#importedFunctions + this.#functions.length;
    const body = new FunctionBody(name, index, type, parameterNames);
    this.#functions.push(body);
    this.#functionNames.set(index, name);
    return body;
  }

  /**
   * A global with a constant start value.
   *
   * @param name - For the text form.
   * @param mutable - Whether `global.set` may change it.
   * @returns Its index, for `op('global.get', index)`.
   */
  addGlobal<Type extends ValueType>(name: string, type: Type, initial: ConstantOf<Type>, mutable = true): number {
    const index = this.#global.count;
    const writer = entry(this.#global);
    writer.byte(valueTypeCode(type));
    writer.byte(mutable ? 1 : 0);
    writeConstant(writer, type, initial);
    this.#globalNames.set(index, name);
    return index;
  }

  /** Shows a function to the host. */
  exportFunction(name: string, index: number): void {
    this.#exportEntry(name, KIND.function, index);
  }

  /** Shows the memory to the host. */
  exportMemory(name: string): void {
    this.#exportEntry(name, KIND.memory, 0);
  }

  /** Shows a global to the host. */
  exportGlobal(name: string, index: number): void {
    this.#exportEntry(name, KIND.global, index);
  }

  /** Bytes copied into the memory, from an address on, when the module starts. */
  addData(address: number, bytes: ArrayLike<number>): void {
    const writer = entry(this.#data);
    writer.u32(0);
    writeConstant(writer, 'i32', address);
    writer.u32(bytes.length);
    writer.bytes(bytes);
  }

  /** The binary module. May be called more than once. */
  toBytes(): Uint8Array<ArrayBuffer> {
    const out = new ByteWriter();
    out.bytes(HEADER);
    writeSection(out, SECTION.type, this.#type);
    writeSection(out, SECTION.import, this.#import);
    writeSection(out, SECTION.function, this.#functionSection());
    writeSection(out, SECTION.memory, this.#memory);
    writeSection(out, SECTION.global, this.#global);
    writeSection(out, SECTION.export, this.#export);
    writeSection(out, SECTION.code, this.#codeSection());
    writeSection(out, SECTION.data, this.#data);
    return out.copy();
  }

  /**
   * The module as text: `toBytes()` read back, with names and comments.
   *
   * @param byteOffsets - Puts the offset of each instruction in front, to find the place of an engine's message.
   */
  toWat(byteOffsets = false): string {
    return printWat(this.toBytes(), {
      functions: this.#functionNames,
      globals: this.#globalNames,
      locals: new Map(this.#functions.map((body) => [body.index, body.localNames])),
      comments: new Map(this.#functions.map((body) => [body.index, body.comments()])),
      byteOffsets,
    });
  }

  #claimMemory(): void {
    if (this.#hasMemory) throw new RangeError('memory: expected one, got a second');
    this.#hasMemory = true;
  }

  #typeIndex(type: FunctionType): number {
    const key = `${type.parameters.join(' ')} -> ${type.results.join(' ')}`;
    const known = this.#types.get(key);
    if (known !== undefined) return known;
    const writer = entry(this.#type);
    writer.byte(FUNCTION_TYPE);
    writeTypes(writer, type.parameters);
    writeTypes(writer, type.results);
    this.#types.set(key, this.#types.size);
    return this.#types.size - 1;
  }

  #exportEntry(name: string, kind: number, index: number): void {
    const writer = entry(this.#export);
    writer.text(name);
    writer.byte(kind);
    writer.u32(index);
  }

  #functionSection(): Section {
    const types = section();
    for (const body of this.#functions) entry(types).u32(this.#typeIndex(body.type));
    return types;
  }

  #codeSection(): Section {
    const code = section();
    for (const body of this.#functions) body.writeTo(entry(code));
    return code;
  }
}

function section(): Section {
  return { count: 0, entries: new ByteWriter() };
}

/** Counts one more entry and gives the writer for it. */
function entry(of: Section): ByteWriter {
  of.count++;
  return of.entries;
}

/** Id, size, number of entries, entries; nothing at all without entries. */
function writeSection(out: ByteWriter, id: number, { count, entries }: Section): void {
  if (count === 0) return;
  const counted = new ByteWriter();
  counted.u32(count);
  out.byte(id);
  out.u32(counted.length + entries.length);
  out.bytes(counted.view());
  out.bytes(entries.view());
}

function writeTypes(writer: ByteWriter, types: readonly ValueType[]): void {
  writer.u32(types.length);
  for (const type of types) writer.byte(valueTypeCode(type));
}

/** A memory has at most 65,536 pages, 4 GiB. */
function writeLimits(writer: ByteWriter, { initial, maximum }: MemoryLimits): void {
  if (!(initial <= (maximum ?? 65_536) && (maximum ?? 0) <= 65_536)) {
    throw new RangeError(`memory: expected initial <= maximum <= 65536 pages, got ${initial} and ${maximum}`);
  }
  writer.byte(maximum === undefined ? 0 : 1);
  writer.u32(initial);
  if (maximum !== undefined) writer.u32(maximum);
}

/** The constant expression of a start value: `<type>.const value end`. */
function writeConstant(writer: ByteWriter, type: ValueType, value: number | bigint | Uint8Array): void {
  writer.packed(opcodeNamed(`${type}.const`).encoded);
  if (type === 'i32') writer.s32(value as number);
  else if (type === 'i64') writer.s64(value as bigint);
  else if (type === 'f64') writer.f64(value as number);
  else writer.bytes(value as Uint8Array);
  writer.packed(opcodeNamed('end').encoded);
}
