import type { Expression, PlayerTerm, RuleExpression } from '../../../engine/language/model.ts';

const player = (term: PlayerTerm): string => {
  switch (term.kind) {
    case 'me':
      return 'me';
    case 'element':
      return term.binder.others ? 'other' : `each(${term.binder.class.name})`;
    case 'member':
      return term.member.name;
    case 'reference':
      return `${player(term.of)}.${term.reference.name}`;
  }
};

/** A checked formula as a text in which every choice of the checker shows: whose value, which option, which class. */
export const textOf = (of: Expression): string => {
  switch (of.kind) {
    case 'number':
      return String(of.value);
    case 'read':
      return `${of.player ? `${player(of.player)}.` : ''}${of.of.id}${of.seen ? '.seen' : ''}`;
    case 'argument':
      return `#${of.index}`;
    case 'apply':
      return `${of.define.id}(${of.arguments.map(textOf).join(', ')})`;
    case 'attribute':
      return `${of.attribute.decision.owner.name}.${of.attribute.decision.name}.${of.attribute.name}[${textOf(of.index)}]`;
    case 'negate':
      return `-${textOf(of.operand)}`;
    case 'not':
      return `not ${textOf(of.operand)}`;
    case 'arithmetic':
    case 'logic':
    case 'compare':
      return `(${textOf(of.left)} ${of.operator} ${textOf(of.right)})`;
    case 'same-player':
      return `(${player(of.left)} is ${player(of.right)})`;
    case 'if':
      return `if(${[of.condition, of.then, of.else].map(textOf).join(', ')})`;
    case 'elementary':
      return `${of.function}(${textOf(of.argument)})`;
    case 'extremum':
      return `${of.function}(${of.arguments.map(textOf).join(', ')})`;
    case 'clamp':
      return `clamp(${[of.value, of.low, of.high].map(textOf).join(', ')})`;
    case 'reduce': {
      const parts = of.parts.map(({ binder, body, where, key }) => {
        const head = `${binder.others ? 'others' : binder.class.name}: ${textOf(body)}`;
        return `${head}${key ? ` by ${textOf(key)}` : ''}${where ? ` where ${textOf(where)}` : ''}`;
      });
      return `${of.function}{${parts.join('; ')}}${of.orelse ? ` else ${textOf(of.orelse)}` : ''}`;
    }
    case 'time':
      return of.name;
    case 'place':
      return `${player(of.player)}.number`;
    case 'realised':
      return `realised(${player(of.player)}.${of.decision.name})`;
    case 'delay':
      return `delay(${textOf(of.body)}, ${textOf(of.ticks)})`;
    case 'first-decision':
      return `first(${of.decision.name})`;
    case 'event':
      return `${of.event.name}.${of.field}`;
    case 'pair':
      return `${of.table}(${player(of.row)}, ${player(of.column)})`;
    case 'at': {
      const supposed = of.supposed.map(({ decision, whose, value }) => {
        const who =
          whose.kind === 'player' ? player(whose.player) : whose.binder.others ? 'others' : whose.binder.class.name;
        return `${who}.${decision.name} := ${textOf(value)}`;
      });
      return `at(${[textOf(of.body), ...supposed].join(', ')})`;
    }
    case 'remembered':
      return `${of.other ? `${player(of.other)}.` : ''}${of.memory.id}`;
  }
};

/** The same for the formula of a rule; `<…>` stands where a number per option enters a formula. */
export const ruleText = (of: RuleExpression): string => {
  switch (of.kind) {
    case 'scalar':
      return textOf(of.formula);
    case 'payoff':
    case 'foregone':
    case 'probability':
    case 'option':
      return of.kind;
    case 'per-option':
      return `[${of.parameters.map(({ id }) => id).join(', ')}]`;
    case 'elementwise':
      return textOf(of.formula).replace(/#(\d+)/g, (_, index) => {
        const argument = of.arguments[Number(index)];
        return argument ? `<${ruleText(argument)}>` : '?';
      });
    case 'one':
      return `one(${ruleText(of.option)})`;
    case 'pick_option':
      return `pick_option(${ruleText(of.vector)}, ${ruleText(of.option)})`;
    case 'mix':
      return `mix(${[of.weight, of.first, of.second].map(ruleText).join(', ')})`;
    default:
      return `${of.kind}(${ruleText(of.vector)})`;
  }
};
