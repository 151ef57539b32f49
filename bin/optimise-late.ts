import { setFlagsFromString } from 'node:v8';

/**
 * When V8 hands a function to its optimising compilers, in the words of the version in each Node: ten to fifteen times
 * later than by itself. A version that is not listed is left alone, for it would complain of a flag it does not know.
 */
const LATER: { readonly [node: string]: readonly string[] } = {
  '20': ['--interrupt-budget=1000000'],
  '22': ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
  '24': ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
};

/**
 * From YAML to a running kernel V8 would optimise more than a hundred functions, and twice the CPU time goes by: most have
 * little left to do by then. Kernels are WebAssembly and are optimised as ever. See docs/performance.md.
 */
export const optimiseLate = (): void => {
  const [major = ''] = process.versions.node.split('.');
  for (const flag of LATER[major] ?? []) setFlagsFromString(flag);
};
