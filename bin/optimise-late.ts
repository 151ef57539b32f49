import { setFlagsFromString } from 'node:v8';

/**
 * When V8 hands a function to its optimising compilers, in the words of the version in each Node: some ten times later than
 * by itself. A version that is not listed is left alone, for it would complain of a flag it does not know.
 */
const LATER: { readonly [node: string]: readonly string[] } = {
  '20': ['--interrupt-budget=1000000'],
  '22': ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
  '24': ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
};

/**
 * Compiling a scenario takes a tenth of a second, in which V8 would begin to optimise some two hundred functions: that costs
 * more than all that they have left to do. Kernels are WebAssembly and are optimised as ever.
 */
export const optimiseLate = (): void => {
  const [major = ''] = process.versions.node.split('.');
  for (const flag of LATER[major] ?? []) setFlagsFromString(flag);
};
