import type { Decision, Let, State, Time } from '../../language/model.ts';
import type { Node, Player } from '../graph/node.ts';
import { MOST_READINGS, tooLarge } from '../too-large.ts';
import { lowerDelay } from './delay.ts';
import { createDependence } from './dependence.ts';
import type { Lowering, Reading, TickValues } from './lowering.ts';
import { boundKey, type Hypothesis, type Moment, ownPlayer, type Scope, samePlayer, scopeAt } from './moment.ts';
import { insideWhatIf, supposedChoice } from './what-if.ts';

export const createReading = (lowering: Lowering, time: Time, values: TickValues): Reading => {
  const { graph } = lowering;
  const { algebra } = graph;
  const depends = createDependence();
  const lets = new Map<string, Node>();
  const imagined = new Map<string, Node>();

  const at = (value: Node, player: Player | undefined): Node =>
    player === undefined ? value : graph.gather(value, player);

  const isViewer = (player: Player, moment: Moment & { kind: 'decide' }, scope: Scope): Node => {
    if (moment.viewer === undefined) return graph.truth(true);
    return samePlayer(graph, player, moment.viewer, scope);
  };

  /** The mask as everybody else reads it: its owner's truth, without a viewer; what the viewer imagines still holds. */
  const mask = (of: Decision | State, player: Player, scope: Scope): Node => {
    const moment: Moment = scope.moment.kind === 'decide' ? { ...scope.moment, viewer: undefined } : scope.moment;
    const seen = { ...scope, moment };
    if (of.seen !== undefined) return graph.number(formula(of.seen, player, seen));
    return of.kind === 'decision' ? choice(of, player, seen) : truth(of, player, seen);
  };

  /** As a what-if around has it, masks aside; else as it shows. */
  const choice = (of: Decision, player: Player, scope: Scope): Node =>
    supposedChoice(graph, of, player, scope, () => visible(of, player, scope));

  const truth = (of: Decision | State, player: Player | undefined, scope: Scope): Node => {
    const { moment } = scope;
    if (of.kind === 'state') {
      if (moment.kind === 'after') return at(values.newState(of), player);
      const early = moment.kind === 'event' || moment.kind === 'row0' || moment.kind === 'start';
      return at(early ? values.committedState(of) : values.startState(of), player);
    }
    if (moment.kind === 'evolve' || moment.kind === 'after') return at(values.choice(of), player);
    if (moment.kind !== 'decide') return at(values.lastChoice(of), player);
    const taken = at(of.stage < moment.stage ? values.choice(of) : values.lastChoice(of), player);
    const { hypothesis } = moment;
    if (hypothesis === undefined || hypothesis.decision !== of || player === undefined) return taken;
    return algebra.select(
      samePlayer(graph, player, hypothesis.player, scope),
      algebra.constant(hypothesis.option),
      imaginedChoice(player, hypothesis) ?? taken,
    );
  };

  /** Of another player than `me`: the option at his place among the others. */
  const imaginedChoice = (player: Player, { player: me, others }: Hypothesis): Node | undefined => {
    if (others === undefined || others.length === 0) return undefined;
    const place = graph.place(player);
    const after = algebra.gt(place, graph.place(me));
    const among = algebra.select(after, algebra.sub(place, algebra.constant(1)), place);
    return others
      .map(algebra.constant)
      .reduceRight((rest, option, other) =>
        other === others.length - 1 ? option : algebra.select(algebra.eq(among, algebra.constant(other)), option, rest),
      );
  };

  const visible = (of: Decision | State, player: Player | undefined, scope: Scope): Node => {
    const { moment } = scope;
    const own = truth(of, player, scope);
    if (moment.kind !== 'decide' || of.seen === undefined || player === undefined) return own;
    // What others are imagined to choose is no secret.
    if (moment.hypothesis?.decision === of && moment.hypothesis.others !== undefined) return own;
    const mine = isViewer(player, moment, scope);
    if (mine.op === 'truth') return mine.value ? own : mask(of, player, scope);
    return algebra.select(mine, own, mask(of, player, scope));
  };

  /** A formula of `me`, read inside another: same moment, same axes in use, its own names. */
  const formula = (expression: Let['body'], me: Player | undefined, scope: Scope): Node =>
    lowering.expression(expression, { ...scope, me, args: [], elements: new Map(), active: withPlayer(scope, me) });

  const readLet = (of: Let, player: Player | undefined, scope: Scope): Node => {
    if (depends(of, scope)) return readImagined(of, player, scope);
    const key = `${momentKey(scope.moment)} ${of.id} ${of.owner?.name ?? ''}`;
    const known = lets.get(key);
    const plain: Moment =
      scope.moment.kind === 'decide' ? { ...scope.moment, viewer: undefined, hypothesis: undefined } : scope.moment;
    const value = known ?? lowering.expression(of.body, scopeAt(plain, ownPlayer(graph, of.owner)));
    lets.set(key, value);
    return at(value, player);
  };

  /** Read through a viewer's eyes or with an imagined option: built once, however many formulas read it so. */
  const readImagined = (of: Let, player: Player | undefined, scope: Scope): Node => {
    const key = `${of.id} ${of.owner?.name ?? ''} ${imaginedKey(graph, player, scope)}`;
    const known = imagined.get(key);
    if (known === undefined && imagined.size >= MOST_READINGS) throw tooLarge('readings of definitions', MOST_READINGS);
    const value = known ?? formula(of.body, player, scope);
    imagined.set(key, value);
    return value;
  };

  const tick = (moment: Moment): Node => {
    if (moment.kind === 'start' || moment.kind === 'row0') return algebra.constant(0);
    return moment.kind === 'after' ? algebra.add(graph.tick(), algebra.constant(1)) : graph.tick();
  };

  return {
    read: (of, player, seen, scope) => {
      switch (of.kind) {
        case 'parameter':
          return at(values.parameter(of, scope.moment), player);
        case 'draw':
          return at(values.draw(of, scope.moment), player);
        case 'let':
          return readLet(of, player, scope);
        case 'decision':
        case 'state':
          if (player === undefined) return visible(of, player, scope);
          if (seen) return mask(of, player, scope);
          return of.kind === 'decision' ? choice(of, player, scope) : visible(of, player, scope);
      }
    },
    time: (name, moment) => {
      if (name === 'dt') return algebra.constant(time.dt);
      if (name === 'horizon') return algebra.constant(time.horizon);
      return name === 't' ? tick(moment) : algebra.mul(tick(moment), algebra.constant(time.dt));
    },
    realised: (decision, player, moment) => at(values.realised(decision, moment), player),
    event: (event, field, moment) => {
      if (field === 'changed') return values.eventChanged(event, moment);
      return field === 'active' ? values.eventActive(event, moment) : values.eventIn(event, moment);
    },
    delay: (delay, scope) => lowerDelay(lowering, values, time, delay, scope),
    first: (decision, player) => algebra.not(at(values.hasDecided(decision), player)),
    whatIf: (at, outer) => insideWhatIf(lowering, at, outer),
    remembered: values.remembered,
  };
};

const withPlayer = (scope: Scope, me: Player | undefined): Scope['active'] =>
  me?.kind === 'axis' && !scope.active.includes(me.axis) ? [...scope.active, me.axis] : scope.active;

/** Everything but `me`'s own name that decides what a formula means: the moment, the axes in use, who is not whom. */
const imaginedKey = (graph: Lowering['graph'], player: Player | undefined, scope: Scope): string => {
  const { moment, supposed } = scope;
  const viewer = moment.kind === 'decide' ? moment.viewer : undefined;
  const hypothesis = moment.kind === 'decide' ? moment.hypothesis : undefined;
  const imagined =
    hypothesis === undefined
      ? ''
      : `${hypothesis.decision.owner.name}.${hypothesis.decision.id} ${hypothesis.option} ${graph.player.key(hypothesis.player)} ${hypothesis.others ?? ''}`;
  return [
    momentKey(moment),
    imagined,
    ...[player, viewer].map(graph.player.key),
    boundKey(graph, scope),
    supposed.map(({ key }) => key).join(', '),
  ].join('|');
};
const momentKey = (moment: Moment): string => (moment.kind === 'decide' ? `decide ${moment.stage}` : moment.kind);
