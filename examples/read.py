"""Reads a results directory: how the runs ended, what the columns mean, medians over time, one run.

    python3 examples/read.py results/frontier

The one line to a data frame, with pandas and pyarrow (or fastparquet):

    runs = pandas.read_parquet('results/frontier/runs.parquet')

Without a Parquet engine, of the CSV that `detente run ... --format csv` writes beside the Parquet:

    runs = pandas.read_csv('results/frontier/runs.csv', dtype={'seed': str}, keep_default_na=False, na_values=[''])

This script takes what is installed, and does with Python alone where nothing is.
"""

import csv
import json
import math
import sys
from pathlib import Path

try:
    import pandas
except ImportError:
    pandas = None

TEXTS = ('arm', 'seed', 'outcome', 'class', 'player', 'option', 'measure', 'kind', 'name')
Z95 = 1.959963984540054  # two-sided 95 % quantile of the normal distribution


def csv_rows(path):
    with path.open(encoding='utf-8', newline='') as file:
        yield from csv.DictReader(file)


def read_table(directory, table, filters=None):
    """A table as (data frame, or dicts of texts one by one; what read it); (None, reason) if that cannot be done."""
    parquet, text = directory / f'{table}.parquet', directory / f'{table}.csv'
    if pandas and parquet.exists():
        try:
            return pandas.read_parquet(parquet, filters=filters), f'pandas {pandas.__version__}, Parquet'
        except ImportError:
            pass  # There is no Parquet engine.
    if pandas and text.exists():
        # Only an empty cell is a missing one: a player may be called "NA". Texts stay texts: a seed may be "007".
        frame = pandas.read_csv(text, dtype={name: str for name in TEXTS}, keep_default_na=False, na_values=[''])
        return frame, f'pandas {pandas.__version__}, CSV'
    if text.exists():
        return csv_rows(text), 'Python alone, CSV'
    if parquet.exists():
        return None, f'{parquet}: pip install pandas pyarrow, or have CSV written too: detente run ... --format csv'
    return None, f'{parquet}: there is no such file'


def is_frame(table):
    return pandas is not None and isinstance(table, pandas.DataFrame)


def wilson(count, n):
    """The 95 % Wilson score interval of a share: never outside 0 and 1, and of some width even at 0 of n."""
    if n == 0:
        return 0.0, 1.0
    p, shrink = count / n, 1 + Z95 * Z95 / n
    centre = (p + Z95 * Z95 / (2 * n)) / shrink
    half = Z95 * math.sqrt(p * (1 - p) / n + Z95 * Z95 / (4 * n * n)) / shrink
    return (0.0 if count == 0 else centre - half), (1.0 if count == n else centre + half)


def count_outcomes(runs):
    """{arm: {outcome: runs}}, failed runs among them."""
    if is_frame(runs):
        return {arm: of_arm['outcome'].value_counts().to_dict() for arm, of_arm in runs.groupby('arm', sort=False)}
    counts = {}
    for row in runs:
        of_arm = counts.setdefault(row['arm'], {})
        of_arm[row['outcome']] = of_arm.get(row['outcome'], 0) + 1
    return counts


def print_shares(counts, outcomes):
    """Shares are of the runs that did not fail; an outcome that never happened has a row too."""
    print(f'{"arm":<12} {"outcome":<20} {"runs":>9} {"of":>9} {"share":>7} {"from":>7} {"to":>7}')
    for arm, of_arm in counts.items():
        n = sum(of_arm.values()) - of_arm.get('failed', 0)
        for outcome in outcomes:
            count = of_arm.get(outcome, 0)
            low, high = wilson(count, n)
            share = count / n if n else math.nan
            print(f'{arm:<12} {outcome:<20} {count:>9} {n:>9} {share:>7.4f} {low:>7.4f} {high:>7.4f}')


def print_dictionary(directory, table):
    for row in csv_rows(directory / 'data-dictionary.csv'):
        if row['table'] == table:
            unit = f' [{row["unit"]}]' if row['unit'] not in ('', '1') else ''
            print(f'{row["column"]}: {row["meaning"]}{unit}')


def medians(ticks):
    """{tick: {measure: median}}: tidy rows made wide, one column per measure, player and option."""
    if is_frame(ticks):
        names = ['measure', 'player', 'option']
        wide = ticks.fillna({'player': '', 'option': ''}).pivot(index='tick', columns=names, values='p50')
        wide.columns = [' '.join(filter(None, name)) for name in wide.columns]
        return wide.to_dict('index')
    wide = {}
    for row in ticks:
        name = ' '.join(filter(None, (row['measure'], row['player'], row['option'])))
        wide.setdefault(int(row['tick']), {})[name] = float(row['p50'] or 'nan')
    return wide


def choices(trace, run):
    """{tick: {player: option}}: what everybody chose in one run."""
    if is_frame(trace):
        chosen = trace[(trace['run'] == run) & (trace['kind'] == 'decision')].fillna({'player': ''})
        wide = chosen.pivot(index='tick', columns=['name', 'player'], values='option')
        wide.columns = [' '.join(filter(None, name)) for name in wide.columns]
        return wide.to_dict('index')
    wide = {}
    for row in trace:
        if int(row['run']) == run and row['kind'] == 'decision':
            name = ' '.join(filter(None, (row['name'], row['player'])))
            wide.setdefault(int(row['tick']), {})[name] = row['option']
    return wide


def print_wide(wide, most_columns=5, most_rows=7):
    if not wide:
        return print('none')
    names = sorted({name for row in wide.values() for name in row})[:most_columns]
    widths = [max(len(name), 9) for name in names]
    print(' tick  ' + '  '.join(f'{name:>{width}}' for name, width in zip(names, widths)))
    ticks = sorted(wide)
    shown = ticks[:: math.ceil(len(ticks) / most_rows)]
    for tick in [*shown, *(ticks[-1:] if shown[-1] != ticks[-1] else [])]:  # the end is what people look for
        cells = (wide[tick].get(name, '') for name in names)
        texts = (f'{cell:.4g}' if isinstance(cell, float) else cell for cell in cells)
        print(f'{tick:>5}  ' + '  '.join(f'{text:>{width}}' for text, width in zip(texts, widths)))


def main(directory):
    summary = json.loads((directory / 'summary.json').read_text(encoding='utf-8'))
    runs, how = read_table(directory, 'runs')
    if runs is None:
        sys.exit(how)
    print(f'{summary["scenario"]["title"]} ({how})')
    print('\nhow the runs ended, with 95 % intervals')
    print_shares(count_outcomes(runs), [outcome['name'] for outcome in summary['outcomes']])
    print('\ncolumns of runs')
    print_dictionary(directory, 'runs')
    ticks, _ = read_table(directory, 'ticks')
    if ticks is not None:
        print('\nmedians over time; in ticks, n says of how many runs')
        print_wide(medians(ticks))
    trace, _ = read_table(directory, 'trace', filters=[('run', '==', 0)])
    if trace is not None:
        print('\nchoices in run 0')
        print_wide(choices(trace, 0))


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit('usage: python3 read.py DIR, a results directory of detente run')
    main(Path(sys.argv[1]))
