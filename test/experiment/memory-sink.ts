import { hashSink, type OpenSink } from '../../engine/experiment/results/sink.ts';

/** Sinks that keep what is written to them, by name. */
export const memorySinks = (): {
  readonly open: OpenSink;
  readonly bytes: (name: string) => Uint8Array<ArrayBuffer>;
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
    bytes: (name) => new Uint8Array(Buffer.concat(parts.get(name) ?? [])),
  };
};
