/** Types a WebAssembly value can have here, with their binary code (Core Specification 2.0, section 5.3.1–5.3.3). */
const VALUE_TYPE_CODES = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

export type ValueType = keyof typeof VALUE_TYPE_CODES;

/** Signature of a function: what it takes from the stack, what it leaves. */
export interface FunctionType {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

const VALUE_TYPES_BY_CODE: ReadonlyMap<number, ValueType> = new Map(
  Object.entries(VALUE_TYPE_CODES).map(([type, code]) => [code, type as ValueType]),
);

/** Code of a block that leaves nothing on the stack. */
export const EMPTY_BLOCK_TYPE = 0x40;

/** Binary code of a value type. */
export function valueTypeCode(type: ValueType): number {
  return VALUE_TYPE_CODES[type];
}

/**
 * Value type of a binary code.
 *
 * @throws RangeError if the code is none of i32, i64, f64, v128.
 */
export function valueTypeOf(code: number): ValueType {
  const type = VALUE_TYPES_BY_CODE.get(code);
  if (type === undefined)
    throw new RangeError(`value type: expected i32, i64, f64 or v128, got 0x${code.toString(16)}`);
  return type;
}
