import { f64Bytes } from './byte-writer.ts';

/** The sixteen bytes of a vector of two binary64, lane 0 first; NaN canonical. */
export function v128OfF64x2(lane0: number, lane1: number): Uint8Array {
  const bytes = new Uint8Array(16);
  bytes.set(f64Bytes(lane0), 0);
  bytes.set(f64Bytes(lane1), 8);
  return bytes;
}

/** The sixteen bytes of a vector of two 64-bit integers, signed or unsigned, lane 0 first. */
export function v128OfI64x2(lane0: bigint, lane1: bigint): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt.asUintN(64, lane0), true);
  view.setBigUint64(8, BigInt.asUintN(64, lane1), true);
  return bytes;
}

/** The sixteen bytes of a vector of four 32-bit integers, signed or unsigned, lane 0 first. */
export function v128OfI32x4(lane0: number, lane1: number, lane2: number, lane3: number): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, lane0 >>> 0, true);
  view.setUint32(4, lane1 >>> 0, true);
  view.setUint32(8, lane2 >>> 0, true);
  view.setUint32(12, lane3 >>> 0, true);
  return bytes;
}
