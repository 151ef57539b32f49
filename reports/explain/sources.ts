import { asMap, asText, itemsOf, nodeAt } from '../../engine/language/check/nodes.ts';
import type { Loaded } from '../../engine/language/load.ts';
import type { Model } from '../../engine/language/model.ts';
import { titleOf } from '../../engine/language/title-of.ts';
import type { YamlNode } from '../../engine/language/yaml/node.ts';
import type { SourceEntry } from './document.ts';

/** A text, or a list of texts. */
export const textsIn = (node: YamlNode | undefined): readonly string[] => {
  const own = node === undefined ? undefined : asText(node);
  return own === undefined ? itemsOf(node).flatMap((item) => asText(item) ?? []) : [own];
};

/** `source` and `sources` of a module or a rule. */
export const headingSources = (root: YamlNode): readonly string[] =>
  ['source', 'sources'].flatMap((key) => textsIn(nodeAt(asMap(root), key)));

/** A parameter that says no more than that it is assumed cites nothing. */
const citation = (source: string | undefined): readonly string[] =>
  source === undefined || /^\s*assumption\s*$/i.test(source) ? [] : [source];

/** Everything that is cited, with who cites it. */
export const sourceEntries = (loaded: Loaded, model: Model): readonly SourceEntry[] => {
  const users = new Map<string, string[]>();
  const cite = (text: string, user: string): void => {
    const known = users.get(text);
    if (known === undefined) users.set(text, [user]);
    else if (!known.includes(user)) known.push(user);
  };
  for (const text of model.sources) cite(text, 'the scenario');
  for (const { name, root } of loaded.modules) for (const text of headingSources(root)) cite(text, `module ${name}`);
  for (const [name, root] of loaded.rules) for (const text of headingSources(root)) cite(text, `rule ${name}`);
  for (const of of model.parameters)
    for (const text of citation(of.source)) cite(text, of.origin === 'rule' ? of.id : titleOf(of));
  return [...users].map(([text, usedBy]) => ({ text, usedBy }));
};
