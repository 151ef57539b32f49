"""Prints the coefficients of engine/compile/elementary/normcdf.ts; needs mpmath.

2 (1 + x) exp(x^2/2) Phi(-x) = 1 + w R(w - 1) with w = 2 x / (x + 5), 0 <= x <= 39. R is interpolated at the Chebyshev
nodes of that interval (degree 23, truncation error 2e-17) and turned into powers of t = w - 1.
"""
from mpmath import cos, erfc, exp, mp, mpf, pi, polyval, sqrt

mp.dps = 80
DEGREE, CENTRE, LARGEST = 23, 5, mpf(39)


def remainder(t):
    x = CENTRE * (1 + t) / (1 - t)
    return ((1 + x) * exp(x * x / 2) * erfc(x / sqrt(2)) - 1) / (1 + t)


def chebyshev_powers(count):
    """Coefficients of T_0 ... T_(count-1), lowest degree first."""
    rows = [[mpf(1)], [mpf(0), mpf(1)]]
    while len(rows) < count:
        doubled = [mpf(0)] + [2 * c for c in rows[-1]]
        rows.append([c - (rows[-2][i] if i < len(rows[-2]) else 0) for i, c in enumerate(doubled)])
    return rows


n = DEGREE + 1
top = 2 * LARGEST / (LARGEST + CENTRE) - 1
middle, half = (top - 1) / 2, (top + 1) / 2
angles = [pi * (2 * j + 1) / (2 * n) for j in range(n)]
values = [remainder(middle + half * cos(a)) for a in angles]
chebyshev = [2 * sum(v * cos(k * a) for v, a in zip(values, angles)) / n for k in range(n)]
chebyshev[0] /= 2

# In powers of z = (t - middle) / half, then of t.
in_z = [mpf(0)] * n
for c, row in zip(chebyshev, chebyshev_powers(n)):
    for i, r in enumerate(row):
        in_z[i] += c * r
in_t = [mpf(0)]
for c in reversed(in_z):
    shifted = [mpf(0)] + [a / half for a in in_t]
    for i, a in enumerate(in_t):
        shifted[i] -= a * middle / half
    shifted[0] += c
    in_t = shifted
in_t = in_t[:n]

rounded = [float(c) for c in in_t]
worst = max(
    abs(polyval([mpf(c) for c in reversed(rounded)], t) - remainder(t)) * (1 + t)
    for t in [mpf(-1) + (top + 1) * (i + mpf(1) / 2) / 500 for i in range(500)]
)
print("const R = [")
for c in rounded:
    print(f"  {c!r},")
print("];")
print("// largest error with rounded coefficients:", mp.nstr(worst, 3))
