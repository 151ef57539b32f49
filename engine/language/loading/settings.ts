import type { Problem } from '../problem.ts';
import { type RecordShape, record } from '../shape/shape.ts';
import { validate } from '../shape/validate.ts';
import { pathKey, rule, value } from '../shape/values.ts';
import type { Source } from '../source.ts';
import { keyAsText } from '../yaml/key-as-text.ts';
import type { MapEntry, MapNode, ScalarNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import { oncePerPlace } from './once-per-place.ts';
import { isRulePath } from './rule-names.ts';

/** `--set path=value`: the value as YAML would have it on one line. */
export type Setting = { readonly path: string; readonly value: string };

const settings: RecordShape = record('a value for a parameter', {}, { rest: { key: pathKey, of: value } });
const ruleSettings: RecordShape = record('a decision rule', {}, { rest: { key: pathKey, of: rule } });

const badSet = ({ path, value }: Setting, message: string, hint: string): Problem => ({
  code: 'bad-set',
  severity: 'error',
  message: `${message} in --set ${path}=${value}`,
  path,
  hint,
});

/**
 * `labs.stance.rule: {logit: {precision: 8}}` as `labs.stance.rule: logit, labs.stance.logit.precision: 8`, so that it is
 * as strong as any path.
 */
const asPaths = (root: MapNode): MapNode => ({
  ...root,
  entries: root.entries.flatMap((entry) => {
    const { key, value } = entry;
    const [use] = isRulePath(key) && value.kind === 'map' ? value.entries : [];
    if (!use) return [entry];
    const ofRule = `${key.slice(0, key.lastIndexOf('.'))}.${use.key}`;
    const values = use.value.kind === 'map' ? use.value.entries : [];
    return [{ ...entry, value: keyAsText(use) }, ...values.map((each) => ({ ...each, key: `${ofRule}.${each.key}` }))];
  }),
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
  const ofRule = isRulePath(path);
  const like = `write --set ${path}=${ofRule ? 'logit' : '0.5'}`;
  if (path.length > pathKey.longest || !new RegExp(pathKey.pattern, 'u').test(path))
    return refuse(`"${path}" is no path of a parameter`, 'write --set growth.rate=0.5');
  if (value.trim() === '') return refuse('there is no value', like);
  if (/[\r\n]/.test(value)) return refuse('there is more than one line', like);
  const source: Source = { name: `--set ${path}=${value}`, text: `${path}: ${value}` };
  const { root, problems } = readYaml(source);
  if (root?.kind !== 'map') return { overlay: undefined, problems, formulas: [] };
  const checked = validate(root, ofRule ? ruleSettings : settings, { removals: false });
  const entry: MapEntry = { key: 'parameters', keySpan: root.span, value: asPaths(checked.root) };
  const overlay: MapNode = { kind: 'map', span: root.span, entries: [entry] };
  return { overlay, problems: oncePerPlace(problems, checked.problems), formulas: checked.formulas };
};
