import { hashSink, type OpenSink } from '../results/sink.ts';

/** Sinks that keep what is written to them, by name. */
export const memorySinks = (): {
  readonly open: OpenSink;
  readonly files: () => Map<string, Uint8Array<ArrayBuffer>>;
} => {
  const parts = new Map<string, Uint8Array[]>();
  return {
    open: (name) => {
      const written: Uint8Array[] = [];
      parts.set(name, written);
      const hashing = hashSink(name);
      return {
        write: (bytes) => {
          written.push(bytes.slice());
          hashing.write(bytes);
        },
        close: hashing.close,
      };
    },
    files: () => new Map([...parts].map(([name, written]) => [name, joined(written)])),
  };
};

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
