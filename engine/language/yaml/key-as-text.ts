import type { MapEntry, ScalarNode } from './node.ts';

/** A key as a text of its own, in its place: the rule's name in `{logit: {precision: 8}}`. */
export const keyAsText = ({ key, keySpan }: Pick<MapEntry, 'key' | 'keySpan'>): ScalarNode => ({
  kind: 'scalar',
  span: keySpan,
  value: key,
  text: key,
  offsets: (offset) => keySpan.start + offset,
  quoted: false,
});
