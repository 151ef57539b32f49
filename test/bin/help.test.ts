import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../../bin/commands.ts';
import { detente, root, say } from './command-line.ts';

describe('help', () => {
  it('shows the commands of this version and no others', async () => {
    const { code, out, err } = await say(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "Usage: detente <command> <file…> [flags]

      Multi-agent game-theory simulations of AI governance, as plain text and saved
      seeds.

      Options:
        --version       show the version
        -h, --help      show this help

      Commands:
        init            a scenario of your own to begin with
        check           everything wrong with a file, all at once
        explain         the model in words and equations, with all that it assumes
        run             N seeded runs of a scenario
        compare         several arms in the same worlds, and how they differ
        sweep           many worlds: a design over parameters, and what comes of each
                        point
        discover        where in a sweep something happens, as limits on what was
                        varied
        threshold       where the answer to a question turns, and which single change
                        would turn it
        sensitivity     which parameter matters for an end or a measure
        solve           the same file read as a game: its equilibria, in words and
                        with a certificate
        tournament      decision rules of a scenario against each other; strategies of
                        iterated play
        coalition       which memberships of an agreement are stable: who would leave,
                        who would join
        evolve          how a population that plays a game evolves; the ranking of its
                        profiles
        plan            runs or points to be played later, in pieces, by several
                        processes or machines
        shard           plays one piece of a plan
        merge           puts the pieces of a plan together to the results
        explore         a page to try what if: the same engine in a browser, in one
                        offline file
        report          pictures and a briefing page from saved results
        trace           one run told tick by tick in words
        replay          repeats saved results from their own sources and compares
        cite            BibTeX of saved results, with version and hashes
        verify          whether saved results are whole, or which results a picture is
                        of
        list            the scenarios, games, modules and decision rules that come
                        with Detente
        schema          the JSON Schema of scenario files, for editors
        compile         the WebAssembly kernel of a scenario: its size, or its text
        doctor          tests that Detente computes and draws on this machine as it
                        should
        help <command>  show the flags of a command

      Examples:
        detente list                                 what comes with Detente
        detente run frontier --out results/frontier  1000 runs, saved in results/frontier
        detente report results/frontier              the briefing page as a picture
        detente trace results/frontier --run 7       why run 7 went as it did

      "
    `);
    expect(await say(['-h'])).toEqual({ code, out, err });
    expect(await say(['help'])).toEqual({ code, out, err });
  });

  it('is what a call without a command gets, as an error', async () => {
    const { code, out, err } = await say([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: detente');
  });

  it.each(commands.map(({ name }) => name))('of %s lists its flags', async (name) => {
    const { code, out } = await say([name, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(`Usage: detente ${name}`);
    expect(out).toMatch('--help');
    expect(await say(['help', name])).toEqual({ code, out, err: '' });
    expect(out).toMatchSnapshot();
  });

  it('has the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await say(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

/** Texts that stand in a library and nowhere else, however it is bundled. */
const marks = { yaml: 'BAD_ALIAS', mathjs: 'Parenthesis ) expected', parquet: 'PAR1', pictures: '@napi-rs/canvas' };

describe('starting up', () => {
  /** Every file that Node runs in a process, as its coverage report lists them. */
  const filesRun = async (argv: readonly string[]): Promise<readonly string[]> => {
    const folder = mkdtempSync(join(tmpdir(), 'detente-loaded-'));
    try {
      const { code } = await detente(argv, { env: { NODE_V8_COVERAGE: folder } });
      expect(code).toBe(0);
      const reports = readdirSync(folder).map(
        (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] },
      );
      return reports
        .flatMap(({ result }) => result.map(({ url }) => url))
        .filter((url) => url.startsWith('file:'))
        .map((url) => fileURLToPath(url));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  const marked = (files: readonly string[]): string[] =>
    Object.entries(marks)
      .filter(([, mark]) => files.some((file) => readFileSync(file, 'utf8').includes(mark)))
      .map(([name]) => name);

  it('for help loads neither YAML, formulas, pictures nor Parquet', async () => {
    const files = await filesRun(['--help']);
    expect(files).toContain(join(root, 'dist/bin/detente.js'));
    expect(marked(files)).toEqual([]);
    expect(files.filter((file) => file.includes('node_modules'))).toEqual([]);
    expect(files.length).toBeLessThan(12);
  });

  it('for check loads YAML and formulas, but neither pictures nor Parquet', async () => {
    expect(marked(await filesRun(['check', 'tutorial']))).toEqual(['yaml', 'mathjs']);
  });
});
