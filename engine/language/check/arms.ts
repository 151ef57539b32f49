import type { Arm } from '../model.ts';
import type { MapEntry, MapNode } from '../yaml/node.ts';
import type { Catalogue } from './catalogue.ts';
import { asMap, asText, entriesOf, nodeAt } from './nodes.ts';
import { findPath } from './paths.ts';
import { settingText } from './setting-text.ts';

/** Whether a path is of a rule's parameter and the arm chooses the rule: `labs.stance.grim.threshold`. */
const isOfChosenRule = (path: string, set: readonly MapEntry[]): boolean => {
  const [, decision, , parameter] = path.split('.');
  return parameter !== undefined && set.some(({ key }) => key.endsWith(`.${decision}.rule`));
};

const isOfMember = ({ memberNamed, memberOf }: Catalogue, path: string): boolean => {
  const [head = ''] = path.split('.', 1);
  return memberNamed.has(head) || memberOf.has(head);
};

const readArm = (catalogue: Catalogue, { key, keySpan, value }: MapEntry): Arm => {
  const set = entriesOf(nodeAt(asMap(value), 'set'));
  if (set.length === 0) {
    const message = `the arm "${key}" sets nothing`;
    catalogue.report.error('missing-value', keySpan, message, 'say what is different: {set: {growth.rate: 0.1}}');
  }
  for (const entry of set)
    if (!isOfChosenRule(entry.key, set)) findPath(catalogue, entry.key.split('.'), entry.keySpan);
  // One setting after the other the last is the strongest; in a map a player's is, wherever it stands.
  const [ofAll, ofOne] = [false, true].map((wanted) =>
    set.filter((entry) => isOfMember(catalogue, entry.key) === wanted),
  );
  return {
    name: key,
    label: asText(nodeAt(asMap(value), 'label')),
    set: [...(ofAll ?? []), ...(ofOne ?? [])].map((entry) => ({ path: entry.key, value: settingText(entry.value) })),
    span: keySpan,
  };
};

/** The arms of an experiment, in the order of the file. That a value suits its path is seen when the arm is played. */
export const readArms = (catalogue: Catalogue, experiment: MapNode | undefined): readonly Arm[] =>
  entriesOf(nodeAt(experiment, 'arms')).map((entry) => readArm(catalogue, entry));
