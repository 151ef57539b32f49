// The treaty of Barrett (1994), Oxford Economic Papers 46, 878-894, as our formulas: signatories choose first and
// together, the others follow, each alone. Player i is paid b (a Q − Q²/2) / N − c q_i² / 2, Q the sum of all q.

export interface Treaty {
  readonly N: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** What k signatories abate each, and what the others do. */
export const abatement = ({ N, a, b, c }: Treaty, k: number) => {
  const gamma = c / b;
  const D = gamma * N + N - k;
  const signatory = (a * k * gamma * N) / (D * D + k * k * gamma * N);
  const other = (a - k * signatory) / D;
  return { signatory, other, total: k * signatory + (N - k) * other };
};

const payoff = ({ N, a, b, c }: Treaty, total: number, own: number): number =>
  (b * (a * total - (total * total) / 2)) / N - (c * own * own) / 2;

export const barrett = (treaty: Treaty) => ({
  players: treaty.N,
  payoffMember: (k: number): number => {
    const { signatory, total } = abatement(treaty, k);
    return payoff(treaty, total, signatory);
  },
  payoffOutsider: (k: number): number => {
    const { other, total } = abatement(treaty, k);
    return payoff(treaty, total, other);
  },
});

/** A pause costs who pauses c and is worth b to each; members pause if that is best for them together, others never do. */
export const binaryPause = (players: number, b: number, c: number) => {
  const pausing = (k: number): number => (k * b >= c ? k : 0);
  return {
    players,
    payoffMember: (k: number): number => pausing(k) * b - (pausing(k) > 0 ? c : 0),
    payoffOutsider: (k: number): number => pausing(k) * b,
  };
};
