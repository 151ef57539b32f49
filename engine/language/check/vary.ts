import type { Varied } from '../model.ts';
import { mostPoints } from '../shape/experiment.ts';
import type { Span } from '../source.ts';
import type { ListNode, MapEntry, MapNode, YamlNode } from '../yaml/node.ts';
import type { Catalogue } from './catalogue.ts';
import { asList, asMap, asNumber, asText, entriesOf, itemsOf, nodeAt } from './nodes.ts';
import { findPath } from './paths.ts';

/** A number however it was written: `1e2` and `100` are one. */
const numberText = (value: number): string => String(value === 0 ? 0 : value);

const textOf = (node: YamlNode): string => {
  const value = asNumber(node);
  return value === undefined ? (asText(node) ?? '') : numberText(value);
};

const refuse = ({ report }: Catalogue, span: Span, message: string, hint: string): void =>
  report.error('wrong-value', span, message, hint);

/** `[0, 10, 1]` is meant as a step. */
const hintForPoints = (low: number, high: number, points: number): string => {
  const meant = points > 0 ? Math.floor((high - low) / points + 0.5) + 1 : 0;
  return meant >= 2 && meant <= mostPoints
    ? `the third number is how many points: [${low}, ${high}, ${meant}] has steps of ${numberText((high - low) / (meant - 1))}`
    : 'write [lowest, highest, points]';
};

const checkRange = (catalogue: Catalogue, { items, span }: ListNode): void => {
  const [low, high, points] = items.map(asNumber);
  const last = items[2];
  if (low === undefined || high === undefined) return;
  if (items.length > 3) {
    const values = items.map(textOf).join(', ');
    refuse(catalogue, span, 'a range is [lowest, highest] or [lowest, highest, points]', `write {values: [${values}]}`);
  } else if (low >= high) {
    const swapped = [high, low, ...(points === undefined ? [] : [points])].map(numberText).join(', ');
    const hint = low > high ? `write [${swapped}]` : 'to give it one value, put that under parameters';
    refuse(
      catalogue,
      span,
      `the lowest value, ${numberText(low)}, is not below the highest, ${numberText(high)}`,
      hint,
    );
  } else if (last && points !== undefined && !(Number.isInteger(points) && points >= 2 && points <= mostPoints)) {
    const message = `expected a whole number of points from 2 to ${mostPoints}, got ${numberText(points)}`;
    refuse(catalogue, last.span, message, hintForPoints(low, high, points));
  }
};

const checkValues = (catalogue: Catalogue, items: readonly YamlNode[]): void => {
  const texts = items.map(textOf);
  for (const [index, text] of texts.entries()) {
    const item = items[index];
    if (item && texts.indexOf(text) < index) refuse(catalogue, item.span, `${text} is given twice`, 'name it once');
  }
};

const readVaried = (catalogue: Catalogue, { key, keySpan, value }: MapEntry): Varied => {
  findPath(catalogue, key.split('.'), keySpan);
  const range = asList(value);
  if (range) checkRange(catalogue, range);
  const values = itemsOf(nodeAt(asMap(value), 'values'));
  checkValues(catalogue, values);
  const text = range ? range.items.map(textOf).join(':') : values.map(textOf).join(',');
  return { path: key, text, span: keySpan };
};

/** What a design varies, in the order of the file, as `--vary path=text` takes it. */
export const readVary = (catalogue: Catalogue, experiment: MapNode | undefined): readonly Varied[] =>
  entriesOf(nodeAt(experiment, 'vary')).map((entry) => readVaried(catalogue, entry));
