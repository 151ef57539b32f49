import type { Member } from '../model.ts';
import type { Span } from '../source.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { Named } from './catalogue.ts';

/** A value given by a path: `labs.stance.logit.precision: 5`, `Leader.caution: 0.5`. */
export type Setting = { readonly path: readonly string[]; readonly span: Span; readonly value: YamlNode };

type Given = { all: YamlNode | undefined; readonly members: Map<Member, YamlNode> };

/** What paths set, once they are understood: a member's path is stronger than its class's. */
export type Settings = {
  readonly give: (named: Named, member: Member | undefined, value: YamlNode) => void;
  readonly of: (named: Named, member: Member | undefined) => YamlNode | undefined;
};

export const createSettings = (): Settings => {
  const given = new Map<Named, Given>();
  return {
    give: (named, member, value) => {
      const entry = given.get(named) ?? { all: undefined, members: new Map() };
      given.set(named, entry);
      if (member) entry.members.set(member, value);
      else entry.all = value;
    },
    of: (named, member) => {
      const entry = given.get(named);
      return (member && entry?.members.get(member)) ?? entry?.all;
    },
  };
};
