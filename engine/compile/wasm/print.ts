import { ByteReader } from './byte-reader.ts';
import { type InstructionNames, printConstantExpression, printInstructions } from './print-instructions.ts';
import { type FunctionType, type ValueType, valueTypeOf } from './value-types.ts';

/** What the bytes do not tell: names by index and remarks. All optional; any text is made a legal identifier. */
export interface WatOptions {
  readonly functions?: ReadonlyMap<number, string>;
  readonly globals?: ReadonlyMap<number, string>;
  /** Function index → local index (parameters first) → name. */
  readonly locals?: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** Function index → byte offset from its first instruction → remarks in front of that instruction. */
  readonly comments?: ReadonlyMap<number, ReadonlyMap<number, readonly string[]>>;
  /** Whether each instruction is preceded by its byte offset in the module, as engines name it in errors. */
  readonly byteOffsets?: boolean;
}

interface Printer {
  readonly options: WatOptions;
  readonly lines: string[];
  readonly types: FunctionType[];
  /** Type of each function, by index. */
  readonly functions: FunctionType[];
  readonly functionTypeIndices: number[];
  readonly functionIdentifiers: (index: number) => string;
  readonly globalIdentifiers: (index: number) => string;
  importedFunctions: number;
  globals: number;
}

const EXPORT_KINDS: Readonly<Record<number, string>> = { 0: 'func', 2: 'memory', 3: 'global' };
const LOCALS_PER_LINE = 8;

/**
 * The text form (WAT) of a module of ours; assembling the text gives the same bytes.
 *
 * Reads what `ModuleBuilder` writes: the sections and instructions it knows, one memory, plain limits, data at
 * constant addresses. Custom sections are skipped.
 *
 * @throws RangeError if the module holds anything else.
 */
export function printWat(bytes: Uint8Array, options: WatOptions = {}): string {
  const reader = new ByteReader(bytes, 8);
  const printer: Printer = {
    options,
    lines: ['(module'],
    types: [],
    functions: [],
    functionTypeIndices: [],
    functionIdentifiers: identifiers(options.functions),
    globalIdentifiers: identifiers(options.globals),
    importedFunctions: 0,
    globals: 0,
  };
  while (!reader.done) {
    const id = reader.byte();
    const part = reader.part(reader.u32());
    if (id !== 0) printSection(printer, id, part);
  }
  return `${printer.lines.join('\n')})\n`;
}

const SECTIONS: Readonly<Record<number, (printer: Printer, reader: ByteReader, index: number) => void>> = {
  1: printType,
  2: printImport,
  3: readFunctionType,
  5: (printer, reader) => printer.lines.push(`  (memory ${limits(reader)})`),
  6: printGlobal,
  7: printExport,
  10: printFunction,
  11: printData,
};

function printSection(printer: Printer, id: number, reader: ByteReader): void {
  const print = SECTIONS[id];
  if (print === undefined) throw new RangeError(`module: expected a section that ModuleBuilder writes, got ${id}`);
  const count = reader.u32();
  for (let index = 0; index < count; index++) print(printer, reader, index);
}

function printType({ types, lines }: Printer, reader: ByteReader, index: number): void {
  reader.byte();
  const type = { parameters: valueTypes(reader), results: valueTypes(reader) };
  types.push(type);
  lines.push(`  (type (;${index};) (func${list('param', type.parameters)}${list('result', type.results)}))`);
}

function printImport(printer: Printer, reader: ByteReader): void {
  const from = `(import ${quoted(reader.text())} ${quoted(reader.text())}`;
  if (reader.byte() === 2) {
    printer.lines.push(`  ${from} (memory ${limits(reader)}))`);
    return;
  }
  const name = declared(printer.functionIdentifiers, printer.importedFunctions++);
  const type = functionType(printer, reader);
  printer.lines.push(`  ${from} (func${name} (type ${type})))`);
}

/** Function section: the type of each function, printed with its code. */
function readFunctionType(printer: Printer, reader: ByteReader): void {
  functionType(printer, reader);
}

function functionType(printer: Printer, reader: ByteReader): number {
  const index = reader.u32();
  const type = printer.types[index];
  if (type === undefined) throw new RangeError(`module: expected one of ${printer.types.length} types, got ${index}`);
  printer.functions.push(type);
  printer.functionTypeIndices.push(index);
  return index;
}

function printGlobal(printer: Printer, reader: ByteReader): void {
  const type = valueTypeOf(reader.byte());
  const written = reader.byte() === 1 ? `(mut ${type})` : type;
  const name = declared(printer.globalIdentifiers, printer.globals++);
  const initial = printConstantExpression(reader, instructionNames(printer, -1));
  printer.lines.push(`  (global${name} ${written} ${initial})`);
}

