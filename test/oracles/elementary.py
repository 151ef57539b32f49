"""Writes test/oracles/elementary.json: arguments and exact values of the elementary functions; needs mpmath.

One string per case, fields separated by blanks: the bits of each argument (16 hexadecimal digits), the bits of the
correctly rounded value, and what rounding left over, (exact - rounded) / ulp in thousandths. So an error can be stated
to a thousandth of an ulp. The special values of C99 are written in the tests, not here.

    python3 test/oracles/elementary.py
"""
import json
import math
import random
import struct
from pathlib import Path

from mpmath import erfc, erfinv, exp, log, mp, mpf, nint, power, sqrt, tanh

mp.prec = 400
CASES = 900
rng = random.Random(20110611)


def bits(x):
    return struct.pack(">d", x).hex()


def rounded(value):
    """The nearest double and the rest in thousandths of an ulp."""
    if value == 0:
        return 0.0, 0
    exponent = mp.frexp(value)[1] - 1
    unit = mpf(2) ** max(exponent - 52, -1074)
    count = nint(value / unit)
    if abs(count * unit) >= mpf(2) ** 1024:
        return math.copysign(math.inf, count), 0
    return float(count * unit), int(nint((value / unit - count) * 1000))


def line(function, *arguments):
    value, rest = rounded(function(*(mpf(a) for a in arguments)))
    return " ".join([*(bits(a) for a in arguments), bits(value), str(rest)])


def mixture(*parts):
    """Draws from one of (weight, draw)."""
    total = sum(weight for weight, _ in parts)
    u = rng.random() * total
    for weight, draw in parts:
        u -= weight
        if u < 0:
            return draw()
    return parts[-1][1]()


def between(a, b):
    return lambda: rng.uniform(a, b)


def magnitude(a, b, signed=False):
    return lambda: (rng.choice([-1, 1]) if signed else 1) * 2.0 ** rng.uniform(a, b)


def near_one(a, b):
    return lambda: 1 + rng.choice([-1, 1]) * 2.0 ** rng.uniform(a, b)


def neighbours(*points):
    out = []
    for point in points:
        out += [math.nextafter(point, -math.inf), point, math.nextafter(point, math.inf)]
    return out


LN2 = math.log(2)
SMALLEST = 5e-324
MAX = 1.7976931348623157e308

edges = {
    "exp": [SMALLEST, -SMALLEST, 1e-300, -1e-300, 2**-54, -(2**-53), 709.782712893384, 709.7827128933841, 710.0, 800.0,
            -745.1332191019411, -745.1332191019412, -746.0, -800.0, 1e308, -1e308]
           + neighbours(1.0, -1.0, LN2 / 2, -LN2 / 2, LN2, 1.5 * LN2, -708.3964185322641, 709.436139303),
    "log": [SMALLEST, 2 * SMALLEST, 1e-310, MAX, 1e300, 1e-300]
           + neighbours(1.0, 2.0, 0.5, math.sqrt(2), math.sqrt(0.5), math.e, 2.2250738585072014e-308),
    "tanh": [SMALLEST, 1e-300, -1e-300, 2**-28, 2**-55, 19.0, 19.1, 21.9, 30.0, 1e300, -1e300]
            + neighbours(1.0, -1.0, LN2 / 4, 3 * LN2 / 4, 22.0),
    "logistic": [SMALLEST, -SMALLEST, 1e-300, -36.7, 36.7, 40.0, 700.0, -700.0, -708.0] + neighbours(1.0, -1.0, LN2),
    "normcdf": [0.0, SMALLEST, -SMALLEST, 1e-300, -37.5, -38.0, -38.4, -39.0, -50.0, 8.2, 8.3, 9.0, 40.0]
               + neighbours(1.0, -1.0, -5.0, 1.6448536269514722, -37.6772),
    "pow": [],
    "standardNormalQuantile": [2**-54, 2**-53, 2**-52, 1 - 2**-53, 1 - 2**-52, 0.25, 0.75, 1e-11, 1.3888e-11]
                              + neighbours(0.075, 0.925, 0.025),
}
draws = {
    "exp": lambda: mixture((5, between(-745, 709.7)), (3, between(-2, 2)), (2, magnitude(-60, 3, True)),
                           (1, between(-745.2, -708))),
    "log": lambda: mixture((3, magnitude(-1074, 1023.9)), (4, between(0.5, 2)), (3, near_one(-52, -2)),
                           (1, magnitude(-1074, -1022))),
    "tanh": lambda: mixture((4, between(-1, 1)), (2, between(-22, 22)), (2, magnitude(-60, 0, True))),
    "logistic": lambda: mixture((4, between(-5, 5)), (3, between(-45, 45)), (2, between(-708, 45))),
    "normcdf": lambda: mixture((4, between(-4, 4)), (3, between(-37.4, 9)), (1, magnitude(-60, 0, True)),
                               (1, between(-38.4, -37.4))),
    "standardNormalQuantile": lambda: mixture((5, lambda: rng.randrange(1, 2**53) / 2**53),
                                              (3, lambda: math.floor(2 ** rng.uniform(0, 53)) / 2**53),
                                              (2, lambda: 1 - math.ceil(2 ** rng.uniform(0, 52)) / 2**53)),
}
functions = {
    "exp": exp,
    "log": log,
    "tanh": tanh,
    "logistic": lambda x: 1 / (1 + exp(-x)),
    "normcdf": lambda x: erfc(-x / sqrt(mpf(2))) / 2,
    "standardNormalQuantile": lambda u: sqrt(mpf(2)) * erfinv(2 * u - 1),
}


def pow_arguments():
    """Bases of all sizes; exponents that lead to results of all sizes, and small ones."""
    x = mixture((3, magnitude(-1074, 1023.9)), (3, between(0.5, 2)), (2, magnitude(-20, 20)), (2, near_one(-50, -2)))
    y = mixture((5, lambda: rng.uniform(-1075, 1024) / math.log2(x) if x != 1 else 1.0), (3, between(-10, 10)),
                (2, magnitude(-10, 6, True)))
    return x, y


table = {name: [line(function, x) for x in edges[name] + [draws[name]() for _ in range(CASES)]]
         for name, function in functions.items()}
pow_edges = [(2.0, 0.5), (2.0, 1023.0), (2.0, -1074.0), (2.0, -1075.0), (2.0, 1024.0), (10.0, 308.0), (10.0, -323.0),
             (1.0000000000000002, 2.0**52), (0.9999999999999999, 2.0**52), (1.0000000000000002, 3e18),
             (0.9999999999999999, 6.5e18), (SMALLEST, 0.5), (SMALLEST, -0.5), (MAX, 0.5), (MAX, 1.0), (3.0, 3.0),
             (10.0, 22.0), (10.0, -5.0), (0.1, 3.0), (1.5, 2.0), (7.0, 0.3333333333333333), (2.0, SMALLEST)]
table["pow"] = [line(power, x, y) for x, y in pow_edges + [pow_arguments() for _ in range(CASES)]]

target = Path(__file__).with_suffix(".json")
target.write_text(json.dumps(table, indent=2) + "\n")
print(target.name, target.stat().st_size, {name: len(rows) for name, rows in table.items()})
