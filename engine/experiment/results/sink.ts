import { openHash } from '#hash';

/** What was written to a sink. */
export type Written = { readonly bytes: number; readonly sha256: string };

/** Takes bytes in order, and tells their hash at the end. */
export type Sink = { readonly write: (bytes: Uint8Array) => void; readonly close: () => Written };

/** Opens the sink of a file of results by its name. */
export type OpenSink = (name: string) => Sink;

const encoder = new TextEncoder();

/** @returns 64 hexadecimal digits */
export const sha256 = (bytes: Uint8Array | string): string => {
  const hash = openHash();
  hash.update(typeof bytes === 'string' ? encoder.encode(bytes) : bytes);
  return hash.hex();
};

/** Keeps nothing but the hash: what a replay needs. */
export const hashSink: OpenSink = () => {
  const hash = openHash();
  let size = 0;
  return {
    write: (bytes) => {
      hash.update(bytes);
      size += bytes.length;
    },
    close: () => ({ bytes: size, sha256: hash.hex() }),
  };
};

export const writeBytes = (sink: Sink, bytes: Uint8Array): Written => {
  sink.write(bytes);
  return sink.close();
};

export const writeText = (sink: Sink, text: string): Written => writeBytes(sink, encoder.encode(text));