function printExport(printer: Printer, reader: ByteReader): void {
  const name = quoted(reader.text());
  const kind = EXPORT_KINDS[reader.byte()];
  const index = reader.u32();
  const names: Record<string, (index: number) => string> = {
    func: printer.functionIdentifiers,
    global: printer.globalIdentifiers,
  };
  printer.lines.push(`  (export ${name} (${kind} ${names[kind ?? '']?.(index) ?? index}))`);
}

function printFunction(printer: Printer, reader: ByteReader, position: number): void {
  const index = printer.importedFunctions + position;
  const type = printer.functions[index];
  if (type === undefined) throw new RangeError(`module: expected a type for function ${index}`);
  const code = reader.part(reader.u32());
  const names = instructionNames(printer, index);
  const parameters = type.parameters.map((one, local) => ` (param${declared(names.local, local)} ${one})`).join('');
  const typeUse = `(type ${printer.functionTypeIndices[index]})${parameters}${list('result', type.results)}`;
  printer.lines.push(`  (func${declared(printer.functionIdentifiers, index)} ${typeUse}`);
  printLocals(printer.lines, code, type.parameters.length, names);
  printInstructions(code, names, printer.lines);
  printer.lines.push('  )');
}

function printLocals(lines: string[], code: ByteReader, firstLocal: number, names: InstructionNames): void {
  const texts: string[] = [];
  for (let runs = code.u32(); runs > 0; runs--) {
    const count = code.u32();
    const type = valueTypeOf(code.byte());
    for (let one = 0; one < count; one++) {
      texts.push(`(local${declared(names.local, firstLocal + texts.length)} ${type})`);
    }
  }
  for (let start = 0; start < texts.length; start += LOCALS_PER_LINE) {
    lines.push(`    ${texts.slice(start, start + LOCALS_PER_LINE).join(' ')}`);
  }
}

function printData(printer: Printer, reader: ByteReader): void {
  if (reader.u32() !== 0) throw new RangeError('module: expected data at a constant address of memory 0');
  const address = printConstantExpression(reader, instructionNames(printer, -1));
  const text = Array.from(reader.bytes(reader.u32()), escaped).join('');
  printer.lines.push(`  (data ${address} "${text}")`);
}

function instructionNames(printer: Printer, functionIndex: number): InstructionNames {
  return {
    function: printer.functionIdentifiers,
    global: printer.globalIdentifiers,
    local: identifiers(printer.options.locals?.get(functionIndex)),
    comments: printer.options.comments?.get(functionIndex) ?? new Map(),
    byteOffsets: printer.options.byteOffsets ?? false,
  };
}

/**
 * Index → `$name`, or the bare index without a name. Characters that an identifier cannot hold become `_`; a name
 * already taken gets its index behind, so that identifiers stay unique.
 */
function identifiers(names: ReadonlyMap<number, string> = new Map()): (index: number) => string {
  const byIndex = new Map<number, string>();
  const taken = new Set<string>();
  for (const [index, name] of names) {
    let identifier = `$${name.replace(/[^0-9A-Za-z!#$%&'*+\-./:<=>?@\\^_`|~]/g, '_') || '_'}`;
    while (taken.has(identifier)) identifier += `@${index}`;
    taken.add(identifier);
    byIndex.set(index, identifier);
  }
  return (index) => byIndex.get(index) ?? String(index);
}

/** The name at a declaration: ` $name`, or the index in a comment. */
function declared(names: (index: number) => string, index: number): string {
  const name = names(index);
  return name.startsWith('$') ? ` ${name}` : ` (;${index};)`;
}

function limits(reader: ByteReader): string {
  return reader.byte() === 1 ? `${reader.u32()} ${reader.u32()}` : String(reader.u32());
}

function valueTypes(reader: ByteReader): ValueType[] {
  return Array.from({ length: reader.u32() }, () => valueTypeOf(reader.byte()));
}

function list(keyword: string, types: readonly ValueType[]): string {
  return types.length === 0 ? '' : ` (${keyword} ${types.join(' ')})`;
}

/** A name as a string literal: every byte of its UTF-8 that is not plain printable ASCII is escaped. */
function quoted(text: string): string {
  return `"${Array.from(new TextEncoder().encode(text), escaped).join('')}"`;
}

/** A byte inside a string literal. */
function escaped(byte: number): string {
  const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
  return plain ? String.fromCharCode(byte) : `\\${byte.toString(16).padStart(2, '0')}`;
}
