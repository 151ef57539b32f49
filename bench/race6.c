/*
 * race6 in scalar C, written by hand for one purpose: something honest to be compared with.
 * The model is bench/race6.yaml; the same statistics are printed, nothing is recorded but them.
 *
 *   cc -O3 -march=native -o race6 race6.c -lm && ./race6 200000 1
 *
 * Random numbers: xoshiro256+ (Blackman and Vigna 2018, doi 10.1145/3460772), one stream for all runs.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PLAYERS = 6, OPTIONS = 3, TICKS = 100 };

static const double REWARD[OPTIONS] = {0, 0.45, 1};
static const double LAG[OPTIONS] = {1, 0.4, 0};
static const double WEIGHT[OPTIONS] = {0, 0.35, 1};
static const double COMPANY[OPTIONS] = {1, 0.4, 0};
static const double GROWTH[OPTIONS] = {0, 0.01, 0.03};
static const double GAIN[PLAYERS] = {1, 1, 1, 1, 0.6, 0.6};
static const double DREAD[PLAYERS] = {0.8, 0.8, 0.8, 0.8, 1.2, 1.2};
static const double START[PLAYERS] = {1.0, 0.9, 0.8, 0.7, 0.6, 0.5};

static uint64_t state[4];

static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline double uniform(void) {
  const uint64_t result = state[0] + state[3];
  const uint64_t t = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = rotl(state[3], 45);
  return (double)(result >> 11) * 0x1.0p-53;
}

static void seed_with(uint64_t seed) {
  for (int i = 0; i < 4; i++) { /* splitmix64 */
    seed += 0x9e3779b97f4a7c15u;
    uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    state[i] = z ^ (z >> 31);
  }
}

int main(int argc, char **argv) {
  const long runs = argc > 1 ? atol(argv[1]) : 200000;
  seed_with(argc > 2 ? (uint64_t)atoll(argv[2]) : 1);
  long catastrophes = 0, ticks = 0, racing_player_ticks = 0;
  double final_capability = 0;
  const clock_t begin = clock();
  for (long run = 0; run < runs; run++) {
    double capability[PLAYERS];
    int action[PLAYERS];
    int flag = 0;
    for (int i = 0; i < PLAYERS; i++) capability[i] = START[i], action[i] = 1;
    for (int tick = 0; tick < TICKS; tick++) {
      int counts[OPTIONS] = {0, 0, 0};
      double total = 0;
      for (int i = 0; i < PLAYERS; i++) counts[action[i]]++, total += capability[i];
      const double mean = total / PLAYERS;
      const double risk = 0.25 * mean < 1 ? 0.25 * mean : 1;
      int next[PLAYERS];
      int racing = 0;
      double danger = 0;
      for (int i = 0; i < PLAYERS; i++) {
        const double paused = (counts[0] - (action[i] == 0)) / 5.0;
        const double slowed = (counts[1] - (action[i] == 1)) / 5.0;
        const double raced = (counts[2] - (action[i] == 2)) / 5.0;
        const double relative = capability[i] / mean;
        double payoff[OPTIONS], best = -INFINITY;
        for (int a = 0; a < OPTIONS; a++) {
          payoff[a] = GAIN[i] * REWARD[a] * relative - 0.6 * raced * LAG[a] -
                      DREAD[i] * risk * (0.5 * (raced + 0.35 * slowed) + 0.5 * WEIGHT[a]) +
                      0.5 * paused * COMPANY[a] - 0.7 * flag * (a == 2);
          if (payoff[a] > best) best = payoff[a];
        }
        double weight[OPTIONS], sum = 0;
        for (int a = 0; a < OPTIONS; a++) sum += weight[a] = exp(4 * (payoff[a] - best));
        const double u = uniform() * sum;
        const int choice = (u >= weight[0]) + (u >= weight[0] + weight[1]);
        next[i] = choice;
        racing += choice == 2;
        danger += WEIGHT[choice];
      }
      double grown = 0;
      for (int i = 0; i < PLAYERS; i++) {
        action[i] = next[i];
        capability[i] *= 1 + GROWTH[next[i]];
        grown += capability[i];
      }
      grown /= PLAYERS;
      const double hazard = 0.0015 * (danger / PLAYERS) * (grown < 10 ? grown : 10);
      const int accident = uniform() < hazard;
      flag = uniform() < 0.3 * racing / PLAYERS;
      ticks++;
      racing_player_ticks += racing;
      if (accident) {
        catastrophes++;
        break;
      }
    }
    double sum = 0;
    for (int i = 0; i < PLAYERS; i++) sum += capability[i];
    final_capability += sum / PLAYERS;
  }
  const double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
  printf("{\"catastrophe\": %.6f, \"ticks\": %.4f, \"racing\": %.6f, \"capability\": %.5f, \"agentTicks\": %ld, \"cpuSeconds\": %.6f}\n",
         (double)catastrophes / runs, (double)ticks / runs, (double)racing_player_ticks / (6.0 * ticks),
         final_capability / runs, 6 * ticks, seconds);
  return 0;
}
