"""race6 vectorised over runs with numpy, written by hand as a peer of bench/race6.yaml.

python3 bench/race6.py 100000 1
"""
import json
import sys
import time

import numpy as np

REWARD = np.array([0, 0.45, 1.0])
LAG = np.array([1, 0.4, 0.0])
WEIGHT = np.array([0, 0.35, 1.0])
COMPANY = np.array([1, 0.4, 0.0])
GROWTH = np.array([0, 0.01, 0.03])
GAIN = np.array([1, 1, 1, 1, 0.6, 0.6])
DREAD = np.array([0.8, 0.8, 0.8, 0.8, 1.2, 1.2])
START = np.array([1.0, 0.9, 0.8, 0.7, 0.6, 0.5])
PLAYERS, TICKS, BATCH = 6, 100, 10000


def batch(rng, runs):
    capability = np.tile(START, (runs, 1))
    action = np.ones((runs, PLAYERS), dtype=np.int64)
    flag = np.zeros(runs)
    final, catastrophes, ticks, racing_ticks = 0.0, 0, 0, 0
    for _ in range(TICKS):
        n = len(capability)
        ticks += n
        shares = [((action == a).sum(axis=1, keepdims=True) - (action == a)) / 5 for a in range(3)]
        paused, slowed, raced = shares
        mean = capability.mean(axis=1, keepdims=True)
        relative, risk = capability / mean, np.minimum(1, 0.25 * mean)
        payoff = (
            (GAIN * relative)[..., None] * REWARD
            - 0.6 * raced[..., None] * LAG
            - (DREAD * risk)[..., None] * (0.5 * (raced + 0.35 * slowed)[..., None] + 0.5 * WEIGHT)
            + 0.5 * paused[..., None] * COMPANY
        )
        payoff[..., 2] -= 0.7 * flag[:, None]
        weight = np.exp(4 * (payoff - payoff.max(axis=2, keepdims=True)))
        cumulated = weight.cumsum(axis=2)
        u = rng.random((n, PLAYERS)) * cumulated[..., 2]
        action = (u >= cumulated[..., 0]).astype(np.int64) + (u >= cumulated[..., 1])
        capability = capability * (1 + GROWTH[action])
        grown = capability.mean(axis=1)
        racing = (action == 2).sum(axis=1)
        racing_ticks += int(racing.sum())
        accident = rng.random(n) < 0.0015 * WEIGHT[action].mean(axis=1) * np.minimum(grown, 10)
        flag = (rng.random(n) < 0.3 * racing / PLAYERS).astype(float)
        catastrophes += int(accident.sum())
        final += float(grown[accident].sum())
        going = ~accident
        capability, action, flag = capability[going], action[going], flag[going]
    return catastrophes, ticks, racing_ticks, final + float(capability.mean(axis=1).sum())


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    rng = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    begin = time.process_time()
    totals = np.array([batch(rng, min(BATCH, runs - first)) for first in range(0, runs, BATCH)]).sum(axis=0)
    seconds = time.process_time() - begin
    catastrophes, ticks, racing_ticks, final = totals
    print(json.dumps({
        "catastrophe": catastrophes / runs, "ticks": ticks / runs, "racing": racing_ticks / (PLAYERS * ticks),
        "capability": final / runs, "agentTicks": int(PLAYERS * ticks), "cpuSeconds": seconds,
    }))


main()
