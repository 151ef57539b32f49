import { memorySinks as sinks } from '../../engine/experiment/memory/memory-sinks.ts';
import type { OpenSink } from '../../engine/experiment/results/sink.ts';

/** Sinks that keep what is written to them, by name. */
export const memorySinks = (): {
  readonly open: OpenSink;
  readonly bytes: (name: string) => Uint8Array<ArrayBuffer>;
} => {
  const { open, files } = sinks();
  return { open, bytes: (name) => files().get(name) ?? new Uint8Array() };
};
