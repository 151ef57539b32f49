import { deserialize, serialize } from 'node:v8';
import { sha256 } from '../results/sink.ts';

const HASH_BYTES = 64;

/** A value as bytes that tell whether they are whole, and what they belong to. Node's own form: no part of results. */
export const seal = (identity: string, value: unknown): Uint8Array => {
  const content = serialize({ identity, value });
  return Buffer.concat([Buffer.from(sha256(content), 'ascii'), content]);
};

/** @returns undefined where the bytes are damaged or belong to something else */
export const unseal = (identity: string, bytes: Buffer): unknown => {
  const content = bytes.subarray(HASH_BYTES);
  if (bytes.subarray(0, HASH_BYTES).toString('ascii') !== sha256(content)) return undefined;
  const kept = deserialize(content) as { readonly identity: string; readonly value: unknown };
  return kept.identity === identity ? kept.value : undefined;
};
