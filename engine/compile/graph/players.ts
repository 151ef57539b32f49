import type { PlayerClass, Reference } from '../../language/model.ts';
import type { Axis, Player } from './node.ts';

/** Axes and players, one object each, so that they are compared by identity. */
export type Players = {
  readonly axis: (owner: PlayerClass, level: number) => Axis;
  readonly player: {
    readonly axis: (axis: Axis) => Player;
    readonly member: (owner: PlayerClass, index: number) => Player;
    readonly reference: (reference: Reference, of: Player) => Player;
    /** Text that tells players apart. */
    readonly key: (player: Player | undefined) => string;
  };
  /** A player written over the first axis of a class, with `at` in that axis's place. */
  readonly moved: (of: Player, at: Player) => Player;
};

/** Whether a player is the one that its class's own loop stands at. */
export const isFirstAxis = (of: Player): boolean => of.kind === 'axis' && of.axis.level === 0;

/** The axes that a player varies over. */
export const axesOfPlayer = (player: Player | undefined): readonly Axis[] => {
  if (player === undefined || player.kind === 'member') return [];
  return player.kind === 'axis' ? [player.axis] : axesOfPlayer(player.of);
};

export const createPlayers = (): Players => {
  const axes = new Map<string, Axis>();
  const players = new Map<string, Player>();
  const playerKeys = new Map<Player, string>();

  const internPlayer = (key: string, player: Player): Player => {
    const known = players.get(key);
    if (known !== undefined) return known;
    players.set(key, player);
    playerKeys.set(player, key);
    return player;
  };
  const keyOf = (player: Player | undefined): string =>
    player === undefined ? 'world' : (playerKeys.get(player) ?? '');

  const axis = (owner: PlayerClass, level: number): Axis => {
    const key = `${owner.index}#${level}`;
    const known = axes.get(key);
    if (known !== undefined) return known;
    const made = { class: owner, level };
    axes.set(key, made);
    return made;
  };
  const player = {
    axis: (of: Axis): Player =>
      internPlayer(`${of.class.index}#${of.level}`, { kind: 'axis', axis: of, class: of.class }),
    member: (owner: PlayerClass, index: number): Player =>
      internPlayer(`${owner.index}:${index}`, { kind: 'member', index, class: owner }),
    reference: (reference: Reference, of: Player): Player =>
      of.kind === 'member'
        ? player.member(reference.target, reference.values[of.index] ?? 0)
        : internPlayer(`${reference.id}(${keyOf(of)})`, { kind: 'reference', reference, of, class: reference.target }),
    key: keyOf,
  };
  const moved = (of: Player, at: Player): Player => {
    if (of.kind === 'member') return of;
    return of.kind === 'axis' ? at : player.reference(of.reference, moved(of.of, at));
  };
  return { axis, player, moved };
};
