import { compile } from '../../engine/compile/compile.ts';
import { runColumns } from '../../engine/run/columns.ts';
import { simulate } from '../../engine/run/simulate.ts';
import { openWith } from './open-with.ts';

/** One run of a world without chance: how it ends, and a number per measure. */
export type Played = { readonly outcome: string; readonly ticks: number } & Readonly<Record<string, number | string>>;

/** A scenario of `scenarios/literature`, to be played with different values of its global parameters. */
export const playOnce = async (
  name: string,
  set: Readonly<Record<string, number | string>> = {},
): Promise<(values: Readonly<Record<string, number>>) => Promise<Played>> => {
  const model = await openWith(`./scenarios/literature/${name}.yaml`, set);
  const keys = runColumns(model, compile(model).program.slots).map(({ key }) => key);
  return async (values) => {
    const fixed = Object.entries(values).map(([id, value]) => {
      const parameter = model.parameters.find((one) => one.id === id);
      if (parameter === undefined) throw new Error(`playOnce: ${name} has no parameter ${id}`);
      return { parameter, member: undefined, value };
    });
    for await (const { outcome, ticks, measures } of simulate(model, { runs: 1, fixed, lanes: 2 }))
      return { outcome, ticks, ...Object.fromEntries(keys.map((key, place) => [key, measures[place] as number])) };
    throw new Error('playOnce: no run');
  };
};
