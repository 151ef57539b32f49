import type { Problem } from '../problem.ts';
import { type RecordShape, record } from '../shape/shape.ts';
import { validate } from '../shape/validate.ts';
import { pathKey, value } from '../shape/values.ts';
import type { Source } from '../source.ts';
import type { MapEntry, MapNode, ScalarNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import { oncePerPlace } from './once-per-place.ts';

/** `--set path=value`: the value as YAML would have it on one line. */
export type Setting = { readonly path: string; readonly value: string };

const settings: RecordShape = record('a value for a parameter', {}, { rest: { key: pathKey, of: value } });

const badSet = ({ path, value }: Setting, message: string, hint: string): Problem => ({
  code: 'bad-set',
  severity: 'error',
  message: `${message} in --set ${path}=${value}`,
  path,
  hint,
});

/**
 * A setting as an overlay `parameters: {path: value}`. Its source is called `--set path=value`, so that whatever is
 * wrong with it, here or later, is told there.
 */
export const readSetting = (
  setting: Setting,
): { overlay: MapNode | undefined; problems: readonly Problem[]; formulas: readonly ScalarNode[] } => {
  const { path, value } = setting;
  const refuse = (message: string, hint: string) => ({
    overlay: undefined,
    problems: [badSet(setting, message, hint)],
    formulas: [],
  });
  if (path.length > pathKey.longest || !new RegExp(pathKey.pattern, 'u').test(path))
    return refuse(`"${path}" is no path of a parameter`, 'write --set growth.rate=0.5');
  if (value.trim() === '') return refuse('there is no value', `write --set ${path}=0.5`);
  if (/[\r\n]/.test(value)) return refuse('there is more than one line', `write --set ${path}=0.5`);
  const source: Source = { name: `--set ${path}=${value}`, text: `${path}: ${value}` };
  const { root, problems } = readYaml(source);
  if (root?.kind !== 'map') return { overlay: undefined, problems, formulas: [] };
  const checked = validate(root, settings, { removals: false });
  const entry: MapEntry = { key: 'parameters', keySpan: root.span, value: checked.root };
  const overlay: MapNode = { kind: 'map', span: root.span, entries: [entry] };
  return { overlay, problems: oncePerPlace(problems, checked.problems), formulas: checked.formulas };
};
